"""Series: counts add up, coarse places are never spread, ears stand beside every count, small cells are hidden."""

from __future__ import annotations

import doctest
import json
import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import isclose
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naru.observatory
from naru.errors import ItemError
from naru.observatory import Cell, Coverage, Occurrence, Silence, Watch, series, shown, uncounted
from naru.packs import load

PACK = load("north_korea")
HYESAN, YONGBONG, HOERYONG = "kp-adm2-1108746903", "gn-2043837", "kp-adm2-1108746885"
RYANGGANG, NORTH_HAMGYONG = "kp-KP-10", "kp-KP-09"


def _event(name: str, first: str | None = "2024-01-26", last: str | None = None, **changes: Any) -> Occurrence:
    fields: dict[str, Any] = {
        "event": name,
        "what": "search",
        "earliest": first and date.fromisoformat(first),
        "latest": date.fromisoformat(last or first) if last or first else None,
        "place_id": HYESAN,
    }
    return Occurrence(**{**fields, **changes})


def _ears(week: str, number: int = 1, place_id: str = HYESAN) -> Coverage:
    return Coverage(place_id=place_id, week=week, active_sources=number)


def _watch(
    events: Sequence[Occurrence], coverage: Sequence[Coverage] = (), by: Any = "week", level: Any = "county"
) -> Watch:
    return series(events, coverage, by=by, place_level=level, gazetteer=PACK)


def _counts(found: Watch) -> list[tuple[str, float]]:
    return [(cell.period, cell.count) for cell in found.series]


def test_the_example_of_the_face_is_true() -> None:
    assert doctest.testmod(naru.observatory).failed == 0
    assert doctest.testmod(naru.observatory).attempted > 0


def test_an_event_counts_once_in_the_period_in_which_it_began() -> None:
    assert _counts(_watch([_event("a"), _event("b", "2024-01-22")])) == [("2024-W04", 2)]
    assert _counts(_watch([_event("a")], by="month")) == [("2024-01", 1)]
    assert _counts(_watch([_event("a"), _event("a")])) == [("2024-W04", 1)]


def test_a_start_known_as_a_stretch_is_spread_evenly_over_its_periods() -> None:
    assert _counts(_watch([_event("a", "2024-01-21", "2024-01-31")])) == [
        ("2024-W03", pytest.approx(1 / 3)),
        ("2024-W04", pytest.approx(1 / 3)),
        ("2024-W05", pytest.approx(1 / 3)),
    ]
    assert _counts(_watch([_event("a", "2024-01-21", "2024-02-03")], by="month")) == [
        ("2024-01", 0.5),
        ("2024-02", 0.5),
    ]
    assert _counts(_watch([_event("a", latest=None)])) == [("2024-W04", 1)]


def test_periods_without_events_stand_between() -> None:
    found = _watch([_event("a", "2024-01-01"), _event("b", "2024-01-15")])
    assert _counts(found) == [("2024-W01", 1), ("2024-W02", 0), ("2024-W03", 1)]


def test_places_are_rolled_up_and_coarse_ones_are_never_spread() -> None:
    events = [
        _event("town", place_id=YONGBONG),
        _event("county"),
        _event("province", place_id=RYANGGANG),
        _event("country", place_id="kp"),
        _event("river", place_id="kp-riv-yalu"),
    ]
    county = {cell.place_id: cell.count for cell in _watch(events).series}
    assert county == {HYESAN: 2, RYANGGANG: 1, "kp": 1, "kp-riv-yalu": 1}
    province = {cell.place_id: cell.count for cell in _watch(events, level="province").series}
    assert province == {RYANGGANG: 3, "kp": 1, "kp-riv-yalu": 1}


def test_what_cannot_be_counted_is_listed_with_its_reason() -> None:
    events = [
        _event("fine"),
        _event("undated", None),
        _event("vague", "1990-01-01", "2024-01-01"),
        _event("nowhere", place_id="kp-nowhere"),
        _event("placeless", place_id=None),
        _event("ancient", "0900-01-01"),
        _event("twice"),
        _event("twice", "2024-03-01"),
    ]
    assert uncounted(events, PACK) == (
        ("ancient", "out_of_range"),
        ("nowhere", "place_unknown"),
        ("placeless", "place_unknown"),
        ("twice", "event_twice"),
        ("undated", "undated"),
        ("vague", "too_vague"),
    )
    assert sum(cell.count for cell in _watch(events).series) == 2


