"""Resolving: from what the words say (`Moment`) and what they are measured from (`Anchors`) to days and EDTF (`Point`).

Refuses to make up a day: what the calendar does not have comes back as `IMPOSSIBLE`. Without a base (no day of publication, nothing
told before) unsaid parts stay XXXX and there are no bounds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final, Literal, TypeAlias

from naru.reading.times import days
from naru.reading.times.anchors import NO_YEAR, STEP_SENTENCES, TOLD_SENTENCES, Anchors, Point, Side
from naru.reading.times.days import Stretch
from naru.reading.times.moment import Moment
from naru.values import FuzzyDate, Inferred

IMPOSSIBLE: Final = "impossible"
#: A day of a calendar that nothing here can convert.
UNRESOLVED: Final = "unresolved"
Outcome: TypeAlias = Point | Literal["impossible", "unresolved"]
_PARTS: tuple[Inferred, ...] = ("year", "month", "day")
_FIRST_SEASON = 21
_A_WEEK = 7
#: How many days behind a day told before the next of a list may lie.
_RUNS_ON = 10
_YEARS = (1, 9998)


def resolve(moment: Moment, anchors: Anchors, side: Side, after: date | None = None) -> Outcome:
    """The days this moment means. `after` = the beginning of a period that it ends."""
    base = _base(moment, anchors, side)
    if moment.edtf is not None:
        named = FuzzyDate.parse(moment.edtf)
        return Point(named.earliest, named.latest, moment.edtf, moment.edtf, "period")
    if moment.n is not None and moment.unit is not None:
        return _stepped(moment, base, anchors)
    if moment.days is not None:
        return _days_away(moment, base)
    if moment.weeks is not None:
        return _week(moment, base)
    if moment.part == "weekend":
        return _weekend(moment, base, side, after)
    if moment.weekday is not None and moment.month is None:
        return _weekday(moment, *_seen_from(moment, anchors, base, side), after)
    if moment.holiday is not None:
        return _holiday(moment, anchors, base, side, after)
    if moment.lunar:
        return _lunar(moment, anchors, base, side, after)
    if moment.season is not None:
        return _season(moment, anchors, base, side, after)
    return _dated(moment, anchors, base, side, after)


def _base(moment: Moment, anchors: Anchors, side: Side) -> Point | None:
    """What a moment is counted from. "Three days later" looks back one sentence, in a report of the past further, and counts from
    publication only where nothing was told and the words do not tell of the past.
    """
    if moment.base != "published":
        narrow = (
            moment.days is not None
            or moment.unit in ("D", "W")
            or moment.weeks is not None
            or moment.weekday is not None
        )
        near = moment.base == "either" and anchors.published is not None and side.hinted != "past"
        back = STEP_SENTENCES if near else TOLD_SENTENCES
        told = anchors.last_day(back) if narrow else anchors.last(back, within_month=moment.months is not None)
        if told is not None or moment.base == "told" or (side.hinted == "past" and moment.months is None):
            return told
    return None if anchors.published is None else day_point(anchors.published)


def day_point(day: date, *, nameless: bool = False, inferred: tuple[Inferred, ...] = (), about: bool = False) -> Point:
    """A point that is one day."""
    core = written(day, nameless) + ("~" if about else "")
    lo, hi = (day, day) if not about else _third(day)
    return Point(lo, hi, core, core, "day", inferred, nameless)


def _third(day: date) -> Stretch:
    part = "early" if day.day <= 10 else "mid" if day.day <= 20 else "late"
    return days.part_of_month(day.year, day.month, part) or (day, day)


def written(day: date, nameless: bool) -> str:
    """A day in EDTF."""
    return f"XXXX{day.isoformat()[4:]}" if nameless else day.isoformat()


def _unknown(grain: str) -> Point:
    text = {"year": "XXXX", "month": "XXXX-XX", "season": "XXXX"}.get(grain, "XXXX-XX-XX")
    return Point(None, None, text, text, grain, sure=0.5)


def _inferred(grain: str, moment: Moment, nameless: bool) -> tuple[Inferred, ...]:
    """What the words left out, of the parts that the value has."""
    has = {"year": 1, "season": 1, "decade": 1, "month": 2, "part": 2}.get(grain, 3)
    said = {"year": moment.year, "month": moment.month, "day": moment.day}
    return tuple(part for part in _PARTS[:has] if said[part] is None and not (part == "year" and nameless))


def _span(stretch: Stretch | None, moment: Moment, nameless: bool, grain: str = "days") -> Outcome:
    """Some days; one day where there is only one."""
    if stretch is None:
        return IMPOSSIBLE
    lo, hi = stretch
    inferred = _inferred(grain, moment, nameless)
    if lo == hi:
        return day_point(lo, nameless=nameless, inferred=inferred, about=moment.about)
    core = written(lo, nameless)
    last = written(hi, nameless)
    return Point(lo, hi, core, f"[{core}..{last}]", grain, inferred, nameless, close=last)


def _stepped(moment: Moment, base: Point | None, anchors: Anchors) -> Outcome:
    """A distance from the base: "three days later", "two years ago"."""
    steps, unit = (moment.n or 0) * moment.sign, moment.unit
    grain = {"M": "month", "Y": "year"}.get(unit or "", "day")
    if base is None or base.lo is None or base.hi is None:
        return _unknown(grain)
    if unit in ("M", "Y"):
        year, month = days.step_months(base.lo, steps * (12 if unit == "Y" else 1))
        return _calendar_part(replace(moment, n=None), year, month if unit == "M" else None, base.nameless, None, None)
    if unit in ("TH", "TM"):
        # so many hours from a day are that day or a near one: the hour is not kept
        steps = int(steps / (24 if unit == "TH" else 1440))
    lo, hi = (days.step_days(day, steps * (7 if unit == "W" else 1)) for day in (base.lo, base.hi))
    if lo is None or hi is None:
        return IMPOSSIBLE
    from_publication = lo == hi and anchors.published is not None and base.lo == anchors.published
    if unit == "W" and abs(steps) > 1 and from_publication:
        return _span(days.week_of(lo), moment, base.nameless)
    return _span((lo, hi), moment, base.nameless)


def _days_away(moment: Moment, base: Point | None) -> Outcome:
    if base is None or base.lo is None or base.hi is None:
        return _unknown("day")
    steps = moment.days or 0
    # the day after a period is the day after its end, the day before it the one before its beginning
    lo = days.step_days(base.hi if base.grain == "period" and steps > 0 else base.lo, steps)
    hi = days.step_days(base.lo if base.grain == "period" and steps < 0 else base.hi, steps)
    return _span((lo, hi) if lo is not None and hi is not None else None, moment, base.nameless)


def _week(moment: Moment, base: Point | None) -> Outcome:
    if base is None or base.lo is None:
        return _unknown("day")
    week = days.week_of(base.lo, moment.weeks or 0)
    if week is None:
        return IMPOSSIBLE
    if moment.weekday is not None:
        day = days.step_days(week[0], moment.weekday - 1)
        return _span((day, day) if day is not None else None, moment, base.nameless)
    low, high = {"weekend": (5, 6), "early": (0, 2), "mid": (2, 3), "late": (4, 6), "end": (4, 6)}.get(
        moment.part or "", (0, 6)
    )
    ends = days.step_days(week[0], low), days.step_days(week[0], high)
    return _span((ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None, moment, base.nameless)


def _seen_from(moment: Moment, anchors: Anchors, base: Point | None, side: Side) -> tuple[Point | None, Side]:
    """What a day of the week is counted from: a sentence that tells of a day ahead looks ahead; "by Sunday" behind a day just told ends
    what began there.
    """
    told = anchors.told[-1] if anchors.told else None
    if told is None or moment.direction is not None or moment.base != "published" or anchors.published is None:
        return base, side
    lo, age = told.point.lo, anchors.sentence - told.sentence
    if lo is None or told.point.nameless or told.point.grain != "day" or age > 1:
        return base, side
    behind = (anchors.published - lo).days
    if age == 0 and 0 < -behind <= _A_WEEK and side.hinted is None:
        return base, replace(side, hinted="future")
    if side.until and side.hinted != "future" and 0 < behind <= _A_WEEK:
        return day_point(lo), replace(side, hinted="future")
    return base, side


def _weekday(moment: Moment, base: Point | None, side: Side, after: date | None) -> Outcome:
    """A day of the week alone: the last one (the day of publication too), or the next where the words look ahead."""
    if base is None or base.lo is None or moment.weekday is None:
        return _unknown("day")
    wanted = moment.weekday - 1
    if after is not None:
        day = days.step_days(after, (wanted - after.weekday()) % 7)
        return _span((day, day) if day is not None else None, moment, base.nameless)
    strict = moment.direction == "past"
    back = (base.lo.weekday() - wanted - strict) % 7 + strict
    forth = (wanted - base.lo.weekday() - 1) % 7 + 1
    ahead = (moment.direction or side.forced or side.hinted) == "future"
    if side.until and moment.direction is None:
        ahead = side.hinted != "past" or forth <= back
    day = days.step_days(base.lo, forth if ahead else -back)
    return _span((day, day) if day is not None else None, moment, base.nameless)


def _weekend(moment: Moment, base: Point | None, side: Side, after: date | None) -> Outcome:
    """The last Saturday and Sunday, or the next where the words look ahead."""
    saturday = _weekday(replace(moment, weekday=6), base, side, after)
    if isinstance(saturday, str) or saturday.lo is None:
        return saturday
    sunday = days.step_days(saturday.lo, 1)
    return _span((saturday.lo, sunday) if sunday is not None else None, moment, saturday.nameless)


def _holiday(moment: Moment, anchors: Anchors, base: Point | None, side: Side, after: date | None) -> Outcome:
    """A day of the pack's calendar. In a year its table does not reach, only the year is known."""
    name = moment.holiday or ""

    def of(year: int) -> Stretch | None:
        day = anchors.holiday(name, year)
        return (day, day) if day is not None else None

    year, nameless, sure = _year_of(moment, anchors, base, side, after, of)
    if year is None:
        fixed = {
            (day.month, day.day)
            for day in map(anchors.holiday, (name, name, name), (NO_YEAR, 2023, 2024))
            if day is not None
        }
        if len(fixed) != 1 or anchors.published is not None:
            return _unknown("day")
        return day_point(date(NO_YEAR, *fixed.pop()), nameless=True)
    stretch = of(year)
    if not _YEARS[0] <= year <= _YEARS[1]:
        return IMPOSSIBLE
    if stretch is None:
        return Point(None, None, f"{year:04}-XX-XX", f"{year:04}-XX-XX", "day", sure=0.4)
    inferred: tuple[Inferred, ...] = () if moment.year is not None or nameless else ("year",)
    if not nameless:
        inferred = (*inferred, "month", "day")  # a name is no number: the text gives neither
    if moment.day is not None and moment.month is None:
        inferred = ("year", "month") if inferred else ()  # "the feast on the 10th": its day is said
    return replace(day_point(stretch[0], nameless=nameless, inferred=inferred, about=moment.about), sure=sure)


