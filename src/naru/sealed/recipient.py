"""Recipient: the public half of a key, as age writes it (`age1...`, Bech32 over an X25519 point).

Checked here in plain Python (BIP 173), so that the drop box can show its key without loading a cipher. Refuses:
another prefix, upper case, a wrong checksum, padding bits that are not zero, another length than 32 bytes, the point
that is all zeros. The hybrid post-quantum recipients (`age1pq...`) are refused until both sides can use them.
"""

from __future__ import annotations

from dataclasses import dataclass

from naru.errors import Code, InputError

_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX = "age"
_LENGTH = 62  # age, the separator 1, 52 characters of data, 6 of checksum


def _checksum(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit in range(5):
            check ^= _GENERATOR[bit] if top >> bit & 1 else 0
    return check


def _point(untrusted: str) -> bytes | None:
    """The 32 bytes behind a recipient's text, None where it is not one."""
    text = untrusted.strip()
    if len(text) != _LENGTH or not text.startswith(_PREFIX + "1"):
        return None
    data = [_CHARSET.find(letter) for letter in text[len(_PREFIX) + 1 :]]
    expanded = [ord(c) >> 5 for c in _PREFIX] + [0] + [ord(c) & 31 for c in _PREFIX]
    if -1 in data or _checksum(expanded + data) != 1:
        return None
    bits = 0
    for value in data[:-6]:
        bits = bits << 5 | value
    if bits & 0xF:  # 52 characters carry 260 bits: 256 of key and 4 that must be zero
        return None
    return (bits >> 4).to_bytes(32, "big")


@dataclass(frozen=True)
class Recipient:
    """Somebody things can be sealed to. Make one with `Recipient.parse`; `str` gives the text back."""

    text: str

    @classmethod
    def parse(cls, untrusted: str) -> Recipient:
        """The recipient a text names; blanks around it do not matter. Raises: InputError (recipient_unreadable)."""
        point = _point(untrusted)
        if point is None or not any(point):
            raise InputError(Code.RECIPIENT_UNREADABLE)
        return cls(untrusted.strip())

    def __str__(self) -> str:
        return self.text
