"""People, in Korean: what stands behind a description (age and sex in brackets), whether it tells of one, whether it only stands aside.

In: folded text and where a description of somebody begins and ends. Out: what its surroundings add to it. Grammar of the language only;
which words name people is the pack's matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from naru.reading.ages import Age
from naru.values import Sex

_SEX = r"(남|녀|여|男|女)(?:자|성)?"
#: "(57)", "(여, 45쯤)", "(35·남)", "(녀)"
_NAMED = re.compile(
    r"\s?(?:[가-힣]{1,3}?\s?(?:모|아무개|○+|OO|XX)(?:\s?(?:씨|군|양))?|(?<=\s)(?:[가-힣]{1,3}|[A-Za-z])\s?씨)(?![가-힣]{2})"
)
_MISTER = re.compile(r"\s?(?:씨|군|양)(?=[은는이가도의,\s])")
_BRACKETS = re.compile(
    rf"\s?[(（]\s?(?:{_SEX}\s?[,·/]?\s?)?(?:나이\s?|만\s?|약\s?|당시\s?)?(?:(\d{{1,2}})(?:살|세)?\s?(쯤|가량|정도|안팎|남짓)?)?"
    rf"\s?[,·/]?\s?(?:{_SEX})?\s?[)）]"
)
_OPENED = re.compile(
    rf"\s?[(（]\s?(?:(?:둘|셋)?\s?(?:다|모두)\s|전부\s)?(?:나이\s?|당시\s?|{_SEX}\s?[,·/]?\s?)?|,?\s?나이는?\s?"
)
_CLOSED = re.compile(rf"\s?[,·/]?\s?(?:{_SEX})?\s?[)）]")
_BESIDE = re.compile(r",?\s?")
_IS = re.compile(r"[은는]\s?")
_ALONE = re.compile(r"\s?(?:[).,/]|\Z|이?다[.\s]|인데|였)")
_BARE = re.compile(r"\s?(\d{2})(?:살|세)?(?=[\s,.)/]|\Z)")
_ROUGH = 2
_ONE = re.compile("[" + "".join(map(chr, range(0xAC00 + 4, 0xD7A4, 28))) + r"]\s\Z")
_ONE_SUCH = re.compile(r"(?<![가-힣])한\s[가-힣]{1,6}\s\Z")
_BODY = re.compile(r"[부국성서대소반당청권단조회부처]\Z")
_ASIDE = re.compile(
    r"(?:에서의|에다|로|으로|의|을|를|까지|와|과|(?:에게|한테)(?!서|도|\s?(?:의해|붙|잡|체포|걸|끌|적발|단속|발각|빼앗|뺏|압수|들켜|들키|연행|총))|에(?!서|도|\s?(?:의해|빼앗|뺏|압수|총)))"
    r"(?=[\s,.)”\"’']|\Z|[가-힣])|에서\s(?:내려|나온|파견|온\s)|\s(?:구류장|청사|건물|마당|앞|감방|소속|출신|총|차|트럭|초소|창고|명의)"
)

#: A body told as people does something: "보위부가", "경비대는".
_ACTS = re.compile(r"\s?(?:쪽|측)?(?:이|가|은|는|도|에서|께서|에게|한테|\(|（)(?![가-힣]{0,2}\s?(?:이송|넘|인계))")


def behind(
    folded: str, end: int, last: int, found_ages: Sequence[Age], *, sexed: bool
) -> tuple[tuple[int, int] | None, Sex | None, int]:
    """The age and sex told behind a description, and where it ends with them. `sexed`: the description is no more than a sex."""
    named = _NAMED.match(folded, end, last)
    end = named.end() if named else end
    brackets = _BRACKETS.match(folded, end, last)
    if brackets and any(brackets.group(1, 2, 4)):
        years = int(brackets.group(2)) if brackets.group(2) else None
        spread = _ROUGH if brackets.group(3) else 0
        age = (years - spread, years + spread) if years and years > _ROUGH else None
        mister = _MISTER.match(folded, brackets.end(), last)
        return age, _sex(brackets.group(1) or brackets.group(4)), mister.end() if mister else brackets.end()
    for found in found_ages:
        if not 0 <= found.start - end <= 8:
            continue
        opened = _OPENED.fullmatch(folded, end, found.start)
        if opened:
            closed = _CLOSED.match(folded, found.end, last)
            if closed is None and "(" in opened.group().replace("（", "("):
                continue
            told = opened.group(1) or (closed.group(1) if closed else None)
            return (found.low, found.high), _sex(told), closed.end() if closed else found.end
        if _IS.fullmatch(folded, end, found.start) and _ALONE.match(folded, found.end, last):
            return (found.low, found.high), None, end
        if _BESIDE.fullmatch(folded, end, found.start) and (sexed or _ALONE.match(folded, found.end, last)):
            return (found.low, found.high), None, found.end
    bare = _BARE.match(folded, end, last) if sexed else None
    if bare:
        return (int(bare.group(1)), int(bare.group(1))), None, bare.end()
    return None, None, end


def _sex(letter: str | None) -> Sex | None:
    if letter is None:
        return None
    return "m" if letter in "남男" else "f"


def one(folded: str, first: int, start: int) -> bool:
    """Whether words before a description ("이 내용을 전한 주민", "한 주민") make it one person."""
    return (
        _ONE.search(folded, max(first, start - 3), start) is not None
        or _ONE_SUCH.search(folded, max(first, start - 12), start) is not None
    )


def aside(folded: str, head: tuple[int, int], end: int, last: int) -> bool:
    """Whether an office is only where somebody is brought, or whose something is: it is not told as people."""
    return _BODY.search(folded, *head) is not None and _ASIDE.match(folded, end, last) is not None


def acts(folded: str, end: int, last: int) -> bool:
    """Whether an office is told as doing something: "인민반이"."""
    return _ACTS.match(folded, end, last) is not None


_UNITS = {
    "한": 1,
    "하나": 1,
    "두": 2,
    "둘": 2,
    "세": 3,
    "석": 3,
    "셋": 3,
    "네": 4,
    "넉": 4,
    "넷": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80}
_SINO = {
    "십": 10,
    "이십": 20,
    "삼십": 30,
    "사십": 40,
    "오십": 50,
    "육십": 60,
    "칠십": 70,
    "팔십": 80,
    "구십": 90,
    "백": 100,
    "이백": 200,
    "삼백": 300,
}
#: Words for numbers, and what they come to.
NUMBERS = (
    _UNITS
    | _TENS
    | {"스무": 20}
    | _SINO
    | {ten + unit: value + one for ten, value in _TENS.items() for unit, one in _UNITS.items()}
)
_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
#: A number before a word that counts people; several, tens of, two or three are none.
COUNT = rf"(?:(?<![수몇\d])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}})|(?<![가-힣])({_WORDS}))\s?(?:여\s?)?(?:명|인|사람|분)"
AFTER = re.compile(
    rf"(들)?\s?(?:{COUNT.replace('(?<![가-힣])', '')}|(하나|둘|셋|넷|다섯|여섯|일곱)(?=[이가은는을를도의,.\s(（)）]|\Z)|(?<=[가-힣])(\d{{1,2}})(?=[\s,.)]|\Z))?"
)
BEFORE = re.compile(
    rf"(?:{COUNT}의?\s?|(?<![가-힣\d])(한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s|(여러|많은|일부|수많은|몇몇|몇|복수의|다수의|두세|서너|수십|수백)\s?(?:명의\s?)?)\Z"
)
INNER = re.compile(
    rf"(?<![수몇\d])\d{{1,3}}(?:,\d{{3}})+|\d+|(?<![가-힣])(?:{_WORDS})(?=\s?(?:명|사람|가구|세대|가정|[이은을도]|\Z))"
)


def number(word: str) -> int | None:
    """The number some digits or words come to."""
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() else NUMBERS.get(word)
