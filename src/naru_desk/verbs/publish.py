"""`naru publish`: judge a story and, if the gate lets it through, write the bulletin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from naru_desk.verbs.asking import folder_argument, passphrase_option

if TYPE_CHECKING:
    from naru_desk.rooms.stories.publishing import Judged


@click.command()
@folder_argument
@click.argument("story", metavar="STORY", type=click.Path(path_type=Path))
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def publish(folder: Path, story: Path, passphrase_file: Path | None, as_json: bool) -> int:
    """Judge a story and publish it if nothing refuses it.

    STORY is the lead edition (docs/formats/story.md); the others lie beside it. The bulletin goes to DIR/out/<slug>/.

    A refused story ends with 1, says sentence by sentence what would mend it, and writes nothing.

    \b
    Example:
      naru publish newsroom examples/frozen-river/stories/mended.en.md --passphrase-file words.txt
    """
    from naru.cli.answers import say
    from naru_desk.verbs.asking import opened

    with opened(folder, passphrase_file) as newsroom:
        from naru_desk.rooms.stories.publishing import judge_story, read_story
        from naru_desk.rooms.stories.publishing import publish as write

        judged = judge_story(newsroom, read_story(story))
        written = write(newsroom, judged) if judged.verdict.passed else None
    if as_json:
        say({"slug": judged.story.slug, "verdict": judged.verdict, "folder": str(written) if written else None})
    else:
        _show(judged, written)
    return 0 if written else 1


def _show(judged: Judged, written: Path | None) -> None:
    from naru.release import verdict_words

    for line in verdict_words(judged.verdict, "en"):
        click.echo(line)
    click.echo("Nothing was written." if written is None else f"Published in {written}")
