"""What a pack does not know, counted. A gap is no fault: it is said so that nobody takes silence for knowledge.

In: a pack. Out: gaps with fixed words, how many, of how many, and at most five ids as examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from naru.errors import NaruError
from naru.packs.pack import Pack
from naru.packs.problems import Gap
from naru.values import LANGS

#: The years whose moving feasts a calendar should know.
YEARS = range(2015, 2031)


def gaps_of(pack: Pack) -> tuple[Gap, ...]:
    """All gaps of a pack; parts that cannot be read are skipped (they are problems)."""
    found: list[Gap] = list(_place_gaps(pack))
    for part in (_calendar_gaps, _lexicon_gaps, population_gaps):
        try:
            found.extend(part(pack))
        except NaruError:
            continue
    return tuple(found)


def population_gaps(pack: Pack) -> tuple[Gap, ...]:
    """What the population does not know. Raises: as `Pack.population`."""
    people, labels = pack.population, set(pack.population.labels)
    counties = [row.id for row in pack.places if _inside(pack, row.id) and pack.precision_of(row.id) == "county"]
    provinces = [row.id for row in pack.places if row.parent_id == pack.manifest.country and row.type == "province"]
    unfigured = [one for one in counties if one not in labels]
    uncounted = [one for one in provinces if not people.labels_within(one, pack.places)]
    older = [figure.label for figure in people.place if figure.year is not None and figure.year < people.year]
    wider = [figure.label for figure in people.place if figure.covers]
    unsized = [str(line) for line, group in enumerate(pack.groups, start=2) if group.low is None]
    return tuple(
        gap
        for gap in (
            _gap("counties without a population figure of their own", unfigured, counties),
            _gap("provinces without any population figure", uncounted, provinces),
            _gap("population figures older than the base year", older, people.place),
            _gap("population figures that count more than the place they stand for", wider, people.place),
            _gap("kinds of groups without a size (line of groups.csv)", unsized, pack.groups),
            Gap(what="occupations: no sourced margin, so no occupation is counted", count=1, of=1),
        )
        if gap.count
    )  # fmt: skip


def _place_gaps(pack: Pack) -> Iterator[Gap]:
    rows = [row for row in pack.places if _inside(pack, row.id)]
    for lang in LANGS:
        unnamed = [row.id for row in rows if lang not in row.names]
        if unnamed:
            yield _gap(f"places without a name in {lang}", unnamed, rows)
    unplaced = [row.id for row in rows if row.lat is None]
    if unplaced:
        yield _gap("places without coordinates", unplaced, rows)
    shapes: set[str] = set()
    for layer in pack.manifest.place_layers:
        try:
            shapes.update(feature["properties"]["id"] for feature in pack.layer(layer)["features"])
        except (NaruError, KeyError, TypeError):
            return
    counties = [row.id for row in rows if pack.precision_of(row.id) == "county"]
    unshaped = [one for one in counties if one not in shapes]
    if unshaped:
        yield _gap("counties without a shape on the map", unshaped, counties)


def _calendar_gaps(pack: Pack) -> Iterator[Gap]:
    moving = [holiday for holiday in pack.calendar.holidays.values() if holiday.month is None]
    short = [holiday.id for holiday in moving if not all(year in holiday.dates for year in YEARS)]
    if short:
        yield _gap(f"moving feasts without a date in every year {YEARS[0]}-{YEARS[-1]}", short, moving)
    ice = pack.calendar.ice
    unsure = [
        reach.river
        for reach in ice
        if "documented" not in (reach.freeze_up.certainty, reach.break_up.certainty)
    ]  # fmt: skip
    if unsure:
        yield _gap("reaches of rivers whose ice no source tells of", unsure, ice)


def _lexicon_gaps(pack: Pack) -> Iterator[Gap]:
    have = set(pack.lexicons())
    parts = sorted({part for lang, part in have if lang in pack.manifest.languages})
    wanted = [(lang, part) for part in parts for lang in pack.manifest.languages]
    missing = [f"{lang}/{part}" for lang, part in wanted if (lang, part) not in have]
    if missing:
        yield _gap("lexicons that other languages have", missing, wanted)
    if not parts:
        yield Gap(what="lexicons: there are none, so no text can be read", count=1, of=1)


def _inside(pack: Pack, place_id: str) -> bool:
    """True for places of the pack's own country (packs know some of the neighbours too)."""
    return pack.manifest.country in pack.places.chain(place_id)


def _gap(what: str, missing: Sequence[str], of: Iterable[object]) -> Gap:
    return Gap(what=what, count=len(missing), of=sum(1 for _ in of), examples=tuple(missing[:5]))
