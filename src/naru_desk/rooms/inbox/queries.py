"""What is in the inbox, opened in memory: reports, things set aside, photographs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from naru.errors import Code, InputError
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.inbox.models import Photograph, Quarantined, Report
from naru_desk.rooms.inbox.translate import (
    PhotographBody,
    QuarantineBody,
    ReportBody,
    photograph_from_row,
    report_from_row,
    unpack_landing,
)


@dataclass(frozen=True)
class Counts:
    """How much there is; needs no key."""

    reports: int
    quarantined: int
    photographs: int


def counts() -> Counts:
    """How many reports, things set aside and photographs there are."""
    return Counts(Report.objects.count(), Quarantined.objects.count(), Photograph.objects.count())


def reports(newsroom: Newsroom) -> tuple[ReportBody, ...]:
    """All reports, by the day they were received, then by digest. Raises: InputError (newsroom_damaged)."""
    rows = list(Report.objects.all())
    return tuple(
        sorted((report_from_row(newsroom, row) for row in rows), key=lambda body: (body.received, body.digest))
    )


def quarantined(newsroom: Newsroom) -> tuple[tuple[str, QuarantineBody], ...]:
    """Everything set aside, with its code, by digest. Raises: InputError (newsroom_damaged)."""
    found = [(row.code, newsroom.open(row.sealed, QuarantineBody)) for row in list(Quarantined.objects.all())]
    return tuple(sorted(found, key=lambda each: each[1].digest))


def _content(newsroom: Newsroom, file: str) -> bytes:
    """The bytes of a file that has a row: in media, or still on the spool where a run was killed before it moved it."""
    shelf = newsroom.media if newsroom.media.holds(file) else newsroom.spool
    return unpack_landing(newsroom.open_bytes(shelf.read(file)))[1]


def original_of(newsroom: Newsroom, report: ReportBody) -> bytes:
    """A message as it came, checked against the digest of its receipt. Raises: InputError (newsroom_damaged) where
    a bit has changed.
    """
    row = Report.objects.get(id=report.id)
    content = _content(newsroom, row.original)
    if hashlib.sha256(content).hexdigest() != report.digest:
        raise InputError(Code.NEWSROOM_DAMAGED)
    return content


def photographs(newsroom: Newsroom) -> Mapping[str, PhotographBody]:
    """All photographs by the id editors use. Raises: InputError (newsroom_damaged)."""
    bodies = (photograph_from_row(newsroom, row) for row in list(Photograph.objects.all()))
    return {body.photo: body for body in sorted(bodies, key=lambda body: body.photo)}


def clean_photograph(newsroom: Newsroom, photo: str) -> bytes | None:
    """The clean copy of a photograph (JPEG or PNG), None where there is none. Raises: InputError (newsroom_damaged)."""
    row = Photograph.objects.filter(id=newsroom.key("p", photo)).first()
    if row is None or row.cleaned is None:
        return None
    return _content(newsroom, row.cleaned)
