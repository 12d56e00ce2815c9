"""Values in the words of the page's language: kinds, statuses, dates and places as they are known.

In: values and a language. Out: strings, from the pack's labels and publication's dates. Refuses to make a date more
exact than its value.
"""

from __future__ import annotations

from dataclasses import dataclass

from naru.packs import Pack
from naru.publication import exact_days, in_words
from naru.values import FuzzyDate, Lang, Place


@dataclass(frozen=True)
class Wording:
    """The words of one language."""

    pack: Pack
    lang: Lang

    def kind(self, code: str) -> str:
        """A kind of measure or incident."""
        kind = self.pack.taxonomy.kinds.get(code)
        return kind.labels[self.lang] if kind else code

    def status(self, code: str) -> str:
        """What the words make of it: happened, threatened, ..."""
        word = self.pack.taxonomy.statuses.get(code)
        return word.labels[self.lang] if word else code

    def when(self, value: FuzzyDate | None) -> str:
        """A date as it is known."""
        return in_words(value.edtf, self.lang) if value else ""

    def interval(self, value: FuzzyDate | None) -> str:
        """The exact days a date can mean."""
        return exact_days(value.edtf) if value else ""

    def where(self, value: Place | None) -> str:
        """A place by its name, or the known place it lies in or near."""
        if value is None or value.anchor is None:
            return ""
        name = self.pack.places.label(value.anchor, self.lang)
        return name if value.id else f"≈ {name}"
