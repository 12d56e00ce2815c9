"""Time: one expression of time found in a text, in the form of `naru read` (docs/rooms/reading-times.md)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

import msgspec

from naru.values import Inferred, Record

TimeKind = Literal[
    "day", "day_in_range", "interval", "interval_open", "until", "season", "duration", "set", "vague"
]  # fmt: skip
TIME_KINDS: tuple[TimeKind, ...] = get_args(TimeKind)


class Time(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`start`/`end`: code points of the text, end exclusive; `text` the slice. `edtf` None for durations, recurring times and
    words that give no date; `iso` (ISO 8601 length or period, `P3D`) only for the former two. `earliest`/`latest` bound the day
    meant; of an open period (`X/..`) they bound its start; of `../X` `earliest` is None. `inferred` lists what the text did not
    say; `counts_from` the words of the date that a length is counted from; `rule` the rule that found it,
    with the operators that were laid over it ("en.month-day+since").
    """

    start: Annotated[int, msgspec.Meta(ge=0)]
    end: Annotated[int, msgspec.Meta(ge=0)]
    text: str
    kind: TimeKind
    edtf: str | None
    earliest: date | None
    latest: date | None
    iso: str | None = None
    inferred: tuple[Inferred, ...]
    counts_from: tuple[int, int] | None = None
    rule: str
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)]
