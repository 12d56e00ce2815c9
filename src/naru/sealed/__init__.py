"""What anyone may do: seal something to the newsroom, and recognise an envelope without opening it.

In: content as bytes and the recipients (public keys). Out: an age envelope (age-encryption.org/v1, X25519) whose
length tells nothing but a size class. Nothing here opens an envelope and nothing here parses content: the server that
faces the street loads this room and no other.

    >>> from naru.sealed import Recipient, recognise, seal
    >>> house = Recipient.parse("age1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzs23v9ccrydpk8qarc0savhh7m")
    >>> envelope = seal(b"footprints on the ice", [house])
    >>> recognise(envelope).recipients
    1
"""

from naru.sealed.envelope import seal, seal_at_rest
from naru.sealed.frame import (
    ENVELOPE_SIZES,
    LARGEST_AT_REST,
    LARGEST_CONTENT,
    at_rest_size,
    envelope_size,
    frame,
    unframe,
)
from naru.sealed.header import HEADER_CAP, RECIPIENTS_CAP, Header, recognise
from naru.sealed.recipient import Recipient

__all__ = [
    "ENVELOPE_SIZES", "HEADER_CAP", "LARGEST_AT_REST", "LARGEST_CONTENT", "RECIPIENTS_CAP", "Header", "Recipient",
    "at_rest_size", "envelope_size", "frame", "recognise", "seal", "seal_at_rest", "unframe",
]  # fmt: skip
