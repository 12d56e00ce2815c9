"""What lies sealed in the inbox: files as they landed, reports, things set aside, photographs.

A file on a shelf is one line of JSON (`Landing`) and then the bytes as they came, sealed together
(docs/formats/newsroom.md).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from naru.errors import Code, InputError, NaruError
from naru.intake import Channel
from naru.values import Lang, Record, read_json
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.inbox.models import Photograph, Report

LandingKind = Literal["note", "other", "attachment", "clean"]


class Landing(Record, frozen=True, kw_only=True):
    """How something came in: exactly when, by which channel, from which folder (to find attachments again after a
    crash).

    `of` and `name` say of an attachment which note (fingerprint) names it and how.

    """

    kind: LandingKind
    taken: datetime
    channel: Channel | None = None
    folder: str = ""
    of: str = ""
    name: str = ""


class ReportBody(Record, frozen=True, kw_only=True):
    """A report as the desk keeps it, all of it sealed. `digest` is the SHA-256 of the message as it came; `source`
    an opaque id.
    """

    id: str
    digest: str
    source: str | None = None
    codename: str | None = None
    channel: Channel = "folder"
    received: date
    taken: datetime
    lang: Lang
    minutes: int | None = None
    text: str
    claims: tuple[str, ...] = ()
    photographs: tuple[str, ...] = ()


class QuarantineBody(Record, frozen=True, kw_only=True):
    """What is known of something set aside."""

    digest: str
    landing: Landing


class PhotographBody(Record, frozen=True, kw_only=True):
    """A photograph: the id editors use, the report and source it came with, the type of the clean copy, or why
    there is none.
    """

    photo: str
    report: str
    source: str | None = None
    received: date
    name: str = ""
    format: str = ""
    refused: str = ""


def pack_landing(landing: Landing, content: bytes) -> bytes:
    """The inside of a file on a shelf."""
    return landing.to_json() + b"\n" + content


def unpack_landing(inside: bytes) -> tuple[Landing, bytes]:
    """What `pack_landing` packed. Raises: InputError (newsroom_damaged)."""
    head, _, content = inside.partition(b"\n")
    try:
        return read_json(head, Landing), content
    except NaruError:
        raise InputError(Code.NEWSROOM_DAMAGED) from None


def report_from_row(newsroom: Newsroom, row: Report) -> ReportBody:
    """The report in a row. Raises: InputError (newsroom_damaged)."""
    body = newsroom.open(row.sealed, ReportBody)
    if body.id != row.id:
        raise InputError(Code.NEWSROOM_DAMAGED)
    return body


def photograph_from_row(newsroom: Newsroom, row: Photograph) -> PhotographBody:
    """The photograph in a row. Raises: InputError (newsroom_damaged)."""
    body = newsroom.open(row.sealed, PhotographBody)
    if newsroom.key("p", body.photo) != row.id:
        raise InputError(Code.NEWSROOM_DAMAGED)
    return body
