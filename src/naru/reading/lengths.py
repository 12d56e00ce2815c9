"""Lengths: a very long text is read piece by piece, so that memory stays bounded and time in line with its length.

In: a text. Out: pieces that end at the end of a paragraph where there is one, else of a line, else of a sentence; and
the readings of the pieces put together, with all offsets those of the whole text. What is carried from sentence to
sentence (a date to count from, a voice that goes on speaking) is not carried from piece to piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naru.reading.mentions import Reading

#: Code points of one piece: some forty long articles. Shorter texts are read whole.
PIECE = 200_000
_ENDS = ("\n\n", "\n", ". ", "。", "！", "？", " ")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a text with the offset of each; nothing is left out."""
    start = 0
    while len(text) - start > PIECE:
        end = _end(text, start + PIECE // 2, start + PIECE)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _end(text: str, first: int, last: int) -> int:
    """The best place to part a text between `first` and `last`."""
    for mark in _ENDS:
        at = text.rfind(mark, first, last)
        if at >= 0:
            return at + len(mark)
    return last


def joined(readings: Iterable[tuple[int, Reading]], id: str | None) -> Reading:
    """One reading of readings of pieces, each with the offset of its piece; at least one."""
    whole: Reading | None = None
    lists: dict[str, list[object]] = {name: [] for name in ("times", "places", "persons", "measures", "hedges")}
    attributions: list[object] = []
    claims: list[object] = []
    for offset, reading in readings:
        whole = whole or reading
        names = {chain.id: f"A{len(attributions) + n}" for n, chain in enumerate(reading.attributions, start=1)}
        for name, listed in lists.items():
            for each in getattr(reading, name):
                moved: dict[str, object] = {"start": each.start + offset, "end": each.end + offset}
                if name == "hedges":
                    whose = names[each.holder] if each.holder is not None else None
                    moved |= {"scope": _moved(each.scope, offset), "holder": whose}
                if name == "times" and each.counts_from is not None:
                    moved["counts_from"] = _moved(each.counts_from, offset)
                listed.append(each.replaced(**moved))
        for chain in reading.attributions:
            links = tuple(
                link.replaced(span=_moved(link.span, offset)) if link.span is not None else link for link in chain.links
            )
            attributions.append(chain.replaced(id=names[chain.id], span=_moved(chain.span, offset), links=links))
        for claim in reading.claims:
            claims.append(
                claim.replaced(
                    id=f"C{len(claims) + 1}",
                    span=_moved(claim.span, offset),
                    attribution=names[claim.attribution] if claim.attribution is not None else None,
                )
            )
    assert whole is not None
    filled = {name: tuple(listed) for name, listed in lists.items()}
    return whole.replaced(id=id, attributions=tuple(attributions), claims=tuple(claims), **filled)


def _moved(span: tuple[int, int], offset: int) -> tuple[int, int]:
    return span[0] + offset, span[1] + offset
