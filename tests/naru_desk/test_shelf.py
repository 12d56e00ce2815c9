"""Shelves: durable in the right order, names and times that tell nothing, nothing half there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from naru.errors import InputError
from naru_desk.shelf import TELLING_NOTHING, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "shelf").mkdir()
    return Shelf(tmp_path / "shelf")


def test_what_is_put_can_be_read(shelf: Shelf) -> None:
    names = shelf.put([b"one", b"two"])
    assert [shelf.read(name) for name in names] == [b"one", b"two"]
    assert sorted(names) == list(shelf.names())
    assert shelf.put([]) == []


def test_names_modes_and_times_tell_nothing(shelf: Shelf) -> None:
    shelf.put([b"one", b"two"])
    for path in shelf.folder.iterdir():
        about = path.stat()
        assert (about.st_mtime, about.st_atime, about.st_mode & 0o777) == (TELLING_NOTHING, TELLING_NOTHING, 0o600)
        assert len(path.name) == 32
    assert shelf.folder.stat().st_mtime == TELLING_NOTHING


def test_files_are_durable_before_they_have_a_name_and_the_name_before_put_returns(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def traced_fsync(handle: int) -> None:
        steps.append("folder" if Path(f"/proc/self/fd/{handle}").resolve().is_dir() else "file")
        fsync(handle)

    def traced_rename(path: Path, target: Path) -> Path:
        steps.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", traced_fsync)
    monkeypatch.setattr(Path, "rename", traced_rename)
    shelf.put([b"one", b"two"])
    assert steps == ["file", "file", "rename", "rename", "folder"]


@pytest.mark.parametrize("which", [1, 2])
def test_a_full_disk_leaves_nothing_half_there(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, which: int) -> None:
    calls = 0

    def failing(_handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == which:
            raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError):
        shelf.put([b"one", b"two"])
    assert not list(shelf.folder.iterdir())


def test_moving_and_dropping_may_be_done_again(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Shelf(tmp_path / "other")
    names = shelf.put([b"one", b"two"])
    shelf.move(names, other)
    shelf.move(names, other)
    assert [other.read(name) for name in names] == [b"one", b"two"]
    assert not list(shelf.names())
    other.drop(names[:1])
    other.drop(names[:1])
    assert list(other.names()) == names[1:]


@pytest.mark.parametrize("name", ["../keys/house.key", "", "x", "A" * 32, "0" * 31])
def test_no_other_names_are_touched(shelf: Shelf, name: str) -> None:
    with pytest.raises(InputError):
        shelf.read(name)
    with pytest.raises(InputError):
        shelf.drop([name])


def test_what_is_gone_is_damage(shelf: Shelf) -> None:
    with pytest.raises(InputError) as problem:
        shelf.read("0" * 32)
    assert problem.value.code == "newsroom_damaged"
