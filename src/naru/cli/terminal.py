"""Words of the input on a terminal: whatever came in, it can only ever be read, never act.

In: untrusted words. Out: the same without control, direction and other letters that a terminal would obey instead of
showing.
"""

from __future__ import annotations


def printable(untrusted: str) -> str:
    """The words with every letter that cannot be printed replaced by U+FFFD."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in untrusted)
