"""Costs: what each clue gives away, which few of them suffice to break a source, and how likely one guess is right.

In: a `Crowd`. Out: bits per clue, ids of clues, a probability. Bits are log2 of how many people a source could be; a
clue's cost is its Shapley value (Shapley 1953): its share of what all clues together take away, averaged over every
order in which they could have been told, so that the costs add up to what is spent and two clues that say much the
same share the cost. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import factorial, prod

import numpy as np

from naru.exposure.crowd import Crowd, View
from naru.exposure.population import Bools, Floats

#: Up to here every order is counted; above, `ORDERS` of them (fewer for very long ledgers), always the same.
EXACT = 10
ORDERS = 64
#: How many combinations of one size are tried when the smallest breaking one is looked for (all, up to nine clues), and
#: how many in ledgers of more than a dozen clues.
BEAM, LONG_BEAM = 128, 24
#: How many clues the adversary may or may not link are told apart; the surest of the others count as linked, which
#: favours the adversary.
UNCERTAIN = 12


def costs(crowd: Crowd) -> tuple[float, dict[str, float]]:
    """Bits spent by all clues together, and each clue's share of them by its id; none is below zero."""
    clues = crowd.checked.clues
    count = len(clues)
    if not count:
        return 0.0, {}
    shares = _by_all_orders(crowd, count) if count <= EXACT else _by_some_orders(crowd, count)
    both = np.array([[False] * count, [True] * count])
    nothing, everything = _bits(crowd, both)
    return float(nothing - everything), {clue.id: max(0.0, float(s)) for clue, s in zip(clues, shares, strict=True)}


def _bits(crowd: Crowd, parts: Bools) -> Floats:
    return np.asarray(np.log2(1 + crowd.central(parts)))


def _by_all_orders(crowd: Crowd, count: int) -> Floats:
    numbers = np.arange(2**count)
    parts = (numbers[:, None] >> np.arange(count)) & 1 == 1
    bits = _bits(crowd, parts)
    sizes = parts.sum(axis=1)
    weight = np.array([factorial(size) * factorial(count - size - 1) / factorial(count) for size in range(count)])
    shares = np.empty(count)
    for i in range(count):
        without = numbers[~parts[:, i]]
        shares[i] = (weight[sizes[without]] * (bits[without] - bits[without + (1 << i)])).sum()
    return shares


def _by_some_orders(crowd: Crowd, count: int) -> Floats:
    """The same few orders every time, each also told backwards, all of them counted at once."""
    source = np.random.Generator(np.random.PCG64(0))
    pairs = max(1, min(ORDERS // 2, 250_000 // count**2))
    forth = [source.permutation(count) for _ in range(pairs)]
    orders = np.array([way for order in forth for way in (order, order[::-1])])
    told_at = np.argsort(orders, axis=1)
    parts = told_at[:, None, :] < np.arange(count + 1)[None, :, None]
    bits = _bits(crowd, parts.reshape(-1, count)).reshape(len(orders), count + 1)
    shares = np.zeros(count)
    np.add.at(shares, orders, bits[:, :-1] - bits[:, 1:])
    return shares / len(orders)


def guess(crowd: Crowd) -> float:
    """V = E over what the adversary links of (1 - e^-mu)/mu: the chance that one guess is right, open clues
    independent.
    """
    chances = [clue.linked for clue in crowd.checked.clues]
    maybe = sorted((i for i, chance in enumerate(chances) if 0 < chance < 1), key=lambda i: chances[i])[:UNCERTAIN]
    always = [i for i, chance in enumerate(chances) if chance > 0 and i not in maybe]
    cases = list(product((False, True), repeat=len(maybe)))
    parts = np.zeros((len(cases), len(chances)), dtype=bool)
    parts[:, always] = True
    parts[:, maybe] = cases
    weights = [
        prod(chances[i] if linked else 1 - chances[i] for i, linked in zip(maybe, case, strict=True)) for case in cases
    ]
    mu = np.maximum(crowd.central(parts), 1e-12)
    return float(np.dot(weights, -np.expm1(-mu) / mu))


def breaking(crowd: Crowd, views: Sequence[View], floor: float, thresholds: Floats, quantile: float) -> tuple[str, ...]:
    """The fewest clues that alone bring the source below the floor; of several such sets the one that leaves the
    fewest people.

    `thresholds`: for each draw the mu below which there are fewer people than the floor. Exact while no size has more
    than `BEAM` combinations to try, else the smallest found among the most telling ones.
    """
    count = len(crowd.checked.clues)
    enough = int(np.ceil(quantile * len(thresholds)))
    tried: list[tuple[int, ...]] = [()]
    for _ in range(count):
        wider = sorted({tuple(sorted((*part, i))) for part in tried for i in range(count) if i not in part})
        parts = np.zeros((len(wider), count), dtype=bool)
        for number, part in enumerate(wider):
            parts[number, list(part)] = True
        order = np.argsort(crowd.central(parts), kind="stable")[: BEAM if count <= 12 else LONG_BEAM]
        tried = [wider[number] for number in order]
        for part in tried:
            found = [crowd.others(part, view) for view in views]
            if any(((here.mu < thresholds) | (here.most + 1 < floor)).sum() >= enough for here in found):
                return tuple(crowd.checked.clues[i].id for i in part)
    return ()
