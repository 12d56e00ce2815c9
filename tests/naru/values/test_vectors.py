"""Every vector under vectors/fuzzydate, read, printed, bounded, coarsened or refused as it says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from naru.errors import ItemError
from naru.values import GRAINS, FuzzyDate

FOLDER = Path(__file__).parents[3] / "vectors" / "fuzzydate"
VECTORS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
READ = {name: vector for name, vector in VECTORS.items() if "refused" not in vector}
REFUSED = {name: vector for name, vector in VECTORS.items() if "refused" in vector}
KEYS = {"about", "edtf", "seasons", "printed", "earliest", "latest", "extent", "grain", "coarsened"}


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def test_there_are_enough_and_of_both_kinds() -> None:
    assert len(READ) >= 60
    assert len(REFUSED) >= 30
    assert {vector["refused"] for vector in REFUSED.values()} == {
        "edtf_unreadable",
        "edtf_no_such_day",
        "edtf_reversed",
    }


@pytest.mark.parametrize("name", READ)
def test_read(name: str) -> None:
    vector: dict[str, Any] = READ[name]
    assert set(vector) <= KEYS
    value = FuzzyDate.parse(vector["edtf"], seasons=vector.get("seasons"))
    assert str(value) == vector["printed"]
    assert value.earliest == day(vector["earliest"])
    assert value.latest == day(vector["latest"])
    assert value.extent == tuple(day(text) for text in vector["extent"])
    assert value.grain == vector["grain"]
    for grain, coarser in vector.get("coarsened", {}).items():
        assert grain in GRAINS
        assert str(value.coarsen(grain, seasons=vector.get("seasons"))) == coarser, grain


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    vector = REFUSED[name]
    assert set(vector) == {"about", "edtf", "refused"}
    with pytest.raises(ItemError) as caught:
        FuzzyDate.parse(vector["edtf"])
    assert caught.value.code == vector["refused"]
    assert caught.value.field == "edtf"
