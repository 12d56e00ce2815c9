"""The key file's cipher: against the vectors of its RFC, and against an implementation that is not ours."""

from __future__ import annotations

import pyrage  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.intake.wrapping import _block, _poly1305, chacha20_poly1305, wrap


def test_rfc8439_block() -> None:
    block = _block(bytes(range(32)), 1, bytes.fromhex("000000090000004a00000000"))
    assert block.hex() == (
        "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
        "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e"
    )


def test_rfc8439_poly1305() -> None:
    key = bytes.fromhex("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b")
    assert _poly1305(key, b"Cryptographic Forum Research Group").hex() == "a8061dc1305136c6c22b8baf0c0127a9"


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=2000), st.text(min_size=1, max_size=30))
def test_another_implementation_opens_what_is_wrapped(content: bytes, passphrase: str) -> None:
    assert pyrage.passphrase.decrypt(wrap(content, passphrase, work_factor=4), passphrase) == content


def test_a_changed_file_does_not_open() -> None:
    wrapped = wrap(b"content", "words", work_factor=4)
    for at in range(wrapped.index(b"scrypt"), len(wrapped)):
        changed = wrapped[:at] + bytes([wrapped[at] ^ 1]) + wrapped[at + 1 :]
        if wrapped[at : at + 1] == b"4" and b" 4\n" in wrapped[at - 1 : at + 2]:
            continue  # another work factor: not opened either, but slowly
        with pytest.raises(pyrage.DecryptError):
            pyrage.passphrase.decrypt(changed, "words")


def test_every_bit_of_the_nonce_counts() -> None:
    assert len({chacha20_poly1305(bytes(32), bytes(11) + bytes([n]), b"") for n in range(20)}) == 20
