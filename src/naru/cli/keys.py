"""`naru keys new`: a fresh key for whoever wants to open envelopes. The file is age's own form, mode 0600, never
overwritten.
"""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def keys() -> None:
    """Make keys. `naru seal` seals to them, `naru open` opens with them.

    Example: naru keys new -o house.key
    """


@keys.command()
@click.option("-o", "output", required=True, type=click.Path(path_type=Path), help="The new key file.")
@click.option("--passphrase-file", type=click.Path(path_type=Path), help="A file whose first line protects the key.")
def new(output: Path, passphrase_file: Path | None) -> int:
    """Make a key and print its recipient, the half that may be given away.

    Without --passphrase-file the key lies readable in its file (mode 0600).

    \b
    Example:
      echo "five words that nobody guesses" > words.txt
      naru keys new -o locked.key --passphrase-file words.txt
    """
    from naru.cli.files import passphrase_of, write_new
    from naru.intake import new_identity, wrap_identity, write_identity

    passphrase = passphrase_of(passphrase_file)
    identity = new_identity()
    write_new(output, wrap_identity(identity, passphrase) if passphrase else write_identity(identity))
    click.echo(str(identity.recipient))
    return 0
