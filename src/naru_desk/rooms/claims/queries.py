"""Claims, opened in memory, in the order in which messages were received and words stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from naru.values import State
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.models import Claim as ClaimRow
from naru_desk.rooms.claims.translate import ClaimBody, from_row

LIVE: tuple[State, ...] = ("proposed", "confirmed")


def _order(body: ClaimBody) -> tuple[object, ...]:
    span = body.claim.span
    return (body.received, body.message, span.start if span else 0, span.end if span else 0, body.claim.id)


def claims(newsroom: Newsroom, states: Iterable[State] | None = None) -> tuple[ClaimBody, ...]:
    """All claims, or those in one of `states`. Raises: InputError (newsroom_damaged)."""
    rows = ClaimRow.objects.all() if states is None else ClaimRow.objects.filter(state__in=tuple(states))
    return tuple(sorted((from_row(newsroom, row) for row in list(rows)), key=_order))


def confirmed_claims(newsroom: Newsroom) -> Mapping[str, ClaimBody]:
    """The claims an editor stands behind, with their ladders, by claim id. Raises: InputError (newsroom_damaged)."""
    return {body.claim.id: body for body in claims(newsroom, ("confirmed",))}


def claim(newsroom: Newsroom, claim_id: str) -> ClaimBody | None:
    """One claim by the id editors use, None where there is none."""
    row = ClaimRow.objects.filter(id=newsroom.key("c", claim_id)).first()
    return None if row is None else from_row(newsroom, row)


def count(states: Iterable[State] | None = None) -> int:
    """How many claims there are; needs no key."""
    rows = ClaimRow.objects.all()
    return rows.count() if states is None else rows.filter(state__in=tuple(states)).count()
