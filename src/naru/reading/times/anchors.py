"""Anchors: what an expression is measured from, and on which side of it an unsaid year lies.

In: the day of publication, the dates told earlier in the text, the words around. Out: a base day, or the nearer, fitting one of two
candidates. Reports lie behind the day of publication and plans ahead; where the words do not say which, what lies behind wins unless
it would be most of a year away and the other one is close.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from naru.reading.times.days import Stretch
from naru.reading.times.moment import Direction
from naru.reading.times.rulebook import Cues
from naru.values import Inferred

#: Stands in for a year nobody told; a leap year. Written XXXX.
NO_YEAR = 2000
NORTHERN: Mapping[str, tuple[int, int]] = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}

_JUST_BEHIND = 31
#: How far ahead a date may lie whose month a day number in the next sentence takes.
_RUNS_AHEAD = 14
_CLOSE_AHEAD = 30
_NEAR_AHEAD = 60
_FAR_BEHIND = 270
_A_YEAR_BEHIND = 300
#: How many sentences back a told date still counts.
TOLD_SENTENCES = 6
#: The same for "three days later", which may also be counted from publication.
STEP_SENTENCES = 1
#: The widest stretch that "the next day" can be counted from.
_WIDEST_DAY = 11
_HALF_YEAR = 186
_REMEMBERED = 32
#: A feast so near the lunar new year gives "the 2nd" its month.
_BEFORE_NEW_YEAR = 8
_AFTER_NEW_YEAR = 20
_WITHIN_MONTH = ("day", "part", "month", "days")
#: How far around an expression its cues are looked for (code points); keeps a text without full stops linear.
_AROUND = 200
#: The same for verbs of saying: they tell of their own day only.
_SAID = 24


@dataclass(frozen=True, slots=True)
class Point:
    """An expression worked out. `core` is its EDTF as the beginning of a period, `close` as its end ("" = the same), `alone` standing
    alone; `lo`/`hi` the days meant, in the year `NO_YEAR` where `nameless`; None where even that is not known.
    """

    lo: date | None
    hi: date | None
    core: str
    alone: str
    grain: str
    inferred: tuple[Inferred, ...] = ()
    nameless: bool = False
    said_year: bool = False
    sure: float = 1.0
    close: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A date told earlier, and where."""

    point: Point
    sentence: int
    paragraph: int
    month_said: bool
    leads: bool = False
    ends: bool = False
    feast: bool = False


@dataclass(slots=True)
class Anchors:
    """What is known while a text is read from front to back. `holiday` looks ids of the pack's calendar up for a
    year, `lunar` a day of the lunar calendar (year, month, day)."""

    published: date | None
    seasons: Mapping[str, tuple[int, int]] = field(default_factory=lambda: NORTHERN)
    holiday: Callable[[str, int], date | None] = lambda _name, _year: None
    lunar: Callable[[int, int, int], date | None] = lambda _year, _month, _day: None
    told: deque[Told] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    sentence: int = 0
    paragraph: int = 0
    told_to: int = 0

    def tell(
        self, point: Point, *, month_said: bool, leads: bool = False, ends: bool = False, feast: bool = False
    ) -> None:
        """Remember a date for the words that refer back to it. `leads` = it opens its sentence, `ends` = it is the end of something: only
        a day number right behind it takes its month; `feast` = a feast or a day of the lunar calendar.
        """
        if point.lo is not None:
            self.told.append(Told(point, self.sentence, self.paragraph, month_said, leads, ends, feast))

    def last_day(self, back: int = TOLD_SENTENCES) -> Point | None:
        """The last told date narrow enough to count days from, not more than so many sentences back."""
        for told in reversed(self.told):
            if self.sentence - told.sentence > back:
                return None
            if told.ends:
                continue
            if _width(told.point) <= _WIDEST_DAY:
                return told.point
        return None

    def last(self, back: int = TOLD_SENTENCES, *, within_month: bool = False) -> Point | None:
        """The last told date, of any width or of a month at most, not more than so many sentences back."""
        for told in reversed(self.told):
            if self.sentence - told.sentence > back:
                return None
            if told.ends:
                continue
            if not within_month or told.point.grain in _WITHIN_MONTH:
                return told.point
        return None

    def lunar_year(self) -> int | None:
        """The year of the lunar new year that a feast told lately stands for; None where the text speaks of none."""
        for told in reversed(self.told):
            if self.sentence - told.sentence > TOLD_SENTENCES:
                return None
            if not told.feast or told.point.lo is None or told.point.nameless:
                continue
            first = self.lunar(told.point.lo.year, 1, 1)
            if first is not None and -_BEFORE_NEW_YEAR <= (told.point.lo - first).days <= _AFTER_NEW_YEAR:
                return told.point.lo.year
        return None

    def _just_behind(self, day: date) -> bool:
        """Whether such a day of the year lies shortly before publication: news, though a year stands in the sentence."""
        if self.published is None:
            return False
        ago = self.published.timetuple().tm_yday - day.timetuple().tm_yday
        return 0 <= ago % 365 <= _JUST_BEHIND

    def month_anchor(self, published: date | None) -> Point | None:
        """The last told day or part of a month, for a day number without a month; a date that lies ahead only in its sentence."""
        for told in reversed(self.told):
            age = self.sentence - told.sentence
            if age > TOLD_SENTENCES:
                return None
            if told.ends and (age > 1 or not told.month_said):
                continue
            if (
                age
                and published is not None
                and told.point.lo is not None
                and not told.point.nameless
                and (told.point.lo - published).days > (_RUNS_AHEAD if age == 1 else 0)
            ):
                continue
            if told.point.grain in (*_WITHIN_MONTH, "period"):
                return told.point
        return None

    def year_anchor(self, lo: date) -> int | None:
        """The year that a date told before lends to a date without one (`lo`, in any year); None where it lends none.

        A date with its year in the same sentence does, within half a year, or a day with its year in the sentence before, if the new
        one follows within half a year. Where nobody knows the day of publication, one told further back does too.
        """
        alone = self.published is None
        for told in reversed(self.told):
            age = self.sentence - told.sentence
            if age > (TOLD_SENTENCES if alone else 1):
                return None
            if told.ends or told.point.lo is None or (told.paragraph != self.paragraph and not alone):
                continue
            if not told.point.said_year:
                if age == 0 and told.point.grain == "year":
                    return None
                continue
            first = told.point.lo
            if told.point.grain == "year":
                lends = age == 0 and (told.leads or not self._just_behind(lo))
                return first.year if lends else None
            ahead = (lo.month - first.month) * 31 + lo.day - first.day
            turned = ahead < 0 and ahead + 12 * 31 <= _HALF_YEAR
            near = turned or (0 <= ahead <= _HALF_YEAR) or (age == 0 and -_HALF_YEAR <= ahead < 0)
            if near and (age == 0 or alone or told.point.grain == "day"):
                return first.year + turned
            return None
        return None


