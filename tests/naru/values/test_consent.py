"""Consent: it speaks of what was agreed, from its day on, until it is withdrawn."""

from __future__ import annotations

from datetime import date

import pytest

from naru.values import Consent

SINCE, BEFORE, LATER, GONE = date(2024, 2, 1), date(2024, 1, 31), date(2024, 3, 1), date(2024, 4, 1)


def consent(**changes: object) -> Consent:
    return Consent(source="s-1", given=True, since=SINCE).replaced(**changes)


@pytest.mark.parametrize(
    ("agreed", "statement", "venue", "on", "answer"),
    [
        (consent(), "c-1", "bulletin", LATER, True),
        (consent(), "c-1", "bulletin", SINCE, True),
        (consent(), "c-1", "bulletin", BEFORE, None),
        (consent(statement="c-1"), "c-1", "bulletin", LATER, True),
        (consent(statement="c-1"), "c-2", "bulletin", LATER, None),
        (consent(venue="bulletin"), "c-1", "bulletin", LATER, True),
        (consent(venue="bulletin"), "c-1", "dataset", LATER, None),
        (consent(given=False), "c-1", "bulletin", LATER, False),
        (consent(given=False, venue="dataset"), "c-1", "bulletin", LATER, None),
        (consent(withdrawn=GONE), "c-1", "bulletin", LATER, True),
        (consent(withdrawn=GONE), "c-1", "bulletin", GONE, False),
        (consent(withdrawn=GONE, statement="c-1"), "c-2", "bulletin", GONE, None),
        (consent(withdrawn=BEFORE), "c-1", "bulletin", SINCE, False),
    ],
)
def test_allows(agreed: Consent, statement: str, venue: str, on: date, answer: bool | None) -> None:
    assert agreed.allows(statement, venue, on) is answer
