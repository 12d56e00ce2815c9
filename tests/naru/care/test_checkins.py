"""Check-ins: due on a fixed beat, overdue after the grace, never without a time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.care import Overdue, Plan, overdue
from naru.errors import InputError, ItemError

BEGINS = datetime(2024, 2, 5, 18, tzinfo=timezone(timedelta(hours=9)))
DAY = timedelta(days=1)


def _plan(**changes: object) -> Plan:
    fields = {"slot": "k-0000000000000001", "begins": BEGINS, "every": 3 * DAY, "grace": timedelta(hours=12)}
    return Plan(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "answered", "missed"),
    [
        (-DAY, 0, 0),
        (timedelta(0), 0, 0),
        (timedelta(hours=12), 0, 0),
        (timedelta(hours=12, seconds=1), 0, 1),
        (3 * DAY + timedelta(hours=12), 0, 1),
        (3 * DAY + timedelta(hours=13), 0, 2),
        (3 * DAY + timedelta(hours=13), 1, 1),
        (3 * DAY + timedelta(hours=13), 2, 0),
        (300 * DAY, 0, 100),
    ],
)
def test_windows_are_counted_from_the_beginning(after: timedelta, answered: int, missed: int) -> None:
    found = overdue([_plan(answered=answered)], BEGINS + after)
    expected = (Overdue(slot="k-0000000000000001", due=BEGINS + answered * 3 * DAY, missed=missed),) if missed else ()
    assert found == expected


def test_the_worst_comes_first_and_ties_go_by_time_then_slot() -> None:
    plans = [
        _plan(slot="k-b"),
        _plan(slot="k-a"),
        _plan(slot="k-worst", every=DAY),
        _plan(slot="k-older", begins=BEGINS - timedelta(hours=1)),
        _plan(slot="k-quiet", paused=True),
    ]
    assert [late.slot for late in overdue(plans, BEGINS + 2 * DAY)] == ["k-worst", "k-older", "k-a", "k-b"]


def test_the_same_moment_in_another_zone_is_the_same_moment() -> None:
    now = BEGINS + 2 * DAY
    assert overdue([_plan()], now.astimezone(UTC)) == overdue([_plan()], now)


def test_a_clock_without_a_zone_checks_nothing() -> None:
    with pytest.raises(InputError) as caught:
        overdue([], datetime(2024, 2, 5))  # noqa: DTZ001
    assert caught.value.code == "clock_without_zone"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"every": timedelta(0)}, "every"),
        ({"every": -DAY}, "every"),
        ({"every": timedelta(days=367)}, "every"),
        ({"grace": -timedelta(seconds=1)}, "grace"),
        ({"grace": timedelta.max}, "grace"),
        ({"begins": datetime(2024, 2, 5)}, "begins"),  # noqa: DTZ001
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(ItemError) as caught:
        _plan(**changes)
    assert (caught.value.code, caught.value.field) == ("plan_impossible", field)


def test_a_plan_keeps_its_form_in_json_and_knows_no_person() -> None:
    plan = _plan(answered=2)
    assert Plan.from_json(plan.to_json()) == plan
    assert set(Plan.__struct_fields__) == {"slot", "begins", "every", "grace", "answered", "paused"}


_plans = st.builds(
    Plan,
    slot=st.sampled_from(["k-1", "k-2", "k-3"]),
    begins=st.datetimes(datetime(2024, 1, 1), datetime(2024, 6, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    every=st.timedeltas(timedelta(minutes=1), timedelta(days=30)),
    grace=st.timedeltas(timedelta(0), timedelta(days=5)),
    answered=st.integers(0, 40),
    paused=st.booleans(),
)
_moments = st.datetimes(datetime(2023, 12, 1), datetime(2024, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001


def _by_counting(plan: Plan, now: datetime) -> int:
    """How many windows were missed, window by window."""
    missed, window = 0, plan.answered
    while plan.begins + window * plan.every + plan.grace < now and missed < 500:
        missed, window = missed + 1, window + 1
    return 0 if plan.paused else missed


@settings(deadline=None)
@given(_plans, _moments)
def test_counting_window_by_window_gives_the_same(plan: Plan, now: datetime) -> None:
    found = overdue([plan], now)
    assert min(found[0].missed if found else 0, 500) == _by_counting(plan, now)


@settings(deadline=None)
@given(st.lists(_plans, max_size=5), _moments, st.timedeltas(timedelta(0), timedelta(days=60)))
def test_what_is_overdue_stays_so_until_it_is_answered(plans: list[Plan], now: datetime, wait: timedelta) -> None:
    before, after = overdue(plans, now), overdue(plans, now + wait)
    assert {late.slot for late in before} <= {late.slot for late in after}


@settings(deadline=None)
@given(_plans, _moments)
def test_answering_what_was_missed_ends_the_alarm(plan: Plan, now: datetime) -> None:
    for late in overdue([plan], now):
        assert overdue([plan.replaced(answered=plan.answered + late.missed)], now) == ()


@settings(deadline=None)
@given(st.permutations([_plan(slot=f"k-{n}", every=(n % 3 + 1) * DAY) for n in range(6)]))
def test_order_of_plans_does_not_matter(plans: list[Plan]) -> None:
    assert overdue(plans, BEGINS + 9 * DAY) == overdue(sorted(plans, key=lambda plan: plan.slot), BEGINS + 9 * DAY)
