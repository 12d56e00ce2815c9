"""Rulebook: the rules of one language as data, made ready to match.

In: rules/<lang>.yaml and rules/any.yaml beside this module, and of a pack lexicons/<lang>/times.yaml, its eras and the names in
its calendar. Out: `Rulebook`, compiled piece by piece when first needed. docs/rooms/reading-times.md describes the form. Refuses
(InputError, times_rules_broken) a rule file that names a piece or a field that does not exist.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NoReturn, get_args

import yaml

from naru.errors import Code, InputError, NaruError
from naru.reading.times.folding import folding
from naru.reading.times.moment import MOMENT_FIELDS, Makes
from naru.reading.times.numerals import number
from naru.values import Lang

if TYPE_CHECKING:
    from naru.packs import Pack

_NAMED = re.compile(r"\(\?P<\w+>")
_SLOT = re.compile(r"\{(?P<piece>[a-z][a-z0-9_]*)(?::(?P<role>[a-z][a-z0-9_]*))?\}")
#: What a name has in brackets is for the reader of the calendar.
_REMARK = re.compile(r"\s*[(（][^)）]*[)）]\Z")
_DEEPEST = 6
#: '50 = 1950, '49 = 2049
_SHORT_YEARS_FROM = 50
#: A year counted in an era: added to the year that is said.
ERA = "era"
#: How often a letter is met before its sections are asked all at once.
_OFTEN = 60
#: How far before an expression an operator may begin.
REACH = 48
OPERATIONS = ("since", "until", "asof", "about", "lasting", "week", "between", "shift", "plain", "stop", "nothing")


class _Loader(yaml.CSafeLoader):
    """The safe loader, for which `yes` and `no` are words."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]*)\Z"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[0-9]+\.[0-9]+\Z"), list("0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"null\Z"), ["n"])


@dataclass(frozen=True)
class Piece:
    """A named bit of pattern. `table` (folded, lower case) or `numeric` say what the words it matched are worth; a piece with
    neither only shapes patterns.
    """

    pattern: str
    table: Mapping[str, Any] | None = None
    numeric: bool = False
    short_year: bool = False

    @property
    def captured(self) -> bool:
        """True where its words carry a value."""
        return self.numeric or self.table is not None

    def worth(self, words: str, role: str) -> dict[str, Any]:
        """The fields these words fill; {} where they are no number."""
        value: Any = None
        if self.table is not None:
            value = self.table.get(words.lower(), self.table.get(words.lower().replace(" ", "")))
        if value is None and self.numeric:
            value = number(words)
        if self.short_year and isinstance(value, int) and value < 100:
            value += 1900 if value >= _SHORT_YEARS_FROM else 2000
        if value is None:
            return {}
        if isinstance(value, dict):
            end = "end_" if role.startswith("end_") else ""
            return {f"{end}{name}": content for name, content in value.items()}
        return {role: value}


