"""Places: which names of the text mean which place of the pack.

In: the working text, its sentences, a pack. Out: `Spot`s in working offsets. All names are found at once (`gazetteer`); then rules decide: the
edges a word must have in its script, what a word behind a name says of its type ("X River", "X시"), two rivers under one word, a parent
beside a name ("X, Y Province", "함북 X"), and for homonyms parent, type, distance to the border and the other places of the text. A name that
is also a common word, or that only villages bear, needs such evidence or it is nothing. Where the best of several is not clearly the best,
no id is given and the candidates stand in `alternatives`: a wrong link is worse than a missing one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import msgspec

from naru.errors import Code, ItemError
from naru.packs import Pack
from naru.reading.gazetteer import CROSSINGS, NameIndex, name_index, towns_of
from naru.reading.han import simplified
from naru.reading.homonyms import Ranked, ranked
from naru.reading.relatives import Relatives, RelativeWords, relatives
from naru.reading.relatives import Spot as Spot
from naru.reading.splitting import Sentence
from naru.values import Lang, Record, convert

#: A word with a capital inside a sentence: somebody who writes so would write names so too.
_CAPITAL = re.compile(r"(?<![.!?:] )\b(?!I\b)[A-Z]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u3005\u3400-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
#: A name in katakana beside another of these is a piece of a longer word.
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
#: What a word in Latin letters would go on with.
_LETTER = re.compile("[^\\W_\u3041-\u30ff\u3005\u3400-\u9fff\uac00-\ud7a3]")


class PlaceWords(Record, frozen=True, kw_only=True):
    """The words of one language that decide about names (lexicons/<lang>/places.yaml).

    `suffixes`: words behind a name, by the type they say; `common`: names that are ordinary words; `known`: small places that need no parent;
    `not_before`/`not_behind`: words that make the name part of something else; `tails`, `particles`: what may be glued to a name (Korean);
    `here`, `here_before`: what behind or before a common word makes it a place after all; `river_before`, `river_behind`: what makes a name
    the river's; `far_side`, `far_tail`, `across`: relative places; `links`: what may stand between a
    place and its parent; `endings`: last syllables that only say a type (English); `led_by`: the Han letters
    behind which a name of two Han letters is a word of its own (Japanese); `alike`: names that count as this language's only with a word of type.
    """

    aliases: dict[str, str] = msgspec.field(default_factory=dict)
    suffixes: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    common: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    here_before: tuple[str, ...] = ()
    led_by: str = ""
    endings: tuple[str, ...] = ()
    river_before: tuple[str, ...] = ()
    river_behind: tuple[str, ...] = ()
    far_side: tuple[str, ...] = ()
    far_tail: tuple[str, ...] = ()
    across: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    relative: RelativeWords = RelativeWords()
    examples: tuple[dict[str, str | list[str]], ...] = ()


#: What the rules that decide about names are called, behind their language.
PLACE_RULES = (
    "name",
    "type",
    "demonym",
    "parent",
    "unsure",
    "shared-type",
    "the-river",
    "far-side",
    "seen-from",
    "near",
    "inside",
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that passed the rules of its script: where it stands, what it may mean, and what speaks for it."""

    start: int
    end: int
    rows: tuple[int, ...]
    lang: Lang
    said: str | None
    common: bool
    known: bool
    rule: str
    sentence: int


class _Words:
    """The compiled form of `PlaceWords`."""

    def __init__(self, lang: Lang, words: PlaceWords) -> None:
        self.lang = lang
        self.words = words
        self.common = frozenset(words.common)
        self.known = frozenset(words.known)
        self.demonyms = frozenset(words.demonyms)
        self.suffix = _suffixes(lang, words.suffixes)
        self.type_of = {word: kind for kind, found in words.suffixes.items() for word in found}
        self.not_before = _either(words.not_before)
        self.not_behind = _either(words.not_behind, r"\Z")
        self.here = _either(words.here)
        self.here_before = _either(words.here_before, r"\Z")
        self.river_before = _either(words.river_before, r"\s\Z")
        self.river_behind = _either(words.river_behind, r"\b")
        self.links = _either(words.links, "")
        self.own_type = tuple((word, kind) for word, kind in self.type_of.items() if kind in _OWN_TYPES)
        tails = _alternatives(words.tails)
        particles = _alternatives(words.particles)
        self.tail = (
            re.compile(rf"(?:\s?(?:{tails})){{0,2}}(?:{particles}){{0,3}}(?![\uac00-\ud7a3])")
            if tails and particles
            else None
        )
        far = _alternatives(words.far_side)
        tail = _alternatives(words.far_tail)
        self.far_side = re.compile(f"(?:{far})" + (rf"(?:\s(?:{tail}))?" if tail else "")) if far else None
        self.across = _either(words.across)
        self.relatives = Relatives(lang, words.relative)
        self.across_before = _either(words.across, r"\s?(?:的|の)?\s?\Z")

    def told_by(self, name: str) -> str | None:
        """The type that the end of a name itself tells ("종성구"), or None."""
        return next((kind for word, kind in self.own_type if name.endswith(word) and len(name) > len(word) + 1), None)


