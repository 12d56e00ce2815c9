"""`naru seal`: file or standard input, one or more recipients, a size class."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from naru.intake import new_identity, open_envelope
from naru.sealed import recognise

NARU = str(Path(sys.executable).parent / "naru")
WORDS = "발자국 footprints 脚印 足跡".encode()


def naru(*words: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([NARU, *map(str, words)], capture_output=True, check=False, input=given)


def test_standard_input_to_standard_output() -> None:
    house = new_identity()
    done = naru("seal", "-r", str(house.recipient), given=WORDS)
    assert done.returncode == 0
    assert open_envelope(done.stdout, house) == WORDS


def test_a_file_to_a_file_for_two(tmp_path: Path) -> None:
    house, other = new_identity(), new_identity()
    (tmp_path / "in").write_bytes(WORDS)
    done = naru("seal", "-r", str(house.recipient), "-r", str(other.recipient), "-o", tmp_path / "out", tmp_path / "in")
    assert (done.returncode, done.stdout) == (0, b"")
    envelope = (tmp_path / "out").read_bytes()
    assert recognise(envelope).recipients == 2
    assert open_envelope(envelope, house) == open_envelope(envelope, other) == WORDS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


@pytest.mark.parametrize(
    ("words", "given", "code"),
    [
        (["-r", "age1canary"], WORDS, b"[recipient_unreadable]"),
        ([], WORDS, b"[usage]"),
        (["-r", str(new_identity().recipient)], b"x" * (4 << 20), b"[envelope_too_large]"),
        (["-r", str(new_identity().recipient), "/nonexistent/canary"], b"", b"[file_unreadable]"),
    ],
)
def test_bad_calls_end_with_2_and_write_nothing(words: list[str], given: bytes, code: bytes, tmp_path: Path) -> None:
    done = naru("seal", "-o", tmp_path / "out", *words, given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert code in done.stderr
    assert b"canary" not in done.stderr
    assert not list(tmp_path.iterdir())
