"""Periods: a measure as an interval that claims open and close.

In: the claims of one measure (an event of a kind that lasts). Out: a `Period`: when it began and when it ended as far
as anybody said, and on which days it was surely there. `ended` closes; "since X" and "from A to B" say when it began;
all other tellings only say that it was there. What nobody said stays open: a measure of which nothing is heard any
more has not ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from naru.errors import ItemError
from naru.values import FACTUAL, Claim, FuzzyDate, Record


class Period(Record, frozen=True, kw_only=True):
    """`opened` and `closed` = bounds of the first and the last day, None = nobody said. `seen` = the first and last
    day of which somebody said surely that it was there (days told exactly, and all days of a period told whole), None
    = no such day.
    """

    opened: FuzzyDate | None = None
    closed: FuzzyDate | None = None
    seen: tuple[date, date] | None = None

    def in_force(self, on: date) -> bool | None:
        """True or False where the claims settle it, None where they do not."""
        if self.seen is not None and self.seen[0] <= on <= self.seen[1]:
            return True
        if self.closed is not None and self.closed.latest is not None and on > self.closed.latest:
            return False
        if self.opened is not None and self.opened.earliest is not None and on < self.opened.earliest:
            return False
        begun = self.opened is not None and self.opened.latest is not None and on >= self.opened.latest
        lasting = self.closed is not None and self.closed.earliest is not None and on <= self.closed.earliest
        return True if begun and lasting else None


def _begins(claim: Claim) -> bool:
    return claim.when is not None and "/" in claim.when.edtf and not claim.when.edtf.startswith(("..", "/"))


def period(claims: Iterable[Claim]) -> Period:
    """The period of one measure; only claims told as facts count. The order of `claims` does not matter."""
    told = sorted((claim for claim in claims if claim.status in FACTUAL and claim.when), key=lambda claim: claim.id)
    ends = [claim.when for claim in told if claim.status == "ended" and claim.when is not None]
    there = [claim for claim in told if claim.status != "ended"]
    starts = [_start(claim.when) for claim in there if _begins(claim) and claim.when is not None]
    days = [span for claim in there if claim.when is not None and (span := _surely(claim.when)) is not None]
    seen = (min(first for first, _ in days), max(last for _, last in days)) if days else None
    return Period(opened=_agreed(starts), closed=_agreed(ends), seen=seen)


def _start(when: FuzzyDate) -> FuzzyDate:
    """The bounds of the first day of a period."""
    if when.extent[1] is None:
        return when
    return FuzzyDate.parse(when.edtf.split("/", 1)[0], inferred=when.inferred)


def _surely(when: FuzzyDate) -> tuple[date, date] | None:
    """The days on which something surely was: a day told exactly, or a period from its latest start to its earliest
    end.
    """
    if when.earliest is not None and when.earliest == when.latest:
        return when.earliest, when.earliest
    if "/" not in when.edtf or ".." in when.edtf or when.edtf.endswith("/") or when.edtf.startswith("/"):
        return None
    first, last = (FuzzyDate.parse(part) for part in when.edtf.split("/", 1))
    if first.latest is None or last.earliest is None or first.latest > last.earliest:
        return None
    return first.latest, last.earliest


def _agreed(tellings: Sequence[FuzzyDate]) -> FuzzyDate | None:
    """What all of these allow, by their bounds; where they do not agree, the whole stretch that they span."""
    if not tellings:
        return None
    if len({telling.edtf for telling in tellings}) == 1:
        return tellings[0]
    lows = [telling.earliest for telling in tellings if telling.earliest is not None]
    highs = [telling.latest for telling in tellings if telling.latest is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        low, high = min(lows), max(highs)
    left, right = "" if low is None else low.isoformat(), "" if high is None else high.isoformat()
    if not left and not right:
        return None
    return FuzzyDate.parse(left if left == right else f"[{left}..{right}]")


def told_as_interval(claims: Sequence[Claim]) -> FuzzyDate | None:
    """When a measure was, in one date: `start/end` or `start/..` where anybody said when it began or ended, else
    None.
    """
    found = period(claims)
    if found.opened is None and found.closed is None:
        return None
    left = ".." if found.opened is None else _edge(found.opened, found.opened.earliest)
    right = ".." if found.closed is None else _edge(found.closed, found.closed.latest)
    try:
        return FuzzyDate.parse(f"{left}/{right}")
    except ItemError:
        return None


def _edge(bounds: FuzzyDate, outermost: date | None) -> str:
    """One end of an interval: as told, where that may stand in an interval, else the outermost day it can mean."""
    plain = bounds.edtf.split("/", 1)[0]
    if "[" not in plain and "{" not in plain:
        return plain
    return ".." if outermost is None else outermost.isoformat()
