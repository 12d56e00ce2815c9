"""Freeze: no contact with, and no publication that touches, a source or place at risk, until it is lifted."""

from __future__ import annotations

from datetime import date

from naru.values.record import Record


class Freeze(Record, frozen=True, kw_only=True):
    """Exactly one of `source` and `place` is set. `reason` is sealed wherever freezes are kept."""

    source: str | None = None
    place: str | None = None
    reason: str
    since: date
    lifted: date | None = None

    def in_force(self, on: date) -> bool:
        """True from the day it begins until the day before it is lifted."""
        return self.since <= on and (self.lifted is None or on < self.lifted)
