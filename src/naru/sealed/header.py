"""Recognise an age envelope from its header and length, before any decryptor sees a byte of it.

Follows age-encryption.org/v1 (C2SP age.md), and is stricter on purpose: X25519 stanzas only, beside the meaningless
`...-grease` stanzas that some sealers add so that nobody stops skipping unknown ones; at most 16 recipients, 16 KiB
of header; **no scrypt stanza from outside ever reaches a decryptor** (its work factor is the sender's to choose: 23
costs 8 GB and 84 s). Canonical base64 only, bodies wrapped at exactly 64 characters, no carriage returns. Refuses
with one of the `envelope_*` codes listed in docs/formats/envelope.md.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

from naru.errors import Code, RefusedError

#: The longest header read, bytes, and the most recipients it may name.
HEADER_CAP = 16 << 10
RECIPIENTS_CAP = 16
_STANZAS_CAP = 20
_VERSION = b"age-encryption.org/v1\n"
_ARMOR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\Z")
_WORDS = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\Z")
_COLUMNS = 64
_NONCE, _TAG, _CHUNK = 16, 16, 64 << 10


@dataclass(frozen=True)
class Header:
    """What can be known of an envelope from outside: how many recipients, where the payload begins (bytes)."""

    recipients: int
    length: int


@dataclass(frozen=True)
class _Stanza:
    kind: bytes
    arguments: tuple[bytes, ...]
    body: bytes


def _unbase64(text: bytes) -> bytes:
    """Canonical unpadded base64, or a refusal."""
    try:
        data = binascii.a2b_base64(text + b"=" * (-len(text) % 4), strict_mode=True)
    except binascii.Error:
        raise RefusedError(Code.ENVELOPE_HEADER) from None
    if binascii.b2a_base64(data, newline=False).rstrip(b"=") != text:
        raise RefusedError(Code.ENVELOPE_HEADER)
    return data


class _Lines:
    """The header's lines, one after the other; asks for more than there is = refused."""

    def __init__(self, untrusted: bytes, start: int, whole: int) -> None:
        self._untrusted = untrusted[: HEADER_CAP + 1]
        self._whole = whole
        self.at = start

    def next(self) -> bytes:
        end = self._untrusted.find(b"\n", self.at)
        if end < 0:
            if len(self._untrusted) >= HEADER_CAP:
                raise RefusedError(Code.ENVELOPE_HEADER_TOO_LONG)
            raise RefusedError(Code.ENVELOPE_TRUNCATED if len(self._untrusted) == self._whole else Code.ENVELOPE_HEADER)
        line = self._untrusted[self.at : end]
        self.at = end + 1
        if self.at > HEADER_CAP:
            raise RefusedError(Code.ENVELOPE_HEADER_TOO_LONG)
        return line


def _stanza(first: bytes, lines: _Lines) -> _Stanza:
    found = _WORDS.match(first)
    if found is None:
        raise RefusedError(Code.ENVELOPE_HEADER)
    kind, *arguments = found.group(1).split(b" ")
    body = b""
    while True:
        line = lines.next()
        if len(line) > _COLUMNS:
            raise RefusedError(Code.ENVELOPE_HEADER)
        body += _unbase64(line)
        if len(line) < _COLUMNS:
            return _Stanza(kind, tuple(arguments), body)


def _stanzas(lines: _Lines) -> list[_Stanza]:
    """All stanzas, the line of the MAC consumed behind them."""
    found: list[_Stanza] = []
    while True:
        line = lines.next()
        if line.startswith(b"---"):
            mac = _MAC.match(line)
            if mac is None or len(_unbase64(mac.group(1))) != 32:
                raise RefusedError(Code.ENVELOPE_HEADER)
            return found
        found.append(_stanza(line, lines))
        if len(found) > _STANZAS_CAP:
            raise RefusedError(Code.ENVELOPE_HEADER_TOO_LONG)


def _x25519(stanza: _Stanza) -> None:
    """Refuse an X25519 stanza that is not one 32-byte share (not zero) and one wrapped 16-byte file key."""
    if len(stanza.arguments) != 1 or len(stanza.body) != 32:
        raise RefusedError(Code.ENVELOPE_HEADER)
    share = _unbase64(stanza.arguments[0])
    if len(share) != 32 or not any(share):
        raise RefusedError(Code.ENVELOPE_HEADER)


def _check_payload(length: int) -> None:
    """A nonce, then chunks of 64 KiB each with a tag, the last one never empty unless it is the only one."""
    chunks = length - _NONCE
    rest = chunks % (_CHUNK + _TAG)
    if chunks < _TAG or (0 < rest < _TAG) or (rest == _TAG and chunks > _TAG):
        raise RefusedError(Code.ENVELOPE_TRUNCATED)


def _after_version(untrusted: bytes, whole: int) -> int:
    if untrusted.lstrip()[: len(_ARMOR)] == _ARMOR:
        raise RefusedError(Code.ENVELOPE_ARMORED)
    if untrusted.startswith(_VERSION):
        return len(_VERSION)
    if untrusted and whole < len(_VERSION) and _VERSION.startswith(untrusted):
        raise RefusedError(Code.ENVELOPE_TRUNCATED)
    raise RefusedError(Code.ENVELOPE_NOT_AGE)


def recognise(untrusted: bytes, *, whole: int | None = None) -> Header:
    """What an envelope shows from outside.

    `untrusted` is the envelope or any beginning of it of at least `HEADER_CAP` bytes; `whole` its whole length in
    bytes (of `untrusted` where None). Raises: RefusedError with one of envelope_not_age, envelope_armored,
    envelope_header, envelope_header_too_long, envelope_passphrase, envelope_stanza, envelope_truncated.
    """
    total = len(untrusted) if whole is None else whole
    lines = _Lines(untrusted, _after_version(untrusted, total), total)
    stanzas = _stanzas(lines)
    if any(stanza.kind == b"scrypt" for stanza in stanzas):
        raise RefusedError(Code.ENVELOPE_PASSPHRASE)
    known = [stanza for stanza in stanzas if stanza.kind == b"X25519"]
    if any(stanza.kind != b"X25519" and not stanza.kind.endswith(b"-grease") for stanza in stanzas):
        raise RefusedError(Code.ENVELOPE_STANZA)
    if not known:
        raise RefusedError(Code.ENVELOPE_STANZA if stanzas else Code.ENVELOPE_HEADER)
    if len(known) > RECIPIENTS_CAP:
        raise RefusedError(Code.ENVELOPE_HEADER_TOO_LONG)
    for stanza in known:
        _x25519(stanza)
    _check_payload(total - lines.at)
    return Header(recipients=len(known), length=lines.at)
