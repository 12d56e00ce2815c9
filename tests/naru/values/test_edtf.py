"""The notation: against the `edtf` library where both know it, and against text of any kind.

Known differences to the library (5.0), left out of the comparison: its winter ends in December; it gives open and
unknown ends days of its own or fails on them; it refuses sets of one member; it gives dates without a year the years
0 and 9999.
"""

from __future__ import annotations

import re
import traceback
from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st
from value_strategies import clocks, days, months, seasons, texts, unspecified, years

from naru.errors import ItemError
from naru.values import FuzzyDate, Rung, edtf
from naru.values.edtf import LONGEST
from naru.values.gregorian import triple

NO_WINTER = seasons().filter(lambda text: not text.endswith("-24"))
PLAIN = st.one_of(years(), months(), days(), NO_WINTER, unspecified())
EXACT = st.one_of(years(), months(), days())


def strict(text: str) -> tuple[date, date]:
    """The library's bounds of the notation itself."""
    parsed: Any = parse_edtf(text)
    return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])


def fuzzy(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The library's bounds with its own allowance for qualifiers, which may reach before the year 1."""
    parsed: Any = parse_edtf(text)
    return parsed.lower_fuzzy()[:3], parsed.upper_fuzzy()[:3]


@settings(deadline=None)
@given(st.one_of(PLAIN, clocks()))
@example("2024-02-29")
@example("1900-02-XX")
@example("0999")
def test_plain_dates_have_the_librarys_bounds(text: str) -> None:
    value = FuzzyDate.parse(text)
    assert (value.earliest, value.latest) == strict(text)


@settings(deadline=None)
@given(EXACT, EXACT)
def test_periods_have_the_librarys_bounds(one: str, other: str) -> None:
    first, last = sorted((one, other), key=lambda text: (strict(text)[0], strict(text)[1]))
    value = FuzzyDate.parse(f"{first}/{last}")
    assert (value.earliest, value.latest) == strict(f"{first}/{last}")


@settings(deadline=None)
@given(st.lists(EXACT, min_size=2, max_size=4))
def test_sets_have_the_librarys_bounds(members: list[str]) -> None:
    text = f"[{','.join(members)}]"
    value = FuzzyDate.parse(text)
    assert (value.earliest, value.latest) == strict(text)


@settings(deadline=None)
@given(days(), days())
def test_ranges_have_the_librarys_bounds(one: str, other: str) -> None:
    text = "[{}..{}]".format(*sorted((one, other)))
    value = FuzzyDate.parse(text)
    assert (value.earliest, value.latest) == strict(text)


@settings(deadline=None)
@given(EXACT, st.sampled_from("?~%"))
def test_qualified_dates_lie_between_the_librarys_strict_and_fuzzy_bounds(text: str, mark: str) -> None:
    value = FuzzyDate.parse(text + mark)
    (strict_lo, strict_hi), (fuzzy_lo, fuzzy_hi) = strict(text + mark), fuzzy(text + mark)
    assert value.earliest is not None
    assert value.latest is not None
    assert fuzzy_lo <= triple(value.earliest)
    assert value.earliest <= strict_lo
    assert strict_hi <= value.latest
    assert triple(value.latest) <= fuzzy_hi
    if mark == "?":
        assert (value.earliest, value.latest) == (strict_lo, strict_hi)


@settings(deadline=None)
@given(st.integers(10_000, 10**9), st.booleans())
def test_long_years_are_read_by_both(year: int, negative: bool) -> None:
    text = f"Y{'-' if negative else ''}{year}"
    assert FuzzyDate.parse(text).extent == (None, None)
    assert abs(parse_edtf(text).lower_strict()[0]) == year


@pytest.mark.parametrize("text", ["2024-02-30", "2024-04-31", "2024-00", "2024-13-01", "yesterday", "2024/2025/2026"])
def test_what_the_library_refuses_is_refused(text: str) -> None:
    with pytest.raises(Exception, match="Error at position"):
        parse_edtf(text)
    with pytest.raises(ItemError):
        FuzzyDate.parse(text)


# text of any kind

ALPHABET = st.text("0123456789X-/.[],~?%YT:Z+ ２é", max_size=24)
SURROGATES = st.text(st.characters(categories=["Cs", "Nd", "Lo"]), max_size=12)
BROKEN = st.builds(
    lambda text, at, put: text[: at % (len(text) + 1)] + put + text[at % (len(text) + 1) + 1 :],
    texts(),
    st.integers(0, 60),
    st.sampled_from(["", "-", "/", "..", "X", "9", "0", "[", "]", ",", "~", "?", " ", "\n", "\x00"]),
)
ANYTHING = st.one_of(st.text(), ALPHABET, SURROGATES, BROKEN)
CODES = {"edtf_unreadable", "edtf_no_such_day", "edtf_reversed"}


def read(text: str) -> FuzzyDate | ItemError:
    try:
        return FuzzyDate.parse(text)
    except ItemError as refusal:
        return refusal


@settings(max_examples=1000)
@given(ANYTHING)
@example("9" * 5000)
@example("Y" + "9" * 5000)
@example("[" + "2024," * 100_000 + "2024]")
@example("/" * 1000)
@example("[" * 1000)
@example("")
def test_any_text_is_read_or_refused_with_one_of_three_codes(text: str) -> None:
    answer = read(text)
    if isinstance(answer, ItemError):
        assert answer.code in CODES
        assert answer.field == "edtf"
    else:
        assert str(answer) == text
        assert re.fullmatch(r"[0-9XYTZ\-+:.,/\[\]?~%]+", text)


@given(st.text(st.characters(categories=["L", "N"]), min_size=12, max_size=40))
def test_a_refusal_never_holds_the_text(text: str) -> None:
    with pytest.raises(ItemError) as caught:
        FuzzyDate.parse(text)
    shown = "".join(traceback.format_exception(caught.value)) + str(caught.value) + repr(caught.value)
    assert text not in shown
    assert text not in str(caught.value.as_dict())
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_the_longest_text_is_read_and_one_longer_is_not() -> None:
    text = f"[{'2024,' * 78}2024-01]"
    assert len(text) == LONGEST - 1
    assert FuzzyDate.parse(text).grain == "month"
    with pytest.raises(ItemError):
        FuzzyDate.parse(text.replace("[2024", "[2024-01-26"))


def test_a_rung_holds_only_dates_that_can_be_read() -> None:
    assert Rung(label="as told", when="2024-01").when == "2024-01"
    with pytest.raises(ItemError) as caught:
        Rung.from_json(b'{"label":"as told","when":"2024-02-31"}')
    assert caught.value.code == "edtf_no_such_day"


def test_parts_know_what_is_uncertain_and_what_has_no_year() -> None:
    found = edtf.parse("XXXX-01-15%/2024-02~")
    assert isinstance(found.first, edtf.Point)
    assert isinstance(found.last, edtf.Point)
    assert (found.first.nameless, found.first.uncertain, found.first.grain) == (True, True, edtf.PART)
    assert (found.last.nameless, found.last.uncertain, found.last.grain) == (False, False, edtf.MONTH)
    assert (found.shape, found.grain, found.earliest, found.latest) == ("interval", edtf.PART, None, (2024, 3, 31))
