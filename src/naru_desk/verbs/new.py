"""`naru new`: a newsroom folder."""

from __future__ import annotations

from pathlib import Path

import click

from naru_desk.verbs.asking import folder_argument, passphrase_option


@click.command()
@folder_argument
@passphrase_option
@click.option("--pack", "pack_name", default="north_korea", show_default=True, help="The country pack it works with.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def new(folder: Path, passphrase_file: Path | None, pack_name: str, as_json: bool) -> int:
    """Make a newsroom in DIR, a new or an empty folder.

    What is printed is the recipient that things are sealed to. Its key lies in the folder only under the passphrase. There is no way round a lost passphrase.

    \b
    Example:
      echo "five words that nobody guesses" > words.txt
      naru new newsroom --passphrase-file words.txt
    """
    from naru.cli.answers import say
    from naru_desk.newsroom import new_newsroom, require_no_newsroom
    from naru_desk.verbs.asking import no_core_dumps, passphrase_for

    no_core_dumps()
    require_no_newsroom(folder)
    newsroom = new_newsroom(folder, passphrase_for(passphrase_file, new=True), pack_name)
    newsroom.close()
    recipient = str(newsroom.identity.recipient)
    if as_json:
        say({"recipient": recipient})
    else:
        click.echo(f"A newsroom was made. Seal to it with:\n  naru seal -r {recipient}")
    return 0
