"""Sources as values: what a row's sealed column holds, and what a roster file says (docs/formats/roster.md).

In: the bytes of a roster (YAML). Out: one `SourceBody` and contact words per entry, freezes, and for each entry that
cannot be used its number and error: one bad entry harms only itself. Refuses: YAML that is not a mapping with the
list `sources`, anchors and aliases, a doubled key, more than 2 MiB.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
import yaml

from naru.errors import Code, InputError, ItemError, NaruError
from naru.packs import Pack
from naru.values import (
    LANGS,
    Clue,
    ClueRelation,
    Consent,
    Freeze,
    Grain,
    Ledger,
    Precision,
    Promise,
    Record,
    convert,
    read_json,
)
from naru_desk.newsroom import Newsroom, source_id

_CAP = 2 << 20
#: Categories of Unicode that nobody sees: control, format (directions of writing among them), surrogates, line ends.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_CODENAME = re.compile(r"[^\W_][\w-]{0,39}\Z")


class SourceBody(Record, frozen=True, kw_only=True):
    """A source as the desk keeps it, all of it sealed. `ledger` is what was given away before this newsroom
    published anything; None and `newsroom` true = the newsroom's own eyes, nobody to weigh.
    """

    id: str
    codename: str
    handler: str = ""
    place: str | None = None
    newsroom: bool = False
    promise: Promise
    consents: tuple[Consent, ...] = ()
    facets: dict[str, str | int] = msgspec.field(default_factory=dict)
    ledger: Ledger | None = None


class FreezeBody(Record, frozen=True, kw_only=True):
    """A freeze as the desk keeps it."""

    id: str
    freeze: Freeze


class _Promise(Record, frozen=True, kw_only=True):
    when: Grain = "month"
    where: Precision = "county"
    quotation: bool = True


class _Consent(Record, frozen=True, kw_only=True):
    statement: str | None = None
    venue: str | None = None
    given: bool
    since: date
    withdrawn: date | None = None


class _Ledger(Record, frozen=True, kw_only=True):
    complete: bool = False
    clues: tuple[Clue, ...] = ()
    relations: tuple[ClueRelation, ...] = ()


class _Entry(Record, frozen=True, kw_only=True):
    codename: str
    handler: str = ""
    place: str | None = None
    newsroom: bool = False
    label: dict[str, str] = msgspec.field(default_factory=dict)
    promise: _Promise = _Promise()
    consent: tuple[_Consent, ...] = ()
    contact: str = ""
    facets: dict[str, str | int] = msgspec.field(default_factory=dict)
    ledger: _Ledger | None = None


class _Freeze(Record, frozen=True, kw_only=True):
    source: str | None = None
    place: str | None = None
    reason: str
    since: date
    lifted: date | None = None


@dataclass
class Brought:
    """What a roster file holds: `sources` (number from 1, body, contact words); `freezes` (number, body); `errors`
    (which list, number, error).
    """

    sources: list[tuple[int, SourceBody, str]] = field(default_factory=list)
    freezes: list[tuple[int, FreezeBody]] = field(default_factory=list)
    errors: list[tuple[str, int, NaruError]] = field(default_factory=list)


class _PlainLoader(yaml.SafeLoader):
    """Plain YAML: no aliases, no doubled keys; a date stays text, so that a wrong one harms only its own entry."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            raise yaml.YAMLError
        return mapping


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _yaml(untrusted: bytes) -> dict[str, Any]:
    if len(untrusted) > _CAP:
        raise InputError(Code.ROSTER_UNREADABLE)
    try:
        loaded = yaml.load(untrusted.decode("utf-8-sig"), Loader=_PlainLoader)  # noqa: S506 - a SafeLoader, stricter
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
        raise InputError(Code.ROSTER_UNREADABLE) from None
    if not isinstance(loaded, dict) or not set(loaded) <= {"sources", "freezes"}:
        raise InputError(Code.ROSTER_UNREADABLE)
    if not all(isinstance(part, list) for part in loaded.values()):
        raise InputError(Code.ROSTER_UNREADABLE)
    return loaded


def _known(place: str | None, pack: Pack) -> str | None:
    if place is not None and pack.precision_of(place) is None:
        raise ItemError(Code.VALUE_UNREADABLE, field="place")
    return place


def _plain(words: str) -> bool:
    """True for words that read as what they are: not blank, no control, direction or line characters."""
    return bool(words.strip()) and not any(unicodedata.category(letter) in _HIDDEN for letter in words)


def _source(untrusted: object, newsroom: Newsroom) -> tuple[SourceBody, str]:
    entry = convert(untrusted, _Entry)
    if not _CODENAME.match(entry.codename):
        raise ItemError(Code.VALUE_UNREADABLE, field="codename")
    if not set(entry.label) <= set(LANGS) or not all(map(_plain, entry.label.values())):
        raise ItemError(Code.VALUE_UNREADABLE, field="label")
    identity = source_id(newsroom, entry.codename)
    promise = Promise(
        source=identity,
        when=entry.promise.when,
        where=entry.promise.where,
        label=entry.label,
        quotation=entry.promise.quotation,
    )
    declared = entry.ledger
    ledger = None
    if declared is not None:
        ledger = Ledger(id=identity, complete=declared.complete, clues=declared.clues, relations=declared.relations)
    body = SourceBody(
        id=identity,
        codename=entry.codename,
        handler=entry.handler,
        place=_known(entry.place, newsroom.pack),
        newsroom=entry.newsroom,
        promise=promise,
        consents=tuple(
            Consent(source=identity, **{name: getattr(each, name) for name in each.__struct_fields__})
            for each in entry.consent
        ),
        facets=entry.facets,
        ledger=ledger,
    )
    # YAML can say what JSON cannot keep (.nan, .inf): such a row could be written and never read again.
    read_json(body.to_json(), SourceBody)
    return body, entry.contact


def _freeze(untrusted: object, newsroom: Newsroom) -> FreezeBody:
    entry = convert(untrusted, _Freeze)
    if (entry.source is None) == (entry.place is None):
        raise ItemError(Code.VALUE_UNREADABLE, field="source")
    source = None if entry.source is None else source_id(newsroom, entry.source)
    what = f"{source or ''}/{entry.place or ''}/{entry.since}"
    return FreezeBody(
        id=newsroom.key("f", what),
        freeze=Freeze(
            source=source,
            place=_known(entry.place, newsroom.pack),
            reason=entry.reason,
            since=entry.since,
            lifted=entry.lifted,
        ),
    )


def read_roster(untrusted: bytes, newsroom: Newsroom) -> Brought:
    """What a roster file holds. Raises: InputError (roster_unreadable) where it is not a roster at all."""
    loaded = _yaml(untrusted)
    brought = Brought()
    seen: set[str] = set()
    for number, entry in enumerate(loaded.get("sources", []), start=1):
        try:
            body, contact = _source(entry, newsroom)
            if body.id in seen:
                raise ItemError(Code.VALUE_UNREADABLE, field="codename")
            seen.add(body.id)
            brought.sources.append((number, body, contact))
        except NaruError as problem:
            brought.errors.append(("sources", number, problem))
    for number, entry in enumerate(loaded.get("freezes", []), start=1):
        try:
            brought.freezes.append((number, _freeze(entry, newsroom)))
        except NaruError as problem:
            brought.errors.append(("freezes", number, problem))
    return brought
