"""From a story file to a bulletin: read its editions, judge them, and, only if the gate lets it through, write what readers see.

In: an open newsroom and the path of the lead edition. Out: a `Judged`, and from `publish` the folder DIR/out/<slug>. The folder appears whole or not
at all: it is built beside and renamed. Refuses to write anything for a story that the gate refuses.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from naru.errors import Code, InputError, ItemError, RefusedError
from naru.exposure import FLOOR
from naru.publication import Bulletin, Story, Telling, build, parse_story, statements_of
from naru.release import Verdict, judge
from naru.values import Lang
from naru_desk.channels.folder import read_plain
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.inbox.queries import clean_photograph
from naru_desk.rooms.published.actions import record_published
from naru_desk.rooms.published.translate import Link, Told
from naru_desk.rooms.stories.actions import bulletin_secret
from naru_desk.rooms.stories.gathering import Gathered, gather
from naru_desk.shelf import sync_folder


@dataclass(frozen=True)
class Judged:
    """A story, what was gathered about it, and the verdict."""

    story: Story
    gathered: Gathered
    verdict: Verdict


def _text(path: Path) -> str:
    try:
        return read_plain(path).decode("utf-8")
    except UnicodeDecodeError:
        raise ItemError(Code.STORY_UNREADABLE) from None


def read_story(path: Path) -> Story:
    """The story of a lead edition and of those siblings (<stem>.<lang>.md) that lie beside it.

    Raises: InputError (story_..., file_unreadable) where it is no story at all.
    """
    try:
        lead = _text(path)
        story = parse_story(lead)
        stem = path.name.removesuffix(".md").removesuffix(f".{story.lead.lang}")
        siblings: dict[Lang, str] = {}
        for lang in story.missing:
            beside = path.with_name(f"{stem}.{lang}.md")
            if beside.is_file():
                siblings[lang] = _text(beside)
        return parse_story(lead, siblings)
    except ItemError as problem:
        raise InputError(Code[problem.code.upper()], field=problem.field) from None


def judge_story(newsroom: Newsroom, story: Story, floor: int = FLOOR) -> Judged:
    """What the gate says. Raises: InputError (newsroom_damaged)."""
    gathered = gather(newsroom, story, floor)
    return Judged(story, gathered, judge(story, gathered.dossier))


def bulletin_of(newsroom: Newsroom, judged: Judged) -> Bulletin:
    """The bulletin a cleared story makes: of each claim only what its rung says."""
    tellings = []
    for claim_id, cited in judged.gathered.dossier.claims.items():
        assert cited.rung is not None, "the gate lets no claim through without a rung"
        labels = cited.promise.label if cited.promise else {}
        tellings.append(
            Telling(
                claim=claim_id,
                code=cited.claim.what,
                status=cited.claim.status,
                when=cited.rung.when,
                where=cited.rung.where,
                labels={lang: words for lang, words in labels.items() if lang in ("en", "ko", "zh", "ja")},  # type: ignore[misc]
            )
        )
    pictures = {shown.photo: clean_photograph(newsroom, shown.photo) for shown in judged.story.photographs}
    return Bulletin(
        story=judged.story,
        tellings=tuple(tellings),
        secret=bulletin_secret(newsroom, judged.story.slug),
        photographs={photo: content for photo, content in pictures.items() if content is not None},
    )


def _remove(path: Path) -> None:
    """Remove a folder, or a file or link that stands in its place; never what a link leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _lay(folder: Path, files: dict[str, bytes], day: date) -> None:
    """Put a finished folder in place: built beside, synchronised, then renamed over what was there. Every file tells the publication day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    beside, old = folder.with_name(f".{folder.name}.part"), folder.with_name(f".{folder.name}.old")
    for leftover in (beside, old):
        _remove(leftover)
    beside.mkdir()
    for name, content in files.items():
        with (beside / name).open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.utime(beside / name, (noon, noon))
    os.utime(beside, (noon, noon))
    if folder.exists():
        folder.rename(old)
    beside.rename(folder)
    sync_folder(folder.parent)
    _remove(old)


def _told(judged: Judged, bulletin: Bulletin, newsroom: Newsroom) -> list[Told]:
    rows = []
    for claim_id, statement in statements_of(bulletin, newsroom.pack).items():
        cited = judged.gathered.dossier.claims[claim_id]
        assert cited.rung is not None
        link = Link(
            claim=claim_id,
            source=None if cited.own else cited.source,
            rung=cited.rung.label,
            labels=cited.promise.label if cited.promise else {},
            clues=cited.rung.clues or (),
            subjects=cited.rung.subjects,
        )
        rows.append(
            Told(
                statement=statement.id,
                what=statement.code,
                status=statement.status,
                when=statement.edtf,
                where=statement.place_id,
                link=link,
            )
        )
    return rows


def publish(newsroom: Newsroom, judged: Judged) -> Path:
    """Write DIR/out/<slug>/ and record what readers now know.

    Raises: RefusedError (story_refused) where the gate refused, before anything is written; InputError (newsroom_busy), MissingError (storage_full).
    """
    if not judged.verdict.passed:
        raise RefusedError(Code.STORY_REFUSED)
    bulletin = bulletin_of(newsroom, judged)
    files = build(bulletin, newsroom.pack)
    folder = newsroom.folder / "out" / judged.story.slug
    with newsroom.writing():
        # First the record of what is given away, then the files: a crash between the two errs on the side of the source.
        record_published(newsroom, judged.story.slug, judged.story.date, _told(judged, bulletin, newsroom))
        _lay(folder, files, judged.story.date)
    return folder
