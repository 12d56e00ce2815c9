"""Persons: people as the text describes them: role, sex, age, how many. Never who they are.

In: a sentence with its hits, and the places of the text. Out: `Person`s in working offsets; two may overlap where one is told inside another's
description. A role is found by the lexicon; around it, the words that count, tell the age, the sex or the place are taken in: for English in
`people_en`, for the other languages here, and Chinese is finished in `people_zh`. Neighbouring words for one person ("40대 여성 장사꾼") are one mention
whose role is the last. "several" and bare plurals have no count.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from naru.reading import han, people_ja, people_ko
from naru.reading.ages import Age, ages
from naru.reading.lexicon import Hit, Part, PersonRule, longest
from naru.reading.people import Person
from naru.reading.people_en import bylines, english, one_each
from naru.reading.people_zh import described
from naru.reading.places import Spot
from naru.reading.splitting import Sentence
from naru.values import Lang, Sex

_ZH_NUMBER = r"(\d{1,5}|[一二两三四五六七八九十百]{1,4})"
_ZH_BEFORE = re.compile(
    rf"(?:{_ZH_NUMBER}(?:多)?[名个位对口]|(几|数|许多|多|一些|不少|各)[名个位]?)(?:[^，。；：、！？\s,.;:]{{0,14}}的)?\Z"
)
_ZH_AFTER = re.compile(rf"们?(?:{_ZH_NUMBER}[名人口])?")
_EAST_BEFORE_PLACE = {
    "ko": re.compile(r"(?:에서|의|에)?\s?\Z"),
    "ja": re.compile(r"の?\Z"),
    "zh": re.compile(r"(?:的)?\Z"),
}


def persons(
    folded: str, text: str, sentence: Sentence, hits: Mapping[Part, Sequence[Hit]], spots: Sequence[Spot]
) -> list[Person]:
    """The people of one sentence, in order. `folded` as the sentence's lexicon compares it."""
    found_ages = ages(folded, sentence.start, sentence.end, sentence.lang)
    heads = longest(hits["persons"])
    if sentence.lang == "en":
        found = [person for hit in heads if (person := english(folded, sentence, hit, found_ages, spots)) is not None]
        found = one_each(sorted(found, key=lambda person: person.head), folded)
        found.extend(bylines(text, sentence))
    else:
        found = [person for hit in heads if (person := _eastern(folded, sentence, hit, found_ages, spots)) is not None]
        found = _joined(folded, found, sentence.lang)
    found.sort(key=lambda person: (person.start, -person.end))
    kept: list[Person] = []
    for person in found:
        if kept and person.start < kept[-1].end:
            if person.head[0] >= kept[-1].end or _lone(person, kept[-1]):
                kept.append(person)
            continue
        kept.append(person)
    return described(folded, sentence, kept, hits) if sentence.lang == "zh" else kept


def _lone(person: Person, holder: Person) -> bool:
    """Whether a person told inside the description of another ("a source who heard it from a guard") is told for its own sake."""
    return holder.head[1] + 12 < person.head[0] and person.voice != holder.voice and person.end > holder.end


