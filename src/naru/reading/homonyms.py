"""Homonyms: which of several places of one name is meant, or that it cannot be said.

In: the rows that bear a name, what the text says of its type and parent, and the places the text surely speaks of. Out: a row with the others as
alternatives, no row but candidates, or None where the name is most likely no place at all. Points, highest wins: a parent right beside the
name, the type said, the grade of the place, a parent told elsewhere in the text, nearness to other places told, nearness to the border. The
best must lead by `CLEAR` points. Distances are great circles in kilometres.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from naru.reading.cleaning import fold
from naru.reading.gazetteer import NameIndex

#: By how many points the best must lead the second to be linked.
CLEAR = 1.0
_EARTH_KM = 6371.0
#: Types of which the pack has all there are: one that bears the name is the one.
_COUNTED = frozenset({"labor_district", "town", "district", "station", "county", "city"})


class Ranked(NamedTuple):
    """The row (None = cannot be said), the other candidates from likely to unlikely, a confidence, and the rule where evidence decided."""

    row: int | None
    alternatives: tuple[int, ...]
    confidence: float
    why: str | None


def ranked(
    index: NameIndex,
    rows: tuple[int, ...],
    words: str,
    *,
    said: str | None,
    common: bool,
    known: bool,
    beside: tuple[int, ...],
    told: frozenset[int],
    short: bool,
    telling: bool,
) -> Ranked | None:
    """See the module."""
    if common:
        # "North Korea's new rich": a country beside an ordinary word does not make it a place
        beside = tuple(other for other in beside if index.rows[other].type != "country")
    in_beside = tuple(row for row in rows if any(index.lies_in(row, other) and row != other for other in beside))
    if common and not in_beside:
        return None
    best_grade = min(index.grade[row] for row in rows)
    if best_grade == 0:
        high = tuple(row for row in rows if index.grade[row] == 0)
        rows = in_beside if in_beside and not set(high) & set(in_beside) else high
    if best_grade > 0 and said is None and not in_beside and not known:
        within = tuple(row for row in rows if any(index.lies_in(row, other) for other in told))
        if not within and telling:
            return Ranked(None, rows[:6], 0.3, "unsure")
        if not within or short or (best_grade == 2 and len(within) > 1):
            return None
        rows = within
    elif best_grade > 0 and not in_beside and not known:
        within = tuple(row for row in rows if any(index.lies_in(row, other) for other in told))
        if not within and len(rows) == 1 and best_grade == 1 and said in _COUNTED:
            return Ranked(rows[0], (), 0.75, None)
        if not within:
            return Ranked(None, rows[:5], 0.3, "unsure")
    points = sorted(((_points(index, row, words, said, beside, told), -row) for row in rows), reverse=True)
    order = [-number for _, number in points]
    best = order[0]
    rest = tuple(row for row in order[1:] if not _same(index, row, best))
    if not rest:
        return Ranked(best, (), 0.95 if best_grade == 0 else 0.8, "parent" if in_beside else None)
    lead = points[0][0] - next(score for score, number in points if -number == rest[0])
    if lead < CLEAR:
        return Ranked(None, tuple(order[:6]), 0.3, "unsure")
    return Ranked(best, rest[:5], min(0.9, 0.5 + 0.1 * lead), "parent" if in_beside else None)


def _same(index: NameIndex, row: int, other: int) -> bool:
    """A county and its seat, a province and the city it is: either is right."""
    return (index.lies_in(row, other) or index.lies_in(other, row)) and bool(
        set(index.rows[row].all_names) & set(index.rows[other].all_names)
    )


def _points(
    index: NameIndex, row: int, words: str, said: str | None, beside: tuple[int, ...], told: frozenset[int]
) -> float:
    place = index.rows[row]
    points = (3.0, 1.5, 0.0)[index.grade[row]]
    if place.type in ("province", "country") and said is None:
        points += 0.2
    if any(index.lies_in(row, other) and row != other for other in beside):
        points += 6.0
    if said is not None and place.type == said:
        points += 2.0
    if any(words.startswith(fold(name)) for name in place.names.values()):
        points += 1.5  # its own name, not one it also goes by
    if any(
        row != other and index.lies_in(row, other) and other in told
        for other in index.above[row]
        if index.grade[other] == 0
    ):
        points += 2.0
    near = min(
        (
            _distance(index, row, other)
            for other in told
            if other != row and index.rows[other].type in ("city", "county")
        ),
        default=None,
    )
    if near is not None:
        points += max(0.0, 1.5 - near / 60)
    if place.border_km is not None:
        points += max(0.0, 1.2 - place.border_km / 40)
    if place.added:
        points += 2.0  # whoever added it had a text like this before them
    if place.population:
        points += min(0.8, place.population / 250_000)
    return points


def _distance(index: NameIndex, row: int, other: int) -> float:
    one, two = index.rows[row], index.rows[other]
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return 1e9
    lat, lon = radians(two.lat - one.lat), radians(two.lon - one.lon)
    chord = sin(lat / 2) ** 2 + cos(radians(one.lat)) * cos(radians(two.lat)) * sin(lon / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))
