"""What the roster says, opened in memory.

Out: `Roster`: every source by opaque id, with the promises, consents, freezes and ledgers the library's rooms ask
for. A ledger here is what the roster declares; `naru_desk.rooms.published.queries.given_away` has what publishing has
added to it since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from naru.errors import Code, InputError
from naru.values import Consent, Freeze, Ledger, Promise
from naru_desk.newsroom import Newsroom, source_id
from naru_desk.rooms.sources.models import Freeze as FreezeRow
from naru_desk.rooms.sources.models import Source
from naru_desk.rooms.sources.translate import FreezeBody, SourceBody


@dataclass(frozen=True)
class Roster:
    """See the module."""

    sources: Mapping[str, SourceBody]
    freezes: tuple[Freeze, ...]

    @property
    def promises(self) -> Mapping[str, Promise]:
        """What was promised, by source id."""
        return {body.id: body.promise for body in self.sources.values()}

    @property
    def consents(self) -> tuple[Consent, ...]:
        """Everything that was agreed or withdrawn."""
        return tuple(consent for body in self.sources.values() for consent in body.consents)

    @property
    def ledgers(self) -> Mapping[str, Ledger]:
        """What the roster declares as given away, by source id; sources without a ledger are left out."""
        return {body.id: body.ledger for body in self.sources.values() if body.ledger is not None}

    def by_codename(self, newsroom: Newsroom, codename: str) -> SourceBody | None:
        """The source an editor calls by this name, None where nobody is."""
        return self.sources.get(source_id(newsroom, codename))


def roster(newsroom: Newsroom) -> Roster:
    """The whole roster, in the order of codenames. Raises: InputError (newsroom_damaged)."""
    bodies = []
    for row in list(Source.objects.all()):
        body = newsroom.open(row.sealed, SourceBody)
        if body.id != row.id:
            raise InputError(Code.NEWSROOM_DAMAGED)
        bodies.append(body)
    bodies.sort(key=lambda body: body.codename)
    freezes = sorted(
        (newsroom.open(row.sealed, FreezeBody).freeze for row in list(FreezeRow.objects.all())),
        key=lambda freeze: (freeze.since, freeze.place or "", freeze.source or ""),
    )
    return Roster(sources={body.id: body for body in bodies}, freezes=tuple(freezes))
