"""Building a bulletin, measured: the composed one of the tests, four languages, two pictures of a camera's size.

    python benchmarks/publication.py [--times N]

Each time in a process of its own, so that nothing is cached; the pack is loaded before the clock starts. The bar is
three seconds.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import statistics
import subprocess
import sys
import time
from pathlib import Path

BAR = 3.0
RIVER = Path(__file__).parents[1] / "tests" / "naru" / "publication" / "fixtures" / "river.py"


def once() -> float:
    """Seconds for one build in this process."""
    from PIL import Image

    from naru.packs import load
    from naru.publication import build

    spec = importlib.util.spec_from_file_location("river", RIVER)
    if spec is None or spec.loader is None:
        raise SystemExit("the fixture is not there")
    river = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(river)
    picture = io.BytesIO()
    river.drawn(1).resize((4000, 2667), Image.Resampling.BICUBIC).save(picture, "JPEG", quality=92)
    bulletin = river.make_bulletin()
    bulletin = bulletin.replaced(photographs=dict.fromkeys(bulletin.photographs, picture.getvalue()))
    pack = load("north_korea")
    begin = time.perf_counter()
    build(bulletin, pack)
    return time.perf_counter() - begin


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--times", type=int, default=5)
    words.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    chosen = words.parse_args()
    if chosen.once:
        print(once())
        return 0
    call = [sys.executable, __file__, "--once"]
    found = [float(subprocess.run(call, check=True, capture_output=True).stdout) for _ in range(chosen.times)]
    median = statistics.median(found)
    print(f"bulletin, 4 languages, 21 statements, 2 pictures of 11 megapixels: median {median:.2f} s, "
          f"slowest {max(found):.2f} s (bar {BAR:.0f} s)")  # fmt: skip
    return 0 if median < BAR else 1


if __name__ == "__main__":
    sys.exit(main())
