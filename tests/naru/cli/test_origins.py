"""`naru origins` as it is called: one answer per event, errors first, exact counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from naru.cli.main import _status
from naru.cli.origins import origins

BIN = Path(sys.executable).parent


def _row(name: str, event: str, *links: tuple[str, str | None]) -> dict[str, Any]:
    return {"id": name, "event": event, "chain": [{"kind": kind, "who": who} for kind, who in links]}


@pytest.fixture
def run(tmp_path: Path, capfdbinary: Any) -> Any:
    def call(*rows: Any, options: tuple[str, ...] = ()) -> tuple[int, list[Any], str]:
        path = tmp_path / "chains.jsonl"
        path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
        status = _status(["origins", str(path), *options])
        out = capfdbinary.readouterr()
        return status, [json.loads(line) for line in out.out.splitlines()], out.err.decode()

    return call


def test_one_answer_per_event_in_the_order_of_their_first_claims(run: Any) -> None:
    status, answers, err = run(
        _row("a", "late", ("relay", "s1"), ("official_statement", "o")),
        _row("b", "early", ("relay", "s1"), ("rumour", None)),
        _row("c", "late", ("relay", "s2"), ("official_statement", "o")),
        _row("d", "early", ("witness", "w")),
        options=("--jsonl",),
    )
    assert (status, err) == (0, "")
    assert answers == [
        {"event": "late", "claims": 2, "origins": [1, 1], "cut": 1, "through": ["o"]},
        {"event": "early", "claims": 2, "origins": [1, 2], "cut": 2, "through": ["s1", "w"]},
    ]


def test_bad_lines_are_answered_as_they_are_read(run: Any) -> None:
    status, answers, err = run(
        _row("a", "e", ("witness", "w")),
        {**_row("b", "e"), "mood": "grim"},
        _row("c", "e", ("gossip", "w")),
        _row("a", "e", ("witness", "again")),
        "[]",
        _row("f", "e", ("witness", "")),
    )
    assert (status, err) == (4, "")
    assert [(each["id"], each["line"], each["error"]["code"]) for each in answers[:-1]] == [
        ("b", 2, "field_unknown"),
        ("c", 3, "value_unreadable"),
        ("a", 4, "id_twice"),
        (None, 5, "value_unreadable"),
        ("f", 6, "value_unreadable"),
    ]
    assert answers[-1] == {"event": "e", "claims": 1, "origins": [1, 1], "cut": 1, "through": ["w"]}
    assert not any(word in json.dumps([each.get("error") for each in answers]) for word in ("grim", "gossip", "again"))


def test_an_event_that_cannot_be_settled_is_set_aside_and_the_rest_counted(run: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("naru.corroboration.hitting.smallest_hitting_set.__kwdefaults__", {"patience": 2})
    pairs = list(combinations("pqrs", 2))
    tangled = [_row(f"t{at}", "tangled", ("relay", one), ("witness", two)) for at, (one, two) in enumerate(pairs)]
    status, answers, _ = run(_row("a", "plain", ("witness", "w")), *tangled)
    assert status == 4
    assert answers[0]["event"] == "plain"
    assert (answers[1]["id"], answers[1]["line"], answers[1]["error"]["code"]) == ("tangled", 2, "chains_too_tangled")


def test_an_empty_input_has_no_events(run: Any) -> None:
    assert run() == (0, [], "")


def test_the_example_of_the_help_runs() -> None:
    command = "\n".join(line for line in (origins.help or "").split("Example:")[1].splitlines() if line.strip())
    done = subprocess.run(
        ["bash", "-ec", command],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"},
    )
    assert json.loads(done.stdout) == {"event": "e", "claims": 2, "origins": [1, 1], "cut": 1, "through": ["o"]}
