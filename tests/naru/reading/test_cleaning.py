"""Cleaning: the same length when folded, and a way back to every original offset."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from naru.reading.cleaning import fold, working


def test_plain_text_is_left_alone() -> None:
    text = "Hyesan, 혜산, 惠山"
    made = working(text)
    assert made.text is text
    assert made.original(0, 6) == (0, 6)


def test_invisible_letters_are_dropped_and_offsets_lead_back() -> None:
    made = working("\u202eHye\u200bsan\0.")
    assert made.text == "Hyesan."
    assert made.original(0, 6) == (1, 8)
    assert made.slice(0, 6) == "Hye\u200bsan"


def test_hangul_in_pieces_is_joined() -> None:
    pieces = unicodedata.normalize("NFD", "혜산 압록강")
    made = working(pieces)
    assert made.text == "혜산 압록강"
    assert made.original(0, 2) == (0, len(unicodedata.normalize("NFD", "혜산")))


def test_lone_surrogates_never_reach_the_outside() -> None:
    made = working("a\ud800b")
    assert made.text == "a\ufffdb"
    assert made.slice(0, 3) == "a\ufffdb"


def test_line_ends_of_all_kinds_are_one() -> None:
    assert working("a\r\nb\rc\u2028d").text == "a\nb\nc\nd"


def test_folding_makes_names_comparable() -> None:
    assert fold("Hyesŏn’s ＡＢ１") == "hyeson's ab1"
    assert fold("İstanbul") == "istanbul"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(codec=None)))
def test_every_span_leads_back_into_the_original(text: str) -> None:
    made = working(text)
    assert len(made.folded) == len(made.text)
    for start in range(0, len(made.text), 3):
        first, last = made.original(start, min(len(made.text), start + 2))
        assert 0 <= first < last <= len(text)
    made.text.encode()
