"""Supposing: what a sentence only asks, or what somebody only means, is told or is free to do.

In: a passage whose measures have their status. Out: the same measures, those that are not asserted told as less than a
fact. Like `ahead` it comes last and only ever takes a fact away: a cue the lexicon misses, because words stand between
it and what it governs ("were told on Monday to draw up lists"), must not turn an order into an event.
"""

from __future__ import annotations

import re
from dataclasses import replace

from naru.reading.measures import Measure
from naru.reading.passages import Passage
from naru.values import FACTUAL, Lang, Status

#: How a sentence that asks ends, beside the question mark.
_ASKS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\?[\s\"'”’)]*\Z"),
    "ko": re.compile(r"(?:\?|(?:는가|은가|인가|던가|을까|일까|습니까|나요|을까요))[\s.\"'”’」』)]*\Z"),
    "zh": re.compile(r"(?:[?？]|[吗嗎])[\s。\"'”’」』)]*\Z"),
    "ja": re.compile(r"(?:[?？]|(?:本当|の|だろう|でしょう|です|ます|まし?た)か)[\s。\"'”’」』)]*\Z"),
}
_WORDS = r"(?:[\s,]+[^\s,.;:!?\"“”()]+){0,6}[\s,]+"
#: English: words whose infinitive is not done yet, by what it then is.
_BEFORE_TO: tuple[tuple[Status, str], ...] = (
    (
        "authorised",
        r"allow(?:ed|s)?|permit(?:ted|s)?|authori[sz](?:ed?|es)|entitled|empowered|licensed|free|permission|leave|powers?|rights?"
        r"|authority",
    ),
    (
        "ordered",
        r"order(?:ed|s)?|told|instruct(?:ed|s|ions?)?|command(?:ed|s)?|directed|directives?|required|requires?|obliged|urged?"
        r"|urges|asked|asks|called (?:up)?on|notified",
    ),
    ("threatened", r"threat(?:s|en(?:s|ed|ing)?)?|vow(?:s|ed)?"),
    ("demanded", r"want(?:s|ed)?|wish(?:es|ed)?|demand(?:s|ed)?|propos(?:e[sd]?|als?)|hop(?:e[sd]?|ing)"),
    (
        "planned",
        r"intend(?:s|ed|ing)?|intentions?|plan(?:s|ned|ning)?|prepar(?:e[sd]?|ing|ations?)|mean[st]?|aim(?:s|ed|ing)?"
        r"|expect(?:s|ed)?|due|set|about|going|ready|scheduled|poised|decid(?:e[sd]?|ing)|decisions?|agree[sd]?"
        r"|pledg(?:e[sd]?|ing)|promis(?:e[sd]?|ing)",
    ),
)
#: What stands between "to" and the measure: nothing, or the verb whose object it is ("to draw up lists").
_DOES = r"(?:(?!\w*(?:ing|ed)\b)[a-z]{2,}\s+(?:up\s+|out\s+|in\s+|down\s+|off\s+)?(?:(?:the|an?|all|every|any|new|more|their)\s+){0,2})"
_TO = tuple(
    (
        status,
        re.compile(rf"\b(?:{words}){_WORDS}to\s+(?:[a-z]+ly\s+)?\Z"),
        re.compile(rf"\b(?:{words}){_WORDS}to\s+(?:[a-z]+ly\s+)?{_DOES}\Z"),
    )
    for status, words in _BEFORE_TO
)
#: An infinitive has no ending of its own.
_BASE = re.compile(r"(?!\w*(?:ing|ed|s)\b)[a-z]{3,}")
#: English, as notes are written: "all phones to be handed in", "every household to register" say what is to be done.
_TO_BE_DONE = re.compile(
    r"(?:\b(?:said|known|found|believed|reported|thought|seems?|seemed|appears?|appeared|have|has|had|used|began|continues?|likely"
    r"|ought) )?to be (?:\w+ly )?\w+"
)
_ALL_ARE_TO = re.compile(
    r"(?:\A|[.;:,(–—\-] ?|\b(?:and|but|says|said|order|notice|decree): ?)(?:every\w*|each|all|any\w*|residents|households|families|men|women"
    r"|students|pupils|workers|traders|units|heads)(?: (?!(?:was|were|had|has|have|went|came|did|forced|made|is|are)\b)\w+){0,4} to (?:be )?\Z"
)
#: English: whoever does a thing meets another; told of nobody yet, unless something has been.
_WHOEVER = re.compile(
    r"\b(?:whoever|any(?:one|body) (?:who|that|caught|found|seen)|any person who|those (?:who|caught|found) )"
)
_HAS_BEEN = re.compile(r"\b(?:was|were|had|has|have|got|been|did)\b")
#: English: what is told and at once doubted; not why, where or who.
_DOUBTED = re.compile(
    r"[^.!]{0,40}?[,;:–—(\- ]+(?:but |though |tho )?(?:we |i )?(?:dunno|don'?t know|do not know|who knows"
    r"|who can (?:tell|say)|can'?t (?:say|tell)|not sure"
    r"|cannot (?:say|confirm)|can'?t confirm|unconfirmed|unverified|not (?:yet )?(?:confirmed|verified)|(?:is|are) being talked (?:of|about))"
    r"(?! (?:why|where|who|how|when|what|which|the|his|her|their|more))"
)
#: English: "they'd search every flat", "caught with cash = camp", "fine of up to 3 million for those who stay away".
_WOULD = re.compile(r"\b(?:they|he|she|we|it|you|i|who|guards|police)['’]d (?:\w+ly |even |just |soon |then )?\Z")
_MEETS = re.compile(r"(?:caught|found|seen|spotted|late|absent|missing)\b[^.;!?,]{0,50}?\s(?:=|->|→|means)\s")
_FOR_WHOM = re.compile(
    r"[^.;!?]{0,40}?\bfor (?:those|anyone|anybody|whoever|people|any who|all) (?:who|that|caught|found)\b(?! (?:had|was|were|did)\b)"
)
#: As far back as words of somebody's meaning are looked for, and "to" before the measure.
_BACK = 90
_NEAR = 36
#: As far back as it is told that something is "known to be" so.
_TELLS = 16
#: The end of a sentence.
_LAST = 12


