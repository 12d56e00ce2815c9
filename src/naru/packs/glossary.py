"""The glossary of a pack: offices, organisations, units and other words a reader or translator must get right.

In: glossary.yaml, a mapping id -> term. Out: terms by id in the order of the file.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from naru.packs.files import Document
from naru.packs.problems import Problem
from naru.packs.taxonomy import Texts, entries
from naru.values import Lang, Record

FILE = "glossary.yaml"


class Term(Record, frozen=True, kw_only=True):
    """One term: `names` in four languages, `romanised` from the country's own language, `also` other forms, `note`
    what to know.
    """

    code: str
    kind: Literal["office", "organisation", "unit", "person", "document", "place", "thing", "practice"]
    names: Texts
    romanised: str
    also: dict[Lang, tuple[str, ...]] = msgspec.field(default_factory=dict)
    note: Texts = msgspec.field(default_factory=dict)


def read_glossary(document: Document, problems: list[Problem]) -> dict[str, Term]:
    """The terms a document holds; broken ones are set aside with their line."""
    return entries(document, "terms", Term, problems)
