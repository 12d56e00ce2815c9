"""Freeze: of exactly one source or place, in force from its first day to the day before it is lifted."""

from __future__ import annotations

from datetime import date

import pytest

from naru.errors import ItemError
from naru.values import Freeze

SINCE = date(2024, 2, 1)


@pytest.mark.parametrize(
    ("lifted", "on", "answer"),
    [
        (None, date(2024, 1, 31), False),
        (None, SINCE, True),
        (None, date(2030, 1, 1), True),
        (date(2024, 2, 10), date(2024, 2, 9), True),
        (date(2024, 2, 10), date(2024, 2, 10), False),
        (SINCE, SINCE, False),
    ],
)
def test_in_force(lifted: date | None, on: date, answer: bool) -> None:
    assert Freeze(place="p", reason="searches", since=SINCE, lifted=lifted).in_force(on) is answer


@pytest.mark.parametrize("both", [{}, {"source": "s-1", "place": "p"}])
def test_exactly_one_of_source_and_place(both: dict[str, str]) -> None:
    with pytest.raises(ItemError) as caught:
        Freeze(reason="searches", since=SINCE, **both)
    assert (caught.value.code, caught.value.field) == ("value_unreadable", "source")


def test_it_is_not_lifted_before_it_begins() -> None:
    with pytest.raises(ItemError) as caught:
        Freeze.from_json(b'{"source":"s-1","reason":"","since":"2024-02-01","lifted":"2024-01-31"}')
    assert caught.value.field == "lifted"
