"""Calendar arithmetic on (year, month, day) triples of the proleptic Gregorian calendar, for years of any size.

In: triples or `datetime.date`; out: triples, dates, and the units a date is told in (thirds of a month, months,
seasons, years). `datetime.date` ends at the years 1 and 9999; EDTF (ISO 8601-2) does not, so bounds are kept as
triples until the last step. Seasons are those of EDTF (21 spring, 22 summer, 23 autumn, 24 winter); a season belongs
to the year in which it begins, so the winter 2023-24 lasts from December 2023 to February 2024. Refuses: a table of
seasons that is not four spans of months.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from naru.errors import Code, ItemError

Day: TypeAlias = tuple[int, int, int]
#: First and last month of spring, summer, autumn, winter.
SeasonTable: TypeAlias = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]

SEASON_NAMES = ("spring", "summer", "autumn", "winter")
NORTHERN: SeasonTable = ((3, 5), (6, 8), (9, 11), (12, 2))
FIRST_SEASON = 21
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_day(year: int, month: int) -> int:
    """The number of days of a month (1-12) in any year."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month]


def to_date(day: Day) -> date | None:
    """The triple as a date, or None where its year is outside 1-9999."""
    return date(*day) if 1 <= day[0] <= 9999 else None


def triple(day: date) -> Day:
    """A date as a triple."""
    return (day.year, day.month, day.day)


def third(day: Day) -> tuple[Day, Day]:
    """The third of the month a day lies in: 1-10, 11-20 or 21-last."""
    year, month, number = day
    if number <= 10:
        return (year, month, 1), (year, month, 10)
    if number <= 20:
        return (year, month, 11), (year, month, 20)
    return (year, month, 21), (year, month, last_day(year, month))


def month(year: int, number: int) -> tuple[Day, Day]:
    """First and last day of a month; numbers below 1 and above 12 run into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return (year, number, 1), (year, number, last_day(year, number))


def season(year: int, code: int, table: SeasonTable) -> tuple[Day, Day]:
    """First and last day of the season `code` (21-24) that begins in `year`."""
    first, last = table[code - FIRST_SEASON]
    return month(year, first)[0], month(year + (last < first), last)[1]


def season_of(day: Day, table: SeasonTable) -> tuple[int, int]:
    """The (year, code) of the season a day lies in. The table must cover all months (`partition`)."""
    year, number, _ = day
    for code, (first, last) in enumerate(table, start=FIRST_SEASON):
        if first <= last:
            if first <= number <= last:
                return year, code
        elif number >= first:
            return year, code
        elif number <= last:
            return year - 1, code
    raise ItemError(Code.VALUE_UNREADABLE, field="seasons")


def season_table(seasons: Mapping[str, Sequence[int]] | None) -> SeasonTable:
    """The table of a pack's seasons, names to [first month, last month]; names left out are the northern ones.

    Raises: ItemError (value_unreadable) where a month is not 1-12.
    """
    if seasons is None:
        return NORTHERN
    spans = []
    for name, usual in zip(SEASON_NAMES, NORTHERN, strict=True):
        span = tuple(seasons.get(name, usual))
        if len(span) != 2 or not all(isinstance(number, int) and 1 <= number <= 12 for number in span):
            raise ItemError(Code.VALUE_UNREADABLE, field="seasons")
        spans.append((span[0], span[1]))
    return (spans[0], spans[1], spans[2], spans[3])


def partition(table: SeasonTable) -> SeasonTable:
    """The table itself. Raises: ItemError (value_unreadable) where its seasons do not cover each month exactly once."""
    months = [(first + step - 1) % 12 + 1 for first, last in table for step in range((last - first) % 12 + 1)]
    if sorted(months) != list(range(1, 13)):
        raise ItemError(Code.VALUE_UNREADABLE, field="seasons")
    return table
