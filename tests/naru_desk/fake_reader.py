"""A reader for tests of storage: every sentence is a claim; some words bring it down."""

from __future__ import annotations

import os
import re
import time

from naru.values import Attribution, Claim, FuzzyDate, Link, Place, Quote, Span, content_id
from naru_desk.rooms.inbox.reading import Job, Proposals

HYESAN = "kp-adm2-1108746903"
KINDS = ("crossing", "checkpoint", "search", "patrol")


def read(_manner: object, job: Job) -> bytes:
    """Proposals of a text."""
    if "CRASH" in job.text:
        raise ValueError(job.text)
    if "DIE" in job.text:
        os._exit(1)
    if "SLOW" in job.text:
        time.sleep(0.05)
    claims = []
    for found in re.finditer(r"[^.\n]+\.", job.text):
        start, end = found.span()
        claims.append(
            Claim(
                id=content_id("c", job.message, start, end, 0),
                what=KINDS[len(found[0]) % len(KINDS)],
                status="happened",
                when=FuzzyDate.parse(job.published.isoformat()),
                where=Place(id=HYESAN),
                attribution=Attribution(links=(Link(kind="relay", speaker="partner", who=job.source),)),
                quote=Quote(text=found[0], lang="en"),
                span=Span(report=job.report, start=start, end=end),
                source=job.source,
            )
        )
    return Proposals(lang=job.lang or "en", claims=tuple(claims)).to_json()


def clean(untrusted: bytes) -> tuple[bytes, str]:
    """A cleaner that needs no picture."""
    from naru.errors import Code, ItemError

    if untrusted.startswith(b"bad"):
        raise ItemError(Code.PHOTOGRAPH_UNREADABLE)
    return b"clean " + untrusted[:10], "jpg"
