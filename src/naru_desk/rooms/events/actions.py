"""Link anew: which claims are about one event, after claims came in or were decided on. Writes only what changed.

Before the first claim of a run changes, `mark_stale` leaves an empty file `stale` in the newsroom's folder; `relink`
removes it. So a run that is killed in between is noticed by the next one, and the events are never older than the
claims without anybody knowing.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from naru.corroboration import link
from naru.values import Promise
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.queries import LIVE, claims
from naru_desk.rooms.events.models import Event as EventRow
from naru_desk.rooms.events.translate import EventBody, mark_of, to_row
from naru_desk.shelf import sync_folder, write_durably

_BATCH = 500
_STALE = "stale"


def mark_stale(newsroom: Newsroom) -> None:
    """Say that the events no longer fit the claims, durably."""
    mark = newsroom.folder / _STALE
    if not mark.exists():
        write_durably(mark, b"")
        sync_folder(newsroom.folder)


def is_stale(newsroom: Newsroom) -> bool:
    """True where claims changed after the last linking."""
    return (newsroom.folder / _STALE).exists()


def relink(newsroom: Newsroom, promises: Mapping[str, Promise]) -> int:
    """Store the events of all live (proposed and confirmed) claims; how many there are. The caller holds `writing()`.

    Raises: InputError (newsroom_damaged).
    """
    bodies = {body.claim.id: body for body in claims(newsroom, LIVE)}
    found = [EventBody(event=event) for event in link(tuple(body.claim for body in bodies.values()), newsroom.pack)]
    stored = dict(EventRow.objects.values_list("id", "mark"))
    wanted = {newsroom.key("e", body.event.id): body for body in found}
    changed = [body for key, body in wanted.items() if stored.get(key) != mark_of(newsroom, body)]
    gone = [key for key in stored if key not in wanted]
    rows = [to_row(newsroom, body, bodies, promises) for body in changed]
    replaced = gone + [row.id for row in rows if row.id in stored]
    with transaction.atomic():
        for at in range(0, len(replaced), _BATCH):
            EventRow.objects.filter(id__in=replaced[at : at + _BATCH]).delete()
        EventRow.objects.bulk_create(rows, batch_size=_BATCH)
    (newsroom.folder / _STALE).unlink(missing_ok=True)
    return len(wanted)
