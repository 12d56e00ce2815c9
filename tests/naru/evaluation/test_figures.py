"""Shares and their intervals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.evaluation import share, wilson
from naru.evaluation.figures import reliabilities


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    # Newcombe 1998 (Statistics in Medicine 17:857-872), table I, method 3: 81/263, 15/148, 0/20, 1/29.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_printed_by_newcombe(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_an_interval_holds_its_share_and_stays_a_share(right: int, more: int) -> None:
    found = share(right, right + more)
    assert 0 <= found.low <= found.high <= 1
    if found.share is not None:
        assert found.low - 1e-12 <= found.share <= found.high + 1e-12
    else:
        assert (found.low, found.high) == (0, 1)


def test_levels_of_confidence() -> None:
    levels = reliabilities(
        [("times", 0.95, True), ("times", 1.0, False), ("times", 0.55, True), ("places", 0.3, False)]
    )
    told = [(each.kind, each.low, each.high, each.right.right, each.right.of) for each in levels]
    assert told == [("places", 0.3, 0.5, 0, 1), ("times", 0.5, 0.6, 1, 1), ("times", 0.9, 1.0, 1, 2)]
