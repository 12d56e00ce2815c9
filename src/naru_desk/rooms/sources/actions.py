"""Bring a roster in: who may be named by codename, and what was promised, agreed and given away.

In: the bytes of a roster file. Out: how many sources and freezes were laid down, and the entries that were left out.
A source that the file no longer names stays: nobody is forgotten by leaving out a line. Refuses, entry by entry:
another label for a source that readers have already met under one (`label_fixed`).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from naru.errors import Code, ItemError, NaruError
from naru.values import Record
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.sources.models import Freeze, Source
from naru_desk.rooms.sources.translate import Brought, SourceBody, read_roster
from naru_desk.vault.contacts import keep_contact


class EntryError(Record, frozen=True, kw_only=True):
    """An entry that was left out: which list, its number from 1, and why."""

    part: str
    entry: int
    error: dict[str, str | None]


class RosterBrought(Record, frozen=True, kw_only=True):
    """The answer of `naru roster`."""

    sources: int
    freezes: int
    errors: tuple[EntryError, ...] = ()


def _keeps_its_labels(body: SourceBody, seen: Mapping[str, Mapping[str, str]]) -> None:
    for lang, words in seen.get(body.id, {}).items():
        if body.promise.label.get(lang) != words:
            raise ItemError(Code.LABEL_FIXED, field="label")


def _lay_down(newsroom: Newsroom, brought: Brought, seen: Mapping[str, Mapping[str, str]]) -> tuple[int, int]:
    laid = frozen = 0
    for number, body, contact in brought.sources:
        try:
            _keeps_its_labels(body, seen)
        except NaruError as problem:
            brought.errors.append(("sources", number, problem))
            continue
        with transaction.atomic(), transaction.atomic(using="vault"):
            Source.objects.update_or_create(id=body.id, defaults={"sealed": newsroom.seal(body)})
            keep_contact(newsroom, body.id, contact)
        laid += 1
    for number, freeze in brought.freezes:
        source = freeze.freeze.source
        if source is not None and not Source.objects.filter(id=source).exists():
            # A mistyped codename would freeze nobody, and the one who was meant would be published.
            brought.errors.append(("freezes", number, ItemError(Code.VALUE_UNREADABLE, field="source")))
            continue
        Freeze.objects.update_or_create(id=freeze.id, defaults={"sealed": newsroom.seal(freeze)})
        frozen += 1
    return laid, frozen


def bring_roster(
    newsroom: Newsroom, untrusted: bytes, seen_labels: Mapping[str, Mapping[str, str]] | None = None
) -> RosterBrought:
    """See the module. `seen_labels`: per source id and language, the label readers have met (of the room `published`).

    Raises: InputError (roster_unreadable, newsroom_busy), MissingError (storage_full)."""
    brought = read_roster(untrusted, newsroom)
    with newsroom.writing():
        laid, frozen = _lay_down(newsroom, brought, seen_labels or {})
    return RosterBrought(
        sources=laid,
        freezes=frozen,
        errors=tuple(
            EntryError(part=part, entry=number, error=problem.as_dict()) for part, number, problem in brought.errors
        ),
    )
