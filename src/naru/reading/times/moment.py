"""Moment: what one expression says about time, before anything is worked out: exactly the words' own content.

A rule of the rule files fills its fields (docs/rooms/reading-times.md lists them); resolving.py turns it into days. Nothing here
knows a calendar.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

Makes = Literal["date", "range", "between", "list", "duration", "set", "vague", "nothing"]
Base = Literal["published", "told", "either"]
Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Moment:
    """`year`, `month`, `day`, `weekday` (1 = Monday), `nth` of them in a month (-1 = the last) as said; `years`, `months`, `weeks`,
    `days`, `seasons` steps away from the base (the day of publication, or the date told before); `part` of a month, year or week;
    `season` 21-24; `n`, `unit`, `sign` a distance ("three days later") or a length; `holiday` a name of the pack's calendar; `edtf`
    a value that is always the same; `decade` and `lunar` say how year, month and day are meant; `order` of month and day in figures: "md",
    "dm", "either" where they may stand the other way round, "year" where the year may.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    years: int | None = None
    months: int | None = None
    weeks: int | None = None
    days: int | None = None
    seasons: int | None = None
    season: int | None = None
    part: str | None = None
    n: int | None = None
    unit: str | None = None
    sign: int = 1
    holiday: str | None = None
    edtf: str | None = None
    base: Base = "published"
    direction: Direction | None = None
    about: bool = False
    decade: bool = False
    lunar: bool = False
    order: str | None = None

    def filled(self, other: Moment) -> Moment:
        """This moment as the end of a period that `other` begins: what it leaves out is taken over."""
        changes: dict[str, Any] = {}
        if self.relative or other.relative or self.holiday is not None or other.holiday is not None:
            return self
        if self.month is None and self.day is not None and other.month is not None:
            changes = {"month": other.month, "year": other.year, "years": other.years, "base": other.base}
            changes["months"] = other.months
        elif self.year is None and self.years is None and (self.month is not None or self.season is not None):
            turned = self.month is not None and other.month is not None and self.month < other.month
            if other.year is not None:
                changes = {"year": other.year + turned}
            elif other.years is not None:
                changes = {"years": other.years + turned, "base": other.base}
        return replace(self, **changes) if changes else self

    def begun(self, end: Moment) -> Moment:
        """This moment as the beginning of a period that `end` closes: "12-15 January", "October to November 2023"."""
        if self.relative or end.relative or self.holiday is not None or end.holiday is not None:
            return self
        if self.month is None and self.day is not None and end.month is not None:
            # "12日至2月3日": the 12th lies in the month before
            turned = end.day is not None and self.day > end.day
            month = (end.month - 2) % 12 + 1 if turned else end.month
            back = turned and end.month == 1
            year = end.year - back if end.year is not None else None
            years = end.years - back if end.years is not None else None
            return replace(self, month=month, year=year, years=years, base=end.base)
        if self.month is not None and self.year is None and self.years is None and end.year is not None:
            turned = end.month is not None and self.month > end.month
            return replace(self, year=end.year - turned)
        return self

    @property
    def relative(self) -> bool:
        """True where a distance from the base is said, not a place in the calendar."""
        return (
            self.n is not None
            or self.days is not None
            or self.weeks is not None
            or (self.weekday is not None and self.month is None)
        )


MOMENT_FIELDS: frozenset[str] = frozenset(field.name for field in fields(Moment))
