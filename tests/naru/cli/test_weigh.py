"""`naru weigh` as it is called: lines in, lines out, exit statuses."""

import json
import re
import subprocess
import sys
from pathlib import Path

import click.testing
import pytest

from naru.cli.main import _status
from naru.cli.weigh import weigh

AXES = {"place": ["a", "b"], "sex": ["f", "m"], "age": ["x"], "occupation": ["o"]}
TOWN = {"axes": AXES, "counts": [[[[20000]], [[20000]]], [[[20000]], [[20000]]]]}
PLENTY = [{"id": "c", "kind": "cell", "where": {"place": ["a"]}}]
FEW = [{"id": "u", "kind": "roster", "group": "u", "within": {"place": ["a"]}, "size": [8, 12]}]
FIELDS = [
    "id", "lower", "lower_declared", "lower_used", "interval", "median", "upper", "guess", "bits_budget", "bits_spent",
    "verdict", "breaking", "cost_bits", "assumptions",
]  # fmt: skip


def line(*clues, population=TOWN, **more):
    sources = [
        {"id": f"s{number}", "complete": True, "clues": told} if isinstance(told, list) else told
        for number, told in enumerate(clues)
    ]  # fmt: skip
    return {"population": population, "floor": 20, "sources": sources, **more}


@pytest.fixture
def run(tmp_path, capfdbinary):
    def call(*lines, options=("--jsonl",)):
        path = tmp_path / "ledgers.jsonl"
        path.write_text("\n".join(told if isinstance(told, str) else json.dumps(told) for told in lines) + "\n")
        status = _status(["weigh", str(path), *options])
        out = capfdbinary.readouterr()
        return status, out.out.decode(), out.err.decode()

    return call


def test_all_above_the_floor_is_a_yes(run):
    status, out, _ = run(line(PLENTY))
    answer = json.loads(out)["sources"][0]
    assert status == 0
    assert list(answer) == FIELDS
    assert answer["verdict"] == "above_floor"
    assert answer["lower"] <= answer["lower_declared"]


def test_one_source_below_the_floor_is_a_no(run):
    status, out, _ = run(line(PLENTY, FEW))
    answers = json.loads(out)["sources"]
    assert status == 1
    assert [answer["verdict"] for answer in answers] == ["above_floor", "refuse"]
    assert answers[1]["breaking"] == ["u"]


def test_not_assessed_is_a_no(run):
    unfinished = {"id": "s", "clues": PLENTY}
    assert run(line(unfinished))[0] == 1
    unsized = [{"id": "u", "kind": "roster", "group": "u"}]
    status, out, _ = run(line(unsized))
    assert (status, json.loads(out)["sources"][0]["verdict"]) == (1, "not_assessed")


def test_a_bad_line_harms_only_itself(run):
    reversed_size = [{**FEW[0], "size": [12, 8]}]
    status, out, _ = run(
        line(PLENTY), line(reversed_size, id="second"), "{not json", line(PLENTY, secretive="some words"), line(PLENTY)
    )
    answers = [json.loads(text) for text in out.splitlines()]
    assert status == 4
    assert [("error" in answer, answer.get("id")) for answer in answers] == [
        (False, None), (True, "second"), (True, None), (True, None), (False, None),
    ]  # fmt: skip
    assert [answer["error"]["code"] for answer in answers[1:4]] == [
        "clue_size_impossible", "json_unreadable", "field_unknown",
    ]  # fmt: skip
    assert answers[1] == answers[1] | {"line": 2}
    assert answers[1]["error"]["field"] == "size"
    assert "some words" not in out


def test_a_no_outweighs_a_bad_line(run):
    assert run("{", line(FEW))[0] == 1


def test_a_population_is_a_pack_or_a_table(run):
    for population in ({}, {"pack": "north_korea", **TOWN}, {"axes": AXES}, {"pack": "atlantis"}):
        status, out, _ = run(line(PLENTY, population=population))
        assert status == 4
        assert json.loads(out)["error"]["code"] in ("population_unusable", "pack_not_found")
    assert "atlantis" not in out


def test_a_table_with_holes_is_an_error_of_its_line(run):
    holes = {"axes": AXES, "counts": [[[[20000]], [[-1]]], [[[20000]], [[20000]]]]}
    status, out, _ = run(line(PLENTY, population=holes), line(PLENTY))
    assert status == 4
    assert json.loads(out.splitlines()[0])["error"]["field"] == "counts"


def test_the_pack_counts_counties_and_leaves_unsourced_trades_unassessed(run):
    women = [{"id": "c", "kind": "cell", "where": {"sex": ["f"], "age": ["15-64"]}}]
    miners = [{"id": "c", "kind": "cell", "where": {"occupation": ["miner"]}}]
    status, out, _ = run(line(women, miners, population={"pack": "north_korea"}))
    answers = json.loads(out)["sources"]
    assert status == 1
    assert [answer["verdict"] for answer in answers] == ["above_floor", "not_assessed"]
    assert answers[1]["missing"] == ["no_sourced_margin"]
    assert answers[1]["lower"] is None


def test_nothing_is_not_a_yes(run):
    status, out, err = run("")
    assert (status, out) == (2, "")
    assert "nothing_to_weigh" in err


def test_the_same_ledger_twice_in_a_line_is_refused(run):
    one = {"id": "s", "complete": True, "clues": PLENTY}
    assert json.loads(run(line(one, one))[1])["error"]["code"] == "ledger_twice"


def test_the_seed_fixes_the_answer(run):
    few = [{**FEW[0], "size": [80, 200]}, {"id": "s", "kind": "share", "size": [30000, 60000]}]
    first, again, other = (run(line(few), options=("--jsonl", "--seed", seed))[1] for seed in "112")
    assert first == again != other


def test_one_object_with_json(run):
    assert list(json.loads(run(line(PLENTY), options=("--json",))[1])) == ["sources"]
    both = json.loads(run(line(PLENTY), line(PLENTY), options=("--json",))[1])
    assert len(both["ledgers"]) == 2


def test_people_get_words_first_and_never_a_median(run):
    status, out, _ = run(line(PLENTY, FEW, {"id": "z", "clues": PLENTY}), "{", options=())
    text = re.sub(r"\s+", " ", out)
    assert status == 1
    assert "s0: above the floor At least" in text
    assert "s1: below the floor" in text
    assert "z: not assessed Not assessed" in text
    assert "breaks the source" in text
    assert "This holds only if" in text
    assert "line 2: A line is not JSON." in text
    assert "median" not in text
    assert not re.search(r"\bsafe\b|%", text)


def test_the_help_shows_an_example_that_runs(tmp_path):
    shown = click.testing.CliRunner().invoke(weigh, ["--help"]).output
    example = shown.split("Example:")[1].split("Options:")[0]
    naru = Path(sys.executable).with_name("naru")
    example = "\n".join(part.strip() for part in example.strip().splitlines())
    done = subprocess.run(
        ["sh", "-c", example.replace("naru weigh", f"{naru} weigh")], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "above the floor" in done.stdout
