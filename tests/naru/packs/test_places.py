from __future__ import annotations

import pytest

from naru.errors import InputError
from naru.packs import Pack
from naru.packs.places import COLUMNS, Places, read_places
from naru.packs.problems import Problem
from naru.values import Place

HEAD = ",".join(COLUMNS)


def _row(place_id: str, parent: str = "", lat: str = "1", lon: str = "2", name: str = "Name", **cells: str) -> str:
    row = dict.fromkeys(COLUMNS, "") | {
        "id": place_id, "parent_id": parent, "lat": lat, "lon": lon, "name_en": name, "type": "village",
    } | cells  # fmt: skip
    return ",".join(row[column] for column in COLUMNS)


def _read(*rows: str) -> tuple[Places, list[tuple[str, int | None, str | None]]]:
    problems: list[Problem] = []
    places = read_places("\n".join([HEAD, *rows]) + "\n", problems)
    return places, [(one.code, one.line, one.field) for one in problems]


def test_a_place_has_all_its_names_once(pack: Pack) -> None:
    row = pack.places.get("kp-adm2-1108746903")
    assert row is not None
    assert row.names == {"en": "Hyesan", "ko": "혜산시", "zh": "惠山市", "ja": "恵山市"}
    assert {"Hyesan", "혜산", "惠山", "恵山市", "Hyesanjin"} <= set(row.all_names)
    assert len(set(row.all_names)) == len(row.all_names)
    assert "" not in row.all_names
    assert row.lat == pytest.approx(41.40167)
    assert row.border_km == pytest.approx(0.6)


def test_all_rows_of_the_bundled_pack_load(pack: Pack) -> None:
    assert len(pack.places) == 4659
    assert len({row.id for row in pack.places}) == 4659
    assert all(row.parent_id in pack.places for row in pack.places if row.parent_id)


def test_a_label_falls_back_to_english(pack: Pack) -> None:
    assert pack.label("kp-adm2-1108746903", "ja") == "恵山市"
    row = next(row for row in pack.places if "ja" not in row.names)
    assert pack.label(row.id, "ja") == row.names["en"]
    assert pack.label("nowhere", "en") == ""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (_row(""), ("pack_row_broken", 3, "id")),
        (_row("x", name=" "), ("pack_row_broken", 3, "name_en")),
        (_row("x", type=""), ("pack_row_broken", 3, "type")),
        (_row("x", lat="91"), ("pack_coordinates", 3, "lat")),
        (_row("x", lon="-180.1"), ("pack_coordinates", 3, "lon")),
        (_row("x", lat="north"), ("pack_coordinates", 3, "lat")),
        (_row("x", lat="nan"), ("pack_coordinates", 3, "lat")),
        (_row("x", lat="inf"), ("pack_coordinates", 3, "lat")),
        (_row("x", lat=""), ("pack_coordinates", 3, "lat")),
        (_row("x", population="-1"), ("pack_row_broken", 3, "population")),
        (_row("x", population="many"), ("pack_row_broken", 3, "population")),
        (_row("x", population="2.5"), ("pack_row_broken", 3, "population")),
        (_row("x", border_km="near"), ("pack_row_broken", 3, "border_km")),
        (_row("a"), ("pack_id_twice", 3, "id")),
        ("too,short", ("pack_row_broken", 3, None)),
    ],
)
def test_a_broken_row_harms_only_itself(row: str, told: tuple[str, int, str | None]) -> None:
    places, problems = _read(_row("a"), row, _row("b", "a"))
    assert [place.id for place in places] == ["a", "b"]
    assert problems == [told]


def test_a_parent_that_is_not_there_is_dropped_and_told() -> None:
    places, problems = _read(_row("a", "gone"), _row("b", "a"))
    assert [place.parent_id for place in places] == [None, "a"]
    assert problems == [("pack_parent_unknown", 2, "parent_id")]


def test_places_in_a_circle_are_cut_loose() -> None:
    places, problems = _read(_row("a", "b"), _row("b", "c"), _row("c", "a"), _row("d", "d"), _row("e", "c"))
    assert {one[0] for one in problems} == {"pack_parent_unknown"}
    for place in places:
        assert len(places.chain(place.id)) <= 5, "the way up ends"
    assert places.chain("e")[0] == "e"


def test_a_missing_column_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read_places("id,name_en\nx,X\n", [])
    assert (caught.value.code, caught.value.line) == ("pack_file_unreadable", 1)


@pytest.mark.parametrize(
    ("place_id", "precision"),
    [
        ("kp", "country"),
        ("kp-KP-10", "province"),
        ("kp-riv-yalu", "province"),
        ("kp-border", "province"),
        ("kp-adm2-1108746903", "county"),  # a city directly under its province
        ("kp-adm2-1108747013", "county"),
        ("kp-adm2-1108746951", "county"),  # a district directly under a province
        ("gn-2043837", "district"),  # the town inside a city that is a county
        ("gn-2037886", "county"),
        ("kp-x-06", "district"),
        ("nowhere", None),
    ],
)
def test_precision_follows_type_and_parent(pack: Pack, place_id: str, precision: str | None) -> None:
    assert pack.precision_of(place_id) == precision


def test_a_pack_is_a_gazetteer(pack: Pack) -> None:
    town = Place(id="gn-2043837", name="Hyesan")
    assert town.coarsen("county", pack) == Place(id="kp-adm2-1108746903")
    assert town.coarsen("province", pack) == Place(id="kp-KP-10")
    assert town.coarsen("country", pack) == Place(id="kp")
    assert pack.parent_of("nowhere") is None


def test_every_place_of_the_country_coarsens_to_it(pack: Pack) -> None:
    for row in pack.places:
        coarse = Place(id=row.id).coarsen("country", pack)
        assert pack.precision_of(coarse.id or "") == "country"
