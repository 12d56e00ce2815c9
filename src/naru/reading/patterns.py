"""Patterns: the small language in which the lexicons of a pack write what they look for.

    (set up|built) checkpoint(s)?    alternatives, and what may be missing; a space is any blank (none needed in ko, zh, ja)
    (the |its |all )~                none or up to four of them, in any order
    <arrest>  <catch:caught>         an English verb in all its forms
    …                                a gap: up to four words (14 characters) inside one clause; …… twice as much
    word*                            the rest of the word
    #                                a number in digits or words
    ^word  word$                     at the start or end of a word (ko, zh, ja; English words always stand alone)
    ㄴ ㄹ ㅁ ㅆ                      any syllable that ends so (ko): "ㄹ 예정" finds 할 예정, 열 예정
    {water}                          any of a class of words of the lexicon (part `words`, whose other spellings of a word count everywhere)

Every pattern must hold letters that cannot be missing (its anchors): texts are searched for all anchors at once
(Aho-Corasick) and a pattern is only tried where one of its anchors stands, so that the time does not grow with the
lexicon. Nothing a pattern can say backtracks without bound. Only gaps are groups of the expression, so that what
stands in one can be told from the words themselves. Raises: ItemError (lexicon_pattern) for a pattern that cannot be
read or has no anchor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from naru.errors import Code, ItemError
from naru.values import Lang

_EAST_GAP = r"([^。．！？!?；;，、,.\n「」『』“”\"]{0,%d}?)"
_WEST_GAP = r"((?:(?:(?<=[ \-/])|[ \-/]+)[^\s.,;:!?\"“”()]+){0,%d}?)(?:(?<=[\s\-])|[\s\-]+)"
_NUMBER = {
    "en": (
        r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty|fifty"
        r"|a hundred|dozens?|tens|hundreds|thousands)"
    ),
    "ko": r"(?:\d[\d,.]*|[한두세네]|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열|스무|스물|서른|마흔|쉰|[일이삼사오육칠팔구십백천만]+)",
    "zh": r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万几数]+)",
    "ja": r"(?:\d[\d,.]*|[一二三四五六七八九十百千万数]+)",
}
_SIMPLE = {"*": r"\w*", "^": r"(?<![^\W\d_])", "$": r"(?![^\W\d_])"}
_SPECIAL = "()|?…*#<>^${}~ "
#: How often what is marked ~ may stand in a row.
_MOST = 4
_VOWELS = "aeiou"
#: The words a pattern begins with are whole words, whatever stands behind it.
_SURELY = 2
#: A group of anchors larger than this is not worth looking for beside the rarest one.
_MANY = 10
#: Korean endings that are written into the syllable before: the letter -> the class of all syllables that end in it.
_FINALS = {
    letter: "[" + "".join(map(chr, range(0xAC00 + final, 0xD7A4, 28))) + "]"
    for letter, final in {"ㄴ": 4, "ㄹ": 8, "ㅁ": 16, "ㅆ": 20}.items()
}
#: Letters that only stand for themselves.
_PLAIN = re.compile(f"[^{re.escape(_SPECIAL)}]*")
_PLAIN_KO = re.compile(f"[^{re.escape(_SPECIAL)}{''.join(_FINALS)}]*")


@lru_cache(maxsize=4096)
def verb_forms(verb: str) -> tuple[tuple[str, str], ...]:
    """The forms of an English verb as (form, tense): base, s, past, ing. `catch:caught`, `run:ran/run`, `stop:stopped:stopping`."""
    parts = verb.split(":")
    base = parts[0]
    if base.endswith("y") and base[-2] not in _VOWELS:
        third, past, ing = base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    elif base.endswith("e") and not base.endswith(("ee", "ye")):
        third, past, ing = base + "s", base + "d", base[:-1] + "ing"
    else:
        third, past, ing = base + "s", base + "ed", base + "ing"
        if base.endswith(("s", "sh", "ch", "x", "z", "o")):
            third = base + "es"
    pasts = parts[1].split("/") if len(parts) > 1 and parts[1] else [past]
    ings = parts[2].split("/") if len(parts) > 2 else [ing]
    forms = [(base, "base"), (third, "s"), *((form, "past") for form in pasts), *((form, "ing") for form in ings)]
    return tuple(dict.fromkeys(forms))


class Words:
    """Classes of words that patterns name, and other spellings of a word ("checkpt") that are read wherever a pattern has the word."""

    def __init__(
        self, classes: Mapping[str, str] | None = None, spellings: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.classes = dict(classes or {})
        self.read: dict[tuple[str, Lang], _Piece] = {}
        self.spellings = {word: tuple(others) for word, others in (spellings or {}).items()}

    def forms(self, word: str) -> tuple[str, ...]:
        """A word and its other spellings."""
        return (word, *self.spellings.get(word, ()))


_NO_WORDS = Words()


@dataclass(slots=True)
class Pattern:
    """One pattern of a rule: its anchors, and its expression, made when first needed. `leading`: it can only begin at an anchor.

    `firsts`: all the words that one that is searched for can begin with, or only their first `LETTERS` letters. `whole`: those, or
    else its anchors, are whole words.
    `also`: of each of these groups of words, one stands in every text that the pattern can be found in. `needs`: more such
    groups, worth asking for only before the expression is made.
    """

    source: str
    lang: Lang
    anchors: tuple[str, ...]
    leading: bool
    also: tuple[tuple[str, ...], ...]
    _expression: str = field(repr=False)
    compiled: re.Pattern[str] | None = field(default=None, repr=False)
    whole: bool = False
    firsts: frozenset[str] | None = None
    needs: tuple[tuple[str, ...], ...] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, for folded text."""
        if self.compiled is None:
            self.compiled = re.compile(self._expression)
        return self.compiled