@dataclass(frozen=True)
class Rule:
    """One way of saying a time. `pattern` is expanded; `slots` maps groups to pieces; `fixed` the fields it always fills."""

    id: str
    pattern: str
    makes: str
    slots: Mapping[str, Piece]
    fixed: Mapping[str, Any]
    confidence: float
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first tried."""
        return re.compile(self.pattern, re.IGNORECASE)

    def fields(self, match: re.Match[str]) -> dict[str, Any]:
        """What the matched words say."""
        found = dict(self.fixed)
        for group, words in match.groupdict().items():
            if words is not None and group in self.slots:
                found |= self.slots[group].worth(words, group)
        if ERA in found:
            found["year"] = found.get("year", 0) + found.pop(ERA)
        return found


def _looks_at_capitals(rule: Rule) -> bool:
    return "(?-i:" in rule.pattern


def _small(pattern: str) -> str:
    """A pattern for small letters: its letters made small, its escapes left."""
    return re.sub(r"(\\.|\(\?P[<=]R?)|(.)", lambda part: part[1] or part[2].lower(), pattern, flags=re.DOTALL)


def _nameless(pattern: str, number: int) -> str:
    """A pattern to stand beside others: its groups without names; where it looks back at one, with names of its own."""
    if "(?P=" not in pattern:
        return _NAMED.sub("(?:", pattern)
    return re.sub(r"\(\?P(<|=)", rf"(?P\g<1>r{number}_", pattern)


@dataclass(frozen=True)
class Section:
    """Rules that begin alike: they are tried only where, behind `edge`, one of `openings` matches.

    `openings`: the first letter, or a range of them ("0-9") -> the patterns that begin with it.
    """

    edge: str
    rules: tuple[Rule, ...]
    openings: Mapping[str, Sequence[str]]

    def starts(self, letter: str | None = None) -> str:
        """A pattern for the places where the section begins; only for those that begin with a letter where one is given."""
        fitting = [
            opening
            for first, openings in self.openings.items()
            if letter is None or re.match(f"[{first}]", letter, re.IGNORECASE)
            for opening in openings
        ]
        return f"{self.edge}(?:{'|'.join(fitting) or '(?!)'})"

    @cached_property
    def _any(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Where any of the rules matches: those that do not look at capitals, for small letters; and those that do. Compiled when first tried.

        The group that matched, R3, names the first of the former that does.
        """
        sides: tuple[list[str], list[str]] = ([], [])
        for at, rule in enumerate(self.rules):
            sides[_looks_at_capitals(rule)].append(f"(?P<R{at}>{_nameless(rule.pattern, at)})")
        blind, seeing = ("|".join(side) or "(?!)" for side in sides)
        return re.compile(_small(blind)), re.compile(seeing, re.IGNORECASE)

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """`starts`, for small letters."""
        return re.compile(_small(self.starts()))

    def candidates(self, text: str, low: str, at: int, end: int) -> Sequence[Rule]:
        """The rules that may match there, in their order: no other does. Which of them, each must tell itself."""
        if self.begins.match(low, at, end) is None:
            return ()
        blind, seeing = self._any
        first, others = blind.match(low, at, end), seeing.match(text, at, end)
        start = int((first.lastgroup or "R0")[1:]) if first is not None else len(self.rules)
        if others is None:
            return () if first is None else [r for r in self.rules[start:] if not _looks_at_capitals(r)]
        return [r for n, r in enumerate(self.rules) if n >= start or _looks_at_capitals(r)]

    @cached_property
    def first(self) -> re.Pattern[str]:
        """What one letter must be for the section to begin there."""
        return re.compile(f"[{''.join(sorted(self.openings))}]", re.IGNORECASE)


