"""Who stays hidden: the weighings of sources and subjects, brought to the sentences that give them away.

In: a passage. Out: findings. The ledgers were weighed with all that this story would add (naru.exposure); here only
verdicts are read. Dropping, holding or crediting somebody else comes before blurring. Refuses to name whose ledger it
is, what stands in it, or how many people there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from naru.release.dossier import Cited
from naru.release.passage import Passage
from naru.release.precision import coarser_rungs
from naru.release.verdict import Finding, Kind, Remedy, finding, remedy


def check(passage: Passage) -> Iterator[Finding]:
    """Every finding of this room of rules on one passage."""
    lang, number = passage.lang, passage.sentence.number
    mend: tuple[Remedy, ...]
    for claim, cited in passage.known.items():
        if cited.claim.state != "confirmed" or cited.own:
            continue
        if cited.rung is None or cited.rung.clues is None:
            yield finding("not_assessed", lang, number, (remedy("give_ladder", claim=claim), _drop(claim)), (claim,))
        chosen = passage.story.published.get(claim)
        if chosen is not None and (cited.rung is None or cited.rung.label != chosen.rung):
            mend = (remedy("check_rung", claim=claim), _drop(claim))
            yield finding("rung_unknown", lang, number, mend, (claim,))
        for ledger, role in (
            (cited.source, "source"),
            *((subject, "subject") for subject in _subjects(cited)),
        ):
            kind = _kind(passage, claim, ledger, role)
            if kind == "not_assessed":
                mend = (remedy("finish_checklist", claim=claim, ledger=role), _drop(claim))
                yield finding(kind, lang, number, mend, (claim,))
            elif kind is not None:
                yield finding(kind, lang, number, _less(claim, cited), (claim,))


def _subjects(cited: Cited) -> tuple[str, ...]:
    """The ledgers of the people the chosen rung describes, whether or not the dossier lists them."""
    named = () if cited.rung is None else tuple(ledger.id for ledger in cited.rung.subjects)
    return tuple(dict.fromkeys((*cited.subjects, *named)))


def _kind(passage: Passage, claim: str, ledger: str | None, role: str) -> Kind | None:
    weighing = passage.dossier.weighings.get(ledger or "")
    if weighing is None or weighing.verdict == "not_assessed":
        return "not_assessed"
    if weighing.verdict == "above_floor" or not _feeds(passage, claim, ledger or ""):
        return None
    low = weighing.verdict == "refuse"
    if role == "subject":
        return "subject_below_floor" if low else "subject_near_floor"
    return "source_below_floor" if low else "source_near_floor"


def _feeds(passage: Passage, claim: str, ledger: str) -> bool:
    """True if this claim gives something away in this ledger; where no claim does, or nobody has said, every one
    counts.
    """
    costs = passage.dossier.costs.get(ledger, {})
    return costs.get(claim, 1.0) > 0 or not any(bits > 0 for bits in costs.values())


def _less(claim: str, cited: Cited) -> tuple[Remedy, ...]:
    """The ways to give less away, those that cost no truth first."""
    mend = [remedy("credit_other", claim=other) for other in cited.told_too]
    mend += [_drop(claim), remedy("hold", claim=claim)]
    if cited.earlier is not None:
        return (*mend, remedy("already_published", claim=claim, piece=cited.earlier))
    mend += [remedy("coarsen", claim=claim, rung=rung.label, cost=rung.cost) for rung in coarser_rungs(cited)]
    return tuple(mend)


def _drop(claim: str) -> Remedy:
    return remedy("drop", claim=claim)