class _Piece(NamedTuple):
    """Part of a pattern: its expression, its anchors (None = may be missing), what it can begin with (None = anything), whether it is empty."""

    expression: str
    anchors: tuple[str, ...] | None
    lead: tuple[str, ...] | None
    empty: bool = False
    also: tuple[tuple[str, ...], ...] = ()
    #: Whether the words it can begin with are whole words: not, only if nothing follows, surely.
    whole: int = 0


class _Reader:
    """Recursive descent over one pattern."""

    def __init__(self, source: str, lang: Lang, words: Words, inside: tuple[str, ...] = ()) -> None:
        self.source = source
        self.lang = lang
        self.words = words
        self.inside = inside
        self.finals = _FINALS if lang == "ko" else {}
        self.plain = _PLAIN_KO if lang == "ko" else _PLAIN
        self.at = 0

    def fail(self) -> ItemError:
        return ItemError(Code.LEXICON_PATTERN, field="patterns")

    def peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def alternatives(self) -> _Piece:
        branches = [self.sequence()]
        if self.peek() != "|":
            return branches[0]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        expressions = [branch.expression for branch in branches]
        if all(len(branch.anchors or ()) == 1 and branch.expression == branch.anchors[0] for branch in branches):  # type: ignore[index]
            expressions.sort(key=len, reverse=True)  # plain words: 男の子 before 男
        expression = "|".join(expressions)
        return _Piece(
            expression,
            _union([branch.anchors for branch in branches]),
            _union([branch.lead for branch in branches]),
            whole=min(branch.whole for branch in branches),
        )

    def sequence(self) -> _Piece:
        pieces: list[str] = []
        best: tuple[str, ...] | None = None
        also: list[tuple[str, ...]] = []
        lead: tuple[str, ...] | None = ()
        whole, begun = _SURELY, False
        while self.peek() not in ("", "|", ")"):
            piece = self.item()
            optional = self.peek() == "?"
            if optional:
                self.at += 1
                piece = _Piece(f"(?:{piece.expression})?", None, piece.lead, whole=piece.whole)
            elif self.peek() == "~":
                self.at += 1
                optional = True
                piece = _Piece(f"(?:{piece.expression}){{0,{_MOST}}}", None, piece.lead, whole=piece.whole)
            pieces.append(piece.expression)
            if piece.anchors:
                also.append(piece.anchors)
                if best is None or _worth(piece.anchors) > _worth(best):
                    best = piece.anchors
            if not begun and not piece.empty:
                whole = min(whole, self._whole(piece))
                lead = None if lead is None or piece.lead is None else (*lead, *piece.lead)
                begun = not optional
        rest: list[tuple[str, ...]] = []
        if len(also) > 1:
            rest = sorted((each for each in also if each is not best), key=_worth, reverse=True)
        return _Piece("".join(pieces), best, lead if begun else None, also=tuple(rest), whole=whole if begun else 0)

    def _whole(self, piece: _Piece) -> int:
        """What becomes of a piece's whole words by what stands behind it."""
        after = self.peek()
        if after in ("", "|", ")") or piece.whole == _SURELY:
            return piece.whole
        return _SURELY if piece.whole and after in " …" else 0

    def item(self) -> _Piece:
        letter = self.source[self.at]
        self.at += 1
        if letter == "(":
            inner = self.alternatives()
            if self.peek() != ")":
                raise self.fail()
            self.at += 1
            return inner._replace(expression=f"(?:{inner.expression})", also=())
        if letter == "<":
            return self.verb()
        if letter == "{":
            return self.named()
        if letter == " ":
            if self.lang == "en" and self.peek() == "…":
                return _Piece("", None, None, empty=True)
            return _Piece(r"[\s\-]+", None, None) if self.lang == "en" else _Piece(r"\s*", None, None, empty=True)
        if letter == "…":
            gaps = 1
            while self.peek() == "…" or (self.lang == "en" and self.peek() == " "):
                gaps += self.peek() == "…"
                self.at += 1
            return _Piece(_WEST_GAP % (4 * gaps) if self.lang == "en" else _EAST_GAP % (14 * gaps), None, None)
        if letter in _SIMPLE:
            return _Piece(_SIMPLE[letter], None, None, empty=letter in "^$")
        if letter == "#":
            return _Piece(_NUMBER[self.lang], None, None)
        if letter in self.finals:
            return _Piece(_FINALS[letter], None, None)
        if letter in "?>}~":
            raise self.fail()
        start = self.at - 1
        rest = self.plain.match(self.source, self.at)
        self.at = rest.end() if rest is not None else self.at
        if self.peek() == "?" and self.at - start > 1:
            self.at -= 1
        forms = (
            self.words.forms(self.source[start : self.at]) if self.peek() != "*" else (self.source[start : self.at],)
        )
        return _Piece(_any(forms), forms, forms, whole=1)

    def named(self) -> _Piece:
        """A class of words: read as if its alternatives stood here in brackets."""
        end = self.source.find("}", self.at)
        name = self.source[self.at : end]
        if end == -1 or name in self.inside or name not in self.words.classes:
            raise self.fail()
        self.at = end + 1
        known = self.words.read.get((name, self.lang))
        if known is not None:
            return known
        source = self.words.classes[name]
        reader = _Reader(source.lower() if self.lang == "en" else source, self.lang, self.words, (*self.inside, name))
        inner = reader.alternatives()
        if reader.at != len(reader.source):
            raise self.fail()
        piece = inner._replace(expression=f"(?:{inner.expression})", also=())
        self.words.read[name, self.lang] = piece
        return piece

    def verb(self) -> _Piece:
        end = self.source.find(">", self.at)
        if end == -1 or self.lang != "en":
            raise self.fail()
        forms = [form for told, _ in verb_forms(self.source[self.at : end]) for form in self.words.forms(told)]
        self.at = end + 1
        stems = _stems(forms)
        return _Piece(_any(forms), stems, stems, whole=int(len(stems) == len(forms)))


