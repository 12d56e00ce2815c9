"""Coarsening: the EDTF text that tells a date no more finely than a grain.

In: a notation, the days it touches (the reader may have known more than the notation says) and a grain. Out: a text
whose days are whole units of that grain, enclose all the days given, and are told in that unit's own notation. One
day becomes one unit; days in several units become a set, a period stays a period, an open or unknown end stays one.
Source: the precision ladder of docs/formats/fuzzydate.md. Refuses nothing of a value; a table of seasons that does
not cover the year is refused before (gregorian.partition).
"""

from __future__ import annotations

from naru.values import edtf, gregorian
from naru.values.edtf import DAY, MONTH, PART, SEASON, YEAR, Notation, Point
from naru.values.gregorian import Day, SeasonTable


def unit(day: Day, grain: int, table: SeasonTable) -> tuple[Day, Day]:
    """First and last day of the unit (day, third of a month, month, season, year) in which a day lies."""
    if grain <= DAY:
        return day, day
    if grain == PART:
        return gregorian.third(day)
    if grain == MONTH:
        return gregorian.month(day[0], day[1])
    if grain == SEASON:
        return gregorian.season(*gregorian.season_of(day, table), table)
    return (day[0], 1, 1), (day[0], 12, 31)


def opens(day: Day, grain: int, table: SeasonTable) -> bool:
    """True if a unit begins on this day."""
    return unit(day, grain, table)[0] == day


def closes(day: Day, grain: int, table: SeasonTable) -> bool:
    """True if a unit ends on this day."""
    return unit(day, grain, table)[1] == day


def _year(year: int, nameless: bool) -> str:
    if nameless:
        return "XXXX"
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _told(day: Day, grain: int, nameless: bool, table: SeasonTable) -> str:
    """The unit a day lies in, in its own notation; a third of a month as its middle day, approximately."""
    if grain == SEASON:
        begun, code = gregorian.season_of(day, table)
        return f"{_year(begun, nameless)}-{code}" if abs(begun) <= 9999 else _year(day[0], nameless)
    year = _year(day[0], nameless)
    if grain == YEAR or year[0] == "Y":
        return year
    if grain == MONTH:
        return f"{year}-{day[1]:02d}"
    if grain == PART:
        return f"{year}-{day[1]:02d}-{5 if day[2] <= 10 else 15 if day[2] <= 20 else 25:02d}~"
    return _iso(day, nameless)


def _iso(day: Day, nameless: bool) -> str:
    year = _year(day[0], nameless)
    return year if year[0] == "Y" else f"{year}-{day[1]:02d}-{day[2]:02d}"


def _marked(text: str, point: Point) -> str:
    """The text with the mark of what is uncertain, kept: a coarser telling is not a surer one."""
    if not point.uncertain:
        return text
    return f"{text[:-1]}%" if text.endswith("~") else f"{text}?"


def _edge(day: Day, point: Point, grain: int, side: int, table: SeasonTable) -> str:
    """One end of a closed range: a third of a month is written as its first (side 0) or last (side 1) day."""
    if grain == PART:
        return _marked(_iso(gregorian.third(day)[side], point.nameless), point)
    return _marked(_told(day, grain, point.nameless, table), point)


def _holding(lo: Day, hi: Day, point: Point, grain: int, side: int, table: SeasonTable) -> str:
    """The finest unit from `grain` on that holds both days: naming the unit of one alone could say that something
    began in a year in which it did not.
    """
    for coarser in range(grain, YEAR + 1):
        if unit(lo, coarser, table)[1] >= hi:
            return _marked(_told(lo, coarser, point.nameless, table), point)
    told = _year((lo, hi)[side][0], point.nameless)
    return _marked(f"{told}~" if hi[0] <= lo[0] + 1 else told, point)


def _same(left: str, right: str, lo: Day, hi: Day, grain: int, table: SeasonTable) -> bool:
    """True if both ends are told as one unit. Without a year, December to January is one winter, January to
    December is not.
    """
    return left == right and (hi < lo or unit(lo, grain, table)[1] >= hi)


def coarsened(notation: Notation, lo: Day | None, hi: Day | None, grain: int, table: SeasonTable) -> str:
    """The text for the days `lo` to `hi` at `grain`; None where the notation has no point at that end.

    They are those of the first and last point of the notation, widened by what is known beyond it; of a period
    without a known end both are its start's.
    """
    first, last = notation.first, notation.last
    if notation.shape == "interval":
        return _period(first, last, lo, hi, grain, table)
    if isinstance(last, Point) and hi is not None and not (isinstance(first, Point) and lo is not None):
        return f"[..{_marked(_told(hi, grain, last.nameless, table), last)}]"
    if not isinstance(first, Point) or lo is None:
        edtf.refuse()
    if not isinstance(last, Point) or hi is None:
        return f"[{_marked(_told(lo, grain, first.nameless, table), first)}..]"
    if first.nameless and grain < YEAR and lo <= hi and notation.shape == "date" and unit(lo, grain, table)[1] < hi:
        return _marked("XXXX", first)
    left, right = _edge(lo, first, grain, 0, table), _edge(hi, last, grain, 1, table)
    if _same(left, right, lo, hi, grain, table):
        return left
    if grain == PART and first.uncertain and last.uncertain and unit(lo, PART, table)[1] >= hi:
        return _marked(_told(lo, PART, first.nameless, table), first)
    return "XXXX" if left == right else f"[{left}..{right}]"


def _period(first: edtf.End, last: edtf.End, lo: Day | None, hi: Day | None, grain: int, table: SeasonTable) -> str:
    if not isinstance(first, Point) or lo is None:
        if not isinstance(last, Point) or hi is None:
            edtf.refuse()
        return f"{first}/{_holding(min(last.lo, hi), hi, last, grain, 1, table)}"
    if not isinstance(last, Point):
        return f"{_holding(lo, lo if hi is None else hi, first, grain, 0, table)}/{last}"
    if hi is None:
        edtf.refuse()
    begin, end = max(first.hi, lo), min(last.lo, hi)
    left, right = _edge(lo, first, grain, 0, table), _edge(hi, last, grain, 1, table)
    if unit(lo, grain, table)[1] < begin:
        left = _holding(lo, begin, first, grain, 0, table)
    if unit(end, grain, table)[1] < hi:
        right = _holding(end, hi, last, grain, 1, table)
    if _same(left, right, lo, hi, grain, table):
        return left
    return f"{left}/{right}"
