"""The crowd: how many others fit everything that was given away. The closed form of exposure.md, once per draw and
once at the middle.

    mu = W(all masks) · Π p(rosters) · P(open clues),  never more than the smallest group less one,  E[k] = 1 + mu

In: a checked ledger and its population. Out: mu for any part of its clues, either at the middle of all told ranges
(`central`) or in each draw of a view (`others`). Three views: *plain* (for information), *declared* (open clues
independent, sizes and population biased downwards) and *cautious* (the same, with open clues tied in the worst way).
Every step only ever multiplies by something up to one or takes a smaller of two figures, so that a further clue never
raises mu in any draw. Refuses nothing: `ledger.check` came before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Literal, NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri  # type: ignore[import-untyped]

from naru.exposure.draws import Draws
from naru.exposure.ledger import SPAN, Checked, probit
from naru.exposure.population import Bools, Floats, Population

View = Literal["plain", "declared", "cautious"]

#: 12-node Gauss-Hermite quadrature for a standard normal; the nodes are mirrored, so reversing them changes z into -z.
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(12)
NODES: Floats = _NODES
WEIGHTS: Floats = _WEIGHTS / _WEIGHTS.sum()
#: Up to here the worst signs are searched one by one (2^(n-1) patterns); above, a bound below all of them is taken.
EXACT_SIGNS = 7
#: Spread of the common downward bias of told sizes, exp(-|N(0, SIZE_BIAS)|), and the smallest the population may be
#: of its figure.
SIZE_BIAS = 0.45
SMALLEST_POPULATION = 0.6


@dataclass(frozen=True, eq=False)
class _Scene:
    """One view's draws: `p` of each clue, `cap` (people of its group less one, or none), the copula's tables of open
    clues.
    """

    p: dict[int, Floats]
    cap: dict[int, Floats]
    tables: dict[int, Floats]
    smaller: Floats


class Others(NamedTuple):
    """In each draw: `mu`, the mean of how many others fit, and `most`, how many the smallest group leaves (whole
    people).
    """

    mu: Floats
    most: Floats


class Crowd:
    """All that can be asked about one checked ledger. Present clues are given by their places in it."""

    def __init__(self, checked: Checked, population: Population, draws: Draws) -> None:
        self.checked = checked
        self.population = population
        self.draws = draws
        self._axes = draws.axes(population.sigma)
        self._drawn: dict[bytes, Floats] = {}
        self._scenes: dict[View, _Scene] = {}

    # ---- at the middle of the told ranges

    def central(self, parts: Bools) -> Floats:
        """mu with open clues independent and nothing drawn, for each part; `parts` has the shape (parts, clues)."""
        checked = self.checked
        forbidden = (parts.astype(np.float32) @ (~checked.rows).astype(np.float32)) > 0
        packed, which = np.unique(np.packbits(forbidden, axis=1), axis=0, return_inverse=True)
        rows = ~np.unpackbits(packed, axis=1, count=forbidden.shape[1]).astype(bool)
        mu = self.population.people(rows)[which.reshape(-1)]
        present = self._with_rosters(parts)
        cap = np.full(len(parts), np.inf)
        for clues in self._blocks:
            here = present[:, clues]
            factor = np.where(here, self._middle[clues], np.inf).min(axis=1)
            inner = [j for j in range(len(checked.clues)) if clues[0] in checked.above[j]]
            counted = here.any(axis=1) & ~present[:, inner].any(axis=1)
            mu *= np.where(counted, factor, 1.0)
            for i in clues:
                if checked.clues[i].size is not None:
                    np.minimum(cap, np.where(present[:, i], self._others_at_middle(i), np.inf), out=cap)
        return np.asarray(np.minimum(mu, cap))

    def _others_at_middle(self, i: int) -> float:
        size = self.checked.clues[i].size
        return max(0.0, (size[0] * size[1]) ** 0.5 - 1) if size is not None else np.inf

    @cached_property
    def _middle(self) -> Floats:
        central, above = self.checked.central, self.checked.above
        return np.array([min([central[i], *(central[j] for j in above[i])]) for i in range(len(central))])

    @cached_property
    def _blocks(self) -> list[list[int]]:
        """What counts once: the rosters of one group together, each open clue by itself."""
        blocks: dict[str, list[int]] = {}
        for i in self.checked.rosters:
            blocks.setdefault(self.checked.clues[i].group or "", []).append(i)
        return [*blocks.values(), *([i] for i in self.checked.opens)]

    def _with_rosters(self, parts: Bools) -> Bools:
        """An event of a group gives the group away, whether or not it is there by itself."""
        clues = self.checked.clues
        present = parts.copy()
        for i in self.checked.opens:
            if clues[i].kind == "attendance":
                mine = [j for j in self.checked.rosters if clues[j].group == clues[i].group]
                bare = parts[:, i] & ~parts[:, mine].any(axis=1)
                present[:, mine] |= bare[:, None]
        return present

    # ---- draw by draw

    def others(self, present: Sequence[int], view: View) -> Others:
        """How many others fit in each draw of a view, with these clues given away."""
        scene = self.scene(view)
        part = np.zeros((1, len(self.checked.clues)), dtype=bool)
        part[0, list(present)] = True
        here = set(np.flatnonzero(self._with_rosters(part)[0]).tolist())
        people = self._people(np.logical_and.reduce(self.checked.rows[sorted(here)]))
        covered = frozenset().union(*(self.checked.above[i] for i in here))
        factor = np.ones(self.draws.count)
        opens = []
        for block in self._blocks:
            counted = [i for i in block if i in here and i not in covered]
            if counted and counted[0] in scene.tables:
                opens.append(scene.tables[counted[0]])
            elif counted:
                factor = factor * reduce(np.minimum, (scene.p[i] for i in counted))
        if opens:
            factor = factor * (worst_signs(opens) if view == "cautious" else same_signs(opens))
        most = reduce(np.minimum, (scene.cap[i] for i in here if i in scene.cap), np.full(self.draws.count, np.inf))
        return Others(mu=np.minimum(people * scene.smaller * factor, most), most=np.floor(most))

    def scene(self, view: View) -> _Scene:
        """The draws of a view, made once."""
        if view not in self._scenes:
            self._scenes[view] = self._scene(view)
        return self._scenes[view]

    def _scene(self, view: View) -> _Scene:
        draws, count = self.draws, self.draws.count
        plain = view == "plain"
        bias = np.ones(count) if plain else np.exp(-SIZE_BIAS * np.abs(draws.normal("bias of told sizes")))
        span = 1 - SMALLEST_POPULATION
        smaller = np.ones(count) if plain else SMALLEST_POPULATION + span * draws.uniform("smaller population")
        rho = np.zeros(count) if view == "declared" else 0.5 * draws.uniform("rho")
        told: dict[int, Floats] = {}
        cap: dict[int, Floats] = {}
        for i, clue in enumerate(self.checked.clues):
            if clue.size is not None:
                size = self._size(i) * bias
                cap[i] = np.maximum(0.0, size - 1)
                part = cap[i] if clue.kind == "roster" else size
                told[i] = np.minimum(1.0, part / self._people(self.checked.rows[i]))
            elif clue.share is not None:
                told[i] = self._share(i) * bias
        p = {i: reduce(np.minimum, (told[j] for j in self.checked.above[i]), told[i]) for i in told}
        tables = {i: _tied(p[i], rho) for i in self.checked.opens}
        return _Scene(p=p, cap=cap, tables=tables, smaller=smaller)

    def _size(self, i: int) -> Floats:
        """The size of a group or an open crowd: lognormal, its 5 % and 95 % points as told."""
        clue = self.checked.clues[i]
        assert clue.size is not None
        low, high = np.log(clue.size[0]), np.log(clue.size[1])
        name = f"roster:{clue.group}" if clue.kind == "roster" else f"share:{clue.id}"
        return np.asarray(np.exp((low + high) / 2 + (high - low) / (2 * SPAN) * self.draws.normal(name)))

    def _share(self, i: int) -> Floats:
        """The share of a group that was at an event: normal on the probit scale."""
        clue = self.checked.clues[i]
        assert clue.share is not None
        low, high = probit(clue.share)
        return np.asarray(
            ndtr((low + high) / 2 + (high - low) / (2 * SPAN) * self.draws.normal(f"attendance:{clue.id}"))
        )

    def _people(self, row: Bools) -> Floats:
        key = row.tobytes()
        if key not in self._drawn:
            self._drawn[key] = self.population.drawn(row, self._axes)
        return self._drawn[key]


def _tied(q: Floats, rho: Floats) -> Floats:
    """Chance to be in a crowd given the common factor, at each node: shape (nodes, draws). With rho 0 it is q at
    every node.
    """
    if not rho.any():
        return np.broadcast_to(q, (len(NODES), len(q)))
    pull = np.sqrt(rho)[None, :] * NODES[:, None]
    return np.asarray(ndtr((ndtri(q)[None, :] + pull) / np.sqrt(1 - rho)[None, :]))


def same_signs(tables: Sequence[Floats]) -> Floats:
    """P of all open clues together with all signs plus: crowds that go with each other."""
    return np.asarray(WEIGHTS @ reduce(np.multiply, tables))


def worst_signs(tables: Sequence[Floats]) -> Floats:
    """The smallest P over all patterns of signs, in each draw: crowds that keep each other away.

    A minus sign reverses a table's nodes. With T(s) the product of the tables under the signs s, P(s) = Σ w √(T(s)
    T(-s)) cosh(½ ln(T(s)/T(-s))) over pairs of mirrored nodes, and √(T(s) T(-s)) does not depend on s: so Σ w √(T T')
    is a bound below every pattern, taken where there are too many patterns to try. It is below the exact minimum of
    any fewer clues too, hence more clues never give more.
    """
    if len(tables) > EXACT_SIGNS:
        return np.asarray(WEIGHTS @ np.sqrt(reduce(np.multiply, (table * table[::-1] for table in tables))))
    patterns = tables[0][None, :, :]
    for table in tables[1:]:
        patterns = np.concatenate([patterns * table, patterns * table[::-1]])
    return np.asarray(np.einsum("k,skd->sd", WEIGHTS, patterns).min(axis=0))
