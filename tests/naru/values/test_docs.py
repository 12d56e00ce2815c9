"""The examples of docs/formats/fuzzydate.md and docs/rooms/values.md are true."""

from __future__ import annotations

import re
from pathlib import Path

from naru.values import FuzzyDate

DOCS = Path(__file__).parents[3] / "docs"
FORMAT = (DOCS / "formats" / "fuzzydate.md").read_text(encoding="utf-8")
ROOM = (DOCS / "rooms" / "values.md").read_text(encoding="utf-8")
DAY = r"\d{4}-\d\d-\d\d"


def test_the_value_shown_is_one() -> None:
    shown = re.search(r"```json\n(.*)\n```", FORMAT)
    assert shown
    assert FuzzyDate.from_json(shown[1]).replaced(words="", inferred=()) == FuzzyDate.parse("[2023-09-21..2023-09-30]")


def test_the_coarser_tellings_shown_are_so() -> None:
    rows = re.findall(r"^\| `(\S+)` \| `(\S+)` \| `(\S+)` \| `(\S+)` \| `(\S+)` \|$", FORMAT, re.M)
    assert len(rows) == 6
    for text, *coarser in rows:
        value = FuzzyDate.parse(text)
        assert [str(value.coarsen(grain)) for grain in ("part", "month", "season", "year")] == coarser


def test_every_notation_shown_is_read_with_the_bounds_shown() -> None:
    table = FORMAT.split("| written |")[1].split("\n\n")[0]
    bounded = 0
    for row in table.splitlines()[2:]:
        written, _, bounds = (cell.strip() for cell in row.strip("|").split("|"))
        texts = [text for text in re.findall(r"`([^`]+)`", written) if "…" not in text]
        assert texts
        values = [FuzzyDate.parse(text) for text in texts]
        days = re.findall(DAY, bounds)
        if len(days) == 2:
            bounded += 1
            assert [str(values[0].earliest), str(values[0].latest)] == days
        if bounds == "null … null":
            assert all(value.extent == (None, None) for value in values)
    assert bounded >= 4


def test_what_the_rooms_page_shows_happens() -> None:
    shown = re.search(r"```python\n(.*?)```", ROOM, re.S)
    assert shown
    names: dict[str, object] = {}
    answers = []
    for line in shown[1].splitlines():
        code, _, comment = line.partition("  # ")
        if comment:
            answers.append(
                (repr(eval(code.strip(), names)).replace("datetime.", "").replace("'", '"'), comment.strip())
            )
        else:
            exec(code, names)
    assert len(answers) == 3
    for answer, comment in answers:
        assert answer == comment
