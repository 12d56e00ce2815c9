"""History: every state a claim was ever in, and the way from a claim down to the words it rests on.

In: a claim. Out: its earlier states, oldest first, rebuilt from what each revision says stood there before; its
provenance: report, span, words, rule, voices, decisions. `stands` says whether the words still stand where the claim
says. Nothing here can change a claim.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import UNSET, UnsetType

from naru.errors import Code, ItemError
from naru.values import (
    Attribution,
    Claim,
    FuzzyDate,
    Lang,
    Link,
    Person,
    Place,
    Quote,
    Record,
    Revision,
    State,
    Status,
    Sureness,
    read_json,
)  # fmt: skip

_SURROGATE = re.compile("[\ud800-\udfff]")


class _Before(Record, frozen=True, kw_only=True):
    """The fields a revision can have changed, with what stood there; those it left out did not change."""

    what: str | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    when: FuzzyDate | UnsetType | None = UNSET
    where: Place | UnsetType | None = UNSET
    who: tuple[Person, ...] | UnsetType = UNSET
    attribution: Attribution | UnsetType = UNSET
    sureness: Sureness | UnsetType = UNSET
    quote: Quote | UnsetType | None = UNSET
    state: State | UnsetType = UNSET


class Provenance(Record, frozen=True, kw_only=True):
    """Where a claim comes from. `start`/`end` = code points of the report's text, end exclusive; `links` nearest the
    newsroom first; `decisions` = (editor, state) in order. All of it is sealed content."""

    claim: str
    report: str | None
    start: int | None
    end: int | None
    words: str
    lang: Lang | None
    rule: str
    confidence: float
    source: str | None
    links: tuple[Link, ...]
    decisions: tuple[tuple[str, State], ...]


def history(claim: Claim) -> tuple[Claim, ...]:
    """Every state of the claim, oldest first; the last one is the claim itself. Raises: ItemError (value_unreadable,
    field_unknown, json_unreadable) where a revision cannot be read."""
    states = [claim]
    while states[-1].revisions:
        latest = states[-1]
        states.append(latest.replaced(**_before(latest.revisions[-1]), revisions=latest.revisions[:-1]))
    return tuple(reversed(states))


def _before(revision: Revision) -> dict[str, Any]:
    if not revision.before:
        raise ItemError(Code.VALUE_UNREADABLE, field="revisions")
    read = read_json(revision.before, _Before)
    fields = {name: getattr(read, name) for name in _Before.__struct_fields__}
    return {name: value for name, value in fields.items() if value is not UNSET}


def provenance(claim: Claim) -> Provenance:
    """The way from a claim down to the words it rests on."""
    return Provenance(
        claim=claim.id,
        report=claim.span.report if claim.span else None,
        start=claim.span.start if claim.span else None,
        end=claim.span.end if claim.span else None,
        words=claim.quote.text if claim.quote else "",
        lang=claim.quote.lang if claim.quote else None,
        rule=claim.rule,
        confidence=claim.confidence,
        source=claim.source,
        links=claim.attribution.links,
        decisions=tuple((revision.by, revision.state) for revision in claim.revisions),
    )


def stands(claim: Claim, text: str) -> bool:
    """True if the report's text still holds the claim's words at its span."""
    if claim.span is None or claim.quote is None or claim.span.end > len(text):
        return False
    return _SURROGATE.sub("\ufffd", text[claim.span.start : claim.span.end]) == claim.quote.text