def test_ears_stand_beside_every_count() -> None:
    coverage = [_ears("2024-W03", 2), _ears("2024-W05", 1), _ears("2024-W05", 3, HOERYONG)]
    found = [(cell.period, cell.count, cell.active_sources) for cell in _watch([_event("a")], coverage).series]
    assert found == [("2024-W03", 0, 2), ("2024-W04", 1, 0), ("2024-W05", 0, 1)]


def test_what_is_not_known_of_ears_is_not_zero() -> None:
    elsewhere = [_ears("2024-W04", 2, HOERYONG)]
    assert [cell.active_sources for cell in _watch([_event("a")], elsewhere).series] == [None]
    assert [cell.active_sources for cell in _watch([_event("a")]).series] == [None]
    before = _watch([_event("a", "2024-01-01")], [_ears("2024-W04", 2)]).series
    assert [cell.active_sources for cell in before] == [None, None, None, 2]
    assert _watch([_event("a")], elsewhere).silences == ()


def test_ears_inside_a_region_count_for_it_and_a_month_has_its_best_week() -> None:
    coverage = [_ears("2024-W03", 2), _ears("2024-W03", 1, YONGBONG), _ears("2024-W03", 3), _ears("2024-W05", 1)]
    (cell,) = _watch([_event("a")], coverage, by="month", level="province").series[:1]
    assert (cell.place_id, cell.period, cell.active_sources) == (RYANGGANG, "2024-01", 4)


def test_silences_are_whole_weeks_in_which_nobody_was_in_contact() -> None:
    coverage = [_ears("2024-W01"), _ears("2024-W04", 0), _ears("2024-W05"), _ears("2024-W06", 1, HOERYONG)]
    assert _watch([], coverage).silences == (
        Silence(place_id=HOERYONG, first=date(2024, 1, 1), last=date(2024, 2, 4)),
        Silence(place_id=HYESAN, first=date(2024, 1, 8), last=date(2024, 1, 28)),
        Silence(place_id=HYESAN, first=date(2024, 2, 5), last=date(2024, 2, 11)),
    )


def test_the_answer_has_the_form_of_the_contract_and_no_field_for_what_is_not_built() -> None:
    found = json.loads(_watch([_event("a")], [_ears("2024-W04"), _ears("2024-W05", 0)]).to_json())
    assert found == {
        "series": [
            {"place_id": HYESAN, "what": "search", "period": "2024-W04", "count": 1, "active_sources": 1},
            {"place_id": HYESAN, "what": "search", "period": "2024-W05", "count": 0, "active_sources": 0},
        ],
        "silences": [{"place_id": HYESAN, "from": "2024-01-29", "to": "2024-02-04"}],
    }


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1, "<3"), (2, "<3"), (2.5, "<3"), (3, "3"), (0.2, "<3"), (3.5, "3.5"), (12, "12")]
)
def test_small_cells_are_hidden_from_people(count: float, words: str) -> None:
    assert shown(Cell(place_id=HYESAN, what="search", period="2024-01", count=count, active_sources=1)) == words


def test_broken_lines_are_refused() -> None:
    with pytest.raises(ItemError) as caught:
        Coverage.from_json('{"place_id":"a","week":"2024-W60","active_sources":1}')
    assert caught.value.code == "week_unreadable"
    with pytest.raises(ItemError) as caught:
        Coverage.from_json('{"place_id":"a","week":"2024-W06","active_sources":-1}')
    assert caught.value.field == "active_sources"
    with pytest.raises(ItemError) as caught:
        Occurrence.from_json('{"event":"e","what":"x","earliest":"2024-02-02","latest":"2024-02-01"}')
    assert caught.value.code == "edtf_reversed"


# Laws


