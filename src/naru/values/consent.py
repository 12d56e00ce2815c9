"""Consent: what a source agreed to, per statement and venue. What was not agreed is not agreed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from naru.values.record import Record

#: Where a statement can appear. A newsroom may agree on others with its sources, so `venue` is not bound to these.
Venue = Literal["bulletin", "dataset", "wire"]


class Consent(Record, frozen=True, kw_only=True):
    """`statement` None = every statement of this source; `venue` None = every venue. A withdrawal is kept, not
    deleted.
    """

    source: str
    statement: str | None = None
    venue: str | None = None
    given: bool
    since: date
    withdrawn: date | None = None

    def allows(self, statement: str, venue: str, on: date) -> bool | None:
        """True or False where this consent speaks of the statement, venue and day; None where it says nothing of
        them.
        """
        if self.statement not in (None, statement) or self.venue not in (None, venue) or on < self.since:
            return None
        if self.withdrawn is not None and on >= self.withdrawn:
            return False
        return self.given
