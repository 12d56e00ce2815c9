"""The whole story: raw messages in, a refused draft, a mended one, a bulletin out; and nothing that leads back to a source."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "frozen-river"
NARU = Path(sys.executable).parent / "naru"
PASSPHRASE = EXAMPLE / "passphrase.txt"
FIELDS = {"id", "label", "edtf", "place_id", "lat", "lon", "code", "status", "text"}


def _naru(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([NARU, *map(str, words)], capture_output=True, text=True, check=False, cwd=ROOT)


def _published(ran: Any) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in ran.out.iterdir()}


def _messages() -> list[tuple[dict[str, Any], str]]:
    found = []
    for path in sorted(EXAMPLE.glob("messages/*.txt")) + sorted(EXAMPLE.glob("notes/*.txt")):
        _nothing, head, text = path.read_text("utf-8").split("---\n", 2)
        found.append((yaml.safe_load(head), text))
    return found


def test_the_sample_holds_what_it_promises() -> None:
    messages = _messages()
    told = [head["source"] for head, _text in messages]
    assert len(messages) >= 16
    assert {head["lang"] for head, _text in messages} == {"en", "ko", "zh", "ja"}
    assert len(set(told) - {"lantern"}) == 5


def test_the_sample_is_carried_the_whole_way(ran: Any) -> None:
    assert ran.status == 0, ran.said
    steps = re.findall(r"^(\d)\. ", ran.said, re.MULTILINE)
    assert steps == list("12345678")
    assert "20 taken, 0 set aside" in ran.said
    assert "left out" not in ran.said
    assert str(ran.out) in ran.said


def test_the_first_draft_is_refused_for_all_its_reasons(ran: Any) -> None:
    done = _naru("publish", ran.folder, EXAMPLE / "stories" / "draft.en.md", "--passphrase-file", PASSPHRASE, "--json")
    assert done.returncode == 1
    verdict = json.loads(done.stdout)["verdict"]
    kinds = {found["kind"] for found in verdict["findings"] if found["refuses"]}
    assert kinds >= {
        "own_voice_uncorroborated", "status_told_as_fact", "source_below_floor", "subject_below_floor", "not_assessed",
        "releasers", "finer_than_promised", "missing_told_as_fled", "uncited_fact",
    }  # fmt: skip
    assert all(found["remedies"] for found in verdict["findings"]), "each says how to mend it"
    assert {found["edition"] for found in verdict["findings"]} == {"en", "ko"}
    assert not verdict["overridable"]
    assert not (ran.folder / "out" / "footprints-draft").exists()


def test_the_bulletin_has_its_files(ran: Any) -> None:
    assert set(_published(ran)) == {
        "index.en.html", "index.ko.html", "map.svg", "map.ko.svg", "timeline.svg", "timeline.ko.svg", "claims.json",
        "claims.csv", "events.geojson", "photograph-1.jpg", "photograph-2.jpg",
    }  # fmt: skip


def test_nothing_published_leads_back(ran: Any) -> None:
    """No codename, claim, report or photograph id, editor, channel, receipt day or message text; nothing the camera left."""
    everything = b"\n".join(_published(ran).values())
    decisions = [json.loads(line) for line in (EXAMPLE / "decisions.jsonl").read_text("utf-8").splitlines()]
    secrets = {decision["claim"] for decision in decisions} | {"editor-1", "editor-2", "editor-3"}
    secrets |= {
        source["codename"] for source in yaml.safe_load((EXAMPLE / "roster.yaml").read_text("utf-8"))["sources"]
    }
    # Days of receipt that no rung tells and that are not the day of publication.
    told = (EXAMPLE / "decisions.jsonl").read_text("utf-8") + "2024-02-05 2024-01-15 2024-01-26"
    days = {head["received"].isoformat() for head, _text in _messages()}
    assert len({day for day in days if day not in told}) > 8
    secrets |= {day for day in days if day not in told}
    for _head, text in _messages():
        secrets |= {line for line in re.split(r"[.。\n]", text) if len(line.strip()) > 14}
    for secret in secrets:
        assert secret.strip().encode() not in everything, secret
    assert b"PLANTED" not in everything
    assert b"2023:09:27" not in everything
    assert not re.search(rb"\b[crps]-[0-9a-f]{16}\b", everything)


def test_the_photographs_that_came_in_do_carry_what_must_not_go_out() -> None:
    originals = b"".join(path.read_bytes() for path in (EXAMPLE / "photographs").glob("*.jpg"))
    for planted in (b"PLANTED-CAMERA-MAKE", b"PLANTED-USER-COMMENT", b"PLANTED-JPEG-COMMENT", b"2023:09:27"):
        assert planted in originals


def test_published_rows_hold_the_allowed_fields_and_no_finer_date_than_the_rung(ran: Any) -> None:
    rows = json.loads((ran.out / "claims.json").read_text("utf-8"))["statements"]
    assert len(rows) > 15
    chosen = yaml.safe_load((EXAMPLE / "stories" / "mended.en.md").read_text("utf-8").split("---\n")[1])["published"]
    ladders = {}
    for line in (EXAMPLE / "decisions.jsonl").read_text("utf-8").splitlines():
        decision = json.loads(line)
        for rung in decision.get("edit", {}).get("ladder", []):
            ladders[decision["claim"], rung["label"]] = (rung.get("when"), rung.get("where"))
    allowed = {ladders[claim, choice["rung"]] for claim, choice in chosen.items()} | {("2024-01", "kp-adm2-1108746903")}
    for row in rows:
        assert set(row) == FIELDS
        assert (row["edtf"], row["place_id"]) in allowed
    with (ran.out / "claims.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == len(rows)


def test_what_did_not_happen_is_on_no_map(ran: Any) -> None:
    features = json.loads((ran.out / "events.geojson").read_text("utf-8"))["features"]
    statuses = {feature["properties"]["status"] for feature in features}
    assert statuses
    assert statuses <= {"happened", "attempted", "in_force", "seen", "ended"}
    told = {row["status"] for row in json.loads((ran.out / "claims.json").read_text("utf-8"))["statements"]}
    assert {"threatened", "authorised", "rumoured", "suspected", "ordered"} <= told


def test_the_newsroom_folder_holds_no_word_of_any_message_in_clear(ran: Any) -> None:
    inside = b"".join(path.read_bytes() for path in ran.folder.rglob("*") if path.is_file() and "out" not in path.parts)
    assert len(inside) > 100_000
    secrets = {b"heron", b"plover", b"crane", b"wagtail", b"never from home", b"PLANTED"}
    for _head, text in _messages():
        secrets |= {line.strip().encode() for line in re.split(r"[.。\n]", text) if len(line.strip()) > 8}
    for secret in secrets:
        assert secret not in inside


def test_the_same_file_of_decisions_again_changes_nothing(ran: Any) -> None:
    done = _naru("confirm", ran.folder, EXAMPLE / "decisions.jsonl", "--passphrase-file", PASSPHRASE, "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert answer["decided"] == 0
    assert answer["unchanged"] > 30


def test_a_story_citing_a_claim_that_does_not_exist_is_refused(ran: Any, tmp_path: Path) -> None:
    story = (EXAMPLE / "stories" / "mended.en.md").read_text("utf-8")
    first = re.search(r"\[\^(c-[0-9a-f]{16})\]", story)
    assert first
    wrong = story.replace(first.group(1), "c-0000000000000000").replace("slug: footprints-on-the-ice", "slug: another")
    (tmp_path / "wrong.en.md").write_text(wrong.replace("editions: [en, ko]", "editions: [en]"), "utf-8")
    done = _naru("publish", ran.folder, tmp_path / "wrong.en.md", "--passphrase-file", PASSPHRASE, "--json")
    assert done.returncode == 1
    assert "unknown_claim" in {found["kind"] for found in json.loads(done.stdout)["verdict"]["findings"]}
    assert not (ran.folder / "out" / "another").exists()


def test_run_refuses_a_real_newsroom(ran: Any) -> None:
    done = _naru("run", "--once", ran.folder)
    assert done.returncode == 2
    assert "[example_is_newsroom]" in done.stderr
    assert str(ran.folder) not in done.stderr


def test_the_sample_is_numbered_afresh() -> None:
    done = subprocess.run(
        [sys.executable, EXAMPLE / "number.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_drawings_are_what_the_script_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLE))
    import draw_photographs  # type: ignore[import-not-found]

    monkeypatch.setattr(draw_photographs, "HERE", tmp_path)
    draw_photographs.save(draw_photographs.river_wire(), "again.jpg", ((40.0, 26.0, 31.0), (125.0, 1.0, 7.0)))
    assert (tmp_path / "again.jpg").read_bytes()[:2000].count(b"PLANTED-CAMERA-MAKE") == 1
