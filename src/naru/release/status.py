"""What a statement is: a threat is no deed, an order no event, and somebody who is missing has not fled.

In: a passage. Out: findings. The words decide (cues.yaml), and for suspicions what naru.reading makes of them.
Refuses to let a title or a caption turn into a fact what the text tells as a threat, an order, a power or a rumour.
"""

from __future__ import annotations

from collections.abc import Iterator

from naru.release.cues import holds, told_as
from naru.release.dossier import Cited
from naru.release.passage import Passage
from naru.release.verdict import Finding, finding, remedy
from naru.values import FACTUAL


def check(passage: Passage) -> Iterator[Finding]:
    """Every finding of this room of rules on one passage."""
    yield from _summed_up_as_fact(passage) if passage.summary else _told_as_fact(passage)
    yield from _told_as_fled(passage)


def _told_as_fact(passage: Passage) -> Iterator[Finding]:
    wrong = [
        (claim, cited)
        for claim, cited in passage.known.items()
        if not cited.claim.factual and not _shown_as_what_it_is(passage, cited)
    ]
    if wrong:
        mend = (
            *(remedy("tell_as_status", claim=claim, status=cited.claim.status) for claim, cited in wrong),
            remedy("drop"),
        )
        claims = tuple(claim for claim, _ in wrong)
        yield finding("status_told_as_fact", passage.lang, passage.sentence.number, mend, claims)


def _shown_as_what_it_is(passage: Passage, cited: Cited) -> bool:
    if told_as(cited.claim.status, passage.text, passage.lang):
        return True
    # What somebody saw (footprints, an empty house) is told as seen while what it may mean is the claim.
    return cited.claim.status == "suspected" and any(
        measure.code == cited.claim.what and measure.status not in FACTUAL for measure in passage.reading.measures
    )


def _summed_up_as_fact(passage: Passage) -> Iterator[Finding]:
    """A title or a caption: a kind that no cited claim tells as a fact is told as one."""
    for measure in passage.facts:
        same = {claim: cited for claim, cited in passage.grounds.items() if cited.claim.what == measure.code}
        if not same or any(cited.claim.factual for cited in same.values()):
            continue
        if any(told_as(cited.claim.status, passage.text, passage.lang) for cited in same.values()):
            continue
        mend = tuple(remedy("tell_as_status", claim=claim, status=cited.claim.status) for claim, cited in same.items())
        yield finding(
            "status_told_as_fact", passage.lang, passage.sentence.number, (*mend, remedy("drop")), tuple(same)
        )


def _told_as_fled(passage: Passage) -> Iterator[Finding]:
    """Words of crossing about somebody who is missing, said or hinted, in this sentence or carried on from one before
    it.
    """
    if not _crosses(passage):
        return
    if passage.summary:
        missing = _missing(passage.grounds)
        crossing = any(cited.claim.what == "crossing" for cited in passage.grounds.values())
        wrong = holds("missing", passage.text, passage.lang) or (bool(missing) and not crossing)
    else:
        before = [
            claim
            for sentence in passage.block
            if sentence.number <= passage.sentence.number
            for claim in sentence.citations
        ]
        missing = _missing(
            {claim: passage.dossier.claims[claim] for claim in before if claim in passage.dossier.claims}
        )
        elsewhere = any(cited.claim.what == "crossing" for cited in passage.known.values())
        here = bool(_missing(passage.known)) or holds("missing", passage.text, passage.lang)
        carried = any(
            passage.dossier.claims[claim].claim.what == "crossing"
            for claim in before
            if claim in passage.dossier.claims
        )
        wrong = here or (bool(missing) and not elsewhere) or (_fled_as_fact(passage) and not carried)
    if wrong and not (missing and all(cited.known_to_authority for cited in missing.values())):
        mend = (remedy("say_missing_only"), remedy("record_why_known"))
        claims = tuple(missing)
        yield finding("missing_told_as_fled", passage.lang, passage.sentence.number, mend, claims)


def _crosses(passage: Passage) -> bool:
    """By the gate's own words, or by what naru.reading takes for a crossing in the pack's languages."""
    if holds("fled", passage.text, passage.lang, passage.dossier.pack):
        return True
    return any(measure.code == "crossing" for measure in passage.reading.measures)


def _fled_as_fact(passage: Passage) -> bool:
    """That somebody crossed, told as a thing done. Without a claim of a crossing nobody told us so, whoever is credited with it."""
    return any(
        measure.code == "crossing" and measure.status in ("happened", "attempted")
        for measure in passage.reading.measures
    )


def _missing(claims: dict[str, Cited]) -> dict[str, Cited]:
    return {claim: cited for claim, cited in claims.items() if cited.claim.what == "missing_person"}
