"""Embargo: it holds until the day before its day."""

from __future__ import annotations

from datetime import date

from naru.values import Embargo


def test_it_holds_until_its_day() -> None:
    embargo = Embargo(until=date(2024, 2, 5))
    assert embargo.holds(date(2024, 2, 4)) is True
    assert embargo.holds(date(2024, 2, 5)) is False
    assert embargo.holds(date(2024, 2, 6)) is False
