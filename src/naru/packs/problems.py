"""What is wrong or lacking in a pack: problems (something must be mended) and gaps (something is not known, and
said so).

A pack is public reference data, so file names of the pack and line numbers may be told; the words of a row are
still never repeated.
"""

from __future__ import annotations

import re

from naru.errors import Code
from naru.values import Record

_SCHEMA_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_./\[\]-]{0,80}\Z")


class Problem(Record, frozen=True, kw_only=True):
    """One thing to mend. `file` is relative to the pack's folder, `line` counts from 1, `field` is a column or key."""

    code: str
    message: str
    hint: str
    file: str
    line: int | None = None
    field: str | None = None


class Gap(Record, frozen=True, kw_only=True):
    """Something the pack does not know. `count` of `of` entries; `examples` are at most five ids of the pack."""

    what: str
    count: int
    of: int
    examples: tuple[str, ...] = ()


def problem(code: Code, file: str, line: int | None = None, field: str | None = None) -> Problem:
    """A problem with the fixed words of its code. A `field` that is no plain schema name is dropped."""
    named = field if field is not None and _SCHEMA_NAME.match(field) else None
    return Problem(code=code.code, message=code.sentence, hint=code.hint, file=file, line=line, field=named)