#: Types that the last syllables of a name tell.
_OWN_TYPES = frozenset({"labor_district", "town", "district"})


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _either(words: Sequence[str], end: str = "") -> re.Pattern[str] | None:
    return re.compile(f"(?:{_alternatives(words)}){end}") if words else None


def _suffixes(lang: Lang, suffixes: dict[str, tuple[str, ...]]) -> re.Pattern[str] | None:
    words = _alternatives([word for found in suffixes.values() for word in found])
    if not words:
        return None
    return re.compile(rf"[\s-]+({words})\b" if lang == "en" else rf"\s?({words})")


_WORDS: WeakKeyDictionary[Pack, dict[Lang, _Words]] = WeakKeyDictionary()


def _words(pack: Pack, lang: Lang) -> _Words:
    loaded = _WORDS.setdefault(pack, {})
    if lang not in loaded:
        has = (lang, "places") in pack.lexicons()
        try:
            loaded[lang] = _Words(lang, convert(pack.lexicon(lang, "places") if has else {}, PlaceWords))
        except ItemError:
            raise ItemError(Code.LEXICON_UNREADABLE, field="places") from None
    return loaded[lang]


def spots(text: str, folded: str, sentences: Sequence[Sentence], pack: Pack) -> list[Spot]:
    """The places of a text, in order and without overlap, but for relative places, which hold the name they are told by."""
    index = name_index(pack)
    folded = _plain(folded, sentences)
    starts = [sentence.start for sentence in sentences]
    names: list[_Name] = []
    for named in index.found(folded):
        at = bisect_right(starts, named.start) - 1
        if at < 0 or named.end > sentences[at].end:
            continue
        lang = _script(named.name, sentences[at].lang)
        accepted = _accepted(
            text, folded, sentences[at], at, named.start, named.end, named.name, named.rows, _words(pack, lang), index
        )
        if accepted is not None:
            names.append(accepted)
    names = _outermost(names)
    names = _supported(folded, names, index)
    names = _under_one_word(folded, names, index, pack)
    parents = _parents(folded, names, index, pack)
    found = list(_decided(folded, names, parents, index))
    far = _relative(folded, sentences, found, pack)
    near = relatives(folded, sentences, found, lambda lang: _words(pack, lang).relatives)
    found.extend(far)
    found.extend(spot for spot in near if not any(spot.start < each.end and each.start < spot.end for each in far))
    found.sort(key=lambda spot: (spot.start, -spot.end))
    return _without_far_names(found)


def _plain(folded: str, sentences: Sequence[Sentence]) -> str:
    """The text with its Chinese sentences in simplified characters, as the words about Chinese names are written."""
    if not any(sentence.lang == "zh" for sentence in sentences):
        return folded
    parts: list[str] = []
    at = 0
    for sentence in sentences:
        here = folded[sentence.start : sentence.end]
        parts += folded[at : sentence.start], simplified(here) if sentence.lang == "zh" else here
        at = sentence.end
    return "".join(parts) + folded[at:]


def _script(name: str, sentence: Lang) -> Lang:
    if _HANGUL.search(name):
        return "ko"
    if _KANA.search(name):
        return "ja"
    if _HAN.search(name):
        return sentence if sentence in ("zh", "ja") else "zh"
    return "en"