def _lunar(moment: Moment, anchors: Anchors, base: Point | None, side: Side, after: date | None) -> Outcome:
    """A day of the lunar calendar, where the pack knows a feast of that month."""
    month, day = moment.month or 0, moment.day or 0

    def of(year: int) -> Stretch | None:
        found = anchors.lunar(year, month, day)
        return (found, found) if found is not None else None

    if moment.base == "told":
        # a day of the new year's month, named by its number only
        month, nameless, sure = 1, False, 0.9
        year = anchors.lunar_year()
    else:
        year, nameless, sure = _year_of(moment, anchors, base, side, after, of)
    stretch = of(year) if year is not None else None
    if stretch is None:
        return UNRESOLVED
    return replace(day_point(stretch[0], nameless=nameless, inferred=() if moment.year else ("year",)), sure=sure)


def _season(moment: Moment, anchors: Anchors, base: Point | None, side: Side, after: date | None) -> Outcome:
    season = moment.season or _FIRST_SEASON

    def of(year: int) -> Stretch | None:
        return days.season_of(year, season, anchors.seasons)

    if moment.seasons is not None:
        if base is None or base.lo is None:
            return _unknown("season")
        # the season we are in or that came last, then steps of a year; "last winter" in winter is the one before
        year = base.lo.year
        now = of(year - 1)
        current = year - 1 if now is not None and now[1] >= base.lo else year
        begun = of(current)
        if moment.seasons < 0 and begun is not None and begun[0] > base.lo:
            current -= 1
            steps = moment.seasons + 1
        elif moment.seasons < 0 and begun is not None and begun[1] < base.lo:
            steps = moment.seasons + 1
        elif moment.seasons > 0 and begun is not None and begun[0] > base.lo:
            steps = moment.seasons - 1
        else:
            steps = moment.seasons
        found, nameless, sure = current + steps, base.nameless, 1.0
    else:
        known, nameless, sure = _year_of(moment, anchors, base, side, after, of)
        if known is None:
            text = f"XXXX-{season}"
            return Point(None, None, text, text, "season", nameless=True)
        found = known
    stretch = of(found) if _YEARS[0] <= found <= _YEARS[1] else None
    if stretch is None:
        return IMPOSSIBLE
    text = f"{'XXXX' if nameless else f'{found:04}'}-{season}{'~' if moment.about else ''}"
    if moment.about and not nameless:
        named = FuzzyDate.parse(text)
        stretch = (named.earliest or stretch[0], named.latest or stretch[1])
    said = moment.year is not None or moment.years is not None
    inferred = _inferred("season", moment, nameless)
    return Point(*stretch, text, text, "season", inferred, nameless, said_year=said, sure=sure)


