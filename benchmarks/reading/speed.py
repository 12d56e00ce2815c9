"""How fast texts are read: long articles, field messages, the first answer of a fresh process, memory, and growth with length.

Promises: 50 articles and 200 field messages a second on one core, the first answer within 1 s of the start, under 200 MB. The article is
put together from the gold texts and plain sentences (4,800 letters, English, about as many times, places and measures as a
published one of that length has); peers are not measured here. Medians; CPU seconds of one core where the machine
is shared, wall seconds for the first answer.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import yaml

GOLD = Path(__file__).parents[2] / "tests" / "gold" / "reading"
LEXICON = Path(__file__).parents[2] / "src" / "naru" / "packs" / "north_korea" / "lexicons" / "en"
DAY = date(2024, 2, 5)
LETTERS = 4800
START = """
import json, subprocess, sys, time
line = sys.stdin.read().encode()
start = time.perf_counter()
process = subprocess.Popen([sys.argv[1], "read", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
process.stdin.write(line); process.stdin.flush()
process.stdout.readline()
first = time.perf_counter() - start
import pathlib
peak = [l for l in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines() if l.startswith("VmHWM")][0]
process.stdin.close(); process.wait()
print(first, int(peak.split()[1]) / 1024)
"""


def texts() -> tuple[str, list[str]]:
    """One long article, and field messages in four languages."""
    article, messages = "", []
    plain = [rule["counter"] for rule in yaml.safe_load((LEXICON / "measures.yaml").read_text("utf-8"))["rules"]]
    for lang in ("en", "ko", "zh", "ja"):
        for entry in yaml.safe_load((GOLD / f"{lang}.yaml").read_text("utf-8")):
            if entry["kind"] == "note":
                messages.append(entry["text"])
            elif lang == "en":
                article += entry["text"].strip() + " " + " ".join(plain.pop() for _ in range(3)) + "\n\n"
    return (article * 3)[:LETTERS], messages


def per_second(units: list[str], rounds: int) -> float:
    """Texts a second of one core: the median round."""
    from naru.packs import load
    from naru.reading import read

    pack = load("north_korea")
    for text in units:
        read(text, published=DAY, pack=pack)
    rates = []
    for _ in range(rounds):
        started = time.process_time()
        for text in units:
            read(text, published=DAY, pack=pack)
        rates.append(len(units) / (time.process_time() - started))
    return statistics.median(rates)


def first_answer(text: str) -> tuple[float, float]:
    """Median wall seconds from start to the first answer of the console script, and its peak memory in MB."""
    line = json.dumps({"id": "1", "text": text, "published": "2024-02-05"}) + "\n"
    rows = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", START, str(Path(sys.executable).parent / "naru")],
            input=line, capture_output=True, text=True, check=True,
        )  # fmt: skip
        rows.append(tuple(map(float, done.stdout.split())))
    seconds, memory = (statistics.median(column) for column in zip(*rows, strict=True))
    return seconds, memory


def main() -> int:
    """Print the table; 1 where a promise is not kept."""
    article, messages = texts()
    articles = per_second([article] * 5, 7)
    long_text = per_second([article * 20], 3) * 20
    notes = per_second(messages, 7)
    seconds, memory = first_answer(article)
    rows = [
        (f"articles of {len(article)} letters a second", f"{articles:8.0f}", ">= 50", articles >= 50),
        ("the same, twenty in one text", f"{long_text:8.0f}", f">= {0.5 * articles:.0f} (no slower than half)", long_text >= 0.5 * articles),
        (f"field messages a second ({len(messages)}, four languages)", f"{notes:8.0f}", ">= 200", notes >= 200),
        ("first answer of a fresh process", f"{seconds:7.2f}s", "< 1s", seconds < 1),
        ("its peak memory", f"{memory:6.0f}MB", "< 200MB", memory < 200),
    ]  # fmt: skip
    for name, found, asked, _ in rows:
        print(f"{name:52} {found}   {asked}")
    return 0 if all(kept for *_, kept in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
