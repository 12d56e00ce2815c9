"""Engine: text in, times out: folds, finds, works out, writes, sentence by sentence with a memory of what was told.

In: the text and, for each sentence, its bounds and language. Out: `Time`s in the order of the text, without overlap. Never raises for any
text. Refuses to guess: an impossible date comes out as a doubt (kind vague, rule "impossible") and never as a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from naru.errors import NaruError
from naru.reading.times import days
from naru.reading.times.anchors import NORTHERN, Anchors, Point, Side, hint
from naru.reading.times.counting import counted
from naru.reading.times.matching import Expression, expressions, lowered
from naru.reading.times.moment import Moment
from naru.reading.times.resolving import IMPOSSIBLE, UNRESOLVED, resolve, written
from naru.reading.times.rulebook import Rulebook, rulebook
from naru.reading.times.turning import day_first, explained, merged, replace_time, turned
from naru.reading.times.value import Time, TimeKind
from naru.values import Inferred, Lang

if TYPE_CHECKING:
    from naru.packs import Pack

_PARTS: tuple[Inferred, ...] = ("year", "month", "day")
_LONGEST_LUNAR_MONTH = 30
_NO_BASE = 0.7
_VAGUE = 0.4
_DOUBT = 0.1
#: A date that begins so near the beginning of its sentence dates all of it.
_LEADING = 8
_FOREIGN = re.compile(
    r"(?P<ko>[0-9]{0,4}[\uac00-\ud7a3](?: ?[0-9\uac00-\ud7a3]+){0,9})"
    r"|(?=(?P<ja>[0-9\u4e00-\u9fff]{0,12}[\u3041-\u30fe])?)[0-9]{0,4}[\u3041-\u30fe\u4e00-\u9fff][0-9\u3041-\u30fe\u4e00-\u9fff]{0,40}"
)
_SPEECH = re.compile(r':(?![0-9])|[“„「『]|(?:^|(?<=[\s,]))"(?=\w)')


def read_times(
    text: str,
    sentences: Iterable[tuple[int, int, Lang]],
    published: date | None,
    pack: Pack | None,
    off: frozenset[str] = frozenset(),
) -> tuple[Time, ...]:
    """The times of these sentences, in order, found without the rules in `off`. Raises: as `rulebook`."""
    anchors = _anchors(published, pack)
    folded: dict[Lang, str] = {}
    low: dict[Lang, str] = {}
    matched: list[tuple[int, int, Rulebook, list[Expression]]] = []
    for start, end, lang in _spoken_in(text, sentences):
        book = rulebook(lang, pack, off)
        if lang not in folded:
            folded[lang] = text.translate(book.fold)
            low[lang] = lowered(folded[lang])
        matched.append((start, end, book, expressions(folded[lang], low[lang], start, end, book)))
    first = day_first(each for *_, found in matched for each in found)
    times: list[Time] = []
    behind = 0
    for start, end, book, found in matched:
        anchors.sentence += 1
        if "\n" in text[behind:start]:
            anchors.paragraph += 1
        behind = start + len(text[start:end].rstrip())
        upright = [turned(_trimmed(text, each), first=first, published=published) for each in found]
        times.extend(_sentence(text, folded[book.lang], upright, anchors, book, (start, end)))
    times.sort(key=lambda time: (time.start, -time.end))
    apart = [
        time
        for at, time in enumerate(times)
        if at == 0 or not any(time.start < each.end for each in times[max(0, at - 3) : at])
    ]
    return counted(text, apart)


def _spoken_in(text: str, sentences: Iterable[tuple[int, int, Lang]]) -> Iterator[tuple[int, int, Lang]]:
    """The sentences, and behind an English one the words of other scripts in it ("slapped 前天")."""
    for start, end, lang in sentences:
        yield start, end, lang
        if lang == "en" and not text.isascii():
            for run in _FOREIGN.finditer(text, start, end):
                yield *run.span(), "ko" if run["ko"] else "ja" if run["ja"] else "zh"


def _sentence(
    text: str, folded: str, found: Sequence[Expression], anchors: Anchors, book: Rulebook, bounds: tuple[int, int]
) -> list[Time]:
    """The times of one sentence. "Three days earlier, she said on 5 March" waits for the day it is counted from."""
    times: list[Time] = []
    waiting: list[Expression] = []
    for position, each in enumerate(found):
        if each.moment.lunar and each.moment.base == "told" and anchors.lunar_year() is None:
            continue  # "the 2nd" of no feast told: something else has that number
        if _counted(each) and anchors.last_day() is None and any(later.said for later in found[position + 1 :]):
            waiting.append(each)
            continue
        times.append(_time(text, folded, each, anchors, book, bounds))
        if waiting and anchors.last_day() is not None:
            times.extend(_time(text, folded, late, anchors, book, bounds) for late in waiting)
            waiting = []
    times.extend(_time(text, folded, late, anchors, book, bounds) for late in waiting)
    times.sort(key=lambda time: time.start)
    if book.same is not None:
        numbered = frozenset(each.start for each in found if each.dated and each.moment.day is not None)
        times = explained(folded, times, book.same, numbered) if numbered else times
    feasts = frozenset(each.start for each in found if _feast(each))
    times = merged(folded, times, feasts) if feasts else times
    return [
        time
        if time.text == text[time.start : time.end]
        else replace_time(time, time.end, text, time.inferred)  # of the text as it stands
        for time in times
    ]


def _counted(each: Expression) -> bool:
    """Whether it is counted from a day told before."""
    return (
        each.dated and each.moment.base != "published" and (each.moment.n is not None or each.moment.days is not None)
    )


def _feast(each: Expression) -> bool:
    """A feast by its name, not a day counted from one."""
    feast = each.moment.holiday is not None or (each.close is not None and each.close.holiday is not None)
    return feast and not each.shift


def _lunar_day(each: Expression) -> bool:
    """A feast, or a day of the lunar calendar."""
    return each.moment.holiday is not None or each.moment.lunar


def _anchors(published: date | None, pack: Pack | None) -> Anchors:
    if pack is None:
        return Anchors(published)
    calendar = pack.calendar

    def holiday(name: str, year: int) -> date | None:
        for each in name.split("|"):
            found = calendar.holidays.get(each)
            day = found.on(year) if found is not None else None
            if day is not None:
                return day
        return None

    return Anchors(published, {**NORTHERN, **pack.manifest.seasons}, holiday, _lunar(pack))


def _lunar(pack: Pack) -> Callable[[int, int, int], date | None]:
    """Days of the lunar months that hold a feast of the pack's calendar, counted from that feast; None for the other months."""
    try:
        known: Mapping[int, Sequence[Any]] = pack.lexicon("any", "times").get("lunar_months", {})
    except NaruError:
        known = {}

    def day_of(year: int, month: int, day: int) -> date | None:
        feast, its_day = known.get(month, ("", 1))
        holiday = pack.calendar.holidays.get(feast)
        found = holiday.on(year) if holiday is not None else None
        return days.step_days(found, day - its_day) if found is not None and day <= _LONGEST_LUNAR_MONTH else None

    return day_of


