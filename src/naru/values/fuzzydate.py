"""FuzzyDate: a date as it is known, in EDTF, with the days it can mean, the words it came from and what was
inferred.

In: EDTF text, or the JSON of this value; out: bounds, comparisons, coarser tellings. The notation is read by edtf.py
and laid down in docs/formats/fuzzydate.md. Refuses: text that is no EDTF of ours, and bounds that contradict each
other or the notation. Years outside 1-9999 are read, but their bounds are None, which counts as open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, Self, get_args

from msgspec.structs import force_setattr

from naru.errors import Code, ItemError
from naru.values import coarsening, edtf, gregorian
from naru.values.edtf import Notation, Point
from naru.values.gregorian import Day
from naru.values.record import Record

#: How finely a date is told: a day, a third of a month (1-10, 11-20, 21-last), a month, a season, a year.
Grain = Literal["day", "part", "month", "season", "year"]
GRAINS: tuple[Grain, ...] = get_args(Grain)
Inferred = Literal["year", "month", "day"]
Seasons = Mapping[str, Sequence[int]]


class FuzzyDate(Record, frozen=True, kw_only=True):
    """EDTF + earliest and latest day (inclusive; None = open or unknown) + the words it came from + what was
    inferred.

    Bounds that are left out, or None where the notation gives one, are filled in from the notation (northern seasons;
    `parse` takes a pack's). Bounds given may be wider than those of the notation, for the reader saw more words, but
    must meet them. Of a period without a known end (`X/..`) the bounds are those of its start. Raises: ItemError
    (edtf_unreadable, edtf_no_such_day, edtf_reversed; value_unreadable for bounds that contradict each other or the
    notation).
    """

    edtf: str
    earliest: date | None = None
    latest: date | None = None
    words: str = ""
    inferred: tuple[Inferred, ...] = ()

    def __post_init__(self) -> None:
        text = self.edtf
        notation = edtf.parse(text)
        lo, hi = notation.earliest, notation.latest
        strict_lo = None if lo is None else gregorian.to_date(lo)
        strict_hi = None if hi is None else gregorian.to_date(hi)
        earliest, latest = self.earliest, self.latest
        if earliest is None and strict_lo is not None:
            force_setattr(self, "earliest", strict_lo)
        if latest is None and strict_hi is not None:
            force_setattr(self, "latest", strict_hi)
        if earliest is not None or latest is not None:
            _check(self, notation, strict_lo, strict_hi)

    @classmethod
    def parse(
        cls, text: str, words: str = "", inferred: Iterable[Inferred] = (), seasons: Seasons | None = None
    ) -> Self:
        """The date an EDTF text means, with the bounds of the notation.

        `seasons` maps spring, summer, autumn, winter to [first month, last month] (default: northern). Raises:
        ItemError.
        """
        if seasons is None:
            return cls(edtf=text, words=words, inferred=tuple(inferred))
        notation = edtf.parse(text, gregorian.season_table(seasons))
        lo, hi = notation.earliest, notation.latest
        return cls(
            edtf=text,
            earliest=None if lo is None else gregorian.to_date(lo),
            latest=None if hi is None else gregorian.to_date(hi),
            words=words,
            inferred=tuple(inferred),
        )

    def __str__(self) -> str:
        return self.edtf

    @property
    def extent(self) -> tuple[date | None, date | None]:
        """First and last day this can touch; None = open. `2020/..` reaches from the start's earliest day into the
        open.
        """
        if self.edtf.endswith(("/..", "/")):
            return self.earliest, None
        return self.earliest, self.latest

    @property
    def grain(self) -> Grain:
        """How finely the notation tells: its finest part. `[2024-01-21..2024-01-31]` is a part, `2024-XX` a year."""
        return GRAINS[max(edtf.parse(self.edtf).grain, edtf.DAY) - 1]

    def within(self, other: FuzzyDate) -> bool:
        """True if every day this can touch lies in the extent of `other`.

        A value of whose days nothing is known (`XXXX-01-26`, years outside 1-9999) contains only itself.
        """
        theirs_lo, theirs_hi = other.extent
        if theirs_lo is None and theirs_hi is None:
            return self.edtf == other.edtf
        lo, hi = self.extent
        return (theirs_lo is None or (lo is not None and lo >= theirs_lo)) and (
            theirs_hi is None or (hi is not None and hi <= theirs_hi)
        )

    def intersects(self, other: FuzzyDate) -> bool:
        """True if some day lies in both extents; an open end meets everything on its side."""
        lo, hi = self.extent
        theirs_lo, theirs_hi = other.extent
        return (lo is None or theirs_hi is None or lo <= theirs_hi) and (
            hi is None or theirs_lo is None or theirs_lo <= hi
        )

    def intersection(self, other: FuzzyDate) -> FuzzyDate | None:
        """The days both can touch, or None where there are none.

        Where one extent lies in the other, the narrower value itself; else a period where both are periods, and one
        day of a set where not, without words. The days of the answer are the same either way round.
        """
        if not self.intersects(other):
            return None
        lo = _later(self.extent[0], other.extent[0])
        hi = _earlier(self.extent[1], other.extent[1])
        whole = [value for value in (self, other) if value.extent == (lo, hi)]
        if whole:
            return min(whole, key=lambda value: ("/" in value.edtf, len(value.edtf), value.edtf))
        inferred = tuple(part for part in get_args(Inferred) if part in self.inferred or part in other.inferred)
        left, right = "" if lo is None else lo.isoformat(), "" if hi is None else hi.isoformat()
        if left == right:
            return FuzzyDate(edtf=left, inferred=inferred)
        if "/" in self.edtf and "/" in other.edtf:
            return FuzzyDate(edtf=f"{left or '..'}/{right or '..'}", inferred=inferred)
        return FuzzyDate(edtf=f"[{left}..{right}]", inferred=inferred)

    def coarsen(self, grain: Grain, seasons: Seasons | None = None) -> FuzzyDate:
        """This date told no more finely than `grain`: whole units of it that hold every day this one can touch.

        Words are dropped, for they could tell more; so are bounds beyond the notation and times of day. `inferred`
        and open ends stay. `seasons` as in `parse`, and its four must cover the year (else ItemError). A year holds
        no winter whole: coarsening that to years gives both.
        """
        table = gregorian.partition(gregorian.season_table(seasons))
        wanted = GRAINS.index(grain) + 1
        notation = edtf.parse(self.edtf, table)
        first, last = notation.first, notation.last
        end = first if notation.shape == "interval" and not isinstance(last, Point) else last
        lo, hi = _lowest(first, self.earliest), _highest(end, self.latest)
        level = max(wanted, notation.grain)
        text = self.edtf
        as_told = (lo, hi) == (_lowest(first, None), _highest(end, None))
        if notation.grain < wanted or not as_told or not _whole(first, end, wanted, table):
            text = coarsening.coarsened(notation, lo, hi, level, table)
        return FuzzyDate.parse(text, inferred=self.inferred, seasons=seasons)


def _later(one: date | None, other: date | None) -> date | None:
    return one if other is None or (one is not None and one >= other) else other


def _earlier(one: date | None, other: date | None) -> date | None:
    return one if other is None or (one is not None and one <= other) else other


def _lowest(end: edtf.End, known: date | None) -> Day | None:
    if not isinstance(end, Point):
        return None
    return end.lo if known is None or end.nameless else min(end.lo, gregorian.triple(known))


def _highest(end: edtf.End, known: date | None) -> Day | None:
    if not isinstance(end, Point):
        return None
    return end.hi if known is None or end.nameless else max(end.hi, gregorian.triple(known))


def _whole(first: edtf.End, last: edtf.End, wanted: int, table: gregorian.SeasonTable) -> bool:
    """True if both ends stand at the edges of the units they are told in, or of `wanted` where that is coarser."""
    return (not isinstance(first, Point) or coarsening.opens(first.lo, max(wanted, first.grain), table)) and (
        not isinstance(last, Point) or coarsening.closes(last.hi, max(wanted, last.grain), table)
    )


def _check(value: FuzzyDate, notation: Notation, lo: date | None, hi: date | None) -> None:
    """Refuse bounds that contradict each other or never meet those of the notation (whose seasons may be another
    country's).
    """
    earliest, latest = value.earliest, value.latest
    if earliest is not None and latest is not None and earliest > latest:
        raise ItemError(Code.VALUE_UNREADABLE, field="latest")
    if isinstance(notation.first, Point) and notation.first.grain == edtf.SEASON and lo is not None:
        lo = date(lo.year, 1, 1)
    end = notation.last if isinstance(notation.last, Point) else notation.first
    if isinstance(end, Point) and end.grain == edtf.SEASON and hi is not None:
        hi = gregorian.to_date((end.lo[0] + 1, 12, 31))
    if earliest is not None and hi is not None and earliest > hi:
        raise ItemError(Code.VALUE_UNREADABLE, field="earliest")
    if latest is not None and lo is not None and latest < lo:
        raise ItemError(Code.VALUE_UNREADABLE, field="latest")
