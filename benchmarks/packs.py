"""How long the country pack takes to load, and how much memory: layers and lexicons too, each in a fresh process.

Promise: under 0.5 s and 120 MB (median of 7 processes).
"""

from __future__ import annotations

import statistics
import subprocess
import sys

RUNS = 7
PARTS = {
    "places only (what a verb starts with)": 'load("north_korea")',
    "everything": 'load("north_korea").load_everything()',
}
SCRIPT = """
import resource, time
start = time.perf_counter()
from naru.packs import load
imported = time.perf_counter()
{part}
done = time.perf_counter()
print(imported - start, done - imported, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(part: str) -> tuple[float, float, float]:
    """Median seconds to import, seconds to load, and peak resident MB of a fresh process."""
    rows = []
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(part=part)], capture_output=True, text=True, check=True
        )
        rows.append(tuple(map(float, done.stdout.split())))
    imported, loaded, memory = (statistics.median(column) for column in zip(*rows, strict=True))
    return imported, loaded, memory


def main() -> int:
    """Print the table; 1 where the promise is not kept."""
    print(f"{'what':40} {'import':>9} {'load':>9} {'memory':>9}   asked for")
    kept = True
    for name, part in PARTS.items():
        imported, loaded, memory = measure(part)
        print(f"{name:40} {imported:8.3f}s {loaded:8.3f}s {memory:7.0f}MB   < 0.500s with import, < 120MB")
        kept = kept and imported + loaded < 0.5 and memory < 120
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
