"""What all these verbs do first: get the passphrase, open the newsroom, and see that nothing of it outlives the
process.

A process that holds keys leaves no core dump. Where there is neither a passphrase file nor a terminal, the verb ends
before anything is opened.
"""

from __future__ import annotations

import contextlib
import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from naru_desk.newsroom import Newsroom


def passphrase_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --passphrase-file."""
    return click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        help="A file whose first line opens the newsroom [asked on the terminal].",
    )(command)


def folder_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """The argument DIR: a newsroom folder."""
    return click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))(command)


def passphrase_for(passphrase_file: Path | None, *, new: bool = False) -> str:
    """The passphrase, from the file or asked. Raises: InputError (passphrase_missing, file_unreadable)."""
    from naru.cli.files import ask_passphrase, passphrase_of

    return passphrase_of(passphrase_file) or ask_passphrase(twice=new)


def no_core_dumps() -> None:
    """Keys and messages in memory must not end up in a file when the process dies."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


@contextlib.contextmanager
def opened(folder: Path, passphrase_file: Path | None) -> Iterator[Newsroom]:
    """An open newsroom. Raises: InputError (newsroom_missing, newsroom_damaged, passphrase_wrong ...),
    MissingError (storage_full).
    """
    from naru_desk.database import storing
    from naru_desk.newsroom import open_newsroom, require_newsroom

    no_core_dumps()
    require_newsroom(folder)
    newsroom = open_newsroom(folder, passphrase_for(passphrase_file))
    try:
        with storing():
            yield newsroom
    finally:
        newsroom.close()
