"""Cleaning: a text as it came -> a working text that can be searched, with the way back to the original offsets.

In: any str. Out: `Working`: `text` (composed to NFC; without control, zero-width and direction characters; lone surrogates replaced),
`folded` (the same length: lower case, Latin letters without diacritics, full-width forms and typographic apostrophes made plain), and
`original(start, end)`, which gives back the code points of the text as it came. Refuses nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_DROPPED = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
_STRANGE = re.compile(f"[{_DROPPED}\r\u2028\u2029\ud800-\udfff]")
_DROP = re.compile(f"[{_DROPPED}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
#: What NFC may join: a Hangul syllable in pieces, or a letter with marks on it.
_CLUSTER = re.compile(
    "[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|[\uac00-\ud7a3][\u11a8-\u11ff]"
    "|[^\\W\\d_][\u0300-\u036f]{1,8}|[\u3040-\u30ff][\u3099\u309a]"
)


def _plain_letters() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and base.isascii():
            table[code] = base.lower()
    table.update({code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)})
    table.update(dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u02bb\u00b4\u2032\u02b9`"), "'"))
    table.update(dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-"))
    table.update(dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000\t"), " "))
    return table


_PLAIN = _plain_letters()


def fold(text: str) -> str:
    """`text` in the form names and words are compared in; the same length."""
    lowered = text.translate(_PLAIN).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.translate(_PLAIN))


@dataclass(frozen=True, slots=True)
class Working:
    """See the module. Offsets everywhere in this room are those of `text` until the very end."""

    source: str
    text: str
    folded: str
    _starts: list[int] | None = field(default=None, repr=False)
    _ends: list[int] | None = field(default=None, repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as it came that `start`:`end` of the working text stands for."""
        if self._starts is None or self._ends is None:
            return start, end
        if start >= end:
            here = self._starts[start] if start < len(self._starts) else len(self.source)
            return here, here
        return self._starts[start], self._ends[end - 1]

    def slice(self, start: int, end: int) -> str:
        """The words at a span of the working text, as they came; what cannot be written as UTF-8 is replaced."""
        first, last = self.original(start, end)
        words = self.source[first:last]
        return words if self._starts is None else _SURROGATE.sub("\ufffd", words)


def working(source: str) -> Working:
    """The working text of `source`."""
    if _STRANGE.search(source) is None and unicodedata.is_normalized("NFC", source):
        return Working(source, source, fold(source))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(piece: str, first: int, last: int) -> None:
        letters.append(piece)
        starts.extend([first] * len(piece))
        ends.extend([last] * len(piece))

    position = 0
    joined = {m.start(): m.end() for m in _CLUSTER.finditer(source)}
    while position < len(source):
        letter = source[position]
        after = joined.get(position)
        if after is not None:
            keep(unicodedata.normalize("NFC", source[position:after]), position, after)
            position = after
            continue
        if letter == "\r":
            if source[position + 1 : position + 2] != "\n":
                keep("\n", position, position + 1)
        elif letter in "\u2028\u2029":
            keep("\n", position, position + 1)
        elif "\ud800" <= letter <= "\udfff":
            keep("\ufffd", position, position + 1)
        elif _DROP.match(letter) is None:
            keep(letter, position, position + 1)
        position += 1
    text = "".join(letters)
    return Working(source, text, fold(text), starts, ends)
