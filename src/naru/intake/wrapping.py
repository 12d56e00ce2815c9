"""A key file under a passphrase: the age format with one scrypt stanza, written here so that *we* choose its work
factor.

pyrage chooses one by measuring the machine and takes 1 GiB and 3 s on a small one, each time the key is opened; 2^18
(256 MiB), the default of age's own program, is what this house uses. Written from C2SP age.md, RFC 7914 (scrypt, the
standard library's), RFC 5869 (HKDF) and RFC 8439 (ChaCha20-Poly1305, in plain Python: some hundred bytes, once in the
life of a key). Reading is left to pyrage, and what is written is read back before it is trusted. Refuses nothing:
what goes in is ours.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct

#: log2 of scrypt's N.
WORK_FACTOR = 18
_VERSION = b"age-encryption.org/v1\n"
_MASK = 0xFFFFFFFF


def _quarter(state: list[int], a: int, b: int, c: int, d: int) -> None:
    for one, two, three, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        state[one] = (state[one] + state[two]) & _MASK
        mixed = state[three] ^ state[one]
        state[three] = (mixed << turn | mixed >> (32 - turn)) & _MASK


def _block(key: bytes, counter: int, nonce: bytes) -> bytes:
    """One ChaCha20 block (RFC 8439, 2.3)."""
    start = [
        *struct.unpack("<4I", b"expand 32-byte k"),
        *struct.unpack("<8I", key),
        counter,
        *struct.unpack("<3I", nonce),
    ]
    state = list(start)
    for _ in range(10):
        for column in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)):
            _quarter(state, *column)
        for diagonal in ((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
            _quarter(state, *diagonal)
    return struct.pack("<16I", *((word + first) & _MASK for word, first in zip(state, start, strict=True)))


def _poly1305(key: bytes, message: bytes) -> bytes:
    """RFC 8439, 2.5."""
    clamped = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at : at + 16] + b"\1", "little")) * clamped % ((1 << 130) - 5)
    return ((total + int.from_bytes(key[16:], "little")) & ((1 << 128) - 1)).to_bytes(16, "little")


def chacha20_poly1305(key: bytes, nonce: bytes, content: bytes) -> bytes:
    """`content` encrypted, the 16-byte tag behind it, no additional data (RFC 8439, 2.8). 32-byte key, 12-byte
    nonce.
    """
    stream = b"".join(_block(key, 1 + at, nonce) for at in range((len(content) + 63) // 64))
    sealed = bytes(one ^ two for one, two in zip(content, stream, strict=False))
    padded = sealed + bytes(-len(sealed) % 16) + bytes(8) + len(sealed).to_bytes(8, "little")
    return sealed + _poly1305(_block(key, 0, nonce)[:32], padded)


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA-256, 32 bytes (RFC 5869)."""
    drawn = hmac.new(salt or bytes(32), key, hashlib.sha256).digest()
    return hmac.new(drawn, info + b"\1", hashlib.sha256).digest()


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def wrap(content: bytes, passphrase: str, work_factor: int = WORK_FACTOR) -> bytes:
    """`content` (under 64 KiB) as an age file that `passphrase` opens."""
    file_key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16)
    wrapping = hashlib.scrypt(
        passphrase.encode(),
        salt=_VERSION.strip() + b"/scrypt" + salt,
        n=1 << work_factor,
        r=8,
        p=1,
        maxmem=2 << (work_factor + 10),
        dklen=32,
    )
    body = _base64(chacha20_poly1305(wrapping, bytes(12), file_key))
    header = _VERSION + b"-> scrypt " + _base64(salt) + b" %d\n" % work_factor + body + b"\n---"
    mac = hmac.new(_hkdf(file_key, b"", b"header"), header, hashlib.sha256).digest()
    payload = chacha20_poly1305(_hkdf(file_key, nonce, b"payload"), bytes(11) + b"\1", content)
    return header + b" " + _base64(mac) + b"\n" + nonce + payload
