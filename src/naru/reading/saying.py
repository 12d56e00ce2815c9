"""Saying: what the grammars of several languages do alike to find who speaks.

In: a passage and the words of a cue. Out: a person, or None. What a particle is, each language says itself (`saying_ko`, `saying_ja`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from naru.reading.lexicon import Hit
from naru.reading.passages import Passage
from naru.reading.people import Person

_LATEST_TOLD = 6
_BEFORE_QUOTATION = 40


def named_beside(passage: Passage, hit: Hit, at: int, reach: int) -> Person | None:
    """Somebody right before words like "according to", or in them; `at` = where these begin, for the quotation both stand in."""
    quote = passage.quoted(at)
    for person in reversed(passage.persons):
        near = 0 <= hit.start - person.end <= reach or person.start < hit.start <= person.end
        if near and passage.quoted(person.start) is quote:
            return person
    return None


def named_before_quotation(
    passage: Passage, at: int, before: Sequence[Person], particles: Sequence[re.Pattern[str]]
) -> tuple[Person, int] | None:
    """Who was named before a quotation of several sentences whose verb stands at `at`, and where the quotation begins."""
    quote = next((q for q in passage.quotes if q.start < passage.start and 0 <= at - q.end <= 1), None)
    if quote is None:
        return None
    for person in reversed(before[-_LATEST_TOLD:]):
        near = 0 <= quote.start - person.end <= _BEFORE_QUOTATION
        if near and any(each.match(passage.folded, person.end, quote.start + 1) for each in particles):
            return person, quote.start
    return None
