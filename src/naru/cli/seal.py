"""`naru seal`: something into an age envelope for one or more recipients, padded to a size class."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("-r", "--recipient", "recipients", multiple=True, required=True, help="Who may open it (age1...).")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Where to write the envelope [standard output].")
@click.argument("file", default="-")
def seal(recipients: tuple[str, ...], output: Path | None, file: str) -> int:
    """Seal FILE (or standard input) so that only the recipients can open it. At most 4 MiB.

    \b
    Example:
      echo "footprints on the ice" | naru seal -r "$(naru keys new -o box.key)" -o drop.age
    """
    from naru.cli.files import read_input, write_output
    from naru.sealed import LARGEST_CONTENT, Recipient
    from naru.sealed import seal as seal_envelope

    to = [Recipient.parse(recipient) for recipient in recipients]
    write_output(output, seal_envelope(read_input(file, LARGEST_CONTENT), to))
    return 0
