"""What only the house may do: open an envelope, clean what was in it, parse a message.

In: bytes from outside and the house's identity (its private key). Out: a `Note`: who told it, by which channel, on
which day, and the text, clean of what could make it read differently from what it says.

    >>> from naru.intake import clean_text, parse_note
    >>> note = parse_note(clean_text(b"---\\nsource: heron\\nreceived: 2024-01-28\\n---\\nFootprints on the ice.\\n"))
    >>> note.source, note.text
    ('heron', 'Footprints on the ice.\\n')
"""

from naru.intake.cleaning import LONGEST_MESSAGE, clean_text
from naru.intake.formats.note import CHANNELS, Channel, Note, parse_note
from naru.intake.identity import Identity, new_identity, read_identity, wrap_identity, write_identity
from naru.intake.opening import open_at_rest, open_envelope

__all__ = [
    "CHANNELS", "LONGEST_MESSAGE", "Channel", "Identity", "Note", "clean_text", "new_identity", "open_at_rest",
    "open_envelope", "parse_note", "read_identity", "wrap_identity", "write_identity",
]  # fmt: skip
