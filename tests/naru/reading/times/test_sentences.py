"""The rough division into sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.reading.times.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On Jan. 26 he ran. They met.", 2),
        ("2024. 1. 26. 확인. 다음 날 또 옴.", 3),
        ("今日は来た。明日は来ない。", 2),
        ("one\ntwo\n\nthree", 3),
        ("At 3 p.m. he left.", 1),
        ("", 0),
        ("   \n ", 0),
    ],
)
def test_sentences_are_divided(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


@given(st.text(alphabet='aA1. 。!\n?"', max_size=60))
def test_nothing_but_space_is_lost(text: str) -> None:
    bounds = list(sentences(text))
    assert "".join(text[start:end] for start, end in bounds).split() == text.split()
    assert all(left[1] <= right[0] for left, right in pairwise(bounds))