def _eastern(
    folded: str, sentence: Sentence, hit: Hit, found_ages: Sequence[Age], spots: Sequence[Spot]
) -> Person | None:
    rule = hit.rule
    assert isinstance(rule, PersonRule)
    lang = sentence.lang
    start, end, count, counted, plural = _eastern_number(folded, sentence, hit, rule)
    plural_told = folded.startswith("들", hit.end) or (counted and count is None)
    age: tuple[int, int] | None = None
    told: Sex | None = None
    start -= lang == "ja" and start > sentence.start and folded[start - 1] == "元"
    if lang == "ko":
        age, told, end = people_ko.behind(
            folded, end, sentence.end, found_ages, sexed=not rule.bare and rule.sex is not None
        )
    for found in found_ages:
        between = folded[found.end : start]
        if age is not None:
            break
        if found.end <= start and len(between) <= 4 and not between.strip(" 의の的,、한난된짜리"):
            age, start = (found.low, found.high), found.start
        elif start <= found.start and found.end <= end:
            age = (found.low, found.high)
    if lang == "ja" and age is None:
        age, start, end = people_ja.age(folded, sentence.start, sentence.end, start, end, found_ages)
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
    sex, shown = rule.sex or told, True
    if lang == "ko":
        one = age is not None or folded.startswith("한 ", start) or people_ko.one(folded, sentence.start, start)
        count = 1 if count is None and not plural_told and one and (age is not None or not rule.several) else count
        shown = counted or rule.role not in _OFFICES or not people_ko.aside(folded, head, end, sentence.end)
        unit = rule.role == "neighbourhood_watch_unit" and not counted
        shown = shown and not rule.office and (not unit or people_ko.acts(folded, end, sentence.end))
    if lang == "ja":
        sex = sex or people_ja.sex(folded[start:end], rule.role)
        if not counted:
            number, floated = people_ja.floating(folded, end, sentence.end)
            count, end, counted = number or count, floated, number is not None
        exact = age is not None and age[0] == age[1] and folded[end - 1] not in "らち達"
        one = age is not None or people_ja.single(rule.role) or any(map(str.isdigit, folded[start:end]))
        if count is None and (exact or (not plural and one)):
            count = 1
        office = rule.role in _OFFICES
        told_of = counted or people_ja.shown(folded, head, start, end, sentence.end, rule.role, office=office)
        shown = rule.voice != "document" and told_of
    return Person(start, end, head, rule.role, sex, age, count, rule.id, rule.voice, definite, shown)


def _eastern_number(
    folded: str, sentence: Sentence, hit: Hit, rule: PersonRule
) -> tuple[int, int, int | None, bool, bool]:
    """Start and end with the words that count, the number, whether one is told, and whether it is several."""
    start, end, count, plural = hit.start, hit.end, rule.count, rule.several
    lang = sentence.lang
    inner_number = {"people": _INNER_NUMBER, "family": _INNER_FAMILY}.get(rule.role)
    if lang == "ko" and rule.role == "people":
        inner_number = people_ko.INNER
    inner = inner_number.search(folded, start, end) if inner_number is not None else None
    if inner is not None and lang == "ja" and "数" in folded[start:end]:
        return start, end, None, True, True
    if inner is not None:
        word = inner.group()
        if (
            lang == "ko"
            and end - start > 1
            and people_ko.number(folded[start : end - 1])
            and folded[end - 1] in "이은을도"
        ):
            end -= 1
        return start, end, people_ko.number(word) or han.number(word), True, plural
    counted = False
    after = {"ko": people_ko.AFTER, "zh": _ZH_AFTER, "ja": people_ja.AFTER}[lang].match(folded, end, sentence.end)
    before = {"ko": people_ko.BEFORE, "zh": _ZH_BEFORE, "ja": people_ja.BEFORE}[lang].search(
        folded, max(sentence.start, start - 26), start
    )
    if after and after.end() > end:
        marked = folded[end] in "들们らた達ど"
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
    if lang == "ko":
        return next((told for part in match.groups() if part and (told := people_ko.number(part))), None)
    digits = match.group(1)
    if lang == "ja" and not digits:
        return next((people_ja.ALONE[part] for part in match.groups() if part in people_ja.ALONE), None)
    return han.number(digits) if digits else None


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
    expression = {"ko": people_ko.BEFORE, "zh": _ZH_BEFORE, "ja": people_ja.BEFORE}[lang]
    if counted:
        return start, count, counted
    before = expression.search(folded, max(sentence.start, start - 12), start)
    if before is None:
        return start, count, counted
    first = before.group(1)
    if lang == "ko":
        number = people_ko.number(first or before.group(2) or before.group(3) or "")
    else:
        number = han.number(first) if first else count
    return before.start(), number, True


