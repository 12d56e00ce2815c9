"""`naru evaluate reading`: how well texts are read, against what a careful reader takes from them.

In: gold files (docs/formats/gold.md). A folder among them is a newsroom: its editors' own decisions are the gold (the
entry-point group `naru.gold`, which the desk fills). Out: a table with 95 % Wilson intervals and the mistakes, or one
JSON object. A gold text that cannot be used is set aside with its code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from naru.errors import Code, InputError, ItemError, MissingError, NaruError
from naru.values import LANGS

if TYPE_CHECKING:
    from naru.evaluation import GoldText
    from naru.packs import Pack

_FORMS: dict[str, Literal["json", "jsonl", "yaml"]] = {
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip
GROUP = "naru.gold"


@click.group()
def evaluate() -> None:
    """How well does this machine do what it proposes? Counted against gold that people made.

    Example: naru evaluate reading tests/gold/development/en.yaml
    """


@evaluate.command()
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--pack", default="north_korea", show_default=True, help="The country pack: its name or its folder.")
@click.option("--lang", "langs", multiple=True, type=click.Choice(LANGS), help="Only texts in this language.")
@click.option("--told", is_flag=True, help="Read each text in the language the gold says instead of finding it out.")
@click.option("--figures", "only_figures", is_flag=True, help="Only the figures: no mistake, no word of a text.")
@click.option("--passphrase-file", type=click.Path(path_type=Path), help="For a newsroom: the passphrase of its key.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def reading(
    gold: tuple[Path, ...],
    pack: str,
    langs: tuple[str, ...],
    told: bool,
    only_figures: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> int:
    """Count how well texts are read: recall, precision and value accuracy by kind and language, with the mistakes.

    GOLD are files in the form of docs/formats/gold.md (.json, .jsonl, .yaml), or the folder of a newsroom: then
    what its editors confirmed, mended and rejected is the gold, read in memory and written nowhere.

    \b
    Examples:
      naru evaluate reading tests/gold/development/en.yaml
      naru evaluate reading tests/gold/development/en.yaml --figures --json
    """
    from naru.evaluation import evaluate as count
    from naru.evaluation import our_reader
    from naru.packs import load

    aside: list[NaruError] = []
    if any(path.is_dir() for path in gold):
        if len(gold) > 1:
            raise click.UsageError("a newsroom is evaluated alone")
        decided, own_pack, off = _newsroom(gold[0], passphrase_file)
        texts, reader = list(decided), our_reader(own_pack, told=told, off=off)
    else:
        texts = [text for path in gold for text in _texts(path, aside)]
        reader = our_reader(load(pack), told=told)
    if langs:
        texts = [text for text in texts if text.lang in langs]
    found = count(_with_progress(texts), reader)
    if only_figures:
        found = found.replaced(mistakes=())
    if as_json:
        import msgspec

        from naru.cli.answers import say

        say({"set_aside": [problem.as_dict() for problem in aside], **msgspec.structs.asdict(found)})
    else:
        from naru.cli.evaluation_table import show

        show(found, aside)
    return 4 if aside else 0


def _texts(path: Path, aside: list[NaruError]) -> Iterator[GoldText]:
    from naru.evaluation import read_gold

    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise InputError(Code.GOLD_UNREADABLE)
    try:
        untrusted = path.read_bytes()
    except OSError:
        raise click.BadParameter("cannot be read") from None
    for entry in read_gold(untrusted, form, lambda name: _beside(path, name)):
        if isinstance(entry, ItemError):
            aside.append(entry)
        else:
            yield entry


def _beside(path: Path, name: str) -> bytes:
    """A text file in the folder of its gold file, and nowhere else."""
    folder = path.parent.resolve()
    target = (folder / name).resolve()
    if not target.is_relative_to(folder):
        raise OSError
    return target.read_bytes()


def _newsroom(folder: Path, passphrase_file: Path | None) -> tuple[tuple[GoldText, ...], Pack, frozenset[str]]:
    from importlib.metadata import entry_points

    for point in entry_points(group=GROUP):
        found: tuple[tuple[GoldText, ...], Pack, frozenset[str]] = point.load()(folder, passphrase_file)
        return found
    raise MissingError(Code.DESK_MISSING)


def _with_progress(texts: list[GoldText]) -> Iterator[GoldText]:
    """The texts, with a bar on a terminal."""
    import sys

    if not sys.stderr.isatty():
        yield from texts
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(texts, description="Reading", console=Console(stderr=True), transient=True)
