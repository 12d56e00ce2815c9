"""Periods: what opens a measure, what closes it, and what nobody knows."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.corroboration import Period, period
from naru.values import STATUSES, Claim, FuzzyDate


def _told(*tellings: tuple[Any, str | None]) -> list[Claim]:
    return [
        Claim(id=f"c-{number}", what="checkpoint", status=status, when=None if edtf is None else FuzzyDate.parse(edtf))
        for number, (status, edtf) in enumerate(tellings)
    ]


def _edtf(when: FuzzyDate | None) -> str | None:
    return None if when is None else when.edtf


@pytest.mark.parametrize(
    ("told", "opened", "closed", "seen"),
    [
        ([], None, None, None),
        ([("in_force", None)], None, None, None),
        ([("in_force", "2024-01-26")], None, None, ("2024-01-26", "2024-01-26")),
        ([("in_force", "2024-01-26"), ("seen", "2024-02-03")], None, None, ("2024-01-26", "2024-02-03")),
        ([("in_force", "[2024-01-21..2024-01-31]")], None, None, None),
        ([("in_force", "2024-01-15~/..")], "2024-01-15~/..", None, None),
        ([("in_force", "2024-01-10/2024-01-20")], "2024-01-10", None, ("2024-01-10", "2024-01-20")),
        ([("in_force", "2024-01/2024-03")], "2024-01", None, ("2024-01-31", "2024-03-01")),
        ([("in_force", "../2024-01-20")], None, None, None),
        ([("ended", "2024-02-10")], None, "2024-02-10", None),
        ([("ended", "2024-02"), ("ended", "[2024-02-05..2024-03-05]")], None, "[2024-02-05..2024-02-29]", None),
        ([("ended", "2024-02-10"), ("ended", "2024-02-12")], None, "[2024-02-10..2024-02-12]", None),
        ([("denied", "2024-01-26"), ("planned", "2024-02/.."), ("rumoured", "2024-02-01")], None, None, None),
    ],
)
def test_what_claims_say_of_a_measure(
    told: list[tuple[str, str | None]], opened: str | None, closed: str | None, seen: tuple[str, str] | None
) -> None:
    found = period(_told(*told))
    assert (_edtf(found.opened), _edtf(found.closed)) == (opened, closed)
    assert found.seen == (seen and tuple(map(date.fromisoformat, seen)))


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2024-01-10", False),
        ("2024-01-15", None),
        ("2024-01-20", True),
        ("2024-02-01", True),
        ("2024-02-09", None),
        ("2024-02-16", False),
    ],
)
def test_whether_it_was_there_on_a_day(day: str, there: bool | None) -> None:
    found = period(_told(("in_force", "2024-01-15~/.."), ("ended", "[2024-02-05..2024-02-15]")))
    assert found.in_force(date.fromisoformat(day)) is there


def test_a_measure_nobody_closed_has_not_ended() -> None:
    found = period(_told(("in_force", "2024-01-26")))
    assert found.in_force(date(2024, 1, 26)) is True
    assert found.in_force(date(2030, 1, 1)) is None
    assert found.in_force(date(2020, 1, 1)) is None
    assert Period().in_force(date(2024, 1, 1)) is None


_tellings = st.lists(
    st.tuples(
        st.sampled_from(STATUSES),
        st.sampled_from(
            [
                None,
                "2024-01-26",
                "2024-01",
                "[2024-01-21..2024-01-31]",
                "2024-01-15~/..",
                "2024-01-10/2024-02",
                "../2024-01-30",
                "2023-24",
            ]
        ),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(_tellings, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter_and_json_keeps_it(told: list[Any], chance: random.Random) -> None:
    claims = _told(*told)
    mixed = list(claims)
    chance.shuffle(mixed)
    assert period(mixed) == period(claims)
    assert Period.from_json(period(claims).to_json()) == period(claims)


@settings(deadline=None)
@given(_tellings, st.dates(date(2023, 12, 1), date(2024, 4, 1)))
def test_a_day_on_which_somebody_saw_it_is_never_called_a_day_without_it(told: list[Any], day: date) -> None:
    found = period(_told(*told, ("seen", day.isoformat())))
    assert found.in_force(day) is True
