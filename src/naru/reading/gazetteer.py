"""Gazetteer: all names of a pack's places in all scripts, searched at once.

In: a pack. Out: a `NameIndex`, made once per pack, whose `found` gives every name that stands anywhere in a folded text, nested ones too, with
the rows that bear it. It decides nothing: what a name means here is for `places`. Names of one letter, and Latin names of fewer than four
letters, are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from ahocorasick_rs import AhoCorasick, MatchKind

from naru.packs import Pack, PlaceRow
from naru.reading.cleaning import fold
from naru.reading.han import simplified
from naru.values import LANGS

_LATIN = re.compile(r"[a-z]")
_OTHER = re.compile(r"[^\x00-\x7f\u3040-\u30ff\u3005\u3400-\u9fff\uac00-\ud7a3・·\-–—]")
_LETTERS = 4
_HANGUL = re.compile("[\uac00-\ud7a3]")
#: How long the names in Hangul are that are written without a space between them.
_GLUED = (2, 3, 4, 5)
#: An editor who adds a place of a short name means it.
_ADDED_LETTERS = 2


#: What is left of a village's name without its last syllable.
_BARE_LETTERS = 5
_BARE_TYPES = frozenset({"village", "labor_district", "town"})
#: Types of rows that lead over a river, named by the towns on both sides.
CROSSINGS = frozenset({"crossing", "bridge"})
_PAIR = re.compile(r"([a-z']{4,})-([a-z']{4,})(?: [a-z]+)?")


class Named(NamedTuple):
    """A name as it stands in the folded text, and the numbers of the rows that bear it."""

    start: int
    end: int
    name: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """See the module. `rows` are the pack's, in its order. `grade`: 0 = county or larger, 1 = town or district, 2 = village."""

    rows: tuple[PlaceRow, ...]
    numbers: dict[str, int]
    above: tuple[tuple[int, ...], ...]
    grade: tuple[int, ...]
    _names: tuple[str, ...]
    _bearers: tuple[tuple[int, ...], ...]
    _automaton: AhoCorasick
    _hangul: dict[str, tuple[int, ...]]

    def found(self, folded: str) -> Iterator[Named]:
        """Every name in the text, in the order in which they end."""
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            yield Named(start, end, self._names[number], self._bearers[number])

    def opens(self, folded: str, end: int, rows: tuple[int, ...]) -> bool:
        """Whether a name in Hangul that lies in one of these rows is glued on behind: "함북회령"."""
        return any(
            any(
                self.lies_in(row, other) and row != other
                for row in self._hangul.get(folded[end : end + length], ())
                for other in rows
            )
            for length in _GLUED
            if len(folded) >= end + length
        )

    def glued(self, folded: str, start: int, rows: tuple[int, ...]) -> bool:
        """Whether the name in Hangul right before is one that these rows lie in, and begins a word itself."""
        return any(
            any(
                self.lies_in(row, other) and row != other
                for other in self._hangul.get(folded[start - length : start], ())
                for row in rows
            )
            for length in _GLUED
            if start >= length and not _HANGUL.match(folded[start - length - 1 : start - length])
        )

    def lies_in(self, row: int, other: int) -> bool:
        """Whether one row is another or lies in it."""
        return row == other or other in self.above[row]


_INDEXES: WeakKeyDictionary[Pack, NameIndex] = WeakKeyDictionary()


def name_index(pack: Pack) -> NameIndex:
    """The names of a pack, with the further names of its lexicons' places (`aliases`)."""
    if pack not in _INDEXES:
        _INDEXES[pack] = _made(pack)
    return _INDEXES[pack]


