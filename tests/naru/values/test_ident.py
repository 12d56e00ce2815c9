"""Ids: their form, what makes two the same, and what cannot be recomputed without the key."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.values import content_id, is_id, keyed_id, random_id

PARTS = st.lists(st.text() | st.binary() | st.integers(), max_size=4)


@given(PARTS)
def test_every_id_has_the_form_of_the_house(parts: list[str | bytes | int]) -> None:
    assert is_id(content_id("c", *parts))
    assert is_id(keyed_id("s", b"key", "content"))
    assert is_id(random_id("r"))


@given(PARTS, PARTS)
def test_the_same_parts_give_the_same_id_and_others_another(
    one: list[str | bytes | int], other: list[str | bytes | int]
) -> None:
    def as_bytes(parts: list[str | bytes | int]) -> list[bytes]:
        return [part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass") for part in parts]

    assert (content_id("c", *one) == content_id("c", *other)) is (as_bytes(one) == as_bytes(other))


def test_parts_do_not_run_together() -> None:
    assert content_id("c", "ab", "c") != content_id("c", "a", "bc")
    assert content_id("c", "") != content_id("c")
    assert content_id("c", "a") != content_id("p", "a")


def test_a_content_id_can_be_recomputed_by_hand() -> None:
    digest = hashlib.sha256(len(b"a").to_bytes(8, "big") + b"a" + (2).to_bytes(8, "big") + b"12").hexdigest()
    assert content_id("c", "a", 12) == f"c-{digest[:16]}"


def test_a_keyed_id_follows_rfc_4231() -> None:
    # test case 2 of RFC 4231
    assert keyed_id("s", b"Jefe", "what do ya want for nothing?") == "s-5bdcc146bf60754e"
    assert keyed_id("s", b"Jefe", "what do ya want for nothing!") != "s-5bdcc146bf60754e"


def test_random_ids_differ() -> None:
    assert len({random_id("r") for _ in range(1000)}) == 1000


def test_half_a_surrogate_pair_is_content_as_well() -> None:
    assert is_id(content_id("c", "\ud800"))
    assert is_id(keyed_id("c", b"key", "\ud800"))


@pytest.mark.parametrize(
    "word", ["", "c-", "c-000000000000000", "c-00000000000000000", "C-0000000000000000", "c-000000000000000G",
             "c-0000000000000000\n", "claim-0000000000000000", "0000000000000000", " c-0000000000000000"],
)  # fmt: skip
def test_what_is_no_id(word: str) -> None:
    assert is_id(word) is False
