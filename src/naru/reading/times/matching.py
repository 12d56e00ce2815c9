"""Matching: a stretch of text to expressions: which words, which rule, what they say.

In: folded text, the bounds of a sentence, a rulebook. Out: `Expression`s in order, without overlap, with the words around them that
change their meaning laid over (since, until, about, ranges). At each place where something may begin the longest match wins, then the
rule that stands first. Every pattern is bounded, so the work grows with the text and no faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from naru.reading.times.moment import Moment
from naru.reading.times.rulebook import REACH, Join, Operator, Rule, Rulebook

_ROUNDS = 5
#: A chain of distances ("the day after two days after ...") is cut here, or one text of nothing else would take forever.
_MOST_LAID = 3
#: What may stand between the members of a list.
_BETWEEN = " ,、·&和与及跟と및"
_SETTLING = frozenset({"since", "until", "asof", "lasting", "week"})


@dataclass(frozen=True, slots=True)
class Expression:
    """One find. `operation` = since, until, asof, lasting or week where words around say so; `shift` days and `months` to step from
    the date.
    """

    start: int
    end: int
    rule: Rule
    makes: str
    moment: Moment
    close: Moment | None = None
    operation: str = ""
    shift: int = 0
    months: int = 0
    laid: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def dated(self) -> bool:
        """True for what names a date, not a length, a recurrence or something vague."""
        return self.makes in ("date", "range", "between")

    @property
    def said(self) -> bool:
        """True for a day by its number or name, which others can be counted from."""
        return self.dated and (self.moment.day is not None or self.moment.holiday is not None)


def lowered(text: str) -> str:
    """The text in small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(each if len(each.lower()) != 1 else each.lower() for each in text)


def expressions(text: str, low: str, start: int, end: int, book: Rulebook) -> list[Expression]:
    """The expressions of one sentence. `text` must be folded with the book's table, `low` is the same `lowered`; `start`, `end` bound the sentence."""
    found = _joined(text, _raw(text, low, start, end, book), book, end)
    return [each for each in _operated(text, found, book, start, end) if each.makes != "nothing"]


def examined(text: str, book: Rulebook) -> list[Expression]:
    """All that matches in a text taken as one sentence, what is to be nothing too: for whoever mends rules."""
    folded = text.translate(book.fold)
    found = _joined(folded, _raw(folded, lowered(folded), 0, len(folded), book), book, len(folded))
    return _operated(folded, found, book, 0, len(folded))


def _raw(text: str, low: str, start: int, end: int, book: Rulebook) -> list[Expression]:
    found: list[Expression] = []
    gate = book.gate.search
    at = start
    while (hit := gate(low, at, end)) is not None:
        at = hit.start()
        best: re.Match[str] | None = None
        rule: Rule | None = None
        starts = book.starts(low[at])
        if starts is not None and starts.match(low, at, end) is None:
            at += 1
            continue
        for section in book.beginning(low[at]):
            for candidate in section.candidates(text, low, at, end):
                match = candidate.regex.match(text, at, end)
                if match is not None and (best is None or match.end() > best.end()):
                    best, rule = match, candidate
        if best is None or rule is None or best.end() == at:
            at += 1
            continue
        found.extend(_read(best, rule))
        at = best.end()
    return found


def _read(match: re.Match[str], rule: Rule) -> list[Expression]:
    """What a rule makes of its match: one expression, or two for a list."""
    fields = rule.fields(match)
    ends = {name.removeprefix("end_"): value for name, value in fields.items() if name.startswith("end_")}
    begins = {name: value for name, value in fields.items() if not name.startswith("end_")}
    if not ends:
        return [Expression(*match.span(), rule, rule.makes, Moment(**begins))]
    first, last = Moment(**begins), Moment(**(begins | ends))
    if rule.makes != "list":
        return [Expression(*match.span(), rule, rule.makes, first, last)]
    second = min(
        match.start(name) for name, words in match.groupdict().items() if words is not None and name.startswith("end_")
    )
    halt = match.start() + len(match.string[match.start() : second].rstrip(_BETWEEN))
    return [
        Expression(match.start(), halt, rule, "date", first),
        Expression(second, match.end(), rule, "date", last),
    ]


def _joined(text: str, found: list[Expression], book: Rulebook, end: int) -> list[Expression]:
    """Neighbours that a join ties together become one period. The join that covers most words wins."""
    out: list[Expression] = []
    for right in found:
        left = out[-1] if out else None
        near = left is not None and right.start - left.end <= REACH and len(left.laid) < _MOST_LAID
        if left is None or not near or not left.makes == right.makes == "date" or left.moment.edtf is not None:
            out.append(right)
            continue
        best: tuple[int, int, Join] | None = None
        for join in book.joins:
            if not _can_tie(join, left.moment, right.moment):
                continue
            span = _tied(text, left, right, join, end)
            if span is not None and (best is None or span[1] - span[0] > best[1] - best[0]):
                best = (*span, join)
        if best is None:
            out.append(right)
            continue
        if best[2].makes == "shift":
            out[-1] = _stepped(left, right.moment, end=best[1], laid=best[2].rule.id)
            continue
        if best[2].makes == "absorb":
            kept = right if _lone_weekday(left.moment) else left
            out[-1] = replace(kept, start=best[0], end=best[1], laid=(best[2].rule.id,))
            continue
        first = left.moment.begun(right.moment)
        out[-1] = Expression(
            best[0], best[1], left.rule, best[2].makes, first, right.moment.filled(first), laid=(best[2].rule.id,)
        )
    return out


