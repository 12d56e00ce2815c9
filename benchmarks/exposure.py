"""Weighing, measured: a draft re-weighed while an editor types.

    python benchmarks/exposure.py

In the process, after loading, with the population of the bundled pack: ledgers of 1 to 12 clues that pass, and one of
12 that is refused (then the smallest breaking combination is looked for too). Prints medians; ends with 1 where 12
clues take 50 ms or more.
"""

from __future__ import annotations

import statistics
import sys
import time

from naru.exposure import Population, population_of, weigh
from naru.packs import load
from naru.values import Clue, Ledger

PROMISED_MS = 50.0
ROUNDS = 15


def clues(place: str, refused: bool) -> tuple[Clue, ...]:
    """A label, a work team, two meetings of it, and eight open crowds."""
    here = {"place": (place,)}
    team = (20, 60) if refused else (8_000, 20_000)
    crowd = (8_000, 40_000) if refused else (120_000, 185_000)
    return (
        Clue(id="label", kind="cell", where={**here, "sex": ("f",)}),
        Clue(id="team", kind="roster", group="team", within=here, size=team),
        *(Clue(id=f"meeting-{n}", kind="attendance", group="team", share=(0.6, 0.95)) for n in range(2)),
        *(Clue(id=f"crowd-{n}", kind="share", within=here, size=crowd) for n in range(8)),
    )


def median_ms(told: tuple[Clue, ...], population: Population) -> tuple[float, str]:
    """The median time of a weighing in milliseconds, and its verdict."""
    taken, verdict = [], ""
    for seed in range(ROUNDS + 1):
        begun = time.perf_counter()
        verdict = weigh(Ledger(id="s", complete=True, clues=told), population, seed=seed).verdict
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken[1:]), verdict


def main() -> int:
    """Measure, print, compare."""
    population = population_of(load("north_korea"))
    place = max(
        population.axes["place"], key=lambda label: population.counts[population.axes["place"].index(label)].sum()
    )
    worst = 0.0
    print(f"{'clues':>6} {'median':>9}  verdict")
    for refused in (False, True):
        for count in (1, 4, 8, 12):
            took, verdict = median_ms(clues(place, refused)[:count], population)
            print(f"{count:>6} {took:>6.1f} ms  {verdict}")
            worst = max(worst, took) if count == 12 else worst
    print(f"12 clues: {worst:.1f} ms, promised under {PROMISED_MS:.0f} ms")
    return 0 if worst < PROMISED_MS else 1


if __name__ == "__main__":
    sys.exit(main())
