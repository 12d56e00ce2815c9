"""Docs that cannot fall behind: every verb and error code is written down, every generated file is fresh."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

from naru.errors import Code

ROOT = Path(__file__).parents[2]
VERBS = sorted(point.name for point in entry_points(group="naru.verbs"))


def test_generated_files_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_verb_is_documented_and_shows_an_example(verb: str) -> None:
    assert f"## naru {verb}" in (ROOT / "docs" / "formats" / "commands.md").read_text("utf-8")
    command = next(point for point in entry_points(group="naru.verbs") if point.name == verb).load()
    assert isinstance(command, click.Command)
    commands = command.commands.values() if isinstance(command, click.Group) else [command]
    for one in commands:
        assert one.help
        assert f"naru {verb}" in one.help, "every --help shows an example"


def test_error_sentences_say_what_to_do_and_hold_no_place_for_content() -> None:
    for code in Code:
        assert re.fullmatch(r"[a-z][a-z0-9_]+", code.code)
        assert code.sentence.endswith((".", "?"))
        assert code.hint.endswith(".")
        assert "{" not in code.sentence + code.hint
        assert "%s" not in code.sentence + code.hint
    assert len({code.code for code in Code}) == len(list(Code))


def test_every_error_code_is_raised_somewhere() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py") if "errors" not in path.parts)
    unused = [code.name for code in Code if f"Code.{code.name}" not in text]
    assert not unused


def test_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in ("make run", "make test"):
        assert command in readme


def test_decisions_have_their_four_parts() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert len(decisions) >= 6
    for page in decisions:
        text = page.read_text("utf-8")
        for part in ("## Context", "## Decision", "## Rejected", "## Consequences"):
            assert part in text, page.name


def test_every_code_has_words_and_every_words_a_code() -> None:
    written = tomllib.loads((ROOT / "src" / "naru" / "errors" / "words.toml").read_text("utf-8"))
    assert set(written) == {code.code for code in Code}
    assert all(code.name == code.code.upper() for code in Code)
