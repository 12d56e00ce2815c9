"""The events page: what the claims are about, how many independent origins each event has, and what contradicts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from naru.values import Event
from naru_desk.exhibit import Exhibit
from naru_desk.page import page
from naru_desk.wording import Wording


def attribute_words() -> dict[str, str]:
    """In what two claims contradict each other."""
    return {
        "when": _("the tellings differ in the time"),
        "where": _("the tellings differ in the place"),
        "status": _("one telling denies it"),
        "count": _("the tellings differ in the number"),
        "who": _("the tellings differ in who it was"),
    }


def _row(event: Event, wording: Wording) -> dict[str, Any]:
    low, high = event.origins.low, event.origins.high
    return {
        "what": wording.kind(event.what),
        "when": wording.when(event.when),
        "interval": wording.interval(event.when),
        "where": wording.where(event.where),
        "claims": len(event.claims),
        "origins": str(low) if low == high else f"{low}–{high}",
        "grade": event.grade.grade,
        "reasons": event.grade.reasons,
        "contradictions": list(dict.fromkeys(attribute_words()[one.attribute] for one in event.contradictions)),
    }


def _facts(exhibit: Exhibit, wording: Wording) -> dict[str, Any]:
    ordered = sorted(exhibit.events[wording.lang], key=lambda event: (-event.origins.low, event.what, event.id))
    return {"events": [_row(event, wording) for event in ordered]}


events = page("events", _facts)
