"""JSON lines in, JSON lines out: order kept, one bad line harms only itself.

A bad line becomes `{"id": ...|null, "line": n, "error": {"code", "message", "hint", "field"}}`; the rest goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypeVar

import click
import msgspec

from naru.errors import NaruError
from naru.values import read_json

_T = TypeVar("_T")
_MARK = b"\xef\xbb\xbf"  # what some editors put before UTF-8 text
_ID = msgspec.json.Decoder(type=dict[str, Any])


class Lines:
    """Counts what went wrong while lines were answered."""

    def __init__(self) -> None:
        self.failed = 0
        self.done = 0

    @property
    def status(self) -> int:
        """4 where some lines were set aside, else 0."""
        return 4 if self.failed else 0


def say(answer: object) -> None:
    """One answer as one line of JSON on standard output."""
    sys.stdout.buffer.write(msgspec.json.encode(answer))
    sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


def _id_of(untrusted_line: bytes) -> str | None:
    try:
        found = _ID.decode(untrusted_line).get("id")
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    return found if isinstance(found, str) and len(found) <= 200 else None


def error_line(problem: NaruError, number: int, identity: str | None) -> dict[str, object]:
    """The object that takes a bad line's place."""
    return {"id": identity, "line": number, "error": problem.as_dict()}


def each_line(
    stream: BinaryIO, kind: type[_T], lines: Lines, on_error: Callable[[dict[str, object]], None] = say
) -> Iterator[tuple[int, _T]]:
    """Decode each non-empty line of `stream` as `kind`; bad ones are answered through `on_error` and skipped."""
    for number, untrusted_line in enumerate(stream, start=1):
        if number == 1:
            untrusted_line = untrusted_line.removeprefix(_MARK)
        if not untrusted_line.strip():
            continue
        try:
            value = read_json(untrusted_line, kind)
        except NaruError as problem:
            lines.failed += 1
            on_error(error_line(problem, number, _id_of(untrusted_line)))
            continue
        lines.done += 1
        yield number, value


def stream_of(path: str) -> BinaryIO:
    """A file for reading, or standard input for `-`. Raises: FileNotFoundError is turned into a usage error without the name."""
    if path == "-":
        if sys.stdin is None:
            raise click.BadParameter("cannot be read")
        return sys.stdin.buffer
    try:
        return click.open_file(path, "rb")  # type: ignore[return-value]
    except OSError:
        raise click.BadParameter("cannot be read") from None
