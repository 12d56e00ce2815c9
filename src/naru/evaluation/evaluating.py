"""Evaluating: many gold texts, one reader, the figures.

In: located gold texts and what reads them (ours or a peer's). Out: an `Evaluation`: figures by language and kind with their
intervals, how reliable each level of confidence is, and every mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from naru.evaluation.figures import Figure, Mistake, Reliability, Tally, reliabilities
from naru.evaluation.gold import GOLD_KINDS, GoldKind, GoldText
from naru.evaluation.scoring import score
from naru.packs import Pack
from naru.reading import Reading, read
from naru.values import Lang, Record


class Evaluation(Record, frozen=True, kw_only=True):
    """What was counted over all texts."""

    texts: int
    figures: tuple[Figure, ...]
    reliability: tuple[Reliability, ...]
    mistakes: tuple[Mistake, ...]

    def figure(self, kind: GoldKind, lang: str = "all", text_kind: str = "all") -> Figure | None:
        """One line of the table, None where nothing of it was judged."""
        for each in self.figures:
            if (each.kind, each.lang, each.text_kind) == (kind, lang, text_kind):
                return each
        return None


def evaluate(
    texts: Iterable[GoldText],
    reader: Callable[[GoldText], Reading],
    *,
    kinds: Iterable[GoldKind] = GOLD_KINDS,
) -> Evaluation:
    """Read every text and count. `kinds` limits what is judged (a peer that reads times alone)."""
    judged_kinds = frozenset(kinds)
    tally = Tally()
    mistakes: list[Mistake] = []
    confidences: list[tuple[GoldKind, float, bool]] = []
    number = 0
    for number, gold in enumerate(texts, start=1):  # noqa: B007
        for kind, judged in score(gold, reader(gold)):
            if kind in judged_kinds:
                tally.add(gold.lang, gold.kind or "unsaid", kind, judged.counted)
                mistakes.extend(judged.mistakes)
                confidences.extend((kind, confidence, right) for confidence, right in judged.confidences)
    return Evaluation(
        texts=number,
        figures=tally.figures(),
        reliability=reliabilities(confidences),
        mistakes=tuple(mistakes),
    )


def our_reader(pack: Pack, *, told: bool = False, off: frozenset[str] = frozenset()) -> Callable[[GoldText], Reading]:
    """`naru.reading` as it is used at the desk; `told` = the language is given and not found out, `off` = rules that are not used."""

    def reader(gold: GoldText) -> Reading:
        lang: Lang | Literal["auto"] = gold.lang if told else "auto"
        return read(gold.text, published=gold.published, lang=lang, pack=pack, id=gold.id, off=off)

    return reader
