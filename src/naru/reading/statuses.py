"""Statuses: what the words around a measure make of it: only ordered, only threatened, rumoured, over.

In: the cues (rules of the part `statuses`) of a sentence and one measure in it. Out: the status, or "drop" where the text only supposes.
A cue counts where it governs the measure: it stands on its side of it, no break stronger than its reach lies between, and the two are not on
different sides of a quotation mark unless the cue is one of speech. Of several that govern, the order of `_ORDER` decides: whatever makes
a thing less than a fact outweighs whatever makes it one, so that a threat, an order, a plan or a rumour is never read as a thing done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from naru.reading.clauses import Break, strongest
from naru.reading.lexicon import Hit, MeasureRule, StatusRule
from naru.reading.patterns import verb_forms
from naru.reading.quoting import Quote
from naru.values import Lang, Status

_ORDER: tuple[str, ...] = (
    "drop", "denied", "rumoured", "authorised", "threatened", "ordered", "planned", "demanded", "suspected",
    "attempted", "ended", "seen", "in_force", "happened", "unknown",
)  # fmt: skip
_RANK = {status: rank for rank, status in enumerate(_ORDER)}
_NEAR_WORDS = 6
_NEXT_LETTERS = 3
#: A quotation as short as this is one word taken up.
_WORD_QUOTED = 8
#: Japanese: done, behind the words of what was done: what stands before it does not make a threat of it.
_JA_DONE = re.compile(
    r"(?:を|も|に)?(?:さ|し|ら|わさ|科さ?|取ら)?(?:れ|せ)?(?:た(?!ら|り)|て(?:い|き|しま|お)|まし)(?!ことに)"
)
#: Chinese: what a threat or a denial no longer speaks of, and doubt that is told of something else behind a comma.
_ZH_ANEW = re.compile(
    r"[，,；;](?:今年|后来|結果|结果|随后|最后|果然|不料|没想到|不想|(?:说|讲|称|表示|强调|解释)(?:是|的是)?(?:只是|仅|不过)|而是|倒是|同时警告|并警告)"
)
_ZH_OTHER_DOUBT = re.compile(r"[，,](?:说是|据说|听说|听讲|风传|有人说|传|都说|好像|似乎)")
_BESIDE = 2
_NEAR_LETTERS = {"ko": 16, "ja": 16, "zh": 12}
_WORD = re.compile(r"[^\W_]+")
_FINISHED = re.compile(
    r"\band (?:then |also |later |had |even |\w+ly )?"
    r"(\w{2,}ed|went|came|took|caught|shot|fled|made|told|said|gave|sent|put|set|ran|brought|began|saw|found|held|was|were)\b"
)
_TO = re.compile(r"\bto (?:\w+ly )?\Z")
#: English: words of a measure that put it off ("meetings were to be held").
_OWN_FUTURE = re.compile(r"\b(?:will|shall|(?:is|are|was|were|still|have|has) to be|must be|should be|to be held)\b")
#: What is still to be done when somebody comes "to" do it.
_PURPOSE = {
    "arrest": "planned",
    "execution": "planned",
    "shooting": "planned",
    "handover": "planned",
    "repatriation": "planned",
    "crossing": "attempted",
}


class Verdict(NamedTuple):
    """A status and the rule of the cue that gave it (None = the measure's own default)."""

    status: str
    rule: str | None


def verdict(
    folded: str,
    lang: Lang,
    sentence: tuple[int, int],
    hit: Hit,
    cues: Sequence[Hit],
    points: Sequence[Break],
    quotes: Sequence[Quote],
) -> Verdict:
    """What the sentence makes of the measure `hit`; cues of earlier sentences that reach here may be among `cues`."""
    measure = hit.rule
    assert isinstance(measure, MeasureRule)
    best: tuple[int, int, str, str] | None = None
    tried: Hit | None = None
    ordered: Hit | None = None
    for cue in cues:
        rule = cue.rule
        assert isinstance(rule, StatusRule)
        if (rule.codes and measure.code not in rule.codes) or measure.code in rule.except_codes:
            continue
        if cue.start < hit.end and hit.start < cue.end:
            # The measure's own words may hold a cue ("nobody may go to the river"): only what reaches beyond them, or stands in
            # one of their gaps ("cameras have not been installed"), says more.
            if any(first <= cue.start < last and cue.start < hit.end for first, last in hit.gaps):
                candidate = (_RANK[rule.status], 0, rule.status, rule.id)
                best = candidate if best is None or candidate < best else best
                continue
            if not (cue.start < hit.start if rule.side == "before" else hit.end < cue.end):
                continue
            cue = cue._replace(end=hit.start) if rule.side == "before" else cue._replace(start=hit.end)
        if not _governs(folded, lang, sentence, cue, rule, hit, points, quotes):
            continue
        done = lang == "ja" and rule.status == "threatened" and rule.side == "before"
        if done and _JA_DONE.match(folded, hit.end, sentence[1]):
            continue
        distance = hit.start - cue.end if rule.side == "before" else cue.start - hit.end
        if rule.status == "ordered" and rule.side == "after" and distance <= _BESIDE:
            ordered = cue
        if rule.status == "attempted" and rule.side == "after" and distance <= _BESIDE:
            tried = cue
        candidate = (_RANK[rule.status], distance, rule.status, rule.id)
        if best is None or candidate < best:
            best = candidate
    if best is None:
        return Verdict(_unsaid(folded, lang, sentence, hit, measure), None)
    return _weighed(best, measure.default, tried, ordered, hit, points, lang)


def _weighed(
    best: tuple[int, int, str, str],
    own: str,
    tried: Hit | None,
    ordered: Hit | None,
    hit: Hit,
    points: Sequence[Break],
    lang: Lang,
) -> Verdict:
    """The strongest cue against what was tried or ordered right beside the measure, and against its own words."""
    if (
        tried is not None
        and best[2] in ("suspected", "planned")
        and strongest(points, tried.end, hit.end + best[1]) >= 2
    ):
        # "tried to cross, may have been shot": the doubt behind the comma is of something else.
        return Verdict("attempted", tried.rule.id)
    conditional = best[3].endswith("conditional-punishment")
    apart = ordered is not None and lang == "ko" and strongest(points, ordered.end, hit.end + best[1]) >= 2
    if ordered is not None and best[2] == "threatened" and (conditional or apart):
        # "shoot whoever comes near" is an order where the words of one stand right behind it.
        return Verdict("ordered", ordered.rule.id)
    # A measure whose own words are less than a fact (a threat, an order) is not made one by a cue for facts.
    if _RANK[own] < _RANK["attempted"] <= _RANK[best[2]]:
        return Verdict(own, None)
    return Verdict(best[2], best[3])


def _unsaid(folded: str, lang: Lang, sentence: tuple[int, int], hit: Hit, measure: MeasureRule) -> str:
    """The status of a measure that no cue governs: what somebody comes "to" do is still to be done."""
    if lang == "en" and measure.default == "happened" and _OWN_FUTURE.search(folded, hit.start, hit.end):
        return "planned"
    purpose = (
        lang == "en"
        and measure.code in _PURPOSE
        and measure.default == "happened"
        and _TO.search(folded, sentence[0], hit.start)
        and _tense(folded, hit) == "base"
    )
    return _PURPOSE[measure.code] if purpose else measure.default


def _governs(
    folded: str,
    lang: Lang,
    sentence: tuple[int, int],
    cue: Hit,
    rule: StatusRule,
    hit: Hit,
    points: Sequence[Break],
    quotes: Sequence[Quote],
) -> bool:
    if cue.end <= sentence[0]:
        return rule.reach == "paragraph"
    if rule.side == "before":
        if cue.end > hit.start:
            return False
        first, last = cue.end, hit.start
    else:
        if cue.start < hit.end:
            return False
        first, last = hit.end, cue.start
    if not _same_voice(cue, rule, hit, quotes):
        return False
    if lang == "zh" and not _reaches_zh(folded, rule, first, last, points):
        return False
    behind_and = lang == "en" and rule.side == "before" and _own_verb(folded, cue, hit)
    if rule.reach in ("sentence", "paragraph"):
        # "threatened to … and searched" is over at "and"; "rumour has it that …" is not.
        return not (behind_and and folded.endswith(" to", 0, cue.end) and _inside(hit, quotes) == _inside(cue, quotes))
    if rule.speech and rule.side == "before":
        # "order no 3: nobody in or out": what an order or a threat is told by goes on behind its colon.
        points = [point for point in points if folded[point.start] not in ":："]
    between = strongest(points, first, last)
    if rule.reach == "next":
        return last - first <= _NEXT_LETTERS
    if rule.reach == "near":
        if between >= 3:
            return False
        if lang == "en":
            return not behind_and and len(_WORD.findall(folded, first, last)) <= _NEAR_WORDS
        return last - first <= _NEAR_LETTERS[lang]
    if rule.speech and _inside(hit, quotes) != _inside(cue, quotes):
        return True
    if between >= (2 if rule.reach == "phrase" else 3):
        return False
    return not behind_and


def _reaches_zh(folded: str, rule: StatusRule, first: int, last: int, points: Sequence[Break]) -> bool:
    """Chinese: whether a cue still speaks of what stands behind a comma."""
    if rule.side == "after":
        return rule.status != "suspected" or _ZH_OTHER_DOUBT.search(folded, first, last) is None
    if rule.status == "denied" and rule.reach == "near" and strongest(points, first, last) >= 2:
        return False
    return rule.status not in ("threatened", "denied") or _ZH_ANEW.search(folded, first, last) is None


def _inside(hit: Hit, quotes: Sequence[Quote]) -> Quote | None:
    """The innermost quotation a hit stands in."""
    inside = None
    for quote in quotes:
        if quote.holds(hit.start, hit.end):
            inside = quote
    return inside


def _same_voice(cue: Hit, rule: StatusRule, hit: Hit, quotes: Sequence[Quote]) -> bool:
    """Whether cue and measure are said by the same voice, or the cue is the verb of the quotation the measure stands in."""
    if not quotes:
        return True
    mine, theirs = _inside(cue, quotes), _inside(hit, quotes)
    if mine is theirs:
        return True
    if theirs is None and mine is not None and rule.status == "denied" and mine.end - mine.start <= _WORD_QUOTED:
        return True  # a single word in marks: "“从未发生”越境"
    if theirs is None or (mine is not None and not mine.holds(theirs.start, theirs.end)):
        return False
    # The measure is quoted deeper than the cue: the cue must introduce or follow that quotation.
    if rule.reach in ("sentence", "paragraph") and rule.side == "before":
        return True
    gap = theirs.start - cue.end if rule.side == "before" else cue.start - theirs.end
    return rule.speech and 0 <= gap <= 60


def _own_verb(folded: str, cue: Hit, hit: Hit) -> bool:
    """English "threatened to … and searched": a finished verb of its own behind "and" is not in the cue's reach.

    After "will be", "may have" the verb behind "and" still is, but not what that verb governs.
    """
    word = _WORD.search(folded, hit.start, hit.end)
    last = word.end() if word else hit.start
    goes_on = folded[cue.start : cue.end].rstrip().endswith((" be", " have"))
    return any(not goes_on or verb.start(1) < hit.start for verb in _FINISHED.finditer(folded, cue.end, last))


def _tense(folded: str, hit: Hit) -> str | None:
    """The tense of the first word of an English hit, where it is a verb one of its patterns names."""
    word = _WORD.search(folded, hit.start, hit.end)
    if word is None:
        return None
    for source in hit.rule.patterns:
        at = source.find("<")
        while at != -1:
            verb = source[at + 1 : source.find(">", at)]
            for form, tense in verb_forms(verb):
                if form == word.group():
                    return tense
            at = source.find("<", at + 1)
    return None


def as_status(status: str) -> Status:
    """A verdict's status as the closed list has it; "drop" never gets here."""
    return status  # type: ignore[return-value]
