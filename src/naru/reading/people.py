"""People: what the text tells of one person or of people, in working offsets."""

from __future__ import annotations

from dataclasses import dataclass

from naru.values import Sex


@dataclass(frozen=True, slots=True)
class Person:
    """A person or people in working offsets. `head` is the role's own words; `voice` what they are when they speak."""

    start: int
    end: int
    head: tuple[int, int]
    role: str
    sex: Sex | None
    age: tuple[int, int] | None
    count: int | None
    rule: str
    voice: str
    definite: bool = False
    #: False where somebody is only named beside (an office as a place to go to), or a paper that speaks.
    shown: bool = True
