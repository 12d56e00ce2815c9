"""The population of a pack: how many people live where, by sex and age band, each figure with its year and source.

In: population.csv, age_sex.csv, groups.csv (columns in docs/formats/pack.md). Out: `Population`, whose `table` is
the joint table place x sex x age x occupation that exposure counts in. Follows exposure.md's rule: **no share is
invented**. Where no county of a province is sourced the label is the province; where some are, "the rest of the
province" is a label of its own (the province's id) with what is left; what no province accounts for is the rest of
the country (the country's id). Of two figures for one place the newest counts. Occupation has one label, any, until
a margin is sourced. The joint table is fitted (iterative proportional fitting, Deming and Stephan 1940) to the
place margin and the sex by age margin from a table of ones: beyond the sourced margins it assumes nothing but
independence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from naru.errors import Code, InputError
from naru.packs.files import rows_of
from naru.packs.places import Places
from naru.packs.problems import Problem, problem
from naru.values import Record

FILE = "population.csv"
AGE_FILE = "age_sex.csv"
GROUPS_FILE = "groups.csv"
AXES = ("place", "sex", "age", "occupation")
#: Standard deviation of the logarithm of a margin's figures, one draw per axis (exposure.md).
SIGMA: Mapping[str, float] = {"place": 0.15, "sex": 0.03, "age": 0.10, "occupation": 0.35}

FigureStatus = Literal["stated", "preliminary", "rounded", "derived", "rest"]
Counts = tuple[tuple[tuple[tuple[float, ...], ...], ...], ...]


class Figure(Record, frozen=True, kw_only=True):
    """How many people one label of a margin holds. `year` None = a rest of figures of several years.

    `covers`: ids of places outside the label's own place that the figure also counts (borders have moved since the
    census).
    """

    label: str
    count: float
    year: int | None
    source: str
    status: FigureStatus = "stated"
    covers: tuple[str, ...] = ()


class Group(Record, frozen=True, kw_only=True):
    """How large a kind of group is said to be, as a range. `low` None = looked for and not found."""

    item: str
    low: float | None
    high: float | None
    unit: str
    year: str
    source: str


class Table(NamedTuple):
    """`axes`: labels by axis in the order place, sex, age, occupation; `counts` nested in that order, people."""

    axes: dict[str, tuple[str, ...]]
    counts: Counts


class Population(Record, frozen=True, kw_only=True):
    """The margins of one country. `total` people in `year`; `place` and `sex_age` (label "f 15-64") each sum to it."""

    total: float
    year: int
    source: str
    place: tuple[Figure, ...]
    sexes: tuple[str, ...]
    ages: tuple[str, ...]
    sex_age: tuple[Figure, ...]
    sigma: dict[str, float]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the place axis: ids of places.csv."""
        return tuple(figure.label for figure in self.place)

    def table(self) -> Table:
        """The joint table fitted to the margins; its sum is `total` within rounding of floats."""
        cells = fit([figure.count for figure in self.place], [figure.count for figure in self.sex_age])
        width = len(self.ages)
        counts = tuple(
            tuple(
                tuple((row[sex * width + age],) for age in range(width)) for sex in range(len(self.sexes))
            )
            for row in cells
        )  # fmt: skip
        axes = {"place": self.labels, "sex": self.sexes, "age": self.ages, "occupation": ("any",)}
        return Table(axes, counts)

    def labels_within(self, place_id: str, places: Places) -> tuple[str, ...]:
        """The labels of the place axis that together are this place, rest included: the mask that stands for it.

        Empty where the figures do not cover the place (unknown, finer than the labels, or only some of its counties
        are sourced): then nothing can be counted and it is not assessed.
        """
        if not self._covers(place_id, places):
            return ()
        return tuple(label for label in self.labels if place_id in places.chain(label))

    def _covers(self, place_id: str, places: Places) -> bool:
        if place_id in self.labels:
            return True
        children = places.children(place_id)
        return bool(children) and all(self._covers(child.id, places) for child in children)


def fit(rows: Sequence[float], columns: Sequence[float], rounds: int = 50, close: float = 1e-9) -> list[list[float]]:
    """A table of non-negative numbers with these row and column sums, by iterative proportional fitting from ones.

    `rows` and `columns` must have the same sum > 0. Ends when every row sum is within `close` of its target,
    relatively.
    """
    cells = [[1.0] * len(columns) for _ in rows]
    for _ in range(rounds):
        for row, target in zip(cells, rows, strict=True):
            have = sum(row)
            row[:] = [cell * target / have for cell in row] if have else row
        for index, target in enumerate(columns):
            have = sum(row[index] for row in cells)
            for row in cells:
                row[index] *= target / have if have else 0.0
        if all(abs(sum(row) - target) <= close * (target or 1.0) for row, target in zip(cells, rows, strict=True)):
            break
    return cells


class _Stated(NamedTuple):
    line: int
    place_id: str
    covers: tuple[str, ...]
    people: int
    year: int
    status: FigureStatus
    source: str


def read_population(figures: str, ages: str, country: str, places: Places, problems: list[Problem]) -> Population:
    """The population that the texts of population.csv and age_sex.csv describe; rows that are broken or of unknown
    places are set aside.

    Raises: InputError (pack_no_population) where the country's total or its age bands are missing or do not agree
    with the places.
    """
    year, sexes, bands, sex_age = _sex_age(ages, problems)
    stated = list(_stated(figures, places, problems))
    whole = next((row for row in stated if row.place_id == country and row.year == year), None)
    total = sum(figure.count for figure in sex_age)
    if whole is None or not sex_age or whole.people != total:
        raise InputError(Code.PACK_NO_POPULATION, field=FILE if whole is None else AGE_FILE)
    margin = tuple(_place_margin(whole, _newest(row for row in stated if row.place_id != country), places, problems))
    if any(figure.count <= 0 for figure in margin):
        raise InputError(Code.PACK_NO_POPULATION, field=FILE, line=whole.line)
    return Population(
        total=total,
        year=whole.year,
        source=whole.source,
        place=margin,
        sexes=sexes,
        ages=bands,
        sex_age=sex_age,
        sigma=dict(SIGMA),
    )


