"""Keys: written and read in clear and under a passphrase; nothing but our own key file reaches scrypt."""

from __future__ import annotations

import pickle

import pyrage  # type: ignore[import-untyped]
import pytest

from naru.errors import InputError, RefusedError
from naru.intake import new_identity, open_envelope, read_identity, wrap_identity, write_identity
from naru.sealed import seal


@pytest.fixture(scope="module")
def wrapped() -> bytes:
    return wrap_identity(read_identity(KEY), "correct horse")


KEY = write_identity(new_identity())


def code(untrusted: bytes, passphrase: str | None = None) -> str:
    with pytest.raises(InputError) as problem:
        read_identity(untrusted, passphrase)
    return problem.value.code


def test_in_clear() -> None:
    assert write_identity(read_identity(KEY)) == KEY
    assert write_identity(read_identity(KEY.replace(b"\n", b"\r\n"))) == KEY


def test_under_a_passphrase(wrapped: bytes) -> None:
    assert b"AGE-SECRET" not in wrapped
    assert write_identity(read_identity(wrapped, "correct horse")) == KEY
    assert code(wrapped, "wrong") == "passphrase_wrong"
    assert code(wrapped) == "passphrase_missing"
    assert code(wrapped, "") == "passphrase_missing"
    assert code(wrapped[:-1], "correct horse") == "passphrase_wrong"


def test_age_itself_opens_the_wrapped_key(wrapped: bytes) -> None:
    assert pyrage.passphrase.decrypt(wrapped, "correct horse") == KEY


def test_an_empty_passphrase_protects_nothing() -> None:
    with pytest.raises(InputError):
        wrap_identity(new_identity(), "")


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"AGE-SECRET-KEY-1QQ",
        KEY + KEY,
        KEY.lower(),
        b"x" * 10_000,
        "아".encode(),
        b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 23\n"
        + b"A" * 43
        + b"\n--- "
        + b"A" * 43
        + b"\n"
        + bytes(50),
        b"age-encryption.org/v1\n-> X25519 "
        + b"A" * 43
        + b"\n"
        + b"A" * 43
        + b"\n--- "
        + b"A" * 43
        + b"\n"
        + bytes(50),
    ],
)
def test_what_is_no_key_of_ours(untrusted: bytes) -> None:
    assert code(untrusted, "any") == "identity_unreadable"


def test_an_identity_shows_and_leaves_nothing() -> None:
    identity = new_identity()
    assert "SECRET" not in repr(identity) + str(identity)
    with pytest.raises(TypeError):
        pickle.dumps(identity)


def test_opening_is_all_or_nothing() -> None:
    house, other = new_identity(), new_identity()
    large = seal(b"word " * 40_000, [house.recipient])
    assert open_envelope(large, house) == b"word " * 40_000
    for untrusted, identity, expected in [
        (large, other, "envelope_not_opened"),
        (large[:-1] + bytes([large[-1] ^ 1]), house, "envelope_not_opened"),
        (large[: len(large) - (64 << 10) - 16], house, "envelope_not_opened"),
        (large[:-20], house, "envelope_not_opened"),
        (large[:150], house, "envelope_truncated"),
        (
            pyrage.encrypt(b"unpadded", [pyrage.x25519.Recipient.from_str(str(house.recipient))]),
            house,
            "envelope_frame",
        ),
    ]:
        with pytest.raises(RefusedError) as problem:
            open_envelope(untrusted, identity)
        assert problem.value.code == expected
