"""A small world with explicit people, to test the estimator against: it shares no code with `naru.exposure` and may
not import it.

Everybody has a place, a sex, an age band, an occupation, a neighbourhood unit, perhaps a work team, and a temper (a
number that says which open crowds draw them). A source is somebody; what is published about them is true; what the
editor tells of sizes is off by a known spread. The true k is counted by looking at every single person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.stats import norm

SHAPE = (4, 2, 5, 4)
AXES = {
    "place": ["p0", "p1", "p2", "p3"],
    "sex": ["f", "m"],
    "age": ["a0", "a1", "a2", "a3", "a4"],
    "occupation": ["o0", "o1", "o2", "o3"],
}
SIGMA = {"place": 0.15, "sex": 0.03, "age": 0.10, "occupation": 0.35}


@dataclass
class Kind:
    """What kind of world: how crowds are tied, how wrong the told sizes and the census are."""

    rho: float = 0.0
    rivals: bool = False
    sizes_too_large: float = 1.0
    population: float = 1.0
    spread: float = 0.25
    whole_units: bool = False
    census_errors: bool = True
    people: int = 30_000
    crowds: tuple[int, int] = (0, 3)
    shares: tuple[float, float] = (0.1, 0.6)
    groups: bool = True
    described: float = 0.4


@dataclass
class Told:
    """What the newsroom has: a ledger as plain data, and the true number of people who fit, the source among them."""

    clues: list[dict[str, Any]]
    k: int
    kinds: set[str] = field(default_factory=set)


class World:
    """People, and the census that the newsroom believes."""

    def __init__(self, kind: Kind, seed: int) -> None:
        self.kind = kind
        self.random = np.random.default_rng(seed)
        random = self.random
        people = kind.people * random.dirichlet([8, 6, 4, 3])[:, None, None, None]
        sex = np.array([0.52, 0.48])[None, :, None, None]
        age = random.dirichlet([6, 6, 6, 4, 4])[None, None, :, None]
        # occupations go with place, sex and age: margins must not be multiplied
        occupation = random.dirichlet([0.4] * 4, size=SHAPE[:3])
        self.census = people * sex * age * occupation
        true = self.census * kind.population
        for axis, spread in enumerate(SIGMA.values()):
            error = np.exp(spread * kind.census_errors * random.standard_normal(SHAPE[axis]))
            true = true * error.reshape([-1 if other == axis else 1 for other in range(4)])
        counts = random.poisson(true)
        self.who = np.repeat(np.array(np.unravel_index(np.arange(counts.size), SHAPE)).T, counts.ravel(), axis=0)
        self.temper = random.standard_normal(len(self.who))
        self.unit = self._groups(self.who[:, 0], 40, 160)
        self.team = self._groups(self.who[:, 0] * 10 + self.who[:, 3], 8, 60)

    def _groups(self, within: np.ndarray, low: int, high: int) -> np.ndarray:
        """Everybody's group: people of the same part, mixed, cut into groups of low to high."""
        groups = np.full(len(within), -1)
        number = 0
        for part in np.unique(within):
            members = self.random.permutation(np.flatnonzero(within == part))
            while len(members):
                size = int(self.random.integers(low, high))
                groups[members[:size]] = number
                members, number = members[size:], number + 1
        return groups

    def _range(self, true: float, most: float) -> list[float]:
        """A told 5 %-95 % range whose middle is off by the spread (and by the world's common error)."""
        spread = self.kind.spread
        middle = true * self.kind.sizes_too_large * np.exp(spread * self.random.standard_normal())
        middle = min(max(middle, 1.0), most * 0.98)
        return [float(max(1.0, middle * np.exp(end * 1.645 * spread))) for end in (-1, 1)]

    def _crowd(self, share: float, sign: int) -> np.ndarray:
        """Who was in an open crowd: drawn by temper where the crowds of this world are tied."""
        rho = self.kind.rho
        drawn = sign * np.sqrt(rho) * self.temper + np.sqrt(1 - rho) * self.random.standard_normal(len(self.who))
        return np.asarray(drawn < norm.ppf(share))

    def source(self) -> Told:
        """Somebody, with a few true clues about them."""
        random = self.random
        me = int(random.integers(len(self.who)))
        fits = np.ones(len(self.who), dtype=bool)
        clues: list[dict[str, Any]] = []
        where: dict[str, list[str]] = {}
        for axis, name in enumerate(AXES):
            if axis == 0 or random.random() < self.kind.described:
                where[name] = [AXES[name][self.who[me, axis]]]
                fits &= self.who[:, axis] == self.who[me, axis]
        clues.append({"id": "cell", "kind": "cell", "where": where})
        place = {"place": [AXES["place"][self.who[me, 0]]]}
        census = float(self.census[self.who[me, 0]].sum())
        if self.kind.groups and random.random() < 0.5:
            fits &= self._roster(clues, "unit", self.unit, me, place, census)
            for number in range(int(random.integers(0, 3))):
                fits &= self._attendance(clues, number, me)
        if self.kind.groups and random.random() < 0.25:
            trade = {**place, "occupation": [AXES["occupation"][self.who[me, 3]]]}
            people = float(self.census[self.who[me, 0], :, :, self.who[me, 3]].sum())
            fits &= self._roster(clues, "team", self.team, me, trade, people)
        signs = 1
        for number in range(int(random.integers(self.kind.crowds[0], self.kind.crowds[1] + 1))):
            crowd = self._crowd(random.uniform(*self.kind.shares), signs)
            signs = -signs if self.kind.rivals else signs
            if not crowd[me]:
                continue
            here = crowd & (self.who[:, 0] == self.who[me, 0])
            told = {"id": f"crowd{number}", "kind": "share", "within": place, "size": self._range(here.sum(), census)}
            clues.append(told)
            fits &= here
        assert fits[me]
        return Told(clues, int(fits.sum()), {clue["kind"] for clue in clues})

    def rival_source(self) -> Told:
        """Somebody who was in two open crowds that keep each other away (people of one temper go to one, of the other
        to the other).
        """
        while True:
            crowds = [self._crowd(self.random.uniform(*self.kind.shares), sign) for sign in (1, -1)]
            both = np.flatnonzero(crowds[0] & crowds[1])
            if len(both):
                break
        me = int(self.random.choice(both))
        place = {"place": [AXES["place"][self.who[me, 0]]]}
        clues: list[dict[str, Any]] = [{"id": "cell", "kind": "cell", "where": place}]
        fits = self.who[:, 0] == self.who[me, 0]
        census = float(self.census[self.who[me, 0]].sum())
        for number, crowd in enumerate(crowds):
            size = self._range(int((crowd & (self.who[:, 0] == self.who[me, 0])).sum()), census)
            clues.append({"id": f"crowd{number}", "kind": "share", "within": place, "size": size})
            fits &= crowd
        return Told(clues, int(fits.sum()), {"cell", "share"})

    def _roster(
        self,
        clues: list[dict[str, Any]],
        name: str,
        groups: np.ndarray,
        me: int,
        within: dict[str, list[str]],
        most: float,
    ) -> np.ndarray:
        mine = groups == groups[me]
        size = self._range(mine.sum(), most)
        clues.append({"id": name, "kind": "roster", "group": name, "within": within, "size": size})
        return np.asarray(mine)

    def _attendance(self, clues: list[dict[str, Any]], number: int, me: int) -> np.ndarray:
        share = self.random.uniform(0.4, 0.9)
        there = np.ones(len(self.who), dtype=bool) if self.kind.whole_units else self._crowd(share, 1)
        if not there[me]:
            return np.ones(len(self.who), dtype=bool)
        middle = norm.ppf(share) + 0.3 * self.random.standard_normal()
        told = [float(norm.cdf(middle - 1.645 * 0.3)), float(norm.cdf(middle + 1.645 * 0.3))]
        clues.append({"id": f"session{number}", "kind": "attendance", "group": "unit", "share": told})
        return there
