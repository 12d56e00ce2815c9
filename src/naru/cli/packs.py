"""`naru packs check`, `population` and `rules`: look a country pack over, what can be counted with, what texts are read by.

In: the name of a bundled pack or a folder. Out: a table, or one JSON object with --json (docs/formats/pack.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from naru.packs import Check, Gap, Pack
    from naru.reading import RuleNote


@click.group()
def packs() -> None:
    """Look a country pack over: `check` its files, print its `population`, or list the `rules` texts are read by.

    Example: naru packs check north_korea
    """


@packs.command()
@click.argument("pack", default="north_korea", metavar="[PACK]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def check(pack: str, as_json: bool) -> int:
    """Check every file of a pack (a bundled name or a folder) and print its gaps.

    Exit 0 where nothing is wrong (gaps are not wrong), 1 where something must be mended.

    Example: naru packs check north_korea --json
    """
    from naru import packs as room

    found = room.check(pack)
    if as_json:
        from naru.cli.answers import say

        say(found)
    else:
        _show_check(found)
    return 0 if found.ok else 1


@packs.command()
@click.argument("pack", default="north_korea", metavar="[PACK]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def rules(pack: str, as_json: bool) -> int:
    """List the rules by which texts are read with a pack: id, kind, language, example. A newsroom may switch off what is not locked.

    Example: naru packs rules north_korea --json
    """
    from naru import packs as room
    from naru.reading import rules as rules_of

    listed = rules_of(room.load(pack))
    if as_json:
        from naru.cli.answers import say

        say({"rules": listed})
    else:
        _show_rules(listed)
    return 0


@packs.command()
@click.argument("pack", default="north_korea", metavar="[PACK]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with the joint table, instead of tables.")
def population(pack: str, as_json: bool) -> int:
    """Print the population a pack can count with: each figure with its year and source, and what is not known.

    Example: naru packs population north_korea
    """
    from naru import packs as room

    loaded = room.load(pack)
    gaps = room.population_gaps(loaded)
    if as_json:
        from naru.cli.answers import say

        say(_population_json(loaded, gaps))
    else:
        _show_population(loaded, gaps)
    return 0


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False)


def _show_rules(listed: tuple[RuleNote, ...]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("rule", "finds", "lang", "off?", "example", box=None, pad_edge=False)
    for each in listed:
        table.add_row(each.id, each.kind, each.lang, "locked" if each.locked else "may be", Text(each.example))
    _console().print(table)


def _show_check(found: Check) -> None:
    from rich.table import Column, Table

    console = _console()
    counts = ", ".join(f"{count:,} {part.replace('_', ' ')}" for part, count in found.counts.items())
    console.print(f"Pack {found.pack} {found.version}: {counts or 'could not be loaded'}")
    if found.problems:
        table = Table("Where", Column("Code", no_wrap=True), "What is wrong, and what to do", title="Problems")
        for one in found.problems:
            line = f":{one.line}" if one.line is not None else ""
            field = f" {one.field}" if one.field else ""
            table.add_row(f"{one.file}{line}{field}", one.code, f"{one.message} {one.hint}")
        console.print(table)
    _show_gaps(console, found.gaps)
    console.print(f"{len(found.problems)} to mend, {len(found.gaps)} gaps.")


def _show_gaps(console: Console, gaps: tuple[Gap, ...]) -> None:
    from rich.table import Table

    if gaps:
        table = Table("Not known", "How many", "Of", "For example", title="Gaps")
        for gap in gaps:
            table.add_row(gap.what, f"{gap.count:,}", f"{gap.of:,}", ", ".join(gap.examples))
        console.print(table)


def _show_population(pack: Pack, gaps: tuple[Gap, ...]) -> None:
    from rich.table import Column, Table

    console, people = _console(), pack.population
    sources: dict[str, int] = {}
    console.print(f"{pack.manifest.names['en']}: {people.total:,.0f} people in {people.year} [1]")
    sources[people.source] = 1
    where = Table(
        "Place", Column("Id", no_wrap=True, min_width=18), "People", "Year", "Status", "Source", title="Place"
    )
    for figure in people.place:
        name = pack.label(figure.label, "en")
        shown = f"rest of {name}" if figure.status == "rest" else name
        if figure.covers:
            shown += f" with {', '.join(pack.label(one, 'en') for one in figure.covers)}"
        number = sources.setdefault(figure.source, len(sources) + 1)
        count, year = f"{figure.count:,.0f}", str(figure.year or "")
        where.add_row(shown, figure.label, count, year, figure.status, f"[{number}]")
    console.print(where)
    who = Table("Sex and age", "People", "Year", "Status", "Source", title="Sex and age")
    for figure in people.sex_age:
        number = sources.setdefault(figure.source, len(sources) + 1)
        who.add_row(figure.label, f"{figure.count:,.0f}", str(figure.year), figure.status, f"[{number}]")
    console.print(who)
    sigma = ", ".join(f"{axis} {size:.2f}" for axis, size in people.sigma.items())
    console.print(f"Relative uncertainty by axis (standard deviation of the logarithm): {sigma}")
    for source, number in sources.items():
        console.print(f"[{number}] {source}")
    _show_gaps(console, gaps)


def _population_json(pack: Pack, gaps: tuple[Gap, ...]) -> dict[str, Any]:
    people = pack.population
    table = people.table()
    return {
        "pack": pack.id,
        "year": people.year,
        "total": people.total,
        "source": people.source,
        "axes": table.axes,
        "counts": table.counts,
        "sigma": people.sigma,
        "place": [{"name": pack.label(figure.label, "en"), **_plain(figure)} for figure in people.place],
        "sex_age": [_plain(figure) for figure in people.sex_age],
        "groups": [_plain(group) for group in pack.groups],
        "gaps": [_plain(gap) for gap in gaps],
    }


def _plain(value: Any) -> dict[str, Any]:
    import msgspec

    return msgspec.structs.asdict(value)
