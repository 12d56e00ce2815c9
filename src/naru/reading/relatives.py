"""Relatives: places that are told by another one ("a village ten ri from X", "upstream of X", "X 인근 마을", "X附近", "X近郊").

In: the folded text, its sentences, the names found in it, the words of each language (`relative` in lexicons/<lang>/places.yaml). Out: spots of
level "relative" without a row of their own: they lie `inside` the known place or `near` it, and hold its name, which counts by itself.
Refuses to say where such a place is: nothing finer than the name it is told by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from naru.reading.splitting import Sentence
from naru.values import Lang, Record

#: How far before a name the words that make it relative may begin.
_REACH = 60
_FIGURES = r"[0-9]{1,4}(?:[.,-][0-9]{1,3})?"


class RelativeWords(Record, frozen=True, kw_only=True):
    """`things`: what an unknown place may be; `some`: words around those; `near_before`, `edge_before`: words before the known name for near it and
    inside it, `near_behind`, `edge_behind` those behind it; `from_before`, `from_behind`: words that need a distance; `distances`: its units;
    `numbers`, `about`, `away`: words of it; `glue`: what may stand between the name and the words behind it. `view_before`, `view_behind`: words
    around a far side from which only somebody looks.
    """

    things: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    near_before: tuple[str, ...] = ()
    near_behind: tuple[str, ...] = ()
    edge_before: tuple[str, ...] = ()
    edge_behind: tuple[str, ...] = ()
    from_before: tuple[str, ...] = ()
    from_behind: tuple[str, ...] = ()
    distances: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    glue: tuple[str, ...] = ()
    view_before: tuple[str, ...] = ()
    view_behind: tuple[str, ...] = ()
    examples: tuple[dict[str, str], ...] = msgspec.field(default=())


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the text. `row` is its number in the pack's list, None where no place of the pack is meant for sure."""

    start: int
    end: int
    row: int | None
    alternatives: tuple[int, ...]
    rule: str
    confidence: float
    level: str
    near: int | None = None
    inside: int | None = None


class Relatives:
    """The compiled form of `RelativeWords`: one way of telling each, as (before the name, behind it)."""

    def __init__(self, lang: Lang, words: RelativeWords) -> None:
        space = r"[\s-]{1,2}" if lang == "en" else r"\s?"
        some = f"(?:(?:{_any(words.some)}){space}){{0,3}}" if words.some else ""
        thing = f"(?:{some}(?:{_any(words.things)}))"
        about = f"(?:(?:{_any(words.about)}){space})?" if words.about else ""
        number = f"(?:{_FIGURES}|{_any(words.numbers)})"
        length = f"{about}{number}{space}(?:{_any(words.distances)}){'' if lang == 'en' else f'(?:{space}(?:{_any(words.about)}))?'}"
        self.ways: list[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None]] = []
        self.view_before = re.compile(rf"(?:{_any(words.view_before)})\s?(?:the\s)?\Z")
        self.view_behind = re.compile(rf"\s?(?:{_any(words.view_behind)})")
        if lang == "en":
            lead = rf"(?<![a-z])(?:{thing},?\s)?(?:(?:{length})\s)?"
            for kind, found in (("near", words.near_before), ("inside", words.edge_before)):
                if found:
                    self.ways.append((kind, re.compile(rf"{lead}(?:{_any(found)})\s(?:the\s)?\Z"), None))
            if words.from_before:
                far = rf"(?<![a-z])(?:{thing},?\s)?{length}\s(?:{_any(words.away)}\s)?(?:{_any(words.from_before)})\s(?:the\s)?\Z"
                self.ways.append(("near", re.compile(far), None))
            for kind, found in (("near", words.near_behind), ("inside", words.edge_behind)):
                if found:
                    self.ways.append((kind, None, re.compile(rf"(?:{_any(found)})(?![a-z])")))
            return
        glue = rf"(?:\s?(?:{_any(words.glue)}))?\s?" if words.glue else r"\s?"
        away = f"(?:{space}(?:{_any(words.away)}))?" if words.away else ""
        tail = f"(?:{glue}{thing})?"
        for kind, found in (("near", words.near_behind), ("inside", words.edge_behind)):
            if found:
                behind = f"{glue}(?:{_any(found)})(?:{space}{length}{away})?{tail}"
                self.ways.append((kind, None, re.compile(behind)))
        if words.from_behind:
            self.ways.append(
                ("near", None, re.compile(f"{glue}(?:{_any(words.from_behind)}){space}{length}{away}{tail}"))
            )
        if words.from_before:
            behind = f"{glue}{length}{away}{tail}"
            self.ways.append(("near", re.compile(rf"(?:{_any(words.from_before)})\s?\Z"), re.compile(behind)))
        if words.near_before:
            self.ways.append(("near", re.compile(rf"(?:{_any(words.near_before)})\s?\Z"), re.compile(tail)))
        if words.things:
            # "a village of X"
            self.ways.append(
                ("inside", None, re.compile(f"{glue}(?:{_any(words.some)}){space}(?:{_any(words.things)})"))
            )

    def way(self, folded: str, start: int, end: int, low: int, high: int) -> tuple[int, int, str] | None:
        """The widest way in which the name at `start`:`end` tells another place, as (start, end, kind)."""
        best: tuple[int, int, str] | None = None
        for kind, before, behind in self.ways:
            first, last = start, end
            if before is not None:
                lead = before.search(folded, max(low, start - _REACH), start)
                if lead is None:
                    continue
                first = lead.start()
            if behind is not None:
                tail = behind.match(folded, end, high)
                if tail is None:
                    continue
                last = tail.end()
            if (first, last) != (start, end) and (best is None or last - first > best[1] - best[0]):
                best = (first, last, kind)
        return best

    def looked_from(self, folded: str, start: int, end: int) -> bool:
        """Whether somebody only looks from there ("seen from the far side")."""
        before = self.view_before.search(folded, max(0, start - 16), start)
        return before is not None or self.view_behind.match(folded, end) is not None


def _any(words: Sequence[str]) -> str:
    found = sorted((word for word in words if word), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in found) or "(?!)"


def relatives(
    folded: str, sentences: Sequence[Sentence], found: Sequence[Spot], words_of: Callable[[Lang], Relatives | None]
) -> list[Spot]:
    """The places told by one of the names found, for each name the way that covers most words."""
    made: list[Spot] = []
    at = 0
    for spot in found:
        while at + 1 < len(sentences) and sentences[at].end < spot.end:
            at += 1
        if spot.level in ("country", "relative") or not sentences:
            continue
        sentence = sentences[at]
        words = words_of(sentence.lang)
        if words is None:
            continue
        best = words.way(folded, spot.start, spot.end, sentence.start, sentence.end)
        if best is not None:
            made.append(_told(sentence.lang, spot, best))
    return _apart(made)


def _told(lang: Lang, spot: Spot, way: tuple[int, int, str]) -> Spot:
    start, end, kind = way
    told = Spot(start, end, None, (), f"{lang}.place.{kind}", 0.6, "relative")
    return replace(told, inside=spot.row) if kind == "inside" else replace(told, near=spot.row)


def _apart(made: list[Spot]) -> list[Spot]:
    """Without overlap: the first, then the longer."""
    kept: list[Spot] = []
    for spot in sorted(made, key=lambda spot: (spot.start, -spot.end)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
