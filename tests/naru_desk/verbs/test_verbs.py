"""The verbs of the desk as people call them: answers, exit statuses, and not a word of content in an error."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PASSPHRASE, ROSTER  # type: ignore[import-not-found]

from naru.intake import CHANNELS
from naru.values import State
from naru_desk.verbs import claims as claims_verb
from naru_desk.verbs import take as take_verb

NARU = str(Path(sys.executable).parent / "naru")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a newsroom in it, made by the verb itself."""
    home = tmp_path_factory.mktemp("home")
    (home / "words").write_text(PASSPHRASE + "\n")
    (home / "wrong").write_text("wrong\n")
    done = naru(home, "new", "newsroom", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["recipient"].startswith("age1")
    (home / "roster.yaml").write_text(ROSTER)
    assert naru(home, "roster", "newsroom", "roster.yaml").returncode == 0
    return home


def naru(
    home: Path, *words: str, words_file: str | None = "words", given: str = ""
) -> subprocess.CompletedProcess[str]:
    more = ["--passphrase-file", words_file] if words_file else []
    return subprocess.run(
        [NARU, *words, *more], cwd=home, capture_output=True, text=True, check=False, input=given, timeout=120
    )


def test_the_way_from_messages_to_decisions(home: Path) -> None:
    folder = home / "way"
    (folder / "messages").mkdir(parents=True)
    (folder / "messages" / "1.txt").write_text(
        "---\nsource: heron\nchannel: call\nreceived: 2024-01-28\nlang: en\n---\n"
        "On 26 January footprints were found on the river ice in Hyesan. Border guards searched the area.\n"
    )
    (folder / "messages" / "2.txt").write_text("---\nsource: canary\n---\nWords.\n")
    (folder / "roster.yaml").write_text("x")
    taken = naru(home, "take", "newsroom", "way", "--json")
    assert taken.returncode == 4, taken.stderr
    answer = json.loads(taken.stdout)
    assert set(answer) == {"taken", "duplicates", "quarantined"}
    assert (answer["taken"], answer["duplicates"]) == (1, 0)
    assert [each["code"] for each in answer["quarantined"]] == ["source_unknown"]
    assert len(answer["quarantined"][0]["sha256"]) == 64

    again = naru(home, "take", "newsroom", "way/messages/1.txt", "--json")
    assert again.returncode == 0
    assert json.loads(again.stdout) == {"taken": 0, "duplicates": 1, "quarantined": []}

    listed = naru(home, "claims", "newsroom", "--jsonl")
    lines = [json.loads(line) for line in listed.stdout.splitlines()]
    assert listed.returncode == 0
    assert lines
    assert {line["state"] for line in lines} == {"proposed"}
    assert {line["source"] for line in lines} == {"heron"}
    assert any(line["place_id"] == "kp-adm2-1108746903" and line["edtf"] == "2024-01-26" for line in lines)
    assert json.loads(naru(home, "claims", "newsroom", "--json").stdout) == {"claims": lines}

    first = lines[0]["id"]
    decision = json.dumps({"claim": first, "state": "confirmed", "by": "editor-1"})
    done = naru(home, "confirm", "newsroom", "-", "--json", given=f"{decision}\ncanary\n")
    assert done.returncode == 4
    decided = json.loads(done.stdout)
    assert (decided["decided"], decided["unchanged"]) == (1, 0)
    assert [(error["line"], error["error"]["code"]) for error in decided["errors"]] == [(2, "json_unreadable")]
    table = naru(home, "claims", "newsroom", "--state", "confirmed")
    assert table.stdout.startswith(f"{first} confirmed ")
    assert naru(home, "confirm", "newsroom", "-", "--json", given=decision).returncode == 0


def test_what_people_read_without_json(home: Path) -> None:
    (home / "readable").mkdir()
    (home / "readable" / "bad.txt").write_bytes(b"canary \x07")
    done = naru(home, "take", "newsroom", "readable")
    assert done.returncode == 4
    assert "Taken: 0. Already there: 0. Set aside: 1." in done.stdout
    assert "[control_characters]" in done.stdout
    assert "canary" not in done.stdout + done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("words", "words_file", "status", "code"),
    [
        (("new", "newsroom"), "words", 2, "newsroom_exists"),
        (("new", "."), "words", 2, "newsroom_exists"),
        (("new", "canary"), None, 2, "passphrase_missing"),
        (("new", "canary", "--pack", "canary"), "words", 2, None),
        (("take", "canary", "words"), "words", 2, "newsroom_missing"),
        (("take", "newsroom", "canary"), "words", 2, "file_unreadable"),
        (("take", "newsroom", "words"), "wrong", 2, "passphrase_wrong"),
        (("take", "newsroom", "words"), None, 2, "passphrase_missing"),
        (("take", "newsroom", "words"), "canary", 2, "file_unreadable"),
        (("take", "newsroom", "words", "--channel", "sms"), "words", 2, "channel_not_yet"),
        (("take", "newsroom", "words", "--channel", "canary"), "words", 2, "usage"),
        (("take", "newsroom"), "words", 2, "usage"),
        (("roster", "newsroom", "canary"), "words", 2, "file_unreadable"),
        (("roster", "newsroom", "words"), "words", 2, "roster_unreadable"),
        (("roster", "canary", "roster.yaml"), "words", 2, "newsroom_missing"),
        (("claims", "canary"), "words", 2, "newsroom_missing"),
        (("claims", "newsroom"), "wrong", 2, "passphrase_wrong"),
        (("claims", "newsroom", "--state", "canary"), "words", 2, "usage"),
        (("confirm", "newsroom", "canary"), "words", 2, "usage"),
        (("confirm", "canary", "-"), "words", 2, "newsroom_missing"),
    ],
)  # fmt: skip
def test_calls_that_cannot_be_used(
    home: Path, words: tuple[str, ...], words_file: str | None, status: int, code: str | None
) -> None:
    done = naru(home, *words, words_file=words_file)
    assert done.returncode == status
    assert done.stdout == ""
    assert code is None or f"[{code}]" in done.stderr
    assert "canary" not in done.stderr
    assert PASSPHRASE not in done.stderr
    assert not (home / "canary").exists()


def test_a_damaged_newsroom_is_said(home: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(home / "newsroom", tmp_path / "newsroom")
    (tmp_path / "words").write_text(PASSPHRASE)
    (tmp_path / "newsroom" / "desk.sqlite3").write_bytes(b"canary" * 1000)
    done = naru(tmp_path, "claims", "newsroom")
    assert done.returncode == 2
    assert "[newsroom_damaged]" in done.stderr
    assert "canary" not in done.stderr


def test_lists_written_twice_agree() -> None:
    assert take_verb.CHANNELS == CHANNELS
    assert State.__args__ == claims_verb.STATES  # type: ignore[attr-defined]


def test_the_help_loads_neither_ciphers_nor_django() -> None:
    script = (
        "import sys, naru_desk.verbs.new, naru_desk.verbs.take, naru_desk.verbs.roster, naru_desk.verbs.claims,"
        " naru_desk.verbs.confirm; sys.exit('django' in sys.modules or 'pyrage' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
