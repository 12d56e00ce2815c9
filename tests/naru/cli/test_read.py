"""`naru read` as it is called: JSON of the contract, order kept, a bad line or file harms only itself, nothing of the input in an error."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from naru.cli.main import _status

BIN = Path(sys.executable).parent / "naru"
NOTE = "혜산 1/26 새벽 국경경비대 수색. 초소 생김"
HYESAN = "kp-adm2-1108746903"


@pytest.fixture
def run(capfdbinary: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    def call(*arguments: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        status = _status(["read", *arguments])
        out = capfdbinary.readouterr()
        return status, out.out, out.err.decode()

    return call


def _file(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_one_document_as_json(run: Any, tmp_path: Path) -> None:
    status, out, err = run(_file(tmp_path, "a.txt", NOTE), "--published", "2024-01-28", "--json")
    assert (status, err) == (0, "")
    content = json.loads(out)
    assert (content["id"], content["lang"], content["published"]) == (None, "ko", "2024-01-28")
    assert [(claim["what"], claim["edtf"], claim["place_id"]) for claim in content["claims"]] == [
        ("search", "2024-01-26", HYESAN), ("guard_post", "2024-01-26", HYESAN),
    ]  # fmt: skip


def test_a_table_for_people(run: Any, tmp_path: Path) -> None:
    status, out, err = run(_file(tmp_path, "a.txt", NOTE), "--published", "2024-01-28")
    text = out.decode()
    assert (status, err) == (0, "")
    for words in ("Claims", "Times", "Places", "Measures", "search", "Hyesan", "2024-01-26", "국경경비대"):
        assert words in text


def test_a_table_obeys_nothing_in_the_text(run: Any, tmp_path: Path) -> None:
    text = "\x1b[31mGuards searched the shore in Hyesan.\u202e [bold]no[/bold]\x07"
    _, out, _ = run(_file(tmp_path, "a.txt", text))
    assert b"\x1b[31m" not in out
    assert b"\x07" not in out
    assert "\u202e" not in out.decode()


def test_standard_input_is_read_without_a_file_and_for_a_dash(run: Any) -> None:
    for arguments in (["--json"], ["-", "--json"]):
        status, out, _ = run(*arguments, stdin=NOTE.encode())
        assert status == 0
        assert json.loads(out)["claims"]


def test_several_files_are_lines_in_order(run: Any, tmp_path: Path) -> None:
    files = [_file(tmp_path, f"{n}.txt", text) for n, text in enumerate(["Guards in Hyesan.", "혜산", "惠山"])]
    status, out, _ = run(*files, "--jsonl")
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [(line["id"], line["lang"]) for line in lines] == [("1", "en"), ("2", "ko"), ("3", "zh")]


def test_json_is_for_one_document(run: Any, tmp_path: Path) -> None:
    file = _file(tmp_path, "a.txt", NOTE)
    status, out, err = run(file, file, "--json")
    assert (status, out) == (2, b"")
    assert "[usage]" in err


def test_lines_are_answered_in_order_and_bad_ones_harm_only_themselves(run: Any) -> None:
    lines = [
        {"id": "a", "text": NOTE, "published": "2024-01-28"},
        "no json, secret words",
        {"id": "b", "text": "x", "published": "2024-13-45"},
        {"id": "c", "text": "x", "colour": "secret"},
        {"id": "d"},
        {"id": "e", "text": "惠山", "lang": "zz"},
        {"id": "f", "text": "", "published": None},
        {"id": "g", "text": "Hyesan", "lang": "en"},
        {"text": "茂山郡", "lang": "ja"},
    ]
    stdin = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines).encode()
    status, out, err = run("--jsonl", stdin=stdin + b'{"id":"h","text":"\xff"}\n\n')
    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (4, "")
    assert [answer.get("id") for answer in answers] == ["a", None, "b", "c", "d", "e", "f", "g", None, None]
    codes = [answer["error"]["code"] if "error" in answer else "" for answer in answers]
    assert codes == [
        "", "json_unreadable", "value_unreadable", "field_unknown", "value_unreadable", "value_unreadable", "", "", "",
        "json_unreadable",
    ]  # fmt: skip
    assert answers[3]["error"]["field"] == "colour"
    assert answers[3]["line"] == 4
    assert b"secret" not in out
    assert answers[7]["places"][0]["place_id"] == HYESAN


def test_options_fill_what_a_line_leaves_out(run: Any) -> None:
    stdin = b'{"id":"a","text":"On January 12 guards searched the shore."}\n'
    _, out, _ = run("--jsonl", "--published", "2024-02-05", stdin=stdin)
    assert json.loads(out)["claims"][0]["edtf"] == "2024-01-12"


def test_a_file_that_is_no_text_is_set_aside(run: Any, tmp_path: Path) -> None:
    bad = _file(tmp_path, "secret-name.txt", "혜산".encode("cp949"))
    good = _file(tmp_path, "good.txt", NOTE)
    status, out, err = run(bad, "--json")
    assert (status, out) == (4, b"")
    assert "[encoding_unknown]" in err
    status, out, err = run(bad, good, "--jsonl")
    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (4, "")
    assert answers[0]["error"]["code"] == "encoding_unknown"
    assert answers[1]["claims"]
    status, out, err = run(bad, good)
    assert status == 4
    assert b"encoding_unknown" in out
    assert "secret-name" not in out.decode() + err


@pytest.mark.parametrize(
    "arguments",
    [["nowhere-secret.txt"], ["--published", "31 February"], ["--published", "2024-02-31"], ["--lang", "xx"], ["--colour"]],
)  # fmt: skip
def test_a_call_that_cannot_be_used_ends_with_two_and_says_nothing_of_the_input(run: Any, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, b"")
    assert "[usage]" in err
    assert "secret" not in err
    assert "31" not in err


def test_an_unknown_pack_is_refused(run: Any, tmp_path: Path) -> None:
    status, out, err = run(_file(tmp_path, "a.txt", "x"), "--pack", "atlantis")
    assert (status, out) == (2, b"")
    assert "[pack_not_found]" in err


@pytest.mark.parametrize("text", ["", "\0\0", "\ufeff혜산", "\u202eHyesan", "a" * 200_000, "“" * 5000, "\x1b]0;x\x07"])
def test_strange_texts_are_read(run: Any, text: str) -> None:
    status, out, err = run("--json", stdin=text.encode())
    assert (status, err) == (0, "")
    assert json.loads(out)["lang"]


def test_the_console_script_answers_line_by_line() -> None:
    with subprocess.Popen([BIN, "read", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({"id": str(number), "text": NOTE}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == str(number)
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_a_rule_left_out_by_its_id(run: Any) -> None:
    line = b"Checkpoints were set up in Musan on Jan. 26."
    status, out, _ = run("--published", "2024-02-05", "--json", "--without", "en.checkpoint", stdin=line)
    assert status == 0
    assert json.loads(out)["measures"] == []
    status, _, error = run("--without", "en.no-such-rule", stdin=line)
    assert status == 2
    assert "[rule_unknown]" in error


def test_places_the_pack_lacks(run: Any, tmp_path: Path) -> None:
    places = _file(tmp_path, "places.yaml", "- {id: ed-ford, names: {en: Pine Ford}, parent: kp-adm2-1108746903}")
    line = b"Guards stood at Pine Ford."
    assert json.loads(run("--json", stdin=line)[1])["places"] == []
    found = json.loads(run("--json", "--places", places, stdin=line)[1])
    assert [place["place_id"] for place in found["places"]] == ["ed-ford"]
    broken = _file(tmp_path, "broken.yaml", "- {id: kp, names: {en: Pine Ford}, parent: kp}")
    assert run("--places", broken, stdin=line)[0] in (2, 4)
