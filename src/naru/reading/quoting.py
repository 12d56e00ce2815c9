"""Quoting: where the text speaks in somebody else's words.

Out: `Quote`s with their depth, outermost first. Marks of four languages, curly and straight; an apostrophe is none; a mark that is
never closed closes with its paragraph (English repeats the opening mark at each paragraph of one long quotation). Titles in 《》 are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "«": "»", "〝": "〟", "＂": "＂", '"': '"', "'": "'", "„": "”"}
_CLOSERS = frozenset(_PAIRS.values())
_MARK = re.compile("[“”‘’「」『』«»〝〟＂\"'„]|\n(?=[^\\S\n]*(?:\n|\\Z))")
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """`start`:`end` with its marks; depth 0 = not inside another quotation."""

    start: int
    end: int
    depth: int

    def holds(self, start: int, end: int) -> bool:
        """Whether a span lies inside this quotation."""
        return self.start <= start and end <= self.end


def quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of a text by where they start."""
    found: list[Quote] = []
    open_marks: list[tuple[str, int]] = []

    def close_all(at: int) -> None:
        while open_marks:
            mark, start = open_marks.pop()
            if mark != "'" and at - start > 1:
                found.append(Quote(start, at, len(open_marks)))

    for found_mark in _MARK.finditer(text):
        position, letter = found_mark.start(), found_mark.group()
        if letter == "\n":
            close_all(position)
            continue
        before = text[position - 1] if position else " "
        after = text[position + 1] if position + 1 < len(text) else " "
        if letter in "'’‘" and before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
            continue
        if letter in _CLOSERS and any(_PAIRS[mark] == letter for mark, _ in open_marks):
            if letter == "'" and (before.isspace() or (after.isascii() and after.isalnum())):
                continue
            while open_marks:
                mark, start = open_marks.pop()
                if _PAIRS[mark] == letter:
                    found.append(Quote(start, position + 1, len(open_marks)))
                    break
        elif letter in _PAIRS and len(open_marks) < _DEEPEST:
            if letter == "'" and (before.isalnum() or after.isspace()):
                continue
            open_marks.append((letter, position))
    close_all(len(text))
    found.sort(key=lambda quote: (quote.start, -quote.end))
    return tuple(found)
