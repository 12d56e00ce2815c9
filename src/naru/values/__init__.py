"""The words of the domain: frozen values with one JSON form each, and no behaviour beyond their own meaning.

>>> from naru.values import FuzzyDate
>>> FuzzyDate.parse("2024-01").latest.isoformat()
'2024-01-31'
"""

from naru.values.attribution import LINK_KINDS, OPEN_ENDED, Attribution, Link, LinkKind
from naru.values.claim import (
    FACTUAL,
    LANGS,
    STATUSES,
    SURENESSES,
    Claim,
    Lang,
    Quote,
    Revision,
    Span,
    State,
    Status,
    Sureness,
)
from naru.values.clue import Clue, ClueRelation, ClueRelationKind, Ledger, Mask, Rung
from naru.values.consent import Consent, Venue
from naru.values.embargo import Embargo
from naru.values.event import Contradiction, Event, Origins
from naru.values.freeze import Freeze
from naru.values.fuzzydate import GRAINS, FuzzyDate, Grain, Inferred, Seasons
from naru.values.grade import Credibility, InformationGrade, Reliability, SourceGrade
from naru.values.ident import content_id, is_id, keyed_id, random_id
from naru.values.person import Person, Sex
from naru.values.place import PRECISIONS, Gazetteer, Place, Precision, Relation
from naru.values.promise import Promise
from naru.values.record import Record, convert, read_json

__all__ = [
    "FACTUAL",
    "GRAINS",
    "LANGS",
    "LINK_KINDS",
    "OPEN_ENDED",
    "PRECISIONS",
    "STATUSES",
    "SURENESSES",
    "Attribution",
    "Claim",
    "Clue",
    "ClueRelation",
    "ClueRelationKind",
    "Consent",
    "Contradiction",
    "Credibility",
    "Embargo",
    "Event",
    "Freeze",
    "FuzzyDate",
    "Gazetteer",
    "Grain",
    "Inferred",
    "InformationGrade",
    "Lang",
    "Ledger",
    "Link",
    "LinkKind",
    "Mask",
    "Origins",
    "Person",
    "Place",
    "Precision",
    "Promise",
    "Quote",
    "Record",
    "Relation",
    "Reliability",
    "Revision",
    "Rung",
    "Seasons",
    "Sex",
    "SourceGrade",
    "Span",
    "State",
    "Status",
    "Sureness",
    "Venue",
    "content_id",
    "convert",
    "is_id",
    "keyed_id",
    "random_id",
    "read_json",
]
