"""A typed note: what an editor writes down of a call or copies from a phone, UTF-8 text with a small head.

    ---
    source: heron
    channel: call
    received: 2024-01-28
    lang: ko
    minutes: 5
    attachments: [bank.jpg]
    ---
    the text

The head is a closed list of `key: value` lines, not YAML: nothing in it is ever typed by guessing, and no parser that
builds objects sees text from outside. A text without a head is a message of an unknown source. Laid down in
docs/formats/note.md. Refuses: an unknown or doubled key, a value out of form, an attachment that is anything but a
plain file name, a head without an end, a head without a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, get_args

import msgspec

from naru.errors import Code, ItemError
from naru.values import LANGS, Lang, Record

Channel = Literal["call", "sms", "mail", "folder", "drop", "chat", "voice"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)

_CODENAME = re.compile(r"[^\W_][\w-]{0,39}\Z")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_FILE = re.compile(r"(?:(?:\.\./)?photographs/)?[^\W_][\w .()-]{0,118}\.[A-Za-z0-9]{1,5}\Z")
_KEY = re.compile(r"([a-z]+)[ \t]*:(?:[ \t]+(.*))?\Z")
_HEAD_CAP = 60
_ATTACHMENTS_CAP = 20


class Note(Record, frozen=True, kw_only=True):
    """`source` is a codename (None = not said); `received` None = the day it is taken; `minutes` on the air.

    `attachments` are plain file names beside the note, or such a name behind `photographs/` or `../photographs/`.
    """

    source: str | None = None
    channel: Channel | None = None
    received: date | None = None
    lang: Lang | None = None
    minutes: Annotated[int, msgspec.Meta(ge=0, le=1440)] | None = None
    attachments: tuple[str, ...] = ()
    text: str


def _bad(field: str) -> ItemError:
    return ItemError(Code.NOTE_HEADER, field=field)


def _bare(value: str) -> str:
    """A value without its quotation marks."""
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _source(value: str) -> str:
    if not _CODENAME.match(value):
        raise _bad("source")
    return value


def _channel(value: str) -> Channel:
    if value not in CHANNELS:
        raise _bad("channel")
    return value


def _lang(value: str) -> Lang:
    if value not in LANGS:
        raise _bad("lang")
    return value


def _received(value: str) -> date:
    found = _DAY.match(value)
    if not found:
        raise _bad("received")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise ItemError(Code.EDTF_NO_SUCH_DAY, field="received") from None


def _minutes(value: str) -> int:
    if not re.fullmatch(r"\d{1,4}", value, re.ASCII) or int(value) > 1440:
        raise _bad("minutes")
    return int(value)


def _attachments(values: list[str]) -> tuple[str, ...]:
    if len(values) > _ATTACHMENTS_CAP or len(set(values)) != len(values) or not all(map(_FILE.match, values)):
        raise _bad("attachments")
    return tuple(values)


_FIELDS = {"source": _source, "channel": _channel, "received": _received, "lang": _lang, "minutes": _minutes}


def _listed(value: str) -> list[str]:
    """`[a, b]`, or one value alone."""
    if value.startswith("["):
        if not value.endswith("]"):
            raise _bad("attachments")
        return [_bare(part) for part in value[1:-1].split(",") if part.strip()]
    return [_bare(value)] if value else []


def _pairs(head: list[str]) -> Iterator[tuple[str, list[str], str]]:
    """Each key with the `- item` lines under it and its own value."""
    at = 0
    while at < len(head):
        line = head[at]
        at += 1
        if not line.strip() or line.startswith("#"):
            continue
        found = _KEY.match(line.rstrip())
        if not found:
            raise ItemError(Code.NOTE_HEADER)
        items = []
        while at < len(head) and head[at].lstrip().startswith("- "):
            items.append(_bare(head[at].lstrip()[2:]))
            at += 1
        yield found[1], items, (found[2] or "").strip()


def _head(lines: list[str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, items, value in _pairs(lines):
        if key in values:
            raise _bad(key)
        if key == "attachments":
            values[key] = _attachments(items or _listed(value))
        elif key in _FIELDS:
            if items or not value:
                raise _bad(key)
            values[key] = _FIELDS[key](_bare(value))
        else:
            raise ItemError(Code.FIELD_UNKNOWN, field=key)
    return values


def parse_note(text: str) -> Note:
    """The note a clean text holds. `text` must come from `clean_text`.

    Raises: ItemError (note_header, field_unknown, edtf_no_such_day, message_empty).
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Note(text=text)
    end = next((n for n, line in enumerate(lines[1 : _HEAD_CAP + 1], start=1) if line.rstrip() == "---"), None)
    if end is None:
        raise ItemError(Code.NOTE_HEADER)
    values = _head(lines[1:end])
    body = "\n".join(lines[end + 1 :]).lstrip("\n")
    if not body.strip():
        raise ItemError(Code.MESSAGE_EMPTY)
    return Note(text=body, **values)  # type: ignore[arg-type]
