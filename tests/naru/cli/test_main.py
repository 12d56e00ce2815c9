"""The frame of the command line: exit statuses, and that nothing typed or read ever comes back in a message."""

from __future__ import annotations

import errno
import io
import json
import signal
import subprocess
import sys
import time
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

from naru.cli import answers, main
from naru.errors import Code, InputError, ItemError, MissingError, NaruError, RefusedError
from naru.values import Clue

SECRET = "heron-010-5555-0123"


def _verb(problem: BaseException | None, answer: int | None = None) -> click.Command:
    @click.command("told")
    def told() -> int | None:
        if problem is not None:
            raise problem
        return answer

    return told


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> object:
    def _run(command: click.Command, *more: str) -> int:
        monkeypatch.setattr(main.Verbs, "get_command", lambda _self, _ctx, _name: command)
        return main._status(["told", *more])

    return _run


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (InputError(Code.VALUE_UNREADABLE), 2),
        (ItemError(Code.VALUE_UNREADABLE), 4),
        (RefusedError(Code.VALUE_UNREADABLE), 1),
        (MissingError(Code.VALUE_UNREADABLE), 3),
        (KeyboardInterrupt(), 130),
        (ValueError(SECRET), 70),
        (OSError(2, SECRET, SECRET), 70),
        (OSError(errno.ENOSPC, SECRET, SECRET), 3),
    ],
)
def test_each_end_has_its_status_and_says_nothing_of_the_data(run, capsys, problem: BaseException, status: int) -> None:  # type: ignore[no-untyped-def]
    assert run(_verb(problem)) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.strip().startswith("naru: ")
    assert SECRET not in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("answer", "status"), [(None, 0), (0, 0), (1, 1), (4, 4)])
def test_a_verb_returns_its_status(run, answer: int | None, status: int) -> None:  # type: ignore[no-untyped-def]
    assert run(_verb(None, answer)) == status


def test_what_was_typed_is_never_repeated(run, capsys) -> None:  # type: ignore[no-untyped-def]
    @click.command("told")
    @click.option("--many", type=int)
    @click.argument("name", type=click.Choice(["one"]))
    def told(many: int, name: str) -> None: ...

    for words in ([f"--{SECRET}"], ["--many", SECRET, "one"], [SECRET], [], ["one", SECRET]):
        assert run(told, *words) == 2
        err = capsys.readouterr().err
        assert SECRET not in err
        assert "[usage]" in err


def test_help_lists_every_verb_with_one_line() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "naru"), "--help"], capture_output=True, text=True, check=True
    )
    for point in entry_points(group=main.GROUP):
        assert f"\n  {point.name} " in done.stdout


def test_a_bad_line_harms_only_itself() -> None:
    told: list[dict[str, object]] = []
    lines = answers.Lines()
    stream = io.BytesIO(
        b'{"id":"a","kind":"cell"}\n\nnot json at all\n{"id":"b","kind":"cell","' + SECRET[:5].encode() + b'":1}\n'
        b'{"id":"c","kind":"door"}\n{"id":"d","kind":"roster"}\n'
    )
    good = [(number, clue.id) for number, clue in answers.each_line(stream, Clue, lines, told.append)]
    assert good == [(1, "a"), (6, "d")]
    assert (lines.done, lines.failed, lines.status) == (2, 3, 4)
    assert [(line["id"], line["line"]) for line in told] == [(None, 3), ("b", 4), ("c", 5)]
    errors = [line["error"] for line in told]
    assert [error["code"] for error in errors] == ["json_unreadable", "field_unknown", "value_unreadable"]  # type: ignore[index]
    assert [error["field"] for error in errors] == [None, "heron", "kind"]  # type: ignore[index]
    assert "door" not in json.dumps(told)


def test_an_error_can_hold_a_field_of_ours_and_nothing_else() -> None:
    assert NaruError(Code.VALUE_UNREADABLE, field="clues[0].size").field == "clues[0].size"
    for words in ("Heron from Hyesan", SECRET + "!", "한", "x" * 80, ""):
        assert NaruError(Code.VALUE_UNREADABLE, field=words).field is None


NARU = Path(sys.executable).parent / "naru"


def _shell(line: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A line of bash; `$0` is naru, `$1` and so on the words."""
    return subprocess.run(["bash", "-c", line, str(NARU), *words], capture_output=True, text=True, check=False)


def test_an_answer_nobody_read_is_no_yes() -> None:
    done = _shell('set -o pipefail; "$0" packs check | true')
    assert (done.returncode, done.stderr) == (130, "")


def test_a_full_disk_under_the_answer_is_said() -> None:
    done = _shell('"$0" packs check > /dev/full')
    assert done.returncode == 3
    assert "[storage_full]" in done.stderr


@pytest.mark.parametrize("call", ["link -", "origins -", "weigh -", "seal -r $1 -"])
def test_without_standard_input_the_call_cannot_be_used(call: str) -> None:
    from naru.intake import new_identity

    done = _shell(f'"$0" {call} <&-', str(new_identity().recipient))
    assert (done.returncode, done.stdout) == (2, "")
    assert "[crash]" not in done.stderr


def test_a_crash_names_our_module_and_line_whatever_the_folder_is_called(run, capsys) -> None:  # type: ignore[no-untyped-def]
    assert run(_verb(ValueError(SECRET))) == 70
    assert " at naru.cli.main:" in capsys.readouterr().err


def test_a_mark_before_the_first_line_is_passed_over() -> None:
    line = b'{"id": "a", "what": "search", "places": ["kp"]}'
    done = subprocess.run([NARU, "link", "-"], input=b"\xef\xbb\xbf" + line + b"\r\n", capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "a"


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_told_to_end_is_cancelled(told: signal.Signals, tmp_path: Path) -> None:
    """`naru open` waits for its envelope on standard input when it is told to end."""
    from naru.intake import new_identity, write_identity

    (tmp_path / "key").write_bytes(write_identity(new_identity()))
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    call = [NARU, "open", "-i", tmp_path / "key", "-"]
    with subprocess.Popen(
        call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heard
    ) as process:
        time.sleep(2)
        process.send_signal(told)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert b"[cancelled]" in err
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["seal"], "naru seal: --recipient is missing."),
        (["keys", "new"], "naru new: -o is missing."),
        (["take"], "naru take: DIR is missing."),
        (["link", "/nowhere/at/all"], "naru link: a file that was named cannot be read."),
        (["read", "--published", "2024-02-31"], "naru read: the value given for published cannot be used."),
    ],
)
def test_a_call_that_cannot_be_used_says_what_is_wrong_with_it(call: list[str], said: str, capsys) -> None:  # type: ignore[no-untyped-def]
    assert main._status(call) == 2
    assert capsys.readouterr().err.startswith(said)
