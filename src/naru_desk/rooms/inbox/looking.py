"""Looking: an item from the spool is opened, cleaned and understood; what it names beside it is sealed too.

In: a `Landed` item. Out: a `Seen` message ready to be read, or the ItemError that sets it aside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from naru.errors import Code, ItemError
from naru.intake import Note, clean_text, parse_note
from naru.sealed import at_rest_size
from naru.values import random_id
from naru_desk.channels.folder import read_attachment
from naru_desk.newsroom import Newsroom, photograph_id
from naru_desk.rooms.inbox.landing import Landed, read_landing, seal_landing
from naru_desk.rooms.inbox.models import Photograph
from naru_desk.rooms.inbox.reading import Job
from naru_desk.rooms.inbox.translate import Landing
from naru_desk.rooms.sources.queries import Roster

_PICTURES = (".jpg", ".jpeg", ".png")


@dataclass(frozen=True)
class Attached:
    """A photograph that came with a note: sealed files on the spool, or why there is no clean copy."""

    photo: str
    name: str
    digest: str
    original: str
    size: int
    cleaned: str | None
    format: str
    refused: str


@dataclass(frozen=True)
class Seen:
    """A message that was understood. `own` = the newsroom saw it itself. `attached` are new photographs, `photographs` the ids of all it names."""

    landed: Landed
    report: str
    note: Note
    source: str | None
    own: bool
    received: date
    attached: tuple[Attached, ...]
    photographs: tuple[str, ...]
    aside: tuple[tuple[Landed, ItemError], ...]

    def job(self) -> Job:
        """What the reader is to read."""
        return Job(
            text=self.note.text,
            published=self.received,
            lang=self.note.lang,
            message=self.landed.digest,
            report=self.report,
            source=self.source,
            own=self.own,
        )


#: Cleans a photograph: bytes in, (bytes, "jpg" or "png") out. Raises: ItemError.
Cleaner = Callable[[bytes], tuple[bytes, str]]


def clean_picture(untrusted: bytes) -> tuple[bytes, str]:
    """The library's own cleaner. Raises: ItemError; whatever else goes wrong inside it is photograph_unreadable."""
    from naru.publication import clean

    try:
        cleaned = clean(untrusted)
    except ItemError:
        raise
    except Exception:
        raise ItemError(Code.PHOTOGRAPH_UNREADABLE) from None
    return cleaned.data, cleaned.format


class Looker:
    """Looks at one item after the other. `spooled` are attachments that a killed run had sealed already."""

    def __init__(
        self, newsroom: Newsroom, roster: Roster, spooled: dict[tuple[str, str], str], cleaner: Cleaner
    ) -> None:
        self._newsroom = newsroom
        self._roster = roster
        self._spooled = spooled
        self._cleaner = cleaner

    def look(self, landed: Landed) -> Seen:
        """See the module. Raises: ItemError with the code that sets the item aside."""
        landing, content = read_landing(self._newsroom, landed.file)
        if landing.kind != "note":
            raise ItemError(Code.KIND_NOT_YET)
        note = parse_note(clean_text(content))
        source, own = None, False
        if note.source is not None:
            body = self._roster.by_codename(self._newsroom, note.source)
            if body is None:
                raise ItemError(Code.SOURCE_UNKNOWN, field="source")
            source, own = body.id, body.newsroom
        beside = [self._beside(landed, name) for name in note.attachments]
        pictures = [each for each in beside if not isinstance(each, tuple)]
        return Seen(
            landed=landed,
            report=random_id("r"),
            note=note,
            source=source,
            own=own,
            received=note.received or self._newsroom.today(),
            attached=tuple(each for each in pictures if each.original),
            photographs=tuple(dict.fromkeys(each.photo for each in pictures)),
            aside=tuple(each for each in beside if isinstance(each, tuple)),
        )

    def _beside(self, landed: Landed, name: str) -> Attached | tuple[Landed, ItemError]:
        """One attachment: a photograph, or what it was sealed as and why it is set aside. Raises: ItemError
        (attachment_missing).
        """
        already = self._spooled.get((landed.fingerprint, name))
        content = read_landing(self._newsroom, already)[1] if already else read_attachment(landed.landing.folder, name)
        digest = hashlib.sha256(content).hexdigest()
        if not name.lower().endswith(_PICTURES):
            return self._seal_other(landed, content, digest), ItemError(Code.KIND_NOT_YET)
        photo = photograph_id(content)
        if Photograph.objects.filter(id=self._newsroom.key("p", photo)).exists():
            return Attached(photo, name, digest, "", 0, None, "", "")
        return self._seal_picture(landed, name, content, photo, digest, already)

    def _seal_other(self, landed: Landed, content: bytes, digest: str) -> Landed:
        landing = Landing(kind="other", taken=landed.landing.taken, channel=landed.landing.channel)
        (file,) = self._newsroom.spool.put([seal_landing(self._newsroom, landing, content)])
        fingerprint = self._newsroom.fingerprint(content)
        return Landed(
            file=file, fingerprint=fingerprint, digest=digest, size=at_rest_size(len(content)), landing=landing
        )

    def _seal_picture(
        self, landed: Landed, name: str, content: bytes, photo: str, digest: str, already: str | None
    ) -> Attached:
        cleaned, kind, refused = b"", "", ""
        try:
            cleaned, kind = self._cleaner(content)
        except ItemError as problem:
            refused = problem.code
        taken = landed.landing.taken
        original = Landing(kind="attachment", taken=taken, of=landed.fingerprint, name=name)
        contents = [] if already else [seal_landing(self._newsroom, original, content)]
        if cleaned:
            copy = Landing(kind="clean", taken=taken, of=landed.fingerprint, name=name)
            contents.append(seal_landing(self._newsroom, copy, cleaned))
        names = self._newsroom.spool.put(contents)
        return Attached(
            photo=photo,
            name=name,
            digest=digest,
            original=already or names[0],
            size=at_rest_size(len(content)),
            cleaned=names[-1] if cleaned else None,
            format=kind,
            refused=refused,
        )
