"""The smallest hitting set against brute force, and what it refuses."""

from __future__ import annotations

import itertools
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.corroboration.hitting import at_least, smallest_hitting_set
from naru.errors import ItemError

_sets = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=4), max_size=9)


def _smallest_by_trying_all(sets: list[frozenset[str]]) -> int:
    wanted = [each for each in sets if each]
    names = sorted(frozenset().union(*wanted)) if wanted else []
    return next(
        size
        for size in range(len(names) + 1)
        if any(all(each & set(tried) for each in wanted) for tried in itertools.combinations(names, size))
    )


def _hits(answer: tuple[str, ...], sets: list[frozenset[str]]) -> bool:
    return all(each & set(answer) for each in sets if each)


@settings(deadline=None)
@given(_sets)
def test_it_hits_everything_and_nothing_smaller_does(sets: list[frozenset[str]]) -> None:
    answer = smallest_hitting_set(sets)
    assert _hits(answer, sets)
    assert len(answer) == len(set(answer)) == _smallest_by_trying_all(sets)


@settings(deadline=None)
@given(_sets)
def test_the_quick_bound_never_exceeds_the_answer(sets: list[frozenset[str]]) -> None:
    assert at_least(sets) <= len(smallest_hitting_set(sets))


@settings(deadline=None)
@given(_sets, _sets)
def test_groups_that_share_no_name_add_up(one: list[frozenset[str]], two: list[frozenset[str]]) -> None:
    others = [frozenset(name.upper() for name in each) for each in two]
    both = smallest_hitting_set([*one, *others])
    assert len(both) == len(smallest_hitting_set(one)) + len(smallest_hitting_set(two))


@settings(deadline=None)
@given(_sets, st.randoms(use_true_random=False))
def test_the_order_of_sets_does_not_matter(sets: list[frozenset[str]], chance: random.Random) -> None:
    mixed = [*sets, *sets[:2]]
    chance.shuffle(mixed)
    assert smallest_hitting_set(mixed) == smallest_hitting_set(sets)


def test_taking_who_hits_most_first_would_be_wrong_here() -> None:
    # Greedy takes x (in three sets) and then needs three more; a, b and c suffice.
    sets = [frozenset(pair) for pair in ("ax", "bx", "cx", "ad", "be", "cf")]
    assert smallest_hitting_set(sets) == ("a", "b", "c")


@pytest.mark.parametrize("sets", [[], [frozenset()], [frozenset(), frozenset()]])
def test_what_cannot_be_hit_is_passed_over(sets: list[frozenset[str]]) -> None:
    assert smallest_hitting_set(sets) == ()


def test_a_hundred_chains_that_all_cross_are_still_exact() -> None:
    chance = random.Random(7)
    names = [f"s-{number:03d}" for number in range(40)]
    sets = [frozenset(chance.sample(names, 3)) for _ in range(100)]
    answer = smallest_hitting_set(sets)
    assert _hits(answer, sets)
    # With any member less something is missed, and no answer is below the number of sets that share nothing.
    assert all(not _hits(tuple(set(answer) - {name}), sets) for name in answer)
    assert at_least(sets) <= len(answer) <= 25


def test_what_cannot_be_settled_is_refused_and_never_guessed() -> None:
    sets = [frozenset(pair) for pair in itertools.combinations("abcdefgh", 2)]
    with pytest.raises(ItemError) as caught:
        smallest_hitting_set(sets, patience=3)
    assert caught.value.code == "chains_too_tangled"


def test_many_sets_are_settled_or_given_up_in_seconds() -> None:
    begun = time.perf_counter()
    alone = smallest_hitting_set(frozenset({f"w{number}"}) for number in range(20_000))
    assert len(alone) == 20_000
    pairs = [frozenset({f"s{number % 20}", f"w{number * 7919 % 499}"}) for number in range(20_000)]
    assert smallest_hitting_set(pairs) == tuple(sorted(f"s{number}" for number in range(20)))
    assert time.perf_counter() - begun < 10


def test_a_path_longer_than_the_stack_is_an_error_of_ours() -> None:
    with pytest.raises(ItemError) as refusal:
        smallest_hitting_set(frozenset({f"{number:05}", f"{number + 1:05}"}) for number in range(5_000))
    assert refusal.value.code == "chains_too_tangled"
    assert at_least(frozenset({f"{number:05}", f"{number + 1:05}"}) for number in range(5_000)) == 2_500


def test_two_long_chains_with_one_name_in_common_are_quick() -> None:
    begun = time.perf_counter()
    chains = [frozenset({"common", *(f"{chain}-{number}" for number in range(20_000))}) for chain in range(3)]
    assert smallest_hitting_set(chains) == ("common",)
    assert time.perf_counter() - begun < 5
