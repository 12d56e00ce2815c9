"""`naru read`: from a text to its times, places, people, measures, hedges, voices and proposed claims.

In: files (UTF-8), `-`, or JSON lines `{"id","text","published","lang"?}` on standard input. Out: a table for people, one JSON object (`--json`, one
document) or a line each (`--jsonl`). Follows docs/formats/commands.md. A document that cannot be decoded or a line that is no document is set
aside with its code; the rest goes on.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal, cast

import click

from naru.cli.answers import Lines, each_line, error_line, say, stream_of
from naru.errors import Code, ItemError
from naru.values import LANGS, Lang, Record

if TYPE_CHECKING:
    from naru.packs import Pack
    from naru.reading import Reading


#: Values made between two looks for cycles.
_VALUES = 50_000


class Document(Record, frozen=True, kw_only=True):
    """One line of input: a text, the day it is read with, its language where it is known."""

    text: str
    id: str | None = None
    published: date | None = None
    lang: Lang | Literal["auto"] = "auto"


def _day(_ctx: click.Context, _param: click.Parameter, untrusted: str | None) -> date | None:
    if untrusted is None:
        return None
    try:
        return date.fromisoformat(untrusted)
    except ValueError:
        raise click.BadParameter("is no day") from None


@click.command(short_help="Read a text: times, places, people, measures, who said it, proposed claims.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path())
@click.option(
    "--published",
    metavar="DATE",
    callback=_day,
    help="The day the text is read with (2024-02-05); without it unsaid years stay XXXX.",
)
@click.option(
    "--lang", type=click.Choice(["auto", *LANGS]), default="auto", show_default=True, help="The language of the text."
)
@click.option("--pack", default="north_korea", show_default=True, help="The country pack: its name or its folder.")
@click.option(
    "--without", "off", metavar="RULE", multiple=True, help="Leave this rule out, by its id; may be repeated."
)
@click.option(
    "--places", type=click.Path(), help="Places the pack lacks: YAML or JSON, as docs/formats/places.md says."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object (one document).")
@click.option(
    "--jsonl",
    "as_lines",
    is_flag=True,
    help='A JSON line per document; without FILE, lines {"id","text","published","lang"?} are read.',
)
def read(
    files: tuple[str, ...],
    published: date | None,
    lang: str,
    pack: str,
    off: tuple[str, ...],
    places: str | None,
    as_json: bool,
    as_lines: bool,
) -> int:
    """Read texts in Korean, English, Chinese or Japanese. `-` or no FILE is standard input. Nothing leaves this machine.

    What is printed are proposals, each with its words and its rule: a person confirms.

    \b
    Examples:
      echo "혜산 1/26 새벽 국경경비대 수색" | naru read --published 2024-01-28
      naru read examples/frozen-river/messages/07.txt --published 2024-01-28 --json
    """
    if as_json and (as_lines or len(files) > 1):
        raise click.UsageError("--json is for one document; use --jsonl")
    # A reading makes many small values that live to its end: cycles are looked for less often.
    gc.set_threshold(_VALUES)
    loaded = _pack(pack, places)
    reader = partial(_read, pack=loaded, off=frozenset(off))
    chosen = cast("Lang | Literal['auto']", lang)
    if as_lines and not files:
        return _stream(reader, published, chosen)
    lines = Lines()
    for number, (untrusted, problem) in enumerate(_opened(files or ("-",)), start=1):
        identity = str(number) if as_lines else None
        if problem is not None:
            if as_json:
                raise problem
            lines.failed += 1
            if as_lines:
                say(error_line(problem, number, identity))
            else:
                click.echo(f"Document {number} was set aside: {problem} [{problem.code}]\n  {problem.hint}\n")
            continue
        reading = reader(Document(text=untrusted, id=identity, published=published, lang=chosen))
        lines.done += 1
        if as_json or as_lines:
            say(reading)
        else:
            from naru.cli.reading_table import show

            show(reading, loaded)
    return lines.status


def _pack(pack: str, places: str | None) -> Pack:
    """The pack, with the places of a file laid over it."""
    from naru.packs import load, read_added, with_places

    if places is None:
        return load(pack)
    with stream_of(places) as stream:
        return with_places(load(pack), read_added(stream.read()))


def _read(document: Document, pack: Pack, off: frozenset[str]) -> Reading:
    from naru.reading import read as read_text

    return read_text(
        document.text, published=document.published, lang=document.lang, pack=pack, id=document.id, off=off
    )


def _stream(reader: Callable[[Document], Reading], published: date | None, lang: Lang | Literal["auto"]) -> int:
    """Answer each line of standard input; what a line does not say is taken from the options."""
    lines = Lines()
    for _, document in each_line(sys.stdin.buffer, Document, lines):
        day = document.published if document.published is not None else published
        said = lang if document.lang == "auto" else document.lang
        say(reader(document.replaced(published=day, lang=said)))
    return lines.status


def _opened(files: tuple[str, ...]) -> Iterator[tuple[str, ItemError | None]]:
    """The text of each file, or why it cannot be read as text."""
    for name in files:
        with stream_of(name) as stream:
            try:
                untrusted = stream.read()
            except OSError:
                raise click.BadParameter("cannot be read") from None
        try:
            yield untrusted.decode("utf-8-sig"), None
        except UnicodeDecodeError:
            yield "", ItemError(Code.ENCODING_UNKNOWN)
