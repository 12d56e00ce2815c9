from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.errors import InputError
from naru.packs import Pack, Population
from naru.packs.files import read_text
from naru.packs.population import AGE_FILE, FILE, fit, read_groups, read_population
from naru.packs.problems import Problem

CENSUS = 24_052_231


def test_every_margin_sums_to_the_census(pack: Pack) -> None:
    people = pack.population
    assert (people.total, people.year) == (CENSUS, 2008)
    assert sum(figure.count for figure in people.place) == CENSUS
    assert sum(figure.count for figure in people.sex_age) == CENSUS


def test_the_table_keeps_its_margins(pack: Pack) -> None:
    people = pack.population
    axes, counts = people.table()
    assert list(axes) == ["place", "sex", "age", "occupation"]
    assert axes["sex"] == ("f", "m")
    assert axes["age"] == ("0-14", "15-64", "65+")
    assert axes["occupation"] == ("any",), "no occupation is counted until a margin is sourced"
    assert len(counts) == len(axes["place"])
    for figure, row in zip(people.place, counts, strict=True):
        assert sum(cell for by_age in row for (cell,) in by_age) == pytest.approx(figure.count, rel=1e-9)
    women = sum(cell for row in counts for (cell,) in row[0])
    assert women == pytest.approx(12_330_393, rel=1e-9)
    assert sum(row[0][1][0] for row in counts) == pytest.approx(8_221_049, rel=1e-9)


def test_every_figure_has_a_source_and_a_year(pack: Pack) -> None:
    for figure in (*pack.population.place, *pack.population.sex_age):
        assert figure.source
        assert figure.count > 0
        assert figure.year is not None or figure.label == pack.manifest.country


def test_the_rest_of_a_province_is_what_its_sourced_counties_leave(pack: Pack) -> None:
    counts = {figure.label: figure for figure in pack.population.place}
    hyesan_and_others = 192_680 + 31_471 + 37_225 + 40_311 + 42_618 + 57_729 + 37_528
    assert counts["kp-KP-10"].count == 719_269 - hyesan_and_others
    assert counts["kp-KP-10"].status == "rest"
    assert counts["kp-KP-05"].status == "stated", "no county of it is sourced, so the province is the label"


def test_a_figure_that_counts_another_province_is_split(pack: Pack) -> None:
    counts = {figure.label: figure for figure in pack.population.place}
    rason = counts["kp-adm2-1108747091"]
    assert rason.count == 196_954
    sourced = 153_532 + 123_721 + 127_893 + 107_327 + 89_244 + 667_929 + 48_958 + 105_909 + 99_557 + 207_299
    assert counts["kp-KP-09"].count == 2_327_362 - sourced - rason.count
    assert counts["kp-KP-09"].covers == (), "what was counted with it has been taken out"
    assert counts["kp-KP-02"].covers == ("kp-KP-14",), "what could not be taken out is said"


def test_of_two_figures_the_newest_counts(pack: Pack) -> None:
    sakju = next(figure for figure in pack.population.place if figure.label == "kp-adm2-1108747105")
    assert (sakju.count, sakju.year) == (159_707, 2008)


def test_a_place_stands_for_the_labels_in_it(pack: Pack) -> None:
    people, places = pack.population, pack.places
    assert people.labels_within("kp-adm2-1108746903", places) == ("kp-adm2-1108746903",)
    ryanggang = people.labels_within("kp-KP-10", places)
    assert len(ryanggang) == 8
    assert sum(figure.count for figure in people.place if figure.label in ryanggang) == 719_269
    assert people.labels_within("kp-KP-13", places) == ("kp-adm2-1108747091",)
    assert set(people.labels_within("kp", places)) == set(people.labels)


@pytest.mark.parametrize("place_id", ["gn-2043837", "kp-KP-06", "kp-KP-07", "kp-KP-14", "cn", "nowhere", "kp-riv-yalu"])
def test_a_place_the_figures_do_not_cover_stands_for_nothing(pack: Pack, place_id: str) -> None:
    assert pack.population.labels_within(place_id, pack.places) == ()


