"""Killed, full, side by side: nothing is lost, nothing doubled, and the same command again finishes the work."""

from __future__ import annotations

import functools
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import fake_reader  # type: ignore[import-not-found]
import pytest
from conftest import PASSPHRASE  # type: ignore[import-not-found]
from django.db import DatabaseError

from naru.errors import MissingError
from naru_desk.channels.folder import listed
from naru_desk.database import connect
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.queries import claims
from naru_desk.rooms.inbox import actions, queries
from naru_desk.rooms.inbox.actions import Taken, take

Write = Callable[..., Path]
NARU = str(Path(sys.executable).parent / "naru")
MESSAGES = 150

#: Takes the folder `in` into the newsroom, with the keys of the test's own newsroom (no passphrase is asked).
SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import fake_reader
from naru.intake import read_identity
from naru_desk.channels.folder import listed
from naru_desk.database import connect
from naru_desk.newsroom import Newsroom
folder = Path(sys.argv[2])
connect(folder)
from naru_desk.rooms.inbox.actions import take
newsroom = Newsroom(folder=folder, identity=read_identity(sys.stdin.buffer.readline()), pack_name="north_korea",
                    secret=bytes.fromhex(sys.argv[4]))
print("begun", flush=True)
done = take(newsroom, listed([Path(sys.argv[3])]).files, reader=fake_reader.read, cleaner=fake_reader.clean)
print(done.taken, done.duplicates, len(done.quarantined))
"""


def begin(newsroom: Newsroom, folder: Path) -> subprocess.Popen[bytes]:
    from naru.intake import write_identity

    key = write_identity(newsroom.identity).split(b"\n")[1]
    words = [str(Path(__file__).parent), str(newsroom.folder), str(folder), newsroom.secret.hex()]
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(key + b"\n")
    process.stdin.close()
    process.stdin = None
    return process


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    write("photographs/p.jpg", b"\xff\xd8 picture")
    for number in range(MESSAGES):
        head = "attachments: [p.jpg]\n" if number == 70 else ""
        write(f"{number:03}.txt", b"" if number == 71 else f"SLOW message {number}. Told twice.", head=head)
    return tmp_path / "in"


def everything_is_there_once(newsroom: Newsroom) -> None:
    found = queries.reports(newsroom)
    assert sorted(report.text for report in found) == sorted(
        f"SLOW message {number}. Told twice." for number in range(MESSAGES) if number != 71
    )
    assert len(claims(newsroom)) == 2 * (MESSAGES - 1)
    assert queries.counts().quarantined == 1
    assert len(queries.photographs(newsroom)) == 1
    for report in found:
        queries.original_of(newsroom, report)
    assert not list(newsroom.spool.names())
    assert len(list(newsroom.media.names())) == MESSAGES - 1 + 2
    assert len(list(newsroom.quarantine.names())) == 1


@pytest.mark.parametrize("after", [0.3, 1.5, 3.5, 6.0])
def test_killed_in_the_middle_nothing_is_lost_and_nothing_doubled(
    staffed: Newsroom, folder: Path, after: float
) -> None:
    staffed.close()
    process = begin(staffed, folder)
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    connect(staffed.folder)
    before = len(queries.reports(staffed))
    done = take(staffed, listed([folder]).files, reader=fake_reader.read, cleaner=fake_reader.clean)
    assert done.taken == MESSAGES - 1 - before
    assert done.duplicates == before
    assert len(done.quarantined) == 1
    everything_is_there_once(staffed)


def test_stopped_at_every_single_write_the_next_run_finishes(
    staffed: Newsroom, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash at each step in turn: after sealing, before rows, between rows and the move, before linking."""

    class Stopped(BaseException):
        pass

    def stop(*_words: object, **_more: object) -> None:
        raise Stopped

    paths = [write(f"{n}.txt", f"Message {n}.") for n in range(3)]
    write("p.jpg", b"\xff\xd8 picture")
    paths.append(write("3.txt", "Message 3.", head="attachments: [p.jpg]\n"))
    files = listed(paths).files
    for target, name in [
        (actions.Looker, "look"),
        (actions._Taking, "store"),
        (actions._Taking, "settle"),
        (actions, "relink"),
    ]:
        with monkeypatch.context() as patch:
            patch.setattr(target, name, stop)
            with pytest.raises(Stopped):
                take(staffed, files, reader=fake_reader.read, cleaner=fake_reader.clean)
    done = take(staffed, files, reader=fake_reader.read, cleaner=fake_reader.clean)
    assert done.taken + done.duplicates == 4
    assert len(queries.reports(staffed)) == 4
    assert len(queries.photographs(staffed)) == 1
    assert not list(staffed.spool.names())
    assert len(list(staffed.media.names())) == 6


