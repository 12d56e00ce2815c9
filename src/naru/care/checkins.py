"""Check-ins: which expected sign of life has not come.

In: plans of opaque slots, and the time. Out: the overdue ones, worst first. A plan knows neither who it is about nor
when contact really was: windows lie on a fixed beat from `begins`, and `answered` counts how many of them are done
with, so that a stolen plan tells no hour of any call. The clock is an argument; it must carry a time zone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated

import msgspec

from naru.errors import Code, InputError, ItemError
from naru.values import Record

#: A check-in rarer than this, or one that may be this late, guards nobody.
LONGEST = timedelta(days=366)


class Plan(Record, frozen=True, kw_only=True):
    """One slot: the n-th check-in (n from 0) is due at `begins` + n × `every` and overdue once `grace` more has passed.

    `answered` check-ins, the earliest, are done with. `paused` plans never alarm (a source on a journey, a freeze).
    Raises: ItemError (plan_impossible) for a beat that is not positive, a negative grace, either of them above
    `LONGEST`, or a beginning without a time zone.
    """

    slot: str
    begins: datetime
    every: timedelta
    grace: timedelta = timedelta(0)
    answered: Annotated[int, msgspec.Meta(ge=0)] = 0
    paused: bool = False

    def __post_init__(self) -> None:
        if not timedelta(0) < self.every <= LONGEST:
            raise ItemError(Code.PLAN_IMPOSSIBLE, field="every")
        if not timedelta(0) <= self.grace <= LONGEST:
            raise ItemError(Code.PLAN_IMPOSSIBLE, field="grace")
        if self.begins.utcoffset() is None:
            raise ItemError(Code.PLAN_IMPOSSIBLE, field="begins")


class Overdue(Record, frozen=True, kw_only=True):
    """A slot that is overdue: since when the earliest unanswered check-in was due, and how many have been missed (at
    least 1).
    """

    slot: str
    due: datetime
    missed: int


def overdue(plans: Iterable[Plan], now: datetime) -> tuple[Overdue, ...]:
    """The overdue slots, those that missed most check-ins first, then the earliest due, then by slot.

    Of several plans for one slot each counts by itself. Raises: InputError (clock_without_zone) where `now` has no
    time zone.
    """
    if now.utcoffset() is None:
        raise InputError(Code.CLOCK_WITHOUT_ZONE, field="now")
    found = [late for plan in plans if (late := _late(plan, now)) is not None]
    return tuple(sorted(found, key=lambda late: (-late.missed, late.due, late.slot)))


def _late(plan: Plan, now: datetime) -> Overdue | None:
    if plan.paused:
        return None
    # Windows whose grace has run out, counted from the first one; a window is overdue strictly after its grace.
    elapsed = now - plan.begins - plan.grace
    passed = 0 if elapsed <= timedelta(0) else -(-elapsed // plan.every)
    if passed <= plan.answered:
        return None
    return Overdue(slot=plan.slot, due=plan.begins + plan.answered * plan.every, missed=passed - plan.answered)
