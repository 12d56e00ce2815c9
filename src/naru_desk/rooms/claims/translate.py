"""Claims as rows and back: what is sealed, and how precisely the clear columns may speak.

The clear date and place start at month and county, or coarser where the source was promised so; a claim whose source
is unknown gets month and county. What cannot be coarsened is left out.
"""

from __future__ import annotations

from datetime import date

from naru.errors import Code, InputError, NaruError
from naru.values import GRAINS, PRECISIONS, Claim, FuzzyDate, Gazetteer, Grain, Place, Precision, Promise, Record, Rung
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.models import Claim as ClaimRow


class ClaimBody(Record, frozen=True, kw_only=True):
    """A claim as the desk keeps it, all of it sealed: the value, the ladder its editor gave it, the digest of the
    message it stands in, the day that message was received, and the last decision (its digest), so that the same
    file of decisions twice is one decision.
    """

    claim: Claim
    message: str
    received: date
    ladder: tuple[Rung, ...] = ()
    decided: str = ""


def coarsest(promises: tuple[Promise, ...]) -> tuple[Grain, Precision]:
    """The precision in which something may stand in clear: month and county, or what was promised where that is
    coarser.
    """
    grains: tuple[Grain, ...] = ("month", *(promise.when for promise in promises))
    places: tuple[Precision, ...] = ("county", *(promise.where for promise in promises))
    return max(grains, key=GRAINS.index), max(places, key=PRECISIONS.index)


def clear_when(when: FuzzyDate | None, grain: Grain) -> str | None:
    """EDTF no finer than `grain`, None where there is no date or it cannot be coarsened."""
    if when is None:
        return None
    try:
        return when.coarsen(grain).edtf
    except NaruError:
        return None


def clear_where(where: Place | None, precision: Precision, gazetteer: Gazetteer) -> str | None:
    """The id of the smallest place of at least `precision` around `where`, None where nothing is known."""
    return None if where is None else where.coarsen(precision, gazetteer).id


def to_row(newsroom: Newsroom, body: ClaimBody, promise: Promise | None) -> ClaimRow:
    """A row for a claim that has not been published."""
    claim = body.claim
    grain, precision = coarsest(() if promise is None else (promise,))
    return ClaimRow(
        id=newsroom.key("c", claim.id),
        what=claim.what,
        status=claim.status,
        state=claim.state,
        published_when=clear_when(claim.when, grain),
        published_where=clear_where(claim.where, precision, newsroom.pack),
        sealed=newsroom.seal(body),
    )


def from_row(newsroom: Newsroom, row: ClaimRow) -> ClaimBody:
    """The claim in a row. Raises: InputError (newsroom_damaged) where the row holds another claim than its id says."""
    body = newsroom.open(row.sealed, ClaimBody)
    if newsroom.key("c", body.claim.id) != row.id:
        raise InputError(Code.NEWSROOM_DAMAGED)
    return body