def _dated(moment: Moment, anchors: Anchors, base: Point | None, side: Side, after: date | None) -> Outcome:
    """Years, months, days and their parts as the calendar has them."""
    if moment.month is not None and not 1 <= moment.month <= 12:
        return IMPOSSIBLE
    if moment.day is not None and not 1 <= moment.day <= 31:
        return IMPOSSIBLE
    if moment.months is not None:
        if base is None or base.lo is None:
            return _unknown("day" if moment.day is not None else "month")
        year, month = days.step_months(base.lo, moment.months)
        return _calendar_part(moment, year, month, base.nameless, moment.day, moment.part)
    if moment.month is None and moment.day is not None:
        return _day_alone(moment, anchors, side, after)
    if moment.part is not None and moment.base == "either" and moment.year is None and moment.years is None:
        return _part_alone(moment, anchors, side)

    def of(year: int) -> Stretch | None:
        if moment.month is not None and moment.nth is not None and moment.weekday is not None:
            return days.nth_weekday(year, moment.month, moment.nth, moment.weekday)
        if moment.month is None and not _YEARS[0] <= year <= _YEARS[1]:
            return None
        if moment.month is None:
            return days.part_of_year(year, moment.part or "") or (date(year, 1, 1), date(year, 12, 31))
        if moment.day is not None:
            day = days.day_of(year, moment.month, moment.day)
            return (day, day) if day is not None else None
        if moment.part is not None:
            return days.part_of_month(year, moment.month, moment.part)
        return days.month_of(year, moment.month)

    year_or_none, nameless, sure = _year_of(moment, anchors, base, side, after, of)
    if year_or_none is None:
        if moment.month is not None and of(NO_YEAR) is None:
            return IMPOSSIBLE
        if moment.month is None and moment.part is None:
            return _unknown("year")
        year_or_none, nameless = NO_YEAR, True
    point = _calendar_part(moment, year_or_none, moment.month, nameless, moment.day, moment.part)
    return point if isinstance(point, str) else replace(point, sure=sure)


