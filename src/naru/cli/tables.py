"""What all tables for people share: their look, and words of a text that cannot act on the screen.

In: a title and columns, or untrusted words. Out: a `rich` table or text; a console as wide as the terminal, of a fixed width where there is none.
"""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from naru.cli.terminal import printable


def screen(width: int) -> Console:
    """Standard output; `width` columns where it is no terminal."""
    found = Console(highlight=False, markup=False)
    return found if found.is_terminal else Console(highlight=False, markup=False, width=width)


def headed(title: str, *columns: str) -> Table:
    """An empty table whose cells fold."""
    made = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def cut(untrusted: str | None, longest: int) -> Text:
    """Words as they may be shown, cut after `longest` letters."""
    plain = printable(untrusted or "")
    return Text(plain if len(plain) <= longest else plain[:longest] + "…")
