"""Events as rows and back: in clear the kind, and interval and place no finer than the most careful promise of all
its sources.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from naru.errors import Code, InputError
from naru.values import Event, Promise, Record
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.translate import ClaimBody, clear_when, clear_where, coarsest
from naru_desk.rooms.events.models import Event as EventRow


class EventBody(Record, frozen=True, kw_only=True):
    """An event as the desk keeps it, all of it sealed."""

    event: Event


def mark_of(newsroom: Newsroom, body: EventBody) -> str:
    """A keyed hash of the value: changes exactly when the event does."""
    return hmac.new(newsroom.secret, b"event:" + body.to_json(), hashlib.sha256).hexdigest()


def to_row(
    newsroom: Newsroom, body: EventBody, claims: Mapping[str, ClaimBody], promises: Mapping[str, Promise]
) -> EventRow:
    """The row of an event; `claims` by claim id must hold all of its claims."""
    event = body.event
    sources = {claims[claim].claim.source or "" for claim in event.claims if claim in claims}
    grain, precision = coarsest(tuple(promises[source] for source in sources if source in promises))
    return EventRow(
        id=newsroom.key("e", event.id),
        mark=mark_of(newsroom, body),
        what=event.what,
        measure=event.measure,
        published_when=clear_when(event.when, grain),
        published_where=clear_where(event.where, precision, newsroom.pack),
        sealed=newsroom.seal(body),
    )


def from_row(newsroom: Newsroom, row: EventRow) -> Event:
    """The event in a row. Raises: InputError (newsroom_damaged)."""
    event = newsroom.open(row.sealed, EventBody).event
    if newsroom.key("e", event.id) != row.id:
        raise InputError(Code.NEWSROOM_DAMAGED)
    return event
