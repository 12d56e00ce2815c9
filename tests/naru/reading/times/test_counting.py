"""Lengths say what they count from, where the text has a date for it, and nothing where it has none."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read

PACK = load("north_korea")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men were missed on Jan. 21. The search began within three days.", "Jan. 21"),
        ("1월 21일 두 사람이 사라졌다. 사흘 동안 수색했다.", "1월 21일"),
        ("1月21日两人失踪。搜了三天。", "1月21日"),
        ("1月21日に二人が消えた。三日間捜した。", "1月21日"),
        ("They searched for three days.", None),
        ("Guards came on Jan. 21.\n\nThey searched for three days.", None),
    ],
)
def test_a_length_is_tied_to_the_date_before_it(text: str, words: str | None) -> None:
    found = read(text, published=date(2024, 2, 5), pack=PACK)
    [length] = [time for time in found.times if time.kind == "duration"]
    assert length.edtf is None
    told = text[slice(*length.counts_from)] if length.counts_from is not None else None
    assert told == words


def test_a_hedge_says_whose_doubt_it_is() -> None:
    text = (
        "Perhaps the post was moved.\n\nA partner in Hyesan said that two men were probably arrested.\n\n"
        "A driver said that the road was apparently closed."
    )
    found = read(text, published=date(2024, 2, 5), pack=PACK)
    whose = {hedge.text.casefold(): hedge.holder for hedge in found.hedges}
    speakers = {chain.id: chain.links[0].speaker for chain in found.attributions}
    assert whose["perhaps"] is None
    assert speakers[whose["probably"] or ""] == "A partner in Hyesan"
    assert speakers[whose["apparently"] or ""] == "A driver"
