"""People, in English: the noun phrase around the words of a role: what counts it, its age, its sex, its place and its clause.

In: a sentence, a hit of the part `persons`, the ages and places of the sentence. Out: a `Person`, or None where the words name nobody ("guard post",
"police notice"). Clipped notes are read too: "man ~30", "boy 17", "trader (f)", "soldier on leave (22, m)". Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from naru.reading.ages import Age
from naru.reading.lexicon import Hit, PersonRule
from naru.reading.passages import Passage
from naru.reading.people import Person
from naru.reading.places import Spot
from naru.reading.splitting import Sentence
from naru.values import Sex

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
_DETERMINERS = frozenset(
    """
    the this that these those some several many most few all any no each every other certain various our my his
    her their such
    """.split()  # noqa: SIM905 (a list of words)
)
_ANY = frozenset(["any", "no", "each", "every"])
_SOME = frozenset(["these", "those", "some", "several", "many", "most", "few", "various", "certain", "other"])
_STOP = frozenset(
    """
    in of to for from with by at on and or but that who which as was were is are be been has have had will would
    said says told if when not than into over after before because while against about between through during
    without under it they he she we you i w fr via then so now also only there here where why how this hv frm acc
    """.split()  # noqa: SIM905 (a list of words)
)
_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\.?"
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\s+\Z")
_MONTH_FIRST = re.compile(rf"\s*{_MONTHS}\b")
_BEFORE = re.compile(r"([\w'’\-]+)\s+\Z")
_PLURAL = re.compile(r"(?:s|men|women|people|ppl|children|police|personnel|troops|folk|folks|cops|kids)\Z")
_SINGULAR_S = re.compile(r"(?:ss|us|is|'s|press)\Z")
_PLACE = re.compile(r"\s+(?:living |based |working )?(?:in|from|of|at)\s+(?:the\s+)?(?:city of\s+|town of\s+)?\Z")
_OFFICE = re.compile(
    r"\s+(?:from|of|in)\s+(?:the|that|this|our|her|his|a|one|two|three|several|some|nearby|neighbouring|different|other|both|local|surrounding)\s+(?:same\s+|border\s+|port\s+|nearby\s+|neighbouring\s+|different\s+|chinese\s+|small\s+)?(?:towns|villages|cities|counties|districts|provinces|regions|town|city|county|province|capital|village|area|region|district|country|camp)\b"
    r"|\s+(?:from|of|at|with|for|in)\s+(?:the\s+|a\s+)?(?:[a-z'\-]+\s+){0,3}?(?:committee|cttee|department|ministry|bureau"
    r"|station|stn|party|unit|union|league|office|guard|police"
    r"|army|security|market|school|factory|mine|hospital|university|brigade|regiment|command|corps|government|company|watch"
    r"|railway|side|farm|team|row|building|block|agency"
    r"|group|clinic|port|customs|hotel|battalion|division|bank|embassy|consulate)\b(?:'s)?(?:\s+\([a-z ]{3,40}\))?"
)
_OFF = re.compile(r" on leave| off duty")
_CLAUSE = re.compile(
    r"\s+(?:who|now living|living|working|accused|suspected|caught|trying|familiar|reached|based|close|acquainted)\b[^,.;:!?\"“”—]{2,120}?"
    r"(?=[,.;:!?\"“”—]|\Z|\s(?:said|says|say|told|tells|reported|reports|explained|added|announced|confirmed|recalled|relayed"
    r"|called|stated|claimed|warned|threatened|described|insisted)\b)"
)
_COUNT_OF = re.compile(
    r"\b(?:famil(?:y|ies)|group|couple|crowd|party|team|household|gang|band)\s+of\s+(?:about\s+|some\s+)?(\d+|[a-z]+)\Z"
)
#: A capital that speaks for its government: "Beijing denies"; behind "in" it is only a place.
_SPEAKS = re.compile(
    r" (?:has |had |have |also |still |now |again |\w+ly )?(?:den(?:y|ies|ied)|sa(?:ys?|id)|claim|insist|maintain|announc|confirm"
    r"|admit|acknowledg|warn|threaten"
    r"|reject|declar|argu|call|stat(?:es|ed)|repl|describ|promis|vow|condemn|accus|add(?:s|ed)|told|reiterat)"
)
_LEANS = re.compile(
    r"\b(?:of|from|in|at|to|near|nr|by|and|with|for|opposite|fr|frm|outside|around|the|via|on|across|towards|toward|through)\s\Z"
)
#: What a paper is about or where it hangs: "a notice at the mill", up to the verb or the mark behind it.
_PAPER_OF = re.compile(
    r"\s+(?:posted |hung |pinned |seen |pasted |put up )?(?:of|from|at|on|in|by|above|near|outside|inside|for|to)\s+"
    r"(?:(?:the|a|an|this|our|his|her|every|each|its)\s)?"
    r"(?!\d)(?:[\w'’\-]+ ){0,2}?[\w'’\-]+(?=[,.;:!?\"“”]|\Z|\s(?:said|says|say|tells|told|forbids|forbade|bans|banned|orders|ordered|reads|read|states"
    r"|stated|warns|warned|lists|listed|announces|announced|requires|required|threatens|threatened|calls|called|allows|allowed|sets|promises|demands"
    r"|demanded|urges|urged|gives|gave|puts|names|named|declares|declared|instructs|instructed|shows|showed|is|was|has|had)\b)"
)
#: A word that stands before what belongs to it, at the end of the words for a paper: "a notice at".
_HANGING = re.compile(r"\s(?:of|from|at|on|in|by|dated|above|no|nr)\s*\Z")
#: Nouns behind which words for people only say what kind of thing it is.
_THING = re.compile(
    r"(?:'s?)?[ -](?:post|posts|hut|huts|tower|towers|notice|notices|jeep|jeeps|car|cars|van|vans|truck|trucks|box|boxes|dog"
    r"|dogs|duty|uniform|uniforms|bill|list|lists"
    r"|card|cards"
    r"|meeting|meetings|mtg|mtgs|company|companies|house|houses|hostel|camp|camps|home|homes|school|union|league|patrol|patrols|road|gate|number|numbers"
    r"|state|records|register|registers|registration|brigade|command"
    r"|clothes|ticket|tickets|visa|permit|permits|day|price|prices|phones|phone|smuggling|trafficking|headquarters|boat|boats"
    r"|line|lines|state|population|movement|movements)\b"
)
_YEARS = r"(?:\s?-?\s?(?:years?|yrs?|yo|y/o)\b\.?(?:[\s-]old\b)?)"
_AGE_BEHIND = re.compile(
    r"(?:(?:\s|,\s?)(?:(?P<around>abt|about|approx\.?|around|circa|ca\.?|c\.|~|roughly|maybe|perhaps)\s?|(?P<of>of"
    r"|aged?)\s(?P<about>about |abt |around |~)?)?|\s?\(\s?(?P<paren>abt |about |~)?)"
    rf"(?P<tilde>~)?(?P<years>\d{{1,2}})(?P<ish>-?ish|\s?or so|\+)?(?:{_YEARS})?"
    r"(?P<close>[^\w\s]{0,2}|(?:,\s?(?:m|f|male|female))?\))?(?![\w/:%]|\.\d|,\d|-\d)"
    r"(?!\s?(?:h\b|hrs?|hours?|min|m\b|km|metres?|meters?|yuan|won|dollars?|kg|days?|nights?|weeks?|months?|times|x\b|percent"
    r"|people|households?|rounds|of\b|to\s\d|women|men|boats|phones"
    rf"|{_MONTHS}))"
)
_AGE_MARKED = re.compile(
    r"(?<![\w.])(?:(\d{1,2})[\s-]?(?:ish|something|odd)\b|~\s?(\d{1,2})\b|(\d{1,2})[\s-](?:yr|year)s?[\s-]olds?\b|(\d{1,2})\s?(?:yo|y/o)\b)"
)
_SEX_MARK = re.compile(r",\s(male|female|m|f)\b")
_SEX_SHORT = re.compile(r"\s(f|m)(?=\s?[,~]?\s?\d{2}\b|[,.:;])")
_DESCRIBING = frozenset(
    """
    reporting armed visiting living missing detained masked uniformed retired married red
    """.split()  # noqa: SIM905 (a list of words)
)
_ADJECTIVES = frozenset(
    ["customs", "women's", "sports", "armed-forces", "overseas", "arms", "telecoms", "communications"]
)
_SAID_THAT = re.compile(
    r"\b(?:say|says|said|added|adds|insisted|claimed|told \w+|reported|denied|deny|denies|suspects?|stated|think|thinks|believes?) \Z"
)
_DETERMINED = re.compile(r"\b(?:an?|the|one|two|another|this|that|his|her|their|our|my|some|several)\s+\Z")
_AROUND = 2
#: Words behind which a bare plural is people of a kind ("guards who help smugglers"), and words of somebody supposed.
_OF_A_KIND = re.compile(
    r"\b(?:to|with|for|against|among|between|without|than|like|help|helps|helped|helping|shelter|shelters|sheltering|aid|aids|aiding"
    r"|about|of|no|any|hiding|hide|stop|catch|pay|pays|paying|bribe|bribing|guide|guiding|from|w|become"
    r"|(?:work|works|worked|working|serve|serves|served|serving|pose|poses|posed|posing|dressed|disguised|known|such|act|acts"
    r"|acted|acting|used|seen|regarded) as)\s+\Z"
)
_NOBODY = re.compile(
    r"\b(?:whoever|anyone|anybody|caught|accused of|suspected of|suspicion of) (?:hiding |sheltering |helping |shelters |hides "
    r"|helps |guiding )\Z"
)
#: What stands in brackets behind somebody: "(m, abt 40)", "(welder, early 50s)".
_BRACKET = re.compile(r"\s?\(([^()\n]{1,32})\)")
_PART_SEX = re.compile(r"(?:\A|[\s,;/])(m|f|male|female|man|woman)(?=[\s,;/]|\Z)")
_PART_DECADE = re.compile(r"(?:(early|mid|late)[ -])?([1-9]0)['’]?s\b")
_PART_YEARS = re.compile(
    r"(?:\A|[\s,;/]|\b[mf])(abt\.?|about|approx|around|circa|ca\.?|c\.|~)?"
    r"\s?(\d{1,2})(ish)?(?:\s?(?:yrs?|years?|yo)(?: old)?)?(?=[\s,;/]|\Z)"
)


def english(
    folded: str, sentence: Sentence, hit: Hit, found_ages: Sequence[Age], spots: Sequence[Spot]
) -> Person | None:
    """The person a hit tells of."""
    rule = hit.rule
    assert isinstance(rule, PersonRule)
    if _THING.match(folded, hit.end, sentence.end) and rule.voice != "document":
        return None
    if rule.role == "government" and (
        _SPEAKS.match(folded, hit.end) is None or _LEANS.search(folded, max(sentence.start, hit.start - 14), hit.start)
    ):
        return None
    start, count, determined = _left(folded, sentence.start, hit)
    first = folded[start : hit.start].split(" ", 1)[0]
    if first in _ANY or (rule.role != "part" and _NOBODY.search(folded, max(sentence.start, start - 24), start)):
        return None
    head = folded[hit.start : hit.end]
    plural = (bool(_PLURAL.search(head)) or head.startswith("people")) and not _SINGULAR_S.search(head)
    end, age, sex = _right(folded, sentence, start, hit, found_ages, spots, plural=plural)
    if rule.voice == "document":
        end = _paper(folded, sentence, hit, end, spots)
    clause = _CLAUSE.match(folded, end, sentence.end) if not rule.bare or folded[end : end + 1] == " " else None
    if clause and (not rule.bare or rule.voice in ("source", "other", "document")):
        end = clause.end()
    if not rule.bare and not (
        count
        or age
        or clause
        or folded[start : hit.start].split(" ", 1)[0] in _SOME
        or (rule.role != "people" and determined)
    ):
        return None
    count = _count(rule, head, count, plural=plural, determined=determined)
    definite = folded.startswith(("the ", "this ", "that ", "both "), start)
    bare = plural and start == hit.start and end == hit.end and age is None
    office = (rule.office and age is None) or (
        bare and _OF_A_KIND.search(folded, max(sentence.start, start - 16), start) is not None
    )
    return Person(
        start,
        end,
        (hit.start, hit.end),
        rule.role,
        _sex(folded, rule, start, end) or sex,
        age,
        count,
        rule.id,
        rule.voice,
        definite,
        rule.voice != "document" and not office and not (rule.role in ("part", "same") and age is None),
    )


def _paper(folded: str, sentence: Sentence, hit: Hit, end: int, spots: Sequence[Spot]) -> int:
    """Where the words for a paper end: with what it is of or where it hangs, never with a word that leans on the next."""
    hanging = _HANGING.search(folded, hit.start, end)
    if end > hit.end and not hanging:
        return end
    end = hanging.start() if hanging else end
    at = _PAPER_OF.match(folded, end, sentence.end)
    return _place(folded, sentence, at.end() if at else end, spots)


def _count(rule: PersonRule, head: str, count: int | None, *, plural: bool, determined: bool) -> int | None:
    counted = _COUNT_OF.search(head)
    if counted:
        return int(counted.group(1)) if counted.group(1).isdigit() else _NUMBERS.get(counted.group(1))
    if rule.count is not None:
        return rule.count
    if plural and count == 1:
        return None
    if rule.several and count == 1 and not determined:
        return None
    if not plural and count is None and not rule.several:
        return 1
    return count


def _right(
    folded: str,
    sentence: Sentence,
    start: int,
    hit: Hit,
    found_ages: Sequence[Age],
    spots: Sequence[Spot],
    *,
    plural: bool,
) -> tuple[int, tuple[int, int] | None, Sex | None]:
    """Where the description ends, the age, and the sex that is told in brackets."""
    end = hit.end
    at_once = _BRACKET.match(folded, end, sentence.end)
    parts = _in_brackets(at_once.group(1)) if at_once else None
    if at_once and parts:
        return _place(folded, sentence, at_once.end(), spots), parts[1], parts[0]
    age, end = _age(folded, start, end, found_ages)
    for before in found_ages:
        if age is None and before.end <= hit.start and start <= before.start:
            age = (before.low, before.high)
    if age is None:
        age = _marked(folded, start, hit.end)
    end = _place(folded, sentence, end, spots)
    office = _OFFICE.match(folded, end, sentence.end) or _OFF.match(folded, end, sentence.end)
    if office:
        end = _place(folded, sentence, office.end(), spots)
    if age is None:
        age, end = _age(folded, start, end, found_ages)
    sex: Sex | None = None
    whole = _BRACKET.match(folded, end, sentence.end)
    found = _in_brackets(whole.group(1)) if whole else None
    if whole and found:
        sex, age, end = found[0], age or found[1], whole.end()
        return _place(folded, sentence, end, spots), age, sex
    short = _SEX_SHORT.match(folded, end, sentence.end)
    if short:
        sex, end = ("f" if short.group(1) == "f" else "m"), short.end()
    told = _AGE_BEHIND.match(folded, end, sentence.end) if age is None and not plural else None
    marked = _SEX_MARK.match(folded, end, sentence.end)
    if marked:
        sex = "f" if marked.group(1).startswith("f") else "m"
    if told is not None and not (told.group("close") or "").startswith("-"):
        years = int(told.group("years"))
        rough = any(told.group(name) for name in ("around", "about", "paren", "tilde", "ish"))
        if years >= (1 if rough or told.group("of") else 4):
            age = (years - _AROUND, years + _AROUND) if rough else (years, years)
            end = told.end("ish") if told.group("ish") else told.end("years")
            if folded[end : end + 1] == ")":
                end += 1
    if marked:
        end = max(end, marked.end())
    return _place(folded, sentence, end, spots), age, sex


def _in_brackets(words: str) -> tuple[Sex | None, tuple[int, int] | None] | None:
    """Sex and age told in brackets behind somebody; None where they tell neither."""
    told, decade, years = _PART_SEX.search(words), _PART_DECADE.search(words), _PART_YEARS.search(words)
    sex: Sex | None = None
    if told:
        sex = "f" if told.group(1) in ("f", "female", "woman") else "m"
    age = None
    if decade:
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(decade.group(1) or "", (0, 9))
        age = (int(decade.group(2)) + low, int(decade.group(2)) + high)
    elif years and int(years.group(2)) >= 1:
        around = _AROUND if years.group(1) or years.group(3) else 0
        age = (int(years.group(2)) - around, int(years.group(2)) + around)
    return None if sex is None and age is None else (sex, age)


def _marked(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """A rough age before the noun: "a 40ish man", "~30 yr old woman"."""
    told = _AGE_MARKED.search(folded, start, end)
    if told is None:
        return None
    word = next(group for group in told.groups() if group)
    years = int(word)
    if told.group(3) or told.group(4):
        return years, years
    if "something" in told.group() or "odd" in told.group():
        return years, years + 9
    return years - _AROUND, years + _AROUND


def _left(folded: str, first: int, hit: Hit) -> tuple[int, int | None, bool]:
    """Where the noun phrase begins, the number it starts with, and whether it has an article or a number at all."""
    inner = folded[hit.start : hit.end].split()
    if inner and inner[0] in _NUMBERS:
        return hit.start, _NUMBERS[inner[0]], True
    if inner and inner[0].isdigit():
        return hit.start, int(inner[0]), True
    if inner and inner[0] in _DETERMINERS:
        return hit.start, None, True
    start = hit.start
    for _ in range(5):
        before = _BEFORE.search(folded, max(first, start - 30), start)
        if before is None:
            break
        word = before.group(1)
        if word in _NUMBERS:
            return before.start(1), _NUMBERS[word], True
        if word.isdigit():
            at = before.start(1)
            if not _MONTH_BEFORE.search(folded, max(first, at - 12), at) and not _MONTH_FIRST.match(
                folded, before.end(1)
            ):
                return at, int(word) if len(word) < 6 else None, True
            break
        if word == "that" and _SAID_THAT.search(folded, max(first, before.start(1) - 16), before.start(1)):
            break
        if word in _DETERMINERS:
            return before.start(1), None, word not in _ANY
        if (
            word in _STOP
            or (word.endswith("s") and not word.endswith(("ss", "'s", "us")) and word not in _ADJECTIVES)
            or (
                word.endswith(("ed", "ing"))
                and word not in _DESCRIBING
                and not _DETERMINED.search(folded, max(first, before.start(1) - 12), before.start(1))
            )
            or _MONTH_FIRST.fullmatch(word)
        ):
            break
        start = before.start(1)
    return hit.start, None, False


def _age(folded: str, start: int, end: int, found_ages: Sequence[Age]) -> tuple[tuple[int, int] | None, int]:
    for age in found_ages:
        between = folded[end : age.start]
        if end <= age.start and len(between) <= 8 and not between.strip(" ,of()"):
            return (age.low, age.high), age.end
        if start <= age.start and age.end <= end:
            return (age.low, age.high), end
    return None, end


def _place(folded: str, sentence: Sentence, end: int, spots: Sequence[Spot]) -> int:
    for spot in spots:
        if spot.start < end or spot.end > sentence.end:
            continue
        if spot.start - end > 28:
            break
        joined = folded[end : spot.start]
        if _PLACE.fullmatch(joined) or (
            joined == ", " and spot.level == "province" and any(other.end == end for other in spots)
        ):
            end = spot.end
    return end


_SHE = re.compile(
    r"\b(?:woman|women|girl|girls|female|mother|wife|sister|aunt|daughter|niece|grandmother|widow|policewoman|businesswoman"
    r"|businesswomen|schoolgirl|housewife|housewives|lady|ajumma|halmoni|seamstress|waitress|saleswoman|spokeswoman|chairwoman|grandma|granny|mothers|wives"
    r"|sisters|daughters|nun|actress|laundress|midwife|stepmother|sister-in-law|mother-in-law|daughter-in-law|granddaughter|aunts|headmistress"
    r"|schoolmistress|mrs|ms|maid|fishwife|washerwoman|sales girl)\b"
)
_HE = re.compile(
    r"\b(?:man|men|boy|boys|male|father|husband|brother|uncle|son|nephew|grandfather|policeman|policemen|businessman"
    r"|schoolboy|fisherman|ajossi|harabeoji|guardsman|salesman|spokesman|chairman|foreman|postman|watchman|doorman|boatman|ferryman|workman|lad|lads|grandpa|grandad"
    r"|kinsman|townsman|herdsman|signalman|headmaster|stepfather|brother-in-law|father-in-law|son-in-law|grandson|uncle|mr)\b"
)
#: Whose somebody is: "the trader's".
_WHOSE = re.compile(r"\b\w+'s?\s(?=\w)")
#: Words behind which other people may be named in a description.
_TOLD_OF = re.compile(r"\b(?:who|living|working|accused|suspected|of|from)\b")
_OWN = re.compile(r".{0,60}? who (?:had |has |have |was |is )?(?:\w+ )(?:\w+ ){0,5}?(her|his) (?!(?:wife|husband)\b)")
_IN_OWN_AGE = re.compile(r"\bin (her|his) (?:early|mid|late|\d|t|f|s|e|n)")


def _sex(folded: str, rule: PersonRule, start: int, end: int) -> Sex | None:
    if rule.sex is not None:
        return rule.sex
    words = _WHOSE.sub("", folded[start:end])
    words = _TOLD_OF.split(words, maxsplit=1)[0] if "of" not in words[:8] else words
    female, male = bool(_SHE.search(words)), bool(_HE.search(words))
    if female != male:
        return "f" if female else "m"
    own = _OWN.match(folded[start:end])
    if own:
        return "f" if own.group(1) == "her" else "m"
    aged = {match.group(1) for match in _IN_OWN_AGE.finditer(folded[start:end])}
    return "f" if "her" in aged else "m" if aged else None


_PRONOUN = re.compile(
    r"(?<!told )(?<!with )(?<!to )(?<!from )(?<!for )\b(?:(he|his|himself)|(she|her(?=\s\w)|hers|herself))\b"
)
_LOOKED = 2


def with_sex_told_later(passages: Sequence[Passage]) -> None:
    """Give one person alone the sex a pronoun tells in the same sentence or the next ("a resident said … she added")."""
    alone: list[tuple[int, Person]] = []
    for number, passage in enumerate(passages):
        if passage.sentence.lang != "en":
            continue
        alone = [
            (at, person)
            for at, person in alone
            if number - at <= _LOOKED and passages[at].sentence.section == passage.sentence.section
        ]
        for index, person in enumerate(passage.persons):
            if person.count != 1 or not person.shown or person.role in ("family", "reporter"):
                continue
            if person.sex is None:
                person = replace(person, sex=_told_sex(passages, number, person, alone))
                passage.persons[index] = person
            alone.append((number, person))


def _told_sex(
    passages: Sequence[Passage], number: int, person: Person, alone: Sequence[tuple[int, Person]]
) -> Sex | None:
    for at in (number, number + 1):
        if at >= len(passages) or passages[at].sentence.section != passages[number].sentence.section:
            break
        passage = passages[at]
        first = person.head[1] if at == number else passage.start
        others = [each for each in passage.persons if each.count == 1 and each.shown and each.head[0] > first]
        last = min((each.head[0] for each in others), default=passage.end)
        pronoun = _PRONOUN.search(passage.folded, first, last)
        if pronoun:
            sex: Sex = "m" if pronoun.group(1) else "f"
            rivals = [other for _, other in alone if other.sex in (sex, None) and other is not person]
            return None if rivals else sex
        if others:
            break
    return None


_NAME = r"(?:[A-Z]{2,}(?: [A-Z][a-z]+(?:-[a-z]+)?){1,2}|[A-Z][a-z]+(?:-[a-z]+)? [A-Z]{2,})"
_BYLINE = re.compile(rf"\((?:by )?({_NAME})(?:(?:,| and|, and) ({_NAME}))*\)")
_ONE_NAME = re.compile(_NAME)


def bylines(text: str, sentence: Sentence) -> list[Person]:
    """The names under an article, "(SURNAME Given and SURNAME Given)": reporters, the only people named at all."""
    found = []
    for line in _BYLINE.finditer(text, sentence.start, sentence.end):
        for name in _ONE_NAME.finditer(text, line.start(), line.end()):
            found.append(
                Person(name.start(), name.end(), name.span(), "reporter", None, None, 1, "en.byline", "newsroom")
            )
    return found


_TO_NOUN = re.compile(r"(?:[ -][\w'-]+){0,3}[ -]?")


def one_each(found: list[Person], folded: str) -> list[Person]:
    """An age that stands alone ("a 44-year-old") is the person only where no noun follows it."""
    kept = []
    for number, person in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if (
            person.role == "aged"
            and following is not None
            and (following.start < person.end or _TO_NOUN.fullmatch(folded, person.end, following.head[0]))
            and following.head[0] - person.end < 32
        ):
            continue
        kept.append(person)
    return kept
