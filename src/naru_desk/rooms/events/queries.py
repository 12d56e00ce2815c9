"""Events, opened in memory: those of all live claims as stored, or freshly those of confirmed claims alone."""

from __future__ import annotations

from naru.corroboration import link
from naru.values import Event
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.queries import confirmed_claims
from naru_desk.rooms.events.models import Event as EventRow
from naru_desk.rooms.events.translate import from_row


def events(newsroom: Newsroom) -> tuple[Event, ...]:
    """The stored events, of proposed and confirmed claims, by id. Raises: InputError (newsroom_damaged)."""
    rows = list(EventRow.objects.all())
    return tuple(sorted((from_row(newsroom, row) for row in rows), key=lambda event: event.id))


def confirmed_events(newsroom: Newsroom) -> tuple[Event, ...]:
    """Events of confirmed claims only: what a gate may count. A proposal nobody looked at is no second origin."""
    bodies = confirmed_claims(newsroom)
    return link(tuple(body.claim for body in bodies.values()), newsroom.pack)


def count() -> int:
    """How many events are stored; needs no key."""
    return EventRow.objects.count()
