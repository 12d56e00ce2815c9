"""The messages page: each report with what the rules proposed underlined by kind, and the cards of its claims
beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru_desk.exhibit import Exhibit, ShownReport
from naru_desk.page import NAMES, page
from naru_desk.rooms.claims.wording import state_words
from naru_desk.wording import Wording


def _kinds() -> dict[str, str]:
    return {
        "time": _("time"), "place": _("place"), "person": _("person"), "measure": _("measure"),
        "speaker": _("who said it"), "hedge": _("doubt"),
    }  # fmt: skip


def channel_words() -> dict[str, str]:
    """How a message came in, by channel."""
    return {
        "call": _("call"), "sms": _("text message"), "mail": _("mail"), "folder": _("memory card"), "drop": _("drop box"),
        "chat": _("chat"), "voice": _("voice note"),
    }  # fmt: skip


def marks_of(report: ShownReport) -> Iterable[tuple[int, int, str]]:
    """(start, end, kind) of everything that was recognised, in code points."""
    reading = report.reading
    for kind, found in (
        ("time", reading.times), ("place", reading.places), ("person", reading.persons), ("measure", reading.measures),
        ("hedge", reading.hedges),
    ):  # fmt: skip
        for mention in found:
            yield mention.start, mention.end, kind
    for attribution in reading.attributions:
        yield attribution.span[0], attribution.span[1], "speaker"


def pieces_of(report: ShownReport) -> list[dict[str, str]]:
    """The text cut at every mark, each piece with the innermost kind that covers it (nested underlines would hide
    each other).
    """
    marks = [(start, end, kind) for start, end, kind in marks_of(report) if start < end]
    words = _kinds()
    edges = sorted({0, len(report.text), *(edge for start, end, _kind in marks for edge in (start, end))})
    pieces = []
    for start, end in pairwise(edges):
        covering = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        kind = min(covering, key=lambda mark: mark[1] - mark[0])[2] if covering else ""
        title = ", ".join(dict.fromkeys(words[mark[2]] for mark in covering))
        pieces.append({"text": report.text[start:end], "kinds": kind, "title": title})
    return pieces


def _facts(exhibit: Exhibit, wording: Wording) -> dict[str, Any]:
    channels, states = channel_words(), state_words()
    messages = [
        {
            "anchor": f"m{report.key}",
            "source": report.source or _("unknown source"),
            "channel": channels.get(report.channel, report.channel),
            "received": report.received.isoformat(),
            "tongue": NAMES[report.lang],
            "lang": report.lang,
            "photographs": ngettext("%(n)d photograph", "%(n)d photographs", report.photographs)
            % {"n": report.photographs}
            if report.photographs
            else "",
            "pieces": pieces_of(report),
            "claims": [
                {
                    "what": wording.kind(claim.what),
                    "status": wording.status(claim.status),
                    "when": wording.when(claim.when),
                    "where": wording.where(claim.where),
                    "state": claim.state,
                    "state_word": states[claim.state],
                }
                for claim in report.claims
            ],
        }
        for report in exhibit.reports
    ]
    kinds = [{"key": key, "word": word} for key, word in _kinds().items()]
    return {"messages": messages, "kinds": kinds, "set_aside": exhibit.set_aside}


messages = page("messages", _facts)