def _any(forms: Sequence[str]) -> str:
    """An expression for any of some words, the longest first."""
    if len(forms) == 1:
        return re.escape(forms[0])
    return "(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")"


def _union(sets: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """All anchors of all branches; None where a branch has none."""
    found: list[str] = []
    for each in sets:
        if not each:
            return None
        found.extend(each)
    return tuple(dict.fromkeys(found))


def _worth(anchors: tuple[str, ...]) -> tuple[int, int]:
    return min(map(len, anchors)), -len(anchors)


def _stems(forms: list[str]) -> tuple[str, ...]:
    shortest = min(forms, key=len)
    for length in range(len(shortest), 3, -1):
        if all(form.startswith(shortest[:length]) for form in forms):
            return (shortest[:length],)
    return tuple(forms)


@lru_cache(maxsize=16384)
def pattern(source: str, lang: Lang, words: Words = _NO_WORDS) -> Pattern:
    """Read one pattern. It is compared with folded text, so capitals in it do not matter. Raises: ItemError (lexicon_pattern)."""
    reader = _Reader(source.strip().lower() if lang == "en" else source.strip(), lang, words)
    piece = reader.alternatives()
    if reader.at != len(reader.source) or not piece.anchors or not all(piece.anchors):
        raise ItemError(Code.LEXICON_PATTERN, field="patterns")
    expression = piece.expression
    if lang == "en":
        expression = rf"(?<!\w)(?<!\w')(?:{expression})(?:(?!\w)|(?<=[\s\-]))"
    leading = piece.lead is not None and _cheap(piece.lead, piece.anchors, lang)
    few = tuple(each for each in piece.also if len(each) <= _MANY)[:2]
    needs = tuple(sorted((each for each in piece.also if each not in few), key=len))
    if leading and piece.lead:
        also = tuple(each for each in (piece.anchors, *few) if each != piece.lead and len(each) <= _MANY)
        if piece.anchors not in also and piece.anchors != piece.lead:
            needs = (*needs, piece.anchors)
        return Pattern(
            source, lang, piece.lead, True, also, expression, whole=lang == "en" and piece.whole > 0, needs=needs
        )
    firsts = _first_words(piece.lead, piece.whole > 0) if lang == "en" and piece.lead else None
    return Pattern(
        source, lang, piece.anchors, leading, few, expression, whole=piece.whole > 0, firsts=firsts, needs=needs
    )


#: So many letters of a word are looked at first where more of it is not known.
LETTERS = 3


def _first_words(lead: tuple[str, ...], whole: bool) -> frozenset[str] | None:
    """The first word of each of the words a pattern can begin with, or else its first letters; None where one begins with no such."""
    found = [_FIRST.match(each) for each in lead]
    words = {each.group() for each in found if each is not None}
    if None in found or not (whole or min(map(len, words)) >= LETTERS):
        return None
    return frozenset(words if whole else (word[:LETTERS] for word in words))


_FIRST = re.compile(r"\w+")
_COMMON = frozenset({"a", "an", "the", "is", "are", "was", "were", "in", "to", "of", "on", "be", "and"})


def _cheap(lead: tuple[str, ...], anchors: tuple[str, ...], lang: Lang) -> bool:
    """Whether to look where a pattern begins rather than for its rarest word: not where it may begin with a very common word."""
    if lang == "en" and set(lead) & _COMMON and not set(anchors) & _COMMON:
        return False
    return (
        set(lead) <= set(anchors)
        or _worth(lead)[0] >= (4 if lang == "en" else 2)
        or _worth(anchors)[0] < (4 if lang == "en" else 2)
    )
