"""Sentences: a rough division of a text, for callers that have not divided it themselves.

Out: (start, end) of stretches that end with a full stop, question or exclamation mark or a line break. A full stop ends a sentence
only before a space or line break that is not followed by a lower-case letter or a digit, and not behind a single letter or a
shortened word that times are written with ("Jan. 26", "Feb. 3").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"[。！？!?]+[」』”\"')）]*\s*"
    r"|(?<![ .][A-Za-z])(?<!\b[A-Z][a-z]{2})(?<!Sept)(?<![0-9])\.[”\"')]*\s+(?![a-z0-9])"
    r"|(?<=[0-9])\.[”\"')]*\s+(?![a-z0-9~]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|\n+"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of the sentences of a text, in order; together they hold all of it but the spaces between."""
    start = 0
    for mark in _END.finditer(text):
        if text[start : mark.end()].strip():
            yield start, mark.end()
            start = mark.end()
    if text[start:].strip():
        yield start, len(text)
