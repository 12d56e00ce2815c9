"""FuzzyDate: its laws, its bounds as stored by a reader, and what it refuses."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from value_strategies import DATES, PACK_SEASONS, fuzzydates, known_points, known_texts, texts

from naru.errors import ItemError
from naru.values import GRAINS, FuzzyDate, Grain

GRAIN = st.sampled_from(GRAINS)
FAR_BACK, FAR_AHEAD = date.min, date.max


def holds(outer: FuzzyDate, inner: FuzzyDate) -> bool:
    """Containment of extents, by the letter: an open end lies beyond every day."""
    (lo, hi), (inner_lo, inner_hi) = outer.extent, inner.extent
    return (lo is None or (inner_lo is not None and lo <= inner_lo)) and (
        hi is None or (inner_hi is not None and inner_hi <= hi)
    )


def straddles(value: FuzzyDate, grain: Grain) -> bool:
    """A period one of whose ends may lie in several units of `grain`: told by a coarser unit (see the docs)."""
    if "/" not in value.edtf:
        return False
    start, _, end = value.edtf.partition("/")
    points = [FuzzyDate.parse(point) for point in (start, end) if point not in ("", "..")]
    if start not in ("", "..") and end in ("", ".."):
        points[0] = points[0].replaced(earliest=value.earliest, latest=value.latest)
    units = [point.coarsen(grain) for point in points]
    return any(".." in unit.edtf for unit in units)


# laws


@given(texts())
def test_what_is_printed_is_read_the_same(text: str) -> None:
    value = FuzzyDate.parse(text)
    assert str(value) == text
    assert FuzzyDate.parse(str(value)) == value


@given(fuzzydates())
def test_json_both_ways(value: FuzzyDate) -> None:
    assert FuzzyDate.from_json(value.to_json()) == value


@given(fuzzydates())
def test_bounds_are_in_order_and_inside_the_extent(value: FuzzyDate) -> None:
    lo, hi = value.extent
    if value.earliest is not None and value.latest is not None:
        assert value.earliest <= value.latest
    assert lo == value.earliest
    assert hi in (value.latest, None)


@given(fuzzydates(), GRAIN)
def test_coarsen_holds_every_day(value: FuzzyDate, grain: Grain) -> None:
    assert holds(value.coarsen(grain), value)


@given(fuzzydates(), GRAIN)
def test_coarsen_by_a_packs_seasons_holds_every_day(value: FuzzyDate, grain: Grain) -> None:
    coarse = value.coarsen(grain, seasons=PACK_SEASONS)
    assert holds(coarse, value)
    assert coarse.coarsen(grain, seasons=PACK_SEASONS) == coarse


@given(fuzzydates(), GRAIN)
def test_coarsen_twice_is_coarsen_once(value: FuzzyDate, grain: Grain) -> None:
    once = value.coarsen(grain)
    assert once.coarsen(grain) == once


@given(fuzzydates(), GRAIN)
def test_coarsen_tells_no_more_finely(value: FuzzyDate, grain: Grain) -> None:
    coarse = value.coarsen(grain)
    assert GRAINS.index(coarse.grain) >= GRAINS.index(grain)
    assert coarse.words == ""
    assert coarse.inferred == value.inferred
    # nothing hides in the bounds: they are those of the notation
    assert coarse == FuzzyDate.parse(coarse.edtf, inferred=value.inferred)
    assert "T" not in coarse.edtf


@given(fuzzydates(), GRAIN)
def test_coarsen_keeps_open_ends(value: FuzzyDate, grain: Grain) -> None:
    coarse = value.coarsen(grain)
    for end in ("/..", "/", "..]"):
        assert coarse.edtf.endswith(end) or not value.edtf.endswith(end) or "," in value.edtf
    for start in ("../", "/", "[.."):
        assert coarse.edtf.startswith(start) or not value.edtf.startswith(start)
    assert coarse.extent[0] is None or value.extent[0] is not None
    assert coarse.extent[1] is None or value.extent[1] is not None or coarse.extent[1] == value.extent[1]


@given(known_texts(), known_texts(), st.sampled_from(["day", "part", "month", "year"]))
def test_coarsen_is_monotone_in_the_value(one: str, other: str, grain: Grain) -> None:
    """What lies in another value lies in it after both were coarsened. (Years are no unions of seasons.)"""
    inner, outer = FuzzyDate.parse(one), FuzzyDate.parse(other)
    if not inner.within(outer):
        inner, outer = outer, inner
    assume(inner.within(outer))
    assume(not (straddles(inner, grain) or straddles(outer, grain)))
    assert holds(outer.coarsen(grain), inner.coarsen(grain))


@given(DATES, st.integers(0, 400), st.integers(0, 400), GRAIN)
def test_coarsen_is_monotone_in_the_value_for_ranges_of_days(start: date, length: int, cut: int, grain: Grain) -> None:
    last = date.fromordinal(min(start.toordinal() + length, date(9997, 12, 31).toordinal()))
    outer = FuzzyDate.parse(f"[{start}..{last}]")
    inner = FuzzyDate.parse(f"[{date.fromordinal(max(start.toordinal(), last.toordinal() - cut))}..{last}]")
    assert inner.within(outer)
    assert holds(outer.coarsen(grain), inner.coarsen(grain))


@given(known_texts(), GRAIN, GRAIN)
def test_coarsen_is_monotone_in_the_grain(text: str, one: Grain, other: Grain) -> None:
    finer, coarser = sorted((one, other), key=GRAINS.index)
    assume((finer, coarser) != ("season", "year"))
    value = FuzzyDate.parse(text)
    assume(value.grain != "season" and not straddles(value, finer) and not straddles(value, coarser))
    assert holds(value.coarsen(coarser), value.coarsen(finer))


@given(DATES)
def test_coarsening_a_day_gives_its_units(day: date) -> None:
    value = FuzzyDate.parse(day.isoformat())
    sizes = []
    for grain in GRAINS:
        coarse = value.coarsen(grain)
        assert coarse.grain == grain
        assert coarse.earliest is not None
        assert coarse.latest is not None
        assert coarse.earliest <= day <= coarse.latest
        sizes.append((coarse.latest - coarse.earliest).days + 1)
    assert sizes[0] == 1
    assert sizes[1] in (8, 9, 10, 11)
    assert sizes[2] in (28, 29, 30, 31)
    assert sizes[3] in (90, 91, 92)
    assert sizes[4] in (365, 366)


@given(fuzzydates(), fuzzydates())
def test_intersects_is_symmetric_and_agrees_with_the_intersection(one: FuzzyDate, other: FuzzyDate) -> None:
    assert one.intersects(other) is other.intersects(one)
    both, back = one.intersection(other), other.intersection(one)
    assert (both is not None) is one.intersects(other)
    if both is not None and back is not None:
        assert both.extent == back.extent
        assert holds(one, both)
        assert holds(other, both)
        assert both.edtf == back.edtf


@given(fuzzydates())
def test_everything_lies_in_and_meets_itself(value: FuzzyDate) -> None:
    assert value.within(value)
    assert value.intersects(value)
    assert value.intersection(value) == value


@given(st.lists(fuzzydates(), min_size=3, max_size=8))
def test_within_is_transitive(values: list[FuzzyDate]) -> None:
    for a in values:
        for b in values:
            for c in values:
                if a.within(b) and b.within(c):
                    assert a.within(c)


@given(known_texts(), DATES)
def test_within_and_intersects_say_the_same_of_one_day(text: str, day: date) -> None:
    value, one_day = FuzzyDate.parse(text), FuzzyDate.parse(day.isoformat())
    lo, hi = value.extent
    touched = (lo or FAR_BACK) <= day <= (hi or FAR_AHEAD)
    assert value.intersects(one_day) is one_day.within(value) is touched


@given(known_points())
def test_the_grain_of_a_date_is_no_coarser_than_its_days_allow(text: str) -> None:
    value = FuzzyDate.parse(text)
    assert value.earliest is not None
    assert value.latest is not None
    length = (value.latest - value.earliest).days + 1
    if value.grain == "month":
        assert 28 <= length <= 92
    if value.grain == "season":
        assert 90 <= length <= 276
    if value.grain == "year":
        assert length >= 365


# examples


@pytest.mark.parametrize(
    ("inner", "outer", "answer"),
    [
        ("2024-01-26", "2024-01", True),
        ("2024-01", "2024-01-26", False),
        ("2024-01-26", "[2024-01-21..2024-01-31]", True),
        ("2024-01-26", "2020/..", True),
        ("2019-12-31", "2020/..", False),
        ("2024-01-12/..", "2024-01/..", True),
        ("2024-01-12/..", "2024", False),
        ("../2023", "../2024", True),
        ("2024-01-26", "XXXX-01-26", False),
        ("XXXX-01-26", "XXXX-01-26", True),
        ("XXXX-01-26", "XXXX-02", False),
        ("2024", "-0044", False),
    ],
)
def test_within(inner: str, outer: str, answer: bool) -> None:
    assert FuzzyDate.parse(inner).within(FuzzyDate.parse(outer)) is answer


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("[2024-01-21..2024-01-31]", "2024-01-26", "2024-01-26"),
        ("[2024-01-21..2024-01-31]", "[2024-01-24..2024-02-05]", "[2024-01-24..2024-01-31]"),
        ("2024-01-10/2024-01-20", "2024-01-15/2024-02-03", "2024-01-15/2024-01-20"),
        ("2024-01-10/2024-01-20", "[2024-01-20..2024-02-03]", "2024-01-20"),
        ("2020/..", "../2024", "2020-01-01/2024-12-31"),
        ("2020/..", "2022/..", "2022/.."),
        ("2020/..", "2023-24", "2023-24"),
        ("[2020..]", "[2019..2021-05]", "[2020-01-01..2021-05-31]"),
        ("2024-01", "2024-01-01/2024-01-31", "2024-01"),
        ("XXXX-01-26", "2024", "2024"),
        ("2024-01-26", "2024-01-27", None),
        ("2024/..", "../2023", None),
    ],
)
def test_intersection(one: str, other: str, both: str | None) -> None:
    found = FuzzyDate.parse(one, inferred=["month"]).intersection(FuzzyDate.parse(other, inferred=["year"]))
    assert (None if found is None else str(found)) == both


def test_the_intersection_keeps_what_was_inferred_on_either_side() -> None:
    one = FuzzyDate.parse("[2024-01-21..2024-01-31]", words="late January", inferred=["month"])
    other = FuzzyDate.parse("[2024-01-24..2024-02-05]", inferred=["year"])
    both = one.intersection(other)
    assert both is not None
    assert both.inferred == ("year", "month")
    assert both.words == ""


def test_coarsening_drops_words_and_a_readers_bounds() -> None:
    known = FuzzyDate(
        edtf="2024-01",
        earliest=date(2024, 1, 26),
        latest=date(2024, 1, 26),
        words="the day of the session",
        inferred=("year",),
    )
    coarse = known.coarsen("month")
    assert coarse == FuzzyDate(edtf="2024-01", earliest=date(2024, 1, 1), latest=date(2024, 1, 31), inferred=("year",))


def test_coarsening_widens_to_a_readers_bounds() -> None:
    known = FuzzyDate(edtf="2024-01", earliest=date(2024, 1, 1), latest=date(2024, 2, 3))
    assert str(known.coarsen("day")) == "[2024-01..2024-02]"
    assert str(known.coarsen("season")) == "2023-24"


def test_a_pack_gives_the_months_of_seasons() -> None:
    value = FuzzyDate.parse("2023-24", seasons=PACK_SEASONS)
    assert (value.earliest, value.latest) == (date(2023, 11, 1), date(2024, 3, 31))
    assert FuzzyDate.from_json(value.to_json()) == value
    assert str(FuzzyDate.parse("2024-03-05").coarsen("season", seasons=PACK_SEASONS)) == "2023-24"
    assert str(FuzzyDate.parse("2024-03-05").coarsen("season")) == "2024-21"


def test_a_pack_may_name_only_some_seasons() -> None:
    value = FuzzyDate.parse("2023-24", seasons={"winter": [11, 3], "rainy": [6, 7]})
    assert value.latest == date(2024, 3, 31)


@pytest.mark.parametrize(
    "seasons",
    [{"winter": [12, 13]}, {"winter": [12]}, {"winter": [0, 2]}, {"winter": ["12", "2"]}, {"winter": [1, 2, 3]}],
)
def test_seasons_that_are_none_are_refused(seasons: dict[str, list[int]]) -> None:
    with pytest.raises(ItemError) as caught:
        FuzzyDate.parse("2024-01", seasons=seasons)
    assert (caught.value.code, caught.value.field) == ("value_unreadable", "seasons")


@pytest.mark.parametrize("seasons", [{"winter": [11, 2]}, {"winter": [1, 2]}])
def test_seasons_that_overlap_or_leave_a_gap_cannot_coarsen(seasons: dict[str, list[int]]) -> None:
    with pytest.raises(ItemError) as caught:
        FuzzyDate.parse("2024-01").coarsen("season", seasons=seasons)
    assert caught.value.field == "seasons"


# bounds as stored


def test_bounds_left_out_are_those_of_the_notation() -> None:
    assert FuzzyDate.from_json(b'{"edtf":"2024-02"}') == FuzzyDate.parse("2024-02")
    half = FuzzyDate.from_json(b'{"edtf":"2024-02","earliest":"2024-01-30","latest":null}')
    assert (half.earliest, half.latest) == (date(2024, 1, 30), date(2024, 2, 29))


def test_bounds_may_be_wider_or_narrower_than_the_notation() -> None:
    wide = FuzzyDate.from_json(b'{"edtf":"2024-02","earliest":"2024-01-30","latest":"2024-03-01"}')
    assert wide.extent == (date(2024, 1, 30), date(2024, 3, 1))
    assert FuzzyDate.from_json(b'{"edtf":"2024","earliest":"2024-05-01","latest":"2024-05-02"}').earliest == date(
        2024, 5, 1
    )


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ('{"edtf":"2024-02-31"}', "edtf_no_such_day", "edtf"),
        ('{"edtf":"next week"}', "edtf_unreadable", "edtf"),
        ('{"edtf":"2024/2023"}', "edtf_reversed", "edtf"),
        ('{"edtf":"2024-02","earliest":"2024-02-20","latest":"2024-02-10"}', "value_unreadable", "latest"),
        ('{"edtf":"2024-02","earliest":"2024-03-01","latest":"2024-03-05"}', "value_unreadable", "earliest"),
        ('{"edtf":"2024-02","earliest":"2024-01-01","latest":"2024-01-31"}', "value_unreadable", "latest"),
        ('{"edtf":"2023-24","earliest":"2025-06-01","latest":"2025-06-30"}', "value_unreadable", "earliest"),
        ('{"edtf":"../2023","latest":"2024-01-01","earliest":"2024-01-01"}', "value_unreadable", "earliest"),
        ('{"edtf":"2024","earliest":"2024-02-31"}', "value_unreadable", "earliest"),
        ('{"earliest":"2024-02-01"}', "value_unreadable", None),
        ('{"edtf":"2024","inferred":["hour"]}', "value_unreadable", "inferred[0]"),
    ],
)
def test_json_that_contradicts_itself_is_refused(text: str, code: str, field: str | None) -> None:
    with pytest.raises(ItemError) as caught:
        FuzzyDate.from_json(text)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_a_copy_is_checked_too() -> None:
    with pytest.raises(ItemError):
        FuzzyDate.parse("2024").replaced(edtf="2024-02-31")


# speed


def test_a_million_bounds_take_less_than_five_seconds() -> None:
    values = [FuzzyDate.parse(text) for text in ("2024-01-26", "2023-24", "2020/..", "[2024-01-21..2024-01-31]")] * 250
    began = time.perf_counter()
    for _ in range(1000):
        for value in values:
            _ = value.earliest, value.latest, value.extent
    assert time.perf_counter() - began < 5
