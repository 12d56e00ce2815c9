"""The sample newsroom, carried the whole way: made, filled, decided on, refused, mended, published.

In: the folder of a bundled example and where to make its newsroom. Out: an `Exhibit` for the read-only site, and a line of words for every step. It calls
the same actions as the verbs do, in the same order. Refuses a folder that is a newsroom, or no example.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from naru.corroboration import link
from naru.errors import Code, InputError, RefusedError
from naru.exposure import FLOOR, population_of
from naru.reading import read
from naru.release import finding_words
from naru.values import LANGS, Claim
from naru_desk.channels.folder import listed, read_plain
from naru_desk.exhibit import Exhibit, ShownDraft, ShownReport
from naru_desk.newsroom import Newsroom, new_newsroom

Say = Callable[[str], None]
NAME = "frozen-river"
_PARTS = ("messages", "roster.yaml", "decisions.jsonl", "stories", "passphrase.txt")
_STORIES = ("draft.en.md", "mended.en.md")


def example_folder(named: Path | None) -> Path:
    """The folder of a bundled example: the one named, or frozen-river beside the code or in the installed package.

    Raises: InputError (example_is_newsroom, example_unknown).
    """
    here = Path(__file__)
    bundled = (here.parents[2] / "examples", here.parent / "examples")
    candidates = [named, *(root / named for root in bundled)] if named else [root / NAME for root in bundled]
    if named is not None and _there(named / "newsroom.toml"):
        raise InputError(Code.EXAMPLE_IS_NEWSROOM)
    for folder in candidates:
        if folder is not None and all(_there(folder / part) for part in _PARTS):
            return folder.resolve()
    raise InputError(Code.EXAMPLE_UNKNOWN)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def carry(example: Path, into: Path | None, say: Say) -> Exhibit:
    """The whole way. `into` None = a fresh temporary folder, which is left behind for looking at.

    Raises: InputError (newsroom_exists ...), MissingError (storage_full).
    """
    folder = into if into is not None else Path(tempfile.mkdtemp(prefix="naru-sample-")) / "newsroom"
    passphrase = (example / "passphrase.txt").read_text("utf-8").splitlines()[0]
    newsroom = new_newsroom(folder, passphrase)
    try:
        say(f"1. A newsroom folder was made: {newsroom.folder}")
        aside = _take(newsroom, example, say)
        _decide(newsroom, example, say)
        drafts = [_judge(newsroom, example / "stories" / name, say) for name in _STORIES]
        if not drafts[-1].verdict.passed:
            raise RefusedError(Code.STORY_REFUSED)
        return _exhibit(newsroom, drafts, aside)
    finally:
        newsroom.close()


def _take(newsroom: Newsroom, example: Path, say: Say) -> tuple[str, ...]:
    from naru_desk.rooms.claims import queries as claims
    from naru_desk.rooms.inbox.actions import take
    from naru_desk.rooms.sources.actions import bring_roster

    brought = bring_roster(newsroom, read_plain(example / "roster.yaml"), {})
    say(f"2. The roster came in, by codename, sealed: {brought.sources} sources.")
    taken = take(newsroom, listed([example]).files, channel="folder")
    say(f"3. Messages were sealed, opened, cleaned and read: {taken.taken} taken, {len(taken.quarantined)} set aside.")
    say(f"   The rules propose {claims.count()} claims.")
    return tuple(sorted(each.code for each in taken.quarantined))


def _decide(newsroom: Newsroom, example: Path, say: Say) -> None:
    from naru_desk.rooms.claims import queries as claims
    from naru_desk.rooms.claims.actions import decide_lines
    from naru_desk.rooms.events import queries as events
    from naru_desk.rooms.events.actions import relink
    from naru_desk.rooms.sources.queries import roster

    promises = roster(newsroom).promises
    with (example / "decisions.jsonl").open("rb") as stream:
        decided = decide_lines(newsroom, stream, promises)
    with newsroom.writing():
        relink(newsroom, promises)
    left_out = f", {len(decided.errors)} left out" if decided.errors else ""
    say(f"4. Editors decided on {decided.decided}{left_out}: {claims.count(['confirmed'])} claims confirmed.")
    found = events.confirmed_events(newsroom)
    several = sum(1 for event in found if event.origins.low > 1)
    say(f"5. Confirmed claims are about {len(found)} events; {several} have two independent origins or more.")


def _judge(newsroom: Newsroom, path: Path, say: Say) -> ShownDraft:
    from naru_desk.rooms.stories.publishing import judge_story, publish, read_story

    judged = judge_story(newsroom, read_story(path))
    refusing = [found for found in judged.verdict.findings if found.refuses]
    if judged.verdict.passed:
        out = publish(newsroom, judged)
        say("7. The mended story passes the gate; two people who did not write it released it.")
        say(f"8. The bulletin was built: {out}")
    else:
        say(f"6. The first draft is refused, for {len(refusing)} reasons:")
        for found in {each.kind: each for each in refusing}.values():
            say(f"   - {finding_words(found, 'en')}")
    names = judged.gathered.names
    weighings = judged.gathered.dossier.weighings
    return ShownDraft(
        judged.story, judged.verdict, tuple((names[identity], one) for identity, one in weighings.items())
    )


def _exhibit(newsroom: Newsroom, drafts: list[ShownDraft], aside: tuple[str, ...]) -> Exhibit:
    from naru_desk.rooms.claims import queries as claims
    from naru_desk.rooms.inbox.queries import reports
    from naru_desk.rooms.sources.queries import roster

    every: dict[str, Claim] = {body.claim.id: body.claim for body in claims.claims(newsroom)}
    confirmed = [claim for claim in every.values() if claim.state == "confirmed"]
    slug = drafts[-1].story.slug
    return Exhibit(
        pack=newsroom.pack,
        reports=tuple(
            ShownReport(
                key=str(number),
                source=report.codename or "",
                channel=report.channel,
                received=report.received,
                lang=report.lang,
                text=report.text,
                photographs=len(report.photographs),
                reading=read(report.text, published=report.received, lang=report.lang, pack=newsroom.pack),
                claims=tuple(every[claim] for claim in report.claims if claim in every),
            )
            for number, report in enumerate(reports(newsroom), start=1)
        ),
        claims=tuple(every.values()),
        events={lang: link(confirmed, newsroom.pack, lang=lang) for lang in LANGS},
        drafts=tuple(drafts),
        names={source.id: source.codename for source in roster(newsroom).sources.values()},
        set_aside=aside,
        slug=slug,
        folder=newsroom.folder / "out" / slug,
        population=int(population_of(newsroom.pack).total),
        floor=FLOOR,
    )
