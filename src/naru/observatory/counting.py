"""Series: how many published events of a kind began, by place and period, with the active sources beside each count.

In: `Occurrence`s (published events) and `Coverage`. Out: a `Watch`. An event counts once, in the period in which it
began; where that is known only as a stretch, its one count is spread evenly over the periods of the stretch. Counts
add up: over all periods, and over all places, they are the number of events counted. A place told more coarsely than
the level asked for stays what it is and is never spread over the places in it. `shown` hides small cells from people;
the data keep the number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

from naru.errors import Code, ItemError
from naru.observatory.calendar import YEARS, Beat, first_of, name_of, periods
from naru.observatory.ears import Coverage, Ears, Silence
from naru.values import Gazetteer, Place, Record

Level = Literal["province", "county"]
#: Below this many events a cell is shown as "<3".
SMALL = 3
#: A start known only to lie in a longer stretch (days) says nothing of when it was: it is not counted.
VAGUEST = 3653

Reason = Literal["undated", "out_of_range", "too_vague", "place_unknown", "event_twice"]


class Occurrence(Record, frozen=True, kw_only=True):
    """A published event: `earliest` and `latest` bound the day on which it began; None = not known. Raises: ItemError
    (edtf_reversed).
    """

    event: str
    what: str
    earliest: date | None = None
    latest: date | None = None
    place_id: str | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ItemError(Code.EDTF_REVERSED, field="latest")


class Cell(Record, frozen=True, kw_only=True):
    """One count. `count` is whole where no event was spread over this period; `active_sources` None = not known."""

    place_id: str
    what: str
    period: str
    count: int | float
    active_sources: int | None


class Watch(Record, frozen=True, kw_only=True):
    """Series by place, kind and period, and silences by place and day. Change points are not built yet."""

    series: tuple[Cell, ...]
    silences: tuple[Silence, ...]


def series(
    events: Iterable[Occurrence], coverage: Iterable[Coverage], *, by: Beat, place_level: Level, gazetteer: Gazetteer
) -> Watch:
    """The series of these events, and the silences of the places that coverage or events name.

    Each series has every period from its first to its last event and, where coverage is known, of the coverage. The
    order of what comes in does not matter. What cannot be counted is passed over; `uncounted` lists it.
    """
    ears = Ears(covered := list(coverage), gazetteer)
    counts: dict[tuple[str, str], dict[date, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for each in _counted(events, gazetteer).values():
        touched = list(periods(*_start(each), by))
        region = _region(each.place_id, place_level, gazetteer)
        for first in touched:
            counts[region, each.what][first] += Fraction(1, len(touched))
    cells = [
        Cell(
            place_id=region, what=what, period=name_of(first, by), count=_number(found.get(first, Fraction())),
            active_sources=ears.active(region, first, by),
        )
        for (region, what), found in sorted(counts.items())
        for first in _whole(found, region, ears, by)
    ]  # fmt: skip
    regions = {region for region, _ in counts}
    regions |= {_region(line.place_id, place_level, gazetteer) for line in covered if _known(line.place_id, gazetteer)}
    silences = [silence for region in sorted(regions) for silence in ears.silences(region)]
    return Watch(series=tuple(cells), silences=tuple(silences))


def uncounted(events: Iterable[Occurrence], gazetteer: Gazetteer) -> tuple[tuple[str, Reason], ...]:
    """The events that no series counts, with the reason, by event. `event_twice`: told in two ways; the one that
    sorts first counts.
    """
    given = list(events)
    left: set[tuple[str, Reason]] = set()
    for each in given:
        reason = _reason(each, gazetteer)
        if reason is not None:
            left.add((each.event, reason))
    counted = _counted(given, gazetteer)
    left |= {
        (each.event, "event_twice")
        for each in given
        if _reason(each, gazetteer) is None and counted[each.event] != each
    }  # fmt: skip
    return tuple(sorted(left))


def _reason(each: Occurrence, gazetteer: Gazetteer) -> Reason | None:
    if each.earliest is None:
        return "undated"
    if each.earliest.year not in YEARS or (each.latest is not None and each.latest.year not in YEARS):
        return "out_of_range"
    if each.latest is not None and (each.latest - each.earliest).days > VAGUEST:
        return "too_vague"
    return None if _known(each.place_id, gazetteer) else "place_unknown"


def _known(place_id: str | None, gazetteer: Gazetteer) -> bool:
    return place_id is not None and gazetteer.precision_of(place_id) is not None


def _counted(events: Iterable[Occurrence], gazetteer: Gazetteer) -> dict[str, Occurrence]:
    fit = [each for each in events if _reason(each, gazetteer) is None]
    found: dict[str, Occurrence] = {}
    for each in sorted(fit, key=lambda one: (one.event, one.to_json())):
        found.setdefault(each.event, each)
    return found


def _start(each: Occurrence) -> tuple[date, date]:
    first = each.earliest or date.min
    return first, each.latest or first


def _region(place_id: str | None, level: Level, gazetteer: Gazetteer) -> str:
    """The place at the level asked for; the place itself where it is coarser."""
    return Place(id=place_id).coarsen(level, gazetteer).id or place_id or ""


def _whole(found: Mapping[date, Fraction], region: str, ears: Ears, by: Beat) -> Iterable[date]:
    edges = [min(found), max(found)]
    if ears.span is not None and ears.knows(region):
        edges += [first_of(ears.span[0], by), first_of(ears.span[1], by)]
    return periods(min(edges), max(edges), by)


def _number(count: Fraction) -> int | float:
    return count.numerator if count.denominator == 1 else float(count)


def shown(cell: Cell) -> str:
    """The count as people see it: "0", "<3" for anything below three, else the number, to one decimal where it is not
    whole.
    """
    if 0 < cell.count < SMALL:
        return f"<{SMALL}"
    return str(cell.count) if isinstance(cell.count, int) else f"{cell.count:.1f}"
