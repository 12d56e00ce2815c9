"""Hedges: words of doubt, how much they leave sure, and what is in doubt.

In: a sentence with its hits of the part `hedges`. Out: `Hedge`s in working offsets. The scope is the clause the words stand in, what follows them
in it, what stands before them in it, or the sentence, as the rule says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from naru.reading.clauses import Break, clause_of
from naru.reading.lexicon import HedgeRule, Hit, longest
from naru.reading.splitting import Sentence
from naru.values import SURENESSES, Sureness


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words of doubt and the stretch in doubt."""

    start: int
    end: int
    scope: tuple[int, int]
    sureness: Sureness
    rule: str


def hedges(sentence: Sentence, hits: Sequence[Hit], points: Sequence[Break]) -> list[Hedge]:
    """The hedges of one sentence, in order."""
    found = []
    whole = (sentence.start, sentence.end)
    strong = longest(hit for hit in hits if not _weak(hit))
    for hit in strong or longest(hits):
        rule = hit.rule
        assert isinstance(rule, HedgeRule)
        first, last = clause_of(points, whole, hit.start, hit.end)
        scope = {
            "clause": (first, last),
            "after": (hit.start, last),
            "before": (first, hit.end),
            "sentence": whole,
        }[rule.scope]
        found.append(Hedge(hit.start, hit.end, scope, rule.sureness, rule.id))
    return found


def _weak(hit: Hit) -> bool:
    return isinstance(hit.rule, HedgeRule) and hit.rule.weak


def least(found: Sequence[Hedge], start: int, end: int) -> Sureness:
    """The least sureness any hedge leaves a stretch; certain where none touches it."""
    return max(
        (hedge.sureness for hedge in found if hedge.scope[0] < end and start < hedge.scope[1]),
        key=SURENESSES.index,
        default="certain",
    )
