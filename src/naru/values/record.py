"""The base of every value: a frozen record with one JSON form.

Values are `msgspec.Struct`s: frozen, keyword-only, unknown fields refused, JSON both ways, and the source of the generated
JSON Schemas under docs/formats/schemas/. Why msgspec: docs/decisions/0008-values-in-msgspec.md.
"""

from __future__ import annotations

import re
from typing import Any, Self, TypeVar

import msgspec

from naru.errors import Code, ItemError

_T = TypeVar("_T")
_PATH = re.compile(r"at `\$\.?([^`]*)`")
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of the record. Subclass with `frozen=True, kw_only=True, forbid_unknown_fields=True` inherited."""

    def to_json(self) -> bytes:
        """This value as one line of JSON (UTF-8, keys in order of declaration)."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, untrusted: bytes | str) -> Self:
        """The value a JSON text holds. Raises: ItemError (json_unreadable, value_unreadable, field_unknown)."""
        return read_json(untrusted, cls)

    def replaced(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return msgspec.structs.replace(self, **changes)


def read_json(untrusted: bytes | str, kind: type[_T]) -> _T:
    """Decode JSON into `kind`. Raises: ItemError with the name of our own field that is wrong, never with its content."""
    try:
        return msgspec.json.decode(untrusted, type=kind)
    except msgspec.ValidationError as problem:
        raise _as_item_error(problem) from None
    except (msgspec.DecodeError, UnicodeError):
        raise ItemError(Code.JSON_UNREADABLE) from None


def convert(untrusted: object, kind: type[_T]) -> _T:
    """Convert plain JSON-like objects into `kind`. Raises: ItemError, as `read_json`."""
    try:
        return msgspec.convert(untrusted, type=kind)
    except msgspec.ValidationError as problem:
        raise _as_item_error(problem) from None


def _as_item_error(problem: msgspec.ValidationError) -> ItemError:
    cause = problem.__cause__
    if isinstance(cause, ItemError):
        return cause
    words = str(problem)
    unknown = _UNKNOWN.search(words)
    if unknown:
        return ItemError(Code.FIELD_UNKNOWN, field=unknown.group(1))
    path = _PATH.search(words)
    return ItemError(Code.VALUE_UNREADABLE, field=path.group(1) if path else None)
