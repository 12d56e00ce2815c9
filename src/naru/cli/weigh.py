"""`naru weigh`: how many people could each source be? Ledgers in, weighings out (docs/formats/weigh.md).

In: lines of {"population", "floor"?, "sources": [ledger...]}. Out: per line {"sources": [weighing...]} or, for
people, words first and then what each clue costs. Exit 1 unless every verdict is above_floor or amber. Refuses an
empty input: nothing weighed is not a yes.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import click

from naru.cli.answers import Lines, each_line, error_line, say, stream_of
from naru.errors import Code, InputError, ItemError, NaruError
from naru.values import Ledger, Record

if TYPE_CHECKING:
    from naru.exposure import Population, Weighing

Counts = list[list[list[list[float]]]]


class PopulationLine(Record, frozen=True, kw_only=True):
    """Either the name of a pack or a table: `axes`, `counts` nested in the order place, sex, age, occupation,
    `sigma`.
    """

    pack: str | None = None
    axes: dict[str, tuple[str, ...]] | None = None
    counts: Counts | None = None
    sigma: dict[str, float] | None = None


class LedgerLine(Record, frozen=True, kw_only=True):
    """One line: the population its clues are counted in, the floor, and the ledgers."""

    population: PopulationLine
    sources: tuple[Ledger, ...]
    floor: float = 20
    id: str | None = None


@click.command()
@click.argument("ledgers", metavar="LEDGERS.jsonl")
@click.option("--seed", type=int, default=0, show_default=True, help="Fixes the draws: same seed, same answer.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="One answer per line, as they come.")
def weigh(ledgers: str, seed: int, as_json: bool, as_jsonl: bool) -> int:
    """How many people could each source be?

    Given all that was published about it, by anybody.

    LEDGERS.jsonl (or - for standard input) holds one ledger line after the other; docs/formats/weigh.md lays them
    down. It counts people; it never names any. The answer is a bound that holds *if* everything published is entered
    and the sizes are right.

    \b
    Example:
      echo '{"population":{"pack":"north_korea"},"floor":20,"sources":[{"id":"s","complete":true,"clues":[
        {"id":"sex","kind":"cell","where":{"sex":["f"]}}]}]}' | tr -d '\\n' | naru weigh -
    """
    lines = Lines()
    answers: list[dict[str, Any]] = []
    weighed: list[Weighing] = []
    told: list[list[Weighing]] = []

    def answer(found: dict[str, Any]) -> None:
        if as_jsonl:
            say(found)
        else:
            answers.append(found)

    populations: dict[str, Population] = {}
    stream = stream_of(ledgers)
    with nullcontext() if ledgers == "-" else stream:
        for number, line in each_line(stream, LedgerLine, lines, answer):
            try:
                weighings = _weigh_line(line, seed, populations)
            except NaruError as problem:
                lines.failed += 1
                answer(error_line(problem, number, line.id))
                continue
            weighed.extend(weighings)
            told.append(weighings)
            answer({**({} if line.id is None else {"id": line.id}), "sources": weighings})
    if not weighed and not lines.failed:
        raise InputError(Code.NOTHING_TO_WEIGH)
    if as_json:
        say(answers[0] if len(answers) == 1 else {"ledgers": answers})
    elif not as_jsonl:
        _show(told, [found["error"] | {"line": found["line"]} for found in answers if "error" in found])
    if any(weighing.verdict not in ("above_floor", "amber") for weighing in weighed):
        return 1
    return lines.status


def _weigh_line(line: LedgerLine, seed: int, populations: dict[str, Population]) -> list[Weighing]:
    from naru.exposure import population_from, population_of
    from naru.exposure import weigh as weigh_ledger

    told = line.population
    if (told.pack is None) == (told.axes is None or told.counts is None) or (told.pack is not None and told.sigma):
        raise ItemError(Code.POPULATION_UNUSABLE, field="population")
    if len({ledger.id for ledger in line.sources}) != len(line.sources):
        raise ItemError(Code.LEDGER_TWICE, field="sources")
    if told.pack is None:
        population = population_from(told.axes or {}, told.counts, told.sigma)
    else:
        if told.pack not in populations:
            from naru.packs import load

            populations[told.pack] = population_of(load(told.pack))
        population = populations[told.pack]
    return [weigh_ledger(ledger, population, floor=line.floor, seed=seed) for ledger in line.sources]


def _show(told: list[list[Weighing]], problems: list[dict[str, Any]]) -> None:
    """Words first; what each clue costs below, with the fewest that break the source marked."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from naru.exposure import assumption_words, missing_words, verdict_words, words

    console = Console()
    styles = {"refuse": "bold red", "not_assessed": "bold yellow", "amber": "yellow", "above_floor": "bold"}
    for weighing in (weighing for line in told for weighing in line):
        console.print(Text(f"{weighing.id}: {verdict_words(weighing, 'en')}", style=styles[weighing.verdict]))
        for sentence in (words(weighing, "en"), *missing_words(weighing, "en")):
            console.print(Text(f"  {sentence}"))
        if weighing.verdict != "not_assessed" and weighing.cost_bits:
            table = Table("clue", "costs (bits)", "enough by itself or together", box=None, padding=(0, 2))
            for clue, bits in sorted(weighing.cost_bits.items(), key=lambda item: (-(item[1] or 0.0), item[0])):
                marked = "breaks the source" if clue in weighing.breaking else ""
                table.add_row(Text(clue), _bits(bits), marked)
            console.print(table)
            console.print(f"  {_bits(weighing.bits_spent)} bits spent of {_bits(weighing.bits_budget)}")
        if weighing.verdict != "not_assessed":
            console.print(Text("  This holds only if:", style="dim"))
            for sentence in assumption_words(weighing, "en"):
                console.print(Text(f"   · {sentence}", style="dim"))
        console.print()
    for problem in problems:
        field = f" (field {problem['field']})" if problem["field"] else ""
        console.print(
            Text(f"line {problem['line']}: {problem['message']}{field} [{problem['code']}]\n  {problem['hint']}")
        )


def _bits(bits: float | None) -> str:
    """Two digits at most, rounded down."""
    if bits is None:
        return "–"
    return f"{int(bits)}" if bits >= 10 else f"{int(bits * 10) / 10:.1f}"
