"""Persons: people as the text describes them: role, sex, age, how many. Never who they are.

In: a sentence with its hits of the part `persons`, and the places of the text. Out: `Person`s in working offsets, without overlap. A role is found by
the lexicon; around it, the words that count, tell the age, the sex or the place are taken in. Neighbouring words for one person ("40대 여성
장사꾼") are one mention whose role is the last (in English the longest). "several" and bare plurals have no count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from naru.reading.ages import Age, ages
from naru.reading.lexicon import Hit, PersonRule, longest
from naru.reading.places import Spot
from naru.reading.splitting import Sentence
from naru.values import Lang, Sex

_EN_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
_EN_DETERMINERS = frozenset(
    """
    the this that these those some several many most few all any no each every other certain various our my his
    her their such
    """.split()  # noqa: SIM905 (a list of words)
)
_EN_ANY = frozenset(["any", "no", "each", "every"])
_EN_SOME = frozenset(["these", "those", "some", "several", "many", "most", "few", "various", "certain", "other"])
_EN_STOP = frozenset(
    """
    in of to for from with by at on and or but that who which as was were is are be been has have had will would
    said says told if when not than into over after before because while against about between through during
    without under it they he she we you i
    """.split()  # noqa: SIM905 (a list of 60 words)
)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\.?\s+\Z"
)
_EN_BEFORE = re.compile(r"([\w'’\-]+)\s+\Z")
_EN_PLURAL = re.compile(r"(?:s|men|women|people|children|police|personnel|troops|folk)\Z")
_EN_SINGULAR_S = re.compile(r"(?:ss|us|is|'s|press)\Z")
_EN_PLACE = re.compile(r"\s+(?:living |based |working )?(?:in|from|of|at)\s+(?:the\s+)?(?:city of\s+|town of\s+)?\Z")
_EN_OFFICE = re.compile(
    r"\s+(?:from|of|at|with|for)\s+(?:the\s+|a\s+)?(?:[a-z'\-]+\s+){0,3}?(?:committee|department|ministry|bureau|station|party|unit|union|league|office|guard|police|army|security|market|school|factory"
    r"|mine|hospital|university|university|brigade|regiment|command|corps|government|company|watch|railway)\b(?:'s)?(?:\s+\([a-z ]{3,40}\))?"
)
_EN_CLAUSE = re.compile(
    r"\s+(?:who|living|working|accused|suspected|caught|trying)\b[^,.;:!?\"“”—]{2,120}?"
    r"(?=[,.;:!?\"“”—]|\Z|\s(?:said|says|told|reported|explained|added|announced|confirmed|recalled|relayed|called|stated|claimed|warned|threatened)\b)"
)
_EN_COUNT_OF = re.compile(r"\b(?:family|group|couple|crowd|party|team|household)\s+of\s+(?:about\s+)?(\d+|[a-z]+)\Z")

_KO_UNITS = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
    "스무": 20, "서른": 30,
}  # fmt: skip
_KO_COUNT = r"(?:(\d{1,5})|(한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|서른))\s?(?:여\s?)?(?:명|인|사람|분)"
_KO_AFTER = re.compile(rf"(들)?\s?(?:{_KO_COUNT}|(하나|둘|셋|넷|다섯)(?=[이가은는을를도의,.\s]|\Z))?")
_KO_BEFORE = re.compile(rf"(?:{_KO_COUNT}의?\s?|(?<![가-힣])(한|두|세|네|다섯)\s|(여러|많은|일부|수많은|몇몇)\s)\Z")
_HAN_DIGITS = {letter: value for value, letter in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2}
_ZH_NUMBER = r"(\d{1,5}|[一二两三四五六七八九十百]{1,4})"
_ZH_BEFORE = re.compile(
    rf"(?:{_ZH_NUMBER}(?:多)?[名个位对口]|(几|数|许多|多|一些|不少|各)[名个位]?)(?:[^，。；：、！？\s,.;:]{{0,14}}的)?\Z"
)
_ZH_AFTER = re.compile(rf"们?(?:{_ZH_NUMBER}[名人口])?")
_JA_NUMBER = r"(\d{1,5}|[一二三四五六七八九十百]{1,4})"
_JA_BEFORE = re.compile(
    rf"(?:{_JA_NUMBER}[人名]の|(数|多くの|何人もの|複数の|数人の)[人名]?の?|(ある|一人の)|(?:その場にいた|居合わせた|目撃した))\Z"
)
_JA_AFTER = re.compile(rf"(?:ら|たち|達)?(?:{_JA_NUMBER}[人名])?")
_EAST_BEFORE_PLACE = {
    "ko": re.compile(r"(?:에서|의|에)?\s?\Z"),
    "ja": re.compile(r"の?\Z"),
    "zh": re.compile(r"(?:的)?\Z"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """A person or people in working offsets. `head` is the role's own words; `voice` what they are when they speak."""

    start: int
    end: int
    head: tuple[int, int]
    role: str
    sex: Sex | None
    age: tuple[int, int] | None
    count: int | None
    rule: str
    voice: str
    definite: bool = False


