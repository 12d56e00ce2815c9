"""A passage: one sentence with all that the checks ask of it.

In: an edition, a sentence, the dossier. Out: `Passage`: the claims it cites (or, for a title or a caption that cites
nothing, those it sums up), whose voice it speaks in, and what naru.reading finds in it outside the labels that were
promised. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from naru.publication import Edition, Sentence, Story, is_attributed
from naru.reading import MeasureMention, PlaceMention, Reading, Time, read
from naru.release.dossier import Cited, Dossier
from naru.values import FACTUAL, Lang

#: Texts that sum the story up: they need no citation, and nothing may stand in them that no cited claim carries.
SUMMARIES = frozenset(
    {
        "kicker", "title", "standfirst", "heading", "caption", "alt", "map_caption", "timeline_caption", "method",
        "correction", "byline", "credit",
    }
)  # fmt: skip
_ARTICLE = re.compile(r"(?:a|an|the)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """See the module. `known` are the cited claims that the dossier has."""

    story: Story
    edition: Edition
    sentence: Sentence
    dossier: Dossier

    @property
    def lang(self) -> Lang:
        """The language of the edition."""
        return self.edition.lang

    @property
    def text(self) -> str:
        """The words as they would be printed."""
        return self.sentence.text

    @property
    def summary(self) -> bool:
        """True for a title, a caption and the like that cites nothing."""
        return self.sentence.kind in SUMMARIES and not self.sentence.citations

    @cached_property
    def known(self) -> dict[str, Cited]:
        """The cited claims that exist, by id."""
        return self._of(self.sentence.citations)

    @cached_property
    def grounds(self) -> dict[str, Cited]:
        """What the sentence rests on: what it cites; of a summary, all that its photograph or else the edition
        cites.
        """
        if not self.summary:
            return self.known
        if self.photo is not None:
            return self._of([claim for found in self.edition.of("caption", self.photo) for claim in found.citations])
        return self._of(self.edition.citations)

    @property
    def photo(self) -> str | None:
        """The photograph this caption or alternative text belongs to."""
        return self.edition.blocks[self.sentence.paragraph].photo

    def _of(self, claims: tuple[str, ...] | list[str]) -> dict[str, Cited]:
        return {claim: self.dossier.claims[claim] for claim in claims if claim in self.dossier.claims}

    @cached_property
    def block(self) -> tuple[Sentence, ...]:
        """The sentences of the same paragraph, this one among them."""
        return tuple(self.edition.sentence(n) for n in self.edition.blocks[self.sentence.paragraph].sentences)

    def attributed(self, cited: Cited) -> bool:
        """True if the sentence tells this claim in the voice of the label that was promised to its source."""
        label = cited.promise.label.get(self.lang, "") if cited.promise is not None else ""
        return bool(label) and is_attributed(self.edition, self.sentence.number, label)

    @cached_property
    def reading(self) -> Reading:
        """What naru.reading finds in the sentence."""
        dossier = self.dossier
        if dossier.reader is not None:
            return dossier.reader(self.text, self.lang, self.story.date)
        return read(self.text, published=self.story.date, lang=self.lang, pack=dossier.pack)

    @cached_property
    def _labels(self) -> list[tuple[int, int]]:
        """Where promised labels stand in the text: their places are the sources', and were agreed."""
        return self._labels_in(self.text)

    def _labels_in(self, text: str) -> list[tuple[int, int]]:
        labels = {c.promise.label.get(self.lang, "") for c in self.dossier.claims.values() if c.promise is not None}
        return [
            found.span()
            for label in labels
            if (bare := _ARTICLE.sub("", label.strip(), count=1))
            for found in re.finditer(r"\s+".join(map(re.escape, bare.split())), text, re.IGNORECASE)
        ]

    def without_labels_in(self, text: str) -> str:
        """A text without the promised labels."""
        kept, at = [], 0
        for start, end in sorted(self._labels_in(text)):
            kept.append(text[at : max(at, start)])
            at = max(at, end)
        return " ".join([*kept, text[at:]])

    @property
    def without_labels(self) -> str:
        """The words without the promised labels."""
        return self.without_labels_in(self.text)

    def _outside(self, start: int, end: int) -> bool:
        return not any(first < end and start < last for first, last in self._labels)

    @property
    def times(self) -> Iterator[Time]:
        """Dates the sentence tells."""
        return (time for time in self.reading.times if time.edtf is not None and self._outside(time.start, time.end))

    @property
    def places(self) -> Iterator[PlaceMention]:
        """Places the sentence tells, other than in a promised label."""
        return (
            place
            for place in self.reading.places
            if place.place_id is not None and self._outside(place.start, place.end)
        )

    @property
    def facts(self) -> Iterator[MeasureMention]:
        """Measures and incidents the sentence tells as facts."""
        return (measure for measure in self.reading.measures if measure.status in FACTUAL)


def passages(story: Story, dossier: Dossier) -> Iterator[Passage]:
    """Every sentence that will be printed, in every edition."""
    for edition in story.editions:
        for sentence in edition.sentences:
            yield Passage(story, edition, sentence, dossier)
