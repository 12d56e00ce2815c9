"""Recognising: everything that is not plainly an X25519 age envelope is refused before a decryptor could see it."""

from __future__ import annotations

import base64

import pyrage  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.errors import RefusedError
from naru.sealed import HEADER_CAP, Recipient, recognise, seal

IDENTITY = pyrage.x25519.Identity.generate()
HOUSE = Recipient.parse(str(IDENTITY.to_public()))
ENVELOPE = seal(b"a sealed word", [HOUSE])
V = b"age-encryption.org/v1\n"
SHARE = base64.b64encode(bytes(range(32))).rstrip(b"=")
BODY = base64.b64encode(bytes(range(100, 132))).rstrip(b"=")
STANZA = b"-> X25519 " + SHARE + b"\n" + BODY + b"\n"
MAC = b"--- " + BODY + b"\n"
PAYLOAD = bytes(16 + 4096 + 16)


def code(untrusted: bytes, whole: int | None = None) -> str:
    try:
        recognise(untrusted, whole=whole)
    except RefusedError as problem:
        return problem.code
    return "recognised"


def test_what_the_sealer_makes_is_recognised() -> None:
    for count in (1, 2, 16):
        assert recognise(seal(b"x", [HOUSE] * count)).recipients == count


def test_the_payload_begins_where_the_header_says() -> None:
    header = recognise(ENVELOPE)
    assert ENVELOPE[: header.length].endswith(b"\n")
    assert ENVELOPE[: header.length].split(b"\n")[-2].startswith(b"--- ")
    assert len(ENVELOPE) - header.length == 16 + 4096 + 16


def test_a_beginning_is_enough() -> None:
    large = seal(b"x" * 100_000, [HOUSE])
    assert recognise(large[:HEADER_CAP], whole=len(large)) == recognise(large)


@pytest.mark.parametrize(
    ("untrusted", "expected"),
    [
        (V + STANZA + MAC + PAYLOAD, "recognised"),
        (V + STANZA + b"-> x-grease a b\nAAAA\n" + MAC + PAYLOAD, "recognised"),
        (b"", "envelope_not_age"),
        (b"hello", "envelope_not_age"),
        (V[:10], "envelope_truncated"),
        (V, "envelope_truncated"),
        (b"age-encryption.org/v2\n" + STANZA + MAC + PAYLOAD, "envelope_not_age"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "envelope_armored"),
        (V + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_passphrase"),
        (V + STANZA + b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_passphrase"),
        (V + b"-> ssh-ed25519 AAAA\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_stanza"),
        (V + STANZA + b"-> mlkem768x25519 AAAA\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_stanza"),
        (V + b"-> x-grease\nAAAA\n" + MAC + PAYLOAD, "envelope_stanza"),
        (V + STANZA.replace(b"\n", b"\r\n") + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> X25519\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> X25519 " + SHARE + b" " + SHARE + b"\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> X25519 " + SHARE[:-1] + b"\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> X25519 " + b"A" * 43 + b"\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> X25519 " + SHARE + b"\n" + BODY[:-2] + b"\n" + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> X25519 " + SHARE + b"\n" + BODY + b"=\n" + MAC + PAYLOAD, "envelope_header"),
        (V + b"->  X25519 " + SHARE + b"\n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> X25519 " + SHARE + b" \n" + BODY + b"\n" + MAC + PAYLOAD, "envelope_header"),
        (V + STANZA + b"---" + BODY + b"\n" + PAYLOAD, "envelope_header"),
        (V + STANZA + b"--- " + BODY[:-1] + b"\n" + PAYLOAD, "envelope_header"),
        (V + STANZA + MAC, "envelope_truncated"),
        (V + STANZA + MAC + bytes(31), "envelope_truncated"),
        (V + STANZA + MAC + bytes(32), "recognised"),  # an empty content is a whole envelope; its frame is judged later
        (V + STANZA + MAC + bytes(16 + (64 << 10) + 16), "recognised"),
        (V + STANZA + MAC + bytes(16 + (64 << 10) + 16 + 5), "envelope_truncated"),
        (V + STANZA + MAC + bytes(16 + (64 << 10) + 16 + 16), "envelope_truncated"),
        (V + STANZA * 17 + MAC + PAYLOAD, "envelope_header_too_long"),
        (V + STANZA + b"-> a-grease\n\n" * 30 + MAC + PAYLOAD, "envelope_header_too_long"),
        (V + STANZA + b"-> a-grease " + b"x" * HEADER_CAP + b"\n\n" + MAC + PAYLOAD, "envelope_header_too_long"),
        (V + b"\n" * 50, "envelope_header"),
        (V + b"-> a-grease\n" + b"A" * 65 + b"\n\n" + STANZA + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> a-grease\n" + b"A" * 64 + b"\n" + STANZA + MAC + PAYLOAD, "envelope_header"),
        (V + b"-> a-grease\n" + b"A" * 64 + b"\n\n" + STANZA + MAC + PAYLOAD, "recognised"),
        (V + b"-> a-grease\nAB\n" + STANZA + MAC + PAYLOAD, "envelope_header"),  # bits that carry nothing are not zero
    ],
)
def test_the_closed_list_of_refusals(untrusted: bytes, expected: str) -> None:
    assert code(untrusted) == expected


def test_a_header_that_never_ends_is_not_read_to_its_end() -> None:
    assert code(V + b"-> a-grease " + b"x" * HEADER_CAP, whole=10_000_000) == "envelope_header_too_long"


@settings(max_examples=300)
@given(st.binary(max_size=600))
def test_anything_behind_the_version_line_is_judged_and_never_crashes(untrusted: bytes) -> None:
    assert code(V + untrusted).startswith(("envelope_", "recognised"))


@settings(max_examples=300)
@given(st.integers(min_value=0, max_value=len(ENVELOPE) - 1))
def test_a_cut_envelope_is_refused_or_does_not_open(cut: int) -> None:
    if cut < recognise(ENVELOPE).length + 32:
        assert code(ENVELOPE[:cut]) != "recognised"
    else:
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(ENVELOPE[:cut], [IDENTITY])


@settings(max_examples=300)
@given(st.integers(min_value=0, max_value=recognise(ENVELOPE).length - 1), st.integers(min_value=1, max_value=255))
def test_what_is_recognised_with_a_changed_header_does_not_open(at: int, flip: int) -> None:
    changed = ENVELOPE[:at] + bytes([ENVELOPE[at] ^ flip]) + ENVELOPE[at + 1 :]
    if code(changed) == "recognised":
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(changed, [IDENTITY])
