"""Stretches of the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.reading.times import days
from naru.reading.times.anchors import NORTHERN

YEARS, MONTHS = st.integers(1, 9998), st.integers(1, 12)


@given(YEARS, MONTHS)
def test_the_thirds_of_a_month_cover_it_without_overlap(year: int, month: int) -> None:
    whole = days.month_of(year, month)
    thirds = [days.part_of_month(year, month, part) for part in ("early", "mid", "late")]
    assert whole is not None
    assert thirds[0] is not None
    assert thirds[1] is not None
    assert thirds[2] is not None
    assert (thirds[0][0], thirds[2][1]) == whole
    for left, right in pairwise(thirds):
        assert left is not None
        assert right is not None
        assert right[0] - left[1] == timedelta(days=1)


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(-60, 60))
def test_a_week_begins_on_monday(day: date, steps: int) -> None:
    week = days.week_of(day, steps)
    if week is not None:
        assert week[0].weekday() == 0
        assert (week[1] - week[0]).days == 6
        assert 7 * steps - 6 <= (week[0] - day).days <= 7 * steps


@given(st.dates(), st.integers(-5000, 5000))
def test_months_step_both_ways(day: date, steps: int) -> None:
    year, month = days.step_months(day, steps)
    if 1 <= year <= 9999:
        assert days.step_months(date(year, month, 1), -steps) == (day.year, day.month)


@given(YEARS, MONTHS, st.integers(1, 7))
def test_the_nth_weekday_is_that_weekday_in_that_month(year: int, month: int, weekday: int) -> None:
    for nth in (1, 2, 3, 4, 5, -1):
        found = days.nth_weekday(year, month, nth, weekday)
        assert found is not None or nth == 5
        if found is not None:
            assert found[0].isoweekday() == weekday
            assert (found[0].year, found[0].month) == (year, month)
            assert nth < 0 or (found[0].day - 1) // 7 == nth - 1


def test_what_the_calendar_does_not_have() -> None:
    assert days.day_of(2023, 2, 29) is None
    assert days.month_of(2023, 13) is None
    assert days.part_of_month(2023, 2, "week5") is None
    assert days.part_of_month(2023, 2, "brunch") is None
    assert days.part_of_year(2023, "brunch") is None
    assert days.step_days(date.max, 1) is None


@pytest.mark.parametrize(
    ("season", "first", "last"), [(21, "2023-03-01", "2023-05-31"), (24, "2023-12-01", "2024-02-29")]
)
def test_a_season_begins_in_its_year(season: int, first: str, last: str) -> None:
    assert days.season_of(2023, season, NORTHERN) == (date.fromisoformat(first), date.fromisoformat(last))
