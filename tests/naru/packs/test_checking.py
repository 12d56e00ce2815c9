from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from naru.errors import InputError
from naru.packs import check

Mend = Callable[[str, str, str], None]


def _told(folder: Path) -> list[tuple[str, str]]:
    return [(one.code, one.file) for one in check(folder).problems]


def test_the_bundled_pack_is_sound() -> None:
    found = check("north_korea")
    assert found.problems == ()
    assert found.ok
    assert found.counts["kinds"] == 42
    assert found.counts["places"] == 4659


def test_gaps_are_told_and_are_no_problems() -> None:
    gaps = {gap.what: gap for gap in check("north_korea").gaps}
    assert gaps["counties without a population figure of their own"].count == 146
    assert gaps["places without a name in zh"].count > 1000
    assert gaps["provinces without any population figure"].count == 4
    assert "occupations: no sourced margin, so no occupation is counted" in gaps
    assert all(0 < gap.count <= gap.of and len(gap.examples) <= 5 for gap in gaps.values())


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        check(tmp_path / "none")
    assert caught.value.code == "pack_not_found"


def test_an_empty_folder_is_a_pack_with_a_problem(tmp_path: Path) -> None:
    found = check(tmp_path)
    assert not found.ok
    assert [(one.code, one.file) for one in found.problems] == [("pack_file_missing", "pack.yaml")]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        # a broken row
        ("places.csv", "gn-2043837,", "gn-2043837,,", "pack_row_broken"),
        ("places.csv", "cn-JL,Jilin", "cn-LN,Jilin", "pack_id_twice"),
        ("places.csv", "province,cn,43.67,126.19", "province,cn,143.67,126.19", "pack_coordinates"),
        ("places.csv", "province,cn,43.67,126.19", "province,xx,43.67,126.19", "pack_parent_unknown"),
        ("groups.csv", "inminban,25,50", "inminban,50,25", "pack_row_broken"),
        # a wrong code
        ("taxonomy.yaml", "\n  happened:\n", "\n  occurred:\n", "pack_list_incomplete"),
        ("taxonomy.yaml", "  denied:\n    factual: false", "  denied:\n    factual: true", "pack_list_incomplete"),
        ("words.yaml", "\n  hearsay:", "\n  gossip:", "pack_list_incomplete"),
        ("words.yaml", "\n  labor_district:", "\n  labour_district:", "pack_list_incomplete"),
        ("words.yaml", "\n  doubtful:", "\n  dubious:", "pack_list_incomplete"),
        ("pack.yaml", "winter: [12, 2]", "cold: [12, 2]", "pack_list_incomplete"),
        ("pack.yaml", "place_layers: [counties", "place_layers: [cantons", "pack_list_incomplete"),
        # a language left out
        ("taxonomy.yaml", "en: guard post, ko: 초소, ", "en: guard post, ", "pack_label_missing"),
        ("taxonomy.yaml", "      ja: 実際に起きた。", '      ja: ""', "pack_label_missing"),
        ("words.yaml", "ko: 광부, zh: 矿工,", "ko: 광부,", "pack_label_missing"),
        ("calendar.yaml", "names: {en: Mother's Day, ko: 어머니날,", "names: {en: Mother's Day,", "pack_label_missing"),
        ("glossary.yaml", "      ja: 一般の警察官。", "      fr: 一般の警察官。", "pack_row_broken"),
        ("pack.yaml", "zh: 主体,", "", "pack_label_missing"),
        # a bad date
        ("calendar.yaml", "2024: 2024-02-10", "2024: 2024-02-30", "pack_no_such_day"),
        ("calendar.yaml", "month: 4\n    day: 15", "month: 4\n    day: 31", "pack_no_such_day"),
        # a place that is not there
        ("calendar.yaml", "river: kp-riv-tumen", "river: kp-riv-thames", "pack_place_unknown"),
        ("pack.yaml", "border: kp-border", "border: kp-frontier", "pack_place_unknown"),
        ("pack.yaml", "rivers: [kp-riv-yalu", "rivers: [kp-riv-thames", "pack_place_unknown"),
        ("population.csv", "kp-adm2-1108746903,", "kp-adm2-0,", "pack_place_unknown"),
        ("maps/counties.geojson", '"id":"kp-adm2-1108746843"', '"id":"kp-adm2-0"', "pack_place_unknown"),
        ("maps/border.geojson", "[124.3299,39.9321]", "[424.3299,39.9321]", "pack_coordinates"),
        ("pack.yaml", "timezone: Asia/Pyongyang", "timezone: Mars/Olympus", "pack_row_broken"),
        ("SOURCES.md", "`groups.csv`", "groups", "pack_source_unsaid"),
        ("taxonomy.yaml", "  patrol:\n", "  curfew:\n    measure: true\n  patrol:\n", "pack_id_twice"),
    ],
)  # fmt: skip
def test_each_kind_of_break_is_found(folder: Path, mend: Mend, name: str, old: str, new: str, code: str) -> None:
    mend(name, old, new)
    found = check(folder)
    assert code in [one.code for one in found.problems]
    assert not found.ok


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("entries:\n  - code: no_such_code\n    words: [x]\n", "pack_code_unknown"),
        ("entries:\n  - {words: [x], status: maybe}\n", "pack_list_incomplete"),
        ("entries:\n  - {words: [x], sureness: quite}\n", "pack_list_incomplete"),
        ("entries:\n  - {words: [x], codes: [curfew, no_such_code]}\n", "pack_code_unknown"),
        ("entries:\n  - {words: [x], except_codes: [no_such_code]}\n", "pack_code_unknown"),
        ("entries: [", "pack_file_unreadable"),
        ("entries:\n  a: 1\n  a: 2\n", "pack_id_twice"),
    ],
)
def test_a_lexicon_must_know_the_taxonomy(folder: Path, text: str, code: str) -> None:
    (folder / "lexicons" / "en").mkdir(parents=True, exist_ok=True)
    (folder / "lexicons" / "en" / "mine.yaml").write_text(text, "utf-8")
    assert (code, "lexicons/en/mine.yaml") in _told(folder)


def test_a_lexicon_of_known_codes_is_sound(folder: Path) -> None:
    (folder / "lexicons" / "en").mkdir(parents=True, exist_ok=True)
    (folder / "lexicons" / "en" / "mine.yaml").write_text(
        "entries: [{code: curfew, status: in_force, sureness: certain}, {status: drop, codes: [fine]}]\n", "utf-8"
    )
    assert _told(folder) == []


@pytest.mark.parametrize(
    "name", ["taxonomy.yaml", "calendar.yaml", "population.csv", "maps/rivers.geojson", "SOURCES.md"]
)
def test_a_missing_file_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert ("pack_file_missing", name) in _told(folder)


def test_a_file_nobody_named_is_told(folder: Path) -> None:
    (folder / "extra.csv").write_text("a\n", "utf-8")
    assert _told(folder) == [("pack_source_unsaid", "extra.csv")]


def test_every_problem_says_what_to_do_and_repeats_nothing(folder: Path, mend: Mend) -> None:
    mend("places.csv", "cn-JL,Jilin", "cn-JL,,Secret Words Of A Row")
    for one in check(folder).problems:
        assert one.message.endswith(".")
        assert one.hint.endswith(".")
        assert "Secret" not in str(one)
