"""Corroboration: which claims are about one event, how many independent first voices it has, what contradicts, and
how far to believe it.

In: claims, or lines of `naru link` and chains of `naru origins`. Out: events with origins, contradictions and a
grade; never a list of people except `through`, which is for their handlers' eyes. A false merge invents
corroboration, so where two answers fit, claims stay apart.

    >>> from naru.corroboration import Voice, origins
    >>> meeting = [Voice(kind="relay", who="s-1"), Voice(kind="official_statement", who="o-1")]
    >>> again = [Voice(kind="relay", who="s-2"), Voice(kind="official_statement", who="o-1")]
    >>> counted, through = origins([meeting, again])
    >>> counted.low, counted.high, counted.cut, through
    (1, 1, 1, ('o-1',))
"""

from naru.corroboration.chains import ChainRow, Voice, chain_of, origin_of, origins
from naru.corroboration.clashes import contradictions
from naru.corroboration.clusters import Tie
from naru.corroboration.events import event_of, link
from naru.corroboration.facts import LinkRow
from naru.corroboration.grades import Support, grade
from naru.corroboration.linking import Linking, link_rows
from naru.corroboration.periods import Period, period
from naru.corroboration.words import say

__all__ = [
    "ChainRow", "LinkRow", "Linking", "Period", "Support", "Tie", "Voice", "chain_of", "contradictions", "event_of",
    "grade", "link", "link_rows", "origin_of", "origins", "period", "say",
]  # fmt: skip
