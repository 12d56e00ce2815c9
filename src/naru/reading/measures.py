"""Measures: where a text speaks of a kind of measure or incident, and with what status.

In: a sentence with its hits. Out: `Measure`s, at most one for the same words. Of overlapping words the longest count; a rule marked weak
gives way to any other in its clause; traces of a crossing make the crossing of the same sentence a suspected one. Something that is only
supposed ("if they go missing") is no measure at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from naru.reading.clauses import Break, strongest
from naru.reading.lexicon import Hit, MeasureRule, StatusRule, longest
from naru.reading.quoting import Quote
from naru.reading.splitting import Sentence
from naru.reading.statuses import as_status, verdict
from naru.reading.unfinished import unfinished
from naru.values import FACTUAL, Status

#: What can be photographed.
_VISIBLE = frozenset({"guard_post", "checkpoint", "fence", "camera", "notice", "mines", "patrol"})
#: Punishments: threatened, they are a threat of punishment and not an execution.
_PUNISHMENTS = frozenset({"execution"})
#: What a threat names beside a punishment: told in one clause, they are one threat.
_THREATS = frozenset({"punishment_threat", "arrest", "fine", "shooting", "confiscation"})
#: One sentence speaks of one of these at most: it is named and then taken up again.
_ONCE = frozenset(
    {
        "forced_meeting",
        "house_search",
        "curfew",
        "jamming",
        "river_ban",
        "crossing_price",
        "informant_order",
        "daily_report",
        "alert_network",
        "public_trial",
    }
)
#: Told as done or in force: what the form of the verb can still take back.
_PUT_UP = frozenset({"camera", "fence", "mines", "lockdown"})
_DONE = frozenset({"happened", "in_force", "seen"})
_QUOTES = frozenset('"“”「」『』‘’')
_TRACES_REACH = 160
#: What stands between two words for one thing: "戴上手铐带走了", "没信，人没影了".
_AT_ONCE = frozenset({"", "，", "，人", "就", "并", "后", "，当场", "，就"})
#: Answers to what is asked, in English.
_OVER = re.compile(
    r"\W*(?:(?:no|nope|not now|not any more)\W+)?(?:lifted|over|ended|gone|called off|scrapped|finished|no longer)\b"
)
_NO = re.compile(r"\W*(?:no|not|nope|none|never|nothing|nobody|denied|untrue|false)\b")
_YES = re.compile(r"\W*(?:yes|yeah|yep|aye|still|confirmed|true)\b")
_ANSWER = 48


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in working offsets; `cue` the rule of the words that gave its status."""

    start: int
    end: int
    code: str
    status: Status
    rule: str
    confidence: float
    cue: str | None = None


def measures(
    folded: str,
    sentence: Sentence,
    hits: Sequence[Hit],
    cues: Sequence[Hit],
    points: Sequence[Break],
    quotes: Sequence[Quote],
) -> list[Measure]:
    """The measures of one sentence, in order."""
    found: list[tuple[Hit, Measure]] = []
    stretch = (sentence.start, sentence.end)
    strong = longest(hit for hit in hits if not _weak(hit))
    weak = longest(hit for hit in hits if _weak(hit))
    apart = [hit for hit in weak if all(hit.end <= other.start or other.end <= hit.start for other in strong)]
    for hit in sorted([*strong, *apart], key=lambda hit: hit.start):
        rule = hit.rule
        assert isinstance(rule, MeasureRule)
        status, cue = verdict(folded, sentence.lang, stretch, hit, cues, points, quotes)
        if sentence.lang == "ja" and (status in _DONE or status == "ended"):
            lasting = rule.default == "in_force" and rule.code not in _PUT_UP
            told = unfinished(folded, stretch, hit.start, hit.end, lasting=lasting)
            if told == "drop" or (told is not None and status != "ended"):
                status, cue = told, "unfinished"
        if status == "drop":
            continue
        if sentence.lang == "en" and status in FACTUAL and _unquoted(quotes, hit):
            status = _asked(folded, sentence, status)
        code = rule.code
        if code in _PUNISHMENTS and status == "threatened":
            code = "punishment_threat"
        confidence = 0.8 if cue is None else 0.75
        if rule.weak:
            confidence = 0.55
        found.append((hit, Measure(hit.start, hit.end, code, as_status(status), rule.id, confidence, cue)))
    return _settled(folded, found, points)


def _unquoted(quotes: Sequence[Quote], hit: Hit) -> bool:
    """Whether a hit stands in no quotation."""
    return not any(quote.holds(hit.start, hit.end) for quote in quotes)