def _can_tie(join: Join, left: Moment, right: Moment) -> bool:
    """A weekday is absorbed by the date it belongs to; a distance counted from the date before it moves that; the rest are periods."""
    lone = _lone_weekday(left) != _lone_weekday(right)
    if join.makes == "absorb":
        date = right if _lone_weekday(left) else left
        return lone and (date.day is not None or (date.part or "").startswith(("week", "lastweek")))
    if join.makes == "shift":
        return _steps(right)
    # "in 2021 or 2022" is two years, not a time between them
    return join.needs_open or join.needs_close or join.makes != "between" or not (_only_year(left) or _only_year(right))


def _only_year(moment: Moment) -> bool:
    """Whether nothing smaller than a year is said, or a distance."""
    return moment.month is None and moment.day is None and moment.weekday is None


def _lone_weekday(moment: Moment) -> bool:
    return moment.weekday is not None and moment.weeks is None and moment.direction is None


def _steps(moment: Moment) -> bool:
    """True for a distance that is counted from a date told right before it: "the day before", "two days later", "two days before"."""
    if moment.days is not None:
        return moment.base == "told"
    return moment.n is not None and (moment.base != "published" or moment.sign < 0)


def _stepped(each: Expression, step: Moment, *, end: int, laid: str) -> Expression:
    """A date, and a distance from it."""
    number = step.days if step.days is not None else (step.n or 0) * step.sign
    shift = number * {"W": 7, "D": 1}.get(step.unit or "D", 0)
    months = number * {"M": 1, "Y": 12}.get(step.unit or "D", 0)
    return replace(each, end=end, shift=each.shift + shift, months=each.months + months, laid=(*each.laid, laid))


def _tied(text: str, left: Expression, right: Expression, join: Join, end: int) -> tuple[int, int] | None:
    if join.middle.match(text, left.end, right.start) is None:
        return None
    opened = join.open.search(text, max(left.start - REACH, 0), left.start) if join.open is not None else None
    closed = join.close.match(text, right.end, end) if join.close is not None else None
    if (join.needs_open and opened is None) or (join.needs_close and closed is None):
        return None
    return (left.start if opened is None else opened.start(), right.end if closed is None else closed.end())


def _operated(text: str, found: list[Expression], book: Rulebook, start: int, end: int) -> list[Expression]:
    out: list[Expression] = []
    floor = start
    for position, each in enumerate(found):
        ceiling = found[position + 1].start if position + 1 < len(found) else end
        if each.makes != "nothing":
            each = _operate(text, each, book, (floor, ceiling))
        out.append(each)
        floor = each.end
    return out


def _operate(text: str, each: Expression, book: Rulebook, bounds: tuple[int, int]) -> Expression:
    """Lay the operators on, nearest words first, first those behind and then those before the expression."""
    stopped = False
    before, behind = book.around
    for _ in range(_ROUNDS):
        best: tuple[re.Match[str], Operator] | None = None
        left = before.search(text, max(bounds[0], each.start - REACH), each.start)
        right = None if stopped else behind.match(text, each.end, bounds[1])
        for operator in book.operators if left or right else ():
            match = None
            if operator.before and left:
                match = operator.regex.search(text, max(bounds[0], each.start - REACH), each.start)
            elif not operator.before and right:
                match = operator.regex.match(text, each.end, bounds[1])
            if match is None or match.start() == match.end() or not _allowed(each, operator):
                continue
            longer = best is None or match.end() - match.start() > best[0].end() - best[0].start()
            if best is None or (operator.before, not longer) < (best[1].before, longer):
                best = (match, operator)
        if best is None:
            return each
        stopped = stopped or best[1].makes == "stop"
        each = _laid(each, *best)
        if each.makes == "nothing":
            return each
    return each


def _allowed(each: Expression, operator: Operator) -> bool:
    makes = operator.makes
    if makes == "nothing":
        return True
    if not each.dated:
        return False
    if "holiday" in operator.rule.fixed and each.moment.holiday is None:
        return False
    if each.makes != "date":
        return makes in ("plain", "stop", "about") or (makes == "between" and each.makes == "range")
    if makes == "between":
        return False
    return not (each.operation and makes in _SETTLING) and not (each.operation and makes == "shift")


def _laid(each: Expression, match: re.Match[str], operator: Operator) -> Expression:
    makes = operator.makes
    start, end = min(each.start, match.start()), max(each.end, match.end())
    laid = each.laid if makes in ("plain", "stop") else (*each.laid, operator.rule.id)
    if makes == "nothing":
        return replace(each, makes="nothing", end=end, laid=laid)
    fields: dict[str, Any] = operator.rule.fields(match)
    if makes == "shift":
        step = Moment(n=fields.get("n", 1), unit=fields.get("unit", "D"), sign=fields.get("sign", 1))
        return replace(_stepped(each, step, end=end, laid=operator.rule.id), start=start)
    changes: dict[str, Any] = {
        name: value for name, value in fields.items() if name in ("direction", "about", "base", "seasons")
    }
    if makes == "about" and each.close is None:
        changes["about"] = True
    return replace(
        each,
        start=start,
        end=end,
        moment=replace(each.moment, **changes) if changes else each.moment,
        makes="between" if makes == "between" else each.makes,
        operation=makes if makes in _SETTLING else each.operation,
        laid=laid,
    )
