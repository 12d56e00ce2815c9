"""The sample newsroom, carried the whole way once for all tests of this folder, by the command a newcomer types."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "frozen-river"
NARU = Path(sys.executable).parent / "naru"


@dataclass(frozen=True)
class Ran:
    """What `naru run --once` said, and where it worked."""

    folder: Path
    said: str
    status: int

    @property
    def out(self) -> Path:
        return self.folder / "out" / "footprints-on-the-ice"


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("sample") / "newsroom"
    done = subprocess.run(
        [NARU, "run", "--once", "--into", folder], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stderr == ""
    return Ran(folder, done.stdout, done.returncode)
