"""Weeks and months by name, against the calendar of Python."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.errors import ItemError
from naru.observatory.calendar import Beat, first_of, monday_of, name_of, next_of, periods, week_of

_days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
_beats = st.sampled_from(["week", "month"])


@pytest.mark.parametrize(
    ("day", "week"),
    [("2024-01-01", "2024-W01"), ("2023-12-31", "2023-W52"), ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53")],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: str, week: str) -> None:
    assert week_of(date.fromisoformat(day)) == week


@pytest.mark.parametrize(
    "week", ["2024-W53", "2024-W00", "2024-W5", "2024-05", "", "0001-W01", "9999-W52", "2024-W05x", "２０２４-W05"]
)
def test_what_is_no_week_is_refused(week: str) -> None:
    with pytest.raises(ItemError) as caught:
        monday_of(week)
    assert (caught.value.code, caught.value.field) == ("week_unreadable", "week")


@settings(deadline=None)
@given(_days)
def test_a_week_by_name_begins_on_its_monday(day: date) -> None:
    monday = monday_of(week_of(day))
    assert monday.weekday() == 0
    assert monday <= day < monday + timedelta(days=7)


@settings(deadline=None)
@given(_days, st.integers(0, 800), _beats)
def test_periods_follow_each_other_without_gap(first: date, days: int, beat: Beat) -> None:
    last = first + timedelta(days=days)
    found = list(periods(first, last, beat))
    assert found[0] <= first
    assert next_of(found[-1], beat) > last
    assert all(next_of(one, beat) == two for one, two in pairwise(found))
    assert [name_of(day, beat) for day in found] == list(
        dict.fromkeys(name_of(first + timedelta(days=at), beat) for at in range(days + 1))
    )
    assert all(first_of(day, beat) == day for day in found)
