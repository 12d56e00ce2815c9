"""The manifest of a pack, pack.yaml: what it is called, where and when its country lives, and how its places are
graded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from naru.errors import Code, InputError, ItemError
from naru.packs.files import key_of, read_yaml
from naru.values import Lang, Record, convert

FILE = "pack.yaml"
Month = Annotated[int, msgspec.Meta(ge=1, le=12)]


class Era(Record, frozen=True, kw_only=True):
    """A way to count years: year of the common era = year of the era + `offset`."""

    name: str
    offset: int
    names: dict[Lang, str]


class PrecisionTypes(Record, frozen=True, kw_only=True):
    """Which types of places.csv count as which precision; `county` types do so only directly under a province."""

    country: tuple[str, ...]
    province: tuple[str, ...]
    county: tuple[str, ...]


class Manifest(Record, frozen=True, kw_only=True):
    """See docs/formats/pack.md.

    `country`, `border` and `rivers` are ids of places.csv; seasons are (first month, last month); `place_layers` are
    those of `layers` whose every shape is a place, under its id.
    """

    id: str
    version: str
    names: dict[Lang, str]
    country: str
    timezone: str
    languages: tuple[Lang, ...]
    attribution: str
    seasons: dict[str, tuple[Month, Month]]
    eras: tuple[Era, ...] = ()
    border: str | None = None
    rivers: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    place_layers: tuple[str, ...] = ()
    precision: PrecisionTypes


def read_manifest(root: Path) -> Manifest:
    """The manifest of the pack in this folder. Raises: MissingError, InputError (pack_file_unreadable) at the line
    that is wrong.
    """
    document = read_yaml(root, FILE)
    try:
        return convert(document.content, Manifest)
    except ItemError as broken:
        line = document.line_of(*key_of(broken.field))
        raise InputError(Code.PACK_FILE_UNREADABLE, field=broken.field or FILE, line=line) from None
