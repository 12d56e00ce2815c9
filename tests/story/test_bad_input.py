"""Bad input, the whole way: each bad thing gets a code and is set aside, everything else goes on, nothing is lost, and no
word of anything is in any answer, error or file (issue 2, "Bad input").
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "frozen-river"
NARU = Path(sys.executable).parent / "naru"
HEAD = b"---\nsource: heron\nreceived: 2024-01-28\n---\n"
#: What must be found in no answer, no error and no byte of the newsroom.
CANARY = "Kanarienvogel"

#: Name of the file, its bytes, the code that sets it aside (None: it is taken).
MESSAGES: list[tuple[str, bytes, str | None]] = [
    ("empty.txt", b"", "message_empty"),
    ("blank.txt", " \n\t\u3000\n".encode(), "message_empty"),
    ("only-a-head.txt", HEAD, "message_empty"),
    ("five-megabytes.txt", HEAD + f"{CANARY} on the ice. ".encode() * 250_000, "message_too_long"),
    ("binary.txt", bytes(range(256)) * 20, "message_binary"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + CANARY.encode(), "message_binary"),
    ("nul.txt", f"{CANARY}\0".encode(), "message_binary"),
    ("cp949.txt", f"{CANARY} 경비대가 혜산에서 집을 수색했다.".encode("cp949"), "encoding_unknown"),
    ("gb18030.txt", f"{CANARY} 卫兵在惠山搜查了房屋。".encode("gb18030"), "encoding_unknown"),
    ("shift-jis.txt", f"{CANARY} 警備隊が恵山で家を捜索した。".encode("shift-jis"), "encoding_unknown"),
    ("utf-16.txt", f"{CANARY} in Hyesan".encode("utf-16"), "encoding_unknown"),
    ("surrogate.txt", f"{CANARY} \ud800".encode("utf-8", "surrogatepass"), "encoding_unknown"),
    ("bell.txt", f"{CANARY} \x07".encode(), "control_characters"),
    ("override.txt", f"{CANARY} \u202egnihtemos\u202c".encode(), "control_characters"),
    ("isolate.txt", f"{CANARY} \u2066x\u2069".encode(), "control_characters"),
    ("tag.txt", f"{CANARY} \U000e0041".encode(), "control_characters"),
    ("other-field.txt", b"---\nsourse: heron\n---\n" + CANARY.encode(), "field_unknown"),
    ("no-end.txt", b"---\nsource: heron\n" + CANARY.encode(), "note_header"),
    ("stranger.txt", f"---\nsource: {CANARY}\n---\nx".encode(), "source_unknown"),
    ("thirty-first.txt", HEAD.replace(b"01-28", b"02-31") + CANARY.encode(), "edtf_no_such_day"),
    ("zeroth.txt", HEAD.replace(b"01-28", b"01-00") + CANARY.encode(), "edtf_no_such_day"),
    ("out-of-the-house.txt", b"---\nattachments: [../../etc/passwd]\n---\nx", "note_header"),
    ("not-there.txt", b"---\nattachments: [bank.jpg]\n---\nx", "attachment_missing"),
    (f"{CANARY}.doc", CANARY.encode(), "kind_not_yet"),
    ("good.txt", HEAD + b"On January 26 border guards searched a house in Hyesan.", None),
    (f"{CANARY} of heron\nand more.txt", HEAD + b"On January 25 border guards searched a house in Hyesan.", None),
    ("mark-and-crlf.txt", b"\xef\xbb\xbf" + HEAD.replace(b"\n", b"\r\n") + b"Nothing on January 24.\r\n", None),
    ("no-such-day.txt", HEAD + b"On 31 February 2024 guards searched a house in Hyesan, and again on January 0.", None),
    ("markup.txt", HEAD + b"<script>alert(1)</script> [bold]Guards searched a house in Hyesan.[/bold]", None),
]


def _naru(*words: Any) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [NARU, *words, "--passphrase-file", EXAMPLE / "passphrase.txt"], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "[crash]" not in done.stderr
    assert CANARY not in done.stdout + done.stderr
    return done


def _without(folder: Path, word: str) -> bool:
    files = [path for path in folder.rglob("*") if path.is_file()]
    forms = [word.encode(), word.encode("utf-16-le")]
    return not any(form in path.read_bytes() for path in files for form in forms) and not any(
        word in str(path.relative_to(folder)) for path in files
    )


@pytest.fixture(scope="module")
def newsroom(ran: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "newsroom"
    shutil.copytree(ran.folder, folder)
    return folder


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("messages")
    for name, content, _code in MESSAGES:
        (folder / name).write_bytes(content)
    return folder


def test_bad_messages_are_set_aside_and_everything_else_goes_on(newsroom: Path, messages: Path) -> None:
    expected = sorted((hashlib.sha256(content).hexdigest(), code) for _name, content, code in MESSAGES if code)
    good = sum(code is None for _name, _content, code in MESSAGES)
    done = _naru("take", newsroom, messages, "--json")
    assert (done.returncode, done.stderr) == (4, "")
    answer = json.loads(done.stdout)
    assert list(answer) == ["taken", "duplicates", "quarantined"]
    assert all(list(each) == ["sha256", "code"] for each in answer["quarantined"])
    assert sorted((each["sha256"], each["code"]) for each in answer["quarantined"]) == expected
    assert (answer["taken"], answer["duplicates"]) == (good, 0)
    # Nothing is lost: each original lies sealed in quarantine, and the same again takes nothing twice.
    assert len(list((newsroom / "quarantine").iterdir())) == len(expected)
    assert list((newsroom / "spool").iterdir()) == []
    again = json.loads(_naru("take", newsroom, messages, "--json").stdout)
    assert (again["taken"], again["duplicates"]) == (0, good)
    assert sorted((each["sha256"], each["code"]) for each in again["quarantined"]) == expected
    assert len(list((newsroom / "quarantine").iterdir())) == len(expected)
    assert _without(newsroom, CANARY)


def test_each_code_is_said_once_with_a_hint_and_no_name(newsroom: Path, messages: Path) -> None:
    done = _naru("take", newsroom, messages)
    for code in {code for _name, _content, code in MESSAGES if code}:
        assert done.stdout.count(f"[{code}]") == 1
    for name, _content, _code in MESSAGES:
        assert name not in done.stdout


def test_a_day_that_does_not_exist_is_no_date_of_a_claim(newsroom: Path, messages: Path) -> None:
    lines = [json.loads(line) for line in _naru("claims", newsroom, "--jsonl").stdout.splitlines()]
    days = {line["edtf"] for line in lines if line["source"] == "heron"}
    assert "2024-01-25" in days
    assert not {day for day in days if day and re.search(r"02-3|01-00", day)}


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"when": "2024-02-31"}, "edtf_no_such_day"),
        ({"when": "2024-01-00"}, "edtf_no_such_day"),
        ({"when": f"31 February {CANARY}"}, "edtf_unreadable"),
        ({"when": "January 0"}, "edtf_unreadable"),
        ({"when": "2024-01-31/2024-01-01"}, "edtf_reversed"),
        ({"where": CANARY}, "edit_place_unknown"),
        ({"what": CANARY}, "edit_kind_unknown"),
        ({"ladder": [{"label": "a", "when": "2024-02-31", "where": "kp-KP-10", "clues": []}]}, "edtf_no_such_day"),
        ({CANARY: 1}, "field_unknown"),
    ],
)
def test_a_bad_decision_harms_only_itself(newsroom: Path, tmp_path: Path, edit: dict[str, Any], code: str) -> None:
    lines = [json.loads(line) for line in _naru("claims", newsroom, "--jsonl").stdout.splitlines()]
    claim = next(line["id"] for line in lines if line["state"] == "proposed")
    first = {"claim": claim, "state": "confirmed", "by": "editor-1", "edit": edit}
    known = (EXAMPLE / "decisions.jsonl").read_text("utf-8").splitlines()[0]
    (tmp_path / "decisions.jsonl").write_text(f"{CANARY}\n{json.dumps(first)}\n{known}\n")
    done = _naru("confirm", newsroom, tmp_path / "decisions.jsonl", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 4
    assert [(each["line"], each["error"]["code"]) for each in answer["errors"]] == [(1, "json_unreadable"), (2, code)]
    assert answer["decided"] + answer["unchanged"] == 1
    assert claim in {line["id"] for line in lines if line["state"] == "proposed"}


def _story(**changes: str) -> str:
    text = (EXAMPLE / "stories" / "mended.en.md").read_text("utf-8")
    for field, value in changes.items():
        text = re.sub(rf"^{field}:.*$", lambda _found, line=f"{field}: {value}": line, text, count=1, flags=re.M)  # type: ignore[misc]
    return text


def _unknown_claim() -> str:
    return re.sub(r"\[\^c-[0-9a-f]{16}\]", "[^c-0000000000000000]", _story(editions="[en]"), count=1)


STORIES: dict[str, tuple[str | bytes, int, str]] = {
    "a claim that does not exist": (_unknown_claim(), 1, "unknown_claim"),
    "an edition that is not there": (_story(), 1, "edition_missing"),
    "the author releases": (_story(editions="[en]", releasers="[editor-1, editor-3]"), 1, "releasers"),
    "the author in other letters": (_story(editions="[en]", releasers='["Editor-1 ", editor-3]'), 1, "releasers"),
    "one releaser": (_story(editions="[en]", releasers="[editor-2, editor-2]"), 1, "releasers"),
    "a script": (_story(editions="[en]") + f"\n\n<script>{CANARY}</script>\n", 1, "markup_not_allowed"),
    "an override": (_story(editions="[en]") + "\n\nabc \u202e def\n", 1, "markup_not_allowed"),
    "a picture from elsewhere": (
        _story(editions="[en]") + "\n\n![](https://example.org/x.png)\n",
        1,
        "markup_not_allowed",
    ),
    "out of the folder": (_story(slug=f"../../{CANARY}"), 2, "story_field_wrong"),
    "an edition out of the folder": (_story(editions="[en, ../../ko]"), 2, "story_field_wrong"),
    "a day that does not exist": (_story(date="2024-02-31"), 2, "story_field_wrong"),
    "a field too many": (_story(slug=f"a\n{CANARY}: 1"), 2, "field_unknown"),
    "aliases": (_story(slug="x\nkicker: &a x\ncredit: *a"), 2, "story_unreadable"),
    "a tag": (_story(slug='!!python/object/apply:os.system ["false"]'), 2, "story_unreadable"),
    "brackets without end": (_story(slug="[" * 20_000), 2, "story_unreadable"),
    "five megabytes": (_story() + f"\n\n{CANARY}." * 300_000, 2, "story_too_long"),
    "nothing": ("", 2, "story_unreadable"),
    "no text": (bytes(range(256)), 2, "story_unreadable"),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_refused_story_writes_nothing(newsroom: Path, tmp_path: Path, name: str) -> None:
    content, status, code = STORIES[name]
    (tmp_path / "story.en.md").write_bytes(content if isinstance(content, bytes) else content.encode())
    rows = "desk.sqlite3", "vault.sqlite3"
    before = {path: path.read_bytes() for path in (newsroom / "out").rglob("*") if path.is_file()}
    kept = [(newsroom / row).read_bytes() for row in rows]
    done = subprocess.run(
        [NARU, "publish", newsroom, tmp_path / "story.en.md", "--passphrase-file", EXAMPLE / "passphrase.txt", "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == status, (done.stdout[-300:], done.stderr)
    assert CANARY.lower() not in (done.stdout + done.stderr).lower()
    if status == 1:
        verdict = json.loads(done.stdout)["verdict"]
        assert code in {found["kind"] for found in verdict["findings"] if found["refuses"]}
    else:
        assert (done.stdout, f"[{code}]" in done.stderr) == ("", True)
    assert {path: path.read_bytes() for path in (newsroom / "out").rglob("*") if path.is_file()} == before
    assert [(newsroom / row).read_bytes() for row in rows] == kept
    assert not list(newsroom.parent.glob(f"*{CANARY}*"))


def test_a_pack_with_a_broken_row_is_said_and_still_reads(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(ROOT / "src" / "naru" / "packs" / "north_korea", pack)
    lines = (pack / "places.csv").read_text("utf-8").splitlines(keepends=True)
    lines.insert(40, f"{CANARY},x\n")
    (pack / "places.csv").write_text("".join(lines), "utf-8")
    checked = subprocess.run([NARU, "packs", "check", pack, "--json"], capture_output=True, text=True, check=False)
    problems = json.loads(checked.stdout)["problems"]
    assert checked.returncode == 1
    assert [(each["file"], each["line"], each["code"]) for each in problems] == [("places.csv", 41, "pack_row_broken")]
    read = subprocess.run(
        [NARU, "read", "--pack", pack, "--published", "2024-01-28", "--json"],
        input="On January 26 border guards searched a house in Hyesan.", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert read.returncode == 0
    assert json.loads(read.stdout)["places"][0]["name"] == "Hyesan"
    assert CANARY not in checked.stdout + checked.stderr + read.stderr
