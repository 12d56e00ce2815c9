from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from naru.errors import InputError, MissingError, NaruError
from naru.packs import Pack
from naru.packs.loading import read_pack

Mend = Callable[[str, str, str], None]

#: Loads everything in a fresh interpreter; prints its processor seconds, start and imports too, and peak memory in MB.
#: Processor time, because a test must not fail for what else the machine does; benchmarks/packs.py measures the wall.
#: Peak memory from /proc, because getrusage counts what the parent had at the fork.
WHOLE = """
import re, time
from naru.packs import load
load("north_korea").load_everything()
with open("/proc/self/status") as status:
    print(time.process_time(), int(re.search(r"VmHWM:\\s+(\\d+)", status.read()).group(1)) / 1024)
"""


def test_the_whole_pack_loads_fast_and_small() -> None:
    runs = [subprocess.run([sys.executable, "-c", WHOLE], capture_output=True, text=True, check=True) for _ in range(3)]
    figures = [tuple(map(float, run.stdout.split())) for run in runs]
    assert min(seconds for seconds, _ in figures) < 0.5
    assert max(megabytes for _, megabytes in figures) < 120


def test_the_bundled_pack_has_no_problems(pack: Pack) -> None:
    assert pack.problems == ()


@pytest.mark.parametrize("name", ["counties", "provinces", "border", "rivers", "neighbours"])
def test_layers_are_geojson(pack: Pack, name: str) -> None:
    layer = pack.layer(name)
    assert layer["type"] == "FeatureCollection"
    assert layer["features"]
    assert pack.layer(name) is layer


def test_shapes_of_counties_and_provinces_are_places(pack: Pack) -> None:
    for name in ("counties", "provinces"):
        for feature in pack.layer(name)["features"]:
            assert feature["properties"]["id"] in pack.places


@pytest.mark.parametrize("name", ["moon", "", "../places", "counties/.."])
def test_a_layer_that_is_not_listed_is_missing(pack: Pack, name: str) -> None:
    with pytest.raises(MissingError):
        pack.layer(name)


@pytest.mark.parametrize("text", ["{", "[]", '{"features": 3}', "\udcff"])
def test_a_layer_that_is_no_geojson_is_refused(folder: Path, text: str) -> None:
    (folder / "maps" / "rivers.geojson").write_bytes(text.encode("utf-8", "surrogateescape"))
    broken = read_pack(folder)
    with pytest.raises(InputError):
        broken.layer("rivers")
    assert broken.layer("border"), "the others are there"
    assert [(one.code, one.file) for one in broken.problems] == [("pack_file_unreadable", "maps/rivers.geojson")]


@pytest.mark.parametrize(
    ("lang", "part"), [("ko", "nothing"), ("..", "places"), ("ko", "../ko/x"), ("", ""), ("ko", "A")]
)
def test_a_lexicon_that_is_not_there_is_missing(pack: Pack, lang: str, part: str) -> None:
    with pytest.raises(MissingError):
        pack.lexicon(lang, part)


def test_a_lexicon_is_what_its_file_says(folder: Path) -> None:
    (folder / "lexicons" / "ko").mkdir(parents=True, exist_ok=True)
    (folder / "lexicons" / "ko" / "mine.yaml").write_text("words: [no, 예]\n", "utf-8")
    mine = read_pack(folder)
    assert ("ko", "mine") in mine.lexicons()
    assert mine.lexicon("ko", "mine") == {"words": ["no", "예"]}


@pytest.mark.parametrize(
    "name",
    ["taxonomy.yaml", "words.yaml", "calendar.yaml", "glossary.yaml", "population.csv", "age_sex.csv", "groups.csv"],
)
def test_a_part_that_is_missing_harms_only_itself(folder: Path, name: str) -> None:
    (folder / name).unlink()
    broken = read_pack(folder)
    assert [(one.code, one.file) for one in broken.problems] == [("pack_file_missing", name)]
    assert len(broken.problems) == 1, "asking twice tells nothing twice"
    assert len(broken.places) == 4659
    parts = {"taxonomy.yaml": "calendar", "calendar.yaml": "taxonomy"}
    assert getattr(broken, parts.get(name, "taxonomy"))
    with pytest.raises(NaruError):
        broken.load_everything()


def test_a_broken_row_stands_in_the_problems_with_its_line(folder: Path, mend: Mend) -> None:
    mend("places.csv", "gn-2043837,", "gn-2043837,,")
    broken = read_pack(folder)
    assert len(broken.places) == 4658
    (told,) = broken.problems
    lines = (folder / "places.csv").read_text("utf-8").splitlines()
    assert (told.code, told.file) == ("pack_row_broken", "places.csv")
    assert told.line is not None
    assert lines[told.line - 1].startswith("gn-2043837,,")
    assert "Hyesan" not in str(told), "the words of a row are not repeated"


def test_packs_do_not_load_numbers() -> None:
    code = (
        "import sys, naru.packs; print([m for m in ('numpy', 'scipy', 'django', 'rich', 'click') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
