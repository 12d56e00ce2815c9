"""Runs every measurement in this folder, one after another, each in a process of its own. Run by `make bench`.

Each script prints a table of medians with what was asked for beside what was found, and ends with 1 where a bar is missed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(chosen: list[str]) -> int:
    """Run the scripts named (stems), or all."""
    missed = []
    for script in sorted(HERE.rglob("*.py")):
        if script == Path(__file__) or script.name.startswith("_") or (chosen and script.stem not in chosen):
            continue
        print(f"\n== {script.relative_to(HERE.parent)}", flush=True)
        if subprocess.run([sys.executable, str(script)], check=False, cwd=HERE.parent).returncode:
            missed.append(script.stem)
    print("\nmissed: " + ", ".join(missed) if missed else "\nevery bar was met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
