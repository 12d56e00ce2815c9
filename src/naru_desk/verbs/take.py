"""`naru take`: messages come in."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naru_desk.verbs.asking import folder_argument, passphrase_option

if TYPE_CHECKING:
    from naru_desk.rooms.inbox.actions import Taken

#: Mirrors naru.intake.CHANNELS, so that --help loads no cipher; a test holds the two together.
CHANNELS = ("call", "sms", "mail", "folder", "drop", "chat", "voice")
#: Channels whose own files this version understands: what an editor typed.
TYPED = ("call", "folder")


@contextlib.contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, on a terminal only."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("taking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("taking", total=total)
        yield lambda done: bar.update(task, completed=done)


@click.command()
@folder_argument
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--channel",
    type=click.Choice(CHANNELS),
    help="How they came, where their head does not say: call or folder in this version [folder].",
)
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def take(
    folder: Path, files: tuple[Path, ...], channel: str | None, passphrase_file: Path | None, as_json: bool
) -> int:
    """Take messages in: typed notes (.txt), or folders of them. Each is sealed before it is looked at.

    What cannot be used is set aside and kept, sealed, with the reason (status 4). Nothing is taken twice, so a run
    that was cut off is simply given again. The files themselves are left where they are.

    \b
    Example:
      naru take newsroom examples/frozen-river --passphrase-file words.txt

    """
    from naru.cli.answers import say
    from naru.errors import Code, InputError
    from naru_desk.channels.folder import listed
    from naru_desk.newsroom import require_newsroom
    from naru_desk.verbs.asking import opened

    require_newsroom(folder)
    if channel is not None and channel not in TYPED:
        raise InputError(Code.CHANNEL_NOT_YET)
    listing = listed(files)
    with opened(folder, passphrase_file) as newsroom, _progress(len(listing.files)) as progress:
        from naru_desk.rooms.inbox import actions
        from naru_desk.rooms.inbox.reading import MANY

        taken = actions.take(
            newsroom,
            listing.files,
            channel="call" if channel == "call" else "folder",
            many=len(listing.files) >= MANY,
            progress=progress,
        )
    if as_json:
        say(taken)
    else:
        _show(taken, listing.passed_over)
    return 4 if taken.quarantined else 0


def _show(taken: Taken, passed_over: int) -> None:
    from naru.errors import Code

    click.echo(f"Taken: {taken.taken}. Already there: {taken.duplicates}. Set aside: {len(taken.quarantined)}.")
    codes = [each.code for each in taken.quarantined]
    sentences = {code.code: f"{code.sentence}\n     {code.hint}" for code in Code}
    for code in sorted(set(codes)):
        click.echo(f"  {codes.count(code)} x {sentences[code]} [{code}]")
    if passed_over:
        click.echo(f"Passed over, as no messages: {passed_over} (photographs come with the note that names them).")
