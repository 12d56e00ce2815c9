"""Numbers as people write them: Arabic, Han (plain and positional), Sino-Korean and native Korean, English words.

In: one word or phrase that a rule has already cut out. Out: a whole number from 0 to 9999, or None. Full-width digits have been
folded to ASCII before (see folding.py). Refuses everything that is not wholly a number: no guesses at parts of words.
"""

from __future__ import annotations

import re

_HAN = {
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN_WHOLE = {"廿": "二十", "卅": "三十"}

_HANGUL = {
    "영": 0,
    "공": 0,
    "일": 1,
    "이": 2,
    "삼": 3,
    "사": 4,
    "오": 5,
    "육": 6,
    "륙": 6,
    "유": 6,
    "칠": 7,
    "팔": 8,
    "구": 9,
}
_HANGUL_TENS = {"십": 10, "시": 10, "백": 100, "천": 1000}

_NATIVE = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "서": 3, "네": 4, "넷": 4, "넉": 4, "너": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_NATIVE_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
#: Korean counts days in words of their own.
_NATIVE_DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9, "열흘": 10, "열하루": 11,
    "열이틀": 12, "열사흘": 13, "열나흘": 14, "보름": 15, "스무날": 20, "그믐": 30,
}  # fmt: skip

_ENGLISH = {
    word: number
    for number, words in enumerate(
        (
            "zero", "one first a an", "two second couple", "three third", "four fourth", "five fifth", "six sixth", "seven seventh",
            "eight eighth", "nine ninth", "ten tenth", "eleven eleventh", "twelve twelfth", "thirteen thirteenth",
            "fourteen fourteenth", "fifteen fifteenth", "sixteen sixteenth", "seventeen seventeenth", "eighteen eighteenth",
            "nineteen nineteenth",
        )
    )
    for word in words.split()
}  # fmt: skip
_ENGLISH_TENS = {
    "twenty": 20, "twentieth": 20, "thirty": 30, "thirtieth": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINAL_TAIL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\Z")
_LONGEST = 24


def number(word: str) -> int | None:
    """The number this word is, 0 to 9999, or None. `number("二十六") == number("이십육") == number("twenty-six") == 26`."""
    word = word.strip().lower()
    if not word or len(word) > _LONGEST:
        return None
    digits = _ORDINAL_TAIL.sub("", word)
    if digits.isascii() and digits.isdigit():
        value = int(digits)
        return value if value <= 9999 else None
    if word.isascii():
        return _english(word)
    word = word.replace(" ", "")
    if word in _NATIVE_DAYS:
        return _NATIVE_DAYS[word]
    for whole, plain in _HAN_WHOLE.items():
        word = word.replace(whole, plain)
    for ones, tens in ((_HAN, _HAN_TENS), (_HANGUL, _HANGUL_TENS)):
        value_or_none = _positional(word, ones) if len(word) > 1 else None
        if value_or_none is None:
            value_or_none = _additive(word, ones, tens)
        if value_or_none is not None:
            return value_or_none
    return _native(word)


def _positional(word: str, ones: dict[str, int]) -> int | None:
    """Digits one after the other: 二〇二四."""
    if len(word) > 4 or any(sign not in ones for sign in word):
        return None
    return int("".join(str(ones[sign]) for sign in word))


def _additive(word: str, ones: dict[str, int], tens: dict[str, int]) -> int | None:
    """Units with multipliers: 二十六, 이십육, 이천이십사. Arabic digits may stand before a multiplier (2천)."""
    total, pending, last = 0, None, 10000
    for sign in word:
        if sign in ones or (sign.isascii() and sign.isdigit()):
            if pending is not None:
                return None
            pending = ones[sign] if sign in ones else int(sign)
        elif sign in tens and tens[sign] < last:
            last = tens[sign]
            total += (1 if pending is None else pending) * last
            pending = None
        else:
            return None
    return total + (pending or 0)


def _native(word: str) -> int | None:
    if word in _NATIVE:
        return _NATIVE[word]
    for tens, value in _NATIVE_TENS.items():
        if word == tens:
            return value
        if word.startswith(tens) and word[len(tens) :] in _NATIVE:
            return value + _NATIVE[word[len(tens) :]]
    return None


def _english(word: str) -> int | None:
    if word in _ENGLISH:
        return _ENGLISH[word]
    if word in _ENGLISH_TENS:
        return _ENGLISH_TENS[word]
    tens, _, ones = word.replace("-", " ").partition(" ")
    if tens in _ENGLISH_TENS and 0 < _ENGLISH.get(ones, 0) < 10:
        return _ENGLISH_TENS[tens] + _ENGLISH[ones]
    return None
