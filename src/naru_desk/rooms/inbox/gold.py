"""Editing comes back: what this newsroom's editors decided, as gold for `naru evaluate reading`.

In: a newsroom. Out: gold texts, opened in memory and written nowhere: each message in which something was decided, with what its editors confirmed,
mended and rejected.
"""

from __future__ import annotations

from collections import defaultdict

from naru.evaluation import GoldText, gold_of
from naru.values import Claim
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.queries import claims
from naru_desk.rooms.inbox.queries import reports


def decided_gold(newsroom: Newsroom) -> tuple[GoldText, ...]:
    """Gold of every message in which something was decided, by the day it was received. Raises: InputError (newsroom_damaged)."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for body in claims(newsroom, ("confirmed", "rejected")):
        if body.claim.span is not None:
            by_report[body.claim.span.report].append(body.claim)
    found = []
    for report in reports(newsroom):
        gold = gold_of(report.id, report.text, report.lang, report.received, by_report.get(report.id, ()))
        if gold is not None:
            found.append(gold)
    return tuple(found)
