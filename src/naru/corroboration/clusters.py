"""Clusters: which claims are about one event, so that what is put together can all be true of one event at once.

In: `Facts`. Out: a partition of their ids, the ties that made it, and the claims that fit two events which cannot be
one. Plain connected components over-merge: a is tied to b and b to c, so a chain of vague claims swallows events that
are days apart. Here:

1. The days of all claims of a cluster have one day in common, of its places each lies in the next, sexes, ages and
units agree. 2. Ties are taken from the strongest class to the weakest. In each class all clusters that are tied to
each other and could be one
   event become one, together.
3. Where they could not, whoever is tied to two that cannot be one is *torn*: it joins neither, now or later, for a
guess would be
   corroboration that nobody gave. The rest goes on without it.

All steps are taken by sets, so the order in which claims come in cannot matter. Claims that cannot be told apart
count as one node.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from naru.corroboration.common_ground import Ground, all_joined
from naru.corroboration.facts import COUNTY, Facts
from naru.corroboration.ties import Reason, distinctive, reasons, strength


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims that were put into one event, and why."""

    pair: tuple[str, str]
    why: tuple[Reason, ...]

    def other(self, claim: str) -> str:
        """The one of the two that `claim` is not."""
        return self.pair[1] if self.pair[0] == claim else self.pair[0]


@dataclass(frozen=True, slots=True)
class Partition:
    """`groups`: the ids of each event, sorted, events by their first id. `ties`: a tree of ties per event. `torn`:
    claim ids -> two ids, each of an event that it fits, where those two cannot be one event."""

    groups: tuple[tuple[str, ...], ...]
    ties: tuple[Tie, ...]
    torn: dict[str, tuple[str, str]] = field(default_factory=dict)


def partition(facts: Iterable[Facts]) -> Partition:
    """The events among these claims, by the rules of this module. Ids must be distinct. The order of `facts` does not
    matter.
    """
    nodes = _nodes(facts)
    edges: dict[int, list[tuple[int, int]]] = defaultdict(list)
    alike = _alike([node[0] for node in nodes])
    first = [nodes[numbers[0]][0] for numbers in alike]
    for one, two in _candidates(first):
        tied = strength(first[one], first[two])
        if tied:
            edges[tied].extend(_stars(alike[one], alike[two]))
    work = _Work([node[0] for node in nodes])
    for tied in sorted(edges, reverse=True):
        work.take(edges[tied])
    ties = [
        Tie(pair=(node[0].id, other.id), why=reasons(node[0], other)) for node in nodes for other in node[1:]
    ]  # fmt: skip
    for one, two in work.tree:
        mine, theirs = nodes[one][0], nodes[two][0]
        ties.append(Tie(pair=_ordered(mine.id, theirs.id), why=reasons(mine, theirs)))
    groups = [sorted(each.id for number in members for each in nodes[number]) for members in work.members.values()]
    torn = {
        each.id: _ordered(nodes[one][0].id, nodes[two][0].id)
        for cluster, (one, two) in work.torn.items()
        if work.cluster[one] != work.cluster[two]
        for number in work.members[cluster]
        for each in nodes[number]
    }
    return Partition(
        groups=tuple(sorted(tuple(group) for group in groups)),
        ties=tuple(sorted(ties, key=lambda tie: tie.pair)),
        torn=torn,
    )


