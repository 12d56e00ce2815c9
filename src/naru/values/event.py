"""Event: what one or more claims are about. A measure is an event that holds over an interval."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from naru.errors import Code, ItemError
from naru.values.fuzzydate import FuzzyDate
from naru.values.grade import InformationGrade
from naru.values.place import Place
from naru.values.record import Record

Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Attribute = Literal["when", "where", "status", "count", "who"]


class Contradiction(Record, frozen=True, kw_only=True):
    """Two claims of one event that cannot both be right in one attribute. Kept side by side, never averaged."""

    attribute: Attribute
    claims: tuple[str, str]


class Origins(Record, frozen=True, kw_only=True):
    """How many independent first voices an event has (lowest, highest), and the fewest people who would all have
    to be wrong.
    """

    low: Count
    high: Count
    cut: Count

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ItemError(Code.VALUE_UNREADABLE, field="low")


class Event(Record, frozen=True, kw_only=True):
    """`when` and `where` are what the claims agree on (their intersection), None where they say nothing."""

    id: str
    what: str
    claims: tuple[str, ...]
    when: FuzzyDate | None = None
    where: Place | None = None
    origins: Origins
    grade: InformationGrade
    contradictions: tuple[Contradiction, ...] = ()
    measure: bool = False