def persons(folded: str, text: str, sentence: Sentence, hits: Sequence[Hit], spots: Sequence[Spot]) -> list[Person]:
    """The people of one sentence, in order. `folded` as the sentence's lexicon compares it."""
    found_ages = ages(folded, sentence.start, sentence.end, sentence.lang)
    heads = longest(hits)
    if sentence.lang == "en":
        found = [person for hit in heads if (person := _english(folded, sentence, hit, found_ages, spots)) is not None]
        found.extend(_bylines(text, sentence))
    else:
        found = [person for hit in heads if (person := _eastern(folded, sentence, hit, found_ages, spots)) is not None]
        found = _joined(folded, found, sentence.lang)
    found.sort(key=lambda person: (person.start, -person.end))
    kept: list[Person] = []
    for person in found:
        if kept and person.start < kept[-1].end:
            if person.head[0] >= kept[-1].end or _lone(person, kept[-1]):
                kept.append(
                    replace(person, start=max(person.start, kept[-1].end)) if person.start >= kept[-1].end else person
                )
            continue
        kept.append(person)
    return kept


def _lone(person: Person, holder: Person) -> bool:
    """Whether a person told inside the description of another ("a source who heard it from a guard") is told for its own sake."""
    return holder.head[1] + 12 < person.head[0] and person.voice != holder.voice and person.end > holder.end


def _english(
    folded: str, sentence: Sentence, hit: Hit, found_ages: Sequence[Age], spots: Sequence[Spot]
) -> Person | None:
    rule = hit.rule
    assert isinstance(rule, PersonRule)
    start, count, determined = _english_left(folded, sentence.start, hit)
    end = hit.end
    head = folded[hit.start : hit.end]
    plural = (bool(_EN_PLURAL.search(head)) or head.startswith("people")) and not _EN_SINGULAR_S.search(head)
    age, end = _english_age(folded, start, end, found_ages)
    for age_before in found_ages:
        if age is None and age_before.end <= hit.start and start <= age_before.start:
            age = (age_before.low, age_before.high)
    end = _english_place(folded, sentence, end, spots)
    office = _EN_OFFICE.match(folded, end, sentence.end)
    if office:
        end = office.end()
        end = _english_place(folded, sentence, end, spots)
    if age is None:
        age, end = _english_age(folded, start, end, found_ages)
    clause = _EN_CLAUSE.match(folded, end, sentence.end) if not rule.bare or folded[end : end + 5] == " who " else None
    if clause and (not rule.bare or rule.voice in ("source", "other")):
        end = clause.end()
    if not rule.bare and not (
        count
        or age
        or clause
        or folded[start : hit.start].split(" ", 1)[0] in _EN_SOME
        or (rule.role != "people" and determined)
    ):
        return None
    counted = _EN_COUNT_OF.search(head)
    if counted:
        count = int(counted.group(1)) if counted.group(1).isdigit() else _EN_NUMBERS.get(counted.group(1))
    elif rule.count is not None:
        count = rule.count
    elif (rule.several and count == 1 and plural) or (plural and count == 1):
        count = None
    elif not plural and count is None and not rule.several:
        count = 1
    if rule.several and count == 1 and not determined:
        count = None
    definite = folded.startswith(("the ", "this ", "that ", "both "), start)
    return Person(
        start,
        end,
        (hit.start, hit.end),
        rule.role,
        _english_sex(folded, rule, start, end),
        age,
        count,
        rule.id,
        rule.voice,
        definite,
    )


