"""Weighing: the figures of one ledger, and the verdict on them.

In: a ledger, a population, a floor, a seed. Out: a `Weighing` in the form of `naru weigh` (docs/formats/weigh.md). k
counts the source itself. Follows exposure.md: the verdict stands on a 5 % bound, the cautious one unless every pair
of open clues is declared harmless; the median decides nothing. Refuses to give any figure where a clue cannot be
counted: a figure that leaves a clue out would be too high.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from scipy.special import gammaincinv, ndtri, pdtr, pdtrik  # type: ignore[import-untyped]

from naru.errors import Code, ItemError
from naru.exposure.costs import breaking, costs, guess
from naru.exposure.crowd import Crowd, Others, View
from naru.exposure.draws import Draws
from naru.exposure.ledger import Checked, check
from naru.exposure.population import Floats, Population
from naru.values import Ledger, Record

Verdict = Literal["not_assessed", "refuse", "amber", "above_floor"]
FLOOR = 20
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95
#: Up to so many others on average the exact Poisson quantile is worked out.
FEW = 500.0


class Weighing(Record, frozen=True, kw_only=True, omit_defaults=True):
    """All k include the source. Figures are None where `verdict` is not_assessed because a clue cannot be counted.

    `breaking` and `cost_bits` are about clues: for the eyes of whoever keeps the source, never for other editors.
    """

    id: str
    lower: float | None
    lower_declared: float | None
    lower_used: float | None
    interval: tuple[float, float] | None
    median: float | None
    upper: float | None
    guess: float | None
    bits_budget: float
    bits_spent: float | None
    verdict: Verdict
    breaking: tuple[str, ...]
    cost_bits: dict[str, float | None]
    assumptions: tuple[str, ...]
    missing: tuple[str, ...] = ()


def weigh(ledger: Ledger, population: Population, *, floor: float = FLOOR, seed: int = 0) -> Weighing:
    """How many people the source of `ledger` could be.

    `floor` is the fewest people (the source among them) it may be among, at least 2; `seed` fixes the draws: same
    seed, same answer, in whatever order the clues are told. Raises: ItemError where the ledger cannot be meant (see
    `ledger.check`).
    """
    if not (math.isfinite(floor) and floor >= 2):
        raise ItemError(Code.FLOOR_IMPOSSIBLE, field="floor")
    checked = check(ledger, population)
    budget = max(0.0, math.log2(population.total / floor))
    if set(checked.missing) - {"checklist_unfinished"}:
        return _unassessed(ledger, checked, budget)
    draws = Draws(seed)
    crowd = Crowd(checked, population, draws)
    everything = range(len(checked.clues))
    luck = draws.uniform("luck")
    declared = _quantile(_people(crowd.others(everything, "declared"), luck), LOW)
    lower = min(declared, _quantile(_people(crowd.others(everything, "cautious"), luck), LOW))
    plain = _people(crowd.others(everything, "plain"), luck)
    used = declared if checked.declared else lower
    verdict: Verdict = "refuse" if used < floor else "amber" if used < 2 * floor else "above_floor"
    spent, cost = costs(crowd)
    views: tuple[View, ...] = ("declared",) if checked.declared else ("declared", "cautious")
    return Weighing(
        id=ledger.id,
        lower=lower,
        lower_declared=declared,
        lower_used=used,
        interval=(_quantile(plain, LOW), _quantile(plain, HIGH)),
        median=_quantile(plain, MIDDLE),
        upper=_quantile(plain, HIGH),
        guess=guess(crowd),
        bits_budget=budget,
        bits_spent=spent,
        verdict="not_assessed" if checked.missing else verdict,
        breaking=breaking(crowd, views, floor, _thresholds(luck, floor), LOW) if verdict == "refuse" else (),
        cost_bits={**cost, **dict.fromkeys(checked.same_as, 0.0)},
        assumptions=_assumptions(checked),
        missing=checked.missing,
    )


def _unassessed(ledger: Ledger, checked: Checked, budget: float) -> Weighing:
    return Weighing(
        id=ledger.id,
        lower=None,
        lower_declared=None,
        lower_used=None,
        interval=None,
        median=None,
        upper=None,
        guess=None,
        bits_budget=budget,
        bits_spent=None,
        verdict="not_assessed",
        breaking=(),
        cost_bits={**dict.fromkeys((clue.id for clue in checked.clues), None), **dict.fromkeys(checked.same_as, 0.0)},
        assumptions=_assumptions(checked),
        missing=checked.missing,
    )


def _people(found: Others, luck: Floats) -> Floats:
    """k = 1 + Poisson(mu), by inversion of `luck`: more mu never gives fewer people in the same draw. Never more than
    there are.

    Above `FEW` the Cornish-Fisher expansion stands for the exact quantile (within one person), never below it at `FEW`.
    """
    at = np.clip(found.mu, 1e-12, FEW)
    others = np.ceil(pdtrik(luck, at))
    # pdtrik may land one too high at a step; a NaN (very small mu) is nobody.
    others = np.where(np.isfinite(others), others, 0.0)
    one_less = np.maximum(others - 1, 0.0)
    others = np.where(pdtr(one_less, at) >= luck, one_less, np.maximum(others, 0.0))
    z = ndtri(luck)
    many = np.floor(found.mu + z * np.sqrt(found.mu) + (z * z - 1) / 6)
    others = np.where(found.mu > FEW, np.maximum(others, many), others)
    return np.asarray(1.0 + np.minimum(others, found.most))


def _thresholds(luck: Floats, floor: float) -> Floats:
    """For each draw the mu below which k < floor: Poisson(mu) <= m exactly where `luck` <= its cdf, m = ceil(floor) -
    2.
    """
    return np.asarray(gammaincinv(math.ceil(floor) - 1, 1 - luck))


def _quantile(values: Floats, at: float) -> float:
    """The smallest drawn value that at least this part of the draws do not exceed: never interpolated upwards."""
    return float(np.quantile(values, at, method="inverted_cdf"))


def _assumptions(checked: Checked) -> tuple[str, ...]:
    """Codes of what the figures rest on (sentences in words.yaml)."""
    kinds = {clue.kind for clue in checked.clues}
    sized = any(clue.size is not None or clue.share is not None for clue in checked.clues)
    opens = len(checked.opens) > 1
    told = (
        ("all_entered", True),
        ("population_table", True),
        ("sizes_in_range", sized),
        ("groups_like_their_place", bool(kinds & {"roster", "share"})),
        ("groups_independent", len({clue.group for clue in checked.clues if clue.kind == "roster"}) > 1),
        ("nesting_as_told", any(checked.above)),
        ("relations_as_declared", opens and checked.declared),
        ("crowds_may_be_rivals", opens and not checked.declared),
    )
    return tuple(code for code, holds in told if holds)
