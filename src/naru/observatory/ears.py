"""Ears: how many sources were in contact, where and when, and in which weeks nobody was.

In: coverage lines. Out: for a region and a period the number of active sources, and the silences. What lies inside a
region counts for it. Between the first and the last week of which any line speaks, a week without a line is a week
without ears; outside them, and for a region of which no line speaks, nothing is known, and nothing is not zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

import msgspec

from naru.observatory.calendar import Beat, monday_of, next_of, periods
from naru.values import Gazetteer, Place, Record


class Coverage(Record, frozen=True, kw_only=True):
    """`active_sources` sources at this place were in contact in this ISO week (2024-W05). Raises: ItemError
    (week_unreadable).
    """

    place_id: str
    week: str
    active_sources: Annotated[int, msgspec.Meta(ge=0)]

    def __post_init__(self) -> None:
        monday_of(self.week)


class Silence(Record, frozen=True, kw_only=True):
    """From one day to another, both included, nobody at this place was in contact: whole weeks."""

    place_id: str
    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")


class Ears:
    """The coverage lines, ready to be asked. Of two lines for one place and week the larger counts."""

    def __init__(self, coverage: Iterable[Coverage], gazetteer: Gazetteer) -> None:
        told: dict[tuple[str, date], int] = {}
        for line in coverage:
            key = line.place_id, monday_of(line.week)
            told[key] = max(told.get(key, 0), line.active_sources)
        self.span = (min(week for _, week in told), max(week for _, week in told)) if told else None
        self._weeks: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
        for (place_id, week), number in told.items():
            for region in Place(id=place_id).ancestors(gazetteer):
                self._weeks[region][week] += number

    def knows(self, region: str) -> bool:
        """True where any line speaks of the region or of a place in it."""
        return region in self._weeks

    def active(self, region: str, first: date, beat: Beat) -> int | None:
        """The most sources that were in contact in one week of the period that begins on `first`; None = not known."""
        if self.span is None or not self.knows(region):
            return None
        last = next_of(first, beat) - timedelta(days=1)
        weeks = [week for week in periods(first, last, "week") if self.span[0] <= week <= self.span[1]]
        told = self._weeks[region]
        return max(told.get(week, 0) for week in weeks) if weeks else None

    def silences(self, region: str) -> list[Silence]:
        """The runs of weeks in which nobody in the region was in contact, in order."""
        if self.span is None or not self.knows(region):
            return []
        told, runs = self._weeks[region], list[list[date]]()
        for week in periods(*self.span, "week"):
            if told.get(week, 0):
                continue
            if runs and runs[-1][-1] + timedelta(days=7) == week:
                runs[-1].append(week)
            else:
                runs.append([week])
        return [Silence(place_id=region, first=run[0], last=run[-1] + timedelta(days=6)) for run in runs]
