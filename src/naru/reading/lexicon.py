"""Lexicon: what a pack says a language's words mean, ready to be searched.

In: the parts measures, statuses, persons, speakers and hedges of one language of a pack (docs/rooms/reading.md has their forms). Out: a
`Lexicon` whose `hits` finds every rule of every part in one sentence. A rule that is broken is left out and counted in `broken`; the
rest works. Raises: ItemError (lexicon_unreadable) for a part that has no list of rules.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import chain
from typing import Literal, NamedTuple
from weakref import WeakKeyDictionary

from ahocorasick_rs import AhoCorasick, MatchKind

from naru.errors import Code, ItemError, MissingError
from naru.packs import Pack
from naru.reading import han
from naru.reading.patterns import LETTERS, Pattern, Words, pattern
from naru.values import Lang, LinkKind, Record, Sex, Status, Sureness, convert

Part = Literal["measures", "statuses", "persons", "speakers", "hedges"]


class Rule(Record, frozen=True, kw_only=True):
    """What all rules have: an id, patterns, patterns that forbid, and sentences that show what it finds and what not."""

    id: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    example: str
    counter: str


class MeasureRule(Rule, frozen=True, kw_only=True):
    """Words for a kind. `default`: the status where nothing else is said. `weak`: only where no other rule fires in the same clause."""

    code: str
    default: Status = "happened"
    weak: bool = False


class StatusRule(Rule, frozen=True, kw_only=True):
    """A cue. `side`: it stands before or after what it governs. `status` "drop" = what it governs is only supposed (if, whoever).

    `reach`: next (right beside it), near (a few words), phrase (up to a comma), clause, sentence, paragraph (a cue that is a sentence of its own).
    `codes`/`except_codes` limit it. `speech`: it also governs a quotation that it introduces or follows.
    """

    status: Status | Literal["drop"]
    side: Literal["before", "after"]
    reach: Literal["next", "near", "phrase", "clause", "sentence", "paragraph"] = "clause"
    speech: bool = False
    codes: tuple[str, ...] = ()
    except_codes: tuple[str, ...] = ()


class PersonRule(Rule, frozen=True, kw_only=True):
    """Words for a role. `voice`: what kind of voice such a person is. `several` = the word itself means more than one.

    `office`: a body that speaks and acts, but nobody who is described: told as a voice, not among the people.
    """

    role: str
    sex: Sex | None = None
    count: int | None = None
    several: bool = False
    bare: bool = True
    office: bool = False
    voice: Literal["source", "official", "media", "other", "newsroom", "document"] = "other"


class SpeakerRule(Rule, frozen=True, kw_only=True):
    """Words that make somebody a speaker. `place` says where the speaker stands, `kind` what kind of voice it makes of them.

    `does`: says, thinks, hears, sees, attends (the last two only sharpen a speaker's kind), talk (nobody in particular), document,
    newsroom, back (it points back to what stands before it).
    """

    does: Literal["says", "thinks", "hears", "sees", "attends", "talk", "document", "newsroom", "back"]
    place: Literal["before", "after", "none"] = "before"
    kind: LinkKind | None = None


class HedgeRule(Rule, frozen=True, kw_only=True):
    """Words of doubt. `scope`: the clause they stand in, what follows, what stands before, or the sentence. `weak` gives way to any other in it."""

    sureness: Sureness
    scope: Literal["clause", "after", "before", "sentence"] = "clause"
    weak: bool = False


_KINDS: dict[Part, type[Rule]] = {
    "measures": MeasureRule,
    "statuses": StatusRule,
    "persons": PersonRule,
    "speakers": SpeakerRule,
    "hedges": HedgeRule,
}


class Hit(NamedTuple):
    """Where a rule's words stand in the working text; `gaps` are the stretches in it that its pattern left open."""

    start: int
    end: int
    rule: Rule
    gaps: tuple[tuple[int, int], ...] = ()


class _Unless:
    """The patterns that forbid a rule, read when first asked: most rules never find anything in a text. One that is broken forbids all."""

    def __init__(self, sources: tuple[str, ...], lang: Lang, words: Words) -> None:
        self._sources = sources
        self._lang = lang
        self._words = words
        self._read: tuple[Pattern, ...] | None = None
        self.broken = False

    def __bool__(self) -> bool:
        return bool(self._sources)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """All of them."""
        if self._read is None:
            try:
                self._read = tuple(pattern(source, self._lang, self._words) for source in self._sources)
            except ItemError:
                self._read, self.broken = (), True
        return self._read


class _Try(NamedTuple):
    """A pattern to try where one of its anchors stands. Of each of `also` one word must stand in the sentence, of each of `needs` too."""

    number: int
    pattern: Pattern
    part: Part
    rule: Rule
    unless: _Unless
    also: tuple[frozenset[int], ...]
    needs: tuple[frozenset[int], ...]


#: Patterns that begin with a word whatever follows, those that begin with it as a whole word, those to search the sentence for.
_Tries = tuple[list[_Try], list[_Try], list[_Try]]


class _Search:
    """The patterns of some parts, searched at once by their anchors and by the other words they need."""

    def __init__(self, rules: Iterable[tuple[Part, Rule, tuple[Pattern, ...], _Unless]], lang: Lang) -> None:
        self.west = lang == "en"
        self.patterns: list[tuple[Part, Rule, Pattern, _Unless]] = []
        self.words: dict[str, int] = {}
        self.owners: defaultdict[int, list[int]] = defaultdict(list)
        for part, rule, patterns, unless in rules:
            for each in patterns:
                for anchor in each.anchors:
                    self.owners[self._word(anchor)].append(len(self.patterns))
                for word in chain.from_iterable((*each.also, *each.needs)):
                    self._word(word)
                self.patterns.append((part, rule, each, unless))
        self.ready: dict[int, _Tries | None] = {}
        self.automaton = AhoCorasick(list(self.words), matchkind=MatchKind.Standard, store_patterns=False)

    def _word(self, word: str) -> int:
        return self.words.setdefault(word, len(self.words))

    def _prepared(self, word: int) -> _Tries | None:
        """What to try where a word stands: patterns that begin there, and patterns to search the sentence for."""
        ready: _Tries = ([], [], [])
        for number in self.owners.get(word, ()):
            part, rule, each, unless = self.patterns[number]
            also, needs = (
                tuple(frozenset(map(self._word, words)) for words in groups) for groups in (each.also, each.needs)
            )
            ready[2 if not each.leading else 1 if each.whole else 0].append(
                _Try(number, each, part, rule, unless, also, needs)
            )
        self.ready[word] = ready if any(ready) else None
        return self.ready[word]

    def find(self, folded: str, start: int, end: int, found: dict[Part, list[Hit]]) -> None:
        """Add all hits in `start`:`end` to `found`."""
        sentence = folded[start:end]
        west, ready = self.west, self.ready
        standing = self.automaton.find_matches_as_indexes(sentence, overlapping=True)
        present = {word for word, _, _ in standing}
        searched: set[int] = set()
        words = _Words(sentence)
        matches: list[tuple[re.Match[str], Part, Rule, _Unless]] = []
        for word, at, behind in standing:
            tries = ready[word] if word in ready else self._prepared(word)
            if tries is None:
                continue
            leading, whole, others = tries
            if (leading or whole) and not (west and at > 0 and sentence[at - 1].isalnum()):
                if whole and not sentence[behind : behind + 1].isalnum():
                    leading = [*leading, *whole] if leading else whole
                for _, each, part, rule, unless, also, needs in leading:
                    regex = each.compiled
                    if regex is None:  # worth compiling only where it has a chance
                        if not (_stand(also, present) and _stand(needs, present)):
                            continue
                        regex = each.regex
                    match = regex.match(sentence, at)
                    if match is not None:
                        matches.append((match, part, rule, unless))
            for number, each, part, rule, unless, also, needs in others:
                if number in searched:
                    continue
                searched.add(number)
                if not _stand(also, present) or (each.compiled is None and not _stand(needs, present)):
                    continue
                if each.firsts is None:
                    found_here: Iterable[re.Match[str]] = each.regex.finditer(sentence)
                else:
                    found_here = words.found(each, each.firsts)
                matches.extend((match, part, rule, unless) for match in found_here)
        seen: set[tuple[str, int, int]] = set()
        for match, part, rule, unless in matches:
            s, e = match.span()
            key = (rule.id, s, e)
            if s == e or key in seen:
                continue
            seen.add(key)
            if unless and _forbidden(unless, sentence, s, e):
                continue
            gaps = match.regs[1:]
            if gaps:
                gaps = tuple((start + first, start + last) for first, last in gaps if last > first)
            found[part].append(Hit(start + s, start + e, rule, gaps))


#: Where an English pattern may begin.
_WORD = re.compile(r"(?<!\w)(?<!\w')\w+")


class _Words:
    """Where the words of an English sentence stand, whole and by what they begin with; each asked for only if needed."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    @cached_property
    def whole(self) -> dict[str, list[int]]:
        """Word -> its places."""
        places: dict[str, list[int]] = {}
        for word in _WORD.finditer(self._sentence):
            places.setdefault(word.group(), []).append(word.start())
        return places

    @cached_property
    def begun(self) -> dict[str, list[int]]:
        """The first letters of a word -> its places."""
        places: dict[str, list[int]] = {}
        for word, at in self.whole.items():
            places.setdefault(word[:LETTERS], []).extend(at)
        return places

    def found(self, pattern: Pattern, firsts: frozenset[str]) -> list[re.Match[str]]:
        """What a pattern finds in the sentence, tried only where a word stands that it can begin with."""
        places = self.whole if pattern.whole else self.begun
        standing = firsts & places.keys()
        if not standing:
            return []
        found: list[re.Match[str]] = []
        behind = 0
        for at in sorted({at for word in standing for at in places[word]}):
            match = pattern.regex.match(self._sentence, at) if at >= behind else None
            if match is not None:
                found.append(match)
                behind = match.end()
        return found


def _stand(groups: tuple[frozenset[int], ...], present: set[int]) -> bool:
    """Whether of each group a word is among those of the sentence."""
    return not any(map(present.isdisjoint, groups))


def _stand_in(groups: tuple[tuple[str, ...], ...], sentence: str) -> bool:
    """Whether of each group a word stands in the sentence."""
    for words in groups:
        for word in words:
            if word in sentence:
                break
        else:
            return False
    return True


#: How far to either side of a hit words may begin or end that forbid it.
_FORBIDS = 80


def _forbidden(unless: _Unless, sentence: str, start: int, end: int) -> bool:
    """Whether words that forbid a hit stand over it."""
    first, last = max(0, start - _FORBIDS), end + _FORBIDS
    near = sentence[first:last]
    for each in unless.patterns:
        if not _stand_in((*each.also, each.anchors), near):
            continue
        for match in each.regex.finditer(sentence, first, last):
            if match.start() < end and start < match.end():
                return True
    return unless.broken


class Lexicon:
    """All rules of one language. `broken` counts those that cannot be read."""

    def __init__(
        self, lang: Lang, rules: dict[Part, tuple[Rule, ...]], broken: int = 0, words: Words | None = None
    ) -> None:
        words = words or Words()
        self.lang = lang
        self.broken = broken
        self._order: dict[str, int] = {}
        read: dict[bool, list[tuple[Part, Rule, tuple[Pattern, ...], _Unless]]] = {False: [], True: []}
        for part, listed in rules.items():
            for rule in listed:
                self._order[rule.id] = len(self._order)
                try:
                    patterns = tuple(pattern(source, lang, words) for source in rule.patterns)
                except ItemError:
                    self.broken += 1
                    continue
                read[part == "statuses"].append((part, rule, patterns, _Unless(rule.unless, lang, words)))
        self._words = _Search(read[False], lang)
        self._cues = _Search(read[True], lang)

    def folded(self, folded: str) -> str:
        """Folded text as this language's patterns are compared with it; the same length."""
        return han.simplified(folded) if self.lang == "zh" else folded

    def hits(self, folded: str, start: int, end: int) -> dict[Part, list[Hit]]:
        """All rules but those of status in the sentence `start`:`end` of a text given to `folded`, in order of the text."""
        found: dict[Part, list[Hit]] = {part: [] for part in _KINDS}
        self._words.find(folded, start, end, found)
        for hits in found.values():
            hits.sort(key=self._place)
        return found

    def cues(self, folded: str, start: int, end: int) -> list[Hit]:
        """The rules of status in a sentence, likewise; asked for only where there is something to have a status."""
        found: dict[Part, list[Hit]] = {"statuses": []}
        self._cues.find(folded, start, end, found)
        return sorted(found["statuses"], key=self._place)

    def _place(self, hit: Hit) -> tuple[int, int, int]:
        return hit.start, -hit.end, self._order[hit.rule.id]


def speaker_rule(hit: Hit) -> SpeakerRule:
    """The rule of a hit of the part `speakers`."""
    assert isinstance(hit.rule, SpeakerRule)
    return hit.rule


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap, the longest (the first of equals)."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: hit.start - hit.end):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    kept.sort(key=lambda hit: hit.start)
    return kept


_LOADED: WeakKeyDictionary[Pack, dict[tuple[Lang, frozenset[str]], Lexicon]] = WeakKeyDictionary()


def lexicon_of(pack: Pack, lang: Lang, off: frozenset[str] = frozenset()) -> Lexicon:
    """The lexicon of a pack in one language without the rules that are switched off, made once.

    Raises: ItemError (lexicon_unreadable), InputError.
    """
    loaded = _LOADED.setdefault(pack, {})
    if (lang, off) not in loaded:
        rules, broken = rules_of(pack, lang)
        kept = {part: tuple(rule for rule in listed if rule.id not in off) for part, listed in rules.items()}
        loaded[lang, off] = Lexicon(lang, kept, broken, words_of(pack, lang))
    return loaded[lang, off]


def rules_of(pack: Pack, lang: Lang) -> tuple[dict[Part, tuple[Rule, ...]], int]:
    """The rules of one language by part, and how many entries could not be read. Raises: as `lexicon_of`."""
    broken = 0
    rules: dict[Part, tuple[Rule, ...]] = {}
    for part, kind in _KINDS.items():
        rules[part], wrong = _rules(pack, lang, part, kind)
        broken += wrong
    return rules, broken


_WORDS: WeakKeyDictionary[Pack, dict[Lang, Words]] = WeakKeyDictionary()


def words_of(pack: Pack, lang: Lang) -> Words:
    """The classes of words and other spellings of one language (part `words`); none where the pack has none."""
    known = _WORDS.setdefault(pack, {})
    if lang not in known:
        try:
            content = pack.lexicon(lang, "words")
        except MissingError:
            content = {}
        classes, spellings = content.get("classes"), content.get("spellings")
        known[lang] = Words(
            {str(name): str(words) for name, words in classes.items()} if isinstance(classes, dict) else {},
            {
                str(word): [str(other) for other in others]
                for word, others in spellings.items()
                if isinstance(others, list)
            }
            if isinstance(spellings, dict)
            else {},
        )
    return known[lang]


def _rules(pack: Pack, lang: Lang, part: Part, kind: type[Rule]) -> tuple[tuple[Rule, ...], int]:
    try:
        content = pack.lexicon(lang, part)
    except MissingError:
        return (), 0
    entries = content.get("rules")
    if not isinstance(entries, list):
        raise ItemError(Code.LEXICON_UNREADABLE, field=part)
    rules: dict[str, Rule] = {}
    wrong = 0
    for entry in entries:
        try:
            rule = convert(entry, kind)
        except ItemError:
            wrong += 1
            continue
        rules.setdefault(rule.id, rule)
    return tuple(rules.values()), wrong


@lru_cache(maxsize=4)
def parts() -> tuple[Part, ...]:
    """The parts of a lexicon that hold rules."""
    return tuple(_KINDS)
