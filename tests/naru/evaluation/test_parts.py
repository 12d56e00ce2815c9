"""The gold that may be looked at, scored: no threat, order, plan or rumour in it is read as a fact, and nothing falls far.

The floors are some points under what is reached (docs/rooms/reading.md): they guard, they prove nothing about texts nobody has seen. The sealed part is
scored by `make bench` alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from naru.evaluation import Evaluation, GoldKind, GoldText, evaluate, our_reader, read_gold
from naru.packs import load
from naru.values import LANGS, Lang

GOLD = Path(__file__).parents[2] / "gold"
PARTS = ("development", "second", "third")
#: The third part was written when rules had long been made: it is further from all of them.
EASED = {"third": 0.2}
FLOORS: dict[GoldKind, float] = {
    "times": 0.88,
    "places": 0.9,
    "persons": 0.84,
    "measures": 0.88,
    "hedges": 0.8,
    "attributions": 0.75,
    "claims": 0.3,
}


def _no_file(_name: str) -> bytes:
    raise OSError


@cache
def _scored(part: str, lang: Lang) -> Evaluation:
    entries = list(read_gold((GOLD / part / f"{lang}.yaml").read_bytes(), "yaml", _no_file))
    assert all(isinstance(entry, GoldText) for entry in entries)
    return evaluate((entry for entry in entries if isinstance(entry, GoldText)), our_reader(load()))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", PARTS)
def test_nothing_that_is_no_fact_is_read_as_one(part: str, lang: Lang) -> None:
    figure = _scored(part, lang).figure("never", lang)
    assert figure is not None
    assert figure.recall.of > 25
    assert figure.recall.right == figure.recall.of


@pytest.mark.parametrize("kind", FLOORS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", PARTS)
def test_nothing_falls_far(part: str, lang: Lang, kind: GoldKind) -> None:
    figure = _scored(part, lang).figure(kind, lang)
    assert figure is not None
    assert (figure.f1 or 0.0) >= FLOORS[kind] - EASED.get(part, 0)
