"""Adding: places that a pack lacks and a newsroom knows, laid over the pack.

In: a pack and `AddedPlace`s. Out: another pack with these places among its own, known to every room that is given
it; the pack itself stays as it is. Refuses an id that is taken or does not begin with "ed-", a place in no place,
coordinates that are none.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

import msgspec
import yaml

from naru.errors import Code, InputError, ItemError
from naru.packs.pack import Pack
from naru.packs.places import PlaceRow, Places
from naru.values import Lang, Record, convert

#: So that no id of a later edition of the pack can be the same.
PREFIX = "ed-"
_ID = re.compile(r"ed-[a-z0-9][a-z0-9-]{0,60}\Z")
_NAME = Annotated[str, msgspec.Meta(min_length=2, max_length=80)]


class AddedPlace(Record, frozen=True, kw_only=True):
    """A place an editor knows. `names` by language (one at least), `also` further spellings; `parent` the id of the place it lies in.

    `type`: village where nothing else is said. `lat`, `lon` in degrees, both or none.
    """

    id: str
    names: dict[Lang, _NAME]
    parent: str
    also: tuple[_NAME, ...] = ()
    type: str = "village"
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None


def read_added(untrusted: bytes) -> tuple[AddedPlace, ...]:
    """The places of a YAML or JSON list (docs/formats/places.md).

    Raises: InputError (pack_file_unreadable) where it is no list, ItemError (value_unreadable, field_unknown) for a place.
    """
    content = None
    with contextlib.suppress(yaml.YAMLError, UnicodeError, RecursionError, ValueError):
        content = yaml.safe_load(untrusted)
    if not isinstance(content, list):
        raise InputError(Code.PACK_FILE_UNREADABLE, field="places")
    return tuple(convert(entry, AddedPlace) for entry in content)


def with_places(pack: Pack, added: Iterable[AddedPlace]) -> Pack:
    """The pack with these places too; the same pack where there are none.

    Raises: ItemError (pack_row_broken, pack_id_twice, pack_parent_unknown, pack_coordinates).
    """
    rows: dict[str, PlaceRow] = {}
    for place in added:
        if not _ID.match(place.id):
            raise ItemError(Code.PACK_ROW_BROKEN, field="id")
        if not place.names or any(not name.strip() for name in place.names.values()):
            raise ItemError(Code.PACK_ROW_BROKEN, field="names")
        if not _is_type(pack, place.type):
            raise ItemError(Code.PACK_ROW_BROKEN, field="type")
        if place.id in pack.places or place.id in rows:
            raise ItemError(Code.PACK_ID_TWICE, field="id")
        if place.parent not in pack.places and place.parent not in rows:
            raise ItemError(Code.PACK_PARENT_UNKNOWN, field="parent")
        if (place.lat is None) != (place.lon is None):
            raise ItemError(Code.PACK_COORDINATES, field="lat")
        rows[place.id] = _row(place)
    if not rows:
        return pack
    return replace(pack, places=Places((*pack.places.rows, *rows.values())))


def _is_type(pack: Pack, kind: str) -> bool:
    return any(row.type == kind for row in pack.places.rows) and kind not in pack.manifest.precision.country


def _row(place: AddedPlace) -> PlaceRow:
    names: dict[str, str] = {lang: name.strip() for lang, name in place.names.items()}
    spelled = (*names.values(), *(name.strip() for name in place.also))
    return PlaceRow(
        id=place.id,
        names={"en": next(iter(names.values())), **names},
        all_names=tuple(dict.fromkeys(spelled)),
        type=place.type,
        parent_id=place.parent,
        lat=place.lat,
        lon=place.lon,
        added=True,
    )
