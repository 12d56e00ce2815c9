"""The data files: fields, order, geometry, and cells no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json

from naru.packs import Pack
from naru.publication import Bulletin, Statement
from naru.publication.bulletin import statements_of
from naru.publication.data import FIELDS, claims_csv, claims_json, events_geojson, in_order


def test_rows_hold_the_allow_list_in_order_of_published_date_then_id(pack: Pack, bulletin: Bulletin) -> None:
    statements = statements_of(bulletin, pack).values()
    told = json.loads(claims_json(bulletin, statements, pack))
    assert set(told) == {"bulletin", "published", "language", "licence", "attribution", "statements"}
    assert told["published"] == "2024-02-05"
    rows = told["statements"]
    assert all(tuple(row) == FIELDS for row in rows)
    assert len({row["id"] for row in rows}) == len(rows) == 21
    dated = [(row["edtf"], row["id"]) for row in rows]
    assert dated[0][0] == "2020/.."
    same_day = [identity for edtf, identity in dated if edtf == "2024-01-26"]
    assert same_day == sorted(same_day)
    assert dated[-1][0] == "[2024-02-11..2024-02-20]"
    table = list(csv.DictReader(io.StringIO(claims_csv(statements).decode())))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert table[0].keys() == set(FIELDS)


def test_the_map_file_holds_facts_only_at_their_published_precision(pack: Pack, bulletin: Bulletin) -> None:
    statements = statements_of(bulletin, pack).values()
    features = json.loads(events_geojson(bulletin, statements, pack))["features"]
    assert {f["properties"]["status"] for f in features} <= {"happened", "seen", "in_force", "attempted", "ended"}
    assert len(features) == sum(1 for statement in statements if statement.factual) == 16
    for feature in features:
        precision = pack.precision_of(feature["properties"]["place_id"])
        kind = feature["geometry"]["type"]
        assert kind == "Point" if precision == "district" else kind in ("Polygon", "MultiPolygon")
        assert feature["id"] == feature["properties"]["id"]


def test_places_without_an_honest_shape_have_none(pack: Pack, bulletin: Bulletin) -> None:
    river = _statement(place_id="kp-riv-yalu", lat=41.0, lon=126.0)
    (feature,) = json.loads(events_geojson(bulletin, [river], pack))["features"]
    assert feature["geometry"] is None


def test_a_cell_is_never_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@a", "\tx"):
        rows = list(csv.DictReader(io.StringIO(claims_csv([_statement(text=text)]).decode())))
        assert rows[0]["text"] == "'" + text
    rows = list(csv.DictReader(io.StringIO(claims_csv([_statement(text='He said "no", twice.', lon=-5.5)]).decode())))
    assert rows[0]["text"] == 'He said "no", twice.'
    assert rows[0]["lon"] == "-5.5"


def test_undated_rows_stand_last_and_doubled_ones_once() -> None:
    rows = [
        _statement(id="s-2", edtf=None),
        _statement(id="s-1", edtf="2024"),
        _statement(id="s-0", edtf="../2023"),
        _statement(id="s-2"),
    ]
    assert [row.id for row in in_order(rows)][:1] == ["s-0"]
    assert [row.id for row in in_order(rows[:3])] == ["s-0", "s-1", "s-2"]


def _statement(**changes: object) -> Statement:
    fields = {
        "id": "s-0",
        "label": None,
        "edtf": None,
        "place_id": None,
        "lat": None,
        "lon": None,
        "code": "search",
        "status": "happened",
        "text": "T",
    }
    return Statement(**{**fields, **changes})  # type: ignore[arg-type]