def _trimmed(text: str, each: Expression) -> Expression:
    """Without the spaces and the full stop around it."""
    words = text[each.start : each.end]
    start = each.start + len(words) - len(words.lstrip(" "))
    return replace(each, start=start, end=max(start + 1, each.start + len(words.rstrip(" .,、"))))


def _time(
    text: str, folded: str, each: Expression, anchors: Anchors, book: Rulebook, sentence: tuple[int, int]
) -> Time:
    rule = "+".join((each.rule.id, *(laid.partition(".")[2] for laid in each.laid)))
    sure = each.rule.confidence
    if not each.dated:
        return _undated(text, each, rule, sure)
    if each.makes == "between" and book.cues.lasting is not None and book.cues.lasting.search(folded, *sentence):
        # nothing moves between two days: all through them
        each = replace(each, makes="range")
    spoken = _spoken(folded, each, anchors, sentence)
    aside = spoken is not each
    each = spoken
    moments = [each.moment] if each.close is None else [each.moment, each.close]
    points: list[Point] = []
    for position, moment in enumerate(moments):
        side = Side(until=each.operation == "until")
        if _open(moment) or each.operation == "asof":
            hinted = hint(folded, each.start, each.end, sentence, book.cues)
            side = Side(moment.direction, hinted, each.operation == "until")
        if position and (moment.lunar or moment.base == "told"):
            # "New Year's Eve to the 3rd", "the evening of the 20th to the next morning": the end is counted from the beginning
            anchors.tell(points[0], month_said=True, feast=_lunar_day(each))
        after = points[0].lo if position and not points[0].nameless else None
        point = resolve(_named(moment, book), anchors, side, after)
        if point == UNRESOLVED:
            return _undated(text, replace(each, makes="vague"), rule, min(sure, _VAGUE))
        if isinstance(point, str):
            return _doubt(text, each)
        points.append(point)
    shifted = [_shifted(point, each) for point in points]
    if len(shifted) == 2 and _reversed(*shifted):
        return _doubt(text, each)
    first, last = shifted[0], shifted[-1]
    if each.operation == "asof":
        each = replace(each, operation="since" if _begins(first, side, anchors) else "")
    if not aside:
        _tell(each, shifted, anchors, leads=each.start - sentence[0] <= _LEADING)
    kind, edtf = _written(each, first, last)
    bounded = not (first.nameless or last.nameless)
    bounded = bounded and last.hi is not None and (kind == "until" or first.lo is not None)
    earliest = first.lo if bounded and kind != "until" else None
    latest = last.hi if bounded else None
    sure = round(sure * min(first.sure, last.sure) * (1.0 if latest is not None else _NO_BASE), 2)
    inferred = tuple(part for part in _PARTS if part in first.inferred or part in last.inferred)
    if each.moment.holiday is not None and (each.shift or each.months):
        # nobody says the day before a feast by its number
        inferred = _PARTS[1:] if each.moment.year is not None else _PARTS
    return Time(
        start=each.start, end=each.end, text=text[each.start : each.end], kind=kind, edtf=edtf, earliest=earliest, latest=latest,
        inferred=inferred, rule=rule, confidence=sure,
    )  # fmt: skip


