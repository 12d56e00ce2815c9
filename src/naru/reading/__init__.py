"""Reading: from words to proposed claims, in Korean, English, Chinese and Japanese, offline, each with its span and its rule.

In: a text (a field message or an article), the day it is read with, a country pack. Out: a `Reading`: times, places, persons, measures with their
status, hedges, chains of who said it, and claims in state "proposed", in the JSON of `naru read`. It never decides that something is so: a
threat, an order, a plan or a rumour is never read as a thing that happened, and a person confirms. docs/rooms/reading.md tells how.

    >>> from datetime import date
    >>> from naru.packs import load
    >>> from naru.reading import read
    >>> found = read("혜산 1/26 새벽 국경경비대 수색.", published=date(2024, 1, 28), pack=load())
    >>> [(claim.what, claim.status, claim.edtf, claim.place_id) for claim in found.claims]
    [('search', 'happened', '2024-01-26', 'kp-adm2-1108746903')]
"""

from naru.reading.mentions import (
    AttributionMention,
    HedgeMention,
    MeasureMention,
    PersonMention,
    PlaceMention,
    ProposedClaim,
    Reading,
    VoiceLink,
)  # fmt: skip
from naru.reading.reader import read
from naru.reading.switches import RuleNote, check_off, rules
from naru.reading.times import Time, TimeKind

__all__ = [
    "AttributionMention", "HedgeMention", "MeasureMention", "PersonMention", "PlaceMention", "ProposedClaim", "Reading", "RuleNote", "Time", "TimeKind",
    "VoiceLink", "check_off", "read", "rules",
]  # fmt: skip
