"""Event: counts of origins that make sense."""

from __future__ import annotations

import pytest

from naru.errors import ItemError
from naru.values import Event, InformationGrade, Origins


def test_origins_are_a_range() -> None:
    assert Origins(low=1, high=3, cut=1).high == 3
    with pytest.raises(ItemError) as caught:
        Origins(low=2, high=1, cut=1)
    assert caught.value.field == "low"
    with pytest.raises(ItemError):
        Origins.from_json(b'{"low":-1,"high":1,"cut":0}')


def test_an_event_needs_its_origins_and_its_grade() -> None:
    grade = InformationGrade(grade=3, reasons=("two origins agree",))
    event = Event(id="e", what="curfew", claims=("c-1",), origins=Origins(low=1, high=1, cut=1), grade=grade)
    assert (event.measure, event.contradictions) == (False, ())
    with pytest.raises(ItemError):
        Event.from_json(b'{"id":"e","what":"curfew","claims":[]}')
