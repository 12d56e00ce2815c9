"""The calendar of a pack: holidays with the forms people use, moving feasts by year, and when the border rivers
freeze.

In: calendar.yaml. Out: `Calendar`. Moving dates are a table, not a computation: they are as good as the table, for
the years it has. Years outside it give None; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

import msgspec

from naru.errors import Code, ItemError
from naru.packs.files import Document, key_of
from naru.packs.problems import Problem, problem
from naru.packs.taxonomy import Texts
from naru.values import Lang, Record, convert

FILE = "calendar.yaml"

Month = Annotated[int, msgspec.Meta(ge=1, le=12)]
Day = Annotated[int, msgspec.Meta(ge=1, le=31)]


class Holiday(Record, frozen=True, kw_only=True):
    """A day people date things by. Fixed: `month` and `day`. Moving: `dates` by year (a lunar feast, a solar term).

    `forms` = what people write or say for it besides `names`; `since` = first year it was kept; `kind` as in
    calendar.yaml.
    """

    id: str
    kind: Literal["state", "anniversary", "lunar", "solar_term", "work"]
    names: Texts
    forms: dict[Lang, tuple[str, ...]] = msgspec.field(default_factory=dict)
    month: Month | None = None
    day: Day | None = None
    dates: dict[int, date] = msgspec.field(default_factory=dict)
    since: int | None = None

    def on(self, year: int) -> date | None:
        """The day in this year, or None where it was not kept yet or the table does not reach."""
        if self.since is not None and year < self.since:
            return None
        if self.month is not None and self.day is not None:
            return date(year, self.month, self.day)
        return self.dates.get(year)


class IceTime(Record, frozen=True, kw_only=True):
    """`months` = (earliest, latest) in an ordinary year, None = not in most years; how sure that is, and from
    where.
    """

    months: tuple[Month, Month] | None
    certainty: Literal["documented", "general_knowledge", "uncertain"]
    source: str


class Ice(Record, frozen=True, kw_only=True):
    """When a reach of a river (`river` = its id in places.csv) freezes over and opens again."""

    river: str
    reach: Texts
    freeze_up: IceTime
    break_up: IceTime
    note: str


@dataclass(frozen=True)
class Calendar:
    """Holidays by id in the order of the file; `ice` the reaches of rivers."""

    holidays: Mapping[str, Holiday] = field(default_factory=dict)
    ice: tuple[Ice, ...] = ()

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Every name and form -> the ids of the holidays that go by it."""
        found: dict[str, list[str]] = {}
        for holiday in self.holidays.values():
            forms = [form for words in holiday.forms.values() for form in words]
            for name in dict.fromkeys((*holiday.names.values(), *forms)):
                found.setdefault(name, []).append(holiday.id)
        return {name: tuple(ids) for name, ids in found.items()}

    def on(self, day: date) -> tuple[Holiday, ...]:
        """The holidays of this day."""
        return tuple(holiday for holiday in self.holidays.values() if holiday.on(day.year) == day)

    def ice_of(self, river: str) -> tuple[Ice, ...]:
        """What is known of this river's ice, by reach."""
        return tuple(reach for reach in self.ice if reach.river == river)


def read_calendar(document: Document, problems: list[Problem]) -> Calendar:
    """The calendar a document holds. Broken entries and days that do not exist are set aside with their line."""
    holidays: dict[str, Holiday] = {}
    for position, raw in enumerate(_list(document, "holidays", problems)):
        holiday = _holiday(document, position, raw, problems)
        if holiday is None:
            continue
        if holiday.id in holidays:
            problems.append(problem(Code.PACK_ID_TWICE, FILE, document.line_of("holidays", position), "id"))
            continue
        holidays[holiday.id] = holiday
    ice: list[Ice] = []
    for position, raw in enumerate(_list(document, "ice", problems)):
        try:
            ice.append(convert(raw, Ice))
        except ItemError as broken:
            line = document.line_of("ice", position, *key_of(broken.field))
            problems.append(problem(Code.PACK_ROW_BROKEN, FILE, line, broken.field))
    return Calendar(holidays, tuple(ice))


def _list(document: Document, key: str, problems: list[Problem]) -> list[Any]:
    section = document.content.get(key)
    if isinstance(section, list):
        return section
    problems.append(problem(Code.PACK_ROW_BROKEN, FILE, document.line_of(key), key))
    return []


def _holiday(document: Document, position: int, raw: object, problems: list[Problem]) -> Holiday | None:
    """One entry: a bad date of a moving feast harms only its year, anything else the entry."""
    here = ("holidays", position)
    dates: dict[int, date] = {}
    if isinstance(raw, dict) and isinstance(raw.get("dates"), dict):
        for year, words in raw["dates"].items():
            try:
                day = date.fromisoformat(words) if isinstance(words, str) else None
            except ValueError:
                day = None
            if day is None or day.year != year:
                line = document.line_of(*here, "dates", str(year))
                problems.append(problem(Code.PACK_NO_SUCH_DAY, FILE, line, "dates"))
            else:
                dates[year] = day
        raw = {**raw, "dates": dates}
    try:
        holiday = convert(raw, Holiday)
    except ItemError as broken:
        line = document.line_of(*here, *key_of(broken.field))
        problems.append(problem(Code.PACK_ROW_BROKEN, FILE, line, broken.field))
        return None
    if (holiday.month is None) != (holiday.day is None) or (holiday.month is None) == (not holiday.dates):
        problems.append(problem(Code.PACK_ROW_BROKEN, FILE, document.line_of(*here), "day"))
        return None
    if holiday.month is not None and holiday.day is not None:
        try:
            # a year that is no leap year: a feast kept on the 29th of February would be missing in three of four
            date(2023, holiday.month, holiday.day)
        except ValueError:
            problems.append(problem(Code.PACK_NO_SUCH_DAY, FILE, document.line_of(*here), "day"))
            return None
    return holiday
