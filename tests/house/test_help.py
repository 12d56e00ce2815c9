"""Every `--help` shows an example that runs: all of them, as they are printed on a terminal of 80 columns, in one folder."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
#: In the order of the work: later ones use what earlier ones made.
VERBS = (
    "keys new", "keys", "seal", "open", "read", "evaluate", "evaluate reading", "packs", "packs check", "packs population",
    "packs rules", "link", "origins", "weigh", "new", "roster", "places", "take", "claims", "confirm", "publish", "run", "",
)  # fmt: skip


def _shell(line: str, folder: Path, **more: object) -> subprocess.CompletedProcess[str]:
    words = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "COLUMNS": "80", "TMPDIR": str(folder)}
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, cwd=folder, env=words)


def _example(verb: str, folder: Path) -> str:
    shown = _shell(f"naru {verb} --help", folder).stdout
    found = re.search(r"^  Examples?: *(.*?)^\S", shown, re.M | re.S)
    assert found, verb
    return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("examples", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_no_verb_is_left_out() -> None:
    found = {""}
    for point in entry_points(group="naru.verbs"):
        command = point.load()
        found |= {point.name, *(f"{point.name} {name}" for name in getattr(command, "commands", ()))}
    assert found == {*VERBS, "drop"}


def test_every_example_runs(folder: Path) -> None:
    for verb in VERBS:
        line = "\n".join(part.strip() for part in _example(verb, folder).splitlines())
        if verb == "weigh":  # its one argument stands on two lines, which `tr` puts together
            line = _example(verb, folder)
        done = _shell(f"set -e -o pipefail\n{line}", folder)
        assert done.returncode == 0, (verb, line, done.stdout[-300:], done.stderr)
    assert (folder / "newsroom" / "out" / "footprints-on-the-ice" / "index.en.html").exists()


def test_the_example_of_the_drop_box_listens(folder: Path) -> None:
    line = _example("drop", folder).strip().replace(":8766", ":0")
    words = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    with subprocess.Popen(
        ["bash", "-c", f"exec {line}"], stdout=subprocess.PIPE, text=True, cwd=folder, env=words
    ) as box:
        assert box.stdout is not None
        assert "http://127.0.0.1:" in box.stdout.readline()
        box.send_signal(signal.SIGTERM)
        assert box.wait(timeout=20) == 0
