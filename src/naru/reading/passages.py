"""Passages: a sentence with everything that was found in it, as the later steps take it.

A plain holder: the sentence, its breaks, the quotations that touch it, and its times, places, people, measures, hedges and words of speaking, all in
working offsets and in the order of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from naru.reading.clauses import Break
from naru.reading.hedges import Hedge
from naru.reading.lexicon import Hit
from naru.reading.measures import Measure
from naru.reading.people import Person
from naru.reading.places import Spot
from naru.reading.quoting import Quote
from naru.reading.splitting import Sentence
from naru.reading.times import Time


@dataclass(slots=True)
class Passage:
    """See the module. `text` is the whole working text, `folded` the same as the lexicon of the sentence's language compares it."""

    sentence: Sentence
    text: str
    folded: str
    points: tuple[Break, ...]
    quotes: tuple[Quote, ...]
    spots: list[Spot] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    hedges: list[Hedge] = field(default_factory=list)
    speaking: list[Hit] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentence.end

    def quoted(self, at: int) -> Quote | None:
        """The outermost quotation around a point of the sentence."""
        return next((quote for quote in self.quotes if quote.start <= at < quote.end), None)