def _year_of(
    moment: Moment,
    anchors: Anchors,
    base: Point | None,
    side: Side,
    after: date | None,
    of: Callable[[int], Stretch | None],
) -> tuple[int | None, bool, float]:
    """(year, whether nameless, how sure). None where nothing tells the year, or no year near has such a day."""
    if moment.year is not None:
        return (moment.year if _YEARS[0] <= moment.year <= _YEARS[1] else None), False, 1.0
    if moment.years is not None:
        if base is None or base.lo is None:
            return None, False, 1.0
        return base.lo.year + moment.years, base.nameless, 1.0
    if after is not None:
        for year in (after.year, after.year + 1):
            found = of(year)
            if found is not None and found[1] >= after:
                return year, False, 1.0
    published = anchors.published
    example = of(NO_YEAR)
    if moment.direction is None and example is not None:
        lent = anchors.year_anchor(example[0])
        if lent is not None and of(lent) is not None:
            return lent, False, 0.95
    if published is None:
        return None, False, 1.0
    near = [stretch for year in range(published.year - 1, published.year + 2) if (stretch := of(year)) is not None]
    behind = [stretch for stretch in near if stretch[0] <= published]
    ahead = [stretch for stretch in near if stretch[0] > published or stretch[0] <= published <= stretch[1]]
    side = replace(side, forced=moment.direction or side.forced)
    chosen, sure = side.choose(behind[-1] if behind else None, ahead[0] if ahead else None, published)
    if chosen is None:
        return None, False, sure
    # a season that runs over New Year belongs to the year in which it begins
    return chosen[0].year, False, sure


