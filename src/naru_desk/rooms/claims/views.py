"""The claims page: one row a claim, its status as the words have it and its state as the editors have it."""

from __future__ import annotations

from typing import Any

from naru.values import Claim
from naru_desk.exhibit import Exhibit
from naru_desk.page import page
from naru_desk.rooms.claims.wording import link_words, state_words, sureness_words
from naru_desk.wording import Wording


def _row(claim: Claim, exhibit: Exhibit, wording: Wording) -> dict[str, Any]:
    links = link_words()
    return {
        "what": wording.kind(claim.what),
        "status": wording.status(claim.status),
        "factual": claim.factual,
        "when": wording.when(claim.when),
        "interval": wording.interval(claim.when),
        "where": wording.where(claim.where),
        "source": exhibit.names.get(claim.source or "", ""),
        "through": " ← ".join(links[link.kind] for link in claim.attribution.links),
        "sureness": sureness_words()[claim.sureness],
        "state": claim.state,
        "state_word": state_words()[claim.state],
    }


def _facts(exhibit: Exhibit, wording: Wording) -> dict[str, Any]:
    return {"claims": [_row(claim, exhibit, wording) for claim in exhibit.claims]}


claims = page("claims", _facts)
