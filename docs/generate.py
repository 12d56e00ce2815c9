"""Writes what is generated under docs/: the JSON Schemas of the values and the list of error codes. Run by `make docs`.

With `--check` it writes nothing and ends with 1 where a committed file is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from naru.errors import Code
from naru.values.schemas import kinds, schema

HERE = Path(__file__).parent


def errors_page() -> str:
    """docs/formats/errors.md, one row a code."""
    rows = [f"| `{code.code}` | {code.sentence} | {code.hint} |" for code in sorted(Code, key=lambda code: code.code)]
    return "\n".join(
        [
            "# Error codes",
            "",
            "Codes are stable: scripts may rely on them. A message never repeats what was handed in; it may name a field of our own",
            "schemas and a line number. Generated from `naru.errors` by `make docs`.",
            "",
            "| code | what happened | what to do |",
            "| --- | --- | --- |",
            *rows,
            "",
            "The command line adds three that have no field or line: `usage` (the call cannot be understood), `cancelled`, and `crash`",
            "(a mistake of ours: kind of exception, module and line, nothing of your data).",
            "",
        ]
    )


def pages() -> dict[Path, str]:
    """Every generated file and its content."""
    schemas = {HERE / "formats" / "schemas" / f"{name}.json": schema(name).decode() for name in kinds()}
    return {HERE / "formats" / "errors.md": errors_page(), **schemas}


def main(arguments: list[str]) -> int:
    """Write, or with --check compare."""
    stale = [path for path, content in pages().items() if not path.exists() or path.read_text("utf-8") != content]
    if "--check" in arguments:
        for path in stale:
            print(f"stale: {path.relative_to(HERE.parent)} (run: make docs)")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages()[path], "utf-8")
        print(f"wrote {path.relative_to(HERE.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
