"""Whose voice, and on what ground: citations, labels, corroboration, contradictions.

In: a passage. Out: findings. An attributed statement needs no second origin; the newsroom's own voice needs two, and
no contradiction. What cites nothing may state no fact. Refuses to count one source as several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from naru.publication import has_cue
from naru.release.cues import holds
from naru.release.dossier import Cited
from naru.release.passage import Passage
from naru.release.verdict import Finding, Remedy, finding, remedy
from naru.values import GRAINS, PRECISIONS, FuzzyDate

#: What a sentence may never state beyond the claims it cites; other kinds are too near to each other to tell apart by
#: words alone.
GRAVE = frozenset({"shooting", "execution", "arrest", "handover", "repatriation", "public_trial", "interrogation"})
#: Kinds that stand for each other in a title or a caption.
NEAR = (
    frozenset({"guard_post", "checkpoint", "entry_exit_check", "patrol"}),
    frozenset({"search", "house_search", "phone_inspection"}),
    frozenset({"arrest", "handover", "interrogation", "investigation"}),
    frozenset({"registration", "monitoring", "daily_report", "informant_order", "alert_network"}),
    frozenset({"forced_meeting", "instruction", "punishment_threat"}),
    frozenset({"fence", "buffer_zone", "river_ban", "travel_permit", "mines"}),
)
#: What may stand between two labels.
_JOINTS = frozenset({"a", "an", "the", "and", "both", "와", "과", "및", "和", "与", "と"})
#: Words that sum up what the whole piece shows.
SUMMING_UP = frozenset({"border_tightening", "other"})


def check(passage: Passage) -> Iterator[Finding]:
    """Every finding of this room of rules on one passage."""
    yield from _citations(passage)
    for claim, cited in passage.known.items():
        if cited.claim.state == "confirmed":
            yield from _voice(passage, claim, cited)
            yield from _contradiction(passage, claim, cited)
    yield from _several(passage)
    yield from _uncited(passage)


def _citations(passage: Passage) -> Iterator[Finding]:
    for claim in passage.sentence.citations:
        cited = passage.dossier.claims.get(claim)
        if cited is None:
            mend = (remedy("check_citation", claim=claim), remedy("drop", claim=claim))
            yield finding("unknown_claim", passage.lang, passage.sentence.number, mend, (claim,))
        elif cited.claim.state != "confirmed":
            mend = (remedy("confirm_claim", claim=claim), remedy("drop", claim=claim))
            yield finding("unconfirmed_claim", passage.lang, passage.sentence.number, mend, (claim,))


def _voice(passage: Passage, claim: str, cited: Cited) -> Iterator[Finding]:
    lang, number = passage.lang, passage.sentence.number
    label = cited.promise.label.get(lang) if cited.promise is not None else None
    if cited.promise is not None and not label and not cited.own:
        yield finding("label_missing", lang, number, (remedy("record_label", lang=lang),), (claim,))
        return
    credited = passage.attributed(cited)
    if (credited or cited.own) and not (passage.sentence.kind == "quotation" and _label_says_more(passage)):
        return
    if credited or _credited_otherwise(passage):
        yield finding("label_not_promised", lang, number, (remedy("use_label", label=label, claim=claim),), (claim,))
        return
    event = cited.event
    if event is not None and event.origins.low >= 2 and not event.contradictions:
        return
    mend: list[Remedy] = [remedy("attribute", label=label, claim=claim)]
    mend += [remedy("cite_second_origin", claim=other) for other in cited.told_too] or [remedy("cite_second_origin")]
    mend.append(remedy("drop", claim=claim))
    yield finding("own_voice_uncorroborated", lang, number, tuple(mend), (claim,))


def _credited_otherwise(passage: Passage) -> bool:
    """True where somebody speaks in words that are nobody's promised label."""
    sentence = passage.sentence
    if sentence.kind == "quotation":
        return bool(sentence.label)
    return has_cue(passage.text, passage.lang) and holds("voices", passage.without_labels, passage.lang)


def _label_says_more(passage: Passage) -> bool:
    """True where the line under a quotation holds more than promised labels and what joins them."""
    left = passage.without_labels_in(passage.sentence.label).casefold()
    return any(word not in _JOINTS for word in re.findall(r"\w+", left))


def _contradiction(passage: Passage, claim: str, cited: Cited) -> Iterator[Finding]:
    """An attributed statement that another one contradicts: both are told, or that accounts differ, in the same
    paragraph.
    """
    if cited.event is None or not (passage.attributed(cited) or cited.own):
        return
    others = [
        other
        for pair in cited.event.contradictions
        if claim in pair.claims
        for other in pair.claims
        if other != claim
    ]  # fmt: skip
    told = {citation for sentence in passage.block for citation in sentence.citations}
    if (
        not others
        or told & set(others)
        or any(holds("differ", sentence.text, passage.lang) for sentence in passage.block)
    ):
        return
    mend = (*(remedy("tell_both", claim=other) for other in others), remedy("drop", claim=claim))
    yield finding("contradiction_untold", passage.lang, passage.sentence.number, mend, (claim,))


def _several(passage: Passage) -> Iterator[Finding]:
    if passage.sentence.kind == "method":
        return  # how the newsroom works in general
    grounds = [cited for cited in passage.grounds.values() if not cited.own]
    sources = {cited.source for cited in grounds}
    if grounds and None not in sources and len(sources) < 2 and holds("several", passage.text, passage.lang):
        label = grounds[0].promise.label.get(passage.lang) if grounds[0].promise is not None else None
        mend = (remedy("say_one_source", label=label), remedy("cite_second_origin"))
        claims = tuple(passage.known)
        yield finding("several_sources_from_one", passage.lang, passage.sentence.number, mend, claims)


def _uncited(passage: Passage) -> Iterator[Finding]:
    if passage.sentence.citations:
        codes = {cited.claim.what for cited in passage.known.values()}
        beyond = any(
            measure.code in GRAVE and not _near(measure.code, codes) for measure in passage.facts
        )  # fmt: skip
        # a claim that does not exist carries nothing, but that is said already
        wrong = beyond and len(passage.known) == len(passage.sentence.citations)
    elif passage.summary:
        codes = {cited.claim.what for cited in passage.grounds.values()}
        only = GRAVE if passage.sentence.kind in ("method", "correction") else None
        wrong = any(
            not _near(measure.code, codes) and measure.code not in SUMMING_UP and (only is None or measure.code in only)
            for measure in passage.facts
        )
    else:
        wrong = _states_a_fact(passage)
    if wrong:
        mend = (remedy("cite_claim"), remedy("drop"))
        yield finding("uncited_fact", passage.lang, passage.sentence.number, mend)


def _near(code: str, codes: set[str]) -> bool:
    return code in codes or any(code in group and codes & group for group in NEAR)


def _states_a_fact(passage: Passage) -> bool:
    """A sentence of the body without a citation: what happened, when, or where."""
    if passage.sentence.kind == "quotation":
        return True
    dated = any(
        GRAINS.index(FuzzyDate.parse(time.edtf).grain) <= GRAINS.index("month") for time in passage.times if time.edtf
    )
    gazetteer = passage.dossier.pack
    placed = any(
        PRECISIONS.index(gazetteer.precision_of(place.place_id or "") or "country") <= PRECISIONS.index("county")
        for place in passage.places
    )
    told = any(True for _ in passage.facts) and not holds("negated", passage.text, passage.lang)
    return dated or placed or told
