"""Reading messages, here or in two processes beside: text in, proposed claims out.

A message that brings the reader down harms only itself: an exception, or a process that dies, becomes
`reading_failed` for that message and the rest goes on. Text goes to the other processes through pipes, never through
files; nothing here loads Django.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Protocol

from naru.errors import Code, ItemError, NaruError
from naru.values import Claim, Lang, Record, read_json

if TYPE_CHECKING:
    from naru.packs import Pack

#: From so many messages on, two processes read.
MANY = 60
_WORKERS = 2


@dataclass(frozen=True)
class Job:
    """One text to read. `message` is the digest of the message, `report` and `source` opaque ids; `own` = the newsroom's own eyes."""

    text: str
    published: date
    lang: Lang | None
    message: str
    report: str
    source: str | None
    own: bool = False


class Proposals(Record, frozen=True, kw_only=True):
    """What was read in one text."""

    lang: Lang
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Manner:
    """How this newsroom reads: its pack, the places it added (JSON), the rules it does not use."""

    pack_name: str
    own_places: bytes = b"[]"
    rules_off: frozenset[str] = frozenset()


#: What does the reading: the manner and a job in, `Proposals` as JSON out.
Reader = Callable[[Manner, Job], bytes]


@lru_cache(maxsize=2)
def _pack(pack_name: str, own_places: bytes) -> Pack:
    from naru.packs import AddedPlace, load, with_places

    return with_places(load(pack_name), read_json(own_places, tuple[AddedPlace, ...]))


def read_message(manner: Manner, job: Job) -> bytes:
    """Read one text with the library's own reader. Raises: NaruError."""
    from naru.claims import propose
    from naru.reading import read

    pack = _pack(manner.pack_name, manner.own_places)
    reading = read(job.text, published=job.published, lang=job.lang or "auto", pack=pack, off=manner.rules_off)
    claims = propose(reading, message=job.message, report=job.report, source=job.source, pack=pack, own=job.own)
    return Proposals(lang=reading.lang, claims=claims).to_json()


def read_chunk(reader: Reader, manner: Manner, jobs: Sequence[Job]) -> list[bytes]:
    """Read several; b"" where one could not be read. Whatever the reader raises stays with its message and is
    never shown.
    """
    answers = []
    for job in jobs:
        try:
            answers.append(reader(manner, job))
        except Exception:
            answers.append(b"")
    return answers


class Answers(Protocol):
    """Proposals that are being made."""

    def __call__(self) -> list[Proposals | ItemError]: ...


def _proposals(answer: bytes) -> Proposals | ItemError:
    if not answer:
        return ItemError(Code.READING_FAILED)
    try:
        return read_json(answer, Proposals)
    except NaruError:
        return ItemError(Code.READING_FAILED)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _ready() -> None:
    """In a worker: end when the process that began it is gone, however it went; nobody would read the answer."""
    threading.Thread(target=_leave_with_parent, daemon=True).start()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes begun here never see Ctrl-C, not even while they start: it is the main process's to answer."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Readers:
    """Reads batches: in this process for few messages, in two beside it for many. Use as a context manager."""

    def __init__(self, manner: Manner, many: bool, reader: Reader = read_message) -> None:
        self._manner = manner
        self._reader = reader
        self._pool = self._processes() if many else None

    @staticmethod
    def _processes() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(_WORKERS, mp_context=multiprocessing.get_context("spawn"), initializer=_ready)

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_problem: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def submit(self, jobs: Sequence[Job]) -> Answers:
        """Begin to read `jobs`; call the answer for the proposals, in order."""
        if self._pool is None or not jobs:
            return lambda: [_proposals(answer) for answer in read_chunk(self._reader, self._manner, jobs)]
        middle = (len(jobs) + 1) // 2
        parts = [part for part in (jobs[:middle], jobs[middle:]) if part]
        begun = self._begin(parts)
        return lambda: [
            answer for part, future in zip(parts, begun, strict=True) for answer in self._await(part, future)
        ]

    def _begin(self, parts: Sequence[Sequence[Job]]) -> list[Future[list[bytes]]]:
        """Hand parts to the processes, to new ones where the old have died."""
        assert self._pool is not None
        with _undisturbed():
            try:
                return [self._pool.submit(read_chunk, self._reader, self._manner, part) for part in parts]
            except BrokenProcessPool:
                self._pool = self._processes()
                return [self._pool.submit(read_chunk, self._reader, self._manner, part) for part in parts]

    def _await(self, part: Sequence[Job], future: Future[list[bytes]]) -> list[Proposals | ItemError]:
        try:
            return [_proposals(answer) for answer in future.result()]
        except BrokenProcessPool:
            return [self._alone(job) for job in part]

    def _alone(self, job: Job) -> Proposals | ItemError:
        """A process died on a part: each of its messages gets a process of its own, so that only the guilty one is
        set aside.
        """
        context = multiprocessing.get_context("spawn")
        try:
            with ProcessPoolExecutor(1, mp_context=context, initializer=_ready) as single:
                with _undisturbed():
                    begun = single.submit(read_chunk, self._reader, self._manner, [job])
                return _proposals(begun.result()[0])
        except BrokenProcessPool:
            return ItemError(Code.READING_FAILED)