def _asked(folded: str, sentence: Sentence, status: str) -> str:
    """The status of what is only asked about ("Curfew? Not here."): what the answer says, and no fact without one."""
    if not folded[sentence.start : sentence.end].rstrip(" )]\"'”’").endswith("?"):
        return status
    if _OVER.match(folded, sentence.end, sentence.end + _ANSWER):
        return "ended"
    if _YES.match(folded, sentence.end, sentence.end + _ANSWER):
        return status
    return "denied" if _NO.match(folded, sentence.end, sentence.end + _ANSWER) else "unknown"


def _weak(hit: Hit) -> bool:
    return isinstance(hit.rule, MeasureRule) and hit.rule.weak


def _settled(folded: str, found: list[tuple[Hit, Measure]], points: Sequence[Break]) -> list[Measure]:
    traces = [
        measure for hit, measure in found if isinstance(hit.rule, MeasureRule) and hit.rule.default == "suspected"
    ]
    kept: list[Measure] = []
    for hit, measure in found:
        rule = hit.rule
        assert isinstance(rule, MeasureRule)
        if rule.weak and any(
            other is not measure and _outdoes(measure, other, points) and not _behind_quotation(folded, measure, other)
            for _, other in found
        ):
            continue
        if measure in traces and any(
            other.code == measure.code and other not in traces and abs(other.start - measure.end) < _TRACES_REACH
            for _, other in found
        ):
            continue
        happened = measure.code == "crossing" and measure.status == "happened" and measure not in traces
        if happened and any(abs(measure.start - trace.end) < _TRACES_REACH for trace in traces):
            measure = replace(measure, status="suspected")
        if any(_again(folded, other, measure, points) or _one_threat(other, measure, points) for other in kept):
            continue
        kept.append(measure)
    return kept


def _again(folded: str, told: Measure, measure: Measure, points: Sequence[Break]) -> bool:
    """Whether a measure only takes up one of the same kind and status in the same sentence."""
    if told.code != measure.code or told.status != measure.status:
        return False
    if measure.code in _ONCE:
        return True
    if any(mark in _QUOTES for mark in folded[told.end : measure.start]):
        return False
    if folded[told.end : measure.start] in _AT_ONCE:
        return True
    return (
        measure.start - told.end < 25
        and not strongest(points, told.end, measure.start)
        and measure.code not in ("crossing", "arrest")
    )


def _outdoes(weak: Measure, other: Measure, points: Sequence[Break]) -> bool:
    """Whether a weak measure gives way to another: one of its clause, or one of the same kind where a sentence speaks of one only."""
    return _near(weak, other, points) or (weak.code == other.code and weak.code in _ONCE)


def _behind_quotation(folded: str, weak: Measure, other: Measure) -> bool:
    """Whether another measure only comes in a later quotation, told by itself ("an order came," he said, "and they threaten …")."""
    between = folded[weak.end : other.start]
    return weak.end <= other.start and other.status != "ordered" and sum(mark in _QUOTES for mark in between) > 1


def _one_threat(told: Measure, measure: Measure, points: Sequence[Break]) -> bool:
    """Whether a clause threatens with one more of the same: "will be fined or held"."""
    return (
        told.status == measure.status == "threatened"
        and {told.code, measure.code} <= _THREATS
        and told.code in ("punishment_threat", "fine")
        and strongest(points, told.end, measure.start) < 3
    )


def _near(one: Measure, other: Measure, points: Sequence[Break]) -> bool:
    first, last = (one, other) if one.start <= other.start else (other, one)
    return strongest(points, first.end, last.start) < 4


def carries(cue: Hit, sentence: Sentence) -> bool:
    """Whether a cue is a sentence of its own ("Rumour only.") and so governs the sentences behind it."""
    rule = cue.rule
    assert isinstance(rule, StatusRule)
    if rule.reach != "paragraph":
        return False
    return (sentence.end - sentence.start) - (cue.end - cue.start) <= (12 if sentence.lang == "en" else 3)


def as_rumour(measure: Measure) -> Measure:
    """A measure told by a rumour: no fact."""
    return replace(measure, status="rumoured") if measure.status in FACTUAL else measure


def seen_in_picture(measure: Measure) -> Measure:
    """A measure of a caption: seen where the words only say that it stands there."""
    if measure.code in _VISIBLE and measure.status == "in_force":
        return replace(measure, status="seen")
    return measure
