"""The walkthrough prints what it says it prints, in at most 150 lines of code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXPECTED = """\
sealed      2 envelopes, alike from outside
proposed    search, happened, 2024-01-26: 1월 26일 국경경비대가 강가를 수색
proposed    checkpoint, in_force, 2024-01-26: 검문소 생김
proposed    search, happened, 2024-01-26: Border guards searched the riverbank on January 26
confirmed   2 of 3
event       search, 2 independent origins, grade 1
weighed     above_floor: At least 88 people, if everything published about this source is entered and the sizes are right.
gate        Refused. What stands in the way, and how to mend it:
gate        Sentence 4 (en): Nobody has said how many people what is told here could come from, or be about: it is not assessed.
gate        → Say who else could have told it, and lay down how it may be told.
gate        → Leave it out.
gate        Sentence 4 (en): The story chose a rung that this claim's ladder does not have.
gate        → Choose one of the rungs the claim has.
gate        → Leave it out.
gate        Nothing stands in the way that the gate can see. Two people still release it.
published   claims.csv, claims.json, events.geojson, index.en.html, map.svg, timeline.svg
            heron in it: False
watched     search 2024-W04: 1, 2 sources in contact
"""


def test_walkthrough_tells_the_whole_story() -> None:
    done = subprocess.run([sys.executable, "walkthrough.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == EXPECTED


def test_walkthrough_is_short() -> None:
    assert len((ROOT / "walkthrough.py").read_text("utf-8").splitlines()) <= 150
