"""A very long text is read in pieces, and it cannot be told from outside but by what is not carried over."""

from __future__ import annotations

import subprocess
import sys
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
    "A partner in Musan said on Jan. 26 that guards probably searched two houses near the Tumen River for three days.\n"
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
    holders = [hedge.holder for hedge in found.hedges if hedge.holder]
    assert len(set(holders)) == times * len({hedge.holder for hedge in one.hedges if hedge.holder}) > 0
    assert set(holders) <= names
    told = [text[slice(*link.span)] for chain in found.attributions for link in chain.links if link.span]
    assert (
        told
        == [PARAGRAPH[slice(*link.span)] for chain in one.attributions for link in chain.links if link.span] * times
    )
    bases = [text[slice(*time.counts_from)] for time in found.times if time.counts_from]
    assert bases == ["Jan. 26"] * times
    assert all(text[claim.span[0] : claim.span[1]] == claim.quote for claim in found.claims)


@pytest.mark.parametrize("sign", ["a", "1", "가", "0年", "(", "\u202e", "“", "and "])
def test_a_long_run_of_one_thing_is_soon_read(sign: str) -> None:
    started = time.process_time()
    read(sign * (60_000 // len(sign)), published=DAY, pack=PACK)
    assert time.process_time() - started < 4


_PEAK = """
import sys
from datetime import date
from pathlib import Path
from naru.packs import load
from naru.reading import lengths, read, reader
text = sys.stdin.read()
lengths.PIECE = reader.PIECE = int(sys.argv[1])
pack = load("north_korea")
read(text[:2000], published=date(2024, 2, 5), pack=pack)
def peak():  # of this program: what getrusage tells begins with its parent's
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
before = peak()
found = read(text, published=date(2024, 2, 5), pack=pack)
print(len(found.claims), (peak() - before) / 1024)
"""


def _peak(piece: int) -> tuple[int, float]:
    """Claims found in a million letters, and the megabytes that took, in a process of its own."""
    text = PARAGRAPH * (1_000_000 // len(PARAGRAPH))
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, str(piece)], input=text, capture_output=True, text=True, check=True
    )
    claims, grown = done.stdout.split()
    return int(claims), float(grown)


def test_memory_is_bounded() -> None:
    claims, grown = _peak(50_000)
    as_many, whole = _peak(10_000_000)
    assert claims == as_many > 3_000
    assert grown < 0.75 * whole
