"""The gazetteer of a pack: one row per place, with all the names it goes by.

In: places.csv (columns in docs/formats/pack.md). Out: `Places`, rows by id in the order of the file. A row that is
broken, stands twice or has impossible coordinates is set aside with its line; a row whose parent is unknown loads
without a parent. Names are told apart by nothing but their spelling: which of several places of one name is meant
is for the reading room to decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from naru.errors import Code, InputError, ItemError
from naru.packs.files import rows_of
from naru.packs.problems import Problem, problem
from naru.values import LANGS, Record

FILE = "places.csv"
COLUMNS = (
    "id", "name_en", "alt_names", "name_ko", "name_zh", "name_ja", "type", "parent_id", "lat", "lon", "population",
    "source", "licence", "border_km",
)  # fmt: skip


class PlaceRow(Record, frozen=True, kw_only=True):
    """One place. `names` by language (en always; others where known); `lat`, `lon` in degrees, `border_km` to the
    land border. `added` = an editor's own, not the pack's.
    """

    id: str
    names: dict[str, str]
    all_names: tuple[str, ...]
    type: str
    parent_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    border_km: float | None = None
    line: int = 0
    added: bool = False


class Places:
    """All places of a pack. No place lies in itself: `read_places` cuts circles."""

    __slots__ = ("_by_id", "_children", "rows")

    def __init__(self, rows: tuple[PlaceRow, ...]) -> None:
        self.rows = rows
        self._by_id = {row.id: row for row in rows}
        inside: dict[str, list[PlaceRow]] = {}
        for row in rows:
            if row.parent_id is not None:
                inside.setdefault(row.parent_id, []).append(row)
        self._children = {place_id: tuple(children) for place_id, children in inside.items()}

    def get(self, place_id: str | None) -> PlaceRow | None:
        """The row of this id, or None."""
        return self._by_id.get(place_id) if place_id is not None else None

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._by_id

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[PlaceRow]:
        return iter(self.rows)

    def label(self, place_id: str, lang: str) -> str:
        """The name in this language, in English where it has none there; "" for an unknown id."""
        row = self._by_id.get(place_id)
        return "" if row is None else row.names.get(lang) or row.names["en"]

    def chain(self, place_id: str) -> tuple[str, ...]:
        """This place and everything it lies in, from the inside out; only the id itself where it is unknown."""
        found = [place_id]
        while (row := self._by_id.get(found[-1])) is not None and row.parent_id is not None:
            found.append(row.parent_id)
        return tuple(found)

    def children(self, place_id: str) -> tuple[PlaceRow, ...]:
        """The places that lie directly in this one, in the order of the file."""
        return self._children.get(place_id, ())


def read_places(text: str, problems: list[Problem]) -> Places:
    """Places from the text of a places.csv. Raises: InputError (pack_file_unreadable) where a column is missing."""
    header = text.split("\n", 1)[0].rstrip("\r").split(",")
    if not set(COLUMNS) <= set(header):
        raise InputError(Code.PACK_FILE_UNREADABLE, field=FILE, line=1)
    rows: dict[str, PlaceRow] = {}
    for line, cells in rows_of(text, FILE, problems):
        try:
            row = _row(cells, line)
        except ItemError as broken:
            problems.append(problem(_CODES[broken.code], FILE, line, broken.field))
            continue
        if row.id in rows:
            problems.append(problem(Code.PACK_ID_TWICE, FILE, line, "id"))
            continue
        rows[row.id] = row
    return Places(tuple(_with_parents(rows, problems)))


_CODES = {code.code: code for code in (Code.PACK_ROW_BROKEN, Code.PACK_COORDINATES)}


def _row(cells: dict[str, str], line: int) -> PlaceRow:
    for column in ("id", "name_en", "type"):
        if not cells[column].strip():
            raise ItemError(Code.PACK_ROW_BROKEN, field=column)
    names: dict[str, str] = {lang: cells[f"name_{lang}"] for lang in LANGS if cells[f"name_{lang}"]}
    alternatives = cells["alt_names"].split("|") if cells["alt_names"] else []
    lat, lon = _number(cells, "lat", 90), _number(cells, "lon", 180)
    if (lat is None) != (lon is None):
        raise ItemError(Code.PACK_COORDINATES, field="lat" if lat is None else "lon")
    population = _number(cells, "population", 1e10)
    if population is not None and (population < 0 or population != int(population)):
        raise ItemError(Code.PACK_ROW_BROKEN, field="population")
    return PlaceRow(
        id=cells["id"],
        names=names,
        all_names=tuple(dict.fromkeys(name for name in (*names.values(), *alternatives) if name)),
        type=cells["type"],
        parent_id=cells["parent_id"] or None,
        lat=lat,
        lon=lon,
        population=int(population) if population is not None else None,
        border_km=_number(cells, "border_km", 1e5),
        line=line,
    )


def _number(cells: dict[str, str], column: str, limit: float) -> float | None:
    """A number of at most `limit` either side of zero; None for an empty cell."""
    cell = cells[column]
    if not cell:
        return None
    broken = Code.PACK_COORDINATES if column in ("lat", "lon") else Code.PACK_ROW_BROKEN
    try:
        value = float(cell)
    except ValueError:
        raise ItemError(broken, field=column) from None
    if not -limit <= value <= limit:
        raise ItemError(broken, field=column)
    return value


def _with_parents(rows: dict[str, PlaceRow], problems: list[Problem]) -> Iterator[PlaceRow]:
    for row in rows.values():
        if row.parent_id is not None and (row.parent_id not in rows or _circular(row, rows)):
            problems.append(problem(Code.PACK_PARENT_UNKNOWN, FILE, row.line, "parent_id"))
            yield row.replaced(parent_id=None)
        else:
            yield row


def _circular(row: PlaceRow, rows: dict[str, PlaceRow]) -> bool:
    above, steps = row.parent_id, 0
    while above is not None and above in rows and steps < 20:
        if above == row.id:
            return True
        above, steps = rows[above].parent_id, steps + 1
    return False