def _tell(each: Expression, points: Sequence[Point], anchors: Anchors, *, leads: bool) -> None:
    """Remember what later words may be counted from."""
    first = points[0]
    if each.operation == "until":
        anchors.tell(first, month_said=each.moment.month is not None, ends=True, feast=_lunar_day(each))
        return
    told = first
    if len(points) > 1:
        told = Point(first.lo, points[-1].hi, "", "", "period", (), first.nameless, first.said_year)
    if each.operation == "since" and told.grain not in ("day", "part", "month", "days"):
        # "since 2020" lends its year to nothing that follows
        told = replace(told, said_year=False)
    anchors.tell(told, month_said=each.moment.month is not None, leads=leads, feast=_lunar_day(each))
    anchors.told_to = each.end


def _begins(point: Point, side: Side, anchors: Anchors) -> bool:
    """Whether "as of" a day tells when something begins, and not how things stood."""
    if point.lo is None or point.nameless or anchors.published is None:
        return side.hinted != "past"
    return side.hinted == "future" or point.lo > anchors.published


def _spoken(folded: str, each: Expression, anchors: Anchors, sentence: tuple[int, int]) -> Expression:
    """ "On 15 January an officer read out: from tomorrow ..." counts from that day: words after a colon or an opening quotation mark."""
    told = anchors.told[-1] if anchors.told else None
    if each.moment.days is None or each.moment.base != "published" or told is None or told.sentence != anchors.sentence:
        return each
    if told.point.grain != "day" or _SPEECH.search(folded, max(anchors.told_to, sentence[0]), each.start) is None:
        return each
    return replace(each, moment=replace(each.moment, base="told"))


def _named(moment: Moment, book: Rulebook) -> Moment:
    """A holiday by the ids of the pack instead of the folded words."""
    if moment.holiday is None or moment.holiday not in book.holidays:
        return moment
    return replace(moment, holiday="|".join(book.holidays[moment.holiday]))


