"""Fills in claim ids: written/decisions.yaml -> decisions.jsonl, written/*.md -> stories/*.md.

Claim ids are hashes of a message and a span (docs/decisions/0010-claim-ids.md), which nobody wants to write by hand. In written/, "01.search"
means the search told in messages/01.txt ("01.search.2" the second one), and a photograph is called by its file's stem. When a change in
reading moves a span, run this again; with --check it only says what is stale. Run: python examples/frozen-river/number.py
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from pathlib import Path

import yaml

from naru.claims import propose
from naru.intake import clean_text, parse_note
from naru.packs import load
from naru.reading import read
from naru.values import content_id

HERE = Path(__file__).parent
WRITTEN = HERE / "written"
KEY = re.compile(r"\b(?:n?\d\d)\.[a-z_]+(?:\.\d)?\b")


def numbered() -> dict[str, str]:
    """Every proposal's key -> claim id, read exactly as `naru take` reads it."""
    pack = load("north_korea")
    ids: dict[str, str] = {}
    for path in sorted((HERE / "messages").glob("*.txt")) + sorted((HERE / "notes").glob("*.txt")):
        untrusted = path.read_bytes()
        note = parse_note(clean_text(untrusted))
        reading = read(note.text, published=note.received, lang=note.lang or "auto", pack=pack)
        message = hashlib.sha256(untrusted).hexdigest()
        seen: Counter[str] = Counter()
        for claim in propose(reading, message=message, report="r", source=note.source, pack=pack):
            seen[claim.what] += 1
            stem = path.stem if path.parent.name == "messages" else f"n{path.stem}"
            many = f".{seen[claim.what]}" if seen[claim.what] > 1 else ""
            ids[f"{stem}.{claim.what}{many}"] = claim.id
    return ids


def photographs() -> dict[str, str]:
    """Stem -> photograph id."""
    return {path.stem: content_id("p", path.read_bytes()) for path in (HERE / "photographs").glob("*.jpg")}


def decisions(ids: dict[str, str]) -> str:
    """decisions.jsonl."""
    lines = []
    for key, told in yaml.safe_load((WRITTEN / "decisions.yaml").read_text("utf-8"))["decisions"].items():
        edit = {name: value for name, value in told.items() if name not in ("by", "state")}
        line = {"claim": ids[key], "state": told.get("state", "confirmed"), "by": told["by"]}
        lines.append(json.dumps({**line, "edit": edit} if edit else line, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def story(text: str, ids: dict[str, str], pictures: dict[str, str]) -> str:
    """A story with ids in place of keys and stems."""
    text = KEY.sub(lambda found: ids[found.group()], text)
    for stem, picture in pictures.items():
        text = re.sub(rf"(photo:|photo: |^  ){stem}\b", rf"\g<1>{picture}", text, flags=re.MULTILINE)
    return text


def main(arguments: list[str]) -> int:
    """Write the files, or with --check say which are stale."""
    ids, pictures = numbered(), photographs()
    files = {HERE / "decisions.jsonl": decisions(ids)}
    for path in sorted(WRITTEN.glob("*.md")):
        files[HERE / "stories" / path.name] = story(path.read_text("utf-8"), ids, pictures)
    stale = [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(("stale: " if "--check" in arguments else "wrote ") + path.name)
        if "--check" not in arguments:
            path.write_text(files[path], "utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