def read_groups(text: str, problems: list[Problem]) -> tuple[Group, ...]:
    """The groups that the text of a groups.csv describes; broken rows are set aside."""
    groups = []
    for line, cells in rows_of(text, GROUPS_FILE, problems):
        try:
            low, high = (float(cells[name]) if cells[name] else None for name in ("value_low", "value_high"))
            if (low is None) != (high is None) or (low is not None and high is not None and not 0 < low <= high):
                raise ValueError
            group = Group(
                item=cells["item"], low=low, high=high, unit=cells["unit"], year=cells["year"], source=cells["source"]
            )
        except (KeyError, ValueError):
            problems.append(problem(Code.PACK_ROW_BROKEN, GROUPS_FILE, line))
            continue
        groups.append(group)
    return tuple(groups)


def _stated(text: str, places: Places, problems: list[Problem]) -> Iterator[_Stated]:
    """The figures of one place each; rows without a place_id (pairs of provinces, other counts) are for people to
    read.
    """
    for line, cells in rows_of(text, FILE, problems):
        try:
            if not cells["place_id"]:
                continue
            covers = tuple(cells["covers"].split("|")) if cells["covers"] else ()
            status = cells["status"]
            count = int(cells["population"])
            if status not in get_args(FigureStatus) or status == "rest" or count <= 0:
                raise ValueError
            row = _Stated(line, cells["place_id"], covers, count, int(cells["year"]), status, cells["source"])  # type: ignore[arg-type]
        except (KeyError, ValueError):
            problems.append(problem(Code.PACK_ROW_BROKEN, FILE, line))
            continue
        if any(place_id not in places for place_id in (row.place_id, *covers)):
            problems.append(problem(Code.PACK_PLACE_UNKNOWN, FILE, line, "place_id"))
            continue
        yield row


def _newest(rows: Iterable[_Stated]) -> dict[str, _Stated]:
    """Of several figures for one place the newest; of two of one year the first."""
    newest: dict[str, _Stated] = {}
    for row in rows:
        if row.place_id not in newest or row.year > newest[row.place_id].year:
            newest[row.place_id] = row
    return newest


def _place_margin(
    whole: _Stated, stated: dict[str, _Stated], places: Places, problems: list[Problem]
) -> Iterator[Figure]:
    """The figures, finest first within each province, then what is left of the province, last what is left of the
    country.
    """
    inside: dict[str, list[_Stated]] = {}
    for row in stated.values():
        inside.setdefault(_holder(row, stated, places), []).append(row)
    left = float(whole.people)
    for row in inside.get("", []):
        parts = inside.get(row.place_id, [])
        rest = row.people - sum(part.people for part in parts)
        if rest < 0:
            problems.append(problem(Code.PACK_ROW_BROKEN, FILE, row.line, "population"))
            parts, rest = [], row.people
        yield from (_figure(part) for part in parts)
        left -= row.people
        if rest:
            told = {part.place_id for part in parts}
            covers = tuple(place_id for place_id in row.covers if not told & {place_id, *_inside(place_id, places)})
            status: FigureStatus = "rest" if parts else row.status
            yield Figure(label=row.place_id, count=rest, year=row.year, source=row.source, status=status, covers=covers)
    yield Figure(label=whole.place_id, count=left, year=None, source=whole.source, status="rest")


def _holder(row: _Stated, stated: dict[str, _Stated], places: Places) -> str:
    """The place with a figure of its own whose figure contains this one; "" where there is none."""
    chain = places.chain(row.place_id)
    for above in chain[1:]:
        if above in stated:
            return above
    covering = (other.place_id for other in stated.values() if other is not row and set(chain) & set(other.covers))
    return next(covering, "")


def _inside(place_id: str, places: Places) -> Iterator[str]:
    return (row.id for row in places.children(place_id))


def _figure(row: _Stated) -> Figure:
    return Figure(
        label=row.place_id, count=row.people, year=row.year, source=row.source, status=row.status, covers=row.covers
    )


def _sex_age(text: str, problems: list[Problem]) -> tuple[int, tuple[str, ...], tuple[str, ...], tuple[Figure, ...]]:
    """Base year, sexes, bands, and the joint margin in the order sex, band; the row `all` states the year and
    checks the sums.
    """
    bands: list[str] = []
    counts: dict[str, list[Figure]] = {"f": [], "m": []}
    year, whole = 0, 0
    for line, cells in rows_of(text, AGE_FILE, problems):
        try:
            women, men, both = int(cells["female"]), int(cells["male"]), int(cells["total"])
            if women + men != both or min(women, men) < 0:
                raise ValueError
            band, told, words = cells["age_band"], int(cells["year"]), cells["status"]
        except (KeyError, ValueError):
            problems.append(problem(Code.PACK_ROW_BROKEN, AGE_FILE, line))
            continue
        if band == "all":
            year, whole = told, both
            continue
        bands.append(band)
        derived: FigureStatus = "derived" if "DERIVED" in words else "stated"
        for sex, count in (("f", women), ("m", men)):
            counts[sex].append(Figure(label=f"{sex} {band}", count=count, year=told, source=words, status=derived))
    margin = (*counts["f"], *counts["m"])
    if sum(figure.count for figure in margin) != whole:
        raise InputError(Code.PACK_NO_POPULATION, field=AGE_FILE)
    return year, ("f", "m"), tuple(bands), margin
