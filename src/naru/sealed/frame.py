"""How content lies inside an envelope: 8-byte big-endian length, content, zeros up to a size class.

Two kinds of size class. An *envelope* travels, so there are only four lengths in the world (4 KiB, 64 KiB, 1 MiB, 4
MiB). What the house keeps *at rest* (rows, media) is padded to powers of two from 512 bytes up. Both count the 8
bytes of the length. Laid down in docs/formats/envelope.md. Refuses: more than the largest class, a length that does
not fit, anything but zeros behind the content, a frame that is not exactly of one of the sizes.
"""

from __future__ import annotations

from naru.errors import Code, RefusedError

#: The lengths a travelling envelope's inside may have, bytes.
ENVELOPE_SIZES: tuple[int, ...] = (4 << 10, 64 << 10, 1 << 20, 4 << 20)
_LENGTH = 8
#: The most content a travelling envelope holds, bytes.
LARGEST_CONTENT: int = ENVELOPE_SIZES[-1] - _LENGTH
_SMALLEST_ROW = 512
#: The most content one thing at rest holds, bytes.
LARGEST_AT_REST: int = (128 << 20) - _LENGTH


def envelope_size(content: int) -> int:
    """The smallest size class (bytes) for `content` bytes. Raises: RefusedError (envelope_too_large)."""
    for size in ENVELOPE_SIZES:
        if content + _LENGTH <= size:
            return size
    raise RefusedError(Code.ENVELOPE_TOO_LARGE)


def at_rest_size(content: int) -> int:
    """The smallest power of two >= 512 (bytes) for `content` bytes.

    Raises: RefusedError (envelope_too_large) over 128 MiB.
    """
    if content > LARGEST_AT_REST:
        raise RefusedError(Code.ENVELOPE_TOO_LARGE)
    return max(_SMALLEST_ROW, 1 << (content + _LENGTH - 1).bit_length())


def frame(content: bytes, size: int) -> bytes:
    """`content` laid out in exactly `size` bytes. Raises: RefusedError (envelope_too_large) where it does not fit."""
    if len(content) + _LENGTH > size:
        raise RefusedError(Code.ENVELOPE_TOO_LARGE)
    return (len(content).to_bytes(_LENGTH, "big") + content).ljust(size, b"\0")


def unframe(untrusted: bytes, *, at_rest: bool = False) -> bytes:
    """The content of a frame. Raises: RefusedError (envelope_frame) where anything is not as `frame` lays it."""
    if len(untrusted) < _LENGTH:
        raise RefusedError(Code.ENVELOPE_FRAME)
    length = int.from_bytes(untrusted[:_LENGTH], "big")
    room = LARGEST_AT_REST if at_rest else LARGEST_CONTENT
    if length > room:
        raise RefusedError(Code.ENVELOPE_FRAME)
    size = at_rest_size(length) if at_rest else envelope_size(length)
    end = _LENGTH + length
    if len(untrusted) != size or untrusted.count(0, end) != size - end:
        raise RefusedError(Code.ENVELOPE_FRAME)
    return untrusted[_LENGTH:end]
