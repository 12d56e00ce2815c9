"""Claim, its span and its statuses: the bar between what may be told as fact and what never may."""

from __future__ import annotations

import pytest

from naru.errors import ItemError
from naru.values import FACTUAL, STATUSES, Claim, Span

TOLD_AS_FACT = ("happened", "attempted", "in_force", "seen", "ended")
NEVER_A_FACT = (
    "denied", "ordered", "threatened", "authorised", "planned", "demanded", "suspected", "rumoured", "unknown",
)  # fmt: skip


def test_the_statuses_are_the_closed_list() -> None:
    assert STATUSES == TOLD_AS_FACT + NEVER_A_FACT
    assert frozenset(TOLD_AS_FACT) == FACTUAL


@pytest.mark.parametrize("status", STATUSES)
def test_factual(status: str) -> None:
    claim = Claim.from_json(f'{{"id":"c","what":"curfew","status":"{status}"}}')
    assert claim.factual is (status in TOLD_AS_FACT)


def test_a_claim_starts_as_proposed_and_without_a_source() -> None:
    claim = Claim(id="c", what="curfew", status="seen")
    assert (claim.state, claim.source, claim.revisions, claim.attribution.links) == ("proposed", None, (), ())


@pytest.mark.parametrize(("start", "end"), [(5, 4), (-1, 3), (0, 2**31)])
def test_what_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ItemError):
        Span.from_json(f'{{"report":"r","start":{start},"end":{end}}}')


def test_a_span_may_be_empty() -> None:
    assert Span(report="r", start=4, end=4).end == 4