def _accepted(
    text: str,
    folded: str,
    sentence: Sentence,
    number: int,
    start: int,
    end: int,
    name: str,
    rows: tuple[int, ...],
    words: _Words,
    index: NameIndex,
) -> _Name | None:
    """The name with what speaks for it, or None where its edges or neighbours forbid it."""
    lang = words.lang
    before = folded[start - 1] if start > sentence.start else " "
    if not _free(text, folded, sentence, (start, end), name, rows, words, index):
        return None
    if words.not_behind and words.not_behind.search(folded, max(sentence.start, start - 24), start):
        return None
    said, reach = None, end
    if words.suffix and (suffix := words.suffix.match(folded, end, sentence.end)):
        kind = words.type_of[suffix.group(1)]
        apart = suffix.start(1) > end
        fitting = tuple(row for row in rows if _fits(index, row, kind)) if kind != "station" or not apart else ()
        whole = not apart or words.tail is None
        if apart and words.tail is not None and kind != "river":
            whole = words.tail.match(folded, suffix.end(), sentence.end) is not None
        if fitting:
            rows, said, reach = fitting, kind, suffix.end()
        elif kind in ("river", "mountain", "province", "other") and whole:
            return None
    elif words.tail is not None and (own := words.told_by(name)) is not None:
        fitting = tuple(row for row in rows if _fits(index, row, own))
        rows, said = (fitting, own) if fitting else (rows, None)
    if words.tail is not None and words.tail.match(folded, reach, sentence.end) is None:
        if (said is None or words.tail.match(folded, end, sentence.end) is None) and not index.opens(folded, end, rows):
            return None
        said, reach = (None, end) if reach > end else (said, reach)
    if words.not_before and words.not_before.match(folded, reach, sentence.end):
        return None
    inner = _inner(words, name, before)
    common = (inner or name in words.common) and said is None and not (sentence.lang == "ko" and lang == "zh")
    if common and not inner and name in words.known and _placed(words, folded, start, end, sentence):
        common = False
    if common and name in words.known and words.tail is not None and _heads(folded, sentence.start, start, end):
        common = False
    rule = f"{lang}.place.demonym" if name in words.demonyms else f"{lang}.place.{'type' if said else 'name'}"
    known = name in words.known or any(index.rows[row].added for row in rows) or _crossing(name, rows, words, index)
    if not known and lang == "en" and " " in name and all(index.rows[row].type in CROSSINGS for row in rows):
        return None  # the customs of a larger town: the town is meant
    return _Name(start, reach, rows, lang, said, common, known, rule, number)


#: A name at the head of a note, set off from what it heads.
_HEAD = re.compile(r"(?:^|[\n\[(<【■▲●◆*#])\s?\Z")
_HEADED = re.compile(r"\s?[\]):,>/–—-]|\s(?=[0-9])")


def _heads(folded: str, first: int, start: int, end: int) -> bool:
    """Whether the name stands at the head of a note: "무산 12/27", "[무산] ..."."""
    return (start == first or _HEAD.search(folded[max(0, start - 3) : start]) is not None) and _HEADED.match(
        folded, end
    ) is not None


def _crossing(name: str, rows: tuple[int, ...], words: _Words, index: NameIndex) -> bool:
    """Whether it is a crossing by the name of both its towns, or of a small one that needs no parent."""
    if any(index.rows[row].type not in CROSSINGS for row in rows):
        return False
    first, _, rest = name.partition(" ")
    if "-" in first or "–" in first:
        return True
    return bool(rest) and (first in words.known or not any(first in towns_of(index.rows[row]) for row in rows))