def test_killed_before_files_are_moved_they_can_be_read_and_are_moved_by_the_next_run(
    staffed: Newsroom, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from naru_desk.rooms.sources.actions import bring_roster

    write("p.jpg", b"\xff\xd8 picture")
    path = write("1.txt", "Message.", source="newcomer", head="attachments: [p.jpg]\n")
    files = listed([path]).files
    assert take(staffed, files, reader=fake_reader.read).quarantined
    bring_roster(staffed, b"sources: [{codename: newcomer}]")

    def stop(*_words: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(actions._Taking, "settle", stop)
        with pytest.raises(KeyboardInterrupt):
            take(staffed, files, reader=fake_reader.read, cleaner=fake_reader.clean)
    (report,) = queries.reports(staffed)
    assert queries.original_of(staffed, report) == path.read_bytes()
    assert queries.clean_photograph(staffed, report.photographs[0]) == b"clean \xff\xd8 picture"
    assert len(list(staffed.spool.names())) == 3
    assert len(list(staffed.quarantine.names())) == 1
    assert take(staffed, files, reader=fake_reader.read) == Taken(taken=0, duplicates=1)
    assert not list(staffed.spool.names())
    assert not list(staffed.quarantine.names())
    assert len(list(staffed.media.names())) == 3


def test_a_run_after_a_crash_links_what_the_crashed_one_had_not(
    staffed: Newsroom, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from naru_desk.rooms.events.queries import events

    path = write("1.txt", "Message.")

    def stop(*_words: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(actions, "relink", stop)
        with pytest.raises(KeyboardInterrupt):
            take(staffed, listed([path]).files, reader=fake_reader.read)
    assert take(staffed, listed([path]).files, reader=fake_reader.read) == Taken(taken=0, duplicates=1)
    assert len(events(staffed)) == 1


def reading_beside(process: subprocess.Popen[bytes]) -> list[str]:
    """The processes that a running `naru take` has begun."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.split()


def alive(pid: str) -> bool:
    """True while a process is there and is more than an entry that nobody has asked for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_the_verb_can_be_cancelled_and_leaves_no_process_behind(
    staffed: Newsroom, write: Write, tmp_path: Path, how: signal.Signals
) -> None:
    for number in range(1500):
        write(f"{number:04}.txt", f"Message {number}. On 26 January border guards searched houses in Hyesan.")
    (tmp_path / "words").write_text(PASSPHRASE)
    staffed.close()
    call = [
        NARU,
        "take",
        str(staffed.folder),
        str(tmp_path / "in"),
        "--passphrase-file",
        str(tmp_path / "words"),
        "--json",
    ]
    # A job that a script started in the background ignores Ctrl-C, and its children do: here it must be heard.
    heard = functools.partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heard
    )
    media = staffed.folder / "media"
    give_up = time.monotonic() + 60
    while not any(media.iterdir()) and time.monotonic() < give_up:
        time.sleep(0.02)
    workers = reading_beside(process)
    assert workers
    if how == signal.SIGINT:
        os.killpg(process.pid, how)  # as a terminal does it: to all of them
    else:
        process.send_signal(how)  # to the main process alone: the others must notice by themselves
    out, err = process.communicate(timeout=60)
    assert process.returncode == (130 if how == signal.SIGINT else -signal.SIGKILL)
    assert out == b""
    cancelled = b"naru: cancelled; what was finished before stays. [cancelled]"
    assert err.strip() == cancelled or how == signal.SIGKILL
    assert b"border" not in err
    give_up = time.monotonic() + 20
    while left := [pid for pid in workers if alive(pid)]:
        assert time.monotonic() < give_up, left
        time.sleep(0.05)
    done = subprocess.run(call, capture_output=True, check=True, timeout=120)
    answer = json.loads(done.stdout)
    assert answer["taken"] + answer["duplicates"] == 1500
    assert answer["taken"] > 0
    connect(staffed.folder)
    assert len(queries.reports(staffed)) == 1500
    assert not list(staffed.spool.names())


def test_two_at_once_wait_for_each_other_and_nothing_is_doubled(staffed: Newsroom, folder: Path) -> None:
    staffed.close()
    running = [begin(staffed, folder), begin(staffed, folder)]
    answers = [process.communicate(timeout=200) for process in running]
    assert [process.returncode for process in running] == [0, 0], answers
    taken = sorted(tuple(int(word) for word in out.split()[1:]) for out, _err in answers)
    assert taken == [(0, MESSAGES - 1, 1), (MESSAGES - 1, 0, 1)]
    connect(staffed.folder)
    everything_is_there_once(staffed)


def test_a_full_disk_is_an_error_and_the_same_again_finishes(staffed: Newsroom, folder: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    files = listed([folder]).files
    database = (staffed.folder / "desk.sqlite3").stat().st_size
    try:
        # No file may grow beyond what the database is now and a little: its log is what hits the wall.
        resource.setrlimit(resource.RLIMIT_FSIZE, (database + 200_000, hard))
        with pytest.raises(MissingError) as problem:
            take(staffed, files, reader=fake_reader.read, cleaner=fake_reader.clean)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert problem.value.code == "storage_full"
    staffed.close()
    take(staffed, files, reader=fake_reader.read, cleaner=fake_reader.clean)
    everything_is_there_once(staffed)


def test_a_spool_that_takes_no_more_is_an_error_before_anything_is_acknowledged(
    staffed: Newsroom, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("1.txt", "Message.")

    def full(_handle: int) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(MissingError) as problem:
            take(staffed, listed([path]).files, reader=fake_reader.read)
    assert problem.value.code == "storage_full"
    assert not list(staffed.spool.folder.iterdir())
    assert take(staffed, listed([path]).files, reader=fake_reader.read) == Taken(taken=1, duplicates=0)


def test_other_mistakes_of_the_database_are_not_called_a_full_disk() -> None:
    from naru_desk.database import storing

    with pytest.raises(DatabaseError), storing():
        raise DatabaseError("no such thing")
