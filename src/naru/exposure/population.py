"""The population clues are counted in: a joint table of people by place, sex, age and occupation, with what is
uncertain about it.

In: counts nested in that order, or a pack's own table. Out: how many people an intersection of masks leaves. Masks
are always intersected through the joint table; margins are never multiplied (women in their forties need not be as
common everywhere). Follows exposure.md ("What is counted"). Refuses tables with holes, negative counts or nobody in
them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naru.errors import Code, ItemError
from naru.packs import Pack

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

AXES = ("place", "sex", "age", "occupation")
#: Relative uncertainty of the margins of each axis (standard deviation of the logarithm), where nothing else is said.
SIGMA: Mapping[str, float] = {"place": 0.15, "sex": 0.03, "age": 0.10, "occupation": 0.35}


@dataclass(frozen=True, eq=False)
class Population:
    """`axes`: labels by axis; `counts`: people, one dimension per axis in the order of AXES; `sigma`: by axis."""

    axes: Mapping[str, tuple[str, ...]]
    counts: Floats = field(repr=False)
    sigma: Mapping[str, float]

    @property
    def total(self) -> float:
        """Everybody."""
        return float(self.counts.sum())

    @property
    def slices(self) -> tuple[slice, ...]:
        """Where each axis lies in a mask row (all labels of all axes, one after the other)."""
        ends = np.cumsum([0, *self.counts.shape])
        return tuple(slice(int(a), int(b)) for a, b in pairwise(ends))

    def row(self, mask: Mapping[str, Sequence[str]]) -> Bools | None:
        """One row of booleans for a mask: True where a label is allowed. None where the table has no such label.

        Raises: ItemError (axis_unknown, mask_matches_nobody).
        """
        allowed = np.ones(sum(self.counts.shape), dtype=bool)
        if any(axis not in AXES for axis in mask):
            raise ItemError(Code.AXIS_UNKNOWN, field="where")
        for axis, where in zip(AXES, self.slices, strict=True):
            if axis not in mask:
                continue
            known = self.axes[axis]
            if any(label not in known for label in mask[axis]):
                return None
            chosen = set(mask[axis])
            allowed[where] = [label in chosen for label in known]
        if self.people(allowed[None, :])[0] <= 0:
            raise ItemError(Code.MASK_MATCHES_NOBODY, field="where")
        return allowed

    def people(self, rows: Bools) -> Floats:
        """How many people each mask row leaves; `rows` has the shape (masks, labels of all axes)."""
        place, sex, age, occupation = (rows[:, where].astype(float) for where in self.slices)
        left = np.tensordot(place, self.counts, axes=(1, 0))
        left = np.einsum("nsao,ns->nao", left, sex)
        left = np.einsum("nao,na->no", left, age)
        return np.asarray(np.einsum("no,no->n", left, occupation))

    def drawn(self, row: Bools, axis_draws: Mapping[str, Floats]) -> Floats:
        """How many people one mask row leaves in each draw, the axes it constrains being uncertain.

        `axis_draws` holds the logarithm of each axis' error, by axis. An axis that is left open adds no uncertainty.
        A part is never larger than the whole it is a part of: the smallest figure over all ways of freeing axes
        counts, which makes the figure monotone (a narrower mask never holds more people in any draw).
        """
        bound = [(axis, where) for axis, where in zip(AXES, self.slices, strict=True) if not row[where].all()]
        ways = [way for size in range(len(bound) + 1) for way in combinations(range(len(bound)), size)]
        rows = np.ones((len(ways), row.size), dtype=bool)
        errors = []
        for number, way in enumerate(ways):
            for index in way:
                rows[number, bound[index][1]] = row[bound[index][1]]
            errors.append(sum((axis_draws[bound[index][0]] for index in way), np.zeros(1)))
        people = self.people(rows)
        best = np.full(len(next(iter(axis_draws.values()))), math.inf)
        for count, error in zip(people, errors, strict=True):
            np.minimum(best, count * np.exp(error), out=best)
        return best


def population_from(
    axes: Mapping[str, Sequence[str]], counts: Any, sigma: Mapping[str, float] | None = None
) -> Population:
    """A population from plain lists: `counts[place][sex][age][occupation]`, people. Raises: ItemError
    (population_unusable, axis_unknown).
    """
    if any(axis not in AXES for axis in (*axes, *(sigma or {}))):
        raise ItemError(Code.AXIS_UNKNOWN, field="axes")
    if any(not axes.get(axis) or len(set(axes[axis])) != len(axes[axis]) for axis in AXES):
        raise ItemError(Code.POPULATION_UNUSABLE, field="axes")
    try:
        table = np.asarray(counts, dtype=np.float64)
    except (TypeError, ValueError):
        raise ItemError(Code.POPULATION_UNUSABLE, field="counts") from None
    shape = tuple(len(axes[axis]) for axis in AXES)
    if table.shape != shape or not np.isfinite(table).all() or (table < 0).any() or not 1 <= table.sum() < 1e11:
        raise ItemError(Code.POPULATION_UNUSABLE, field="counts")
    spread = {**SIGMA, **(sigma or {})}
    if not all(math.isfinite(value) and 0 <= value <= 2 for value in spread.values()):
        raise ItemError(Code.POPULATION_UNUSABLE, field="sigma")
    table.setflags(write=False)
    return Population(axes={axis: tuple(axes[axis]) for axis in AXES}, counts=table, sigma=spread)


def population_of(pack: Pack) -> Population:
    """The population of a country pack, as it stands in its sourced margins (see docs/rooms/packs.md)."""
    table = pack.population.table()
    return population_from(table.axes, table.counts, pack.population.sigma)
