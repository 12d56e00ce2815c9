"""`naru link`: which claims are about one event. Claims in, one answer per claim out, in the order they came.

In: lines of `{"id", "what", "earliest", "latest", "places", ...}` (docs/formats/commands.md). Out: `{"id", "event"}`;
with --explain also `ties`, the claims it was put together with and why, and `torn`, where it fits two events that
cannot be one. A bad line, and a second line with an id that was there before, is answered in its place by an error;
the rest goes on.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from naru.cli.answers import Lines, each_line, error_line, stream_of
from naru.cli.files import write_output
from naru.cli.terminal import printable
from naru.errors import Code, ItemError
from naru.values import LANGS, Lang

if TYPE_CHECKING:
    from naru.corroboration import Linking, LinkRow


@click.command()
@click.argument("claims", metavar="CLAIMS.jsonl")
@click.option("--explain", is_flag=True, help="Say with which claims each was put together, and why.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the answers to a file.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="One answer per line also on a terminal.")
@click.option("--lang", type=click.Choice(LANGS), default="en", show_default=True, help="The language of the reasons.")
def link(claims: str, explain: bool, output: Path | None, as_jsonl: bool, lang: Lang) -> int:
    """Which claims are about one event?

    CLAIMS.jsonl (or - for standard input) has one claim per line. Claims of one kind are put together where their
    days and places meet closely enough; where two answers fit, they stay apart, for a false match would be
    corroboration that nobody gave.

    \b
    Example:
      { echo '{"id":"a","what":"search","earliest":"2024-01-26","latest":"2024-01-26","places":["kp","p","c"]}'
        echo '{"id":"b","what":"search","earliest":"2024-01-21","latest":"2024-01-31","places":["kp","p","c"]}'
      } | naru link - --explain
    """
    from naru.corroboration import link_rows

    lines = Lines()
    answers: list[dict[str, object] | str] = []
    rows = _read(claims, lines, answers)
    linking = link_rows(rows.values())
    told = [_answer(each, linking, lang if explain else None) if isinstance(each, str) else each for each in answers]
    if output is None and not as_jsonl and sys.stdout.isatty():
        _show(told, rows)
    else:
        write_output(output, b"".join(msgspec.json.encode(answer) + b"\n" for answer in told))
    return lines.status


def _read(path: str, lines: Lines, answers: list[dict[str, object] | str]) -> dict[str, LinkRow]:
    """The good lines by id; `answers` gets an id or an error for each line."""
    from naru.corroboration import LinkRow

    rows: dict[str, LinkRow] = {}
    stream = stream_of(path)
    with nullcontext() if path == "-" else stream:
        for number, row in each_line(stream, LinkRow, lines, answers.append):
            if row.id in rows:
                lines.failed += 1
                answers.append(error_line(ItemError(Code.ID_TWICE, field="id"), number, row.id))
                continue
            rows[row.id] = row
            answers.append(row.id)
    return rows


def _answer(claim: str, linking: Linking, lang: Lang | None) -> dict[str, object]:
    answer: dict[str, object] = {"id": claim, "event": linking.event_of[claim]}
    if lang is None:
        return answer
    from naru.corroboration import say

    answer["ties"] = [
        {"with": tie.other(claim), "rules": tie.why, "why": [say("ties", code, lang) for code in tie.why]}
        for tie in linking.ties_of(claim)
    ]
    if claim in linking.torn:
        answer["torn"] = {"between": linking.torn[claim], "why": say("ties", "torn", lang)}
    return answer


def _show(told: list[dict[str, Any]], rows: dict[str, LinkRow]) -> None:
    """Events of more than one claim as a table; the rest as a count."""
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, highlight=False, emoji=False)
    events: dict[str, list[dict[str, Any]]] = {}
    for answer in told:
        if "event" in answer:
            events.setdefault(answer["event"], []).append(answer)
    table = Table("event", "kind", "claims", "why")
    for event, members in events.items():
        if len(members) > 1:
            why = dict.fromkeys(reason for each in members for tie in each.get("ties", ()) for reason in tie["why"])
            claims = "\n".join(printable(each["id"]) for each in members)
            table.add_row(event, printable(rows[members[0]["id"]].what), claims, "\n".join(why))
    if table.row_count:
        console.print(table)
    alone = sum(len(members) == 1 for members in events.values())
    console.print(f"{len(events)} events from {sum(map(len, events.values()))} claims; {alone} of them told once.")
    for answer in told:
        if "error" in answer:
            console.print(
                f"line {answer['line']}: {answer['error']['message']} [{answer['error']['code']}]", markup=False
            )
