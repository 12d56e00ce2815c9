"""The smallest set that hits every given set: exact, and the same whatever the order of what comes in.

In: sets of names. Out: one smallest set of names that shares a name with each of them. The problem is Karp's hitting
set: hard in general, small here. Sets that contain another are dropped, groups of sets that share no name are
answered apart, and in each a search branches over the members of the smallest set left, stopping where a packing of
disjoint sets shows a branch to be no better. It refuses to approximate: what is too tangled to be settled (far beyond
a hundred chains that all cross) is an error, never a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from naru.errors import Code, ItemError

#: Branches, and sets looked at in them, after which a search is given up: some seconds. A branch as deep as `DEEPEST` is too.
PATIENCE = 20_000
WORK = 5_000_000
DEEPEST = 400

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
    # A smaller set lies under one of its names; whatever contains it has that name too.
    smaller: dict[str, list[frozenset[str]]] = defaultdict(list)
    for _size, alike in groupby(sorted(set(sets) - {frozenset()}, key=_order), key=len):
        new = [each for each in alike if not any(one <= each for name in each for one in smaller.get(name, ()))]
        for each in new:
            smaller[min(each)].append(each)
        kept += new
    return tuple(kept)


def _order(names: frozenset[str]) -> tuple[int, list[str]]:
    return len(names), sorted(names)


def _apart(sets: Sets) -> list[Sets]:
    """The sets in groups that share no name."""
    with_name: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(sets):
        for name in each:
            with_name[name].append(number)
    left, groups = set(range(len(sets))), []
    for start in range(len(sets)):
        if start not in left:
            continue
        group, edge = [], [start]
        left.discard(start)
        while edge:
            here = edge.pop()
            group.append(here)
            for name in sets[here]:
                for there in with_name.pop(name, ()):
                    if there in left:
                        left.discard(there)
                        edge.append(there)
        groups.append(tuple(sets[number] for number in sorted(group)))
    return groups


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
        self.work = WORK
        self.best: tuple[str, ...] | None = None

    def go(self, sets: Sequence[frozenset[str]], chosen: tuple[str, ...]) -> None:
        if self.best is not None and len(chosen) + _disjoint(sets) >= len(self.best):
            return
        if not sets:
            self.best = chosen
            return
        self.patience -= 1
        self.work -= len(sets)
        if self.patience < 0 or self.work < 0 or len(chosen) >= DEEPEST:
            raise ItemError(Code.CHAINS_TOO_TANGLED, field="chain")
        # Who hits most goes first: the first answer is then nearly always the best, and the rest is proof.
        weight = {name: sum(name in each for each in sets) for name in sets[0]}
        passed: set[str] = set()
        for name in sorted(sets[0], key=lambda name: (-weight[name], name)):
            if self.best is not None and len(chosen) + 1 >= len(self.best):
                return
            # Answers that contain a name tried before were found then: take it out of what is left.
            left = [each - passed if passed else each for each in sets if name not in each]
            if all(left):
                self.go(_minimal(left) if passed else left, (*chosen, name))
            passed.add(name)