def test_groups_are_ranges_with_a_source(pack: Pack) -> None:
    watch_unit = pack.groups[2]
    assert (watch_unit.low, watch_unit.high, watch_unit.unit) == (25, 50, "families")
    assert [group.item for group in pack.groups if group.low is None] == ["miners"]


@pytest.mark.parametrize(
    "row", ["x,2,1,people,2008,s", "x,-1,1,people,2008,s", "x,1,,people,2008,s", "x,few,1,p,2008,s", "x"]
)
def test_a_broken_group_is_set_aside(row: str) -> None:
    problems: list[Problem] = []
    groups = read_groups(f"item,value_low,value_high,unit,year,source\n{row}\ny,1,2,people,2008,s\n", problems)
    assert [group.item for group in groups] == ["y"]
    assert [(one.code, one.line) for one in problems] == [("pack_row_broken", 2)]


def _with(pack: Pack, old: str, new: str, file: str = FILE) -> tuple[Population, list[tuple[str, str, int | None]]]:
    texts = {name: read_text(pack.root, name) for name in (FILE, AGE_FILE)}
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    problems: list[Problem] = []
    people = read_population(texts[FILE], texts[AGE_FILE], "kp", pack.places, problems)
    return people, [(one.code, one.file, one.line) for one in problems]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("nowhere,,Hyesan", "pack_place_unknown"),
        ("kp-adm2-1108746903,nowhere,Hyesan", "pack_place_unknown"),
    ],
)
def test_a_figure_of_an_unknown_place_is_set_aside(pack: Pack, new: str, code: str) -> None:
    people, problems = _with(pack, "kp-adm2-1108746903,,Hyesan", new)
    assert [(told, file) for told, file, _ in problems] == [(code, FILE)]
    assert "kp-adm2-1108746903" not in people.labels
    assert sum(figure.count for figure in people.place) == CENSUS, "its people are in the rest of the province"


@pytest.mark.parametrize("new", ["many", "-5", "0", "1.5", ""])
def test_a_figure_that_is_no_number_is_set_aside(pack: Pack, new: str) -> None:
    people, problems = _with(pack, "192680", new)
    assert [told for told, _, _ in problems] == ["pack_row_broken"]
    assert "kp-adm2-1108746903" not in people.labels


def test_counties_larger_than_their_province_are_told_and_the_province_kept_whole(pack: Pack) -> None:
    people, problems = _with(pack, "192680", "999999")
    assert [told for told, _, _ in problems] == ["pack_row_broken"]
    assert people.labels_within("kp-KP-10", pack.places) == ("kp-KP-10",)
    assert sum(figure.count for figure in people.place) == CENSUS


@pytest.mark.parametrize(
    ("old", "new", "file"),
    [
        ("24052231", "24052230", FILE),
        ("\nkp,,DPR Korea,country", "\n,,DPR Korea,country", FILE),
        ("15-64,16377871", "15-64,16377870", AGE_FILE),
        ("3255288", "23255288", FILE),
    ],
)
def test_margins_that_do_not_agree_are_refused(pack: Pack, old: str, new: str, file: str) -> None:
    with pytest.raises(InputError) as caught:
        _with(pack, old, new, file)
    assert caught.value.code == "pack_no_population"


@given(
    st.lists(st.floats(1, 1e7), min_size=1, max_size=12),
    st.lists(st.floats(1, 1e7), min_size=1, max_size=8),
)
def test_fitting_meets_both_margins(rows: list[float], columns: list[float]) -> None:
    scale = sum(rows) / sum(columns)
    wanted = [column * scale for column in columns]
    cells = fit(rows, wanted)
    assert [sum(row) for row in cells] == pytest.approx(rows, rel=1e-6)
    assert [sum(column) for column in zip(*cells, strict=True)] == pytest.approx(wanted, rel=1e-6)
    assert all(cell > 0 for row in cells for cell in row)


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=6), st.lists(st.floats(1, 1e6), min_size=1, max_size=6))
def test_fitting_assumes_nothing_but_independence(rows: list[float], columns: list[float]) -> None:
    total = sum(rows)
    wanted = [column * total / sum(columns) for column in columns]
    for row, cells in zip(rows, fit(rows, wanted), strict=True):
        assert cells == pytest.approx([row * column / total for column in wanted], rel=1e-6)
