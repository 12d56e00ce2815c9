"""The smallest set that hits every given set: exact, and the same whatever the order of what comes in.

In: sets of names. Out: one smallest set of names that shares a name with each of them. The problem is Karp's hitting
set: hard in general, small here. Sets that contain another are dropped, groups of sets that share no name are
answered apart, and in each a search branches over the members of the smallest set left, stopping where a packing of
disjoint sets shows a branch to be no better. It refuses to approximate: what is too tangled to be settled (far beyond
a hundred chains that all cross) is an error, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from naru.errors import Code, ItemError

#: Branches after which a search is given up: some seconds.
PATIENCE = 20_000

Sets = tuple[frozenset[str], ...]


def smallest_hitting_set(sets: Iterable[frozenset[str]], *, patience: int = PATIENCE) -> tuple[str, ...]:
    """One smallest set that hits every set, sorted. Empty sets cannot be hit and are passed over; () for none.

    `patience` = branches of the search. Raises: ItemError (chains_too_tangled) where they do not suffice.
    """
    answer: list[str] = []
    for part in _apart(_minimal(sets)):
        search = _Search(patience)
        search.go(part, ())
        answer.extend(search.best or ())
    return tuple(sorted(answer))


def at_least(sets: Iterable[frozenset[str]]) -> int:
    """A bound from below that is quick to find: how many of the sets share no name with each other."""
    return _disjoint(_minimal(sets))


def _minimal(sets: Iterable[frozenset[str]]) -> Sets:
    """Without empty sets, repetitions and sets that contain another; smallest first, then by their names."""
    kept: list[frozenset[str]] = []
    for each in sorted(set(sets) - {frozenset()}, key=_order):
        if not any(smaller <= each for smaller in kept):
            kept.append(each)
    return tuple(kept)


def _order(names: frozenset[str]) -> tuple[int, list[str]]:
    return len(names), sorted(names)


def _apart(sets: Sets) -> list[Sets]:
    """The sets in groups that share no name."""
    groups: list[tuple[set[str], list[frozenset[str]]]] = []
    for each in sets:
        names, members = set(each), [each]
        for group in [group for group in groups if not group[0].isdisjoint(each)]:
            names |= group[0]
            members += group[1]
            groups.remove(group)
        groups.append((names, members))
    return [tuple(sorted(members, key=_order)) for _, members in groups]


def _disjoint(sets: Sequence[frozenset[str]]) -> int:
    """How many of the sets share nothing with those counted before: each needs a member of its own."""
    seen: set[str] = set()
    count = 0
    for each in sets:
        if seen.isdisjoint(each):
            seen |= each
            count += 1
    return count


class _Search:
    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.best: tuple[str, ...] | None = None

    def go(self, sets: Sequence[frozenset[str]], chosen: tuple[str, ...]) -> None:
        if self.best is not None and len(chosen) + _disjoint(sets) >= len(self.best):
            return
        if not sets:
            self.best = chosen
            return
        self.patience -= 1
        if self.patience < 0:
            raise ItemError(Code.CHAINS_TOO_TANGLED, field="chain")
        # Who hits most goes first: the first answer is then nearly always the best, and the rest is proof.
        weight = {name: sum(name in each for each in sets) for name in sets[0]}
        passed: set[str] = set()
        for name in sorted(sets[0], key=lambda name: (-weight[name], name)):
            # Answers that contain a name tried before were found then: take it out of what is left.
            left = [each - passed for each in sets if name not in each]
            if all(left):
                self.go(_minimal(left), (*chosen, name))
            passed.add(name)
