"""`naru places`: places that the pack lacks and the newsroom knows."""

from __future__ import annotations

from pathlib import Path

import click

from naru_desk.verbs.asking import folder_argument, passphrase_option


@click.command()
@folder_argument
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def places(folder: Path, file: Path, passphrase_file: Path | None, as_json: bool) -> int:
    """Add places that the country pack lacks; from then on texts are read with them.

    FILE (docs/formats/places.md) is a YAML or JSON list. The places are kept sealed. The same id again mends a place; none is ever taken away.
    Either all of a file is kept or nothing.

    \b
    Example:
      naru places newsroom examples/frozen-river/places.yaml --passphrase-file words.txt
    """
    from naru.cli.answers import say
    from naru.errors import Code, InputError, ItemError
    from naru.packs import read_added
    from naru_desk.channels.folder import read_plain
    from naru_desk.verbs.asking import opened

    with opened(folder, passphrase_file) as newsroom:
        try:
            untrusted = read_plain(file)
        except ItemError:
            raise InputError(Code.FILE_UNREADABLE) from None
        with newsroom.writing():
            added = read_added(untrusted)
            kept = newsroom.keep_places(added)
    if as_json:
        say({"brought": len(added), "kept": kept})
    else:
        click.echo(f"Places brought in: {len(added)}. The newsroom knows {kept} of its own now.")
    return 0
