"""A very long text is read in pieces, and it cannot be told from outside but by what is not carried over."""

from __future__ import annotations

import resource
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.packs import load
from naru.reading import read
from naru.reading.lengths import PIECE, pieces

PACK = load("north_korea")
DAY = date(2024, 2, 5)
PARAGRAPH = (
    "A partner in Musan said on Jan. 26 that guards probably searched two houses near the Tumen River.\n"
    "혜산에서 1월 27일 검문소가 생겼다고 주민이 말했다.\n在会宁，1月28日有三人被捕。\n恵山では1月29日に検問が始まったという。\n\n"
)


@given(st.text(alphabet="a \n。.", max_size=40), st.integers(0, 3))
def test_pieces_are_the_text(seed: str, times: int) -> None:
    text = (seed + "\n") * (times * PIECE // (len(seed) + 1) + 1)
    parts = list(pieces(text))
    assert "".join(part for _, part in parts) == text
    assert all(text.startswith(part, at) for at, part in parts)
    assert max(len(part) for _, part in parts) <= PIECE


def test_offsets_and_names_are_those_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("lengths", "reader"):
        monkeypatch.setattr(f"naru.reading.{module}.PIECE", 4000)
    text = PARAGRAPH * 60
    found = read(text, published=DAY, pack=PACK, id="long")
    assert found.id == "long"
    one = read(PARAGRAPH, published=DAY, pack=PACK)
    times = text.count(PARAGRAPH)
    assert len(found.times) == times * len(one.times)
    assert len(found.claims) == times * len(one.claims)
    for kind in (found.times, found.places, found.persons, found.measures, found.hedges):
        assert all(text[each.start : each.end] == each.text for each in kind)
        assert [each.start for each in kind] == sorted(each.start for each in kind)
    assert [claim.id for claim in found.claims] == [f"C{n}" for n in range(1, len(found.claims) + 1)]
    names = {chain.id for chain in found.attributions}
    assert len(names) == len(found.attributions)
    assert {claim.attribution for claim in found.claims if claim.attribution} <= names
    assert all(text[claim.span[0] : claim.span[1]] == claim.quote for claim in found.claims)


@pytest.mark.parametrize("sign", ["a", "1", "가", "0年", "(", "\u202e", "“", "and "])
def test_a_long_run_of_one_thing_is_soon_read(sign: str) -> None:
    started = time.process_time()
    read(sign * (60_000 // len(sign)), published=DAY, pack=PACK)
    assert time.process_time() - started < 4


def test_memory_is_bounded() -> None:
    text = PARAGRAPH * (500_000 // len(PARAGRAPH))
    read(PARAGRAPH * 800, published=DAY, pack=PACK)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(text, published=DAY, pack=PACK)
    assert len(found.claims) > 5_000
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 60
