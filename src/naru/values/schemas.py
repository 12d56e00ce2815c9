"""JSON Schemas (draft 2020-12) of all values, generated from the values themselves.

In: nothing; out: one schema per value, under docs/formats/schemas/ in the repository. A schema says what the JSON of
a value looks like; it cannot say all that decoding checks (that an `edtf` can be read, that bounds do not contradict
each other, that a freeze holds exactly one of source and place). A test refuses committed schemas that are stale. To
write them anew:

    python -m naru.values.schemas docs/formats/schemas
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import msgspec

from naru import values
from naru.values.record import Record

#: One word in this house, as in docs/formats/fuzzydate.md.
_NAMES = {"FuzzyDate": "fuzzydate"}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def kinds() -> dict[str, type[Record]]:
    """Every value of the room's face by the name of its schema: `SourceGrade` is `source_grade`."""
    found = [getattr(values, name) for name in values.__all__]
    records = [kind for kind in found if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record]
    return {_name(kind): kind for kind in records}


def _name(kind: type[Record]) -> str:
    return _NAMES.get(kind.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def schema(name: str) -> bytes:
    """The schema of one value as readable JSON with a newline at its end. Raises: KeyError for a name that is none."""
    content: dict[str, Any] = {"$schema": DIALECT, "title": name, **msgspec.json.schema(kinds()[name])}
    for part in content["$defs"].values():
        # Docstrings keep their indentation up to Python 3.12 and lose it from 3.13 on.
        part["description"] = " ".join(part["description"].split())
    return msgspec.json.format(msgspec.json.encode(content, order="sorted"), indent=2) + b"\n"


def write(folder: Path) -> None:
    """Write all schemas as <name>.json into a folder that exists."""
    for name in kinds():
        (folder / f"{name}.json").write_bytes(schema(name))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
