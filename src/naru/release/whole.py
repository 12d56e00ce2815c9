"""The story as a whole: who releases it, when, in which editions, with which photographs and markup, and what it
tells of its own ways.

In: a story and the dossier. Out: findings, most of them on no single sentence. Refuses a story that its author
releases, or one person alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from naru.care import Telling
from naru.publication import Shown, Story
from naru.release import allowed
from naru.release.cues import holds
from naru.release.dossier import Dossier, Pictured
from naru.release.passage import Passage
from naru.release.precision import finer_than, within_place
from naru.release.verdict import Finding, Kind, finding, remedy
from naru.values import FuzzyDate, Place


def check(story: Story, dossier: Dossier) -> Iterator[Finding]:
    """Every finding on the whole story; they stand on the lead edition, markup on its own."""
    lead = story.lead.lang
    if not _two_others(story):
        yield finding("releasers", lead, None, (remedy("name_releasers"),))
    for lang in story.missing:
        yield finding("edition_missing", lead, None, (remedy("add_edition", lang=lang),))
    on = dossier.on or story.date
    until = max((embargo.until for embargo in dossier.embargoes if embargo.holds(on)), default=None)
    if until is not None:
        yield finding("embargoed", lead, None, (remedy("wait_until", day=until.isoformat()),))
    for edition in story.editions:
        for problem in edition.problems:
            mend = (remedy("remove_markup", problem=problem.code, line=problem.line),)
            yield finding("markup_not_allowed", edition.lang, None, mend, line=problem.line)
    for claim in sorted(set(story.published) - set(story.citations)):
        # Mostly a mistyped id: the claim that was meant would be told at its first rung, the finest, unseen.
        yield finding("rung_not_cited", lead, None, (remedy("cite_or_remove", claim=claim),), (claim,))
    for shown in story.photographs:
        yield from _photograph(shown, story, dossier)


def _two_others(story: Story) -> bool:
    author, *releasers = (" ".join(name.split()).casefold() for name in (story.author, *story.releasers))
    return (
        len(set(releasers)) >= 2
        and author not in releasers
        and "" not in releasers
        and len(set(releasers)) == len(releasers)
    )


def _photograph(shown: Shown, story: Story, dossier: Dossier) -> Iterator[Finding]:
    lead = story.lead.lang
    pictured = dossier.photographs.get(shown.photo)
    if pictured is None:
        yield finding("photograph_unknown", lead, None, (remedy("bring_photograph", photo=shown.photo),))
        return
    kinds: dict[Kind, None] = dict.fromkeys(_kinds(shown, pictured, story, dossier))
    if _finer(shown, pictured, dossier):
        kinds["photograph_too_fine"] = None
    for kind in kinds:
        mend = (
            remedy("coarsen_photograph" if kind == "photograph_too_fine" else "ask_consent", photo=shown.photo)
            if kind != "frozen"
            else remedy("wait_for_lift"),
            remedy("drop", photo=shown.photo),
        )
        yield finding(kind, lead, None, mend)


def _kinds(shown: Shown, pictured: Pictured, story: Story, dossier: Dossier) -> Iterator[Kind]:
    telling = Telling(
        statement=shown.photo,
        source=pictured.source or "",
        venue="",
        when=None if shown.when is None else FuzzyDate.parse(shown.when),
        where=shown.where,
        touches=() if pictured.where is None else (pictured.where,),
    )
    promises = () if pictured.promise is None else (pictured.promise,)
    yield from allowed.photograph(telling, promises, dossier, story)


def _finer(shown: Shown, pictured: Pictured, dossier: Dossier) -> bool:
    if shown.when is not None and (pictured.when is None or finer_than(FuzzyDate.parse(shown.when), pictured.when)):
        return True
    if shown.where is None:
        return False
    return pictured.where is None or not within_place(shown.where, Place(id=pictured.where), dossier.pack)


def channel(passage: Passage) -> Iterator[Finding]:
    """How partners are reached is a clue about each of them: a note, unless every source's ledger already counts
    it.
    """
    if not holds("channel", passage.text, passage.lang, passage.dossier.pack):
        return
    cited = (passage.dossier.claims.get(claim) for claim in passage.story.citations)
    unweighed = [one for one in cited if one is not None and not one.own and one.source not in passage.dossier.access]
    if unweighed:
        mend = (remedy("weigh_channel"), remedy("leave_channel_out"))
        yield finding("channel_disclosed", passage.lang, passage.sentence.number, mend)
