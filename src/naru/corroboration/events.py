"""Events: what claims are about, with when and where they agree, how many independent origins tell it, what
contradicts, and its grade.

In: claims and the gazetteer that knows their places. Out: `Event`s, each claim in exactly one. Rejected and withdrawn
claims are left out.

- Grade and origins count the claims that tell the event, not those that deny it; where any claim tells it as a fact,
  those only.
- Once an editor has confirmed a claim of an event, proposals no longer count in it: a machine's reading is nobody's
  second voice.
- What was ordered, threatened, authorised, planned or demanded is an event apart from what was done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import reduce

from naru.corroboration.chains import at_least, chain_of
from naru.corroboration.clashes import contradictions
from naru.corroboration.clusters import partition
from naru.corroboration.facts import facts_of_claim, levels_of
from naru.corroboration.grades import Support, grade
from naru.corroboration.linking import event_id
from naru.corroboration.periods import told_as_interval
from naru.packs import Pack
from naru.values import Claim, Event, FuzzyDate, Gazetteer, Lang, Place

_LIVE = frozenset({"proposed", "confirmed"})


def link(
    claims: Iterable[Claim], gazetteer: Gazetteer, *, measures: Collection[str] | None = None, lang: Lang = "en"
) -> tuple[Event, ...]:
    """The events among these claims, by id. The order of `claims` does not matter; of one id the last one counts.

    `measures` = the codes of kinds that last; None = those of the gazetteer's taxonomy where it is a pack, else none.
    `lang` = the language of the grades' reasons.
    """
    standing = _measures(gazetteer) if measures is None else frozenset(measures)
    live = {claim.id: claim for claim in claims if claim.state in _LIVE}
    parts = partition(facts_of_claim(claim, gazetteer, standing) for claim in live.values())
    found = [event_of([live[claim] for claim in group], gazetteer, standing, lang) for group in parts.groups]
    return tuple(sorted(found, key=lambda event: event.id))


def _measures(gazetteer: Gazetteer) -> frozenset[str]:
    if not isinstance(gazetteer, Pack):
        return frozenset()
    return frozenset(code for code, kind in gazetteer.taxonomy.kinds.items() if kind.measure)


def event_of(claims: Sequence[Claim], gazetteer: Gazetteer, measures: Collection[str] = (), lang: Lang = "en") -> Event:
    """The event made of exactly these claims (at least one), put together by the linker or by an editor's hand."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    telling = counted(ordered)
    denying = [claim for claim in ordered if claim.status == "denied"]
    chains = [chain_of(claim.attribution, claim.source) for claim in telling]
    found = at_least(chains)
    denied = at_least(chain_of(claim.attribution, claim.source) for claim in denying)
    clashes = contradictions(ordered, gazetteer, measures)
    measure = ordered[0].what in measures
    support = Support(telling, chains, found, denied.low, clashes)
    return Event(
        id=event_id(claim.id for claim in ordered),
        what=ordered[0].what,
        claims=tuple(claim.id for claim in ordered),
        when=_when(ordered, measure),
        where=_where(ordered, gazetteer),
        origins=found,
        grade=grade(support, lang),
        contradictions=clashes,
        measure=measure,
    )


def counted(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an event that count in its origins and grade; see the module."""
    telling = [claim for claim in claims if claim.status != "denied"]
    telling = [claim for claim in telling if claim.factual] or telling
    return [claim for claim in telling if claim.state == "confirmed"] or telling


def _when(claims: Sequence[Claim], measure: bool) -> FuzzyDate | None:
    """What all dated claims allow; None where nobody dated it or they do not meet. Of a measure, where anybody told
    it, its interval.
    """
    interval = told_as_interval(claims) if measure else None
    if interval is not None:
        return interval
    dates = [claim.when for claim in claims if claim.when is not None]
    if not dates:
        return None
    return reduce(lambda one, two: None if one is None else one.intersection(two), dates[1:], _maybe(dates[0]))


def _maybe(when: FuzzyDate) -> FuzzyDate | None:
    return when


def _where(claims: Sequence[Claim], gazetteer: Gazetteer) -> Place | None:
    """The finest place told, where it lies in all the others; None where nobody told one or they do not fit."""
    places = [claim.where for claim in claims if claim.where is not None and claim.where.anchor is not None]
    if not places:
        return None
    finest = max(places, key=lambda place: (len(levels_of(place, gazetteer)), place.id is not None))
    return finest if all(finest.compatible(place, gazetteer) for place in places) else None
