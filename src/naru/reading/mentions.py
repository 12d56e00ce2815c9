"""What a reading is made of, in exactly the JSON of `naru read` (docs/formats/commands.md).

Offsets are code points of the text as it was handed in, end exclusive; `text` and `quote` are the slices. Nothing here is a fact: each is a
proposal with the rule that made it, and a person confirms.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from naru.reading.times import Time
from naru.values import Lang, LinkKind, Record, Sex, Status, Sureness

Confidence = Annotated[float, msgspec.Meta(ge=0, le=1)]
Offset = Annotated[int, msgspec.Meta(ge=0)]
Stretch = tuple[Offset, Offset]


class PlaceMention(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A place by name, or told relative to one. `place_id` None = none of the pack is meant for sure (`alternatives` may hold some).

    `level` is the type of the place in the pack, "relative" for a place told by another ("the far side opposite X", "a village ten ri from X"): it
    lies `inside` that one or `near` it. `name` is the pack's name in the language.
    """

    start: Offset
    end: Offset
    text: str
    place_id: str | None
    name: str
    level: str
    alternatives: tuple[str, ...]
    rule: str
    confidence: Confidence
    near: str | None = None
    inside: str | None = None


class PersonMention(Record, frozen=True, kw_only=True):
    """People as described, never identified. `age` in years, both ends included; `count` None = several or not said."""

    start: Offset
    end: Offset
    text: str
    role: str
    sex: Sex | None
    age: tuple[int, int] | None
    count: int | None
    rule: str


class MeasureMention(Record, frozen=True, kw_only=True):
    """Words for a kind of measure or incident, with what the text makes of it."""

    start: Offset
    end: Offset
    text: str
    code: str
    status: Status
    rule: str
    confidence: Confidence


class HedgeMention(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Words of doubt and the stretch that is in doubt. `holder`: the id of the attribution whose doubt it is, None = the text's own."""

    start: Offset
    end: Offset
    text: str
    scope: Stretch
    sureness: Sureness
    holder: str | None = None


class VoiceLink(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One voice. `speaker` None = unknown. Without `span` the link is by position only: a guess that an editor must look at."""

    kind: LinkKind
    speaker: str | None
    span: Stretch | None = None
    place_id: str | None = None
    edtf: str | None = None


class AttributionMention(Record, frozen=True, kw_only=True):
    """How the text knows: the links from the one who spoke to the newsroom inward to the first voice."""

    id: str
    span: Stretch
    links: tuple[VoiceLink, ...]


class ProposedClaim(Record, frozen=True, kw_only=True):
    """One assertion of one clause. `attribution` is the id of the attribution it rests on, None where the text names no voice.

    `rules`: the rules that made it (what, status, when, where, doubt); `confidence`: that what, status, date and place are all right.
    """

    id: str
    what: str
    status: Status
    edtf: str | None
    place_id: str | None
    who: tuple[str, ...]
    attribution: str | None
    sureness: Sureness
    span: Stretch
    quote: str
    rules: tuple[str, ...] = ()
    confidence: Confidence = 0.0
    state: Literal["proposed"] = "proposed"


class Reading(Record, frozen=True, kw_only=True):
    """Everything that was found in one text, each list in the order of the text."""

    id: str | None
    lang: Lang
    published: date | None
    times: tuple[Time, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    measures: tuple[MeasureMention, ...] = ()
    hedges: tuple[HedgeMention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
