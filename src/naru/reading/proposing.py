"""Proposing: measures -> claims, clause by clause, each with the nearest agreeing time, place, people and its voice.

In: the passages and chains of a text. Out: `Proposal`s in working offsets. The time is that of the clause, else of the sentence, else the one told last
in the same paragraph (a caption's at its end); the place likewise, settlements before rivers, never the country somebody goes to; without one,
that of the voice. What a claim leaves open stays None: nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from naru.reading.clauses import clause_of
from naru.reading.gazetteer import NameIndex
from naru.reading.hedges import least
from naru.reading.measures import Measure
from naru.reading.passages import Passage
from naru.reading.places import Spot
from naru.reading.voices import REACH, Chain, resting
from naru.values import SURENESSES, Sureness

_WHERE = {
    "village": 0,
    "labor_district": 0,
    "town": 0,
    "district": 0,
    "city": 1,
    "county": 1,
    "crossing": 2,
    "bridge": 2,
    "province": 3,
    "border": 4,
    "river": 5,
}
_WIDE = frozenset({"river", "border", "province"})
_SETTLED = frozenset({"city", "county", "town", "labor_district", "district"})
#: Stands for a place on the far side of a known one: none of the pack.
_ACROSS = -1
#: How sure a claim of such a status can be at most.
_AT_MOST: dict[str, Sureness] = {"suspected": "probable", "rumoured": "doubtful"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim in working offsets; `chain` is the number of its attribution."""

    measure: Measure
    edtf: str | None
    row: int | None
    who: tuple[tuple[int, int], ...]
    chain: int | None
    sureness: Sureness
    span: tuple[int, int]
    rules: tuple[str, ...] = ()
    confidence: float = 0.0


class _Told(NamedTuple):
    """A value of a claim, the rule that found it, how sure that was, and how far it was fetched from."""

    value: str | int
    rule: str
    confidence: float
    from_afar: bool = False


def proposals(passages: Sequence[Passage], found: Sequence[Chain], index: NameIndex, country: str) -> list[Proposal]:
    """The claims of a text, in order. `country` is the id of the pack's own country."""
    made: list[Proposal] = []
    home = index.numbers.get(country)
    rests = resting(passages, found)
    for number, passage in enumerate(passages):
        if passage.sentence.headline:
            continue
        seen: set[tuple[str, str, int, int]] = set()
        for measure in passage.measures:
            span = clause_of(passage.points, (passage.start, passage.end), measure.start, measure.end)
            span = _trimmed(passage.text, min(span[0], measure.start), max(span[1], measure.end))
            key = (measure.code, measure.status, *span)
            if key in seen:
                continue
            seen.add(key)
            made.append(_proposal(passages, number, measure, span, found, rests[number], index, home))
    return made


def _proposal(
    passages: Sequence[Passage],
    number: int,
    measure: Measure,
    span: tuple[int, int],
    found: Sequence[Chain],
    rests: Sequence[tuple[int, tuple[int, int]]],
    index: NameIndex,
    home: int | None,
) -> Proposal:
    passage = passages[number]
    at = smallest(found, rests, measure.start, measure.end)
    chain = found[at] if at is not None else None
    when = _when(passages, number, measure, span)
    if chain is not None and chain.pictured and not any(time.edtf for time in passage.times):
        credit = chain.links[0].edtf
        when = _Told(credit, "voice.time", _OF_VOICE, True) if credit else when
    where = _where(passages, number, measure, span, index, home, chain is not None and chain.pictured)
    if where is not None and where.value == _ACROSS:
        return _proposed(passage, measure, span, at, when, None)
    if where is None and chain is not None:
        row = next((link.row for link in chain.links if link.row is not None), None)
        where = _Told(row, "voice.place", _OF_VOICE, True) if row is not None else None
    if where is None:
        where = _earlier_where(passages, number, index, home)
    return _proposed(passage, measure, span, at, when, where)


