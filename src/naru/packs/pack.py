"""A country pack as a value: everything particular to one country, read from one folder.

Places and manifest are read at once; taxonomy, calendar, population and the rest when first asked for, layers and
lexicons one by one. What could not be read stands in `problems`; everything else is there. A pack is a
`naru.values.Gazetteer`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from naru.errors import Code, InputError, MissingError, NaruError
from naru.packs import calendar, glossary, population, taxonomy
from naru.packs.calendar import Calendar
from naru.packs.files import read_text, read_yaml
from naru.packs.glossary import Term
from naru.packs.manifest import Manifest
from naru.packs.places import Places
from naru.packs.population import Group, Population
from naru.packs.problems import Problem, problem
from naru.packs.taxonomy import Taxonomy, Words
from naru.values import Precision

_PART = re.compile(r"[a-z][a-z0-9_]{0,40}\Z")


@dataclass(frozen=True, eq=False)
class Pack:
    """See the module. Compared by identity: `naru.packs.load` gives the same pack for the same folder."""

    id: str
    root: Path = field(repr=False)
    manifest: Manifest = field(repr=False)
    places: Places = field(repr=False)
    _problems: list[Problem] = field(repr=False, default_factory=list)
    _layers: dict[str, dict[str, Any]] = field(repr=False, default_factory=dict)
    _lexicons: dict[tuple[str, str], dict[str, Any]] = field(repr=False, default_factory=dict)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """Kinds of measure and incident, and statuses. Raises: MissingError, InputError where the file cannot be
        read at all.
        """
        return taxonomy.read_taxonomy(read_yaml(self.root, taxonomy.FILE, self._problems), self._problems)

    @cached_property
    def words(self) -> Words:
        """Labels of levels, kinds of voices, surenesses and roles. Raises: as `taxonomy`."""
        return taxonomy.read_words(read_yaml(self.root, taxonomy.WORDS_FILE, self._problems), self._problems)

    @cached_property
    def calendar(self) -> Calendar:
        """Holidays, moving feasts, river ice. Raises: as `taxonomy`."""
        return calendar.read_calendar(read_yaml(self.root, calendar.FILE, self._problems), self._problems)

    @cached_property
    def glossary(self) -> Mapping[str, Term]:
        """Terms by id. Raises: as `taxonomy`."""
        return glossary.read_glossary(read_yaml(self.root, glossary.FILE, self._problems), self._problems)

    @cached_property
    def population(self) -> Population:
        """The margins of the population. Raises: as `taxonomy`, and InputError (pack_no_population)."""
        figures, ages = read_text(self.root, population.FILE), read_text(self.root, population.AGE_FILE)
        return population.read_population(figures, ages, self.manifest.country, self.places, self._problems)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """How large kinds of groups are said to be. Raises: as `taxonomy`."""
        return population.read_groups(read_text(self.root, population.GROUPS_FILE), self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All rows and entries that were set aside, and files that could not be read; reads what was not read yet,
        lexicons too.
        """
        found = [problem(Code[broken.code.upper()], name, broken.line) for name, broken in self._read_all()]
        return tuple(dict.fromkeys((*self._problems, *found)))

    def load_everything(self) -> Pack:
        """Read every part now: data, layers, lexicons. Raises: the error of the first file that cannot be read."""
        for _, broken in self._read_all():
            raise broken
        return self

    def _read_all(self) -> list[tuple[str, NaruError]]:
        broken: list[tuple[str, NaruError]] = []
        parts = (
            ("taxonomy", taxonomy.FILE), ("words", taxonomy.WORDS_FILE), ("calendar", calendar.FILE),
            ("glossary", glossary.FILE), ("population", population.FILE), ("groups", population.GROUPS_FILE),
        )  # fmt: skip
        for part, name in parts:
            try:
                getattr(self, part)
            except NaruError as problem_of_file:
                # the population is read from two files: the error names the one that is wrong
                file = problem_of_file.field if problem_of_file.field == population.AGE_FILE else name
                broken.append((file, problem_of_file))
        for name in self.manifest.layers:
            try:
                self.layer(name)
            except NaruError as problem_of_file:
                broken.append((f"maps/{name}.geojson", problem_of_file))
        for lang, part in self.lexicons():
            try:
                self.lexicon(lang, part)
            except NaruError as problem_of_file:
                broken.append((f"lexicons/{lang}/{part}.yaml", problem_of_file))
        return broken

    def layer(self, name: str) -> dict[str, Any]:
        """A map layer (a name of the manifest's `layers`) as a GeoJSON FeatureCollection, degrees, longitude first.
        Not to be changed.

        Raises: InputError (pack_file_unreadable), MissingError (pack_file_missing), also for a layer the manifest
        does not list.
        """
        if name not in self._layers:
            file = f"maps/{name}.geojson"
            if name not in self.manifest.layers:
                raise MissingError(Code.PACK_FILE_MISSING, field="layers")
            try:
                content = json.loads(read_text(self.root, file))
            except ValueError:
                raise InputError(Code.PACK_FILE_UNREADABLE, field=name) from None
            if not isinstance(content, dict) or not isinstance(content.get("features"), list):
                raise InputError(Code.PACK_FILE_UNREADABLE, field=name)
            self._layers[name] = content
        return self._layers[name]

    def lexicon(self, lang: str, part: str) -> dict[str, Any]:
        """The content of lexicons/<lang>/<part>.yaml (`lang` en, ko, zh, ja or any). Not to be changed.

        Raises: MissingError (pack_file_missing), InputError (pack_file_unreadable, with the line).
        """
        key = (lang, part)
        if key not in self._lexicons:
            if not (_PART.match(lang) and _PART.match(part)):
                raise MissingError(Code.PACK_FILE_MISSING, field="lexicons")
            self._lexicons[key] = read_yaml(self.root, f"lexicons/{lang}/{part}.yaml").content
        return self._lexicons[key]

    def lexicons(self) -> tuple[tuple[str, str], ...]:
        """Which lexicons there are, as (lang, part), sorted."""
        return tuple(sorted((path.parent.name, path.stem) for path in self.root.glob("lexicons/*/*.yaml")))

    def label(self, place_id: str, lang: str) -> str:
        """The name of a place in this language, in English where it has none there; "" for an unknown id."""
        return self.places.label(place_id, lang)

    def parent_of(self, place_id: str) -> str | None:
        """The id of the place this one lies in; None at the top or for an unknown id."""
        row = self.places.get(place_id)
        return row.parent_id if row is not None else None

    def precision_of(self, place_id: str) -> Precision | None:
        """How precise a place is, by its type and the manifest's table; None for an unknown id. Points do not exist
        in a pack.
        """
        row = self.places.get(place_id)
        if row is None:
            return None
        table = self.manifest.precision
        if row.type in table.country:
            return "country"
        if row.type in table.province:
            return "province"
        parent = self.places.get(row.parent_id)
        if row.type in table.county and parent is not None and parent.type in table.province:
            return "county"
        return "district"
