"""Obstacles: what stands between one statement and its publication, out of what was promised, agreed, frozen and
embargoed.

In: a `Telling` (how one statement would appear, and what it touches) and everything the newsroom holds about it. Out:
`Obstacle`s in a fixed order, none twice. Rules, in this order of weight:

- A withdrawn consent beats everything: no later record, however it was made, takes that obstacle away again.
- A no stands until the very same question (same statement, same venue) is later answered with yes.
- Silence is not consent, and a source to whom nothing was promised is not free to be told: both are obstacles.
- Of several promises to one source all bind, so the coarsest counts.
- A freeze of a place covers the place and everything inside it.

It refuses to guess: a date or a place whose precision is not known is an obstacle, not a pass. An obstacle holds a
code and data of our own schemas only (ids, grains, ISO days); no reason and no source's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, get_args

from naru.values import (
    GRAINS,
    PRECISIONS,
    Consent,
    Embargo,
    Freeze,
    FuzzyDate,
    Gazetteer,
    Place,
    Promise,
    Record,
)

ObstacleCode = Literal[
    "consent_withdrawn", "source_frozen", "place_frozen", "embargo",
    "promise_missing", "when_too_fine", "where_too_fine", "where_unknown",
    "quotation_not_promised", "label_not_promised",
    "consent_refused", "consent_missing",
]  # fmt: skip
#: All codes, in the order in which obstacles are given.
OBSTACLES: tuple[ObstacleCode, ...] = get_args(ObstacleCode)


class Telling(Record, frozen=True, kw_only=True):
    """One statement as it would be published, in one venue, credited to one source.

    `when` and `where` (a place id) are what is *published*; None = not told. `touches` are the ids of all places that
    publishing may bring into danger: where it truly happened, where the source is. `label` and `lang` are the words
    the source appears under, "" where this telling credits nobody by words.
    """

    statement: str
    source: str
    venue: str
    when: FuzzyDate | None = None
    where: str | None = None
    quotation: bool = False
    touches: tuple[str, ...] = ()
    label: str = ""
    lang: str = ""


class Obstacle(Record, frozen=True, kw_only=True):
    """One thing in the way. `allowed` = what would pass, where that can be said: a grain, a precision or an ISO day;
    `place` = the place id that is frozen or too fine."""

    code: ObstacleCode
    statement: str
    allowed: str = ""
    place: str | None = None


def obstacles(
    telling: Telling,
    *,
    promises: Iterable[Promise] = (),
    consents: Iterable[Consent] = (),
    freezes: Iterable[Freeze] = (),
    embargoes: Iterable[Embargo] = (),
    gazetteer: Gazetteer,
    on: date,
) -> tuple[Obstacle, ...]:
    """Everything in the way of this telling on the day `on`, in the order of `OBSTACLES`; () = nothing that is known
    here.

    Records about other sources are passed over, so whole lists may be handed in. An empty answer is no permission: it
    says only that this room holds no objection.
    """
    own_promises = [promise for promise in promises if promise.source == telling.source]
    own_consents = [consent for consent in consents if consent.source == telling.source]
    found = {
        *_frozen(telling, freezes, gazetteer, on),
        *_embargoed(telling, embargoes, on),
        *_beyond_promise(telling, own_promises, gazetteer),
        *_without_consent(telling, own_consents, on),
    }
    return tuple(sorted(found, key=lambda each: (OBSTACLES.index(each.code), each.place or "", each.allowed)))


def _frozen(telling: Telling, freezes: Iterable[Freeze], gazetteer: Gazetteer, on: date) -> Iterable[Obstacle]:
    holding = [freeze for freeze in freezes if freeze.in_force(on)]
    if any(freeze.source == telling.source for freeze in holding):
        yield Obstacle(code="source_frozen", statement=telling.statement)
    frozen_places = {freeze.place for freeze in holding if freeze.place is not None}
    touched = telling.touches if telling.where is None else (telling.where, *telling.touches)
    for place_id in touched:
        for around in Place(id=place_id).ancestors(gazetteer):
            if around in frozen_places:
                yield Obstacle(code="place_frozen", statement=telling.statement, place=around)


def _embargoed(telling: Telling, embargoes: Iterable[Embargo], on: date) -> Iterable[Obstacle]:
    until = max((embargo.until for embargo in embargoes if embargo.holds(on)), default=None)
    if until is not None:
        yield Obstacle(code="embargo", statement=telling.statement, allowed=until.isoformat())


def _beyond_promise(telling: Telling, promises: Sequence[Promise], gazetteer: Gazetteer) -> Iterable[Obstacle]:
    statement = telling.statement
    if not promises:
        yield Obstacle(code="promise_missing", statement=statement)
        return
    grain = max((promise.when for promise in promises), key=GRAINS.index)
    if telling.when is not None and GRAINS.index(telling.when.grain) < GRAINS.index(grain):
        yield Obstacle(code="when_too_fine", statement=statement, allowed=grain)
    precision = max((promise.where for promise in promises), key=PRECISIONS.index)
    if telling.where is not None:
        published = gazetteer.precision_of(telling.where)
        if published is None:
            yield Obstacle(code="where_unknown", statement=statement, place=telling.where)
        elif PRECISIONS.index(published) < PRECISIONS.index(precision):
            yield Obstacle(code="where_too_fine", statement=statement, allowed=precision, place=telling.where)
    if telling.quotation and not all(promise.quotation for promise in promises):
        yield Obstacle(code="quotation_not_promised", statement=statement)
    if telling.label and any(promise.label.get(telling.lang) != telling.label for promise in promises):
        yield Obstacle(code="label_not_promised", statement=statement)


def _without_consent(telling: Telling, consents: Sequence[Consent], on: date) -> Iterable[Obstacle]:
    statement, venue = telling.statement, telling.venue
    speaking = [consent for consent in consents if consent.allows(statement, venue, on) is not None]
    if any(consent.withdrawn is not None and on >= consent.withdrawn for consent in speaking):
        yield Obstacle(code="consent_withdrawn", statement=statement)
        return
    agreed = [consent for consent in speaking if consent.given]
    refusals = [consent for consent in speaking if not consent.given]
    if any(not any(_answers_again(yes, no) for yes in agreed) for no in refusals):
        yield Obstacle(code="consent_refused", statement=statement)
    elif not agreed:
        yield Obstacle(code="consent_missing", statement=statement)


def _answers_again(yes: Consent, no: Consent) -> bool:
    """True where `yes` is a later answer to the question that `no` answered."""
    return yes.since > no.since and (yes.statement, yes.venue) == (no.statement, no.venue)
