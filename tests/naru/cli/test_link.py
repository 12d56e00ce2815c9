"""`naru link` as it is called: order kept, a bad line harms only itself, nothing of the input in an error."""

from __future__ import annotations

import json
import os
import pty
import random
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from naru.cli.link import link
from naru.cli.main import _status

BIN = Path(sys.executable).parent
SEARCH = {
    "id": "a",
    "what": "search",
    "earliest": "2024-01-26",
    "latest": "2024-01-26",
    "places": ["kp", "p", "c", None],
}


def _lines(*rows: Any) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


@pytest.fixture
def run(tmp_path: Path, capfdbinary: Any) -> Any:
    def call(*rows: Any, options: tuple[str, ...] = ()) -> tuple[int, list[Any], str]:
        path = tmp_path / "claims.jsonl"
        path.write_text(_lines(*rows), "utf-8")
        status = _status(["link", str(path), *options])
        out = capfdbinary.readouterr()
        return status, [json.loads(line) for line in out.out.splitlines()], out.err.decode()

    return call


def test_claims_are_answered_in_the_order_they_came(run: Any) -> None:
    rows = [
        {**SEARCH, "id": "b"},
        {**SEARCH, "id": "far", "earliest": "2024-03-01", "latest": "2024-03-01"},
        {**SEARCH, "earliest": "2024-01-21", "latest": "2024-01-31"},
    ]
    status, answers, err = run(*rows)
    assert (status, err) == (0, "")
    assert [list(answer) for answer in answers] == [["id", "event"]] * 3
    assert [answer["id"] for answer in answers] == ["b", "far", "a"]
    assert answers[0]["event"] == answers[2]["event"] != answers[1]["event"]
    assert run(*reversed(rows))[1] == list(reversed(answers))


def test_a_bad_line_is_answered_in_its_place_and_the_rest_goes_on(run: Any) -> None:
    status, answers, err = run(
        SEARCH,
        "{",
        {**SEARCH, "id": "sorrow", "colour": "red"},
        "",
        {**SEARCH, "id": "b", "earliest": "2024-02-31"},
        {**SEARCH, "what": "whispered"},
        {**SEARCH, "id": "c", "earliest": "2024-02-01"},
        {**SEARCH, "id": "d"},
    )
    assert (status, err) == (4, "")
    told = [(answer["id"], answer.get("line"), answer.get("error", {}).get("code")) for answer in answers]
    assert told == [
        ("a", None, None),
        (None, 2, "json_unreadable"),
        ("sorrow", 3, "field_unknown"),
        ("b", 5, "value_unreadable"),
        ("a", 6, "id_twice"),
        ("c", 7, "edtf_reversed"),
        ("d", None, None),
    ]
    assert answers[2]["error"]["field"] == "colour"
    assert answers[0]["event"] == answers[-1]["event"]
    errors = json.dumps([answer["error"] for answer in answers if "error" in answer])
    assert not any(word in errors for word in ("red", "whispered", "2024-02-31"))


def test_explain_says_what_tied_and_what_was_torn(run: Any) -> None:
    week = {"earliest": "2024-01-26", "latest": "2024-01-30"}
    other = {**SEARCH, "id": "c", "earliest": "2024-01-30", "latest": "2024-01-30"}
    _, answers, _ = run(SEARCH, {**SEARCH, "id": "b", **week}, options=("--explain",))
    assert answers[0]["ties"] == [
        {
            "with": "b",
            "rules": ["same_part", "same_county"],
            "why": ["both are told within a third of a month, and the days meet", "the same county or city"],
        }
    ]
    assert answers[1]["ties"][0]["with"] == "a"
    _, answers, _ = run(SEARCH, {**SEARCH, "id": "b", **week}, other, options=("--explain", "--lang", "ja"))
    assert [answer["ties"] for answer in answers] == [[], [], []]
    assert answers[1]["torn"]["between"] == ["a", "c"]
    assert answers[1]["torn"]["why"].startswith("一つではありえない")
    assert "torn" not in answers[0]


def test_answers_can_be_written_to_a_file(run: Any, tmp_path: Path) -> None:
    target = tmp_path / "events.jsonl"
    status, answers, err = run(SEARCH, "{", options=("-o", str(target)))
    assert (status, answers, err) == (4, [], "")
    written = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert (written[0]["id"], written[1]["error"]["code"]) == ("a", "json_unreadable")
    assert target.stat().st_mode & 0o077 == 0


def test_a_file_that_is_not_there_is_not_named(tmp_path: Path, capfd: Any) -> None:
    assert _status(["link", str(tmp_path / "heron-notes.jsonl")]) == 2
    out = capfd.readouterr()
    assert out.out == ""
    assert "heron" not in out.err


def test_an_empty_input_has_no_events(run: Any) -> None:
    assert run() == (0, [], "")


def _example(help_text: str | None) -> str:
    lines = (help_text or "").split("Example:")[1].splitlines()
    return "\n".join(line for line in lines if line.strip())


def test_the_example_of_the_help_runs() -> None:
    command = _example(link.help)
    done = subprocess.run(
        ["bash", "-ec", command], capture_output=True, text=True, check=True, env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 2
    assert answers[0]["event"] == answers[1]["event"]
    assert answers[0]["ties"]


def _on_a_terminal(command: str, given: str) -> str:
    """What a person sees: standard output is a terminal, standard input a pipe."""
    seen, terminal = pty.openpty()
    process = subprocess.Popen(
        shlex.split(command), stdin=subprocess.PIPE, stdout=terminal, env={**os.environ, "COLUMNS": "100", "TERM": "dumb"}
    )  # fmt: skip
    os.close(terminal)
    process.communicate(given.encode())
    text = b""
    try:
        while part := os.read(seen, 65536):
            text += part
    except OSError:
        pass  # the terminal is gone once the process has ended
    os.close(seen)
    return text.decode()


def test_on_a_terminal_it_is_a_table_that_cannot_be_written_over() -> None:
    evil = {**SEARCH, "id": "b\u001b[2J[red]", "what": "search"}
    text = _on_a_terminal(f"{BIN}/naru link -", _lines(SEARCH, evil, {**SEARCH, "id": "z", "what": "other"}, "{"))
    assert "2 events from 3 claims; 1 of them told once." in text
    assert "\u001b[2J" not in text
    assert "[red]" in text
    assert "line 4: A line is not JSON. [json_unreadable]" in text


def _many(number: int) -> list[dict[str, Any]]:
    chance = random.Random(3)
    rows = []
    for at in range(number):
        day = f"2024-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        places = ["kp", f"p{chance.randrange(9)}", f"c{chance.randrange(60)}"]
        rows.append(
            {"id": f"c-{at}", "what": f"k{chance.randrange(30)}", "earliest": day, "latest": day, "places": places}
        )
    return rows


def test_ten_thousand_claims_take_less_than_ten_seconds(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(_lines(*_many(10_000)), "utf-8")
    start = time.monotonic()
    done = subprocess.run([f"{BIN}/naru", "link", str(path)], capture_output=True, check=True)
    assert time.monotonic() - start < 10
    assert done.stdout.count(b"\n") == 10_000