#: Words for an office: what follows belongs to it ("경비대 군인"), but neighbours are none of its members.
_OFFICES = frozenset(
    {
        "authority",
        "state_security",
        "police",
        "border_guard",
        "neighbourhood_watch_unit",
        "womens_union",
        "group",
        "army",
    }
)
#: Somebody's kin speaks for themselves: "a soldier's wife".
_KIN = frozenset({"relative", "family", "couple", "neighbour"})
_OPENED = re.compile("[(（]")
_GLUE = re.compile(r"[\s의の的]?|\s?(?:출신|소속)(?:의|인)?\s|인\s|이자\s|\s?\d*(?:소대|중대|대대|련대|여단|려단)\s")


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
                or (lang == "ja" and _apposed(folded, last, person))
            )
        ):
            bracketed = lang == "ko" and folded[last.end - 1] in ")）"
            paper = lang == "ja" and person.voice == "document" != last.voice
            kept_apart = (
                bracketed or paper or (person.role in ("neighbour", "resident", "family") and last.role in _OFFICES)
            )
            if not kept_apart:
                former = lang == "ko" and "출신" in folded[last.head[1] : person.start]
                kept[-1] = replace(_one(last, person), voice=person.voice) if former else _one(last, person)
                opened = _OPENED.search(folded, last.head[1], person.start + 1)
                if opened and folded.startswith((")", "）"), person.end):
                    kept[-1] = replace(kept[-1], end=person.end + 1)
                continue
        kept.append(person)
    return kept


def _apposed(folded: str, first: Person, second: Person) -> bool:
    """Japanese: "五十代の男(鉱夫)", "うち七人は三十代の女性"."""
    joined = people_ja.apposed(folded, first.end, second.start)
    if joined is None or not second.shown:
        return False
    if joined == "(":
        return first.role != "people" and second.count in (None, 1) and folded.startswith((")", "）"), second.end)
    told = first.count is None and second.age is not None and first.age is None and joined == "は"
    return told or (first.role == "people" and first.count is not None and second.count in (None, 1))


def _one(first: Person, second: Person) -> Person:
    """Two neighbouring mentions as one; a bare count ("2人") only counts the first."""
    head = first if second.role == "people" else second
    office = first.role in _OFFICES
    counted = first.role == "people" and first.count is not None
    count = first.count if counted or (second.count is None and not office) else second.count
    own = head.voice != "other" or head.role in _KIN
    voice = head.voice if own else ("official" if office else first.voice)
    return Person(
        min(first.start, second.start), max(first.end, second.end), head.head, head.role,
        None if head.role in ("couple", "family") else second.sex or first.sex, second.age or first.age, count,
        head.rule, voice, first.definite, head.shown,
    )  # fmt: skip


_RECALLED = 40


def first_mentions(found: Sequence[Person], sections: Sequence[int], folded: Sequence[str]) -> list[Person]:
    """Of the people of a text those that are new in their section: "the partner" told again is nobody new."""
    kept: list[Person] = []
    told: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    officials: defaultdict[tuple[int, int | None], set[str]] = defaultdict(set)
    described: defaultdict[int, list[str]] = defaultdict(list)
    counts: defaultdict[int, set[int | None]] = defaultdict(set)
    individuals: Counter[int] = Counter()
    for person, section, words in zip(found, sections, folded, strict=True):
        earlier = told[section, person.role]
        again = bool(earlier) and (person.definite or any(words in said for said in earlier[-_RECALLED:]))
        general = person.role in ("official", "officer", "people") and person.definite
        if general and person.voice in officials[section, person.count]:
            again = True
        if person.rule.startswith("ko.") and words.endswith("사람") and person.count and person.count > 1:
            # "the two": those told of one by one before.
            again = again or individuals[section] >= person.count
        if person.role not in _OFFICES and person.voice == "other":
            individuals[section] += person.count or 1
        if person.rule == "zh.counted" and person.count and person.count > 1:
            # "三人": those told of one by one, or so many, before.
            again = again or individuals[section] == 2 * person.count or person.count in counts[section]
        if person.rule.startswith("zh."):
            counts[section].add(person.count)
        if person.rule.startswith("ja."):
            again = again or any(said != words and said.endswith(words) for said in described[section][-_RECALLED:])
            counted = person.count if person.role == "people" and person.count != 1 else None
            again = again or (counted is not None and counted in counts[section])
            described[section].append(words)
            counts[section].add(person.count)
        earlier.append(words)
        officials[section, person.count].add(person.voice)
        if not again or person.age is not None:
            kept.append(person)
    return kept