def _ordered(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


def _nodes(facts: Iterable[Facts]) -> list[list[Facts]]:
    """Claims that cannot be told apart and tie to themselves are one node; every other claim is its own."""
    alike: dict[tuple[object, ...], list[Facts]] = defaultdict(list)
    for each in sorted(facts, key=lambda one: one.id):
        tied = strength(each, each) > 0
        alike[each.signature if tied else (each.id,)].append(each)
    return list(alike.values())


def _alike(facts: Sequence[Facts]) -> list[list[int]]:
    """Nodes that cannot be told apart, together: what ties one of them ties them all."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, each in enumerate(facts):
        found[each.signature].append(number)
    return list(found.values())


def _stars(ones: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ties between all of `ones` and all of `others`, as few of them as say the same: each is tied to the first of the
    other side. All of a side have the same ground, so neither what is connected nor what fits changes.
    """
    for other in others:
        yield _in_order(ones[0], other)
    for one in ones[1:]:
        yield _in_order(one, others[0])


def _candidates(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Pairs that could be tied: of one kind, of one county, on days that meet. Whoever has no county, province or day is
    compared with all of the wider place, but only where it has enough of other things to be tied by."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(facts):
        bare = each.first is None or not any(each.levels[1:])
        if not bare or distinctive(each) >= 2:
            kinds[each.kind].append(number)
    for numbers in kinds.values():
        yield from _nearby(facts, numbers, 1)


def _nearby(facts: Sequence[Facts], numbers: Sequence[int], level: int) -> Iterator[tuple[int, int]]:
    """Pairs among `numbers`, but for those whose places differ at `level` (1 = province) or at the county."""
    if level > COUNTY:
        yield from _meeting(facts, numbers, None)
        return
    named: dict[str, list[int]] = defaultdict(list)
    loose: list[int] = []
    for number in numbers:
        levels = facts[number].levels
        name = levels[level] if len(levels) > level else None
        (loose if name is None else named[name]).append(number)
    yield from _meeting(facts, loose, None)
    for group in named.values():
        yield from _nearby(facts, group, level + 1)
        yield from _meeting(facts, loose, group)


def _in_order(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)


def _meeting(facts: Sequence[Facts], ones: Sequence[int], others: Sequence[int] | None) -> Iterator[tuple[int, int]]:
    """Pairs of `ones` and `others` (None: of `ones` among themselves) whose days meet, or of which one is undated."""
    sides = [*((number, 0) for number in ones), *((number, 1) for number in others or ())]
    undated = [each for each in sides if facts[each[0]].first is None]
    dated = sorted((each for each in sides if facts[each[0]].first is not None), key=lambda at: facts[at[0]].first or 0)
    open_now: tuple[list[int], list[int]] = ([], [])
    for number, side in undated:
        against = open_now[0 if others is None else 1 - side]
        for other in against:
            yield _in_order(other, number)
        open_now[side].append(number)
    for number, side in dated:
        begins = facts[number].first or 0
        against = open_now[0 if others is None else 1 - side]
        against[:] = [other for other in against if (facts[other].last or begins) >= begins]
        for other in against:
            yield _in_order(other, number)
        open_now[side].append(number)


class _Work:
    """The clusters while they grow. A cluster is named by its lowest node."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self.cluster = list(range(len(facts)))
        self.members: dict[int, list[int]] = {number: [number] for number in range(len(facts))}
        self.ground = {number: Ground.of(each) for number, each in enumerate(facts)}
        self.torn: dict[int, tuple[int, int]] = {}
        self.tree: list[tuple[int, int]] = []

    def take(self, edges: Iterable[tuple[int, int]]) -> None:
        """One class of ties."""
        near: dict[int, set[int]] = defaultdict(set)
        between: dict[tuple[int, int], tuple[int, int]] = {}
        for one, two in sorted(edges):
            mine, theirs = self.cluster[one], self.cluster[two]
            if mine == theirs or mine in self.torn or theirs in self.torn:
                continue
            pair = _in_order(mine, theirs)
            if pair in between or self.ground[mine].joined(self.ground[theirs]) is None:
                continue
            between[pair] = (one, two)
            near[mine].add(theirs)
            near[theirs].add(mine)
        for part in _parts(set(near), near):
            self._settle(part, near, between)

    def _settle(
        self, part: list[int], near: dict[int, set[int]], between: dict[tuple[int, int], tuple[int, int]]
    ) -> None:
        if self._merged(part, near, between):
            return
        whole = {number for number in part if self._common([number, *near[number]]) is not None}
        for number in set(part) - whole:
            self._tear(number, near[number], part)
        for rest in _parts(whole, near):
            if not self._merged(rest, near, between):
                for number in rest:
                    self._tear(number, near[number], rest)

    def _common(self, clusters: Iterable[int]) -> Ground | None:
        return all_joined(self.ground[number] for number in clusters)

    def _tear(self, cluster: int, near: set[int], part: Sequence[int]) -> None:
        """Name two that it is tied to and that cannot be one; where there are none, one of them and somebody that
        whoever joined it would be in one event with.
        """
        others = sorted(near)
        apart = (pair for pair in combinations(others, 2) if self._common(pair) is None)
        further = next((number for number in part if number not in (cluster, others[0])), others[-1])
        self.torn[cluster] = next(apart, (others[0], further))

    def _merged(
        self, part: list[int], near: dict[int, set[int]], between: dict[tuple[int, int], tuple[int, int]]
    ) -> bool:
        """Make one cluster of a connected part, where it can be one event."""
        ground = self._common(part)
        if ground is None:
            return False
        left, edge = set(part), [part[0]]
        left.discard(part[0])
        while edge:
            here = edge.pop()
            for there in sorted(near[here] & left):
                left.discard(there)
                edge.append(there)
                self.tree.append(between[_in_order(here, there)])
        root, *others = part
        self.ground[root] = ground
        for number in others:
            del self.ground[number]
            for node in self.members.pop(number):
                self.cluster[node] = root
                self.members[root].append(node)
        return True


def _parts(numbers: set[int], near: dict[int, set[int]]) -> list[list[int]]:
    """The connected parts of the graph that these clusters and the ties among them make."""
    left, parts = set(numbers), []
    for start in sorted(numbers):
        if start not in left:
            continue
        part, edge = [], [start]
        left.discard(start)
        while edge:
            here = edge.pop()
            part.append(here)
            for there in near[here] & left:
                left.discard(there)
                edge.append(there)
        parts.append(sorted(part))
    return parts