@st.composite
def _events(draw: st.DrawFn) -> list[Occurrence]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        first = draw(st.dates(date(2023, 11, 1), date(2024, 3, 1)))
        length = draw(st.none() | st.integers(0, 90))
        found.append(
            Occurrence(
                event=f"e-{number}",
                what=draw(st.sampled_from(["search", "arrest"])),
                earliest=first,
                latest=None if length is None else first + timedelta(days=length),
                place_id=draw(st.sampled_from([HYESAN, YONGBONG, HOERYONG, RYANGGANG, "kp"])),
            )
        )
    return found


_coverage = st.lists(
    st.builds(
        Coverage,
        place_id=st.sampled_from([HYESAN, YONGBONG, HOERYONG]),
        week=st.sampled_from([f"2024-W{week:02d}" for week in range(1, 12)]),
        active_sources=st.integers(0, 3),
    ),
    max_size=8,
)
_beats, _levels = st.sampled_from(["week", "month"]), st.sampled_from(["county", "province"])


def counts_add_up_to_the_events(found: Watch, events: Sequence[Occurrence]) -> bool:
    return isclose(sum(cell.count for cell in found.series), len(events), abs_tol=1e-9)


@settings(deadline=None)
@given(_events(), _coverage, _beats, _levels)
def test_counts_add_up_whatever_the_period_and_the_level(
    events: list[Occurrence], coverage: list[Coverage], by: Any, level: Any
) -> None:
    found = _watch(events, coverage, by, level)
    assert counts_add_up_to_the_events(found, events)
    assert uncounted(events, PACK) == ()


@settings(deadline=None)
@given(_events(), _coverage, _beats, _levels, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(
    events: list[Occurrence], coverage: list[Coverage], by: Any, level: Any, chance: random.Random
) -> None:
    found = _watch(events, coverage, by, level)
    chance.shuffle(events)
    chance.shuffle(coverage)
    assert _watch(events, coverage, by, level) == found


@settings(deadline=None)
@given(_events(), _coverage, _beats)
def test_a_province_has_what_its_counties_have(events: list[Occurrence], coverage: list[Coverage], by: Any) -> None:
    inside = {HYESAN: RYANGGANG, HOERYONG: NORTH_HAMGYONG}

    def total(level: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for cell in _watch(events, coverage, by, level).series:
            region = inside.get(cell.place_id, cell.place_id)
            found[region] = found.get(region, 0) + cell.count
        return found

    county, province = total("county"), total("province")
    assert county.keys() == province.keys()
    assert all(isclose(county[region], province[region], abs_tol=1e-9) for region in county)


@settings(deadline=None)
@given(_events(), _coverage)
def test_in_a_silence_there_are_no_ears_and_outside_there_are(
    events: list[Occurrence], coverage: list[Coverage]
) -> None:
    found = _watch(events, coverage)
    for cell in found.series:
        if cell.active_sources is None:
            continue
        monday = date.fromisocalendar(int(cell.period[:4]), int(cell.period[-2:]), 1)
        silent = any(each.place_id == cell.place_id and each.first <= monday <= each.last for each in found.silences)
        assert silent is (cell.active_sources == 0)
    for one, two in pairwise(found.silences):
        assert one.place_id < two.place_id or one.last + timedelta(days=7) < two.first


# Mutants of the rule "an event counts once"


def counted_in_every_period(events: Sequence[Occurrence]) -> Watch:
    found = _watch(events)
    return found.replaced(series=tuple(cell.replaced(count=1) for cell in found.series if cell.count))


def counted_only_where_known_to_the_day(events: Sequence[Occurrence]) -> Watch:
    return _watch([each for each in events if each.earliest == each.latest])


@pytest.mark.parametrize("mutant", [counted_in_every_period, counted_only_where_known_to_the_day])
def test_mutants_are_caught(mutant: Callable[[Sequence[Occurrence]], Watch]) -> None:
    events = [_event("a", "2024-01-21", "2024-01-31")]
    assert not counts_add_up_to_the_events(mutant(events), events)
    assert counts_add_up_to_the_events(_watch(events), events)