def _day_alone(moment: Moment, anchors: Anchors, side: Side, after: date | None) -> Outcome:
    """A day number without a month: the month told before, else the one nearest to publication on the right side."""
    day = moment.day or 0
    forced = moment.direction or side.forced
    published = anchors.published
    told = anchors.month_anchor(published) if forced is None else None
    start = after or (told.lo if told is not None else None)
    if (
        start is not None
        and after is None
        and told is not None
        and told.grain in ("part", "month")
        and published is not None
    ):
        # of a month that lies ahead any day may be meant
        start = start.replace(day=1) if start.replace(day=1) > published else start
    nameless = told.nameless if told is not None else False
    if start is not None:
        near = [found for steps in (-1, 0, 1, 2) if (found := _in_month(start, steps, day)) is not None]
        if after is not None or side.until:
            near = [found for found in near if found >= start]
        elif published is not None and start > published and side.hinted == "past":
            near = [found for found in near if found <= published] or near
        elif published is not None and side.hinted != "future" and not (nameless or start > published):
            # a list of days may run a little past publication, where no word tells of the past
            limit = published if side.hinted == "past" else days.step_days(start, _RUNS_ON) or published
            near = [found for found in near if found <= max(limit, published)] or near
        if near:
            # of two as near, a report tells of the one that has been
            to_come = published if side.hinted != "future" else None
            chosen = min(
                near,
                key=lambda found: (abs((found - start).days), to_come is not None and found > to_come, found < start),
            )
            return _span((chosen, chosen), moment, nameless)
    if published is None:
        text = f"XXXX-XX-{day:02}"
        return Point(None, None, text, text, "day", nameless=True)
    near = [found for steps in range(-3, 4) if (found := _in_month(published, steps, day)) is not None]
    behind = [(found, found) for found in near if found <= published]
    ahead = [(found, found) for found in near if found >= published]
    chosen_stretch, sure = replace(side, forced=forced).choose(
        behind[-1] if behind else None, ahead[0] if ahead else None, published
    )
    point = _span(chosen_stretch, moment, False)
    return point if isinstance(point, str) else replace(point, sure=min(sure, 0.9))


