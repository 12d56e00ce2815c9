"""Checking a pack: everything that must hold in its files, looked at, with the line of what does not.

In: a folder. Out: `Check`: problems (to be mended), gaps (not known) and counts. Nothing is raised for what is
wrong inside the folder; a pack that cannot be loaded at all is a `Check` with one problem.
"""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from naru.errors import Code, NaruError
from naru.packs import calendar, glossary, manifest, taxonomy
from naru.packs.files import Document, read_text, read_yaml
from naru.packs.gaps import gaps_of
from naru.packs.loading import folder_of, read_pack
from naru.packs.pack import Pack
from naru.packs.problems import Gap, Problem, problem
from naru.values import FACTUAL, LANGS, LINK_KINDS, PRECISIONS, STATUSES, SURENESSES, Record

SOURCES = "SOURCES.md"
#: What a lexicon says in a status's place: that what the cue governs is only supposed, and no claim.
DROP = "drop"
_NAMED = re.compile(r"`([^`\s]+)`")
_SEASONS = ("spring", "summer", "autumn", "winter")


class Check(Record, frozen=True, kw_only=True):
    """What was found. `ok` = no problems; gaps are no problems. `counts` = how many entries each part has."""

    pack: str
    version: str
    ok: bool
    counts: dict[str, int]
    problems: tuple[Problem, ...]
    gaps: tuple[Gap, ...]


def check(pack: str | Path) -> Check:
    """Look at every file of a pack, by the name of a bundled one or its folder. Raises: InputError
    (pack_not_found).
    """
    root = folder_of(pack)
    try:
        loaded = read_pack(root)
    except NaruError as broken:
        file = broken.field if broken.field and "." in broken.field else manifest.FILE
        found = (problem(Code[broken.code.upper()], file, broken.line, broken.field),)
        return Check(pack=root.name, version="", ok=False, counts={}, problems=found, gaps=())
    problems = [*loaded.problems]
    for look in (_manifest, _taxonomy, _words, _texts, _rivers, _layers, _lexicons, _sources):
        try:
            problems.extend(look(loaded))
        except NaruError:
            # the file cannot be read: that already stands in loaded.problems
            continue
    return Check(
        pack=loaded.id,
        version=loaded.manifest.version,
        ok=not problems,
        counts=_counts(loaded),
        problems=tuple(dict.fromkeys(problems)),
        gaps=gaps_of(loaded),
    )


def _counts(pack: Pack) -> dict[str, int]:
    """How many entries each part has; 0 for a part that cannot be read."""
    parts: dict[str, Callable[[], int]] = {
        "places": lambda: len(pack.places),
        "kinds": lambda: len(pack.taxonomy.kinds),
        "statuses": lambda: len(pack.taxonomy.statuses),
        "words": lambda: sum(len(getattr(pack.words, name)) for name in taxonomy.WORD_LISTS),
        "holidays": lambda: len(pack.calendar.holidays),
        "terms": lambda: len(pack.glossary),
        "population_figures": lambda: len(pack.population.place),
        "groups": lambda: len(pack.groups),
        "layers": lambda: len(pack.manifest.layers),
        "lexicons": lambda: len(pack.lexicons()),
    }
    counts: dict[str, int] = {}
    for part, count in parts.items():
        try:
            counts[part] = count()
        except NaruError:
            counts[part] = 0
    return counts


def _manifest(pack: Pack) -> Iterator[Problem]:
    doubles: list[Problem] = []
    document, told = read_yaml(pack.root, manifest.FILE, doubles), pack.manifest
    yield from doubles
    for field, ids in (("country", (told.country,)), ("border", (told.border,)), ("rivers", told.rivers)):
        if any(one is not None and one not in pack.places for one in ids):
            yield problem(Code.PACK_PLACE_UNKNOWN, manifest.FILE, document.line_of(field), field)
    for season in _SEASONS:
        if season not in told.seasons:
            yield problem(Code.PACK_LIST_INCOMPLETE, manifest.FILE, document.line_of("seasons"), season)
    zones = zoneinfo.available_timezones()
    if zones and told.timezone not in zones:
        yield problem(Code.PACK_ROW_BROKEN, manifest.FILE, document.line_of("timezone"), "timezone")
    for layer in told.place_layers:
        if layer not in told.layers:
            yield problem(Code.PACK_LIST_INCOMPLETE, manifest.FILE, document.line_of("layers"), layer)
    yield from _lacking(document, ("names",), told.names)
    for position, era in enumerate(told.eras):
        yield from _lacking(document, ("eras", position, "names"), era.names)


def _taxonomy(pack: Pack) -> Iterator[Problem]:
    document = read_yaml(pack.root, taxonomy.FILE)
    for code, kind in pack.taxonomy.kinds.items():
        yield from _lacking(document, ("kinds", code, "labels"), kind.labels)
        yield from _lacking(document, ("kinds", code, "definitions"), kind.definitions)
        yield from _lacking(document, ("kinds", code, "examples"), kind.examples)
    for code, status in pack.taxonomy.statuses.items():
        yield from _lacking(document, ("statuses", code, "labels"), status.labels)
        yield from _lacking(document, ("statuses", code, "definitions"), status.definitions)
        if code in STATUSES and status.factual != (code in FACTUAL):
            yield problem(
                Code.PACK_LIST_INCOMPLETE, taxonomy.FILE, document.line_of("statuses", code, "factual"), "factual"
            )
    yield from _closed(document, "statuses", pack.taxonomy.statuses, STATUSES)