def _english_left(folded: str, first: int, hit: Hit) -> tuple[int, int | None, bool]:
    """Where the noun phrase begins, the number it starts with, and whether it has an article or a number at all."""
    inner = folded[hit.start : hit.end].split()
    if inner and inner[0] in _EN_NUMBERS:
        return hit.start, _EN_NUMBERS[inner[0]], True
    if inner and inner[0] in _EN_DETERMINERS:
        return hit.start, None, True
    start = hit.start
    for _ in range(5):
        before = _EN_BEFORE.search(folded, max(first, start - 30), start)
        if before is None:
            break
        word = before.group(1)
        if word in _EN_NUMBERS:
            return before.start(1), _EN_NUMBERS[word], True
        if word.isdigit() and not _MONTH.search(folded, max(first, before.start(1) - 12), before.start(1)):
            return before.start(1), int(word) if len(word) < 6 else None, True
        if word in _EN_DETERMINERS:
            return before.start(1), None, word not in _EN_ANY
        if word in _EN_STOP or (
            word.endswith(("ed", "ing"))
            and word not in ("reporting", "armed", "visiting", "living", "missing", "detained", "masked", "uniformed")
        ):
            break
        start = before.start(1)
    return hit.start, None, False


def _english_age(folded: str, start: int, end: int, found_ages: Sequence[Age]) -> tuple[tuple[int, int] | None, int]:
    for age in found_ages:
        between = folded[end : age.start]
        if end <= age.start and len(between) <= 8 and not between.strip(" ,of()"):
            return (age.low, age.high), age.end
        if start <= age.start and age.end <= end:
            return (age.low, age.high), end
    return None, end


def _english_place(folded: str, sentence: Sentence, end: int, spots: Sequence[Spot]) -> int:
    for spot in spots:
        if spot.start < end or spot.end > sentence.end:
            continue
        if spot.start - end > 28:
            break
        joined = folded[end : spot.start]
        if _EN_PLACE.fullmatch(joined) or (
            joined == ", " and spot.level == "province" and any(other.end == end for other in spots)
        ):
            end = spot.end
    return end


_HE = re.compile(r"\b(?:his|he|himself)\b")
_SHE = re.compile(r"\b(?:her|she|herself)\b")


def _english_sex(folded: str, rule: PersonRule, start: int, end: int) -> Sex | None:
    if rule.sex is not None:
        return rule.sex
    words = folded[start:end]
    female = bool(
        re.search(
            r"\b(?:woman|women|girl|girls|female|mother|wife|sister|aunt|daughter|niece|policewoman|businesswoman|businesswomen|schoolgirl)\b",
            words,
        )
    )
    male = bool(
        re.search(
            r"\b(?:man|men|boy|boys|male|father|husband|brother|uncle|son|nephew|policeman|policemen|businessman|schoolboy)\b",
            words,
        )
    )
    if female != male:
        return "f" if female else "m"
    if re.search(r"\bin her (?:early|mid|late|\d|t|f|s|e)", words):
        return "f"
    if re.search(r"\bin his (?:early|mid|late|\d|t|f|s|e)", words):
        return "m"
    return None


_NAME = r"(?:[A-Z]{2,}(?: [A-Z][a-z]+(?:-[a-z]+)?){1,2}|[A-Z][a-z]+(?:-[a-z]+)? [A-Z]{2,})"
_BYLINE = re.compile(rf"\((?:by )?({_NAME})(?:(?:,| and|, and) ({_NAME}))*\)")
_ONE_NAME = re.compile(_NAME)


