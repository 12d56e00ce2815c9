"""`naru roster`: who the sources are, by codename."""

from __future__ import annotations

from pathlib import Path

import click

from naru_desk.verbs.asking import folder_argument, passphrase_option


@click.command()
@folder_argument
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def roster(folder: Path, file: Path, passphrase_file: Path | None, as_json: bool) -> int:
    """Bring in who the sources are, by codename.

    FILE (docs/formats/roster.md) holds promises, consent and what was given away before. Everything of it is sealed.

    A bad entry is left out and said (status 4). Sources the file no longer names stay.

    \b
    Example:
      naru roster newsroom examples/frozen-river/roster.yaml --passphrase-file words.txt
    """
    from naru.cli.answers import say
    from naru.errors import Code, InputError, ItemError
    from naru_desk.channels.folder import read_plain
    from naru_desk.verbs.asking import opened

    with opened(folder, passphrase_file) as newsroom:
        from naru_desk.rooms.published.queries import seen_labels
        from naru_desk.rooms.sources.actions import bring_roster

        try:
            untrusted = read_plain(file)
        except ItemError:
            raise InputError(Code.FILE_UNREADABLE) from None
        brought = bring_roster(newsroom, untrusted, seen_labels(newsroom))
    if as_json:
        say(brought)
    else:
        click.echo(f"Sources: {brought.sources}. Freezes: {brought.freezes}. Left out: {len(brought.errors)}.")
        for error in brought.errors:
            field = error.error["field"]
            click.echo(
                f"  {error.part}, entry {error.entry}: {error.error['message']}"
                + (f" (field {field})" if field else "")
                + f" [{error.error['code']}]"
            )
    return 4 if brought.errors else 0
