"""Person: a description of somebody, never an identity.

A real name has no field here. A subject's name is held nowhere in this library; an official acting in office is
described by the office.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from naru.errors import Code, ItemError
from naru.values.record import Record

Sex = Literal["f", "m"]
Age = Annotated[int, msgspec.Meta(ge=0, le=130)]


class Person(Record, frozen=True, kw_only=True):
    """Who: a role (free words or a pack's code), sex, age range in years (inclusive), how many. None = not said."""

    role: str = ""
    sex: Sex | None = None
    age: tuple[Age, Age] | None = None
    count: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] | None = None
    affiliation: str = ""
    part: Literal["agent", "affected", "witness", "other"] = "other"

    def __post_init__(self) -> None:
        if self.age is not None and self.age[0] > self.age[1]:
            raise ItemError(Code.VALUE_UNREADABLE, field="age")
