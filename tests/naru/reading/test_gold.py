"""The gold of tests/gold/reading: floors for every kind and language, and no threat, order, plan or rumour read as a fact."""

from __future__ import annotations

import importlib.util
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from naru.packs import load
from naru.reading import read
from naru.values import FACTUAL, LANGS

GOLD = Path(__file__).parents[2] / "gold" / "reading"
PACK = load("north_korea")
#: What is reached today (docs/rooms/reading.md); a change may raise these, never lower them.
SEEN = {"places": 0.98, "persons": 0.90, "measures": 0.93, "hedges": 0.97, "voices": 0.97}
KEPT = {"places": 0.95, "persons": 0.78, "measures": 0.78, "hedges": 0.95, "voices": 0.80}


@cache
def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_reading_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("suffix", "floors"), [("", SEEN), ("_kept", KEPT)], ids=["seen", "kept"])
def test_the_gold_is_read_as_well_as_ever(lang: str, suffix: str, floors: dict[str, float]) -> None:
    tally = _score().score(f"{lang}{suffix}", PACK)
    below = {kind: tally.f1(kind) for kind, floor in floors.items() if tally.f1(kind) < floor}
    assert not below, [note for note in tally.notes if any(f" {kind} " in note for kind in below)]


@pytest.mark.parametrize("suffix", ["", "_kept"])
@pytest.mark.parametrize("lang", LANGS)
def test_no_place_of_the_gold_is_linked_wrong(lang: str, suffix: str) -> None:
    tally = _score().score(f"{lang}{suffix}", PACK)
    assert not [note for note in tally.notes if " places extra " in note]


def _rows(name: str) -> list[Any]:
    content = yaml.safe_load((GOLD / f"{name}.yaml").read_text("utf-8"))
    return [(lang, *row) for lang, rows in content.items() for row in rows]


@pytest.mark.parametrize(("lang", "text", "codes"), _rows("never"), ids=lambda value: None)
def test_what_is_less_than_a_fact_is_never_one(lang: Any, text: str, codes: list[str]) -> None:
    reading = read(text, published=date(2024, 2, 5), lang=lang, pack=PACK)
    told = [(measure.code, measure.status) for measure in reading.measures if measure.code in codes]
    assert not [one for one in told if one[1] in FACTUAL], told
    claimed = [(claim.what, claim.status) for claim in reading.claims if claim.what in codes]
    assert not [one for one in claimed if one[1] in FACTUAL], claimed


@pytest.mark.parametrize(("lang", "text", "code", "status"), _rows("facts"), ids=lambda value: None)
def test_a_fact_is_still_a_fact(lang: Any, text: str, code: str, status: str) -> None:
    reading = read(text, published=date(2024, 2, 5), lang=lang, pack=PACK)
    found = [(measure.code, measure.status) for measure in reading.measures]
    assert any(one in code.split("/") and kind in status.split("/") for one, kind in found), found


def test_the_gold_is_large_enough_and_has_all_languages() -> None:
    for lang in LANGS:
        assert len(_score().gold(lang)) + len(_score().gold(f"{lang}_kept")) >= 25
