"""What importing really loads: the linter cannot see what a package's `__init__` pulls in, a fresh interpreter can."""

from __future__ import annotations

import subprocess
import sys


def _loaded_by(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {statement}; print('\\n'.join(sys.modules))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


def test_the_drop_box_lives_in_a_small_world() -> None:
    loaded = _loaded_by("import naru_dropbox, naru_dropbox.app, naru_dropbox.verb")
    rooms = {name.split(".")[1] for name in loaded if name.startswith("naru.")}
    assert rooms <= {"sealed", "values", "errors"}
    assert not {name for name in loaded if name.split(".")[0] in {"django", "naru_desk", "PIL", "yaml", "sqlite3"}}


def test_the_library_never_loads_django() -> None:
    rooms = "values packs sealed intake reading claims corroboration care exposure publication release observatory cli"
    loaded = _loaded_by("import " + ", ".join(f"naru.{room}" for room in rooms.split()))
    assert not {name for name in loaded if name.split(".")[0] in {"django", "naru_desk", "naru_dropbox"}}


def test_reading_does_not_wait_for_the_desk_or_for_numbers() -> None:
    loaded = _loaded_by("import naru.cli.read, naru.reading")
    assert not {"numpy", "scipy", "django", "PIL"} & loaded
