"""What readers have seen, and what that has given away so far.

A statement that was dropped or withdrawn later still counts: it cannot be unread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from naru.values import Clue, Ledger
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.published.models import Statement
from naru_desk.rooms.published.translate import Link, Told


@dataclass(frozen=True)
class GivenAway:
    """Clues by source id, and ledgers of subjects and bystanders by their own id: of everything published so far."""

    sources: dict[str, tuple[Clue, ...]] = field(default_factory=dict)
    subjects: dict[str, Ledger] = field(default_factory=dict)


def _links(newsroom: Newsroom, without: str | None = None) -> list[Link]:
    rows = Statement.objects.exclude(slug=without) if without is not None else Statement.objects.all()
    return [newsroom.open(row.sealed, Link) for row in list(rows.order_by("day", "id"))]


def given_away(newsroom: Newsroom, without: str | None = None) -> GivenAway:
    """What was given away by all bulletins, but for the one of the slug `without` (the one that is being judged again).

    Raises: InputError (newsroom_damaged).
    """
    found = GivenAway()
    for link in _links(newsroom, without):
        if link.source is not None:
            before = Ledger(id=link.source, clues=found.sources.get(link.source, ()))
            found.sources[link.source] = before.with_clues(link.clues).clues
        for ledger in link.subjects:
            known = found.subjects.get(ledger.id)
            found.subjects[ledger.id] = ledger if known is None else known.joined(ledger)
    return found


def seen_labels(newsroom: Newsroom) -> dict[str, dict[str, str]]:
    """Per source id and language, the label that readers have met. Raises: InputError (newsroom_damaged)."""
    seen: dict[str, dict[str, str]] = {}
    for link in _links(newsroom):
        if link.source is not None:
            seen[link.source] = {**link.labels, **seen.get(link.source, {})}
    return seen


def published(newsroom: Newsroom, slug: str | None = None) -> tuple[tuple[str, date, Told], ...]:
    """All statements now in a bulletin (slug, day, statement), by day and id; of one slug where named."""
    rows = Statement.objects.filter(current=True).order_by("day", "slug", "statement")
    if slug is not None:
        rows = rows.filter(slug=slug)
    return tuple(
        (
            row.slug,
            row.day,
            Told(
                statement=row.statement,
                what=row.what,
                status=row.status,
                when=row.when,
                where=row.where,
                link=newsroom.open(row.sealed, Link),
            ),
        )
        for row in list(rows)
    )
