"""How fast dates as known are: a million bounds of parsed values (asked for: under 5 s), and how many are parsed a second."""

from __future__ import annotations

import statistics
import sys
import time

from naru.values import FuzzyDate

TEXTS = [
    "2024-01-26",
    "2024-01",
    "[2024-01-21..2024-01-31]",
    "2024-01-15~/..",
    "../2024-02",
    "2023-24",
    "XXXX-01-26",
    "2020/2023",
]
ROUNDS = 5


def main() -> int:
    """Print medians of five rounds; 1 where the bar is missed."""
    dates = [FuzzyDate.parse(text) for text in TEXTS]
    bounds, parses = [], []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        for _turn in range(1_000_000 // len(dates)):
            for each in dates:
                _ = (each.earliest, each.latest, each.extent)
        bounds.append(time.perf_counter() - began)
        began = time.perf_counter()
        for _turn in range(10_000):
            for text in TEXTS:
                FuzzyDate.parse(text)
        parses.append(10_000 * len(TEXTS) / (time.perf_counter() - began))
    taken = statistics.median(bounds)
    print(f"a million bounds of parsed values   {taken:.2f} s   (asked for: < 5 s)")
    print(f"parsed a second                     {statistics.median(parses):,.0f}")
    return int(taken >= 5)


if __name__ == "__main__":
    sys.exit(main())
