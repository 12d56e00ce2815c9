"""`naru claims`: what was proposed and decided, for the editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naru_desk.verbs.asking import folder_argument, passphrase_option

if TYPE_CHECKING:
    from naru.packs import Pack
    from naru_desk.rooms.claims.translate import ClaimBody

#: Mirrors naru.values.State; a test holds the two together.
STATES = ("proposed", "confirmed", "rejected", "withdrawn")


def _line(body: ClaimBody, pack: Pack, names: dict[str, str]) -> dict[str, Any]:
    claim = body.claim
    where = claim.where.anchor if claim.where else None
    return {
        "id": claim.id,
        "state": claim.state,
        "what": claim.what,
        "status": claim.status,
        "edtf": claim.when.edtf if claim.when else None,
        "place_id": where,
        "place": pack.label(where, "en") if where else None,
        "relation": claim.where.relation if claim.where else None,
        "sureness": claim.sureness,
        "quote": claim.quote.text if claim.quote else "",
        "lang": claim.quote.lang if claim.quote else None,
        "attribution": [{"kind": link.kind, "speaker": link.speaker} for link in claim.attribution.links],
        "source": names.get(claim.source or ""),
        "received": body.received,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "rungs": [rung.label for rung in body.ladder],
    }


@click.command()
@folder_argument
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="Only these [proposed, confirmed].")
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help="Answer in one JSON object.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Answer in JSON lines.")
def claims(folder: Path, states: tuple[str, ...], passphrase_file: Path | None, as_json: bool, as_jsonl: bool) -> int:
    """List claims with their ids.

    They stand in the order in which their messages were received. The ids go into the file that `naru confirm` takes
    (docs/formats/decisions.md). What is printed is not sealed: mind who sees it.

    \b
    Example:
      naru claims newsroom --state proposed --jsonl --passphrase-file words.txt
    """
    from naru.cli.answers import say
    from naru_desk.verbs.asking import opened

    with opened(folder, passphrase_file) as newsroom:
        from naru_desk.rooms.claims import queries
        from naru_desk.rooms.sources.queries import roster

        wanted = states or queries.LIVE
        found = queries.claims(newsroom, wanted)  # type: ignore[arg-type]
        names = {body.id: body.codename for body in roster(newsroom).sources.values()}
        lines = [_line(body, newsroom.pack, names) for body in found]
    if as_jsonl:
        for line in lines:
            say(line)
    elif as_json:
        say({"claims": lines})
    else:
        _show(lines)
    return 0


def _show(lines: list[dict[str, Any]]) -> None:
    """One claim after the other: a line that can be copied from, and the words it rests on."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console()
    for line in lines:
        facts = (f"{line['what']} ({line['status']})", line["edtf"], line["place"], line["source"])
        console.print(
            Text(line["id"], "bold"),
            Text(line["state"], "green" if line["state"] == "confirmed" else ""),
            Text(" · ".join(str(fact) for fact in facts if fact)),
            soft_wrap=True,
        )
        console.print(Padding(Text(line["quote"].strip(), "dim"), (0, 0, 0, 4)))
    console.print(Text(f"{len(lines)} claims"))
