"""One error tree for the whole house: a stable code, what happened, what to do.

Every message is a fixed sentence kept here, so no source's words, name, number or file name can reach a message, a log or a
traceback: a code carries no place to put them. The only moving parts are `field` (a name from our own schemas) and `line` (a
number). The library raises; only the command line and the desk's shell show. docs/formats/errors.md lists every code and a
test holds the two together.
"""

from __future__ import annotations

import enum
import re

_SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_.\[\]-]{0,60}\Z")


class Code(enum.Enum):
    """A closed list. Each member is (code, what happened and that nothing was lost, what to do)."""

    # values
    EDTF_UNREADABLE = (
        "edtf_unreadable",
        "A date is not in the date notation this project uses (EDTF).",
        "Write it as 2024-01-26, 2024-01, [2024-01-21..2024-01-31] or 2024-01-15/..; docs/formats/fuzzydate.md has more.",
    )
    EDTF_NO_SUCH_DAY = (
        "edtf_no_such_day",
        "A date names a day that does not exist in the calendar.",
        "Check the day and the month; a day that is not known is written 2024-02 or [2024-02-20..2024-02-29].",
    )
    EDTF_REVERSED = (
        "edtf_reversed",
        "A period ends before it begins.",
        "Put the earlier date first.",
    )
    VALUE_UNREADABLE = (
        "value_unreadable",
        "A record does not have the form this project expects, and it was left as it was.",
        "Compare the named field with its schema under docs/formats/.",
    )
    FIELD_UNKNOWN = (
        "field_unknown",
        "A record has a field that is not part of its form.",
        "Remove or rename the field; docs/formats/ lists those that exist.",
    )
    JSON_UNREADABLE = (
        "json_unreadable",
        "A line is not JSON.",
        "Each line must be one JSON object.",
    )

    def __init__(self, code: str, sentence: str, hint: str) -> None:
        self.code = code
        self.sentence = sentence
        self.hint = hint


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
