"""Taking: every message ends as a report or in quarantine, once, and the rest goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import fake_reader  # type: ignore[import-not-found]
import pytest

from naru.errors import InputError
from naru.intake import LONGEST_MESSAGE
from naru_desk.channels.folder import listed
from naru_desk.newsroom import Newsroom, photograph_id, source_id
from naru_desk.rooms.claims.queries import claims
from naru_desk.rooms.events.queries import events
from naru_desk.rooms.inbox import queries
from naru_desk.rooms.inbox.actions import SetAside, Taken, take
from naru_desk.rooms.inbox.models import Quarantined, Report
from naru_desk.shelf import TELLING_NOTHING

Write = Callable[..., Path]


def taken(newsroom: Newsroom, *paths: Path, many: bool = False) -> Taken:
    return take(newsroom, listed(paths).files, many=many, reader=fake_reader.read, cleaner=fake_reader.clean)


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_message_becomes_a_report_and_claims(staffed: Newsroom, write: Write) -> None:
    path = write("01.txt", "Footprints on the ice. A search began.", head="channel: call\nminutes: 4\nlang: en\n")
    assert taken(staffed, path) == Taken(taken=1, duplicates=0)
    (report,) = queries.reports(staffed)
    assert report.source == source_id(staffed, "heron")
    assert (report.codename, report.channel, report.minutes, report.lang) == ("heron", "call", 4, "en")
    assert (report.received, report.text) == (date(2024, 1, 28), "Footprints on the ice. A search began.")
    assert report.digest == sha(path)
    found = claims(staffed)
    assert [body.claim.quote.text for body in found if body.claim.quote] == [
        "Footprints on the ice.",
        " A search began.",
    ]
    assert {body.claim.state for body in found} == {"proposed"}
    assert tuple(body.claim.id for body in found) == report.claims
    assert len(events(staffed)) == 2
    assert queries.original_of(staffed, report) == path.read_bytes()


def test_a_message_without_a_head_is_of_an_unknown_source_and_of_today(staffed: Newsroom, write: Write) -> None:
    taken(staffed, write("01.txt", "Words.", source=None))
    (report,) = queries.reports(staffed)
    assert (report.source, report.codename, report.received) == (None, None, date(2024, 2, 5))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "message_empty"),
        (b"x" * (LONGEST_MESSAGE + 1), "message_too_long"),
        (b"word " * (1 << 20), "message_too_long"),
        (b"\x00\x01\x02" * 100, "message_binary"),
        ("발자국".encode("euc-kr"), "encoding_unknown"),
        ("turned \u202e round".encode(), "control_characters"),
        (b"---\nsource: nobody\n---\nWords.", "source_unknown"),
        (b"---\nreceived: 2024-02-31\n---\nWords.", "edtf_no_such_day"),
        (b"---\nphone: 1\n---\nWords.", "field_unknown"),
        (b"---\nattachments: [gone.jpg]\n---\nWords.", "attachment_missing"),
        (b"CRASH.", "reading_failed"),
    ],
)
def test_a_bad_message_is_set_aside_and_the_rest_goes_on(
    staffed: Newsroom, write: Write, content: bytes, code: str
) -> None:
    good, bad, other = write("1.txt", "Good."), write("2.txt", content), write("3.txt", "Also good.")
    assert taken(staffed, good, bad, other) == Taken(
        taken=2, duplicates=0, quarantined=(SetAside(sha256=sha(bad), code=code),)
    )
    ((kept, body),) = queries.quarantined(staffed)
    assert (kept, body.digest) == (code, sha(bad))
    assert len(list(staffed.quarantine.names())) == 1
    assert not list(staffed.spool.names())
    assert bad.read_bytes() == content


def test_taking_again_takes_nothing_twice(staffed: Newsroom, write: Write) -> None:
    paths = [write(f"{n}.txt", f"Message {n}.") for n in range(5)]
    assert taken(staffed, *paths[:3]) == Taken(taken=3, duplicates=0)
    assert taken(staffed, *paths, paths[0]) == Taken(taken=2, duplicates=4)
    copied = write("copy.txt", paths[0].read_bytes())
    assert taken(staffed, copied) == Taken(taken=0, duplicates=1)
    assert len(queries.reports(staffed)) == len(claims(staffed)) == 5


def test_what_was_set_aside_can_be_taken_once_it_is_mended(staffed: Newsroom, write: Write) -> None:
    from naru_desk.rooms.sources.actions import bring_roster

    path = write("1.txt", "Words.", source="newcomer")
    for _again in range(2):
        assert taken(staffed, path).quarantined == (SetAside(sha256=sha(path), code="source_unknown"),)
        assert Quarantined.objects.count() == 1
        assert len(list(staffed.quarantine.names())) == 1
    bring_roster(staffed, b"sources: [{codename: newcomer}]")
    assert taken(staffed, path) == Taken(taken=1, duplicates=0)
    assert Quarantined.objects.count() == 0
    assert not list(staffed.quarantine.names())
    assert not list(staffed.spool.names())


def test_photographs_come_with_the_note_that_names_them(staffed: Newsroom, write: Write) -> None:
    write("photographs/bank.jpg", b"\xff\xd8 picture of the bank")
    write("notes/bad.png", b"bad picture")
    note = write("notes/1.txt", "Two.", head="attachments: [../photographs/bank.jpg, bad.png]\n")
    again = write("notes/2.txt", "One.", head="attachments: [bank.jpg]\n")
    answer = taken(staffed, note, again)
    assert (answer.taken, answer.duplicates) == (2, 0)
    assert [each.code for each in answer.quarantined] == ["photograph_unreadable"]
    kept = queries.photographs(staffed)
    bank, bad = photograph_id(b"\xff\xd8 picture of the bank"), photograph_id(b"bad picture")
    assert set(kept) == {bank, bad}
    assert (kept[bank].format, kept[bank].source) == ("jpg", source_id(staffed, "heron"))
    assert kept[bad].refused == "photograph_unreadable"
    assert queries.clean_photograph(staffed, bank) == b"clean \xff\xd8 picture"
    assert queries.clean_photograph(staffed, bad) is None
    assert queries.clean_photograph(staffed, "p-0000000000000000") is None
    assert {report.photographs for report in queries.reports(staffed)} == {(bank, bad), (bank,)}
    assert not list(staffed.spool.names())
    assert len(list(staffed.media.names())) == 5  # two notes, two originals, one clean copy


def test_other_attachments_and_files_are_kept_sealed_and_said(staffed: Newsroom, write: Write) -> None:
    paper = write("paper.pdf", b"%PDF-1.7")
    write("extra.pdf", b"%PDF-1.4")
    note = write("1.txt", "Words.", head="attachments: [extra.pdf]\n")
    answer = taken(staffed, paper, note)
    assert answer.taken == 1
    assert [each.code for each in answer.quarantined] == ["kind_not_yet", "kind_not_yet"]
    assert len(list(staffed.quarantine.names())) == 2


def test_unreadable_files_are_said_without_a_digest(staffed: Newsroom, write: Write, tmp_path: Path) -> None:
    good = write("1.txt", "Words.")
    (tmp_path / "in" / "2.txt").symlink_to(good)
    files = listed([good]).files
    from naru_desk.channels.folder import Incoming

    files.append(Incoming(tmp_path / "in" / "2.txt", message=True))
    answer = take(staffed, files, reader=fake_reader.read)
    assert answer == Taken(taken=1, duplicates=0, quarantined=(SetAside(sha256=None, code="file_unreadable"),))


def test_two_processes_read_what_one_reads(staffed: Newsroom, write: Write) -> None:
    paths = [write(f"{n:03}.txt", f"Message {n}. And more.") for n in range(130)]
    assert taken(staffed, *paths, many=True) == Taken(taken=130, duplicates=0)
    assert len(claims(staffed)) == 260


def test_a_reader_that_dies_takes_one_message_with_it(staffed: Newsroom, write: Write) -> None:
    paths = [write(f"{n}.txt", "DIE." if n == 3 else f"Message {n}.") for n in range(8)]
    answer = taken(staffed, *paths, many=True)
    assert answer == Taken(taken=7, duplicates=0, quarantined=(SetAside(sha256=sha(paths[3]), code="reading_failed"),))


def test_progress_is_told_and_ends_at_the_number_of_files(staffed: Newsroom, write: Write) -> None:
    paths = [write(f"{n:03}.txt", f"Message {n}.") for n in range(200)]
    steps: list[int] = []
    take(staffed, listed(paths).files, progress=steps.append, reader=fake_reader.read)
    assert steps == sorted(steps)
    assert len(steps) > 2
    assert steps[-1] == 200


def test_files_tell_no_times_and_no_names(staffed: Newsroom, write: Write) -> None:
    write("photographs/canary.jpg", b"\xff\xd8 picture")
    taken(staffed, write("canary.txt", "Words.", head="attachments: [canary.jpg]\n"), write("bad.txt", b""))
    for shelf in ("spool", "media", "quarantine"):
        folder = staffed.folder / shelf
        for path in (folder, *folder.iterdir()):
            assert path.stat().st_mtime == TELLING_NOTHING
        assert all(len(path.name) == 32 and path.suffix == "" for path in folder.iterdir())


def test_a_changed_original_is_noticed_and_never_served(staffed: Newsroom, write: Write) -> None:
    taken(staffed, write("1.txt", "Words."))
    (report,) = queries.reports(staffed)
    path = staffed.folder / "media" / Report.objects.get().original
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(InputError) as problem:
        queries.original_of(staffed, report)
    assert problem.value.code == "newsroom_damaged"


def test_rows_that_were_exchanged_are_noticed(staffed: Newsroom, write: Write) -> None:
    taken(staffed, write("1.txt", "One."), write("2.txt", "Two."))
    one, two = Report.objects.all()
    Report.objects.filter(id=one.id).update(sealed=two.sealed)
    with pytest.raises(InputError) as problem:
        queries.reports(staffed)
    assert problem.value.code == "newsroom_damaged"