def _proposed(
    passage: Passage, measure: Measure, span: tuple[int, int], at: int | None, when: _Told | None, where: _Told | None
) -> Proposal:
    who = tuple(
        (person.start, person.end) for person in passage.persons if person.start < span[1] and span[0] < person.end
    )
    hedges = [hedge for hedge in passage.hedges if hedge.scope[0] < measure.end and measure.start < hedge.scope[1]]
    told = [each.rule for each in (when, where) if each is not None]
    rules = [measure.rule, *filter(None, [measure.cue]), *told, *(hedge.rule for hedge in hedges)]
    return Proposal(
        measure=measure,
        edtf=str(when.value) if when else None,
        row=int(where.value) if where else None,
        who=who[:4],
        chain=at,
        sureness=_sureness(passage, measure),
        span=span,
        rules=tuple(dict.fromkeys(rules)),
        confidence=_confidence(measure, when, where),
    )


def _sureness(passage: Passage, measure: Measure) -> Sureness:
    sureness = least(passage.hedges, measure.start, measure.end)
    most = _AT_MOST.get(measure.status)
    return most if most is not None and SURENESSES.index(sureness) < SURENESSES.index(most) else sureness


#: A place or a time of the voice, and what being told in another sentence leaves of a value's confidence.
_OF_VOICE = 0.7
_AFAR = 0.85
#: A claim without a date or a place may lack it because it was not found.
_UNTOLD = 0.8
#: What goes on from day to day is not dated by the sentence before: that tells of something else.
_HABITS = frozenset(
    {
        "daily_report",
        "curfew",
        "river_ban",
        "patrol",
        "travel_permit",
        "monitoring",
        "jamming",
        "crossing_price",
        "fine",
    }
)


def _confidence(measure: Measure, when: _Told | None, where: _Told | None) -> float:
    """How likely the whole claim is right: what it is, when and where, as if they went wrong one by one."""
    sure = measure.confidence
    for told in (when, where):
        sure *= _UNTOLD if told is None else told.confidence * (_AFAR if told.from_afar else 1.0)
    return round(sure, 2)


_AROUND = " \t\n\"'“”‘’「」『』.。,，、;；:：-–—"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks around it."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def smallest(found: Sequence[Chain], rests: Sequence[tuple[int, tuple[int, int]]], start: int, end: int) -> int | None:
    """The chain whose smallest stretch holds some words; one by position only where no other does."""
    best: tuple[bool, int, int, int] | None = None
    for number, (first, last) in rests:
        if first <= start and end <= last:
            chain = found[number]
            candidate = (not chain.explicit, last - first, -len(chain.links), number)
            best = candidate if best is None or candidate < best else best
    return None if best is None else best[3]


def _when(passages: Sequence[Passage], number: int, measure: Measure, span: tuple[int, int]) -> _Told | None:
    passage = passages[number]
    dated = [time for time in passage.times if time.edtf]
    in_clause = [time for time in dated if span[0] <= time.start and time.end <= span[1]]
    # "until then" is the end of what it is told of, and no date of anything beside it.
    for times in (in_clause, [time for time in dated if not str(time.edtf).startswith("../")]):
        if times:
            time = min(times, key=lambda time: min(abs(time.start - measure.end), abs(measure.start - time.end)))
            return _Told(str(time.edtf), time.rule, time.confidence)
    paragraph = passage.sentence.paragraph
    quote = passage.quoted(measure.start)
    if measure.status == "authorised" or (measure.status == "in_force" and measure.code in _HABITS):
        return None
    for earlier in range(number - 1, max(-1, number - 1 - REACH), -1):
        other = passages[earlier]
        if other.sentence.paragraph != paragraph:
            break
        told = [time for time in other.times if time.edtf and not str(time.edtf).startswith("../")]
        if told and (quote is None) == (other.quoted(told[-1].start) is None):
            return _Told(str(told[-1].edtf), told[-1].rule, told[-1].confidence, True)
    if measure.status == "seen":
        for other in passages[number + 1 : number + 1 + REACH]:
            if other.sentence.paragraph != paragraph:
                break
            told = [time for time in other.times if time.edtf]
            if told:
                return _Told(str(told[-1].edtf), told[-1].rule, told[-1].confidence, True)
    return None