def _part_alone(moment: Moment, anchors: Anchors, side: Side) -> Outcome:
    """A part of a month without the month: of that told before, else of this one, or of the last where the words tell of the past."""
    published = anchors.published
    told = anchors.month_anchor(published)
    if told is not None and told.lo is not None:
        return _calendar_part(moment, told.lo.year, told.lo.month, told.nameless, None, moment.part)
    if published is None:
        return _unknown("day")
    this = days.part_of_month(published.year, published.month, moment.part or "")
    past = (moment.direction or side.hinted) == "past" and not side.until
    year, month = days.step_months(published, -1 if past and this is not None and this[0] > published else 0)
    return _calendar_part(moment, year, month, False, None, moment.part)


def _in_month(start: date, steps: int, day: int) -> date | None:
    year, month = days.step_months(start, steps)
    return days.day_of(year, month, day) if _YEARS[0] <= year <= _YEARS[1] else None


def _calendar_part(
    moment: Moment, year: int, month: int | None, nameless: bool, day: int | None, part: str | None
) -> Outcome:
    """A year, a month, a day or a part of one of them, written."""
    if not _YEARS[0] <= year <= _YEARS[1]:
        return IMPOSSIBLE
    said = moment.year is not None or moment.years is not None or moment.months is not None
    about = "~" if moment.about else ""
    name = "XXXX" if nameless else f"{year:04}"
    point: Outcome
    if month is not None and moment.nth is not None and moment.weekday is not None:
        point = _span(days.nth_weekday(year, month, moment.nth, moment.weekday), moment, nameless, "day")
    elif month is None:
        point = _year_part(moment, year, name, part, about, nameless)
    elif day is not None:
        found = days.day_of(year, month, day)
        point = _span((found, found) if found is not None else None, moment, nameless, "day")
    elif part is not None:
        point = _span(days.part_of_month(year, month, part), moment, nameless, "part")
        if isinstance(point, Point) and point.grain == "part" and part in days.MIDDLES:
            point = replace(
                point, core=f"{name}-{month:02}-{days.MIDDLES[part]:02}~", close=point.close if part == "end" else ""
            )
    else:
        stretch = days.month_of(year, month)
        if about and stretch is not None:
            before, behind = days.step_months(stretch[0], -1), days.step_months(stretch[0], 1)
            wide = days.month_of(*before), days.month_of(*behind)
            stretch = (wide[0][0], wide[1][1]) if wide[0] and wide[1] else stretch
        text = f"{name}-{month:02}{about}"
        inferred = _inferred("month", moment, nameless)
        point = Point(*stretch, text, text, "month", inferred, nameless) if stretch is not None else IMPOSSIBLE
    return replace(point, said_year=said) if isinstance(point, Point) else point


def _year_part(moment: Moment, year: int, name: str, part: str | None, about: str, nameless: bool) -> Outcome:
    inferred = _inferred("year", moment, nameless)
    if moment.decade:
        return Point(
            date(year, 1, 1), date(year + 9, 12, 31), f"{name[:3]}X", f"{name[:3]}X", "decade", inferred, nameless
        )
    if part is None:
        wide = 1 if about else 0
        lo, hi = date(max(year - wide, 1), 1, 1), date(year + wide, 12, 31)
        return Point(lo, hi, name + about, name + about, "year", inferred, nameless)
    stretch = days.part_of_year(year, part)
    if stretch is None:
        return IMPOSSIBLE
    if stretch[0] == stretch[1]:
        inferred = _inferred("day", moment, nameless)
        return day_point(stretch[0], nameless=nameless, inferred=inferred, about=moment.about)
    first, last = f"{name}-{stretch[0].month:02}", f"{name}-{stretch[1].month:02}"
    alone = first if first == last else f"[{first}..{last}]"
    return Point(*stretch, first, alone, "part-of-year", inferred, nameless, close=last)
