"""Gold: what a careful reader takes from a text, in the form of docs/formats/gold.md.

In: the bytes of a `.json`, `.jsonl` or `.yaml` file. Out: `GoldText`s whose rows all have their place in the text. Words without offsets are those found first
behind the row before them, else the first in the text. Refuses one text, not the file, where a row's words do not stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, Self, TypeVar, get_args

import msgspec
import yaml

from naru.errors import Code, InputError, ItemError
from naru.reading import TimeKind
from naru.values import Inferred, Lang, LinkKind, Record, Sex, Status, Sureness, convert, read_json

GoldKind = Literal[
    "times", "places", "persons", "measures", "hedges", "attributions", "claims", "time_traps", "never"
]  # fmt: skip
GOLD_KINDS: tuple[GoldKind, ...] = get_args(GoldKind)
Span = tuple[int, int]


class _Row(Record, frozen=True, kw_only=True):
    """Words of the text; offsets are code points, end exclusive."""

    text: str = ""
    start: int | None = None
    end: int | None = None
    required: bool = True
    note: str = ""

    @property
    def at(self) -> Span:
        """Where the words stand; only of a row that was located."""
        assert self.start is not None
        assert self.end is not None
        return self.start, self.end


class GoldTime(_Row, frozen=True, kw_only=True):
    """`edtf` is wanted, `accept` lists what is right too; `iso` for durations and sets."""

    kind: TimeKind
    edtf: str | None = None
    iso: str | None = None
    accept: tuple[str | None, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    inferred: tuple[Inferred, ...] | None = None


class GoldTrap(_Row, frozen=True, kw_only=True):
    """Words that look like a time and are none."""

    why: str = ""


class GoldPlace(_Row, frozen=True, kw_only=True):
    """Any of `place_ids` is right; none = the pack has no such place."""

    place_ids: tuple[str, ...]


class GoldPerson(_Row, frozen=True, kw_only=True):
    """`age` from, to; `count` None = several or not said."""

    role: str = ""
    sex: Sex | None = None
    age: tuple[int, int] | None = None
    count: int | None = None


class GoldMeasure(_Row, frozen=True, kw_only=True):
    """Code and status wanted, and others that are right too."""

    code: str
    status: Status
    accept_codes: tuple[str, ...] = ()
    accept_status: tuple[Status, ...] = ()


class GoldHedge(_Row, frozen=True, kw_only=True):
    """`scope` are the words in doubt, as words or as offsets."""

    sureness: Sureness
    scope: str | Span | None = None
    holder: str | None = None
    accept: tuple[Sureness, ...] = ()


class GoldLink(Record, frozen=True, kw_only=True):
    """One voice; `explicit` False = by position only."""

    kind: LinkKind
    speaker: str | None = None
    explicit: bool = True
    accept_kinds: tuple[LinkKind, ...] = ()
    edtf: str | None = None
    place_id: str | None = None
    note: str = ""


class _Stretch(Record, frozen=True, kw_only=True):
    """A stretch of the text, as words (`span`, `quote` or `text`) or as offsets."""

    span: str | Span | None = None
    quote: str = ""
    text: str = ""
    start: int | None = None
    end: int | None = None
    id: str = ""
    required: bool = True
    note: str = ""

    @property
    def at(self) -> Span:
        """Where it stands; only of a row that was located."""
        assert isinstance(self.span, tuple)
        return self.span

    def located(self, text: str) -> Self:
        """The same with its place in the text. Raises: ItemError (gold_words_missing)."""
        kind = "attributions" if isinstance(self, GoldChain) else "claims"
        if self.start is not None and self.end is not None:
            return self.replaced(span=(self.start, self.end))
        return self.replaced(span=_span(text, self.span or self.quote or self.text, self.start, kind))


class GoldChain(_Stretch, frozen=True, kw_only=True):
    """The links from the one who spoke to the newsroom inward; `covers` names the claims that rest on it."""

    links: tuple[GoldLink, ...]
    covers: tuple[str, ...] = ()


class GoldClaim(_Stretch, frozen=True, kw_only=True):
    """One assertion; `place_id` a list = any is right; `wrong` = was proposed and rejected, must not come again."""

    what: str
    status: Status
    edtf: str | None = None
    place_id: str | tuple[str, ...] | None = None
    accept: tuple[str | None, ...] = ()
    who: tuple[str, ...] = ()
    attribution: str | None = None
    sureness: Sureness | None = None
    wrong: bool = False
    accept_codes: tuple[str, ...] = ()
    accept_status: tuple[Status, ...] = ()

    @property
    def place_ids(self) -> tuple[str, ...]:
        """All ids that are right; none = no place."""
        return (self.place_id,) if isinstance(self.place_id, str) else tuple(self.place_id or ())


class GoldText(Record, frozen=True, kw_only=True):
    """One text and what stands in it. A kind that is None is not judged; `partial`: what is not listed is not judged either."""

    id: str
    lang: Lang
    published: date | None = None
    text: str = ""
    text_file: str | None = None
    kind: str = ""
    note: str = ""
    source_url: str = ""
    only: tuple[GoldKind, ...] | None = None
    partial: bool = False
    times: tuple[GoldTime, ...] | None = None
    time_traps: tuple[GoldTrap, ...] | None = None
    places: tuple[GoldPlace, ...] | None = None
    persons: tuple[GoldPerson, ...] | None = None
    measures: tuple[GoldMeasure, ...] | None = None
    hedges: tuple[GoldHedge, ...] | None = None
    attributions: tuple[GoldChain, ...] | None = None
    claims: tuple[GoldClaim, ...] | None = None
    never: tuple[GoldTrap, ...] | None = None

    def judges(self, kind: GoldKind) -> bool:
        """Whether this kind is judged in this text."""
        return getattr(self, kind) is not None and (self.only is None or kind in self.only)


_R = TypeVar("_R", bound=_Row)


def read_gold(
    untrusted: bytes, form: Literal["json", "jsonl", "yaml"], beside: Callable[[str], bytes]
) -> Iterator[GoldText | ItemError]:
    """The texts of one gold file in order; a text that cannot be used is its error. `beside` reads the file a `text_file` names.

    Raises: InputError (gold_unreadable) where the file as a whole is no gold.
    """
    for each in _entries(untrusted, form):
        try:
            yield located(each(), beside)
        except ItemError as problem:
            yield problem


def _entries(untrusted: bytes, form: str) -> Iterator[Callable[[], GoldText]]:
    if form == "jsonl":
        for line in untrusted.removeprefix(b"\xef\xbb\xbf").splitlines():
            if line.strip():
                yield lambda line=line: read_json(line, GoldText)  # type: ignore[misc]
        return
    content: Any = None
    try:
        content = msgspec.json.decode(untrusted) if form == "json" else yaml.load(untrusted, Loader=_Words)  # noqa: S506
    except (msgspec.DecodeError, yaml.YAMLError, UnicodeError, RecursionError, ValueError):
        content = None
    listed = [content] if isinstance(content, dict) else content
    if not isinstance(listed, list) or not listed:
        raise InputError(Code.GOLD_UNREADABLE)
    for entry in listed:
        yield lambda entry=entry: _text_of(entry)  # type: ignore[misc]


class _Words(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which a date or a year stays the word it was written as."""


