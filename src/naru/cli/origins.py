"""`naru origins`: how many independent first voices stand behind each event. Chains in, one answer per event out.

In: lines of `{"id", "event", "chain": [{"kind", "who"}...]}`, nearest the desk first, `who` an opaque id or null.
Out, in the order in which events first appear: `{"event", "claims", "origins": [lowest, highest], "cut", "through"}`;
`claims` is their number. Errors come first, as their lines are read. `through` names people: it is for the eyes of
their handlers.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import Any

import click

from naru.cli.answers import Lines, each_line, error_line, say, stream_of
from naru.cli.terminal import printable
from naru.errors import Code, ItemError


@click.command()
@click.argument("claims", metavar="CLAIMS.jsonl")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="One answer per line also on a terminal.")
def origins(claims: str, as_jsonl: bool) -> int:
    """How many independent first voices has each event?

    And how few people would all have to be wrong?

    CLAIMS.jsonl (or - for standard input) has one claim per line with its event and its chain. Two partners who sat
    in one meeting are one origin. The lowest number lets everybody unknown be somebody who is named, the highest lets
    all be different.

    \b
    Example:
      { echo '{"id":"a","event":"e","chain":[{"kind":"relay","who":"s1"},{"kind":"participant","who":"o"}]}'
        echo '{"id":"b","event":"e","chain":[{"kind":"relay","who":"s2"},{"kind":"participant","who":"o"}]}'
      } | naru origins -
    """
    from naru.corroboration import ChainRow, Voice
    from naru.corroboration import origins as count

    table = sys.stdout.isatty() and not as_jsonl
    lines = Lines()
    answers: list[dict[str, Any]] = []
    answer = answers.append if table else say
    events: dict[str, list[tuple[Voice, ...]]] = {}
    first: dict[str, int] = {}
    seen: set[str] = set()
    stream = stream_of(claims)
    with nullcontext() if claims == "-" else stream:
        for number, row in each_line(stream, ChainRow, lines, answer):
            if row.id in seen:
                lines.failed += 1
                answer(error_line(ItemError(Code.ID_TWICE, field="id"), number, row.id))
                continue
            seen.add(row.id)
            first.setdefault(row.event, number)
            events.setdefault(row.event, []).append(row.chain)
    for event, chains in events.items():
        try:
            found, through = count(chains)
        except ItemError as problem:
            lines.failed += 1
            answer(error_line(problem, first[event], event))
            continue
        counts = {"event": event, "claims": len(chains), "origins": [found.low, found.high], "cut": found.cut}
        answer({**counts, "through": through})
    if table:
        _show(answers)
    return lines.status


def _show(answers: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, highlight=False, emoji=False)
    table = Table("event", "claims", "independent origins", "who would all have to be wrong")
    for each in answers:
        if "event" in each:
            low, high = each["origins"]
            told = str(low) if low == high else f"{low} to {high}"
            through = printable(", ".join(each["through"])) or "unknown"
            table.add_row(printable(each["event"]), str(each["claims"]), told, f"{each['cut']}: {through}")
    console.print(table)
    for each in answers:
        if "error" in each:
            console.print(f"line {each['line']}: {each['error']['message']} [{each['error']['code']}]")
