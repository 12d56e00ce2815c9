from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naru.cli.main import _status
from naru.packs import load


def test_check_of_the_bundled_pack_passes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert _status(["packs", "check", "--json"]) == 0
    answer = json.loads(capfdbinary.readouterr().out)
    assert answer["pack"] == "north_korea"
    assert answer["ok"] is True
    assert answer["problems"] == []
    assert {"what", "count", "of", "examples"} == set(answer["gaps"][0])


def test_check_of_a_broken_pack_ends_with_one(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(load().root, folder)
    (folder / "groups.csv").unlink()
    assert _status(["packs", "check", str(folder), "--json"]) == 1
    answer = json.loads(capfdbinary.readouterr().out)
    assert answer["ok"] is False
    assert [(one["code"], one["file"]) for one in answer["problems"]] == [("pack_file_missing", "groups.csv")]


def test_check_shows_a_table_a_person_can_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(load().root, folder)
    (folder / "groups.csv").unlink()
    assert _status(["packs", "check", str(folder)]) == 1
    shown = capsys.readouterr().out
    assert "Problems" in shown
    assert "pack_file_missing" in shown
    assert "1 to mend" in shown


def test_what_is_no_pack_is_a_call_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _status(["packs", "check", str(tmp_path / "whispering")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "pack_not_found" in told.err
    assert "whispering" not in told.err


def test_population_as_json_is_what_weigh_takes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert _status(["packs", "population", "--json"]) == 0
    answer = json.loads(capfdbinary.readouterr().out)
    shape = [len(answer["axes"][axis]) for axis in ("place", "sex", "age", "occupation")]
    counts = answer["counts"]
    assert [len(counts), len(counts[0]), len(counts[0][0]), len(counts[0][0][0])] == shape
    assert sum(cell for row in counts for by_sex in row for by_age in by_sex for cell in by_age) == pytest.approx(
        24052231
    )
    assert answer["sigma"] == {"place": 0.15, "sex": 0.03, "age": 0.1, "occupation": 0.35}
    assert all(figure["source"] for figure in answer["place"])


def test_population_shows_year_source_and_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert _status(["packs", "population"]) == 0
    shown = capsys.readouterr().out
    assert "24,052,231 people in 2008" in shown
    assert "kp-adm2-1108746903" in shown
    assert "192,680" in shown
    assert "[1] 2008 census" in shown
    assert "occupations: no sourced" in shown.replace("\n", " ")


@pytest.mark.parametrize("arguments", [["packs", "check", "north_korea"], ["packs", "population", "north_korea"]])
def test_the_examples_of_help_run(arguments: list[str]) -> None:
    naru = str(Path(sys.executable).with_name("naru"))
    helped = subprocess.run([naru, *arguments[:2], "--help"], capture_output=True, text=True, check=True)
    assert "naru " + " ".join(arguments) in helped.stdout
    assert subprocess.run([naru, *arguments], capture_output=True, check=False).returncode == 0
