"""Clue: one thing the publications give away about a source or a subject, as counts and categories, never as a
list of people.

The form is that of `naru weigh` (docs/formats/commands.md). Four kinds: `cell` (a mask over the population's axes),
`roster` (belongs to a group of so many), `attendance` (was at an event of a named roster), `share` (one of an open
crowd).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from naru.values import edtf
from naru.values.record import Record

Mask = dict[str, tuple[str, ...]]
ClueRelationKind = Literal["same_crowd", "independent", "rival", "nested", "unknown"]


class Clue(Record, frozen=True, kw_only=True, omit_defaults=True):
    """See the module. `size` in people, `share` in 0..1, both as told 5 %-95 % ranges. None = nobody has said: not
    assessed.
    """

    id: str
    kind: Literal["cell", "roster", "attendance", "share"]
    where: Mask = msgspec.field(default_factory=dict)
    within: Mask = msgspec.field(default_factory=dict)
    group: str | None = None
    size: tuple[float, float] | None = None
    share: tuple[float, float] | None = None
    inside: str | None = None
    linked: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0


class ClueRelation(Record, frozen=True, kw_only=True):
    """How two clues of one ledger stand to each other. Pairs left out are unknown, and unknown counts as rival."""

    between: tuple[str, str]
    is_: ClueRelationKind = msgspec.field(name="is")


class Ledger(Record, frozen=True, kw_only=True):
    """All that has been given away about one source, subject or group of bystanders. `complete` = the checklist
    was finished.
    """

    id: str
    role: Literal["source", "subject", "bystanders"] = "source"
    complete: bool = False
    clues: tuple[Clue, ...] = ()
    relations: tuple[ClueRelation, ...] = ()

    def with_clues(self, more: Iterable[Clue]) -> Ledger:
        """This ledger and more clues, each once, order kept. Two different clues of one id both stay: weighing refuses them."""
        once = list(self.clues)
        for clue in more:  # clues hold dicts and cannot be hashed
            if clue not in once:
                once.append(clue)
        return self.replaced(clues=tuple(once))

    def joined(self, other: Ledger) -> Ledger:
        """What both give away about the same person. Complete only where both are."""
        more = tuple(relation for relation in other.relations if relation not in self.relations)
        joined = self.with_clues(other.clues)
        return joined.replaced(relations=self.relations + more, complete=self.complete and other.complete)


class Rung(Record, frozen=True, kw_only=True):
    """One way to tell a statement: how precisely, at what loss of news value, and what it then gives away.

    A statement has a ladder of rungs, the first one as told, each later one coarser. `when` (EDTF) and `where` (a
    place id) are what is published; `clues` is the editor's answer to "who else could have told you this?", so it is
    about the source (None = nobody has answered: not assessed; empty = it gives nothing more away); `subjects` are the
    ledgers of the people the statement describes. Not more is ever given away than the rung that a story chose.
    """

    label: str
    cost: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    when: str | None = None
    where: str | None = None
    clues: tuple[Clue, ...] | None = None
    subjects: tuple[Ledger, ...] = ()

    def __post_init__(self) -> None:
        if self.when is not None:
            edtf.parse(self.when)
