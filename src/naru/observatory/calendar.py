"""Periods of time: ISO weeks (ISO 8601: Monday to Sunday, the year of their Thursday) and months, by name.

In: days. Out: names such as 2024-W05 and 2024-01, and the days they hold. Refuses names that are no week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from naru.errors import Code, ItemError

Beat = Literal["week", "month"]
#: Years that can be watched; anything else is a slip of the pen.
YEARS = range(1900, 3000)
_WEEK = re.compile(r"(\d{4})-W(\d{2})\Z", re.ASCII)


def week_of(day: date) -> str:
    """The ISO week a day lies in."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of(week: str) -> date:
    """The first day of a week by name. Raises: ItemError (week_unreadable)."""
    found = _WEEK.match(week)
    try:
        if found is None or int(found[1]) not in YEARS:
            raise ValueError
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        raise ItemError(Code.WEEK_UNREADABLE, field="week") from None


def name_of(day: date, beat: Beat) -> str:
    """The period a day lies in."""
    return week_of(day) if beat == "week" else f"{day.year:04d}-{day.month:02d}"


def first_of(day: date, beat: Beat) -> date:
    """The first day of the period a day lies in."""
    return day - timedelta(days=day.weekday()) if beat == "week" else day.replace(day=1)


def next_of(first: date, beat: Beat) -> date:
    """The first day of the period after the one that begins on `first`."""
    return first + timedelta(days=7) if beat == "week" else (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def periods(first: date, last: date, beat: Beat) -> Iterator[date]:
    """The first days of all periods that `first` to `last` touch, in order."""
    here = first_of(first, beat)
    while here <= last:
        yield here
        here = next_of(here, beat)
