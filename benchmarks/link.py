"""Linking, measured: claims of a made world whose events are known, linked and compared with the truth.

    python benchmarks/link.py [--claims N] [--days D] [--seed S]

The world is invented and shares no code with the linker: events happen in counties, half of them in bursts (one county, one fortnight, one
unit), and each is told by one to five claims, more or less precisely, now and then wrongly. In the world "rare" most are told once, as in
a newsroom with few partners. Prints, per world, seconds, pairwise precision, recall and F1, the share of events of several claims that mix
true ones, and how many claims were left out because they fit two events. Then the verb from start to end, and the origins of a small
event. The bars: 10,000 claims in less than 10 s, a small event in at most 0.1 ms.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from naru.corroboration import LinkRow, Voice, link_rows, origins

KINDS = [f"kind_{number:02d}" for number in range(40)]
START = date(2022, 1, 1)


@dataclass(frozen=True)
class Happening:
    """One true event."""

    kind: str
    county: int
    town: int
    day: date
    count: int
    sex: str
    age: int
    unit: str


@dataclass(frozen=True)
class World:
    """How hard it is: share of events in bursts, how coarsely and how wrongly people tell, and how much they leave
    out.
    """

    name: str
    bursts: float
    coarse: float
    wrong: float
    unsaid: float
    often: tuple[int, ...] = (1, 1, 1, 2, 2, 3, 4, 5)


WORLDS = (
    World("easy", bursts=0.2, coarse=0.2, wrong=0.0, unsaid=0.2),
    World("normal", bursts=0.5, coarse=0.45, wrong=0.04, unsaid=0.4),
    World("rare", bursts=0.5, coarse=0.45, wrong=0.04, unsaid=0.4, often=(1,) * 10 + (2, 3)),
    World("hard", bursts=0.8, coarse=0.7, wrong=0.12, unsaid=0.6),
)


def happenings(chance: random.Random, world: World, wanted: int, days: int) -> list[Happening]:
    """True events; a burst has several of one kind in one county within a fortnight, by one unit."""
    found: list[Happening] = []
    while len(found) < wanted:
        kind, county = chance.choice(KINDS), chance.randrange(180)
        day = START + timedelta(days=chance.randrange(days))
        unit = f"{chance.randrange(20, 40)} border brigade {chance.choice('ab')}"
        for _ in range(chance.randint(2, 4) if chance.random() < world.bursts / 2 else 1):
            found.append(
                Happening(
                    kind, county, chance.randrange(4), day + timedelta(days=chance.randrange(14)),
                    chance.choice([1, 1, 1, 2, 2, 3, 5]), chance.choice("fm"), chance.randint(16, 70), unit,
                )
            )  # fmt: skip
    return found[:wanted]


def _dates(chance: random.Random, world: World, day: date) -> tuple[date | None, date | None]:
    if chance.random() < world.wrong:
        day += timedelta(days=chance.choice([-2, -1, 1, 2]))
    if chance.random() > world.coarse:
        return day, day
    told = chance.random()
    if told < 0.45:
        first = day.replace(day=1 if day.day <= 10 else 11 if day.day <= 20 else 21)
        last = _month_end(day) if first.day == 21 else first + timedelta(days=9)
        return first, last
    if told < 0.65:
        return day - timedelta(days=chance.randint(0, 3)), day + timedelta(days=chance.randint(0, 3))
    if told < 0.9:
        return day.replace(day=1), _month_end(day)
    return (None, None) if told < 0.95 else (day - timedelta(days=chance.randint(0, 9)), None)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _row(chance: random.Random, world: World, happening: Happening, number: int) -> LinkRow:
    def said(value: Any) -> Any:
        return None if chance.random() < world.unsaid else value

    first, last = _dates(chance, world, happening.day)
    places = ["land", f"province {happening.county % 12}", f"county {happening.county}", f"town {happening.town}"]
    told = chance.random()
    if told < world.coarse:
        places = places[:3] if told < 0.75 * world.coarse else places[:2] if told < 0.95 * world.coarse else places[:1]
    age: Any = happening.age
    if chance.random() < 0.5:
        age = (happening.age // 10 * 10, happening.age // 10 * 10 + 9)
    count = happening.count + (chance.choice([1, 2]) if chance.random() < world.wrong else 0)
    unit = happening.unit.replace("brigade", "brigad") if chance.random() < world.wrong else happening.unit
    return LinkRow(
        id=f"c-{number:06d}", what=happening.kind, earliest=first, latest=last, places=tuple(places),
        count=said(count), sex=said(happening.sex), age=said(age), unit=said(unit),
    )  # fmt: skip


def told(chance: random.Random, world: World, claims: int, days: int) -> tuple[list[LinkRow], dict[str, int]]:
    """Claims, and which event each is truly about."""
    rows: list[LinkRow] = []
    truth: dict[str, int] = {}
    for event, happening in enumerate(happenings(chance, world, claims, days)):
        for _ in range(chance.choice(world.often)):
            rows.append(_row(chance, world, happening, len(rows)))
            truth[rows[-1].id] = event
            if len(rows) == claims:
                chance.shuffle(rows)
                return rows, truth
    return rows, truth


def _pairs(groups: dict[Any, list[str]]) -> int:
    return sum(len(group) * (len(group) - 1) // 2 for group in groups.values())


def compare(found: dict[str, str], truth: dict[str, int]) -> dict[str, float]:
    """Pairwise precision, recall and F1, and the share of found events of more than one claim that mix true ones."""
    mine: dict[str, list[str]] = defaultdict(list)
    theirs: dict[int, list[str]] = defaultdict(list)
    both: Counter[tuple[str, int]] = Counter()
    for claim, event in found.items():
        mine[event].append(claim)
        theirs[truth[claim]].append(claim)
        both[event, truth[claim]] += 1
    right = sum(number * (number - 1) // 2 for number in both.values())
    precision, recall = right / max(_pairs(mine), 1), right / max(_pairs(theirs), 1)
    several = [group for group in mine.values() if len(group) > 1]
    mixed = sum(any(truth[one] != truth[two] for one, two in combinations(group, 2)) for group in several)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        "mixed": round(mixed / max(len(several), 1), 4),
    }


def small_events() -> float:
    """Microseconds for the origins of an event with five crossing chains, median of 200 rounds of ten."""
    chains = [
        (Voice(kind="relay", who=first), Voice(kind="witness", who=last))
        for first, last in ("ax", "bx", "ay", "by", "cz")
    ]
    rounds = []
    for _ in range(200):
        start = time.perf_counter()
        for _ in range(10):
            origins(chains)
        rounds.append((time.perf_counter() - start) / 10)
    return statistics.median(rounds) * 1e6


def the_verb(rows: list[LinkRow]) -> tuple[float, float]:
    """Seconds from start to end, and peak memory in MB, of `naru link` on these claims."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        path.write_bytes(b"".join(row.to_json() + b"\n" for row in rows))
        start = time.perf_counter()
        subprocess.run([Path(sys.executable).parent / "naru", "link", path], check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> int:
    """Measure and print; exit 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=3 * 365)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    slowest = 0.0
    print(f"{'world':8}{'claims':>8}{'seconds':>9}{'precision':>11}{'recall':>8}{'F1':>7}{'mixed':>7}{'torn':>6}")
    for world in WORLDS:
        rows, truth = told(random.Random(options.seed), world, options.claims, options.days)
        start = time.perf_counter()
        linking = link_rows(rows)
        seconds = time.perf_counter() - start
        slowest = max(slowest, seconds)
        found = compare(linking.event_of, truth)
        print(
            f"{world.name:8}{len(rows):8}{seconds:9.2f}{found['precision']:11.3f}{found['recall']:8.3f}{found['f1']:7.3f}"
            f"{found['mixed']:7.3f}{len(linking.torn):6}"
        )
    seconds, peak = the_verb(rows)
    slowest = max(slowest, seconds)
    small = small_events()
    print(f"naru link, {len(rows)} claims, start to end: {seconds:.2f} s (bar: < 10 s), peak {peak:.0f} MB")
    print(f"origins of a small event: {small:.0f} µs (bar: <= 100 µs)")
    return 1 if (slowest >= 10 and options.claims <= 10_000) or small > 100 else 0


if __name__ == "__main__":
    sys.exit(main())
