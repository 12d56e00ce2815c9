"""Days: steps and stretches on the calendar that the words of time ask for.

In: `datetime.date` and small numbers; out: first and last day, inclusive, or None where the calendar has no such day. Weeks begin
on Monday (ISO 8601). Early, mid and late are the thirds of a month: 1-10, 11-20, 21-last; of a year its thirds.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

Stretch = tuple[date, date]
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_PARTS_OF_MONTH = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (21, 31), "half1": (1, 15), "half2": (16, 31), "week1": (1, 7),
    "week2": (8, 14), "week3": (15, 21), "week4": (22, 28), "week5": (29, 31), "first": (1, 1),
}  # fmt: skip
#: Parts whose middle can stand for them with `~`: EDTF's approximate day is read as the third of the month around it.
MIDDLES = {"early": 5, "mid": 15, "late": 25, "end": 25}
#: Months of a part of a year.
_PARTS_OF_YEAR = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (12, 12), "half1": (1, 6), "half2": (7, 12), "q1": (1, 3),
    "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Stretch | None:
    """First and last day of a month."""
    first = day_of(year, month, 1)
    return (first, first.replace(day=monthrange(year, month)[1])) if first is not None else None


def step_months(day: date, steps: int) -> tuple[int, int]:
    """(year, month) so many months on."""
    months = day.year * 12 + day.month - 1 + steps
    return months // 12, months % 12 + 1


def step_days(day: date, steps: int) -> date | None:
    """So many days on, or None beyond the calendar."""
    try:
        return day + timedelta(days=steps)
    except OverflowError:
        return None


def week_of(day: date, steps: int = 0) -> Stretch | None:
    """Monday and Sunday of the week this day lies in, or of one so many weeks on."""
    monday = step_days(day, 7 * steps - day.weekday())
    sunday = None if monday is None else step_days(monday, 6)
    return (monday, sunday) if monday is not None and sunday is not None else None


def part_of_month(year: int, month: int, part: str) -> Stretch | None:
    """First and last day of a part of a month; `last` and `lastweek` count from its end."""
    whole = month_of(year, month)
    if whole is None:
        return None
    last = whole[1]
    if part == "last":
        return last, last
    if part == "lastweek":
        return last.replace(day=last.day - 6), last
    if part not in _PARTS_OF_MONTH:
        return None
    low, high = _PARTS_OF_MONTH[part]
    if low > last.day:
        return None
    return last.replace(day=low), last.replace(day=min(high, last.day))


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> Stretch | None:
    """The first, second ... (or last, -1) Monday (1) to Sunday (7) of a month."""
    whole = month_of(year, month)
    if whole is None:
        return None
    first, last = whole
    if nth < 0:
        day = step_days(last, -((last.isoweekday() - weekday) % 7))
    else:
        day = step_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return (day, day) if day is not None and day.month == month else None


def part_of_year(year: int, part: str) -> Stretch | None:
    """First and last day of a part of a year."""
    if part in ("first", "last"):
        day = day_of(year, 1, 1) if part == "first" else day_of(year, 12, 31)
        return (day, day) if day is not None else None
    if part not in _PARTS_OF_YEAR:
        return None
    low, high = (month_of(year, month) for month in _PARTS_OF_YEAR[part])
    return (low[0], high[1]) if low is not None and high is not None else None


def season_of(year: int, season: int, table: Mapping[str, tuple[int, int]]) -> Stretch | None:
    """First and last day of the season (21-24) that begins in this year, by the pack's months."""
    first, last = table[SEASON_NAMES[season]]
    low, high = month_of(year, first), month_of(year + (last < first), last)
    return (low[0], high[1]) if low is not None and high is not None else None
