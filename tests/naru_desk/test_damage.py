"""A newsroom that somebody damaged: each verb says so with a code and status 2 or 3, and never crashes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PASSPHRASE  # type: ignore[import-not-found]

from naru_desk.newsroom import Newsroom

NARU = str(Path(sys.executable).parent / "naru")


def _emptied(folder: Path) -> None:
    (folder / "desk.sqlite3").write_bytes(b"")


def _halved(folder: Path) -> None:
    content = (folder / "desk.sqlite3").read_bytes()
    (folder / "desk.sqlite3").write_bytes(content[: len(content) // 2])


def _flipped(folder: Path) -> None:
    content = bytearray((folder / "desk.sqlite3").read_bytes())
    for at in range(4096, len(content), 97):
        content[at] ^= 0x10
    (folder / "desk.sqlite3").write_bytes(bytes(content))


def _exchanged(folder: Path) -> None:
    (folder / "desk.sqlite3").rename(folder / "other")
    (folder / "vault.sqlite3").rename(folder / "desk.sqlite3")
    (folder / "other").rename(folder / "vault.sqlite3")


def _a_folder(folder: Path) -> None:
    (folder / "desk.sqlite3").unlink()
    (folder / "desk.sqlite3").mkdir()


def _no_shelf(folder: Path) -> None:
    shutil.rmtree(folder / "spool")
    (folder / "spool").write_bytes(b"")


DAMAGE = (_emptied, _halved, _flipped, _exchanged, _a_folder, _no_shelf)


@pytest.fixture
def call(template: Newsroom, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    folder = tmp_path / "damaged"
    shutil.copytree(template.folder, folder)
    (tmp_path / "words").write_text(PASSPHRASE)

    def _call(*words: str) -> subprocess.CompletedProcess[str]:
        put = {"DIR": str(folder), "IN": str(tmp_path / "in")}
        line = [NARU, *(put.get(word, word) for word in words), "--passphrase-file", str(tmp_path / "words")]
        return subprocess.run(line, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)

    _call.folder = folder  # type: ignore[attr-defined]
    return _call


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_said(damage: Callable[[Path], None], call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A guard searched a house in Hyesan on January 26.")
    damage(call.folder)
    for words in (("claims", "DIR"), ("take", "DIR", "IN")):
        done = call(*words)
        assert (done.returncode, done.stdout) == (2, ""), (words, done.stderr)
        assert "[newsroom_damaged]" in done.stderr


def test_the_newsroom_itself_is_no_message(call) -> None:  # type: ignore[no-untyped-def]
    done = call("take", "DIR", "DIR", "--json")
    assert json.loads(done.stdout) == {"taken": 0, "duplicates": 0, "quarantined": []}
    done = call("take", "DIR", str(call.folder.parent), "--json")
    assert [each["code"] for each in json.loads(done.stdout)["quarantined"]] == ["kind_not_yet"]  # the passphrase file


def test_a_place_where_no_folder_can_be_is_said(call) -> None:  # type: ignore[no-untyped-def]
    for folder in ("/proc/newsroom", "/dev/null/newsroom", "a" * 5000):
        done = call("new", folder)
        assert (done.returncode, done.stdout) == (2, ""), folder
        assert "[crash]" not in done.stderr