def _bylines(text: str, sentence: Sentence) -> list[Person]:
    """The names under an article, "(SURNAME Given and SURNAME Given)": reporters, the only people named at all."""
    found = []
    for line in _BYLINE.finditer(text, sentence.start, sentence.end):
        for name in _ONE_NAME.finditer(text, line.start(), line.end()):
            found.append(
                Person(name.start(), name.end(), name.span(), "reporter", None, None, 1, "en.byline", "newsroom")
            )
    return found


def _eastern(
    folded: str, sentence: Sentence, hit: Hit, found_ages: Sequence[Age], spots: Sequence[Spot]
) -> Person | None:
    rule = hit.rule
    assert isinstance(rule, PersonRule)
    lang = sentence.lang
    start, end, count, counted, plural = _eastern_number(folded, sentence, hit, rule)
    age: tuple[int, int] | None = None
    for found in found_ages:
        between = folded[found.end : start]
        if found.end <= start and len(between) <= 4 and not between.strip(" 의の的,、한"):
            age, start = (found.low, found.high), found.start
        elif start <= found.start and found.end <= end:
            age = (found.low, found.high)
    start, count, counted = _before_age(folded, sentence, start, count, counted, lang)
    for spot in spots:
        if (
            sentence.start <= spot.start
            and 0 <= start - spot.end <= 3
            and _EAST_BEFORE_PLACE[lang].fullmatch(folded, spot.end, start)
        ):
            start = spot.start
    if not rule.bare and not counted and age is None and start == hit.start:
        return None
    if plural and count == 1 and not counted:
        count = None
    before = _EAST_DEFINITE_BEFORE.search(folded, max(sentence.start, start - 4), start)
    definite = _EAST_DEFINITE.match(folded, start) is not None or before is not None
    head = (hit.start, hit.end)
    return Person(start, end, head, rule.role, rule.sex, age, count, rule.id, rule.voice, definite)


def _eastern_number(
    folded: str, sentence: Sentence, hit: Hit, rule: PersonRule
) -> tuple[int, int, int | None, bool, bool]:
    """Start and end with the words that count, the number, whether one is told, and whether it is several."""
    start, end, count, plural = hit.start, hit.end, rule.count, rule.several
    lang = sentence.lang
    inner_number = {"people": _INNER_NUMBER, "family": _INNER_FAMILY}.get(rule.role)
    inner = inner_number.search(folded, start, end) if inner_number is not None else None
    if inner is not None:
        word = inner.group()
        return start, end, int(word) if word.isdigit() else (_KO_UNITS.get(word) or _number_han(word)), True, plural
    counted = False
    after = {"ko": _KO_AFTER, "zh": _ZH_AFTER, "ja": _JA_AFTER}[lang].match(folded, end, sentence.end)
    before = {"ko": _KO_BEFORE, "zh": _ZH_BEFORE, "ja": _JA_BEFORE}[lang].search(
        folded, max(sentence.start, start - 26), start
    )
    if after and after.end() > end:
        marked = folded[end] in "들们らた達"
        plural = plural or marked
        number = _told_number(after, lang)
        if number or marked:
            end, count, counted = after.end(), number or count, bool(number)
    if before:
        start, counted = before.start(), True
        number = _told_number(before, lang)
        vague = before.group(4 if lang == "ko" else 2)
        plural = plural or bool(vague)
        if lang == "ja" and before.group(3):
            number = 1
        count = number if number or vague or lang == "ko" else count
    return start, end, count, counted, plural


def _told_number(match: re.Match[str], lang: Lang) -> int | None:
    """The number a counting word tells."""
    digits = match.group(1) if lang != "ko" else next((part for part in match.groups() if part and part.isdigit()), "")
    if lang != "ko":
        return _number_han(digits) if digits else None
    if digits:
        return int(digits)
    return next((_KO_UNITS[part] for part in match.groups() if part in _KO_UNITS), None)


