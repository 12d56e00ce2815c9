"""People: what the text tells of one person or of people, in working offsets."""

from __future__ import annotations

from dataclasses import dataclass

from naru.values import LinkKind, Sex

#: What kind of voice somebody is by what they are, where no word says that they saw it, heard it or guess.
KIND_OF_VOICE: dict[str, LinkKind] = {
    "source": "relay",
    "official": "official_statement",
    "media": "official_statement",
    "other": "relay",
    "newsroom": "newsroom",
    "document": "document",
}
#: What kind of voice a verb makes of somebody, whoever they are.
KIND_OF_DOING: dict[str, LinkKind] = {
    "thinks": "inference",
    "hears": "hearsay",
    "sees": "witness",
    "attends": "participant",
}


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
