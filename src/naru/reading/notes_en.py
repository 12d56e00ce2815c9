"""Hurried notes, in English: whom a whole note is from, named before its first colon or at its end ("… Fr student at the college").

In: the chains of a text and its passages. Out: the same chains, where what an official says stands behind who passed the note on. Grammar only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from naru.reading.passages import Passage
from naru.reading.voices import Chain, Voice

#: Longer texts name each voice where it speaks.
_NOTE = 900
_CLOSES = re.compile(
    r"[(\[\-–—~\s]*(?:(?:all |this |info |news |source |src |that'?s |told |"
    r"heard |sent |msg )*(?:fr|frm|from|via|through|per|acc to|according to|by)\b|(?:source|src|via)\s?[:=])\s*"
)
_OPENS = re.compile(r"[^.;!?\n]{0,60}?\s?[:–—](?=\s)")
_INNER = frozenset({"official_statement", "hearsay", "document"})


def passed_on(found: Sequence[Chain], passages: Sequence[Passage]) -> None:
    """Put who passed a note on before what an official in it says."""
    if (
        not passages
        or passages[0].sentence.lang != "en"
        or passages[-1].end > _NOTE
        or passages[0].sentence.section != passages[-1].sentence.section
    ):
        return
    teller = _teller(found, passages)
    if teller is None:
        return
    voice = teller.links[0]
    for chain in found:
        outer = chain.links[0]
        if chain is teller or outer.kind not in _INNER or outer.speaker == voice.speaker:
            continue
        if outer.kind == "document" or (outer.kind == "hearsay" and outer.speaker is None and outer.person is None):
            continue
        chain.links.insert(0, Voice(voice.kind, voice.speaker, voice.span, voice.person, True, voice.row))


def _teller(found: Sequence[Chain], passages: Sequence[Passage]) -> Chain | None:
    """The chain of who passed all of it on: alone before the first colon, or behind "fr" in the last sentence."""
    first, last = passages[0], passages[-1]
    for chain in found:
        voice = chain.links[0]
        if voice.person is None or voice.kind not in ("relay", "witness", "participant") or voice.speaker is None:
            continue
        start, end = voice.speaker
        opens = voice.person.voice == "source" and first.start <= start <= first.start + _FEW
        if opens and start < first.end and _OPENS.match(first.folded, end, first.end):
            return chain
        if last is not first and last.start <= start < last.end and _CLOSES.fullmatch(last.folded, last.start, start):
            return chain
    return None


#: So few letters stand before who opens a note ("frm our ").
_FEW = 24
