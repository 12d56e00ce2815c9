"""Ties: each rule by an example and a counter-example; absence never ties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.corroboration import say
from naru.corroboration.facts import Facts
from naru.corroboration.ties import REASONS, distinctive, other_unit, reasons, strength
from naru.corroboration.words import codes

DAY = date(2024, 1, 26).toordinal()
COUNTY = ("kp", "north", "hill")
TOWN = (*COUNTY, "ford")


def _facts(**changes: Any) -> Facts:
    fields: dict[str, Any] = {"id": "a", "kind": "arrest", "first": DAY, "last": DAY, "levels": COUNTY}
    return Facts(**{**fields, **changes})


def _part(**changes: Any) -> Facts:
    return _facts(**{"first": DAY - 5, "last": DAY + 5, **changes})


def _month(**changes: Any) -> Facts:
    return _facts(**{"first": DAY - 25, "last": DAY + 5, **changes})


WOMAN = {"sex": "f", "age": (40, 49)}


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        pytest.param(_facts(), _facts(), ("same_day", "same_county"), id="same day, same county"),
        pytest.param(_facts(), _part(), ("same_part", "same_county"), id="a day in a third of a month"),
        pytest.param(_part(), _part(first=DAY, last=DAY + 9), ("same_part", "same_county"), id="two thirds that meet"),
        pytest.param(_facts(levels=TOWN), _month(levels=TOWN), ("days_meet", "same_town"), id="a month, but one town"),
        pytest.param(
            _facts(levels=("kp", "north")), _facts(levels=TOWN), ("same_day", "same_province"), id="one day, province"
        ),
        pytest.param(
            _facts(**WOMAN), _month(**WOMAN), ("days_meet", "same_county", "same_person"), id="a month, one woman"
        ),
        pytest.param(
            _month(count=3), _facts(count=3), ("days_meet", "same_county", "same_count"), id="a month, three people"
        ),
        pytest.param(
            _month(unit="24th brigade"),
            _facts(unit="24th brigade"),
            ("days_meet", "same_county", "same_unit"),
            id="one unit",
        ),
        pytest.param(
            _facts(standing=True), _month(standing=True), ("days_meet", "same_county"), id="a measure, which lasts"
        ),
        pytest.param(
            _facts(first=None, last=None, count=3, **WOMAN),
            _facts(count=3, **WOMAN),
            ("same_county", "same_count", "same_person"),
            id="undated, but two particulars agree",
        ),
        pytest.param(
            _facts(levels=(), count=3, **WOMAN),
            _facts(count=3, **WOMAN),
            ("same_day", "same_count", "same_person"),
            id="placeless, but two particulars agree",
        ),
        pytest.param(
            _part(count=2), _part(count=3), ("same_part", "same_county", "count_disputed"), id="two or three people"
        ),
        pytest.param(
            _facts(first=DAY, last=DAY + 92, half_open=True, standing=True),
            _facts(first=DAY + 10, last=DAY + 102, half_open=True, standing=True),
            ("same_part", "same_county"),
            id="both since about then",
        ),
    ],
)
def test_what_ties(one: Facts, two: Facts, why: tuple[str, ...]) -> None:
    assert strength(one, two) > 0
    assert reasons(one, two) == reasons(two, one) == why


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(_facts(), _facts(first=DAY + 1, last=DAY + 1), id="the next day"),
        pytest.param(_facts(), _facts(levels=("kp", "north", "vale")), id="another county"),
        pytest.param(_facts(levels=TOWN), _facts(levels=(*COUNTY, "mill")), id="another town"),
        pytest.param(_facts(), _facts(levels=("kp", "south")), id="another province"),
        pytest.param(_facts(), _month(), id="a month and a county are not enough"),
        pytest.param(
            _facts(levels=("kp", "north")), _part(levels=("kp", "north")), id="a third of a month and a province"
        ),
        pytest.param(_facts(levels=("kp",)), _facts(levels=("kp",)), id="one day somewhere in the country"),
        pytest.param(_facts(first=None, last=None), _facts(first=None, last=None), id="both undated"),
        pytest.param(_facts(first=None, last=None), _facts(), id="one undated"),
        pytest.param(_facts(first=None, last=None, **WOMAN), _facts(**WOMAN), id="undated with one particular"),
        pytest.param(_facts(levels=()), _facts(levels=()), id="both placeless"),
        pytest.param(_facts(levels=()), _facts(), id="one placeless"),
        pytest.param(_facts(levels=(), **WOMAN), _facts(**WOMAN), id="placeless with one particular"),
        pytest.param(
            _facts(first=None, last=None, levels=(), count=3, unit="u", **WOMAN),
            _facts(first=None, last=None, levels=(), count=3, unit="u", **WOMAN),
            id="neither when nor where",
        ),
        pytest.param(
            _facts(first=DAY - 200, last=DAY + 200, standing=True), _facts(standing=True), id="some time in a year"
        ),
        pytest.param(_facts(sex="f"), _facts(sex="m"), id="another sex"),
        pytest.param(_facts(age=(30, 39)), _facts(age=(42, 42)), id="three years older"),
        pytest.param(_facts(count=2), _facts(count=5), id="more than twice as many"),
        pytest.param(_month(count=2, **WOMAN), _facts(count=3, **WOMAN), id="another number in a vague month"),
        pytest.param(
            _facts(count=2, levels=("kp", "north")),
            _facts(count=3, levels=("kp", "north")),
            id="another number in a province",
        ),
        pytest.param(_facts(unit="24th brigade"), _facts(unit="25th brigade"), id="another unit"),
        pytest.param(_facts(kind="other"), _facts(kind="other"), id="something else and something else"),
        pytest.param(_facts(standing=True), _month(), id="a measure and an incident"),
    ],
)
def test_what_does_not_tie(one: Facts, two: Facts) -> None:
    assert strength(one, two) == strength(two, one) == 0


@pytest.mark.parametrize(("years", "tied"), [((41, 41), True), ((42, 42), False), ((28, 28), True), ((27, 27), False)])
def test_ages_may_be_two_years_apart(years: tuple[int, int], tied: bool) -> None:
    assert (strength(_facts(age=(30, 39)), _facts(age=years)) > 0) is tied


@pytest.mark.parametrize(
    ("one", "two", "other"),
    [
        ("24th border brigade", "24th border brigad", False),
        ("24 border brigade", "25 border brigade", True),
        ("hyesan security bureau", "musan rail police", True),
        ("第二十四旅", "第二十四旅", False),
        ("a", "a", False),
    ],
)
def test_units_may_be_spelt_in_two_ways(one: str, two: str, other: bool) -> None:
    assert other_unit(one, two) is other_unit(two, one) is other


def test_every_reason_has_its_sentence_in_four_languages() -> None:
    assert set(codes("ties")) == {*REASONS, "torn"}
    for code in codes("ties"):
        assert len({say("ties", code, lang) for lang in ("en", "ko", "zh", "ja")}) == 4


_levels = st.sampled_from(
    [(), ("kp",), ("kp", "north"), COUNTY, TOWN, ("kp", None, "hill"), ("kp", "south"), (*COUNTY, "mill")]
)
_span = st.none() | st.tuples(st.integers(DAY, DAY + 8), st.integers(0, 40))
_any = st.builds(
    lambda span, **more: Facts(id="x", kind="arrest", first=span and span[0], last=span and span[0] + span[1], **more),
    _span,
    half_open=st.booleans(),
    levels=_levels,
    count=st.none() | st.integers(1, 4),
    sex=st.sampled_from([None, "f", "m"]),
    age=st.sampled_from([None, (30, 39), (40, 40), (43, 49)]),
    unit=st.sampled_from(["", "24 unit", "25 unit"]),
    standing=st.booleans(),
)


@settings(deadline=None)
@given(_any, _any)
def test_a_tie_is_the_same_from_both_sides_and_always_has_a_reason(one: Facts, two: Facts) -> None:
    assert strength(one, two) == strength(two, one)
    assert 0 <= strength(one, two) <= 20
    if strength(one, two):
        assert reasons(one, two) == reasons(two, one) != ()


@settings(deadline=None)
@given(_any, _any)
def test_taking_away_what_a_claim_says_never_makes_a_tie(one: Facts, two: Facts) -> None:
    if strength(one, two) > 0:
        return
    assert strength(replace(one, first=None, last=None), two) == 0 or _clashed(one, two)
    assert strength(replace(one, levels=()), two) == 0 or _clashed(one, two)


def _clashed(one: Facts, two: Facts) -> bool:
    """True where what was taken away was itself what ruled the tie out: another day or another place."""
    apart = (
        one.first is not None and two.first is not None and (one.first > (two.last or 0) or two.first > (one.last or 0))
    )
    return apart or any(
        mine and theirs and mine != theirs for mine, theirs in zip(one.levels, two.levels, strict=False)
    )


@settings(deadline=None)
@given(_any, _any)
def test_whoever_is_never_compared_could_never_be_tied(one: Facts, two: Facts) -> None:
    bare = one.first is None or not any(one.levels[1:])
    if bare and distinctive(one) < 2:
        assert strength(one, two) == 0
