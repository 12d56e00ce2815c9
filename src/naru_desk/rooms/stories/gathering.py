"""Gather what the gate must know of a story: claims, rungs, events, promises, and how many people each source could then be.

In: an open newsroom and a parsed story. Out: a `Dossier` (for `naru.release.judge`) and the weighings by ledger id. What this story would give
away is added to what the roster declares and what earlier bulletins have told; a bulletin that is judged again does not count against itself.
Everything stays in memory. Refuses nothing: what is missing becomes a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from naru.errors import NaruError
from naru.exposure import Population, Weighing, population_of, weigh
from naru.publication import Story
from naru.release import Cited, Dossier, Pictured
from naru.values import Claim, Event, Ledger, Rung
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.queries import claims
from naru_desk.rooms.claims.translate import ClaimBody
from naru_desk.rooms.events.queries import confirmed_events
from naru_desk.rooms.inbox.queries import photographs
from naru_desk.rooms.published.queries import GivenAway, given_away, published
from naru_desk.rooms.sources.queries import Roster, roster


@dataclass(frozen=True)
class Gathered:
    """The dossier, and of each ledger it touches the ledger itself, the weighing and whose it is (a codename, or the ledger's own id)."""

    dossier: Dossier
    names: Mapping[str, str] = field(repr=False)


def chosen_rung(story: Story, body: ClaimBody) -> Rung | None:
    """The rung a story tells a claim on: the one it names, else the first; None where there is no such rung."""
    choice = story.published.get(body.claim.id)
    if choice is None:
        return body.ladder[0] if body.ladder else None
    return next((rung for rung in body.ladder if rung.label == choice.rung), None)


def _source_ledgers(people: Roster, before: GivenAway, told: Mapping[str, list[Rung]]) -> dict[str, Ledger]:
    ledgers = {}
    for source, rungs in told.items():
        # Somebody without a ledger has never been asked the checklist: nothing can be said of them.
        ledger = people.ledgers.get(source, Ledger(id=source, complete=False))
        ledger = ledger.with_clues(before.sources.get(source, ()))
        ledgers[source] = ledger.with_clues(clue for rung in rungs for clue in rung.clues or ())
    return ledgers


def _subject_ledgers(before: GivenAway, rungs: Iterable[Rung]) -> dict[str, Ledger]:
    ledgers: dict[str, Ledger] = {}
    for subject in (subject for rung in rungs for subject in rung.subjects):
        known = ledgers.get(subject.id) or before.subjects.get(subject.id)
        ledgers[subject.id] = subject if known is None else known.joined(subject)
    return ledgers


def _weighings(ledgers: Mapping[str, Ledger], population: Population, floor: int) -> dict[str, Weighing]:
    """Each ledger weighed; one that cannot be meant is left as one nobody has finished, which is NOT ASSESSED."""
    found = {}
    for identity, ledger in ledgers.items():
        try:
            found[identity] = weigh(ledger, population, floor=floor)
        except NaruError:
            unfinished = Ledger(id=identity, role=ledger.role, complete=False)
            found[identity] = weigh(unfinished, population, floor=floor)
    return found


def _costs(
    weighings: Mapping[str, Weighing], bodies: Mapping[str, ClaimBody], rungs: Mapping[str, Rung | None]
) -> dict[str, dict[str, float]]:
    """Bits by ledger and claim: what a claim's dearest clue costs."""
    costs: dict[str, dict[str, float]] = {}
    for claim_id, rung in rungs.items():
        if rung is None:
            continue
        parts = [(bodies[claim_id].claim.source or "", rung.clues or ()), *((s.id, s.clues) for s in rung.subjects)]
        for ledger, clues in parts:
            if ledger in weighings:
                bits = weighings[ledger].cost_bits
                costs.setdefault(ledger, {})[claim_id] = max((bits.get(clue.id) or 0.0 for clue in clues), default=0.0)
    return costs


def _earlier(newsroom: Newsroom, story: Story, rungs: Mapping[str, Rung | None]) -> dict[str, str]:
    """Which claims an earlier bulletin told at the same precision: coarsening those gains nothing."""
    found: dict[str, str] = {}
    for slug, _day, told in published(newsroom):
        rung = rungs.get(told.link.claim)
        if slug != story.slug and rung is not None and (told.when, told.where) == (rung.when, rung.where):
            found.setdefault(told.link.claim, slug)
    return found


def _pictured(newsroom: Newsroom, people: Roster, known: Iterable[ClaimBody]) -> dict[str, Pictured]:
    """What is known of each photograph: when and where as the message that brought it tells."""
    by_report: dict[str, Claim] = {}
    for body in known:
        if body.claim.span is not None and body.claim.when is not None and body.claim.where is not None:
            by_report.setdefault(body.claim.span.report, body.claim)
    found = {}
    for photo, picture in photographs(newsroom).items():
        claim = by_report.get(picture.report)
        found[photo] = Pictured(
            source=picture.source,
            when=claim.when if claim else None,
            where=claim.where.anchor if claim and claim.where else None,
            promise=people.promises.get(picture.source or ""),
        )
    return found


def _cited(
    body: ClaimBody,
    rung: Rung | None,
    event: Event | None,
    people: Roster,
    others: tuple[str, ...],
    earlier: str | None,
) -> Cited:
    source = people.sources.get(body.claim.source or "")
    return Cited(
        claim=body.claim,
        event=event,
        rung=rung,
        ladder=body.ladder,
        promise=source.promise if source else None,
        source=body.claim.source,
        subjects=tuple(subject.id for subject in rung.subjects) if rung else (),
        own=bool(source and source.newsroom),
        touches=(source.place,) if source and source.place and not source.newsroom else (),
        told_too=others,
        earlier=earlier,
    )


def gather(newsroom: Newsroom, story: Story, floor: int) -> Gathered:
    """See the module. `floor`: the fewest people a source or subject may be among. Raises: InputError (newsroom_damaged)."""
    people, every = roster(newsroom), {body.claim.id: body for body in claims(newsroom)}
    bodies = {claim_id: every[claim_id] for claim_id in story.citations if claim_id in every}
    rungs = {claim_id: chosen_rung(story, body) for claim_id, body in bodies.items()}
    events = {claim_id: event for event in confirmed_events(newsroom) for claim_id in event.claims}
    before = given_away(newsroom, without=story.slug)
    told: dict[str, list[Rung]] = {}
    for claim_id, body in bodies.items():
        source = people.sources.get(body.claim.source or "")
        if body.claim.source is not None and not (source and source.newsroom):
            told.setdefault(body.claim.source, []).extend(rung for rung in [rungs[claim_id]] if rung is not None)
    subjects = _subject_ledgers(before, [rung for rung in rungs.values() if rung is not None])
    ledgers = {**_source_ledgers(people, before, told), **subjects}
    weighings = _weighings(ledgers, population_of(newsroom.pack), floor)
    earlier = _earlier(newsroom, story, rungs)
    cited = {}
    for claim_id, body in bodies.items():
        event = events.get(claim_id)
        same = (every[other] for other in (event.claims if event else ()) if other != claim_id)
        others = tuple(other.claim.id for other in same if other.claim.source != body.claim.source)
        cited[claim_id] = _cited(body, rungs[claim_id], event, people, others, earlier.get(claim_id))
    dossier = Dossier(
        pack=newsroom.pack,
        claims=cited,
        photographs=_pictured(newsroom, people, every.values()),
        weighings=weighings,
        costs=_costs(weighings, bodies, rungs),
        access=frozenset(
            s for s, ledger in people.ledgers.items() if any(clue.kind == "share" for clue in ledger.clues)
        ),
        consents=people.consents,
        freezes=people.freezes,
        on=newsroom.today(),
    )
    names = {source.id: source.codename for source in people.sources.values()}
    return Gathered(dossier, {identity: names.get(identity, identity) for identity in ledgers})
