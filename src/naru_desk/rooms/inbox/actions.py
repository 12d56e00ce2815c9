"""Take: messages come in, one after the other, and none is lost.

For every message: its bytes are sealed onto the spool (durable), then opened again, cleaned, understood, read; its
report, its claims and its photographs become rows in one transaction; its sealed original is carried to media/. What
cannot be used is set aside in quarantine/ with a code, and the rest goes on. A run that is killed at any point is
finished by the next one: what has a row is never taken again, what lies on the spool is taken first. At the end
events are linked anew.

In: files, the channel they came by. Out: `Taken`. Refuses nothing as a whole but a full disk or a busy newsroom.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import msgspec
from django.db import transaction

from naru.errors import ItemError
from naru.intake import Channel
from naru.values import Promise, Record, random_id
from naru_desk.channels.folder import Incoming
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.actions import propose
from naru_desk.rooms.claims.translate import ClaimBody
from naru_desk.rooms.events.actions import is_stale, mark_stale, relink
from naru_desk.rooms.inbox.landing import Landed, batches, land, leftovers
from naru_desk.rooms.inbox.looking import Attached, Cleaner, Looker, Seen, clean_picture
from naru_desk.rooms.inbox.models import Photograph, Quarantined, Report
from naru_desk.rooms.inbox.reading import Answers, Manner, Proposals, Reader, Readers, read_message
from naru_desk.rooms.inbox.translate import PhotographBody, QuarantineBody, ReportBody
from naru_desk.rooms.sources.queries import roster

#: Batches that are being read while the next one is sealed.
_AHEAD = 2


class SetAside(Record, frozen=True, kw_only=True):
    """Something that could not be used: the SHA-256 of its bytes (None where they could not be read) and why."""

    sha256: str | None
    code: str


class Taken(Record, frozen=True, kw_only=True):
    """The answer of `naru take`."""

    taken: int
    duplicates: int
    quarantined: tuple[SetAside, ...] = ()


@dataclass
class _Tally:
    taken: int = 0
    duplicates: int = 0
    aside: list[SetAside] = field(default_factory=list)


@dataclass
class _Moves:
    """Files whose rows are written: where they belong, or that nothing needs them any more."""

    media: list[str] = field(default_factory=list)
    quarantine: list[str] = field(default_factory=list)
    spool_drop: list[str] = field(default_factory=list)
    quarantine_drop: list[str] = field(default_factory=list)


class _Taking:
    """One run of `take`."""

    def __init__(self, newsroom: Newsroom, promises: Mapping[str, Promise], progress: Callable[[int], None]) -> None:
        self.newsroom = newsroom
        self.promises = promises
        self.progress = progress
        self.tally = _Tally()
        self.moves = _Moves()

    def set_aside(self, landed: Landed, problem: ItemError) -> None:
        """A row and a place in quarantine; the same thing again only brings its code up to date."""
        body = QuarantineBody(digest=landed.digest, landing=landed.landing)
        row = Quarantined.objects.filter(fingerprint=landed.fingerprint).first()
        if row is None:
            Quarantined.objects.create(
                id=random_id("q"),
                fingerprint=landed.fingerprint,
                code=problem.code,
                size_class=landed.size,
                original=landed.file,
                sealed=self.newsroom.seal(body),
            )
            self.moves.quarantine.append(landed.file)
        else:
            Quarantined.objects.filter(id=row.id).update(code=problem.code)
            self.moves.spool_drop.append(landed.file)
        self.tally.aside.append(SetAside(sha256=landed.digest, code=problem.code))

    def store(self, seen: Seen, answer: Proposals | ItemError) -> None:
        """Rows of one message, in one transaction."""
        if isinstance(answer, ItemError):
            self.set_aside(seen.landed, answer)
            self.moves.spool_drop.extend(
                name for each in seen.attached for name in (each.original, each.cleaned) if name
            )
            return
        before = Quarantined.objects.filter(fingerprint=seen.landed.fingerprint).first()
        with transaction.atomic():
            Report.objects.create(
                id=seen.report,
                fingerprint=seen.landed.fingerprint,
                size_class=seen.landed.size,
                original=seen.landed.file,
                sealed=self.newsroom.seal(_report(seen, answer)),
            )
            bodies = (
                ClaimBody(claim=claim, message=seen.landed.digest, received=seen.received) for claim in answer.claims
            )
            propose(self.newsroom, bodies, self.promises)
            for attached in seen.attached:
                self._photograph(seen, attached)
            if before is not None:
                before.delete()
        if before is not None:
            self.moves.quarantine_drop.append(before.original)
        self.moves.media.append(seen.landed.file)
        self.tally.taken += 1
        self._aside_of(seen)

    def _aside_of(self, seen: Seen) -> None:
        for landed, problem in seen.aside:
            self.set_aside(landed, problem)
        for attached in seen.attached:
            if attached.refused:
                self.tally.aside.append(SetAside(sha256=attached.digest, code=attached.refused))

    def _photograph(self, seen: Seen, attached: Attached) -> None:
        key = self.newsroom.key("p", attached.photo)
        files = [name for name in (attached.original, attached.cleaned) if name]
        if Photograph.objects.filter(id=key).exists():
            self.moves.spool_drop.extend(files)
            return
        body = PhotographBody(
            photo=attached.photo,
            report=seen.report,
            source=seen.source,
            received=seen.received,
            name=attached.name,
            format=attached.format,
            refused=attached.refused,
        )
        Photograph.objects.create(
            id=key,
            size_class=attached.size,
            original=attached.original,
            cleaned=attached.cleaned,
            sealed=self.newsroom.seal(body),
        )
        self.moves.media.extend(files)

    def settle(self) -> None:
        """Carry files whose rows are written to where they belong."""
        newsroom, moves = self.newsroom, self.moves
        newsroom.spool.move(moves.media, newsroom.media)
        newsroom.spool.move(moves.quarantine, newsroom.quarantine)
        newsroom.spool.drop(moves.spool_drop)
        newsroom.quarantine.drop(moves.quarantine_drop)
        self.moves = _Moves()


def _report(seen: Seen, answer: Proposals) -> ReportBody:
    note = seen.note
    return ReportBody(
        id=seen.report,
        digest=seen.landed.digest,
        source=seen.source,
        codename=note.source,
        channel=note.channel or seen.landed.landing.channel or "folder",
        received=seen.received,
        taken=seen.landed.landing.taken,
        lang=answer.lang,
        minutes=note.minutes,
        text=note.text,
        claims=tuple(claim.id for claim in answer.claims),
        photographs=seen.photographs,
    )


class _Line:
    """Batches in work: sealed and looked at, being read, to be stored in the order in which they came."""

    def __init__(self, taking: _Taking, looker: Looker, readers: Readers) -> None:
        self._taking = taking
        self._looker = looker
        self._readers = readers
        self._waiting: deque[tuple[list[tuple[Landed, Seen | ItemError]], Answers, int]] = deque()

    def add(self, landed: Iterable[Landed], done: int) -> None:
        """Look at items and begin to read them; `done` is how far the progress is when they are stored."""
        items: list[tuple[Landed, Seen | ItemError]] = []
        for each in landed:
            try:
                items.append((each, self._looker.look(each)))
            except ItemError as problem:
                items.append((each, problem))
        jobs = [seen.job() for _landed, seen in items if isinstance(seen, Seen)]
        self._waiting.append((items, self._readers.submit(jobs), done))
        if len(self._waiting) > _AHEAD:
            self._store()

    def finish(self) -> None:
        """Store what is still waiting."""
        while self._waiting:
            self._store()

    def _store(self) -> None:
        items, answers, done = self._waiting.popleft()
        proposals = iter(answers())
        if any(isinstance(seen, Seen) for _landed, seen in items):
            mark_stale(self._taking.newsroom)
        for landed, seen in items:
            if isinstance(seen, Seen):
                self._taking.store(seen, next(proposals))
            else:
                self._taking.set_aside(landed, seen)
        self._taking.settle()
        self._taking.progress(done)


def _manner(newsroom: Newsroom) -> Manner:
    own = msgspec.json.encode(newsroom.own_places.places)
    return Manner(pack_name=newsroom.pack_name, own_places=own, rules_off=newsroom.rules_off)


def take(
    newsroom: Newsroom,
    files: Iterable[Incoming],
    *,
    channel: Channel | None = None,
    many: bool = False,
    progress: Callable[[int], None] = lambda _done: None,
    reader: Reader = read_message,
    cleaner: Cleaner = clean_picture,
) -> Taken:
    """See the module. `many`: read in two processes beside this one. `progress` is told how many files are done.

    Raises: InputError (newsroom_busy, newsroom_damaged), MissingError (storage_full).
    """
    with newsroom.writing(), Readers(_manner(newsroom), many, reader) as readers:
        people = roster(newsroom)
        left = leftovers(newsroom)
        taking = _Taking(newsroom, people.promises, progress)
        line = _Line(taking, Looker(newsroom, people, left.attachments, cleaner), readers)
        seen = {landed.fingerprint: True for landed in left.landed}
        if left.landed:
            line.add(left.landed, 0)
        looked_at = 0
        for group in batches(files):
            batch = land(newsroom, group, channel, seen)
            looked_at += batch.looked_at
            taking.tally.duplicates += batch.duplicates
            taking.tally.aside.extend(SetAside(sha256=None, code=problem.code) for problem in batch.unreadable)
            line.add(batch.landed, looked_at)
        line.finish()
        newsroom.spool.drop(left.useless)
        if is_stale(newsroom):
            relink(newsroom, people.promises)
    tally = taking.tally
    return Taken(taken=tally.taken, duplicates=tally.duplicates, quarantined=tuple(tally.aside))
