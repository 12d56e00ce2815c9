"""A ledger, checked: every clue means something in this population, each is there once, and who lies inside whom is
known.

In: a `Ledger` and a `Population`. Out: `Checked`, clues sorted by id (so that the order of telling changes nothing)
with their mask rows, central probabilities and nesting; or what is missing for an assessment. Refuses (ItemError)
whatever cannot be meant: negative or reversed sizes, a group larger than what it lies in, masks that leave nobody,
nesting in a circle, unknown axes, an event of a group without size.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri  # type: ignore[import-untyped]

from naru.errors import Code, ItemError
from naru.exposure.population import Bools, Floats, Population
from naru.values import Clue, Ledger

#: What keeps a ledger from being assessed: a closed list (sentences in words.yaml).
MISSING = ("checklist_unfinished", "clue_without_size", "no_sourced_margin")
#: More clues than this in one ledger are no source any more but a mistake, and would take the machine's memory.
MOST = 500
_FIELDS = {
    "cell": {"where"},
    "roster": {"group", "within", "size", "inside"},
    "attendance": {"group", "share"},
    "share": {"within", "size"},
}
_DECLARED = frozenset({"same_crowd", "independent", "nested"})
#: Shares are kept this far from 0 and 1, where the probit scale has no numbers.
_EDGE = 1e-6
#: The 95 % point of the standard normal: told ranges are read as 5 %-95 %.
SPAN = float(ndtri(0.95))


@dataclass(frozen=True, eq=False)
class Checked:
    """`above[i]`: all clues that clue i lies inside; `central[i]`: its probability at the middle of the told range (1
    for a cell).
    """

    clues: tuple[Clue, ...]
    same_as: Mapping[str, str]
    rows: Bools
    within: Floats
    central: Floats
    above: tuple[frozenset[int], ...]
    declared: bool
    missing: tuple[str, ...]

    @property
    def rosters(self) -> tuple[int, ...]:
        """Places of the roster clues."""
        return tuple(i for i, clue in enumerate(self.clues) if clue.kind == "roster")

    @property
    def opens(self) -> tuple[int, ...]:
        """Places of the open clues: attendances and shares."""
        return tuple(i for i, clue in enumerate(self.clues) if clue.kind in ("attendance", "share"))


def check(ledger: Ledger, population: Population) -> Checked:
    """See the module. Raises: ItemError, with the field that is wrong and nothing of what stands in it."""
    for clue in ledger.clues:
        _check_fields(clue)
    clues, same_as = _distinct(ledger.clues)
    if len(clues) > MOST:
        raise ItemError(Code.LEDGER_TOO_LONG, field="clues")
    by_id = {clue.id: index for index, clue in enumerate(clues)}
    rows, margin = _rows(clues, population)
    within = population.people(rows)
    sized = all(clue.kind == "cell" or clue.size is not None or clue.share is not None for clue in clues)
    missing = [
        reason
        for reason, holds in zip(MISSING, (not ledger.complete, not sized, not margin), strict=True)
        if holds
    ]  # fmt: skip
    if margin:
        _check_sizes(clues, within)
    central = np.array([_central(clue, people) for clue, people in zip(clues, within, strict=True)])
    kinds = _relations(ledger, clues, by_id, same_as)
    above = _nesting(clues, by_id, same_as, kinds, central)
    _attend(clues, rows)
    return Checked(
        clues=clues,
        same_as=same_as,
        rows=rows,
        within=within,
        central=central,
        above=above,
        declared=_all_declared(clues, kinds),
        missing=tuple(missing),
    )


def _check_fields(clue: Clue) -> None:
    told = {
        name
        for name, value in (
            ("where", clue.where), ("within", clue.within), ("group", clue.group), ("size", clue.size),
            ("share", clue.share), ("inside", clue.inside),
        )
        if value not in (None, {})
    }  # fmt: skip
    strange = sorted(told - _FIELDS[clue.kind])
    if strange or not clue.id:
        raise ItemError(Code.CLUE_FIELD_WRONG, field=strange[0] if strange else "id")
    if "group" in _FIELDS[clue.kind] and not clue.group:
        raise ItemError(Code.CLUE_FIELD_WRONG, field="group")
    if not 0 <= clue.linked <= 1:
        raise ItemError(Code.CLUE_SIZE_IMPOSSIBLE, field="linked")
    if clue.size is not None:
        low, high = clue.size
        if not (math.isfinite(low) and math.isfinite(high) and 1 <= low <= high):
            raise ItemError(Code.CLUE_SIZE_IMPOSSIBLE, field="size")
    if clue.share is not None:
        low, high = clue.share
        if not (math.isfinite(low) and math.isfinite(high) and 0 < low <= high <= 1):
            raise ItemError(Code.CLUE_SIZE_IMPOSSIBLE, field="share")


def _distinct(told: Sequence[Clue]) -> tuple[tuple[Clue, ...], dict[str, str]]:
    """Each clue once, by id; an identical cell or roster under another id is the same clue."""
    by_id: dict[str, Clue] = {}
    for clue in told:
        before = by_id.get(clue.id)
        if before is not None and before.replaced(linked=1.0) != clue.replaced(linked=1.0):
            raise ItemError(Code.CLUE_TWO_MEANINGS, field="id")
        by_id[clue.id] = clue if before is None or clue.linked > before.linked else before
    kept: dict[object, Clue] = {}
    same_as: dict[str, str] = {}
    for identity in sorted(by_id):
        clue = by_id[identity]
        masks = tuple(
            tuple((axis, tuple(sorted(mask[axis]))) for axis in sorted(mask)) for mask in (clue.where, clue.within)
        )
        content: object = (clue.kind, clue.group, masks, clue.size) if clue.kind in ("cell", "roster") else clue.id
        first = kept.setdefault(content, clue)
        if first is not clue:
            same_as[identity] = first.id
            linked, inside = max(first.linked, clue.linked), first.inside or clue.inside
            kept[content] = first.replaced(linked=linked, inside=inside)
    return tuple(sorted(kept.values(), key=lambda clue: clue.id)), same_as


def _rows(clues: Sequence[Clue], population: Population) -> tuple[Bools, bool]:
    """A mask row per clue, and whether the population knows every label in them."""
    rows = np.ones((len(clues), sum(population.counts.shape)), dtype=bool)
    known = True
    for index, clue in enumerate(clues):
        row = population.row(clue.where if clue.kind == "cell" else clue.within)
        if row is None:
            known = False
        else:
            rows[index] = row
    if known and len(clues) and population.people(np.logical_and.reduce(rows)[None, :])[0] <= 0:
        raise ItemError(Code.MASK_MATCHES_NOBODY, field="clues")
    return rows, known


def _check_sizes(clues: Sequence[Clue], within: Floats) -> None:
    for clue, people in zip(clues, within, strict=True):
        if clue.size is not None and math.sqrt(clue.size[0] * clue.size[1]) > people * (1 + 1e-9):
            raise ItemError(Code.GROUP_LARGER_THAN_POPULATION, field="size")


def _central(clue: Clue, people: float) -> float:
    if clue.size is not None:
        middle = math.sqrt(clue.size[0] * clue.size[1])
        return min(1.0, max(0.0, middle - (clue.kind == "roster")) / people)
    if clue.share is not None:
        return float(ndtr(sum(probit(clue.share)) / 2))
    return 1.0


def probit(share: tuple[float, float]) -> tuple[float, float]:
    """Both ends of a told share on the probit scale."""
    low, high = (float(ndtri(min(max(end, _EDGE), 1 - _EDGE))) for end in share)
    return low, high


def _relations(
    ledger: Ledger, clues: Sequence[Clue], by_id: Mapping[str, int], same_as: Mapping[str, str]
) -> dict[frozenset[int], set[str]]:
    """What is declared of each pair of clues. Two attendances of one group are one crowd where nothing else is said.

    A relation to a clue that is not in the ledger is passed over: a source's own ledger may already say how a clue
    stands to one that only some stories add, and without the relation the pair counts as rivals.
    """
    kinds: dict[frozenset[int], set[str]] = {}
    for relation in ledger.relations:
        ends = [same_as.get(end, end) for end in relation.between]
        if relation.between[0] == relation.between[1]:
            raise ItemError(Code.CLUE_UNKNOWN, field="relations")
        if ends[0] != ends[1] and all(end in by_id for end in ends):
            kinds.setdefault(frozenset(by_id[end] for end in ends), set()).add(relation.is_)
    for i, first in enumerate(clues):
        for j in range(i):
            if first.kind == clues[j].kind == "attendance" and first.group == clues[j].group:
                kinds.setdefault(frozenset((i, j)), {"same_crowd"})
    return kinds


def _all_declared(clues: Sequence[Clue], kinds: Mapping[frozenset[int], set[str]]) -> bool:
    opens = [i for i, clue in enumerate(clues) if clue.kind in ("attendance", "share")]
    pairs = (kinds.get(frozenset((i, j)), {"unknown"}) for i in opens for j in opens if j < i)
    return all(declared <= _DECLARED for declared in pairs)


def _attend(clues: Sequence[Clue], rows: Bools) -> None:
    """Who was at an event of a group was of the group: an attendance carries its group's masks."""
    for index, clue in enumerate(clues):
        if clue.kind == "attendance":
            of_group = [i for i, other in enumerate(clues) if other.kind == "roster" and other.group == clue.group]
            if not of_group:
                raise ItemError(Code.ATTENDANCE_WITHOUT_ROSTER, field="group")
            rows[index] = np.logical_and.reduce(rows[of_group])


