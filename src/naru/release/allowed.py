"""What was promised and agreed: the obstacles of naru.care, as findings on the sentence that meets them.

In: a passage. Out: findings. A sentence that puts words between quotation marks quotes. Refuses nothing of its own;
no finding here can be overridden, except that an embargo is lifted by those who set it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from naru import care
from naru.care import Obstacle, ObstacleCode, Telling
from naru.publication import Story
from naru.release.dossier import Cited, Dossier
from naru.release.passage import Passage
from naru.release.precision import coarser_rungs
from naru.release.verdict import Finding, Kind, Remedy, finding, remedy
from naru.values import FuzzyDate

_KINDS: dict[ObstacleCode, Kind] = {
    "consent_withdrawn": "consent_withdrawn",
    "consent_refused": "consent_refused",
    "consent_missing": "consent_missing",
    "source_frozen": "frozen",
    "place_frozen": "frozen",
    "promise_missing": "promise_missing",
    "when_too_fine": "finer_than_promised",
    "where_too_fine": "finer_than_promised",
    "where_unknown": "finer_than_promised",
    "quotation_not_promised": "quotation_not_promised",
    "label_not_promised": "label_not_promised",
}
#: Speech of some length between quotation marks; a word in quotation marks is no quotation.
_SPEECH = re.compile(r"[“\"][^”\"]{24,}[”\"]|[「『《][^」』》]{9,}[」』》]|[“\"](?=[^”\"]*[가-힣一-鿿])[^”\"]{9,}[”\"]")


def check(passage: Passage) -> Iterator[Finding]:
    """Every finding of this room of rules on one passage."""
    for claim, cited in passage.known.items():
        if cited.claim.state == "confirmed":
            for obstacle in _obstacles(passage, claim, cited):
                mend = _remedies(obstacle, claim, cited)
                yield finding(_KINDS[obstacle.code], passage.lang, passage.sentence.number, mend, (claim,))


def _obstacles(passage: Passage, claim: str, cited: Cited) -> Iterable[Obstacle]:
    rung, where = cited.rung, cited.claim.where
    quoted = passage.sentence.kind == "quotation" or _SPEECH.search(passage.text) is not None
    known = (where.anchor,) if where is not None and where.anchor is not None else ()
    telling = Telling(
        statement=claim,
        source=cited.source or "",
        venue="",
        when=FuzzyDate.parse(rung.when) if rung is not None and rung.when is not None else None,
        where=rung.where if rung is not None else None,
        quotation=quoted,
        touches=(*known, *cited.touches),
    )
    promises = () if cited.promise is None else (cited.promise,)
    return _in_all_venues(telling, promises, passage.dossier, passage.story)


def _in_all_venues(telling: Telling, promises: Iterable[object], dossier: Dossier, story: Story) -> list[Obstacle]:
    """What stands in the way in any venue, each once; the embargo is the whole story's."""
    found: dict[Obstacle, None] = {}
    for venue in dossier.venues:
        for obstacle in care.obstacles(
            telling.replaced(venue=venue),
            promises=promises,  # type: ignore[arg-type]
            consents=dossier.consents,
            freezes=dossier.freezes,
            gazetteer=dossier.pack,
            on=dossier.on or story.date,
        ):
            found[obstacle] = None
    return list(found)


def photograph(telling: Telling, promises: Iterable[object], dossier: Dossier, story: Story) -> Iterator[Kind]:
    """The kinds of what stands in the way of a photograph."""
    for obstacle in _in_all_venues(telling, promises, dossier, story):
        kind = _KINDS[obstacle.code]
        yield "photograph_too_fine" if kind == "finer_than_promised" else kind


def _remedies(obstacle: Obstacle, claim: str, cited: Cited) -> tuple[Remedy, ...]:
    drop = remedy("drop", claim=claim)
    match _KINDS[obstacle.code]:
        case "consent_withdrawn" | "consent_refused":
            return (drop, *(remedy("credit_other", claim=other) for other in cited.told_too))
        case "consent_missing":
            return (remedy("ask_consent", claim=claim), drop)
        case "frozen":
            return (remedy("wait_for_lift", where=obstacle.place), drop)
        case "promise_missing":
            return (remedy("record_promise", claim=claim), drop)
        case "quotation_not_promised":
            return (remedy("paraphrase", claim=claim), drop)
        case _:
            coarser = [remedy("coarsen", claim=claim, rung=rung.label, cost=rung.cost) for rung in coarser_rungs(cited)]
            finest = "when" if obstacle.code == "when_too_fine" else "where"
            return (*coarser, remedy("tell_no_finer", **{finest: obstacle.allowed or None}), drop)
