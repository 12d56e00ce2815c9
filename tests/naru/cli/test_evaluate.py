"""`naru evaluate reading`, as a person and as a script call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

GOOD = {
    "id": "good",
    "lang": "en",
    "published": "2024-02-05",
    "text": "Post doubled on Jan. 26.",
    "times": [{"text": "Jan. 26", "kind": "day", "edtf": "2024-01-26"}],
    "places": [{"text": "Post", "place_ids": ["kp"]}],
}
BAD = {**GOOD, "id": "bad", "places": [{"text": "Lantern Bay", "place_ids": []}]}


def _lay(folder: Path, *texts: object) -> str:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(text) + "\n" for text in texts), "utf-8")
    return str(path)


def _call(*words: str) -> subprocess.CompletedProcess[str]:
    naru = Path(sys.executable).with_name("naru")
    return subprocess.run([naru, "evaluate", "reading", *words], capture_output=True, text=True, check=False)


def test_figures_and_mistakes_as_json(tmp_path: Path) -> None:
    done = _call(_lay(tmp_path, GOOD, BAD), "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 4
    assert [each["code"] for each in found["set_aside"]] == ["gold_words_missing"]
    assert found["texts"] == 1
    times = next(each for each in found["figures"] if each["kind"] == "times" and each["lang"] == "en")
    assert times["recall"]["right"] == times["precision"]["right"] == 1
    assert [(each["kind"], each["problem"], each["text"]) for each in found["mistakes"]] == [
        ("places", "missed", "Post")
    ]
    assert "Lantern Bay" not in done.stdout + done.stderr


def test_figures_alone_hold_no_word_of_a_text(tmp_path: Path) -> None:
    for flags in (["--figures"], ["--figures", "--json"]):
        done = _call(_lay(tmp_path, GOOD), *flags)
        assert done.returncode == 0
        assert "Post" not in done.stdout
        assert "1/1" in done.stdout or '"right":1' in done.stdout


def test_a_table_for_people_names_the_mistake(tmp_path: Path) -> None:
    done = _call(_lay(tmp_path, GOOD))
    assert done.returncode == 0
    assert "missed" in done.stdout
    assert "Post" in done.stdout


def test_what_cannot_be_used_at_all(tmp_path: Path) -> None:
    (tmp_path / "gold.txt").write_text("x", "utf-8")
    (tmp_path / "gold.json").write_text("3", "utf-8")
    for name in ("gold.txt", "gold.json", "absent.json"):
        done = _call(str(tmp_path / name))
        assert done.returncode == 2
        assert name not in done.stderr
        assert "Traceback" not in done.stderr


def test_a_text_file_stays_in_its_folder(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text("Post doubled on Jan. 26.", "utf-8")
    rows = {key: value for key, value in GOOD.items() if key != "text"}
    done = _call(_lay(inner, {**rows, "text_file": "../secret.txt"}), "--json")
    assert [each["code"] for each in json.loads(done.stdout)["set_aside"]] == ["gold_text_missing"]


def test_only_one_language(tmp_path: Path) -> None:
    path = _lay(tmp_path, GOOD, {**GOOD, "id": "other", "lang": "ko"})
    assert json.loads(_call(path, "--json").stdout)["texts"] == 2
    assert json.loads(_call(path, "--lang", "ko", "--json").stdout)["texts"] == 1
    assert json.loads(_call(path, "--lang", "zh", "--json").stdout)["texts"] == 0


def test_a_text_can_be_read_in_the_language_that_is_told(tmp_path: Path) -> None:
    text = {**GOOD, "lang": "ja", "text": "外出禁止", "places": [], "times": []}
    rows = [{"text": "外出禁止", "code": "curfew", "status": "in_force", "accept_status": ["ordered", "unknown"]}]
    path = _lay(tmp_path, {**text, "measures": rows})

    def right(*flags: str) -> int:
        found = json.loads(_call(path, "--json", *flags).stdout)
        return next(each["recall"]["right"] for each in found["figures"] if each["kind"] == "measures")

    assert (right(), right("--told")) == (0, 1)
