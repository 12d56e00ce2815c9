"""Claim: one statement of what happened, with when, where, who and how we know.

`status` says what the words make of it (closed list; only the factual ones may ever enter a count, a map or a
sentence as fact); `state` says what the editors made of it. Quote, span, attribution and the known (unpublished)
precision are sealed content wherever claims are kept.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import msgspec

from naru.errors import Code, ItemError
from naru.values.attribution import Attribution
from naru.values.fuzzydate import FuzzyDate
from naru.values.person import Person
from naru.values.place import Place
from naru.values.record import Record

FactualStatus = Literal["happened", "attempted", "in_force", "seen", "ended"]
Status = Literal[
    "happened", "attempted", "in_force", "seen", "ended",
    "denied", "ordered", "threatened", "authorised", "planned", "demanded", "suspected", "rumoured", "unknown",
]  # fmt: skip
STATUSES: tuple[Status, ...] = get_args(Status)
FACTUAL: frozenset[str] = frozenset(get_args(FactualStatus))
Sureness = Literal["certain", "probable", "possible", "doubtful"]
SURENESSES: tuple[Sureness, ...] = get_args(Sureness)
State = Literal["proposed", "confirmed", "rejected", "withdrawn"]
Lang = Literal["en", "ko", "zh", "ja"]
LANGS: tuple[Lang, ...] = get_args(Lang)
Offset = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Quote(Record, frozen=True, kw_only=True):
    """The words the claim rests on, in their own language, with a translation where an editor made one."""

    text: str
    lang: Lang
    translation: str = ""


class Span(Record, frozen=True, kw_only=True):
    """Where the words stand: code points of the report's text, end exclusive."""

    report: str
    start: Offset
    end: Offset

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ItemError(Code.VALUE_UNREADABLE, field="end")


class Revision(Record, frozen=True, kw_only=True):
    """One change an editor made: who, to which state, which fields. Nothing is overwritten without one."""

    by: str
    state: State
    fields: tuple[str, ...] = ()
    before: str = ""


class Claim(Record, frozen=True, kw_only=True):
    """See the module. `id` is stable for the same message and span; `source` the opaque id of who told the newsroom."""

    id: str
    what: str
    status: Status
    when: FuzzyDate | None = None
    where: Place | None = None
    who: tuple[Person, ...] = ()
    attribution: Attribution = Attribution()
    sureness: Sureness = "certain"
    hedges: tuple[str, ...] = ()
    quote: Quote | None = None
    span: Span | None = None
    source: str | None = None
    state: State = "proposed"
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5
    rule: str = ""
    revisions: tuple[Revision, ...] = ()

    @property
    def factual(self) -> bool:
        """True where the status is one that may be told as fact."""
        return self.status in FACTUAL