@dataclass(frozen=True)
class Operator:
    """Words before or after an expression that change what it means."""

    rule: Rule
    makes: str
    before: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first tried; a `before` pattern ends where the expression begins."""
        return re.compile(rf"(?:{self.rule.pattern})\Z" if self.before else self.rule.pattern, re.IGNORECASE)


@dataclass(frozen=True)
class Join:
    """Words between (and around) two expressions that make one period of them. `close` may be required."""

    rule: Rule
    makes: str
    open: re.Pattern[str] | None
    middle: re.Pattern[str]
    close: re.Pattern[str] | None
    needs_open: bool
    needs_close: bool


@dataclass(frozen=True)
class Cues:
    """Words of a sentence that say whether it tells of what lies ahead or behind. `after` = a language whose verb comes last. `said`:
    verbs of saying, which tell only of a date right beside them. `near`: verbs that may mean what is or what
    comes: the nearer of the two is meant. `lasting`: words of what held all through ("no boats between 3 and 5 May")."""

    future: re.Pattern[str]
    past: re.Pattern[str]
    barrier: re.Pattern[str]
    soft: re.Pattern[str]
    after: bool
    said: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    lasting: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Rulebook:
    """Everything for one language (and pack). `gate` finds where an expression may begin."""

    lang: Lang
    fold: Mapping[int, int | str]
    sections: tuple[Section, ...]
    operators: tuple[Operator, ...]
    joins: tuple[Join, ...]
    cues: Cues
    gate: re.Pattern[str]
    holidays: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: What stands between two expressions that mean the same day; None = nothing does.
    same: re.Pattern[str] | None = None
    _by_letter: dict[str, tuple[Section, ...]] = field(default_factory=dict, repr=False)
    _starts: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _asked: Counter[str] = field(default_factory=Counter, repr=False)

    @cached_property
    def around(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Whether any operator stands before an expression (its end), and whether any stands behind it."""
        sides: tuple[list[str], list[str]] = ([], [])
        for at, operator in enumerate(self.operators):
            sides[not operator.before].append(f"(?:{_nameless(operator.rule.pattern, at)})")
        before, behind = ("|".join(side) or "(?!)" for side in sides)
        edge = (
            r"(?<![a-z0-9])" if self.lang == "en" else ""
        )  # an English operator begins with a word, and most places do not
        return re.compile(rf"{edge}(?:{before})\Z", re.IGNORECASE), re.compile(behind, re.IGNORECASE)

    def beginning(self, letter: str) -> tuple[Section, ...]:
        """The sections that may begin with a letter."""
        found = self._by_letter.get(letter)
        if found is None:
            found = self._by_letter[letter] = tuple(each for each in self.sections if each.first.match(letter))
        return found

    def starts(self, letter: str) -> re.Pattern[str] | None:
        """Whether any of the sections of a letter begins, for small letters: nearly every place of a text is ruled out by it.

        None until a letter was met often enough to be worth it: the first answer should not wait.
        """
        known = self._starts.get(letter)
        if known is None:
            self._asked[letter] += 1
            if self._asked[letter] > _OFTEN:
                sections = self.beginning(letter)
                known = re.compile(_small("|".join(each.starts(letter) for each in sections) or "(?!)"))
                self._starts[letter] = known
        return known

    def rules(self) -> Iterator[Rule]:
        """Every rule, operator and join, for whoever wants to run their examples."""
        for section in self.sections:
            yield from section.rules
        yield from (operator.rule for operator in self.operators)
        yield from (join.rule for join in self.joins)


@lru_cache(maxsize=16)
def rulebook(lang: Lang, pack: Pack | None = None, off: frozenset[str] = frozenset()) -> Rulebook:
    """The rules of a language, with those of the pack where one is given, without those switched off.

    Raises: InputError (times_rules_broken), and the pack's own errors where its calendar cannot be read.
    """
    if off:
        return _without(rulebook(lang, pack), off)
    documents = [_own(lang), _own("any")]
    names: dict[str, tuple[str, ...]] = {}
    if pack is not None:
        words = _of_pack(pack, lang)
        names = holiday_names(pack, lang, words)
        documents.insert(0, words)
    return build(lang, documents, names, eras(pack, lang))


def _without(book: Rulebook, off: frozenset[str]) -> Rulebook:
    return replace(
        book,
        sections=tuple(
            replace(section, rules=tuple(rule for rule in section.rules if rule.id not in off))
            for section in book.sections
        ),
        operators=tuple(operator for operator in book.operators if operator.rule.id not in off),
        joins=tuple(join for join in book.joins if join.rule.id not in off),
        _by_letter={},
        _starts={},
        _asked=Counter(),
    )


def build(
    lang: Lang, documents: list[dict[str, Any]], holidays: dict[str, tuple[str, ...]], era_years: dict[str, int]
) -> Rulebook:
    """A rulebook from parsed rule files; earlier ones win where two rules match the same words."""
    pieces: dict[str, Piece] = {}
    for document in reversed(documents):
        for name, raw in document.get("pieces", {}).items():
            pieces[name] = _piece(raw)
    main = next(document for document in documents if document.get("lang") == lang)
    fold = folding(main.get("fold", {}))
    # in languages that write without spaces, or nearly so, those of a name may be left out
    space = " " if lang == "en" else "_"
    folded = {name.translate(fold).lower().replace(" ", space): ids for name, ids in holidays.items()}
    pieces["holiday"] = _words({name: {"holiday": name} for name in folded})
    pieces[ERA] = _words({name.lower(): offset for name, offset in era_years.items()} | dict(main.get("eras", {})))
    pieces["eraname"] = Piece(pieces[ERA].pattern)
    sections: list[Section] = []
    operators: list[Operator] = []
    joins: list[Join] = []
    firsts: set[str] = set()
    for document in documents:
        prefix = document["lang"]
        for raw in document.get("sections", ()):
            openings = _openings(raw["starts"], pieces)
            firsts |= openings.keys()
            before = raw.get("edge", document.get("edge", ""))
            rules = tuple(_rule(prefix, entry, pieces) for entry in raw["rules"])
            sections.append(Section(before, rules, openings))
        for raw in document.get("operators", ()):
            operators.extend(_operators(prefix, raw, pieces))
        joins.extend(_join(prefix, raw, pieces) for raw in document.get("joins", ()))
    gate = _gate(firsts)
    same = re.compile(main["same"]) if "same" in main else None
    return Rulebook(lang, fold, tuple(sections), tuple(operators), tuple(joins), _cues(main), gate, folded, same)


