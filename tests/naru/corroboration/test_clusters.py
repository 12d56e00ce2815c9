"""Clusters: laws that every partition must keep, and mutants that break them and are caught."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.corroboration import clusters
from naru.corroboration.clusters import Partition, _candidates, partition
from naru.corroboration.facts import Facts
from naru.corroboration.ties import strength

DAY = date(2024, 1, 26).toordinal()
COUNTY = ("kp", "north", "hill")


def _facts(name: str, first: int = 0, last: int | None = None, **changes: Any) -> Facts:
    days = {"first": DAY + first, "last": DAY + (first if last is None else last)}
    return Facts(**{"id": name, "kind": "arrest", "levels": COUNTY, **days, **changes})


def _groups(*facts: Facts) -> list[str]:
    return ["".join(group) for group in partition(facts).groups]


# Laws. Each takes a partition and the facts it was made of, and says whether the partition keeps it.


def every_claim_is_in_exactly_one_event(found: Partition, facts: Sequence[Facts]) -> bool:
    return sorted(claim for group in found.groups for claim in group) == sorted(each.id for each in facts)


def the_days_of_an_event_have_a_day_in_common(found: Partition, facts: Sequence[Facts]) -> bool:
    by_id = {each.id: each for each in facts}
    for group in found.groups:
        dated = [by_id[claim] for claim in group if by_id[claim].first is not None]
        if dated and max(each.first or 0 for each in dated) > min(each.last or 0 for each in dated):
            return False
    return True


def the_places_of_an_event_lie_in_each_other(found: Partition, facts: Sequence[Facts]) -> bool:
    by_id = {each.id: each for each in facts}
    pairs = (pair for group in found.groups for pair in combinations(group, 2))
    return not any(
        mine and theirs and mine != theirs
        for one, two in pairs
        for mine, theirs in zip(by_id[one].levels, by_id[two].levels, strict=False)
    )


def the_people_of_an_event_could_be_the_same(found: Partition, facts: Sequence[Facts]) -> bool:
    by_id = {each.id: each for each in facts}
    for group in found.groups:
        members = [by_id[claim] for claim in group]
        ages = [each.age for each in members if each.age]
        if len({each.sex for each in members if each.sex}) > 1:
            return False
        if ages and max(low for low, _ in ages) - min(high for _, high in ages) > 2:
            return False
    return True


def an_event_is_of_one_kind_and_held_together_by_ties(found: Partition, facts: Sequence[Facts]) -> bool:
    by_id = {each.id: each for each in facts}
    near = {claim: {claim} for claim in by_id}
    for tie in found.ties:
        one, two = tie.pair
        if by_id[one].kind != by_id[two].kind or not strength(by_id[one], by_id[two]) or not tie.why:
            return False
        joined = near[one] | near[two]
        for claim in joined:
            near[claim] = joined
    return len(found.ties) == len(facts) - len(found.groups) and all(
        set(group) == near[group[0]] for group in found.groups
    )


LAWS = (
    every_claim_is_in_exactly_one_event,
    the_days_of_an_event_have_a_day_in_common,
    the_places_of_an_event_lie_in_each_other,
    the_people_of_an_event_could_be_the_same,
    an_event_is_of_one_kind_and_held_together_by_ties,
)

_levels = st.sampled_from(
    [
        (),
        ("kp",),
        ("kp", "north"),
        COUNTY,
        COUNTY,
        COUNTY,
        (*COUNTY, "ford"),
        (*COUNTY, "mill"),
        ("kp", None, "hill"),
        ("kp", "south"),
    ]
)
_claims = st.lists(
    st.builds(
        lambda span, **more: Facts(id="", first=span and DAY + span[0], last=span and DAY + span[0] + span[1], **more),
        st.none() | st.tuples(st.integers(0, 9), st.sampled_from([0, 0, 0, 1, 4, 10, 30])),
        kind=st.sampled_from(["arrest", "arrest", "search", "other"]),
        levels=_levels,
        half_open=st.sampled_from([False, False, True]),
        count=st.sampled_from([None, None, 1, 2, 3, 5]),
        sex=st.sampled_from([None, None, "f", "m"]),
        age=st.sampled_from([None, None, (30, 39), (40, 40), (42, 49)]),
        unit=st.sampled_from(["", "", "24 unit", "24 unitt", "25 unit"]),
        standing=st.just(False),
    ),
    max_size=14,
).map(lambda made: [replace(each, id=f"c-{number:02d}") for number, each in enumerate(made)])


@settings(deadline=None, max_examples=400)
@given(_claims)
def test_every_partition_keeps_the_laws(facts: list[Facts]) -> None:
    found = partition(facts)
    for law in LAWS:
        assert law(found, facts), law.__name__


@settings(deadline=None, max_examples=300)
@given(_claims)
def test_no_pair_that_could_be_tied_is_left_uncompared(facts: list[Facts]) -> None:
    compared = list(_candidates(facts))
    tied = {
        (one, two)
        for one, two in combinations(range(len(facts)), 2)
        if facts[one].kind == facts[two].kind and strength(facts[one], facts[two])
    }
    assert tied <= set(compared)
    assert len(set(compared)) == len(compared)


@settings(deadline=None, max_examples=300)
@given(_claims, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(facts: list[Facts], chance: random.Random) -> None:
    mixed = list(facts)
    chance.shuffle(mixed)
    assert partition(mixed) == partition(facts)


@settings(deadline=None, max_examples=300)
@given(_claims, st.randoms(use_true_random=False))
def test_names_of_claims_do_not_matter(facts: list[Facts], chance: random.Random) -> None:
    names = [each.id for each in facts]
    chance.shuffle(names)
    renamed = dict(zip((each.id for each in facts), names, strict=True))
    there = partition([replace(each, id=renamed[each.id]) for each in facts])
    assert {frozenset(group) for group in there.groups} == {
        frozenset(renamed[claim] for claim in group) for group in partition(facts).groups
    }


@settings(deadline=None, max_examples=200)
@given(_claims)
def test_who_is_torn_fits_two_that_cannot_be_one(facts: list[Facts]) -> None:
    found = partition(facts)
    event = {claim: group for group in found.groups for claim in group}
    for claim, (one, two) in found.torn.items():
        assert event[one] != event[claim] != event[two]
        assert event[one] != event[two]


def test_who_is_torn_at_the_end_of_a_chain_names_two_others() -> None:
    """Each fits those it is tied to; all together they do not, for a ford is not a mill."""
    claims = [
        _facts("a", count=2),
        _facts("b", levels=(*COUNTY, "ford"), count=1),
        _facts("c", 0, 1),
        _facts("d", 0, 30, levels=(*COUNTY, "mill"), count=2),
    ]
    found = partition(claims)
    assert [len(group) for group in found.groups] == [1, 1, 1, 1]
    for claim, (one, two) in found.torn.items():
        assert len({claim, one, two}) == 3


@settings(deadline=None, max_examples=200)
@given(_claims, st.integers(1, 3))
def test_tying_alike_claims_by_stars_changes_nothing(facts: list[Facts], times: int) -> None:
    """Where many claims say the same, only as many ties are drawn as are needed."""
    many = [
        replace(each, id=f"{each.id}-{copy}")
        for number, each in enumerate(facts)
        for copy in range(1 + number * times % 3)
    ]
    few = partition(many)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clusters, "_stars", lambda ones, others: (tuple(sorted(pair)) for pair in product(ones, others)))
        all_pairs = partition(many)
    assert few.groups == all_pairs.groups
    assert set(few.torn) == set(all_pairs.torn)


def test_ten_thousand_claims_of_one_vague_kind_are_quick() -> None:
    """A month in one county ties nobody to anybody, and must not be asked ten thousand times ten thousand times."""
    vague = [_facts(f"v{number}", 0, 30) for number in range(10_000)]
    exact = [_facts(f"x{number}", levels=(*COUNTY, "ford")) for number in range(10_000)]
    begun = time.perf_counter()
    found = partition([*vague, *exact])
    assert time.perf_counter() - begun < 10
    assert len(found.groups) <= 10_001


def test_a_chain_of_vague_claims_does_not_swallow_days_that_are_apart() -> None:
    monday, week, friday = _facts("a"), _facts("b", 0, 4), _facts("c", 4)
    assert _groups(monday, week, friday) == ["a", "b", "c"]
    assert partition([monday, week, friday]).torn == {"b": ("a", "c")}
    assert _groups(monday, week) == ["ab"]


def test_a_county_that_fits_two_towns_joins_neither() -> None:
    ford, mill = _facts("a", levels=(*COUNTY, "ford")), _facts("b", levels=(*COUNTY, "mill"))
    assert _groups(ford, mill, _facts("c")) == ["a", "b", "c"]
    assert _groups(ford, _facts("c")) == ["ac"]


def test_who_is_torn_is_not_put_anywhere_by_a_weaker_tie() -> None:
    ford, mill = _facts("a", levels=(*COUNTY, "ford")), _facts("b", levels=(*COUNTY, "mill"))
    vague = _facts("d", -5, 5)
    assert _groups(ford, mill, _facts("c"), vague) == ["a", "b", "c", "d"]


def test_the_stronger_tie_decides_before_the_weaker_is_asked() -> None:
    woman = {"sex": "f", "age": (40, 49), "count": 2}
    one, two, vague = _facts("a", **woman), _facts("b", 3, sex="f"), _facts("c", 0, 3, **woman)
    assert _groups(one, two, vague) == ["ac", "b"]


def test_claims_that_say_the_same_are_together_and_bare_ones_are_not() -> None:
    assert _groups(_facts("a"), _facts("b"), _facts("c")) == ["abc"]
    assert _groups(*(_facts(name, first=0, levels=()) for name in "abc")) == ["a", "b", "c"]
    undated = [Facts(id=name, kind="arrest", levels=COUNTY) for name in "ab"]
    assert _groups(*undated) == ["a", "b"]
    assert partition([]).groups == ()


def test_counts_may_be_disputed_among_three_only_where_all_are_told_finely() -> None:
    two, three, province = _facts("a", count=2), _facts("b", count=3), _facts("c", levels=("kp", "north"))
    assert _groups(two, three) == ["ab"]
    assert "abc" not in _groups(two, three, province)


# Mutants: partitions that break a law. A law that does not catch its mutant is a defect of the law.


def connected_components(facts: Sequence[Facts]) -> Partition:
    """Whoever is tied to whoever is tied: what everybody tries first."""
    left, groups = list(facts), []
    while left:
        group = [left.pop(0)]
        for each in group:
            tied = [other for other in left if other.kind == each.kind and strength(each, other)]
            group += tied
            left = [other for other in left if other not in tied]
        groups.append(tuple(sorted(each.id for each in group)))
    return Partition(groups=tuple(sorted(groups)), ties=())


def everything_of_a_kind(facts: Sequence[Facts]) -> Partition:
    kinds = {each.kind for each in facts}
    groups = [tuple(sorted(each.id for each in facts if each.kind == kind)) for kind in kinds]
    return Partition(groups=tuple(sorted(groups)), ties=())


def the_last_claim_forgotten(facts: Sequence[Facts]) -> Partition:
    return Partition(groups=tuple((each.id,) for each in facts[:-1]), ties=())


@pytest.mark.parametrize(
    ("mutant", "law", "facts"),
    [
        (
            connected_components,
            the_days_of_an_event_have_a_day_in_common,
            [_facts("a"), _facts("b", 0, 4), _facts("c", 4)],
        ),
        (
            connected_components,
            the_places_of_an_event_lie_in_each_other,
            [_facts("a", levels=(*COUNTY, "ford")), _facts("b"), _facts("c", levels=(*COUNTY, "mill"))],
        ),
        (
            connected_components,
            the_people_of_an_event_could_be_the_same,
            [_facts("a", sex="f"), _facts("b"), _facts("c", sex="m")],
        ),
        (
            everything_of_a_kind,
            the_people_of_an_event_could_be_the_same,
            [_facts("a", age=(20, 29)), _facts("b", age=(50, 59))],
        ),
        (everything_of_a_kind, an_event_is_of_one_kind_and_held_together_by_ties, [_facts("a"), _facts("b", 9)]),
        (the_last_claim_forgotten, every_claim_is_in_exactly_one_event, [_facts("a"), _facts("b", 9)]),
    ],
)
def test_mutants_are_caught_and_the_linker_is_not(
    mutant: Callable[[Sequence[Facts]], Partition],
    law: Callable[[Partition, Sequence[Facts]], bool],
    facts: list[Facts],
) -> None:
    assert not law(mutant(facts), facts)
    assert law(partition(facts), facts)
