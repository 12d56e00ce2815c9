"""A copy of the bundled pack to break, and what every test of packs starts from."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from naru.packs import Pack, load

#: Replace the first string by the second in a file of the copy.
Mend = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load("north_korea")


@pytest.fixture
def folder(tmp_path: Path, pack: Pack) -> Path:
    """A pack of its own, to be broken."""
    copy = tmp_path / "pack"
    shutil.copytree(pack.root, copy, ignore=shutil.ignore_patterns("places_all.csv.gz", "__pycache__"))
    return copy


@pytest.fixture
def mend(folder: Path) -> Mend:
    def replace(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text, "the test would change nothing"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return replace
