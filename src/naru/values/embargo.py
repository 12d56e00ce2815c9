"""Embargo: a piece is not to appear before a day."""

from __future__ import annotations

from datetime import date

from naru.values.record import Record


class Embargo(Record, frozen=True, kw_only=True):
    """`until` is the first day on which the piece may appear."""

    until: date
    reason: str = ""

    def holds(self, on: date) -> bool:
        """True while the piece must not appear."""
        return on < self.until
