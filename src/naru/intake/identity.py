"""Identity: the private half of a key, and the two ways it lies in a file.

In clear it is the file of age itself (`# public key: ...`, then AGE-SECRET-KEY-1...); under a passphrase it is that
same text in an age file with one scrypt stanza, so `age -d` opens it without Naru. The scrypt stanza is read here
from *our own* key file only, and even there its work factor is capped, so that a swapped file cannot eat the memory
of the machine.
"""

from __future__ import annotations

import re
from typing import Any

import pyrage  # type: ignore[import-untyped]

from naru.errors import Code, InputError
from naru.intake.wrapping import wrap
from naru.sealed import Recipient

_SECRET = re.compile(r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\Z")
_WRAPPED = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n[A-Za-z0-9+/]{43}\n--- ")
#: scrypt's N as a power of two: 22 = 4 GiB, more than any machine of ours would ever have chosen for one second.
_WORK_CAP = 22
_FILE_CAP = 8 << 10


class Identity:
    """A private key in memory. It never shows itself: `repr` tells the recipient only."""

    __slots__ = ("_key", "recipient")

    def __init__(self, key: Any) -> None:
        self._key = key
        self.recipient = Recipient.parse(str(key.to_public()))

    def __repr__(self) -> str:
        return f"<Identity of {self.recipient}>"

    def __reduce__(self) -> str:
        raise TypeError("an identity does not leave the process it was opened in")

    def unsafe_key(self) -> Any:
        """The decryptor's own key object: for `opening` only."""
        return self._key


def new_identity() -> Identity:
    """A fresh X25519 identity from the operating system's randomness."""
    return Identity(pyrage.x25519.Identity.generate())


def write_identity(identity: Identity) -> bytes:
    """The key file in clear, as age writes it. Whoever holds it can open everything: mode 0600, or wrap it."""
    return f"# public key: {identity.recipient}\n{identity.unsafe_key()}\n".encode()


def wrap_identity(identity: Identity, passphrase: str) -> bytes:
    """The key file under a passphrase (age, scrypt). Raises: InputError (passphrase_missing) for an empty one."""
    if not passphrase:
        raise InputError(Code.PASSPHRASE_MISSING)
    content = write_identity(identity)
    wrapped = wrap(content, passphrase)
    # A key file that does not open is a newsroom lost: read it back with the other implementation before trusting it.
    if _unwrap(wrapped, passphrase) != content:
        raise InputError(Code.IDENTITY_UNREADABLE)
    return wrapped


def _unwrap(untrusted: bytes, passphrase: str | None) -> bytes:
    found = _WRAPPED.match(untrusted)
    if found is None or int(found.group(1)) > _WORK_CAP:
        raise InputError(Code.IDENTITY_UNREADABLE)
    if not passphrase:
        raise InputError(Code.PASSPHRASE_MISSING)
    try:
        clear: bytes = pyrage.passphrase.decrypt(untrusted, passphrase)
    except pyrage.DecryptError:
        raise InputError(Code.PASSPHRASE_WRONG) from None
    return clear


def read_identity(untrusted: bytes, passphrase: str | None = None) -> Identity:
    """The identity a key file holds, in clear or under `passphrase`.

    Raises: InputError (identity_unreadable, passphrase_missing, passphrase_wrong).
    """
    if len(untrusted) > _FILE_CAP:
        raise InputError(Code.IDENTITY_UNREADABLE)
    clear = _unwrap(untrusted, passphrase) if untrusted.startswith(b"age-encryption.org/") else untrusted
    lines = [line.strip() for line in clear.decode("ascii", "replace").splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    if len(keys) != 1 or _SECRET.match(keys[0]) is None:
        raise InputError(Code.IDENTITY_UNREADABLE)
    try:
        return Identity(pyrage.x25519.Identity.from_str(keys[0]))
    except pyrage.IdentityError:
        raise InputError(Code.IDENTITY_UNREADABLE) from None
