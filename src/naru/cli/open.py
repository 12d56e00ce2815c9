"""`naru open`: an envelope's content, or a refusal with its code and not a byte of content."""

from __future__ import annotations

from pathlib import Path

import click

#: No envelope of ours is longer: the largest size class, its tags, and the longest header.
_CAP = (4 << 20) + (64 << 10)


@click.command(name="open")
@click.option("-i", "--identity", "key_file", required=True, type=click.Path(path_type=Path), help="The key file.")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Where to write the content [standard output].")
@click.option("--passphrase-file", type=click.Path(path_type=Path), help="A file whose first line opens the key.")
@click.argument("file", default="-")
def open_(key_file: Path, output: Path | None, passphrase_file: Path | None, file: str) -> int:
    """Open the envelope FILE (or standard input). A refused one ends with status 1 and {"refused": CODE}.

    \b
    Example:
      echo "footprints on the ice" | naru seal -r "$(naru keys new -o mine.key)" -o mine.age
      naru open -i mine.key mine.age
    """
    from naru.cli.answers import say
    from naru.cli.files import ask_passphrase, passphrase_of, read_input, write_output
    from naru.errors import Code, InputError, RefusedError
    from naru.intake import open_envelope, read_identity

    key = read_input(str(key_file), 8 << 10)
    passphrase = passphrase_of(passphrase_file)
    if passphrase is None and key.startswith(b"age-encryption.org/"):
        passphrase = ask_passphrase()
    identity = read_identity(key, passphrase)
    try:
        content = open_envelope(read_input(file, _CAP), identity)
    except RefusedError as problem:
        say({"refused": problem.code})
        return 1
    except InputError as problem:
        if problem.code != Code.ENVELOPE_TOO_LARGE.code:
            raise
        say({"refused": problem.code})
        return 1
    write_output(output, content)
    return 0