def _nesting(
    clues: Sequence[Clue],
    by_id: Mapping[str, int],
    same_as: Mapping[str, str],
    kinds: Mapping[frozenset[int], set[str]],
    central: Floats,
) -> tuple[frozenset[int], ...]:
    """For each clue all it lies inside. Rosters of one group share their nesting; a pair declared nested goes by
    size.
    """
    block = [f"roster {clue.group}" if clue.kind == "roster" else f"{clue.kind} {clue.id}" for clue in clues]
    upward: dict[str, set[str]] = {name: set() for name in block}
    for index, clue in enumerate(clues):
        if clue.inside is None:
            continue
        outer = by_id.get(same_as.get(clue.inside, clue.inside))
        if outer is None or clues[outer].kind != "roster":
            raise ItemError(Code.CLUE_UNKNOWN, field="inside")
        if block[outer] == block[index]:
            raise ItemError(Code.NESTING_CIRCULAR, field="inside")
        upward[block[index]].add(block[outer])
    for pair, declared in kinds.items():
        if declared != {"nested"}:
            continue
        finer, coarser = sorted(pair, key=lambda i: (central[i], i))
        both_open = not {clues[finer].kind, clues[coarser].kind} & {"cell", "roster"}
        both_rosters = clues[finer].kind == clues[coarser].kind == "roster"
        known = block[finer] in upward[block[coarser]] or block[finer] == block[coarser]
        if (both_open or both_rosters) and not known:
            upward[block[finer]].add(block[coarser])
    reach = {name: _reach(name, upward) for name in upward}
    return tuple(frozenset(i for i, name in enumerate(block) if name in reach[mine]) for mine in block)


def _reach(start: str, upward: Mapping[str, set[str]]) -> set[str]:
    """All blocks above `start`. Raises: ItemError (nesting_circular) where that comes back to itself."""
    found: set[str] = set()
    todo = list(upward[start])
    while todo:
        name = todo.pop()
        if name == start:
            raise ItemError(Code.NESTING_CIRCULAR, field="inside")
        if name not in found:
            found.add(name)
            todo.extend(upward[name])
    return found
