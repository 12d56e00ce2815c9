"""Sealing: opens with the right key, shows only a size class, and loads no cipher before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pyrage  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.errors import InputError, RefusedError
from naru.sealed import LARGEST_CONTENT, Recipient, recognise, seal, seal_at_rest, unframe

IDENTITY = pyrage.x25519.Identity.generate()
HOUSE = Recipient.parse(str(IDENTITY.to_public()))


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=5000))
def test_what_is_sealed_opens_again(content: bytes) -> None:
    assert unframe(pyrage.decrypt(seal(content, [HOUSE]), [IDENTITY])) == content
    assert unframe(pyrage.decrypt(seal_at_rest(content, [HOUSE]), [IDENTITY]), at_rest=True) == content


def test_the_payload_has_one_length_for_a_whole_class() -> None:
    def payload(size: int) -> int:
        envelope = seal(b"x" * size, [HOUSE])
        return len(envelope) - recognise(envelope).length

    assert {payload(size) for size in (0, 1, 1000, 4088)} == {16 + 4096 + 16}
    assert payload(4089) == payload(65_000) == 16 + 65536 + 16
    assert payload(LARGEST_CONTENT) == 16 + (4 << 20) + 64 * 16


def test_no_recipients_or_too_many_are_refused() -> None:
    for recipients in ([], [HOUSE] * 17):
        with pytest.raises(InputError) as problem:
            seal(b"x", recipients)
        assert problem.value.code == "recipients_missing"


def test_too_much_is_refused() -> None:
    with pytest.raises(RefusedError) as problem:
        seal(b"x" * (LARGEST_CONTENT + 1), [HOUSE])
    assert problem.value.code == "envelope_too_large"


def test_a_recipient_made_by_hand_is_refused_without_its_text() -> None:
    with pytest.raises(InputError) as problem:
        seal(b"x", [Recipient("age1canary")])
    assert problem.value.code == "recipient_unreadable"
    assert "canary" not in repr(problem.value) + str(problem.value)


def test_recognising_loads_no_cipher() -> None:
    script = "import sys, naru.sealed; sys.exit('pyrage' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
