"""Record what a bulletin has told, once it is out: statement by statement, with what each gave away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.actions import show_published
from naru_desk.rooms.published.models import Statement
from naru_desk.rooms.published.translate import Told


def record_published(newsroom: Newsroom, slug: str, day: date, told: Sequence[Told]) -> None:
    """Lay down the statements of a bulletin, in one transaction; the same again changes nothing. The caller holds
    `writing()`.

    Statements of an earlier edition of this slug that are not among `told` stay, no longer current. The clear columns
    of the claims now say what readers have seen.
    """
    with transaction.atomic():
        Statement.objects.filter(slug=slug).update(current=False)
        for statement in told:
            # All that was told and given away is part of the key: a new telling never overwrites an older one.
            link = statement.link
            shown = f"{slug}/{statement.statement}/{statement.when}/{statement.where}/{link.to_json().decode()}"
            Statement.objects.update_or_create(
                id=newsroom.key("m", shown),
                defaults={
                    "slug": slug,
                    "statement": statement.statement,
                    "day": day,
                    "what": statement.what,
                    "status": statement.status,
                    "when": statement.when,
                    "where": statement.where,
                    "current": True,
                    "sealed": newsroom.seal(link),
                },
            )
        show_published(newsroom, {each.link.claim: (each.when, each.where) for each in told})