def _made(pack: Pack) -> NameIndex:
    rows = pack.places.rows
    numbers = {row.id: number for number, row in enumerate(rows)}
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    small = _small(rows)
    for number, row in enumerate(rows):
        for name in row.all_names:
            for written in _written(*small[name], _ADDED_LETTERS if row.added else _LETTERS):
                if number not in bearers[written]:
                    bearers[written].append(number)
            if row.type in CROSSINGS:
                for written in _pairs(small[name][0]):
                    if number not in bearers[written]:
                        bearers[written].append(number)
    ended = _ended(pack)
    for number, row in enumerate(rows):
        for name in row.all_names if row.type in _BARE_TYPES else ():
            bare = _bare(small[name][0], ended)
            if bare is not None and number not in bearers[bare]:
                bearers[bare].append(number)
    for lang in LANGS:
        if (lang, "places") not in pack.lexicons():
            continue
        aliases = pack.lexicon(lang, "places").get("aliases")
        for name, place_id in (aliases or {}).items():
            number = numbers.get(str(place_id), -1)
            if number >= 0:
                for written in dict.fromkeys((fold(str(name)), simplified(fold(str(name))))):
                    bearers[written].insert(0, number)
    names = tuple(bearers)
    return NameIndex(
        rows,
        numbers,
        tuple(_above(row, numbers, rows) for row in rows),
        tuple(_grade(row, pack) for row in rows),
        names,
        tuple(tuple(bearers[name]) for name in names),
        AhoCorasick(list(names), matchkind=MatchKind.Standard, store_patterns=False),
        {name: tuple(bearers[name]) for name in names if len(name) in _GLUED and _HANGUL.match(name)},
    )


def _small(rows: tuple[PlaceRow, ...]) -> dict[str, tuple[str, str]]:
    """Every name -> the same folded, and with simplified letters; all in one go."""
    names = list(dict.fromkeys(name for row in rows for name in row.all_names if "\n" not in name))
    folded = fold("\n".join(names))
    pairs = zip(folded.split("\n"), simplified(folded).split("\n"), strict=True)
    small = dict(zip(names, pairs, strict=True))
    broken = {name for row in rows for name in row.all_names if name not in small}
    return small | dict.fromkeys(broken, ("", ""))


def _written(folded: str, plain_han: str, letters: int) -> Iterator[str]:
    """The forms of a name as they may stand in folded text."""
    if _OTHER.search(folded):
        return
    if _LATIN.search(folded):
        if len(folded) < letters:
            return
        yield folded
        plain = folded.replace("'", "")
        if plain != folded and len(plain) >= letters:
            yield plain
        if "-" in plain:
            yield plain.replace("-", " ")
    elif len(folded) > 1:
        yield folded
        if plain_han != folded:
            yield plain_han


def _pairs(name: str) -> Iterator[str]:
    """What a crossing between two towns is also called, either town first."""
    found = _PAIR.fullmatch(name)
    if found is None:
        return
    for one, two in (found.group(1, 2), found.group(2, 1)):
        for dash in "-–":
            yield f"{one}{dash}{two}"
            for word in ("bridge", "crossing", "customs"):
                yield f"{one}{dash}{two} {word}"


def towns_of(row: PlaceRow) -> frozenset[str]:
    """The towns a crossing is named for, folded."""
    pairs = (_PAIR.fullmatch(fold(name)) for name in row.all_names)
    return frozenset(town for pair in pairs if pair is not None for town in pair.group(1, 2))


def _ended(pack: Pack) -> re.Pattern[str]:
    """A name in Latin letters with a last syllable that only says its type (`endings` of the English places)."""
    has = ("en", "places") in pack.lexicons()
    endings = pack.lexicon("en", "places").get("endings") if has else None
    return re.compile(f"([a-z]+)-(?:{'|'.join(re.escape(str(each)) for each in endings or ()) or '(?!)'})")


def _bare(name: str, ended: re.Pattern[str]) -> str | None:
    """A name without its last syllable of type, where enough is left."""
    found = ended.fullmatch(name)
    return found.group(1) if found is not None and len(found.group(1)) >= _BARE_LETTERS else None


def _above(row: PlaceRow, numbers: dict[str, int], rows: tuple[PlaceRow, ...]) -> tuple[int, ...]:
    chain: list[int] = []
    parent = row.parent_id
    while parent is not None and parent in numbers and len(chain) < 8:
        number = numbers[parent]
        if number in chain:
            break
        chain.append(number)
        parent = rows[number].parent_id
    return tuple(chain)


def _grade(row: PlaceRow, pack: Pack) -> int:
    if pack.precision_of(row.id) in ("country", "province", "county"):
        return 0
    return 2 if row.type == "village" else 1
