"""Published statements as values: what readers saw, and sealed beside it what it came from and gave away."""

from __future__ import annotations

import msgspec

from naru.values import Clue, Ledger, Record


class Link(Record, frozen=True, kw_only=True):
    """The sealed half of a published statement. `labels` by language; `clues` about the source; `subjects` the
    people described.
    """

    claim: str
    source: str | None = None
    rung: str = ""
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    clues: tuple[Clue, ...] = ()
    subjects: tuple[Ledger, ...] = ()


class Told(Record, frozen=True, kw_only=True):
    """One statement as published: its public id and fields, and its sealed half. `when` EDTF, `where` a place id."""

    statement: str
    what: str
    status: str
    when: str | None = None
    where: str | None = None
    link: Link
