"""The gold of tests/gold/times, by language: written before the rules. docs/rooms/reading-times.md prints the figures."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from naru.packs import load
from naru.reading.times import Time, times
from naru.values import LANGS, FuzzyDate, Lang

GOLD = Path(__file__).parents[3] / "gold" / "times"
ENOUGH = 0.9


def documents(lang: Lang) -> list[dict[str, Any]]:
    files = (GOLD / f"{lang}.jsonl", GOLD / "second" / f"{lang}.jsonl")
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def read(document: dict[str, Any]) -> tuple[Time, ...]:
    published = date.fromisoformat(document["published"]) if document["published"] else None
    return times(document["text"], lang=document["lang"], published=published, pack=load("north_korea"))


def right(found: tuple[Time, ...], gold: dict[str, Any]) -> Time | None:
    wanted = [gold["iso"]] if "iso" in gold else [gold["edtf"], *gold.get("accept", [])]
    for time in found:
        value = time.iso if "iso" in gold else time.edtf
        if time.start < gold["end"] and gold["start"] < time.end and value in wanted:
            if value is None and time.kind != gold["kind"]:
                continue
            return time
    return None


@pytest.mark.parametrize("lang", LANGS)
def test_the_gold_is_sound(lang: Lang) -> None:
    rows = documents(lang)
    assert sum(len(row["times"]) for row in rows) >= 40
    for row in rows:
        for entry in [*row["times"], *row.get("traps", [])]:
            assert row["text"][entry["start"] : entry["end"]] == entry["text"]
        for entry in row["times"]:
            value = entry.get("edtf")
            assert value is None or str(FuzzyDate.parse(value)) == value


@pytest.mark.parametrize("lang", LANGS)
def test_nine_of_ten_values_are_right_and_what_was_inferred_is_marked(lang: Lang) -> None:
    total = values = marked = 0
    wrong: list[str] = []
    for row in documents(lang):
        found = read(row)
        for entry in row["times"]:
            total += 1
            time = right(found, entry)
            values += time is not None
            if time is None:
                wrong.append(f"{row['id']} {entry['text']}")
                continue
            good = list(time.inferred) == entry["inferred"] and time.kind == entry["kind"]
            marked += good
    assert values >= ENOUGH * total, wrong
    assert marked >= ENOUGH * total


@pytest.mark.parametrize("lang", LANGS)
def test_openness_is_right(lang: Lang) -> None:
    """Since and until: at least 95 of 100, the same kind."""
    pairs = [
        (entry, right(read(row), entry))
        for row in documents(lang)
        for entry in row["times"]
        if entry["kind"] in ("interval_open", "until")
    ]
    good = [entry for entry, time in pairs if time is not None and time.kind == entry["kind"]]
    assert len(pairs) >= 8
    assert len(good) >= 0.95 * len(pairs)


@pytest.mark.parametrize("lang", LANGS)
def test_no_trap_is_read_as_a_time(lang: Lang) -> None:
    for row in documents(lang):
        for trap in row.get("traps", []):
            caught = [time.text for time in read(row) if time.start < trap["end"] and trap["start"] < time.end]
            assert not caught, row["id"]
