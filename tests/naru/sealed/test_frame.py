"""The frame: length, content, zeros up to a size class, and nothing else is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.errors import RefusedError
from naru.sealed import (
    ENVELOPE_SIZES,
    LARGEST_AT_REST,
    LARGEST_CONTENT,
    at_rest_size,
    envelope_size,
    frame,
    unframe,
)


@given(st.binary(max_size=9000))
def test_content_comes_back_from_its_frame(content: bytes) -> None:
    assert unframe(frame(content, envelope_size(len(content)))) == content
    assert unframe(frame(content, at_rest_size(len(content))), at_rest=True) == content


@pytest.mark.parametrize(
    ("content", "size"),
    [(0, 4096), (4088, 4096), (4089, 65536), (65528, 65536), (65529, 1 << 20), (LARGEST_CONTENT, 4 << 20)],
)
def test_envelopes_have_four_sizes(content: int, size: int) -> None:
    assert envelope_size(content) == size
    assert size in ENVELOPE_SIZES


@pytest.mark.parametrize(("content", "size"), [(0, 512), (504, 512), (505, 1024), (1016, 1024), (1017, 2048)])
def test_rows_have_powers_of_two(content: int, size: int) -> None:
    assert at_rest_size(content) == size


@given(st.integers(min_value=0, max_value=LARGEST_AT_REST))
def test_a_row_is_never_twice_as_large_as_needed(content: int) -> None:
    size = at_rest_size(content)
    assert size & (size - 1) == 0
    assert content + 8 <= size
    assert size == 512 or size < 2 * (content + 8)


def test_too_large_is_refused() -> None:
    for refused in (
        lambda: envelope_size(LARGEST_CONTENT + 1),
        lambda: at_rest_size(LARGEST_AT_REST + 1),
        lambda: frame(b"x" * 505, 512),
    ):
        with pytest.raises(RefusedError) as problem:
            refused()
        assert problem.value.code == "envelope_too_large"


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"\0" * 7,
        b"\0" * 8,
        b"\0" * 4095,
        b"\0" * 4097,
        (4089).to_bytes(8, "big") + b"\0" * 4088,  # a length that runs over the end
        (1).to_bytes(8, "big") + b"x" + b"\0" * 4086 + b"y",  # something behind the content
        b"\xff" * 4096,
        (10).to_bytes(8, "big") + b"\0" * 65528,  # a larger class than the content needs
    ],
)
def test_what_is_no_frame_is_refused(untrusted: bytes) -> None:
    with pytest.raises(RefusedError) as problem:
        unframe(untrusted)
    assert problem.value.code == "envelope_frame"