_EAST_DEFINITE = re.compile(r"该|這|这|那(?!边)|此|この|その(?!場)|同(?=消)|이 |그 |해당 |위 ")
_EAST_DEFINITE_BEFORE = re.compile(
    r"(?:该|这|那|此|この|その|同|(?<![가-힣])(?:이|그|해당|위)\s)(?:名|个|位|两名|两人)?\Z"
)
_INNER_FAMILY = re.compile(r"(?:\d+|[二两三四五六七八九十]+)(?=口|人)")
_INNER_NUMBER = re.compile(
    r"\d+|[一二两三四五六七八九十]+|다섯|여섯|일곱|여덟|아홉|스무|서른|[한두세네열](?=\s?(?:명|사람))"
)


def _before_age(
    folded: str, sentence: Sentence, start: int, count: int | None, counted: bool, lang: Lang
) -> tuple[int, int | None, bool]:
    """A number before the age: "一名四十多岁的妇女", "한 40대 여성"."""
    expression = {"ko": _KO_BEFORE, "zh": _ZH_BEFORE, "ja": _JA_BEFORE}[lang]
    if counted:
        return start, count, counted
    before = expression.search(folded, max(sentence.start, start - 12), start)
    if before is None:
        return start, count, counted
    first = before.group(1)
    if lang == "ko":
        number = int(first) if first else _KO_UNITS.get(before.group(2) or before.group(3) or "")
    else:
        number = _number_han(first) if first else count
    return before.start(), number, True


def _number_han(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    if "百" in word:
        return None
    if "十" in word:
        tens, _, units = word.partition("十")
        return (_HAN_DIGITS.get(tens, 1) if tens else 1) * 10 + (_HAN_DIGITS.get(units, 0) if units else 0)
    return _HAN_DIGITS.get(word)


#: Words for an office: what follows belongs to it ("경비대 군인"), but neighbours are none of its members.
_OFFICES = frozenset(
    {"authority", "state_security", "police", "border_guard", "neighbourhood_watch_unit", "womens_union", "group"}
)
_GLUE = re.compile(r"[\s의の的]?")


def _joined(folded: str, found: list[Person], lang: Lang) -> list[Person]:
    """Neighbouring words for one person as one: the last is the head."""
    found.sort(key=lambda person: person.head)
    kept: list[Person] = []
    for person in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.head[1] <= person.head[0]
            and (
                person.start <= last.end
                or (lang != "zh" and _GLUE.fullmatch(folded, last.end, person.start) is not None)
            )
        ):
            kept_apart = person.role in ("neighbour", "resident", "family") and last.role in _OFFICES
            if not kept_apart:
                kept[-1] = _one(last, person)
                continue
        kept.append(person)
    return kept


def _one(first: Person, second: Person) -> Person:
    """Two neighbouring mentions as one; a bare count ("2人") only counts the first."""
    head = first if second.role == "people" else second
    office = first.role in _OFFICES
    count = second.count if second.count is not None else (None if office else first.count)
    voice = head.voice if head.voice != "other" else ("official" if office else first.voice)
    return Person(
        min(first.start, second.start), max(first.end, second.end), head.head, head.role, second.sex or first.sex, second.age or first.age, count,
        head.rule, voice, first.definite,
    )  # fmt: skip


_RECALLED = 40


def first_mentions(found: Sequence[Person], sections: Sequence[int], folded: Sequence[str]) -> list[Person]:
    """Of the people of a text those that are new in their section: "the partner" told again is nobody new."""
    kept: list[Person] = []
    told: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    officials: defaultdict[tuple[int, int | None], set[str]] = defaultdict(set)
    for person, section, words in zip(found, sections, folded, strict=True):
        earlier = told[section, person.role]
        again = bool(earlier) and (person.definite or any(words in said for said in earlier[-_RECALLED:]))
        general = person.role in ("official", "officer", "people") and person.definite
        if general and person.voice in officials[section, person.count]:
            again = True
        earlier.append(words)
        officials[section, person.count].add(person.voice)
        if not again or person.age is not None:
            kept.append(person)
    return kept