_Words.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in listed if tag != "tag:yaml.org,2002:timestamp"]
    for letter, listed in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _text_of(entry: object) -> GoldText:
    return convert(_with_words(entry), GoldText)


def _with_words(value: Any, name: str = "") -> Any:
    """Years among the values of time as words."""
    if isinstance(value, dict):
        return {key: _with_words(inner, str(key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_words(inner, name) for inner in value]
    return str(value) if name in ("edtf", "accept", "text", "earliest", "latest") and isinstance(value, int) else value


def located(gold: GoldText, beside: Callable[[str], bytes]) -> GoldText:
    """The same gold with its text read and every row in its place.

    Raises: ItemError (gold_words_missing, gold_text_missing, encoding_unknown).
    """
    text = gold.text
    if gold.text_file is not None:
        try:
            text = beside(gold.text_file).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ItemError(Code.ENCODING_UNKNOWN, field="text_file") from None
        except (OSError, ValueError):
            raise ItemError(Code.GOLD_TEXT_MISSING, field="text_file") from None
    if not text:
        raise ItemError(Code.GOLD_TEXT_MISSING, field="text")
    placed: dict[str, Any] = {"text": text, "text_file": None}
    for kind in ("times", "time_traps", "places", "persons", "measures", "hedges", "never"):
        rows = getattr(gold, kind)
        if rows is not None:
            placed[kind] = tuple(_placed(text, rows, kind))
    if placed.get("hedges"):
        placed["hedges"] = tuple(
            row.replaced(scope=_span(text, row.scope, row.start, "hedges")) if isinstance(row.scope, str) else row
            for row in placed["hedges"]
        )
    if gold.attributions is not None:
        placed["attributions"] = tuple(row.located(text) for row in gold.attributions)
    if gold.claims is not None:
        placed["claims"] = tuple(row.located(text) for row in gold.claims)
    found = gold.replaced(**placed)
    _inside(found)
    return found


def _placed(text: str, rows: Sequence[_R], kind: str) -> Iterator[_R]:
    position = 0
    for row in rows:
        if row.start is not None and row.end is not None:
            yield row
            continue
        first = text.find(row.text, position)
        first = text.find(row.text) if first < 0 else first
        if first < 0 or not row.text:
            raise ItemError(Code.GOLD_WORDS_MISSING, field=kind)
        position = first + 1
        yield row.replaced(start=first, end=first + len(row.text))


def _span(text: str, words: str | Span, near: int | None, kind: str) -> Span:
    """Where words stand; of several places the one that holds or is nearest to `near`."""
    if not isinstance(words, str):
        return words
    at = text.find(words)
    if at < 0 or not words:
        raise ItemError(Code.GOLD_WORDS_MISSING, field=kind)
    best = at
    while near is not None and at >= 0:
        if abs(at - near) < abs(best - near):
            best = at
        at = text.find(words, at + 1)
    return best, best + len(words)


def _inside(gold: GoldText) -> None:
    length = len(gold.text)
    for kind in GOLD_KINDS:
        for row in getattr(gold, kind) or ():
            if not 0 <= row.at[0] < row.at[1] <= length:
                raise ItemError(Code.GOLD_WORDS_MISSING, field=kind)
            if isinstance(row, _Row) and row.text and gold.text[slice(*row.at)] != row.text:
                raise ItemError(Code.GOLD_WORDS_MISSING, field=kind)
