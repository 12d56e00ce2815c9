"""Open an envelope: recognised first, then decrypted whole in memory, then its frame checked. All or nothing.

pyrage hands out chunks before it sees a truncation, so nothing is passed on until the last one has been read; and it
cannot tell "sealed to somebody else" from "damaged", so both are one refusal. Refuses: everything
`naru.sealed.recognise` refuses, envelope_not_opened, envelope_frame.
"""

from __future__ import annotations

import pyrage  # type: ignore[import-untyped]

from naru.errors import Code, RefusedError
from naru.intake.identity import Identity
from naru.sealed import recognise, unframe


def _decrypt(untrusted: bytes, identity: Identity) -> bytes:
    recognise(untrusted)
    try:
        framed: bytes = pyrage.decrypt(untrusted, [identity.unsafe_key()])
    except pyrage.DecryptError:
        raise RefusedError(Code.ENVELOPE_NOT_OPENED) from None
    return framed


def open_envelope(untrusted: bytes, identity: Identity) -> bytes:
    """The content of a travelling envelope.

    Raises: RefusedError with the code; not a byte of content leaves before all is checked.
    """
    return unframe(_decrypt(untrusted, identity))


def open_at_rest(untrusted: bytes, identity: Identity) -> bytes:
    """The content of something the house sealed for itself (`seal_at_rest`). Raises: as `open_envelope`."""
    return unframe(_decrypt(untrusted, identity), at_rest=True)
