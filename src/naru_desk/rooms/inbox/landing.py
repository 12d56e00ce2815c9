"""Landing: bytes are sealed and durable on the spool before anybody looks at them.

In: files as they come, in batches. Out: `Landed` items, one per message that is new. Also finds what a killed run
left on the spool: what already has a row is carried to its shelf, the rest is landed again without being written
again.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from naru.errors import ItemError, NaruError
from naru.intake import Channel
from naru.sealed import at_rest_size
from naru_desk.channels.folder import Incoming
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.inbox.models import Photograph, Quarantined, Report
from naru_desk.rooms.inbox.translate import Landing, pack_landing, unpack_landing

_BATCH = 64
_BATCH_BYTES = 16 << 20
_ASK = 500


@dataclass(frozen=True)
class Landed:
    """Something sealed on the spool under the name `file`. `digest` is the SHA-256 of its bytes, `size` what it
    takes sealed.
    """

    file: str
    fingerprint: str
    digest: str
    size: int
    landing: Landing


@dataclass
class Batch:
    """What came of a batch of files: landed, known already, or not readable at all (only a code)."""

    landed: list[Landed] = field(default_factory=list)
    duplicates: int = 0
    unreadable: list[ItemError] = field(default_factory=list)
    looked_at: int = 0


@dataclass
class Leftovers:
    """What a killed run left: messages to go on with, and attachments by (fingerprint of the note, name)."""

    landed: list[Landed] = field(default_factory=list)
    attachments: dict[tuple[str, str], str] = field(default_factory=dict)
    useless: list[str] = field(default_factory=list)


def seal_landing(newsroom: Newsroom, landing: Landing, content: bytes) -> bytes:
    """A file for a shelf."""
    return newsroom.seal_bytes(pack_landing(landing, content))


def read_landing(newsroom: Newsroom, file: str) -> tuple[Landing, bytes]:
    """A file from the spool, opened. Raises: InputError (newsroom_damaged)."""
    return unpack_landing(newsroom.open_bytes(newsroom.spool.read(file)))


def batches(files: Iterable[Incoming]) -> Iterator[list[tuple[Incoming, bytes | ItemError]]]:
    """Files read, so many at a time that they fit in memory."""
    batch: list[tuple[Incoming, bytes | ItemError]] = []
    room = _BATCH_BYTES
    for file in files:
        content: bytes | ItemError
        try:
            content = file.read()
            room -= len(content)
        except ItemError as problem:
            content = problem
        batch.append((file, content))
        if len(batch) == _BATCH or room <= 0:
            yield batch
            batch, room = [], _BATCH_BYTES
    if batch:
        yield batch


def _known(fingerprints: Sequence[str]) -> set[str]:
    return set(Report.objects.filter(fingerprint__in=fingerprints).values_list("fingerprint", flat=True))


def land(
    newsroom: Newsroom,
    files: Sequence[tuple[Incoming, bytes | ItemError]],
    channel: Channel | None,
    seen: dict[str, bool],
) -> Batch:
    """Seal what is new onto the spool; durable when this returns.

    `seen` holds the fingerprints of this run; True = left by a killed run and not yet met among the files, so meeting
    it now is no duplicate.
    """
    batch = Batch(looked_at=len(files))
    prints = [newsroom.fingerprint(content) if isinstance(content, bytes) else "" for _file, content in files]
    known = _known([each for each in prints if each])
    fresh: list[tuple[str, Landing, bytes]] = []
    for (file, content), fingerprint in zip(files, prints, strict=True):
        if isinstance(content, ItemError):
            batch.unreadable.append(content)
        elif seen.get(fingerprint):
            seen[fingerprint] = False
        elif fingerprint in seen or fingerprint in known:
            batch.duplicates += 1
        else:
            seen[fingerprint] = False
            kind = "note" if file.message else "other"
            folder = str(file.path.parent.resolve())
            fresh.append((fingerprint, _landing(newsroom.clock(), kind, channel, folder), content))
    names = newsroom.spool.put([seal_landing(newsroom, landing, content) for _print, landing, content in fresh])
    for name, (fingerprint, landing, content) in zip(names, fresh, strict=True):
        batch.landed.append(_landed(name, fingerprint, landing, content))
    return batch


def _landing(taken: datetime, kind: str, channel: Channel | None, folder: str) -> Landing:
    return Landing(kind="note" if kind == "note" else "other", taken=taken, channel=channel, folder=folder)


def _landed(name: str, fingerprint: str, landing: Landing, content: bytes) -> Landed:
    return Landed(
        file=name,
        fingerprint=fingerprint,
        digest=hashlib.sha256(content).hexdigest(),
        size=at_rest_size(len(pack_landing(landing, content))),
        landing=landing,
    )


def _with_rows(names: Sequence[str]) -> tuple[set[str], set[str]]:
    """Which of these files have a row already: in media, in quarantine."""
    media: set[str] = set()
    aside: set[str] = set()
    for at in range(0, len(names), _ASK):
        part = names[at : at + _ASK]
        media.update(Report.objects.filter(original__in=part).values_list("original", flat=True))
        media.update(Photograph.objects.filter(original__in=part).values_list("original", flat=True))
        media.update(
            name for name in Photograph.objects.filter(cleaned__in=part).values_list("cleaned", flat=True) if name
        )
        aside.update(Quarantined.objects.filter(original__in=part).values_list("original", flat=True))
    return media, aside


def _drop_taken(newsroom: Newsroom) -> None:
    """Drop from quarantine what was taken after all, where a run was killed between the two."""
    names = list(newsroom.quarantine.names())
    _media, aside = _with_rows(names)
    for name in names:
        if name not in aside:
            with contextlib.suppress(NaruError):
                content = unpack_landing(newsroom.open_bytes(newsroom.quarantine.read(name)))[1]
                if _known([newsroom.fingerprint(content)]):
                    newsroom.quarantine.drop([name])


def leftovers(newsroom: Newsroom) -> Leftovers:
    """What a killed run left on the spool. Files that do not open are left where they are: nobody's to throw away."""
    _drop_taken(newsroom)
    names = list(newsroom.spool.names())
    media, aside = _with_rows(names)
    newsroom.spool.move(sorted(media), newsroom.media)
    newsroom.spool.move(sorted(aside), newsroom.quarantine)
    found = Leftovers()
    for name in names:
        if name in media or name in aside:
            continue
        try:
            landing, content = read_landing(newsroom, name)
        except NaruError:
            continue
        if landing.kind == "attachment":
            found.attachments[landing.of, landing.name] = name
        elif landing.kind == "clean":
            found.useless.append(name)
        else:
            fingerprint = newsroom.fingerprint(content)
            found.landed.append(_landed(name, fingerprint, landing, content))
    return found
