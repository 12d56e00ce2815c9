"""The exceptions: what kind of no it is, and what the command line ends with.

In: a `Code`, and where it helps the name of a field of our schemas and a line number. Refuses every other word: a field that is not a
plain schema name is dropped.
"""

from __future__ import annotations

import re

from naru.errors.code import Code

_SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_.\[\]-]{0,60}\Z")


class NaruError(Exception):
    """Base of all errors of the house. `exit_status` is what the command line ends with (docs/formats/commands.md)."""

    exit_status = 2

    def __init__(self, code: Code, *, field: str | None = None, line: int | None = None) -> None:
        # Anything that is not a plain schema name could be somebody's words: it is dropped, never shown.
        self.field = field if field is not None and _SCHEMA_NAME.match(field) else None
        self.line = line
        self.code = code.code
        self.sentence = code.sentence
        self.hint = code.hint
        super().__init__(code.code, self.field, line)

    def __str__(self) -> str:
        where = f" (field {self.field})" if self.field else ""
        return f"{self.sentence}{where}"

    def as_dict(self) -> dict[str, str | None]:
        """The error object of the command line's JSON: code, message, hint, field."""
        return {"code": self.code, "message": self.sentence, "hint": self.hint, "field": self.field}


class InputError(NaruError):
    """What was handed in cannot be used at all; nothing was written."""


class ItemError(NaruError):
    """One item of many cannot be used; it is set aside and the rest goes on."""

    exit_status = 4


class RefusedError(NaruError):
    """A considered no: a refused gate, a failed check, a refused envelope."""

    exit_status = 1


class MissingError(NaruError):
    """Something this machine needs is not there."""

    exit_status = 3
