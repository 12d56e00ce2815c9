"""Taking messages in: 10,000 typed notes sealed, opened, cleaned, read, stored and linked, and opening a newsroom.

The notes are those of the sample newsroom, each with another day and a line of its own, so that none is a duplicate.
Bars: under 120 s for 10,000; nothing set aside, nothing lost. `python benchmarks/take.py 1000` takes fewer.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from naru_desk.channels.folder import listed
from naru_desk.newsroom import new_newsroom, open_newsroom

SAMPLE = Path(__file__).parents[1] / "examples" / "frozen-river"
BAR = 120.0


def write_notes(folder: Path, count: int) -> None:
    """`count` notes, no two alike."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLE.glob("*/*.txt"))]
    plain = ["\n".join(line for line in text.split("\n") if not line.startswith("attachments:")) for text in texts]
    folder.mkdir()
    for number in range(count):
        month = f"20{10 + number % 14}-{number % 12 + 1:02}"
        text = (
            plain[number % len(plain)].replace("received: 2024-01-3", "received: 2024-01-2").replace("2024-01", month)
        )
        (folder / f"{number:06}.txt").write_text(f"{text}\nNo. {number}.\n", "utf-8")


def main(count: int) -> int:
    """Measure, print, and say whether the bars were met."""
    home = Path(tempfile.mkdtemp(prefix="naru-bench-"))
    try:
        write_notes(home / "in", count)
        new_newsroom(home / "newsroom", "words").close()
        begun = time.perf_counter()
        newsroom = open_newsroom(home / "newsroom", "words")
        opened = time.perf_counter() - begun
        from naru_desk.rooms.claims.queries import count as claims
        from naru_desk.rooms.events.queries import count as events
        from naru_desk.rooms.inbox.actions import take
        from naru_desk.rooms.sources.actions import bring_roster

        bring_roster(newsroom, (SAMPLE / "roster.yaml").read_bytes())
        begun = time.perf_counter()
        taken = take(newsroom, listed([home / "in"]).files, many=True)
        seconds = time.perf_counter() - begun
        bar = BAR * count / 10_000
        print(f"open a newsroom             {opened:8.2f} s")
        print(f"take {count:6} notes           {seconds:8.1f} s   (bar {bar:.0f} s)")
        print(f"  claims, events            {claims()}, {events()}")
        print(f"  set aside                 {len(taken.quarantined)}   (bar 0)")
        newsroom.close()
    finally:
        shutil.rmtree(home)
    return 0 if seconds < bar and taken.taken == count else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