def _placed(words: _Words, folded: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether what stands behind or before a common word makes it a place after all."""
    if words.here is not None and words.here.match(folded, end, sentence.end):
        return True
    if words.here_before is not None and words.here_before.search(folded, max(sentence.start, start - 12), start):
        return True
    return words.relatives.way(folded, start, end, sentence.start, sentence.end) is not None


def _free(
    text: str,
    folded: str,
    sentence: Sentence,
    span: tuple[int, int],
    name: str,
    rows: tuple[int, ...],
    words: _Words,
    index: NameIndex,
) -> bool:
    """Whether the edges of a name are those of a word of its script."""
    lang, (start, end) = words.lang, span
    before = folded[start - 1] if start > sentence.start else " "
    after = folded[end] if end < sentence.end else " "
    if lang == "en":
        if (
            _LETTER.match(before)
            or (before in "-_@." and start > sentence.start)
            or _LETTER.match(after)
            or after in "_@"
        ):
            return False
        if (
            after == "-"
            and folded[end + 1 : end + 2].isalpha()
            and name not in words.known
            and not _high_somewhere(rows, index)
        ):
            return False
        low = not text[start].isupper()
        if low and (name in words.common or len(name) < 5 or _CAPITAL.search(text, sentence.start + 1, sentence.end)):
            return False
        if low and not any(index.grade[row] == 0 and index.rows[row].type != "country" for row in rows):
            return False
    elif lang == "ko" and _HANGUL.match(before) and not index.glued(folded, start, rows):
        return False
    return not (lang == "ja" and _KANA.match(name) and (_KATAKANA.match(before) or _KATAKANA.match(after)))


def _inner(words: _Words, name: str, before: str) -> bool:
    """Whether a name of two Han letters may be the end of a longer word ("流通化")."""
    led = words.words.led_by
    return bool(led) and len(name) == 2 and _HAN.match(before) is not None and before not in led


def _high_somewhere(rows: tuple[int, ...], index: NameIndex) -> bool:
    return any(index.grade[row] == 0 for row in rows)


#: What a word of type may be said of, beside the type itself.
_SAID_OF = {
    "city": ("city", "province", "town"),
    "county": ("county", "city", "town"),
    "town": ("town", "county", "city", "labor_district"),
    "district": ("district", "labor_district"),
    "village": ("village", "labor_district"),
    "labor_district": ("labor_district",),
    "station": ("city", "county", "town", "labor_district", "district", "village"),
}


def _fits(index: NameIndex, row: int, kind: str) -> bool:
    return index.rows[row].type in _SAID_OF.get(kind, (kind,))


def _outermost(names: list[_Name]) -> list[_Name]:
    """Of names that overlap, the one that starts first, then the longest."""
    names.sort(key=lambda name: (name.start, -name.end))
    kept: list[_Name] = []
    for name in names:
        if kept and name.start < kept[-1].end:
            if name.start == kept[-1].start or name.end <= kept[-1].end:
                continue
            continue
        kept.append(name)
    return kept


_PAIR = re.compile(r"\s*(?:,|and|&|or|・|、|과|와|和|与|及|、|및|と|/)\s*\Z")
_THE = re.compile(r"\bthe\s+\Z")
#: What stands between two places named together, in Korean.
_TOGETHER = re.compile(r"\s?(?:,|·|、|/|-|–|~|→|과|와|및|하고|이랑|랑|에서|부터)\s?")


#: From how many syllables on a small place speaks for the larger one named right before it.
_TELLING = 3


def _supported(folded: str, names: list[_Name], index: NameIndex) -> list[_Name]:
    """A name that is also a word is a place where it is told in one breath with one that is none ("무산과 회령")."""
    kept = list(names)
    for at, name in enumerate(kept):
        if not (name.common and name.known and name.lang == "ko"):
            continue
        for other in (*kept[max(0, at - 1) : at], *kept[at + 1 : at + 2]):
            left, right = sorted((name, other), key=lambda each: each.start)
            sure = not other.common and any(index.grade[row] == 0 for row in other.rows)
            if sure and right.start - left.end <= 5 and _TOGETHER.fullmatch(folded, left.end, right.start):
                kept[at] = replace(name, common=False)
            close = other is right and right.start - left.end <= 1 and right.end - right.start >= _TELLING
            if close and any(index.lies_in(row, over) and row != over for row in right.rows for over in name.rows):
                kept[at] = replace(name, common=False)
    return kept


def _under_one_word(folded: str, names: list[_Name], index: NameIndex, pack: Pack) -> list[_Name]:
    """ "the Tumen and Yalu rivers": a word of type at the end of a row of names is said of all of them."""
    kept = list(names)
    for at in range(len(kept) - 1, 0, -1):
        last, first = kept[at], kept[at - 1]
        if last.said in ("river", "province", "county") and first.said is None and first.lang == last.lang:
            joined = folded[first.end : last.start]
            if len(joined) < 8 and _PAIR.fullmatch(joined):
                fitting = tuple(row for row in first.rows if _fits(index, row, last.said or ""))
                if fitting:
                    kept[at - 1] = replace(
                        first, rows=fitting, said=last.said, common=False, rule=f"{first.lang}.place.shared-type"
                    )
    for at, name in enumerate(kept):
        rivers = tuple(row for row in name.rows if index.rows[row].type == "river")
        if name.lang != "en" or name.said is not None or not rivers or len(rivers) == len(name.rows):
            continue
        the = _THE.search(folded, max(0, name.start - 6), name.start) is not None or _flows(folded, name, pack)
        rows = rivers if the else tuple(row for row in name.rows if row not in rivers)
        kept[at] = replace(name, rows=rows, rule="en.place.the-river" if the else name.rule)
    return kept


def _flows(folded: str, name: _Name, pack: Pack) -> bool:
    """Whether the words around a name that a town and a river bear make it the river."""
    words = _words(pack, name.lang)
    if words.river_before is not None and words.river_before.search(folded, max(0, name.start - 14), name.start):
        return True
    return words.river_behind is not None and words.river_behind.match(folded, name.end) is not None


def _parents(folded: str, names: list[_Name], index: NameIndex, pack: Pack) -> dict[int, tuple[int, ...]]:
    """For each name (by its place in the list) the rows of a name right beside it in which it may lie."""
    beside: dict[int, tuple[int, ...]] = {}
    for at in range(len(names) - 1):
        first, second = names[at], names[at + 1]
        if second.start - first.end > 6 or first.sentence != second.sentence:
            continue
        words = _words(pack, first.lang)
        if words.links is None or words.links.fullmatch(folded, first.end, second.start) is None:
            continue
        if any(index.lies_in(row, other) and row != other for row in first.rows for other in second.rows):
            beside[at] = second.rows
        elif any(index.lies_in(row, other) and row != other for row in second.rows for other in first.rows):
            beside[at + 1] = first.rows
    # A parent's own parent also speaks: "X, Y County, Z Province".
    return beside


def _decided(folded: str, names: list[_Name], parents: dict[int, tuple[int, ...]], index: NameIndex) -> Iterator[Spot]:
    told = _told(names, index)
    for at, name in enumerate(names):
        outcome: Ranked | None = ranked(
            index,
            name.rows,
            folded[name.start : name.end],
            said=name.said,
            common=name.common,
            known=name.known,
            beside=parents.get(at, ()),
            told=told,
            short=_short(name),
            telling=_telling(name, folded),
        )
        if outcome is None:
            continue
        row, alternatives, confidence, why = outcome
        level = index.rows[row if row is not None else alternatives[0]].type
        rule = name.rule if why is None else f"{name.lang}.place.{why}"
        if name.rule.endswith("demonym"):
            confidence = min(confidence, 0.6)
        yield Spot(name.start, name.end, row, alternatives, rule, confidence, level)


def _short(name: _Name) -> bool:
    """Whether the name is so short in its script that only a parent right beside it makes it a village."""
    return name.end - name.start < (5 if name.lang == "en" else 3)


def _telling(name: _Name, folded: str) -> bool:
    """Whether the name itself says that it is a place ("X-ri", a long name in Hangul), though not which."""
    if name.lang == "en":
        return "-" in folded[name.start : name.end]
    return name.lang == "ko" and name.end - name.start > 3


def _told(names: list[_Name], index: NameIndex) -> frozenset[int]:
    """The rows the text surely speaks of: names that only one place of the upper grades bears."""
    told: set[int] = set()
    for name in names:
        high = [row for row in name.rows if index.grade[row] == 0]
        if (
            not name.common
            and high
            and (len(high) == 1 or all(index.lies_in(row, high[-1]) or index.lies_in(high[-1], row) for row in high))
        ):
            told.update(high)
    return frozenset(told)


def _relative(folded: str, sentences: Sequence[Sentence], found: list[Spot], pack: Pack) -> list[Spot]:
    """The far side of something: "the Chinese side across from X", "X 맞은편", "X対岸"."""
    made: list[Spot] = []
    starts = [spot.start for spot in found]
    for sentence in sentences:
        words = _words(pack, sentence.lang)
        if words.far_side is None:
            continue
        here = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for match in words.far_side.finditer(folded, sentence.start, sentence.end):
            start, end = match.span()
            if sentence.lang == "en" and (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum()):
                continue
            start, end, near = _told_by(folded, sentence, words, here, start, end)
            if made and start < made[-1].end:
                if end - start <= made[-1].end - made[-1].start:
                    continue
                made.pop()
            why = "seen-from" if words.relatives.looked_from(folded, start, end) else "far-side"
            made.append(Spot(start, end, None, (), f"{sentence.lang}.place.{why}", 0.7, "relative", near=near))
    return made


_OF = re.compile(r"\s?(?:의|の|的)?\s?")


def _told_by(
    folded: str, sentence: Sentence, words: _Words, here: Sequence[Spot], start: int, end: int
) -> tuple[int, int, int | None]:
    """A far side with the name it is told by: behind it in English, before it in the other languages."""
    if words.across is None or words.across_before is None:
        return start, end, None
    if sentence.lang == "en":
        across = words.across.search(folded, end, min(end + 40, sentence.end))
        if across and across.start() - end <= 24:
            for spot in here:
                if spot.start - across.end() in (0, 1) and spot.end <= sentence.end:
                    return start, spot.end, spot.row
        return start, end, None
    across_itself = words.across.fullmatch(folded, start, end) is not None
    for spot in here:
        if across_itself and _OF.fullmatch(folded, spot.end, start):
            return spot.start, end, spot.row
        if 0 <= start - spot.end <= 12 and words.across_before.search(folded, spot.end, start):
            return spot.start, end, spot.row
    return start, end, None


def _without_far_names(found: list[Spot]) -> list[Spot]:
    """Drop the country in "the Chinese side", "중국쪽": there the side is meant, not the country."""
    kept: list[Spot] = []
    far_end = 0
    for spot in found:
        if spot.level == "relative":
            far_end = max(far_end, spot.end)
        if spot.level != "country" or spot.end > far_end:
            kept.append(spot)
    return kept
