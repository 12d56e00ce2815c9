"""Lay down proposals; carry out what editors decided; make clear columns finer when a rung has been published.

In: decisions as JSON lines, `{"claim", "state", "by", "edit"?}` (the values of `naru.claims`). Out: how many were
carried out, how many said what was so already, and the lines that were set aside. What a decision means is the
business of `naru.claims.decide`; nothing is overwritten without a revision.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from django.db import transaction

from naru.claims import Decision, decide
from naru.cli.answers import Lines, each_line, error_line
from naru.errors import Code, ItemError
from naru.values import Promise, Record
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.models import Claim as ClaimRow
from naru_desk.rooms.claims.translate import ClaimBody, from_row, to_row


class Decided(Record, frozen=True, kw_only=True):
    """The answer of `naru confirm`. `errors` are lines that harmed only themselves."""

    decided: int
    unchanged: int
    errors: tuple[dict[str, object], ...] = ()


def propose(newsroom: Newsroom, bodies: Iterable[ClaimBody], promises: Mapping[str, Promise]) -> None:
    """Lay down new claims; inside the caller's transaction."""
    rows = [to_row(newsroom, body, promises.get(body.claim.source or "")) for body in bodies]
    ClaimRow.objects.bulk_create(rows)


def _decide(newsroom: Newsroom, decision: Decision, promises: Mapping[str, Promise]) -> bool:
    """Carry one decision out; False where it had been already. Raises: ItemError."""
    digest = hashlib.sha256(decision.to_json()).hexdigest()
    with transaction.atomic():
        row = ClaimRow.objects.filter(id=newsroom.key("c", decision.claim)).first()
        if row is None:
            raise ItemError(Code.CLAIM_UNKNOWN, field="claim")
        body = from_row(newsroom, row)
        if body.decided == digest:
            return False
        changed = decide(body.claim, decision, pack=newsroom.pack)
        ladder = body.ladder
        if decision.edit is not None and decision.edit.ladder:
            ladder = decision.edit.ladder
        body = body.replaced(claim=changed, ladder=ladder, decided=digest)
        to_row(newsroom, body, promises.get(changed.source or "")).save(force_update=True)
    return True


def decide_lines(newsroom: Newsroom, stream: BinaryIO, promises: Mapping[str, Promise]) -> Decided:
    """See the module. The caller holds `writing()` and links anew afterwards. Raises: InputError (newsroom_damaged)."""
    errors: list[dict[str, object]] = []
    decided = unchanged = 0
    for number, decision in each_line(stream, Decision, Lines(), errors.append):
        try:
            if _decide(newsroom, decision, promises):
                decided += 1
            else:
                unchanged += 1
        except ItemError as problem:
            errors.append(error_line(problem, number, decision.claim))
    errors.sort(key=lambda error: int(str(error["line"])))
    return Decided(decided=decided, unchanged=unchanged, errors=tuple(errors))


def show_published(newsroom: Newsroom, told: Mapping[str, tuple[str | None, str | None]]) -> None:
    """Let the clear columns say what readers have seen: claim id -> (EDTF, place id). Inside the caller's
    transaction.
    """
    for claim_id, (when, where) in told.items():
        ClaimRow.objects.filter(id=newsroom.key("c", claim_id)).update(published_when=when, published_where=where)
