"""`naru confirm`: what editors decided."""

from __future__ import annotations

from pathlib import Path

import click

from naru_desk.verbs.asking import folder_argument, passphrase_option


@click.command()
@folder_argument
@click.argument("decisions", metavar="DECISIONS.jsonl")
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def confirm(folder: Path, decisions: str, passphrase_file: Path | None, as_json: bool) -> int:
    """Carry out what editors decided about claims.

    One decision a line, {"claim", "state", "by", "edit"?}; docs/formats/decisions.md lays it down, with the ladder a
    claim needs to be published. `-` reads standard input.

    A bad line is left out and said (status 4); --json says its field and what to do. The same file twice changes
    nothing.

    \b
    Example:
      naru confirm newsroom examples/frozen-river/decisions.jsonl --passphrase-file words.txt
    """
    from naru.cli.answers import say, stream_of
    from naru_desk.verbs.asking import opened

    with opened(folder, passphrase_file) as newsroom, stream_of(decisions) as stream:
        from naru_desk.rooms.claims.actions import decide_lines
        from naru_desk.rooms.events.actions import mark_stale, relink
        from naru_desk.rooms.sources.queries import roster

        promises = roster(newsroom).promises
        with newsroom.writing():
            mark_stale(newsroom)
            decided = decide_lines(newsroom, stream, promises)
            relink(newsroom, promises)
    if as_json:
        say(decided)
    else:
        click.echo(f"Decided: {decided.decided}. Already so: {decided.unchanged}. Left out: {len(decided.errors)}.")
        for line in decided.errors:
            error = line["error"]
            assert isinstance(error, dict)
            click.echo(f"  line {line['line']}: {error['message']} [{error['code']}]")
    return 4 if decided.errors else 0