def _row(spots: Sequence[Spot], measure: Measure, index: NameIndex, home: int | None) -> Spot | None:
    best: tuple[int, int] | None = None
    chosen = None
    for spot in spots:
        if spot.row is None or spot.level not in _WHERE:
            continue
        if home is not None and not index.lies_in(spot.row, home):
            continue
        distance = min(abs(spot.start - measure.end), abs(measure.start - spot.end))
        candidate = (_WHERE[spot.level], distance)
        if best is None or candidate < best:
            best, chosen = candidate, spot
    return chosen


def _no_finer(spot: Spot, spots: Sequence[Spot], index: NameIndex) -> int:
    """The row of a spot; of the county around it where another place is told by it; `_ACROSS` where that lies on the far side."""
    row = spot.row if spot.row is not None else _ACROSS
    for far in spots:
        if far.level != "relative" or not (far.start <= spot.start and spot.end <= far.end):
            continue
        if far.rule.endswith("far-side"):
            return _ACROSS
        return next((number for number in (row, *index.above[row]) if index.grade[number] == 0), row)
    return row


def _where(
    passages: Sequence[Passage],
    number: int,
    measure: Measure,
    span: tuple[int, int],
    index: NameIndex,
    home: int | None,
    pictured: bool,
) -> _Told | None:
    """The settlement nearest in the clause, the sentence, the paragraph; else the river, border or province nearest so."""
    passage = passages[number]
    inside = [spot for spot in passage.spots if span[0] <= spot.start and spot.end <= span[1]]
    around = [inside, passage.spots]
    for earlier in range(number - 1, max(-1, number - 1 - REACH), -1):
        if passages[earlier].sentence.paragraph != passage.sentence.paragraph:
            break
        if passages[earlier].spots:
            around.append(passages[earlier].spots[::-1])
    for later in range(number + 1, min(len(passages), number + 1 + REACH) if pictured else 0):
        if passages[later].sentence.paragraph != passage.sentence.paragraph:
            break
        around.append(passages[later].spots)
    wide = None
    for distance, spots in enumerate(around):
        spot = _row(spots, measure, index, home)
        if spot is None or spot.row is None:
            continue
        row = _no_finer(spot, spots, index)
        told = _Told(row, spot.rule, spot.confidence, distance > 1)
        if row == _ACROSS:
            return told
        if index.rows[spot.row].type not in _WIDE:
            return told
        wide = told if wide is None else wide
    return wide


def _earlier_where(passages: Sequence[Passage], number: int, index: NameIndex, home: int | None) -> _Told | None:
    """The settlement told before in the same section, where it speaks of one county only; else one told later in the paragraph."""
    here = passages[number].sentence
    told: Spot | None = None
    for at in range(number - 1, max(-1, number - 1 - 2 * REACH), -1):
        if passages[at].sentence.section != here.section:
            break
        for spot in reversed(passages[at].spots):
            if not _settled(spot, index, home):
                continue
            if told is None or told.row is None:
                told = spot
            elif spot.row is not None and not (index.lies_in(told.row, spot.row) or index.lies_in(spot.row, told.row)):
                return None
    if told is not None:
        return _fetched(told)
    for at in range(number + 1, min(len(passages), number + 1 + REACH)):
        if passages[at].sentence.paragraph != here.paragraph:
            break
        for spot in passages[at].spots:
            if _settled(spot, index, home):
                return _fetched(spot)
    return None


def _fetched(spot: Spot) -> _Told | None:
    return _Told(spot.row, spot.rule, spot.confidence, True) if spot.row is not None else None


def _settled(spot: Spot, index: NameIndex, home: int | None) -> bool:
    return spot.row is not None and spot.level in _SETTLED and (home is None or index.lies_in(spot.row, home))