def _words(pack: Pack) -> Iterator[Problem]:
    document, words = read_yaml(pack.root, taxonomy.WORDS_FILE), pack.words
    for name in taxonomy.WORD_LISTS:
        for code, word in getattr(words, name).items():
            yield from _lacking(document, (name, code, "labels"), word.labels)
            if word.plural:
                yield from _lacking(document, (name, code, "plural"), word.plural)
    yield from _closed(document, "links", words.links, LINK_KINDS)
    yield from _closed(document, "surenesses", words.surenesses, SURENESSES)
    wanted = dict.fromkeys([*PRECISIONS, *(row.type for row in pack.places)])
    for code in wanted:
        if code not in words.levels:
            yield problem(Code.PACK_LIST_INCOMPLETE, taxonomy.WORDS_FILE, document.line_of("levels"), code)


def _texts(pack: Pack) -> Iterator[Problem]:
    document = read_yaml(pack.root, calendar.FILE)
    for position, holiday in enumerate(document.content.get("holidays") or []):
        if isinstance(holiday, dict) and isinstance(holiday.get("names"), dict):
            yield from _lacking(document, ("holidays", position, "names"), holiday["names"])
    for position, reach in enumerate(pack.calendar.ice):
        yield from _lacking(document, ("ice", position, "reach"), reach.reach)
    document = read_yaml(pack.root, glossary.FILE)
    for code, term in pack.glossary.items():
        yield from _lacking(document, ("terms", code, "names"), term.names)
        yield from _lacking(document, ("terms", code, "note"), term.note)


def _rivers(pack: Pack) -> Iterator[Problem]:
    document = read_yaml(pack.root, calendar.FILE)
    for position, reach in enumerate(pack.calendar.ice):
        if reach.river not in pack.places:
            yield problem(Code.PACK_PLACE_UNKNOWN, calendar.FILE, document.line_of("ice", position), "river")


def _layers(pack: Pack) -> Iterator[Problem]:
    for layer in pack.manifest.layers:
        file = f"maps/{layer}.geojson"
        try:
            features = pack.layer(layer)["features"]
        except NaruError:
            continue
        for feature in features:
            geometry = feature.get("geometry") if isinstance(feature, dict) else None
            if not isinstance(geometry, dict) or not _on_the_globe(geometry.get("coordinates")):
                yield problem(Code.PACK_COORDINATES, file)
            elif layer in pack.manifest.place_layers and (feature.get("properties") or {}).get("id") not in pack.places:
                yield problem(Code.PACK_PLACE_UNKNOWN, file, None, "id")


def _on_the_globe(coordinates: object) -> bool:
    if not isinstance(coordinates, list) or not coordinates:
        return False
    if all(isinstance(number, (int, float)) for number in coordinates):
        return len(coordinates) >= 2 and abs(coordinates[0]) <= 180 and abs(coordinates[1]) <= 90
    return all(_on_the_globe(part) for part in coordinates)


def _lexicons(pack: Pack) -> Iterator[Problem]:
    """Codes in a lexicon must be in the taxonomy, statuses and surenesses in their closed lists."""
    kinds = (Code.PACK_CODE_UNKNOWN, tuple(pack.taxonomy.kinds))
    statuses = (Code.PACK_LIST_INCOMPLETE, (*STATUSES, DROP))
    lists: dict[str, tuple[Code, tuple[str, ...]]] = {
        "code": kinds, "codes": kinds, "except_codes": kinds, "status": statuses,
        "sureness": (Code.PACK_LIST_INCOMPLETE, SURENESSES),
    }  # fmt: skip
    for lang, part in pack.lexicons():
        file = f"lexicons/{lang}/{part}.yaml"
        known = lists | {"default": statuses} if part == "measures" else lists
        doubles: list[Problem] = []
        try:
            document = read_yaml(pack.root, file, doubles)
        except NaruError:
            continue
        yield from doubles
        for path, value in _leaves(document.content, ()):
            field = next(step for step in reversed(path) if isinstance(step, str))
            if field in known and value not in known[field][1]:
                yield problem(known[field][0], file, document.line_of(*path), field)


def _leaves(content: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in the mappings and lists of `content`, with the way to it."""
    if isinstance(content, str):
        yield path, content
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from _leaves(value, (*path, str(key)))
    elif isinstance(content, list):
        for position, value in enumerate(content):
            yield from _leaves(value, (*path, position))


def _sources(pack: Pack) -> Iterator[Problem]:
    """Every file must be named in SOURCES.md, in backticks; `*` stands for any name."""
    try:
        named = _NAMED.findall(read_text(pack.root, SOURCES))
    except NaruError as broken:
        yield problem(Code[broken.code.upper()], SOURCES)
        return
    for path in sorted(pack.root.rglob("*")):
        name = path.relative_to(pack.root).as_posix()
        hidden = any(part.startswith((".", "__")) for part in path.relative_to(pack.root).parts)
        if path.is_file() and not hidden and not any(fnmatchcase(name, pattern) for pattern in named):
            yield problem(Code.PACK_SOURCE_UNSAID, name)


def _lacking(document: Document, path: tuple[str | int, ...], texts: Mapping[Any, object]) -> Iterator[Problem]:
    for lang in LANGS:
        if not texts.get(lang):
            yield problem(Code.PACK_LABEL_MISSING, document.file, document.line_of(*path), f"{path[-1]}.{lang}")


def _closed(document: Document, key: str, have: Mapping[str, object], wanted: tuple[str, ...]) -> Iterator[Problem]:
    for code in wanted:
        if code not in have:
            yield problem(Code.PACK_LIST_INCOMPLETE, document.file, document.line_of(key), code)
    for code in have:
        if code not in wanted:
            yield problem(Code.PACK_LIST_INCOMPLETE, document.file, document.line_of(key, code), code)