def _width(point: Point) -> int:
    return (point.hi - point.lo).days + 1 if point.lo is not None and point.hi is not None else 10_000


@dataclass(frozen=True, slots=True)
class Side:
    """On which side of publication a date lies: as its words force it, as its sentence hints, and whether it ends something
    ("until": ahead unless the sentence tells of the past).
    """

    forced: Direction | None = None
    hinted: Direction | Literal["near"] | None = None
    until: bool = False

    def choose(self, behind: Stretch | None, ahead: Stretch | None, published: date) -> tuple[Stretch | None, float]:
        """The one of two candidates that is meant, and how sure that is (0-1)."""
        if behind is None or ahead is None:
            far = behind is None and ahead is not None and (ahead[0] - published).days > _NEAR_AHEAD
            return (None if far and self.hinted != "future" else behind or ahead), 0.6
        back = max((published - behind[1]).days, 0)
        forth = max((ahead[0] - published).days, 0)
        if self.forced is not None:
            return (behind, 1.0) if self.forced == "past" else (ahead, 1.0)
        if back == 0:
            return behind, 1.0
        if self.until and self.hinted != "future":
            if self.hinted in (None, "near"):
                return (behind, 0.8) if back <= _JUST_BEHIND and back < forth else (ahead, 0.9)
            return (behind, 0.9) if back < forth else (ahead, 0.8)
        if self.hinted == "near":
            return (ahead, 0.7) if forth < back and forth <= _CLOSE_AHEAD else (behind, 0.85)
        if self.hinted == "future":
            return (behind, 0.9) if back <= _JUST_BEHIND and forth > _A_YEAR_BEHIND else (ahead, 0.95)
        if self.hinted == "past":
            return (ahead, 0.6) if forth <= _CLOSE_AHEAD and back >= _A_YEAR_BEHIND else (behind, 0.97)
        return (ahead, 0.7) if forth <= _NEAR_AHEAD and back > _FAR_BEHIND else (behind, 0.9)


def hint(text: str, start: int, end: int, sentence: tuple[int, int], cues: Cues) -> Direction | Literal["near"] | None:
    """What the words of the sentence around an expression say: the cue nearest to it wins, not beyond a barrier; in a language
    whose verb comes last the first cue after it.
    """
    after_to = _next(cues.barrier, text, end, min(sentence[1], end + _AROUND))
    sides: tuple[tuple[Direction, re.Pattern[str]], ...] = (("future", cues.future), ("past", cues.past))
    found: list[tuple[int, Direction | Literal["near"]]] = []
    if cues.near is not None and (cue := cues.near.search(text, end, after_to)) is not None:
        found.append((cue.start() - end + _commas(cues, text, end, cue.start()), "near"))
    if cues.said is not None:
        near = max(sentence[0], start - _SAID), min(sentence[1], end + _SAID)
        for cue in cues.said.finditer(text, near[0], start):
            found.append((start - cue.end() + _commas(cues, text, cue.end(), start), "past"))
        for cue in cues.said.finditer(text, end, near[1]):
            found.append((cue.start() - end + _commas(cues, text, end, cue.start()), "past"))
    for direction, pattern in sides:
        cue = pattern.search(text, end, after_to)
        if cue is not None:
            found.append((cue.start() - end + _commas(cues, text, end, cue.start()), direction))
    if found and cues.after:
        return min(found)[1]
    before_from = _last(cues.barrier, text, max(sentence[0], start - _AROUND), start)
    for direction, pattern in sides:
        for cue in pattern.finditer(text, before_from, start):
            found.append((start - cue.end() + _commas(cues, text, cue.end(), start), direction))
    return min(found)[1] if found else None


def _commas(cues: Cues, text: str, start: int, end: int) -> int:
    return 30 * sum(1 for _ in cues.soft.finditer(text, start, end))


def _next(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.search(text, start, end)
    return found.start() if found is not None else end


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    at = start
    for found in pattern.finditer(text, start, end):
        at = found.end()
    return at
