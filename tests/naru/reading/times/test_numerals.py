"""Numbers in every script, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.reading.times.numerals import number

HAN = "〇一二三四五六七八九"
HANGUL = "영일이삼사오육칠팔구"
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _additive(value: int, ones: str, names: tuple[str, str, str]) -> str:
    written = ""
    for size, name in zip((1000, 100, 10), names, strict=True):
        digit, value = divmod(value, size)
        if digit:
            written += (ones[digit] if digit > 1 else "") + name
    return written + (ones[value] if value else "")


@given(st.integers(1, 9999))
def test_han_and_hangul_come_back(value: int) -> None:
    assert number(_additive(value, HAN, ("千", "百", "十"))) == value
    assert number(_additive(value, HANGUL, ("천", "백", "십"))) == value
    assert number(str(value)) == value


@given(st.integers(1000, 9999))
def test_digits_one_after_the_other_come_back(value: int) -> None:
    assert number("".join(HAN[int(digit)] for digit in str(value))) == value


@given(st.integers(0, 99))
def test_english_words_come_back(value: int) -> None:
    tens, ones = divmod(value, 10)
    words = ONES.split()[value] if value < 20 else TENS.split()[tens - 2] + (f"-{ONES.split()[ones]}" if ones else "")
    assert number(words) == value
    assert number(words.replace("-", " ").upper()) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("사흘", 3), ("열흘", 10), ("보름", 15), ("스무", 20), ("열두", 12), ("석", 3), ("넉", 4), ("廿六", 26), ("两", 2), ("26th", 26),
        ("twenty-sixth", 26), ("a", 1), ("이천이십사", 2024), ("二十", 20), ("십", 10),
    ],
)  # fmt: skip
def test_words_of_their_own(word: str, value: int) -> None:
    assert number(word) == value


@pytest.mark.parametrize(
    "word", ["", "x", "일십일십", "十十", "26일", "99999", "-1", "1.5", "一" * 30, "twenty-ten", "³", "٣", "하루이틀"]
)
def test_what_is_not_wholly_a_number_is_refused(word: str) -> None:
    assert number(word) is None