def _open(moment: Moment) -> bool:
    """True where the side of publication matters: the year is not said, nor a distance from publication."""
    if moment.base == "either":
        return True
    return (
        moment.year is None
        and moment.years is None
        and moment.n is None
        and moment.days is None
        and moment.weeks is None
    )


def _undated(text: str, each: Expression, rule: str, sure: float) -> Time:
    moment = each.moment
    iso = None
    if each.makes in ("duration", "set"):
        number = 1 if moment.n is None else moment.n
        unit = moment.unit or "D"
        iso = _length(number, unit)
    kind: TimeKind = "duration" if each.makes == "duration" else "set" if each.makes == "set" else "vague"
    return Time(
        start=each.start, end=each.end, text=text[each.start : each.end], kind=kind, edtf=None, earliest=None, latest=None, iso=iso,
        inferred=(), rule=rule, confidence=sure,
    )  # fmt: skip


def _length(number: int, unit: str) -> str:
    """ISO 8601. YH and MH are years and months and a half."""
    if unit.startswith("T"):
        return f"PT{number}{unit[1:]}"
    if unit == "YH":
        return f"P{number * 12 + 6}M"
    return f"P{number}M15D" if unit == "MH" else f"P{number}{unit}"


def _doubt(text: str, each: Expression) -> Time:
    return Time(
        start=each.start, end=each.end, text=text[each.start : each.end], kind="vague", edtf=None, earliest=None, latest=None,
        inferred=(), rule=IMPOSSIBLE, confidence=_DOUBT,
    )  # fmt: skip


def _shifted(point: Point, each: Expression) -> Point:
    """The point so many days or months on. A distance in months gives a month."""
    if each.operation == "week" and point.lo is not None:
        week = days.week_of(point.lo)
        if week is not None:
            core, last = (written(day, point.nameless) for day in week)
            return replace(
                point, lo=week[0], hi=week[1], core=core, alone=f"[{core}..{last}]", grain="days", close=last
            )
    if not (each.shift or each.months) or point.lo is None or point.hi is None:
        return point
    if each.months:
        month = days.month_of(*days.step_months(point.lo, each.months))
        if month is None:
            return point
        text = written(month[0], point.nameless)[:-3]
        return Point(*month, text, text, "month", point.inferred, point.nameless, point.said_year, point.sure)
    lo, hi = days.step_days(point.lo, each.shift), days.step_days(point.hi, each.shift)
    if lo is None or hi is None:
        return point
    core, last = written(lo, point.nameless), written(hi, point.nameless)
    alone = core if lo == hi else f"[{core}..{last}]"
    return Point(
        lo,
        hi,
        core,
        alone,
        "day" if lo == hi else "days",
        point.inferred,
        point.nameless,
        point.said_year,
        point.sure,
        last,
    )


def _reversed(first: Point, last: Point) -> bool:
    return first.lo is not None and last.hi is not None and first.nameless == last.nameless and first.lo > last.hi


def _written(each: Expression, first: Point, last: Point) -> tuple[TimeKind, str | None]:
    """The kind, and the EDTF of the whole."""
    close = last.close or last.core
    if each.makes == "range":
        return "interval", f"{first.core}/{close}"
    if each.makes == "between":
        plain = "~" not in first.core + close
        return "day_in_range", f"[{first.core}..{close}]" if plain else f"[{_day(first)}..{_day(last, last=True)}]"
    if each.operation == "since":
        return "interval_open", f"{first.core}/.."
    if each.operation == "until":
        return "until", f"../{close}"
    if each.operation == "lasting" and first.lo is not None and first.hi is not None:
        return "interval", f"{written(first.lo, first.nameless)}/{written(first.hi, first.nameless)}"
    kinds: dict[str, TimeKind] = {"day": "day", "season": "season", "period": "interval"}
    return kinds.get(first.grain, "day_in_range"), first.alone


def _day(point: Point, *, last: bool = False) -> str:
    day = point.hi if last else point.lo
    return written(day, point.nameless) if day is not None else point.core
