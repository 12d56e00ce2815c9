"""Decided: what editors made of proposals, as gold for the next reading.

In: a text, the day it was read with, and its claims with their revisions. Out: a `GoldText` that judges only what was decided: a confirmed claim
must be proposed as it was left (mended where it was mended), a rejected one must not come again. What nobody decided, and what was withdrawn
after publication, is not judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from naru.claims import history
from naru.evaluation.gold import GoldClaim, GoldText
from naru.values import Claim, Lang


def gold_of(text_id: str, text: str, lang: Lang, published: date, claims: Iterable[Claim]) -> GoldText | None:
    """The gold of one text; None where nothing in it was decided. Raises: as `naru.claims.history`."""
    rows = [row for claim in claims if (row := _row(claim)) is not None]
    if not rows or not text:
        return None
    return GoldText(
        id=text_id, lang=lang, published=published, text=text, kind="decided", partial=True, claims=tuple(rows)
    )


def _row(claim: Claim) -> GoldClaim | None:
    if claim.span is None or claim.state not in ("confirmed", "rejected"):
        return None
    span = (claim.span.start, claim.span.end)
    if claim.state == "rejected":
        proposed = history(claim)[0]
        return GoldClaim(what=proposed.what, status=proposed.status, span=span, wrong=True)
    return GoldClaim(
        what=claim.what,
        status=claim.status,
        edtf=claim.when.edtf if claim.when is not None else None,
        place_id=claim.where.id if claim.where is not None else None,
        span=span,
    )