def _gate(firsts: Iterable[str]) -> re.Pattern[str]:
    """Where an expression may begin: at the first characters of the sections, and not inside a number or a Latin word."""
    latin = "".join(sorted(first for first in firsts if first.isascii()))
    others = "".join(sorted(first for first in firsts if not first.isascii()))
    either = [f"(?<![A-Za-z0-9])[{latin}]" if latin else "", f"[{others}]" if others else ""]
    return re.compile(_small("|".join(pattern for pattern in either if pattern) or "(?!)"))


def holiday_names(pack: Pack, lang: Lang, words: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What the pack's calendar and its words of time call its days in this language -> their ids."""
    found: dict[str, list[str]] = {}
    for holiday in pack.calendar.holidays.values():
        for name in (holiday.names.get(lang, ""), *holiday.forms.get(lang, ())):
            found.setdefault(_REMARK.sub("", name), []).append(holiday.id)
    for name, holiday_id in words.get("holiday_forms", {}).items():
        found.setdefault(name, []).append(holiday_id)
    refused = {"", *words.get("holiday_not", ())}
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items() if name not in refused}


def eras(pack: Pack | None, lang: Lang) -> dict[str, int]:
    """Names of the pack's eras in this language and in English -> what to add to a year of theirs."""
    if pack is None:
        return {}
    return {era.names[each]: era.offset for era in pack.manifest.eras for each in (lang, "en") if each in era.names}


def _own(lang: str) -> dict[str, Any]:
    text = resources.files("naru.reading.times").joinpath("rules", f"{lang}.yaml").read_text("utf-8")
    document = yaml.load(text, _Loader)  # noqa: S506 (a safe loader)
    if not isinstance(document, dict):
        _broken("rules")
    return document


def _of_pack(pack: Pack, lang: Lang) -> dict[str, Any]:
    try:
        document = dict(pack.lexicon(lang, "times"))
    except NaruError:
        # A pack need not have words of time of its own.
        document = {}
    document["lang"] = "pack"
    return document


def _broken(part: str) -> NoReturn:
    raise InputError(Code.TIMES_RULES_BROKEN, field=part)


def _piece(raw: Any) -> Piece:
    """A string is a pattern that only shapes; `number` one whose words are a number; `table` words and what they are worth, with
    `match` a pattern for them.
    """
    if isinstance(raw, str):
        return Piece(raw)
    if "number" in raw:
        return Piece(raw["number"], table=raw.get("table"), numeric=True, short_year=bool(raw.get("short_year")))
    if "match" in raw:
        return replace(_words(raw["table"]), pattern=raw["match"])
    if "table" in raw:
        return _words(raw["table"], raw.get("edge", ""))
    _broken("pieces")


def _words(table: Mapping[str, Any], edge: str = "") -> Piece:
    """A piece of whole words, longest first; `edge` follows each. `_` in a word stands for a space that may be left out."""
    words = sorted((str(word).lower() for word in table), key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace(r"\ ", " ").replace("_", " ?") for word in words)
    worth = {str(word).lower().replace("_", ""): value for word, value in table.items()}
    return Piece(f"(?:{pattern or '(?!)'}){edge}", table=worth)


