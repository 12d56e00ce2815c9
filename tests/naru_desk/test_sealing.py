"""Promise 2: whoever has the folder, and not the passphrase, has no source, no report, no quote and no time of
contact.

Canaries are planted in every field that must be sealed; then every byte of the folder is searched: databases,
write-ahead logs, free pages, spool, media, quarantine, keys, and whatever else lies there.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import fake_reader  # type: ignore[import-not-found]

from naru.values import Clue, content_id
from naru_desk.channels.folder import listed
from naru_desk.database import connect
from naru_desk.newsroom import Newsroom, photograph_id
from naru_desk.rooms.claims.queries import claims
from naru_desk.rooms.events.queries import events
from naru_desk.rooms.inbox import queries
from naru_desk.rooms.inbox.actions import take
from naru_desk.rooms.published.actions import record_published
from naru_desk.rooms.published.translate import Link, Told
from naru_desk.rooms.sources.actions import bring_roster
from naru_desk.rooms.stories.actions import bulletin_secret

Write = Callable[..., Path]
ROSTER = """
sources:
  - codename: canarybird
    handler: canary-handler
    place: kp-adm2-1108746903
    label: {en: canary label}
    promise: {when: day, where: county, quotation: true}
    contact: canary contact 0085099
    facets: {sex: canarysex}
    ledger: {complete: true, clues: [{id: canary-clue, kind: roster, group: canary-group, size: [31, 47]}]}
freezes:
  - {source: canarybird, reason: canary reason, since: 2024-01-11}
"""
HEAD = (
    "---\nsource: canarybird\nchannel: voice\nreceived: 2024-01-23\nminutes: 7\nattachments: [canary-photo.jpg]\n---\n"
)
TEXT = "Canary words on the ice. 카나리아 말."
DECISION = (
    '{"claim":"%s","state":"confirmed","by":"canary-editor","edit":{"ladder":['
    '{"label":"canary rung","when":"2024-01-23","clues":[{"id":"canary-edit-clue","kind":"cell"}]}]}}\n'
)
CANARIES = [
    b"anary", "카나리아".encode(), "카나리아".encode("utf-16-le"), b"0085099", b"2024-01-23", b"2024-02-05",
    b"2024-01-11", b"03:14:15", b"voice", b"heron",
]  # fmt: skip


def every_byte(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def plant(newsroom: Newsroom, write: Write) -> list[bytes]:
    """Fill every room; the canaries and everything that can be recomputed from them."""
    import io

    from naru_desk.rooms.claims.actions import decide_lines
    from naru_desk.rooms.sources.queries import roster

    assert bring_roster(newsroom, ROSTER.encode()).errors == ()
    picture = b"\xff\xd8 canary picture"
    write("canary-photo.jpg", picture)
    note = write("canary-file.txt", (HEAD + TEXT).encode())
    bad = write("canary-bad.txt", b"canary \x07 bell")
    other = write("canary-other.pdf", b"%PDF canary")
    take(newsroom, listed([note, bad, other]).files, reader=fake_reader.read, cleaner=fake_reader.clean)
    promises = roster(newsroom).promises
    first = claims(newsroom)[0].claim
    decided = decide_lines(newsroom, io.BytesIO((DECISION % first.id).encode()), promises)
    assert (decided.decided, decided.errors) == (1, ())
    secret = bulletin_secret(newsroom, "canary-draft")
    clues = (Clue(id="canary-c", kind="cell"),)
    link = Link(claim=first.id, source=first.source, labels={"en": "canary label"}, clues=clues)
    told = Told(statement="m-0123456789abcdef", what="crossing", status="happened", when="2024", link=link)
    record_published(newsroom, "ice", date(2024, 3, 1), [told])
    digests = [hashlib.sha256(each.read_bytes()) for each in (note, bad, other)]
    recomputable = [
        first.id.encode(),
        first.id[2:].encode(),
        photograph_id(picture).encode(),
        content_id("s", "canarybird").encode(),
        secret,
        *(digest.hexdigest().encode() for digest in digests),
        *(digest.digest() for digest in digests),
    ]
    assert events(newsroom)
    assert len(queries.photographs(newsroom)) == 1
    return recomputable


def searched(folder: Path, words: list[bytes]) -> list[tuple[str, bytes]]:
    return [(name, word) for name, content in every_byte(folder).items() for word in words if word in content]


def test_no_canary_is_found_anywhere(newsroom: Newsroom, write: Write, tmp_path: Path) -> None:
    words = CANARIES + plant(newsroom, write)
    live = tmp_path / "copy"  # while the databases are open: with their write-ahead logs
    shutil.copytree(newsroom.folder, live)
    assert (live / "desk.sqlite3-wal").stat().st_size > 0
    assert searched(live, words) == []
    newsroom.close()
    assert searched(newsroom.folder, words) == []
    names = [str(path.relative_to(newsroom.folder)) for path in newsroom.folder.rglob("*")]
    assert not [name for name in names if "canary" in name]


def test_the_search_would_find_one(newsroom: Newsroom, write: Write) -> None:
    plant(newsroom, write)
    newsroom.close()
    assert searched(newsroom.folder, [b"crossing", b"2024-01", b"kp-adm2-1108746903"])  # what may stand in clear does
    (newsroom.folder / "media" / "x").write_bytes(b"\0canary")
    assert searched(newsroom.folder, CANARIES) == [("media/x", b"anary")]


def test_what_was_removed_is_zeroed(newsroom: Newsroom, write: Write) -> None:
    """secure_delete: not even the sealed bytes of a row that is gone stay in free pages."""
    from naru_desk.rooms.claims.models import Claim

    plant(newsroom, write)
    row = Claim.objects.all()[0]
    blob = bytes(row.sealed)
    row.delete()
    newsroom.close()
    connect(newsroom.folder)
    newsroom.close()
    assert blob[200:400] not in (newsroom.folder / "desk.sqlite3").read_bytes()


def test_no_time_of_receipt_is_told_by_any_file(newsroom: Newsroom, write: Write) -> None:
    plant(newsroom, write)
    newsroom.close()
    for shelf in ("spool", "media", "quarantine"):
        times = {path.stat().st_mtime for path in (newsroom.folder / shelf).rglob("*")}
        assert times <= {946_684_800}


def test_nothing_is_written_beside_the_folder(newsroom: Newsroom, write: Write, tmp_path: Path) -> None:
    plant(newsroom, write)
    newsroom.close()
    assert {path.name for path in tmp_path.iterdir()} == {"newsroom", "in"}


def test_sizes_tell_only_a_class(newsroom: Newsroom, write: Write) -> None:
    from naru_desk.rooms.inbox.models import Report

    bring_roster(newsroom, ROSTER.encode())
    paths = [write(f"{n}.txt", ("---\nsource: canarybird\n---\n" + "x" * n + ".").encode()) for n in (1, 20, 60)]
    take(newsroom, listed(paths).files, reader=fake_reader.read)
    assert len({row.size_class for row in Report.objects.all()}) == 1
