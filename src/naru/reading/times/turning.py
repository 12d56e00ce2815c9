"""Turning: dates in figures that can be read both ways round, and finds that are one.

In: the expressions of a text, the day of publication. Out: the expressions with day and month the right way round, and times of which one
explains the other ("Party Foundation Day (10 October)") as one. 3/9 is the third of September where the text has another date of that kind
that can only be so (26/8), else what lies nearer to publication, the past before the future. Refuses to decide without either: then the month comes first,
as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from naru.reading.times import days
from naru.reading.times.matching import Expression
from naru.reading.times.moment import Moment
from naru.reading.times.value import Time

#: A day ahead counts as so many times farther away than one behind.
_AHEAD = 3
_BETWEEN = re.compile(r"\s?[,(=]{0,2}\s?(?:the\s|の)?(?:i\.e\.\s)?\Z")


def day_first(found: Iterable[Expression]) -> bool | None:
    """What the dates that can be read one way only say of the others; None = nothing, or both."""
    said = {each.moment.order for each in found}
    return None if ("dm" in said) == ("md" in said) else "dm" in said


def turned(each: Expression, *, first: bool | None, published: date | None) -> Expression:
    """The expression with its day and month the way they are meant (`first`: days stand first)."""
    if each.moment.order not in ("either", "year"):
        return each
    other = replace(
        each,
        moment=_swapped(each.moment),
        close=_swapped(each.close) if each.close is not None else None,
    )
    ways = [way for way in (each, other) if _exists(way)]
    if len(ways) < 2 or (first is not None and each.moment.order == "either"):
        return other if (ways == [other] if len(ways) < 2 else first) else each
    if published is None:
        return each
    return min(ways, key=lambda way: _away(way.moment, published))


def _swapped(moment: Moment) -> Moment:
    changes: dict[str, Any] = {"month": moment.day, "day": moment.month}
    if moment.order == "year" and moment.year is not None and moment.day is not None:
        # 24.1.26: the year may stand first
        changes = {"year": moment.year // 100 * 100 + moment.day, "day": moment.year % 100}
    return replace(moment, **changes)


def _exists(each: Expression) -> bool:
    """Whether the calendar has these days, in a leap year."""
    ends = [moment for moment in (each.moment, each.close) if moment is not None]
    return all(days.day_of(end.year or 2000, end.month or 0, end.day or 0) is not None for end in ends)


def _away(moment: Moment, published: date) -> int:
    """How far such a day is from publication."""
    years = (moment.year,) if moment.year is not None else range(published.year - 1, published.year + 2)
    far = 10_000
    for year in years:
        day = days.day_of(year, moment.month or 0, moment.day or 0)
        if day is not None:
            gap = (published - day).days
            far = min(far, gap if gap >= 0 else -gap * _AHEAD)
    return far


def explained(text: str, found: Sequence[Time], same: re.Pattern[str], numbered: frozenset[int]) -> list[Time]:
    """Without the days that a date in figures explains right behind them ("next Monday (the 26th)", "설날이던 22일"): there the figures count.
    `same` = the words between the two, `numbered` = where days in figures begin.
    """
    kept: list[Time] = []
    for time in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and time.start in numbered
            and last.start not in numbered
            and last.kind == "day"
            and last.edtf is not None
            and time.kind in ("day", "until", "interval_open")
            and (0 < time.start - last.end <= 10 or time.edtf == last.edtf)
            and same.fullmatch(text, last.end, time.start) is not None
            and ("(" in text[last.end : time.start] or (time.latest or time.earliest) == last.latest)
        ):
            inferred = tuple(part for part in last.inferred if part in time.inferred)
            kept[-1] = replace_time(time, time.end, text, inferred, start=last.start)
            continue
        kept.append(time)
    return kept


def merged(text: str, found: Sequence[Time], feasts: frozenset[int]) -> list[Time]:
    """Without the days that only explain a feast right beside them, or that a feast explains. `feasts` = where feasts begin."""
    kept: list[Time] = []
    for time in found:
        last = kept[-1] if kept else None
        if last is not None and time.start in feasts and _same_bound(last, time) and _beside(text, last, time):
            # "十月十日の党創建記念日まで": the feast holds what is said of the day
            inferred = tuple(part for part in last.inferred if part in time.inferred)
            kept[-1] = replace_time(time, time.end, text, inferred, start=last.start)
            continue
        if (
            last is None
            or (last.start not in feasts and time.start not in feasts)
            or time.kind != "day"
            or time.earliest is None
            or time.earliest not in (last.earliest if last.kind != "until" else None, last.latest)
            or not _beside(text, last, time)
        ):
            kept.append(time)
            continue
        inferred = tuple(part for part in last.inferred if part in time.inferred)
        kept[-1] = replace_time(last, time.end, text, inferred)
    return kept


def _beside(text: str, last: Time, time: Time) -> bool:
    return 0 <= time.start - last.end <= 10 and _BETWEEN.match(text, last.end, time.start) is not None


def _same_bound(day: Time, open_ended: Time) -> bool:
    """Whether a half-open stretch begins or ends with this day."""
    bound = {"until": open_ended.latest, "interval_open": open_ended.earliest}.get(open_ended.kind)
    return day.kind == "day" and bound is not None and bound == day.earliest


def replace_time(time: Time, end: int, text: str, inferred: tuple[Any, ...], *, start: int | None = None) -> Time:
    """The time over more words."""
    first = time.start if start is None else start
    return Time(
        start=first, end=end, text=text[first : end], kind=time.kind, edtf=time.edtf, earliest=time.earliest, latest=time.latest,
        iso=time.iso, inferred=inferred, rule=time.rule, confidence=time.confidence,
    )  # fmt: skip