def _expand(pattern: str, pieces: Mapping[str, Piece], slots: dict[str, Piece], deep: int = 0) -> str:
    def put(slot: re.Match[str]) -> str:
        name, role = slot["piece"], slot["role"] or slot["piece"]
        if name not in pieces or deep > _DEEPEST:
            _broken(name)
        piece = pieces[name]
        inner = _expand(piece.pattern, pieces, slots, deep + 1)
        if not piece.captured:
            return f"(?:{inner})"
        if role.removeprefix("end_") not in MOMENT_FIELDS | {ERA}:
            if slot["role"] is None:
                return f"(?:{inner})"
            _broken(role)
        while role in slots:
            # the same role in two branches of one pattern: only one of them matches
            role += "_"
        slots[role] = _Aliased(piece.pattern, piece.table, piece.numeric, piece.short_year, role.rstrip("_"))
        return f"(?P<{role}>{inner})"

    return _SLOT.sub(put, pattern)


@dataclass(frozen=True)
class _Aliased(Piece):
    role: str = ""

    def worth(self, words: str, role: str) -> dict[str, Any]:
        return Piece.worth(self, words, self.role or role)


def _rule(prefix: str, raw: Mapping[str, Any], pieces: Mapping[str, Piece], pattern: str | None = None) -> Rule:
    slots: dict[str, Piece] = {}
    expanded = _expand(raw["match"] if pattern is None else pattern, pieces, slots)
    fixed = dict(raw.get("set", {}))
    if any(name.removeprefix("end_") not in MOMENT_FIELDS for name in fixed):
        _broken("set")
    makes = raw["makes"]
    if pattern is None and makes not in get_args(Makes):
        _broken("makes")
    return Rule(
        id=f"{prefix}.{raw['id']}",
        pattern=expanded,
        makes=makes,
        slots=slots,
        fixed=fixed,
        confidence=float(raw.get("confidence", 0.95)),
        yes=tuple(raw.get("yes", ())),
        no=tuple(raw.get("no", ())),
    )


def _operators(prefix: str, raw: Mapping[str, Any], pieces: Mapping[str, Piece]) -> Iterable[Operator]:
    if raw["makes"] not in OPERATIONS:
        _broken("makes")
    for side in ("before", "after"):
        if side in raw:
            yield Operator(_rule(prefix, raw, pieces, raw[side]), raw["makes"], side == "before")


def _join(prefix: str, raw: Mapping[str, Any], pieces: Mapping[str, Piece]) -> Join:
    if raw["makes"] not in ("range", "between", "shift", "absorb"):
        _broken("makes")
    rule = _rule(prefix, raw, pieces, raw["middle"])
    around: dict[str, re.Pattern[str] | None] = {"open": None, "close": None}
    for side in around:
        if side in raw:
            pattern = _expand(raw[side], pieces, {})
            around[side] = re.compile(rf"(?:{pattern})\Z" if side == "open" else pattern, re.IGNORECASE)
    needs = raw.get("needs", ())
    return Join(
        rule,
        raw["makes"],
        around["open"],
        re.compile(rf"(?:{rule.pattern})\Z", re.IGNORECASE),
        around["close"],
        "open" in needs,
        "close" in needs,
    )


def _cues(document: Mapping[str, Any]) -> Cues:
    raw = document["cues"]
    patterns = {name: re.compile(raw[name], re.IGNORECASE) for name in ("future", "past", "barrier", "soft")}
    rare = {name: re.compile(raw[name], re.IGNORECASE) for name in ("said", "near", "lasting") if name in raw}
    return Cues(**patterns, after=bool(raw.get("after", False)), **rare)


def _openings(entries: Iterable[str], pieces: Mapping[str, Piece]) -> dict[str, list[str]]:
    """The alternatives a section begins with, by the first characters they can have."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        slot = _SLOT.fullmatch(entry)
        if slot is not None:
            table = pieces[slot["piece"]].table if slot["piece"] in pieces else None
            if table is None:
                _broken("starts")
            for word in (re.escape(word).replace("_", " ?") for word in table):
                found.setdefault(word[0] if word[0] != "\\" else word[:2], []).append(word)
            continue
        head = re.match(r"\[[^\]]+\]|\\.|.", entry)
        if head is None:
            _broken("starts")
        found.setdefault(head[0].strip("[]") if head[0].startswith("[") else head[0], []).append(entry)
    return found or {"\\0": ["(?!)"]}
