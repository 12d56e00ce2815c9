"""Figures: what was counted, with how far chance could carry it.

Shares come with the Wilson score interval (E. B. Wilson 1927, JASA 22:209-212) at 95 %: it stays inside 0..1 and means something for small numbers too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import sqrt
from typing import Literal

from naru.evaluation.gold import GoldKind
from naru.values import Lang, Record

#: The 97.5 % quantile of the normal distribution.
_Z = 1.959963984540054
Problem = Literal["missed", "wrong", "spurious", "trap", "never"]


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share; (0, 1) where nothing was counted."""
    if of == 0:
        return 0.0, 1.0
    share = right / of
    square = _Z * _Z / of
    centre = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(0.0, centre - half), min(1.0, centre + half)


class Share(Record, frozen=True, kw_only=True):
    """`right` of `of`, the share (None where nothing was counted) and its 95 % Wilson interval."""

    right: int
    of: int
    share: float | None
    low: float
    high: float


def share(right: int, of: int) -> Share:
    """A share with its interval."""
    low, high = wilson(right, of)
    return Share(right=right, of=of, share=right / of if of else None, low=low, high=high)


class Count(Record, frozen=True, kw_only=True):
    """What one text gave for one kind. `touched` = required rows that something found lies over; `proposed` leaves out what may be there or not."""

    required: int = 0
    right: int = 0
    touched: int = 0
    proposed: int = 0
    #: A part of `proposed` that claims a wrong value or lies where nothing is.
    wrong: int = 0
    #: (right, of) for what is judged beside the value: "openness", "inferred".
    beside: tuple[tuple[str, int, int], ...] = ()


class Mistake(Record, frozen=True, kw_only=True):
    """One difference. `text` are the words; `wanted` and `got` the values, for the eyes of whoever owns the gold."""

    id: str
    lang: Lang
    kind: GoldKind
    problem: Problem
    start: int
    end: int
    text: str
    wanted: str = ""
    got: str = ""
    rule: str = ""


class Figure(Record, frozen=True, kw_only=True):
    """One line: a kind in a language ("all" = together) and a kind of text ("all", or as the gold says)."""

    lang: str
    text_kind: str
    kind: GoldKind
    texts: int
    recall: Share
    precision: Share
    f1: float | None
    #: Of the rows that were seen at all, those with the right value.
    value: Share
    #: Of all that was proposed, what is wrong.
    wrong: Share
    beside: dict[str, Share]


class Reliability(Record, frozen=True, kw_only=True):
    """Of the proposals of one kind whose confidence lies in [`low`, `high`), how many were right."""

    kind: GoldKind
    low: float
    high: float
    mean: float
    right: Share


class Tally:
    """Adds counts up and gives figures."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, GoldKind], list[Count]] = defaultdict(list)

    def add(self, lang: Lang, text_kind: str, kind: GoldKind, count: Count) -> None:
        """Count for the language, for all languages, for this kind of text and for all."""
        for key in {(lang, text_kind), (lang, "all"), ("all", text_kind), ("all", "all")}:
            self._counts[(*key, kind)].append(count)

    def figures(self) -> tuple[Figure, ...]:
        """One figure a line, by language, kind of text and kind."""
        return tuple(_figure(*key, counts) for key, counts in sorted(self._counts.items(), key=lambda item: item[0]))


def _figure(lang: str, text_kind: str, kind: GoldKind, counts: list[Count]) -> Figure:
    required = sum(count.required for count in counts)
    right = sum(count.right for count in counts)
    proposed = sum(count.proposed for count in counts)
    names = {name for count in counts for name, _, _ in count.beside}
    return Figure(
        lang=lang,
        text_kind=text_kind,
        kind=kind,
        texts=len(counts),
        recall=share(right, required),
        precision=share(right, proposed),
        f1=2 * right / (required + proposed) if required + proposed else None,
        value=share(right, sum(count.touched for count in counts)),
        wrong=share(sum(count.wrong for count in counts), proposed),
        beside={
            name: share(
                sum(good for count in counts for each, good, _ in count.beside if each == name),
                sum(of for count in counts for each, _, of in count.beside if each == name),
            )
            for name in sorted(names)
        },
    )


#: Where the lines between levels of confidence are drawn.
_LEVELS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def reliabilities(judged: Iterable[tuple[GoldKind, float, bool]]) -> tuple[Reliability, ...]:
    """How often proposals of each level of confidence were right: (kind, confidence, right) in, the levels that occur out."""
    levels: dict[tuple[GoldKind, int], list[tuple[float, bool]]] = defaultdict(list)
    for kind, confidence, right in judged:
        level = max(number for number, low in enumerate(_LEVELS[:-1]) if confidence >= low)
        levels[kind, level].append((confidence, right))
    return tuple(
        Reliability(
            kind=kind,
            low=_LEVELS[level],
            high=_LEVELS[level + 1],
            mean=sum(confidence for confidence, _ in listed) / len(listed),
            right=share(sum(right for _, right in listed), len(listed)),
        )
        for (kind, level), listed in sorted(levels.items())
    )
