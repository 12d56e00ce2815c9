"""Scoring: one reading against one gold text, kind by kind.

In: a located `GoldText` and a `Reading`. Out: counts, mistakes, and for each judged proposal its confidence and whether
it was right. Overlap of spans is what counts; each row takes one proposal and each proposal one row, the rows that are
required first. A proposal that lies only over rows that may be left out is not counted; one over nothing, or over a row
that has its own already, is spurious. docs/formats/gold.md says what "right" is for each kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from naru.evaluation.figures import Count, Mistake, Problem
from naru.evaluation.gold import (
    GoldChain,
    GoldClaim,
    GoldHedge,
    GoldKind,
    GoldLink,
    GoldMeasure,
    GoldPerson,
    GoldPlace,
    GoldText,
    GoldTime,
    Span,
)  # fmt: skip
from naru.reading import (
    AttributionMention,
    HedgeMention,
    MeasureMention,
    PersonMention,
    PlaceMention,
    ProposedClaim,
    Reading,
    Time,
    VoiceLink,
)  # fmt: skip
from naru.values import FACTUAL, Lang

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"a", "an", "the", "one"})
#: Numerals that say "one" in a language that need not say it.
_NUMERAL = re.compile(r"\d|한 |하나|[一壹]|1")


class Judged(NamedTuple):
    """The count of one kind, what went wrong, and (confidence, right) of each proposal that has a confidence."""

    counted: Count
    mistakes: tuple[Mistake, ...]
    confidences: tuple[tuple[float, bool], ...]


class _Wanted(NamedTuple):
    span: Span
    required: bool
    row: Any


class _Found(NamedTuple):
    span: Span
    value: Any


def score(gold: GoldText, reading: Reading) -> Iterator[tuple[GoldKind, Judged]]:
    """Every kind that the gold judges. `reading` must be of the same text."""
    for kind, judge in _JUDGES.items():
        if gold.judges(kind):
            yield kind, judge(gold, reading)


def _pairs(
    wanted: Sequence[_Wanted], found: Sequence[_Found], agrees: Callable[[Any, Any], bool]
) -> tuple[dict[int, int], list[tuple[int, int | None]]]:
    """Row -> proposal where they agree; and the other proposals, each with a row that it lies over (None = over none that is free)."""
    candidates = []
    near: dict[int, list[int]] = {number: [] for number in range(len(found))}
    for row, want in enumerate(wanted):
        for number, each in enumerate(found):
            overlap = min(want.span[1], each.span[1]) - max(want.span[0], each.span[0])
            if overlap > 0:
                near[number].append(row)
                if agrees(each.value, want.row):
                    away = (want.span[1] - want.span[0]) + (each.span[1] - each.span[0]) - 2 * overlap
                    candidates.append((not want.required, away, row, number))
    right: dict[int, int] = {}
    used: set[int] = set()
    for _, _, row, number in sorted(candidates):
        if row not in right and number not in used:
            right[row] = number
            used.add(number)
    others = []
    for number in range(len(found)):
        if number not in used:
            free = [row for row in near[number] if row not in right]
            free.sort(key=lambda row: not wanted[row].required)
            others.append((number, free[0] if free else None))
    return right, others


def _judge(
    gold: GoldText,
    kind: GoldKind,
    wanted: Sequence[_Wanted],
    found: Sequence[_Found],
    agrees: Callable[[Any, Any], bool],
    *,
    harmless: Callable[[_Found], bool] = lambda _: False,
    beside: Callable[[list[tuple[Any, Any]]], tuple[tuple[str, int, int], ...]] = lambda _: (),
) -> Judged:
    right, others = _pairs(wanted, found, agrees)
    mistakes: list[Mistake] = []
    confidences: list[tuple[float, bool]] = []
    touched = {row for row in right if wanted[row].required}
    wrong = 0
    for number in right.values():
        _confide(confidences, found[number], True)
    for number, over in others:
        each = found[number]
        if over is None and gold.partial:
            continue
        if over is not None and not wanted[over].required:
            continue
        if over is not None:
            touched.add(over)
        if harmless(each):
            continue
        wrong += 1
        _confide(confidences, each, False)
        row_wanted = wanted[over].row if over is not None else None
        mistakes.append(
            _mistake(gold, kind, "spurious" if over is None else "wrong", each.span, row_wanted, each.value)
        )
    told = {over for number, over in others if not harmless(found[number])}
    for number, want in enumerate(wanted):
        if want.required and number not in right and number not in told:
            mistakes.append(_mistake(gold, kind, "missed", want.span, want.row, None))
    good = sum(wanted[row].required for row in right)
    pairs = [(wanted[row].row, found[number].value) for row, number in right.items() if wanted[row].required]
    count = Count(
        required=sum(want.required for want in wanted),
        right=good,
        touched=len(touched),
        proposed=good + wrong,
        wrong=wrong,
        beside=beside(pairs),
    )
    return Judged(count, tuple(mistakes), tuple(confidences))


def _confide(confidences: list[tuple[float, bool]], each: _Found, right: bool) -> None:
    confidence = getattr(each.value, "confidence", None)
    if confidence is not None:
        confidences.append((confidence, right))


def _mistake(gold: GoldText, kind: GoldKind, problem: Problem, span: Span, row: Any, value: Any) -> Mistake:
    return Mistake(
        id=gold.id,
        lang=gold.lang,
        kind=kind,
        problem=problem,
        start=span[0],
        end=span[1],
        text=gold.text[slice(*span)],
        wanted=_told(row),
        got=_told(value),
        rule=str(getattr(value, "rule", "") or ""),
    )


_SHOWN = (
    "kind", "edtf", "iso", "place_ids", "place_id", "level", "what", "code", "status", "sex", "age", "count", "sureness", "links", "speaker",
    "inferred", "text", "quote",
)  # fmt: skip


def _told(value: Any) -> str:
    """What is judged in a row or a proposal, in one line."""
    if value is None:
        return ""
    parts = []
    for name in _SHOWN:
        inner = getattr(value, name, None)
        if name == "links" and inner is not None:
            inner = " < ".join(f"{link.kind} {link.speaker or '?'}" for link in inner)
        if inner is not None:
            parts.append(f"{name} {'/'.join(map(str, inner)) if isinstance(inner, tuple) else inner}")
    return ", ".join(parts)


def _rows(rows: Sequence[Any] | None) -> list[_Wanted]:
    return [_Wanted(row.at, row.required, row) for row in rows or ()]


def _mentions(found: Sequence[Any]) -> list[_Found]:
    return [_Found((each.start, each.end), each) for each in found]


def _times(gold: GoldText, reading: Reading) -> Judged:
    found = _mentions(reading.times)
    judged = _judge(gold, "times", _rows(gold.times), found, _same_time, harmless=_valueless, beside=_openness)
    traps = _traps(gold, reading) if gold.judges("time_traps") else ()
    # A find in a trap is among the spurious ones already: it is only told by its own name.
    spans = {(trap.start, trap.end) for trap in traps}
    kept = tuple(each for each in judged.mistakes if (each.start, each.end) not in spans or each.problem != "spurious")
    return judged._replace(mistakes=(*kept, *traps))


def _valueless(each: _Found) -> bool:
    """A vague word without any value claims nothing."""
    return each.value.edtf is None and each.value.iso is None


def _same_time(found: Time, row: GoldTime) -> bool:
    if row.edtf is not None:
        return found.edtf in (row.edtf, *row.accept)
    if row.iso is not None:
        return found.iso == row.iso or (found.iso or found.edtf) in row.accept
    return (found.edtf is None and found.iso is None) or (found.edtf or found.iso) in row.accept


def _openness(pairs: list[tuple[GoldTime, Time]]) -> tuple[tuple[str, int, int], ...]:
    open_ended = [(row, found) for row, found in pairs if row.kind in ("interval_open", "until")]
    marked = [(row, found) for row, found in pairs if row.inferred is not None and found.edtf == row.edtf]
    return (
        ("openness", sum(found.kind == row.kind for row, found in open_ended), len(open_ended)),
        ("inferred", sum(set(found.inferred) == set(row.inferred or ()) for row, found in marked), len(marked)),
    )


def _traps(gold: GoldText, reading: Reading) -> tuple[Mistake, ...]:
    """Values of time read where there is none."""
    fair = [row.at for row in gold.times or ()]
    mistakes = []
    for each in reading.times:
        if each.edtf is None and each.iso is None:
            continue
        over = [trap for trap in gold.time_traps or () if _meet(trap.at, (each.start, each.end))]
        if over and not any(_meet(span, (each.start, each.end)) for span in fair):
            mistakes.append(_mistake(gold, "time_traps", "trap", (each.start, each.end), over[0], each))
    return tuple(mistakes)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _time_traps(gold: GoldText, reading: Reading) -> Judged:
    fallen = len({(each.start, each.end) for each in _traps(gold, reading)})
    of = len(gold.time_traps or ())
    # Told among the times; here only counted.
    return Judged(Count(required=of, right=max(0, of - fallen), touched=of, proposed=of, wrong=fallen), (), ())


def _places(gold: GoldText, reading: Reading) -> Judged:
    """Only a place with an id is a proposal; where the pack has none, none must be given."""
    linked = [each for each in reading.places if each.place_id is not None]
    wanted = [
        _Wanted(row.at, row.required and bool(row.place_ids), row)
        for row in gold.places or ()
        if row.place_ids or not row.required
    ]
    return _judge(gold, "places", wanted, _mentions(linked), _same_place)


def _same_place(found: PlaceMention, row: GoldPlace) -> bool:
    return found.place_id in row.place_ids


def _persons(gold: GoldText, reading: Reading) -> Judged:
    return _judge(gold, "persons", _rows(gold.persons), _mentions(reading.persons), _same_person_in(gold.lang))


def _same_person_in(lang: Lang) -> Callable[[PersonMention, GoldPerson], bool]:
    """In Korean, Chinese and Japanese one person and a number not said are one unless a numeral is told."""

    def same(found: PersonMention, row: GoldPerson) -> bool:
        unsaid = lang != "en" and not _NUMERAL.search(row.text) and {found.count, row.count} <= {None, 1}
        return (found.count == row.count or unsaid) and found.sex == row.sex and found.age == row.age

    return same


def _measures(gold: GoldText, reading: Reading) -> Judged:
    return _judge(gold, "measures", _rows(gold.measures), _mentions(reading.measures), _same_measure)


def _same_measure(found: MeasureMention, row: GoldMeasure) -> bool:
    return found.code in (row.code, *row.accept_codes) and found.status in (row.status, *row.accept_status)


def _hedges(gold: GoldText, reading: Reading) -> Judged:
    return _judge(gold, "hedges", _rows(gold.hedges), _mentions(reading.hedges), _same_hedge)


def _same_hedge(found: HedgeMention, row: GoldHedge) -> bool:
    scope = row.scope
    fits = not isinstance(scope, tuple) or _meet(scope, found.scope)
    return fits and found.sureness in (row.sureness, *row.accept)


def _attributions(gold: GoldText, reading: Reading) -> Judged:
    found = [_Found(each.span, each) for each in reading.attributions]
    return _judge(gold, "attributions", _rows(gold.attributions), found, _same_chain)


def _same_chain(found: AttributionMention, row: GoldChain) -> bool:
    return len(found.links) == len(row.links) and all(map(_same_link, found.links, row.links))


def _same_link(found: VoiceLink, row: GoldLink) -> bool:
    return found.kind in (row.kind, *row.accept_kinds) and _same_words(found.speaker, row.speaker)


def _same_words(one: str | None, other: str | None) -> bool:
    """Whether two descriptions name one speaker: one holds the other, articles aside; unknown is only unknown."""
    if not one or not other:
        return not one and not other
    left, right = (
        "".join(word for word in _WORD.findall(words.casefold()) if word not in _ARTICLES) for words in (one, other)
    )
    return bool(left) and bool(right) and (left in right or right in left)


def _claims(gold: GoldText, reading: Reading) -> Judged:
    wanted = _rows([row for row in gold.claims or () if not row.wrong])
    found = [_Found(each.span, each) for each in reading.claims]
    judged = _judge(gold, "claims", wanted, found, _same_claim)
    again = []
    for row in gold.claims or ():
        for each in reading.claims if row.wrong else ():
            if _meet(row.at, each.span) and (each.what, each.status) == (row.what, row.status):
                again.append(_mistake(gold, "claims", "never", each.span, row, each))
    if not again:
        return judged
    counted = judged.counted
    more = counted.replaced(proposed=counted.proposed + len(again), wrong=counted.wrong + len(again))
    return judged._replace(counted=more, mistakes=(*judged.mistakes, *again))


def _same_claim(found: ProposedClaim, row: GoldClaim) -> bool:
    return (
        found.what in (row.what, *row.accept_codes)
        and found.status in (row.status, *row.accept_status)
        and found.edtf in (row.edtf, *row.accept)
        and (found.place_id in row.place_ids if row.place_ids else found.place_id is None)
    )


def _never(gold: GoldText, reading: Reading) -> Judged:
    """Words of threats, orders, plans, rumours: nothing over them is a fact."""
    mistakes = []
    for row in gold.never or ():
        for each in reading.measures:
            if each.status in FACTUAL and _meet(row.at, (each.start, each.end)):
                mistakes.append(_mistake(gold, "never", "never", (each.start, each.end), row, each))
    of = len(gold.never or ())
    broken = len({each.start for each in mistakes})
    return Judged(
        Count(required=of, right=max(0, of - broken), touched=of, proposed=of, wrong=broken), tuple(mistakes), ()
    )


_JUDGES: dict[GoldKind, Callable[[GoldText, Reading], Judged]] = {
    "times": _times,
    "time_traps": _time_traps,
    "places": _places,
    "persons": _persons,
    "measures": _measures,
    "hedges": _hedges,
    "attributions": _attributions,
    "claims": _claims,
    "never": _never,
}
