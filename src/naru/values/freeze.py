"""Freeze: no contact with, and no publication that touches, a source or place at risk, until it is lifted."""

from __future__ import annotations

from datetime import date

from naru.errors import Code, ItemError
from naru.values.record import Record


class Freeze(Record, frozen=True, kw_only=True):
    """Exactly one of `source` and `place` is set, else ItemError (value_unreadable). `reason` is sealed wherever
    freezes are kept. `lifted` is the first day on which it no longer holds, not before `since`.
    """

    source: str | None = None
    place: str | None = None
    reason: str
    since: date
    lifted: date | None = None

    def __post_init__(self) -> None:
        if (self.source is None) == (self.place is None):
            raise ItemError(Code.VALUE_UNREADABLE, field="source")
        if self.lifted is not None and self.lifted < self.since:
            raise ItemError(Code.VALUE_UNREADABLE, field="lifted")

    def in_force(self, on: date) -> bool:
        """True from the day it begins until the day before it is lifted."""
        return self.since <= on and (self.lifted is None or on < self.lifted)
