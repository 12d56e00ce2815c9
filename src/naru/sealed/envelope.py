"""Seal: content in, an age envelope out (age-encryption.org/v1, X25519 recipients, through pyrage).

pyrage is loaded at the first sealing, not at import: who only recognises envelopes never loads a cipher. Refuses: no
recipient or more than 16, content over the largest size class.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from naru.errors import Code, InputError
from naru.sealed.frame import at_rest_size, envelope_size, frame
from naru.sealed.header import RECIPIENTS_CAP
from naru.sealed.recipient import Recipient


@lru_cache(maxsize=64)
def _ready(text: str) -> Any:
    import pyrage  # type: ignore[import-untyped]

    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise InputError(Code.RECIPIENT_UNREADABLE) from None


def _encrypt(framed: bytes, recipients: Sequence[Recipient]) -> bytes:
    import pyrage

    if not 1 <= len(recipients) <= RECIPIENTS_CAP:
        raise InputError(Code.RECIPIENTS_MISSING)
    envelope: bytes = pyrage.encrypt(framed, [_ready(recipient.text) for recipient in recipients])
    return envelope


def seal(content: bytes, recipients: Sequence[Recipient]) -> bytes:
    """A travelling envelope: `content` (at most 4 MiB - 8 bytes) padded to one of the four size classes.

    Raises: RefusedError (envelope_too_large), InputError (recipients_missing, recipient_unreadable).
    """
    return _encrypt(frame(content, envelope_size(len(content))), recipients)


def seal_at_rest(content: bytes, recipients: Sequence[Recipient]) -> bytes:
    """Something the house keeps: `content` (at most 128 MiB - 8 bytes) padded to a power of two of at least 512 bytes.

    Raises: as `seal`.
    """
    return _encrypt(frame(content, at_rest_size(len(content))), recipients)
