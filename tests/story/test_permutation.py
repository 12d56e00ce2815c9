"""Which source told it and in which order it came in change no published byte (the bulletin's secret being the same).

The sample is taken again with every codename renamed and every message received in another order; claim ids, source ids and report ids all
change. Published are the same bytes, because they are built from an allow-list.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "frozen-river"
RENAMED = {"heron": "wren", "plover": "auk", "crane": "swift", "wagtail": "dipper", "kite": "knot", "lantern": "lamp"}


def _renamed(folder: Path) -> Path:
    """A copy of the example under other codenames, its messages renamed so that they are taken in reverse."""
    copy = folder / "example"
    shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for path in [copy / "roster.yaml", *copy.glob("messages/*.txt"), *copy.glob("notes/*.txt")]:
        text = path.read_text("utf-8")
        for old, new in RENAMED.items():
            text = re.sub(rf"(codename|source): {old}\b", rf"\1: {new}", text)
        path.write_text(text, "utf-8")
    for path in sorted(copy.glob("messages/*.txt")):
        path.rename(path.with_name(f"m{99 - int(path.stem)}.txt"))
    return copy


def _ids(newsroom: Any) -> dict[tuple[str, str, str], str]:
    """Claim ids by what is the same in both newsrooms: the text of the message, the words, the kind."""
    from naru_desk.rooms.claims.queries import claims
    from naru_desk.rooms.inbox.queries import reports

    texts = {report.id: report.text for report in reports(newsroom)}
    found = {}
    for body in claims(newsroom):
        span = body.claim.span
        assert span is not None
        found[texts[span.report], f"{span.start}-{span.end}", body.claim.what] = body.claim.id
    return found


def _fill(newsroom: Any, example: Path) -> None:
    from naru_desk.channels.folder import listed, read_plain
    from naru_desk.rooms.inbox.actions import take
    from naru_desk.rooms.sources.actions import bring_roster

    assert not bring_roster(newsroom, read_plain(example / "roster.yaml"), {}).errors
    assert not take(newsroom, listed([example]).files, channel="folder").quarantined


def _bulletin(newsroom: Any, example: Path, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    from naru_desk.rooms.claims.actions import decide_lines
    from naru_desk.rooms.sources.queries import roster
    from naru_desk.rooms.stories import publishing

    def translated(text: str) -> str:
        return re.sub(r"c-[0-9a-f]{16}", lambda found: ids[found.group()], text)

    lines = [translated(line).encode() for line in (EXAMPLE / "decisions.jsonl").read_text("utf-8").splitlines()]
    decided = decide_lines(newsroom, lines, roster(newsroom).promises)
    assert not decided.errors
    for path in example.glob("stories/*.md"):
        path.write_text(translated((EXAMPLE / "stories" / path.name).read_text("utf-8")), "utf-8")
    monkeypatch.setattr(publishing, "bulletin_secret", lambda _newsroom, _slug: b"the same secret for both of them")
    judged = publishing.judge_story(newsroom, publishing.read_story(example / "stories" / "mended.en.md"))
    assert judged.verdict.passed
    return {path.name: path.read_bytes() for path in publishing.publish(newsroom, judged).iterdir()}


def test_sources_and_receipt_change_no_published_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from naru_desk.newsroom import new_newsroom

    other = _renamed(tmp_path)
    one = new_newsroom(tmp_path / "one", "words")
    _fill(one, EXAMPLE)
    told = _ids(one)
    same = {claim: claim for claim in told.values()}
    (tmp_path / "plain" / "stories").mkdir(parents=True)
    for path in EXAMPLE.glob("stories/*.md"):
        shutil.copy(path, tmp_path / "plain" / "stories")
    first = _bulletin(one, tmp_path / "plain", same, monkeypatch)
    one.close()

    two = new_newsroom(tmp_path / "two", "other words")
    _fill(two, other)
    again = _ids(two)
    ids = {told[key]: again[key] for key in told}
    assert not set(ids) & set(ids.values()), "every claim id is another one"
    second = _bulletin(two, other, ids, monkeypatch)
    two.close()

    assert json.loads(first["claims.json"])["statements"]
    assert first == second


def test_renaming_reached_every_source() -> None:
    names = {source["codename"] for source in yaml.safe_load((EXAMPLE / "roster.yaml").read_text("utf-8"))["sources"]}
    assert names == set(RENAMED)
