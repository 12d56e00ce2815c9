"""The base of every value: a frozen record with one JSON form.

Values are `msgspec.Struct`s: frozen, keyword-only, unknown fields refused, JSON both ways, and the source of the
generated JSON Schemas under docs/formats/schemas/. Why msgspec: docs/decisions/0008-values-in-msgspec.md.
"""

from __future__ import annotations

import re
from typing import Any, Self, TypeVar

import msgspec

from naru.errors import Code, ItemError

_T = TypeVar("_T")
# msgspec's own sentences, read from their fixed ends: what stands between could be somebody's words.
_PATH = re.compile(r" - at `\$\.?([^`]*)`\Z")
_UNKNOWN = re.compile(r"Object contains unknown field `([^`]*)`")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of the record. Subclass with `frozen=True, kw_only=True, forbid_unknown_fields=True` inherited."""

    def to_json(self) -> bytes:
        """This value as one line of JSON (UTF-8, keys in order of declaration).

        Raises: ItemError (value_unreadable) where a text holds half a surrogate pair, which UTF-8 cannot carry.
        """
        try:
            return msgspec.json.encode(self)
        except UnicodeError:
            pass
        raise ItemError(Code.VALUE_UNREADABLE)

    def __repr__(self) -> str:
        """The kind of value and nothing of what it holds: a repr ends in logs and tracebacks."""
        return f"<{type(self).__name__}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Nothing, for the same reason."""
        return []

    @classmethod
    def from_json(cls, untrusted: bytes | str) -> Self:
        """The value a JSON text holds. Raises: ItemError (json_unreadable, value_unreadable, field_unknown)."""
        return read_json(untrusted, cls)

    def replaced(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return msgspec.structs.replace(self, **changes)


def read_json(untrusted: bytes | str, kind: type[_T]) -> _T:
    """Decode JSON into `kind`. Raises: ItemError (json_unreadable, value_unreadable, field_unknown, and what the value
    itself refuses) with the name of the field that is wrong, never with its content. An unknown field is named
    only where its name has the form of one of ours.
    """
    try:
        return msgspec.json.decode(untrusted, type=kind)
    except msgspec.ValidationError as problem:
        refusal = _as_item_error(problem)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        refusal = ItemError(Code.JSON_UNREADABLE)
    # Raised here and not above, so that the error does not carry msgspec's, which quotes what it read.
    raise refusal


def convert(untrusted: object, kind: type[_T]) -> _T:
    """Convert plain JSON-like objects into `kind`. Raises: ItemError, as `read_json`."""
    try:
        return msgspec.convert(untrusted, type=kind)
    except msgspec.ValidationError as problem:
        refusal = _as_item_error(problem)
    raise refusal


def _as_item_error(problem: msgspec.ValidationError) -> ItemError:
    words = str(problem)
    unknown = _UNKNOWN.match(words)
    if unknown:
        return ItemError(Code.FIELD_UNKNOWN, field=unknown.group(1))
    path = _PATH.search(words)
    return ItemError(Code.VALUE_UNREADABLE, field=path.group(1) if path else None)
