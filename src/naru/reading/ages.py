"""Ages: the years of life a text gives a person, as a range with both ends included.

"early 50s" = 50-53, "mid" = 54-56, "late" = 57-59; a bare decade is ten years; "about 15" two years either side. Out: `Age`s in the order of the
text. A decade of the calendar ("the 1990s", "90年代") is no age. Follows docs/formats/commands.md, *persons*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from naru.reading.han import DIGITS
from naru.values import Lang


class Age(NamedTuple):
    """Where an age stands, and its bounds."""

    start: int
    end: int
    low: int
    high: int


_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_PARTS = {
    "early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9),
    "초반": (0, 3), "초": (0, 3), "중반": (4, 6), "중": (4, 6), "후반": (7, 9), "말": (7, 9), "후": (7, 9),
    "前半": (0, 3), "初め": (0, 3), "半ば": (4, 6), "なかば": (4, 6), "中頃": (4, 6), "後半": (7, 9), "末": (7, 9),
    "はじめ": (0, 3), "中ごろ": (4, 6), "終わり": (7, 9),
}  # fmt: skip
_DECADE = r"(?:[1-9]0'?s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
_PART = r"(?:(early|mid|middle|late)(?: to late| to mid)?[\s-]+)?"
_NUMBER = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|[a-z]{3,9}teen|ten|eleven|twelve)"
)
_NO_UNIT = (
    r"(?! (?:dollar|won|yuan|metre|meter|km|kilo|people|men|women|hour|minute|day|household|famil|of thousands|,))"
)
_EN = re.compile(
    rf"(?:\bin (?:his|her|their|the|its|my|our) )?(?<![\w'’]){_PART}({_DECADE})"
    rf"(?:(?: and| or| to|-|,)(?: (?:his|her|their))? ({_DECADE}))?\b{_NO_UNIT}"
    rf"|(?<![\w-])({_NUMBER})(?: to ({_NUMBER})|-({_NUMBER}))?[\s-]years?[\s-]olds?\b"
    rf"|\baged? (about |around |between )?({_NUMBER})(?:(?: to | and |-)({_NUMBER}))?\b"
    rf"|(?<=of )(about |around )({_NUMBER})\b{_NO_UNIT}"
    r"|\b(in (?:his|her|their) teens|teenaged?)\b"
)
_KO_NATIVE = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_KO_UNITS = {
    "하나": 1,
    "한": 1,
    "둘": 2,
    "두": 2,
    "셋": 3,
    "세": 3,
    "네": 4,
    "넷": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
_SINO = {letter: value for value, letter in enumerate("영일이삼사오육칠팔구")}
_KO = re.compile(
    r"(?<!\d)(?:([1-9]0)|([이삼사오육칠팔구]?십))\s?(?:여\s?)?대(?!의원|표|교|학|회|책|가|원|오|략|부분|체)(?:\s?(초반|중반|후반|초|중|말)(?![가-힣]*[국앙]))?"
    r"|(?<!\d)(\d{1,3})\s?(?:살|세)(?![대기계금관면상우])(?:\s?(쯤|가량|정도|남짓|안팎))?"
    r"|(?<![가-힣])(열|스물|스무|서른|마흔|쉰|예순|일흔|여든)(하나|한|둘|두|셋|세|네|넷|다섯|여섯|일곱|여덟|아홉)?\s?(?:살|세)(?:\s?(쯤|가량|정도|남짓|안팎))?"
    r"|(?:(?<=[남녀여] )|(?<=[(\[（])|(?<=나이 ))(스물|서른|마흔|쉰|예순|일흔|여든)(하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)?"
    r"(?=[\s),.]|쯤|가량|\Z)\s?(쯤|가량|정도|남짓|안팎)?"
)
#: "20~30대", "15-16세"
_KO_RANGE = re.compile(
    r"(?<!\d)([1-9])0\s?(?:대)?\s?[~∼–-]\s?([1-9])0\s?대|(?<!\d)(\d{1,2})\s?(?:살|세)?\s?[~∼–-]\s?(\d{1,2})\s?(?:살|세)(?![대기계금관면상우])"
)
_ZH = re.compile(
    r"(近|快|将近|约|大约)?(?:([一二三四五六七八九])([一二三四五六七八九])十|([二三四五六七八九])?十([一二三四五六七八九])?([一二三四五六七八九])?|(\d{1,3})(?:[、,至到~-](\d{1,3}))?)"
    r"(?:(几|多|来|餘|余|出头|出頭)?岁(左右|上下|前后|开外|出头|多)?|(?:(?<=十)|(?<=[1-9]\d)(?=(?:出头|上下|开外|多)[)）]))(出头|上下|开外|旬|多(?=[的)）]))"
    r"|(?<=十[一二三四五六七八九][一二三四五六七八九])(?=的[妇女男老汉青]))"
)
_JA = re.compile(
    r"(?<!\d)(?:([1-9]0)|([二三四五六七八九]?十))(?:歳)?代(?!表|理|わ|償|金)(?:の?(前半|半ば|なかば|後半|初め|はじめ|中頃|中ごろ|終わり))?"
    r"|(?<!\d)(\d{1,3})(?:[、〜~-](\d{1,3}))?[歳才](くらい|ぐらい|前後|ほど|位)?"
    r"|([二三四五六七八九])?十([一二三四五六七八九])?[歳才](くらい|ぐらい|前後|ほど|位)?"
)
#: "30〜40代", "二、三十代", "四十五、六歳", "五歳", "二〇歳", "還暦", "40過ぎ"
_JA_RANGE = re.compile(
    r"(?<!\d)([1-9]0)(?:代)?(?:から|[~〜・、-])([1-9]0)(?:歳)?代(?!表|理|金)|([一二三四五六七八])[、・~〜]([二三四五六七八九])十(?:歳)?代"
    r"|([二三四五六七八九])?十([一二三四五六七八])[、・]([二三四五六七八九])[歳才]|(?<![一二三四五六七八九十百第])([一二三四五六七八九])([〇零一二三四五六七八九])?[歳才](?!児)"
)
_AROUND = 2


def ages(folded: str, start: int, end: int, lang: Lang) -> list[Age]:
    """The ages of one sentence (for Chinese in simplified characters), neighbours ("20대 30대", "20代、30代") as one."""
    if lang == "en" and not _MAYBE_EN.search(folded, start, end):
        return []
    finder = {"en": _english, "ko": _korean, "zh": _chinese, "ja": _japanese}[lang]
    joined: list[Age] = []
    for age in sorted(finder(folded, start, end)):
        if not 0 <= age.low <= age.high <= 130:
            continue
        last = joined[-1] if joined else None
        if (
            last is not None
            and age.start - last.end <= 3
            and not folded[last.end : age.start].strip(" 、,·~-と과와및や")
        ):
            joined[-1] = Age(last.start, age.end, min(last.low, age.low), max(last.high, age.high))
        else:
            joined.append(age)
    return joined


_MAYBE_EN = re.compile(r"\d0'?s|ties\b|year|\bage|teen|of (?:about|around)")


def _decade(word: str) -> int:
    return _TENS.get(word) or int(word.rstrip("s").rstrip("'"))


def _english(folded: str, start: int, end: int) -> Iterator[Age]:
    for match in _EN.finditer(folded, start, end):
        part, decade, second, old, old_to, old_dash, about, aged, aged_to, roughly, of_age, teens = match.groups()
        s, e = match.span()
        if teens:
            yield Age(s, e, 13, 19)
        elif decade:
            first = _decade(decade)
            if part is None and second is None and not folded.startswith("in ", s):
                continue  # "the 40s" alone is a decade of the calendar
            low, high = _PARTS[part] if part else (0, 9)
            last = _decade(second) + 9 if second else first + high
            yield Age(s, e, first + low, last)
        else:
            low = _spelled(old or aged or of_age)
            top = old_to or old_dash or aged_to
            high = _spelled(top) if top else low
            if (about and "between" not in about) or roughly:
                low, high = low - _AROUND, high + _AROUND
            yield Age(s, e, low, high)


def _spelled(word: str) -> int:
    if word.isdigit():
        return int(word)
    return sum(_WORDS.get(piece, 0) for piece in re.split(r"[\s-]", word))


def _korean(folded: str, start: int, end: int) -> Iterator[Age]:
    ranges = []
    for match in _KO_RANGE.finditer(folded, start, end):
        first, last, low_years, high_years = match.groups()
        low, high = (int(first) * 10, int(last) * 10 + 9) if first else (int(low_years), int(high_years))
        ranges.append(Age(*match.span(), low, high))
    for match in _KO.finditer(folded, start, end):
        digits, sino, part, years, about, tens, units, about_native, *bare = match.groups()
        tens, units, about_native = tens or bare[0], units or bare[1], about_native or bare[2]
        s, e = match.span()
        if any(s < each.end and each.start < e for each in ranges):
            continue
        if digits or sino:
            first = int(digits) if digits else (_SINO[sino[0]] * 10 if len(sino) == 2 else 10)
            low, high = _PARTS[part] if part else (0, 9)
            yield Age(s, e, first + low, first + high)
            continue
        exact = int(years) if years else _KO_NATIVE[tens] + _KO_UNITS.get(units or "", 0)
        spread = _AROUND if about or about_native else 0
        yield Age(s, e, exact - spread, exact + spread)
    yield from ranges


def _chinese(folded: str, start: int, end: int) -> Iterator[Age]:
    for match in _ZH.finditer(folded, start, end):
        near, first, second, tens, unit, unit_to, digits, digits_to, more, about, past = match.groups()
        s, e = match.span()
        if first:
            yield Age(s, e, DIGITS[first] * 10, DIGITS[second] * 10 + 9)
            continue
        if digits:
            low = int(digits)
            high = int(digits_to) if digits_to else low
        else:
            low = (DIGITS[tens] if tens else 1) * 10 + (DIGITS[unit] if unit else 0)
            high = low - low % 10 + DIGITS[unit_to] if unit_to else low
        round_decade = low == high and low % 10 == 0 and low >= 10
        if (past or more or about) in ("出头", "出頭") and round_decade:
            high = low + 3
        elif more or about in ("多", "开外") or past in ("旬", "开外", "多"):
            high = low + 9 if round_decade else high
        elif near in ("近", "快", "将近") and round_decade:
            low, high = low - 3, low - 1
        elif about or near or past:
            low, high = low - _AROUND, high + _AROUND
        yield Age(s, e, low, high)


def _japanese_ranges(folded: str, start: int, end: int) -> Iterator[Age]:
    for match in _JA_RANGE.finditer(folded, start, end):
        low, high, kanji_low, kanji_high, tens, unit, unit_to, digit, second = match.groups()
        if low or kanji_low:
            first = int(low) if low else DIGITS[kanji_low] * 10
            yield Age(*match.span(), first, (int(high) if high else DIGITS[kanji_high] * 10) + 9)
        elif unit:
            base = (DIGITS[tens] if tens else 1) * 10
            yield Age(*match.span(), base + DIGITS[unit], base + DIGITS[unit_to])
        else:
            years = DIGITS[digit] * 10 + DIGITS.get(second.replace("零", "〇"), 0) if second else DIGITS[digit]
            yield Age(*match.span(), years, years)


def _japanese(folded: str, start: int, end: int) -> Iterator[Age]:
    ranges = list(_japanese_ranges(folded, start, end))
    plain = _japanese_plain(folded, start, end)
    kept = [age for age in plain if all(age.end <= one.start or one.end <= age.start for one in ranges)]
    yield from sorted([*ranges, *kept])


def _japanese_plain(folded: str, start: int, end: int) -> Iterator[Age]:
    for match in _JA.finditer(folded, start, end):
        digits, kanji, part, years, years_to, about, tens, unit, about_kanji = match.groups()
        s, e = match.span()
        if digits or kanji:
            first = int(digits) if digits else (DIGITS[kanji[0]] * 10 if len(kanji) == 2 else 10)
            low, high = _PARTS[part] if part else (0, 9)
            yield Age(s, e, first + low, first + high)
            continue
        low = int(years) if years else (DIGITS[tens] if tens else 1) * 10 + (DIGITS[unit] if unit else 0)
        high = int(years_to) if years_to else low
        spread = _AROUND if about or about_kanji else 0
        yield Age(s, e, low - spread, high + spread)
