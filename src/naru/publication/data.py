"""The data files of a bulletin: claims.json, claims.csv and events.geojson, from statements and nothing else.

In: statements, the day of publication, the pack (for shapes of published places). Out: bytes; rows by published date,
then by statement id; no time but the day of publication. GeoJSON as RFC 7946: only factual statements; a point only
where the published place is finer than a county, else the outline of the published county or province, else no
geometry. CSV as RFC 4180 in UTF-8; a cell that a spreadsheet would run as a formula begins with an apostrophe.

It refuses nothing: what may be published was decided before.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

import msgspec

from naru.packs import Pack
from naru.publication.bulletin import Bulletin, Statement

FIELDS = tuple(field.name for field in msgspec.structs.fields(Statement))


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Each statement once, by published date, then by id."""
    return tuple(sorted({statement.id: statement for statement in statements}.values(), key=lambda s: s.order))


def claims_json(bulletin: Bulletin, statements: Iterable[Statement], pack: Pack) -> bytes:
    """One JSON object: what bulletin, its day, its language, licence and attribution, and the statements as rows."""
    rows = [msgspec.structs.asdict(statement) for statement in in_order(statements)]
    return _json({**_about(bulletin, pack), "statements": rows})


def claims_csv(statements: Iterable[Statement]) -> bytes:
    """A header and one row per statement, CRLF line ends."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(FIELDS)
    for statement in in_order(statements):
        table.writerow([_cell(value) for value in msgspec.structs.astuple(statement)])
    return out.getvalue().encode()


def events_geojson(bulletin: Bulletin, statements: Iterable[Statement], pack: Pack) -> bytes:
    """A FeatureCollection of the factual statements."""
    features = [
        {
            "type": "Feature",
            "id": statement.id,
            "geometry": geometry_of(statement.place_id, pack),
            "properties": msgspec.structs.asdict(statement),
        }
        for statement in in_order(statements)
        if statement.factual
    ]
    return _json({"type": "FeatureCollection", **_about(bulletin, pack), "features": features})


def geometry_of(place_id: str | None, pack: Pack) -> dict[str, Any] | None:
    """The GeoJSON geometry of a published place at its own precision, or None where it has none that is honest."""
    row = pack.places.get(place_id)
    if place_id is None or row is None:
        return None
    precision = pack.precision_of(place_id)
    if precision == "district":
        return None if row.lat is None or row.lon is None else {"type": "Point", "coordinates": [row.lon, row.lat]}
    layer = {"county": "counties", "province": "provinces"}.get(precision or "")
    return shape_of(place_id, layer, pack) if layer else None


def shape_of(place_id: str, layer: str, pack: Pack) -> dict[str, Any] | None:
    """The outline a layer of the pack has for a place, or None."""
    if layer not in pack.manifest.layers:
        return None
    for feature in pack.layer(layer)["features"]:
        if feature["properties"].get("id") == place_id:
            geometry: dict[str, Any] = feature["geometry"]
            return geometry
    return None


def _about(bulletin: Bulletin, pack: Pack) -> dict[str, Any]:
    story = bulletin.story
    return {
        "bulletin": story.slug,
        "published": story.date.isoformat(),
        "language": story.lead.lang,
        "licence": bulletin.licence,
        "attribution": " ".join(pack.manifest.attribution.split()),
    }


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") and isinstance(value, str) else text


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"
