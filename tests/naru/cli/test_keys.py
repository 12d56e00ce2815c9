"""`naru keys new`: a key file nobody else may read, never over another, and its recipient on standard output."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

from naru.intake import read_identity
from naru.sealed import Recipient

NARU = str(Path(sys.executable).parent / "naru")


def naru(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([NARU, *map(str, words)], capture_output=True, check=False, stdin=subprocess.DEVNULL)


def test_a_key_in_clear(tmp_path: Path) -> None:
    done = naru("keys", "new", "-o", tmp_path / "house.key")
    assert done.returncode == 0
    recipient = Recipient.parse(done.stdout.decode())
    assert stat.S_IMODE((tmp_path / "house.key").stat().st_mode) == 0o600
    assert read_identity((tmp_path / "house.key").read_bytes()).recipient == recipient
    assert [path.name for path in tmp_path.iterdir()] == ["house.key"]


def test_a_key_under_a_passphrase(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("correct horse\nsecond line\n")
    done = naru("keys", "new", "-o", tmp_path / "house.key", "--passphrase-file", tmp_path / "words")
    assert done.returncode == 0
    wrapped = (tmp_path / "house.key").read_bytes()
    assert b"AGE-SECRET" not in wrapped
    assert str(read_identity(wrapped, "correct horse").recipient) == done.stdout.decode().strip()


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "house.key").write_text("mine")
    done = naru("keys", "new", "-o", tmp_path / "house.key")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"[output_exists]" in done.stderr
    assert (tmp_path / "house.key").read_text() == "mine"


def test_bad_calls_end_with_2_and_no_name(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    for words, code in [
        (("-o", tmp_path / "canary" / "house.key"), b"[output_unusable]"),
        (("-o", tmp_path / "k", "--passphrase-file", tmp_path / "canary"), b"[file_unreadable]"),
        (("-o", tmp_path / "k", "--passphrase-file", tmp_path / "empty"), b"[passphrase_missing]"),
        ((), b"[usage]"),
    ]:
        done = naru("keys", "new", *words)
        assert done.returncode == 2
        assert code in done.stderr
        assert b"canary" not in done.stderr
        assert not (tmp_path / "k").exists()
