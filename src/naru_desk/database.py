"""Django and the two database files of a newsroom folder: connect, lay the tables, and turn what goes wrong into
our own errors.

One process looks at one newsroom at a time; connecting to another closes the first. Files are mode 0600 from their
first byte.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.db import DatabaseError, connections

from naru.errors import Code, InputError, MissingError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_SQLITE = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
#: A folder where a file should be, a file where a folder should be, nothing at all, or what cannot be read.
_ODD = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP, errno.EIO}
#: What SQLite says of a database file whose tables are not ours; it has no code of its own.
_OTHER_TABLES = ("no such table", "no such column")
_BUSY_SQLITE = ("SQLITE_BUSY", "SQLITE_LOCKED")


def _files(folder: Path) -> dict[str, Path]:
    from naru_desk.settings import DATABASE_FILES

    return {alias: folder / name for alias, name in DATABASE_FILES.items()}


def set_up() -> None:
    """Make Django ready; before this no table can be imported. Harmless where it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naru_desk.settings")
    if not apps.ready:
        django.setup()


def connect(folder: Path) -> None:
    """Point Django at the databases of `folder`, which must exist."""
    os.environ["NARU_NEWSROOM"] = str(folder)
    set_up()
    for alias, file in _files(folder).items():
        connections[alias].close()
        connections.settings[alias]["NAME"] = str(file)
        connections[alias].settings_dict["NAME"] = str(file)


def disconnect() -> None:
    """Close both databases; SQLite then folds its write-ahead log into the file and removes it."""
    if not apps.ready:
        return
    for connection in connections.all(initialized_only=True):
        connection.close()


def lay_tables(folder: Path) -> None:
    """Make both database files and their tables, or bring older ones up to this version."""
    from django.core.management import call_command

    for file in _files(folder).values():
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    connect(folder)
    for alias in _files(folder):
        call_command("migrate", database=alias, verbosity=0, interactive=False)


@contextlib.contextmanager
def storing() -> Iterator[None]:
    """Turn a full or closed disk, a damaged or a locked database, a damaged folder into our errors.

    Raises: MissingError (storage_full), InputError (output_unusable, newsroom_damaged, newsroom_busy).
    """
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise MissingError(Code.STORAGE_FULL) from None
        if problem.errno in _FORBIDDEN:
            raise InputError(Code.OUTPUT_UNUSABLE) from None
        if problem.errno in _ODD:
            raise InputError(Code.NEWSROOM_DAMAGED) from None
        raise
    except DatabaseError as problem:
        name = getattr(problem.__cause__, "sqlite_errorname", "") or ""
        if name.startswith(_FULL_SQLITE):
            raise MissingError(Code.STORAGE_FULL) from None
        if name.startswith(_BUSY_SQLITE):
            raise InputError(Code.NEWSROOM_BUSY) from None
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or str(problem).startswith(_OTHER_TABLES):
            raise InputError(Code.NEWSROOM_DAMAGED) from None
        raise
