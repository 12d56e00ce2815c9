"""Common ground: what all claims of a cluster allow at once, and whether there is anything left.

In: `Facts`. Out: a `Ground`; joining two gives what both allow, or None where the claims cannot all be of one event.
Joining is symmetric and associative, so a cluster has one ground however it came about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from naru.corroboration.facts import COUNTY, Facts
from naru.corroboration.ties import AGE_SLACK, other_unit


def _no_later(one: int | None, two: int | None) -> int | None:
    return two if one is None else one if two is None else min(one, two)


def _no_earlier(one: int | None, two: int | None) -> int | None:
    return two if one is None else one if two is None else max(one, two)


@dataclass(frozen=True, slots=True)
class Ground:
    """What all claims of a cluster allow at once; None = nothing said."""

    first: int | None
    last: int | None
    levels: tuple[str | None, ...]
    sex: str | None
    age: tuple[int, int] | None
    units: frozenset[str]
    fewest: int | None
    most: int | None
    fine: bool

    @classmethod
    def of(cls, facts: Facts) -> Ground:
        # Half of the slack on each side: two ages then have a year in ground exactly where they are no further apart
        # than the slack.
        half = AGE_SLACK // 2
        return cls(
            first=facts.first, last=facts.last, levels=facts.levels, sex=facts.sex,
            age=None if facts.age is None else (facts.age[0] - half, facts.age[1] + half),
            units=frozenset({facts.unit} if facts.unit else ()), fewest=facts.count, most=facts.count,
            fine=len(facts.levels) > COUNTY and facts.levels[COUNTY] is not None,
        )  # fmt: skip

    def joined(self, other: Ground) -> Ground | None:
        """What both allow at once, or None where they cannot be of one event."""
        first, last = _no_earlier(self.first, other.first), _no_later(self.last, other.last)
        if first is not None and last is not None and first > last:
            return None
        levels = _levels(self.levels, other.levels)
        if levels is None or (self.sex and other.sex and self.sex != other.sex):
            return None
        age = self.age or other.age
        if self.age is not None and other.age is not None:
            age = max(self.age[0], other.age[0]), min(self.age[1], other.age[1])
            if age[0] > age[1]:
                return None
        fewest, most = _no_later(self.fewest, other.fewest), _no_earlier(self.most, other.most)
        fine = self.fine and other.fine
        if fewest is not None and most is not None and fewest != most and (most > 2 * fewest or not fine):
            return None
        new = other.units - self.units
        if new and any(other_unit(one, two) for one in self.units for two in new):
            return None
        return Ground(
            first=first, last=last, levels=levels, sex=self.sex or other.sex, age=age, units=self.units | new,
            fewest=fewest, most=most, fine=fine,
        )  # fmt: skip


def _levels(one: tuple[str | None, ...], two: tuple[str | None, ...]) -> tuple[str | None, ...] | None:
    if one == two:
        return one
    shorter, longer = sorted((one, two), key=len)
    both = list(longer)
    for level, name in enumerate(shorter):
        if name is not None and both[level] is not None and both[level] != name:
            return None
        both[level] = both[level] if name is None else name
    return tuple(both)


def all_joined(grounds: Iterable[Ground]) -> Ground | None:
    whole: Ground | None = None
    for ground in grounds:
        whole = ground if whole is None else whole.joined(ground)
        if whole is None:
            return None
    return whole
