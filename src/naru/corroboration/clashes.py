"""Contradictions: where claims of one event cannot all be right, attribute by attribute, kept side by side.

In: claims said to be of one event (by the linker, or by an editor's hand). Out: `Contradiction`s. Nothing is ever
averaged or outvoted. Claims that say the same are told apart by nothing, so of each two tellings that contradict each
other one pair is shown: the claims with the lowest ids that tell them.

    when    the days cannot meet; not asked of measures, which last
    where   neither place lies in the other
    status  one denies what another tells; attempted against happened; still there after it ended
    count   another number of people
    who     another sex, or ages that are too far apart
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import Literal, TypeVar, get_args

from naru.corroboration.facts import people
from naru.corroboration.ties import AGE_SLACK, years_apart
from naru.values import FACTUAL, Claim, Contradiction, FuzzyDate, Gazetteer, Place, Sex

_T = TypeVar("_T")
Attribute = Literal["when", "where", "status", "count", "who"]
ATTRIBUTES: tuple[Attribute, ...] = get_args(Attribute)
_THERE = frozenset({"happened", "in_force", "seen"})


def contradictions(
    claims: Iterable[Claim], gazetteer: Gazetteer, measures: Collection[str] = ()
) -> tuple[Contradiction, ...]:
    """Everything in which these claims contradict each other, by attribute (when, where, status, count, who), then by
    ids.

    `measures` = the codes of the kinds that last.
    """
    ordered = sorted(claims, key=lambda claim: claim.id)
    lasting = any(claim.what in measures for claim in ordered)

    def elsewhere(one: Place, two: Place) -> bool:
        return not one.compatible(two, gazetteer)

    found = [] if lasting else _pairs("when", ordered, lambda claim: claim.when, _never_met, _days)
    found += _pairs(
        "where", ordered, lambda claim: claim.where, elsewhere, lambda place: (place.anchor, place.relation)
    )
    found += _pairs("status", ordered, lambda claim: claim, _opposed, lambda claim: (claim.status, _days(claim.when)))
    found += _pairs("count", ordered, lambda claim: people(claim.who)[0], int.__ne__, lambda count: count)
    found += _pairs("who", ordered, lambda claim: people(claim.who)[1:], _other_people, lambda who: who)
    return tuple(found)


def _days(when: FuzzyDate | None) -> tuple[date | None, date | None] | None:
    return None if when is None else when.extent


def _never_met(one: FuzzyDate, two: FuzzyDate) -> bool:
    return not one.intersects(two)


def _pairs(
    attribute: Attribute,
    claims: Sequence[Claim],
    telling: Callable[[Claim], _T | None],
    clash: Callable[[_T, _T], bool],
    alike: Callable[[_T], object],
) -> list[Contradiction]:
    first: dict[object, tuple[str, _T]] = {}
    for claim in claims:
        told = telling(claim)
        if told is not None:
            first.setdefault(alike(told), (claim.id, told))
    return [
        Contradiction(attribute=attribute, claims=(one, two))
        for (one, mine), (two, theirs) in combinations(sorted(first.values(), key=lambda each: each[0]), 2)
        if clash(mine, theirs)
    ]


def _opposed(one: Claim, two: Claim) -> bool:
    pair = {one.status, two.status}
    if "denied" in pair and pair & FACTUAL:
        return True
    if pair == {"attempted", "happened"}:
        return True
    return _outlived(one, two) or _outlived(two, one)


def _outlived(end: Claim, there: Claim) -> bool:
    """True where something was surely there after it had surely ended."""
    if end.status != "ended" or there.status not in _THERE or end.when is None or there.when is None:
        return False
    ended, seen = end.when.latest, there.when.earliest
    return ended is not None and seen is not None and seen > ended


_People = tuple[Sex | None, tuple[int, int] | None]


def _other_people(one: _People, two: _People) -> bool:
    if one[0] and two[0] and one[0] != two[0]:
        return True
    return one[1] is not None and two[1] is not None and years_apart(one[1], two[1]) > AGE_SLACK
