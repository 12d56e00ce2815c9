"""EDTF: text to parts, bounds and grain, and the units of a coarser telling back to text.

Follows the Extended Date/Time Format (ISO 8601-2:2019, Library of Congress profile): levels 0 and 1 whole, and of
level 2 only sets of which one member is meant (`[a..b]`, `[a,b]`, `[..b]`, `[a..]`), qualifiers inside them, and days
or months without a year (`XXXX-01-26`). docs/formats/fuzzydate.md has the table. In: a string of at most 400
characters. Out: `Notation`. Refuses (ItemError, field `edtf`): all else (edtf_unreadable), days the calendar does not
have (edtf_no_such_day), periods that end before they begin (edtf_reversed). No error holds the text.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, NoReturn, TypeAlias

from naru.errors import Code, ItemError
from naru.values import gregorian
from naru.values.gregorian import FIRST_SEASON, NORTHERN, Day, SeasonTable

Shape = Literal["date", "interval", "set"]
#: How finely a notation tells, as a number: 0 = a time of day, then the places of `GRAINS` plus one.
TIME, DAY, PART, MONTH, SEASON, YEAR = range(6)

LONGEST = 400
#: Stands in for the year where none is known; a leap year, so that 29 February passes.
NO_YEAR = 2000

_POINT = re.compile(
    r"(Y-?[1-9][0-9]{4,14}|-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)"
    r"(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%])?"
)
_CLOCK = re.compile(
    r"(?P<day>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)


class Point(NamedTuple):
    """One date of the notation: first and last day it can mean, how finely it tells, whether it names no year,
    whether it is marked uncertain (`?`, `%`).
    """

    lo: Day
    hi: Day
    grain: int
    nameless: bool = False
    uncertain: bool = False


#: An end of a period: a point, or "" (not known) or ".." (open).
End: TypeAlias = "Point | Literal['', '..']"


class Notation(NamedTuple):
    """A whole text: one date (both ends the same point), a period, or a set of which one member is meant."""

    shape: Shape
    first: End
    last: End
    grain: int

    @property
    def earliest(self) -> Day | None:
        """The first day it can touch; of a period without a known end, the first day on which it can have begun."""
        return self.first.lo if isinstance(self.first, Point) and not self.first.nameless else None

    @property
    def latest(self) -> Day | None:
        """The last day it can touch; of a period without a known end, the last day on which it can have begun."""
        end = self.first if self.shape == "interval" and not isinstance(self.last, Point) else self.last
        return end.hi if isinstance(end, Point) and not end.nameless else None


def refuse(code: Code = Code.EDTF_UNREADABLE) -> NoReturn:
    """Raise the refusal of a date, without its text."""
    raise ItemError(code, field="edtf")


def parse(text: str, table: SeasonTable = NORTHERN) -> Notation:
    """The parts of an EDTF text. Raises: ItemError (edtf_unreadable, edtf_no_such_day, edtf_reversed)."""
    if len(text) > LONGEST:
        refuse()
    if text[:1] == "[" and text[-1:] == "]":
        return _set(text[1:-1], table)
    if "/" in text:
        return _interval(text, table)
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        day = point(clock["day"], table)._replace(grain=TIME)
        return Notation("date", day, day, TIME)
    only = point(text, table)
    return Notation("date", only, only, only.grain)


def point(text: str, table: SeasonTable = NORTHERN) -> Point:
    """One date without time of day. Raises: ItemError (edtf_unreadable, edtf_no_such_day)."""
    match = _POINT.fullmatch(text)
    if match is None:
        refuse()
    only = _meant(match, table)
    return only._replace(uncertain=True) if match[4] in ("?", "%") else only


def _meant(match: re.Match[str], table: SeasonTable) -> Point:
    year_text, month_text, day_text, qualifier = match.groups()
    if year_text[0] == "Y":
        year, spread, nameless = int(year_text[1:]), 0, False
    elif year_text == "XXXX":
        year, spread, nameless = NO_YEAR, 0, True
    elif year_text[-1] == "X":
        year, spread, nameless = int(year_text.replace("X", "0")), 10 ** year_text.count("X") - 1, False
    else:
        year, spread, nameless = int(year_text), 0, False
        if year_text == "-0000":
            refuse()
    if month_text is not None and (spread or year_text[0] == "Y"):
        refuse()
    approximate = qualifier in ("~", "%")
    if month_text is None or (month_text == "XX" and day_text in (None, "XX")):
        return Point((year - approximate, 1, 1), (year + spread + approximate, 12, 31), YEAR, nameless)
    if month_text != "XX" and int(month_text) > 12:
        return _season(year, int(month_text), day_text, approximate, nameless, table)
    return _in_year(year, month_text, day_text, approximate, nameless)


def _season(year: int, code: int, day: str | None, approximate: bool, nameless: bool, table: SeasonTable) -> Point:
    if not FIRST_SEASON <= code <= FIRST_SEASON + 3:
        # 25-41 are level 2's quarters and halves, which this project does not write; the rest is no month at all.
        refuse(Code.EDTF_UNREADABLE if 25 <= code <= 41 else Code.EDTF_NO_SUCH_DAY)
    if day is not None:
        refuse()
    lo, hi = gregorian.season(year, code, table)
    if approximate:
        lo, hi = gregorian.month(lo[0], lo[1] - 3)[0], gregorian.month(hi[0], hi[1] + 3)[1]
    return Point(lo, hi, SEASON, nameless)


def _in_year(year: int, month_text: str, day_text: str | None, approximate: bool, nameless: bool) -> Point:
    months = (1, 12) if month_text == "XX" else (int(month_text), int(month_text))
    if not 1 <= months[0] <= 12:
        refuse(Code.EDTF_NO_SUCH_DAY)
    if day_text is None or day_text == "XX":
        lo, hi = gregorian.month(year, months[0] - approximate)[0], gregorian.month(year, months[1] + approximate)[1]
        return Point(lo, hi, MONTH, nameless)
    day = int(day_text)
    if not 1 <= day <= gregorian.last_day(year, months[0]):
        refuse(Code.EDTF_NO_SUCH_DAY)
    lo, hi = (year, months[0], day), (year, months[1], day)
    if approximate:
        return Point(gregorian.third(lo)[0], gregorian.third(hi)[1], PART, nameless)
    return Point(lo, hi, DAY, nameless)


def _interval(text: str, table: SeasonTable) -> Notation:
    start, _, end = text.partition("/")
    first: End = start if start in ("", "..") else point(start, table)  # type: ignore[assignment]
    last: End = end if end in ("", "..") else point(end, table)  # type: ignore[assignment]
    if not isinstance(first, Point):
        if not isinstance(last, Point):
            refuse()
        return Notation("interval", first, last, last.grain)
    if not isinstance(last, Point):
        return Notation("interval", first, last, first.grain)
    return Notation("interval", first, last, _range_grain(first, last))


def _set(text: str, table: SeasonTable) -> Notation:
    """The inside of the brackets: members and ranges, separated by commas; a range may be open at the far left or
    right.
    """
    lows: list[End] = []
    highs: list[End] = []
    grain = YEAR
    for member in text.split(","):
        low, dots, high = member.partition("..")
        if not dots:
            only = point(low, table)
            lows.append(only)
            highs.append(only)
            grain = min(grain, only.grain)
            continue
        first: End = point(low, table) if low else ".."
        last: End = point(high, table) if high else ".."
        if isinstance(first, Point) and isinstance(last, Point):
            grain = min(grain, _range_grain(first, last))
        elif isinstance(first, Point):
            grain = min(grain, first.grain)
        elif isinstance(last, Point):
            grain = min(grain, last.grain)
        else:
            refuse()
        lows.append(first)
        highs.append(last)
    return Notation("set", _outermost(lows, low=True), _outermost(highs, low=False), grain)


def _outermost(ends: list[End], *, low: bool) -> End:
    points = [end for end in ends if isinstance(end, Point)]
    if len(points) < len(ends):
        return ".."
    chosen = min(points, key=lambda p: p.lo) if low else max(points, key=lambda p: p.hi)
    return chosen._replace(nameless=True) if any(p.nameless for p in points) else chosen


def _range_grain(first: Point, last: Point) -> int:
    """The grain of two ends told together; two days that enclose whole thirds of months tell no more than the
    thirds.
    """
    if not (first.nameless or last.nameless) and last.hi < first.lo:
        refuse(Code.EDTF_REVERSED)
    grain = min(first.grain, last.grain)
    if grain != DAY:
        return grain
    lowest = first.grain if first.grain != DAY else PART if first.lo[2] in (1, 11, 21) else DAY
    year, month, day = last.hi
    full = day in (10, 20, gregorian.last_day(year, month)) or (last.nameless and (month, day) == (2, 28))
    return min(lowest, last.grain if last.grain != DAY else PART if full else DAY)