def asserted(passage: Passage) -> list[Measure]:
    """The passage's measures, with what is not asserted told as less than a fact."""
    if all(measure.status not in FACTUAL for measure in passage.measures):
        return passage.measures
    if _ASKS[passage.sentence.lang].search(passage.folded, max(passage.start, passage.end - _LAST), passage.end):
        return [_answered(passage, measure) for measure in passage.measures]
    if passage.sentence.lang != "en":
        return passage.measures
    return [_in_english(passage, measure) for measure in passage.measures]


def _answered(passage: Passage, measure: Measure) -> Measure:
    """A measure of a question; in English, outside quotations, `measures` has made of it what the answer says."""
    if passage.sentence.lang == "en" and not any(quote.holds(measure.start, measure.end) for quote in passage.quotes):
        return _in_english(passage, measure)
    return less(measure, "suspected", "asked")


def _in_english(passage: Passage, measure: Measure) -> Measure:
    if measure.status not in FACTUAL:
        return measure
    if _DOUBTED.match(passage.folded, measure.end, passage.end):
        return less(measure, "rumoured", "doubted")
    if _BASE.match(passage.folded, measure.start) and _WOULD.search(passage.folded, passage.start, measure.start):
        return less(measure, "unknown", "would")
    if _MEETS.match(passage.folded, measure.start, passage.end):
        return less(measure, "threatened", "meets")
    if measure.code == "fine" and _FOR_WHOM.match(passage.folded, measure.start, passage.end):
        return less(measure, "threatened", "for-whom")
    whoever = _WHOEVER.search(passage.folded, max(passage.start, measure.start - _BACK), measure.start)
    if whoever is not None and not _HAS_BEEN.search(passage.folded, whoever.end(), measure.end):
        return less(measure, "threatened", "whoever")
    to_be = _TO_BE_DONE.search(passage.folded, max(passage.start, measure.start - _TELLS), measure.end)
    if to_be is not None and to_be.group().startswith("to be") and to_be.end() > measure.start:
        return less(measure, "ordered", "to-be-done")
    before = passage.folded[max(passage.start, measure.start - _BACK) : measure.start]
    words = passage.folded[measure.start : measure.end]
    if _ALL_ARE_TO.search(before + "to " if words.startswith("to ") else before):
        return less(measure, "ordered", "all-are-to")
    if passage.folded.rfind(" to ", max(passage.start, measure.start - _NEAR), measure.start) < 0:
        return measure
    base = _BASE.match(passage.folded, measure.start) is not None
    for status, alone, doing in _TO:
        if (base and alone.search(before)) or doing.search(before):
            return less(measure, status, "infinitive")
    return measure


def less(measure: Measure, status: Status, rule: str) -> Measure:
    """The measure with a status that is no fact, where it was one; anything less stays as it is."""
    return replace(measure, status=status, cue=rule) if measure.status in FACTUAL else measure
