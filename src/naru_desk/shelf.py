"""A shelf: a folder of sealed files with names that tell nothing.

In: sealed bytes. Out: a random name under which they lie, durably: written beside, synchronised, renamed, the folder
synchronised. Modification times are set to one constant, so that a listing is no diary (the time of the last change
of an inode cannot be set by anybody; docs/formats/newsroom.md says so). Refuses: names that are not of its own
making.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from naru.errors import Code, InputError

#: 2000-01-01T00:00:00Z: what every file and folder of a shelf says of when it was changed.
TELLING_NOTHING = 946_684_800
_NAME = re.compile(r"[0-9a-f]{32}\Z")
_UNFINISHED = ".part-"


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
        os.utime(handle, (TELLING_NOTHING, TELLING_NOTHING))
    finally:
        os.close(handle)


def write_durably(target: Path, content: bytes) -> None:
    """A new synchronised file, mode 0600, telling no time; removed again where it could not be written whole."""
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.utime(stream.fileno(), (TELLING_NOTHING, TELLING_NOTHING))
            os.fsync(stream.fileno())
    except BaseException:
        target.unlink()
        raise


def replace_durably(target: Path, content: bytes) -> None:
    """The same for a file that may be there already: after a crash it holds the old or the new content, whole."""
    part = target.with_name(f"{_UNFINISHED}{secrets.token_hex(16)}")
    write_durably(part, content)
    part.rename(target)
    sync_folder(target.parent)


class Shelf:
    """See the module. The folder must exist."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, contents: Sequence[bytes]) -> list[str]:
        """Lay files down, all durable when this returns, none seen when it fails. Raises: OSError where the disk
        does not take them.
        """
        names = [secrets.token_hex(16) for _ in contents]
        written: list[Path] = []
        try:
            for name, content in zip(names, contents, strict=True):
                part = self.folder / f"{_UNFINISHED}{name}"
                write_durably(part, content)
                written.append(part)
        except BaseException:
            for part in written:
                part.unlink()
            raise
        for name, part in zip(names, written, strict=True):
            part.rename(self.folder / name)
        if names:
            sync_folder(self.folder)
        return names

    def _path(self, name: str) -> Path:
        if not _NAME.match(name):
            raise InputError(Code.NEWSROOM_DAMAGED)
        return self.folder / name

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises: InputError (newsroom_damaged) where it is not there."""
        try:
            return self._path(name).read_bytes()
        except OSError:
            raise InputError(Code.NEWSROOM_DAMAGED) from None

    def holds(self, name: str) -> bool:
        """True if a file of this name lies here."""
        return self._path(name).is_file()

    def move(self, names: Sequence[str], other: Shelf) -> None:
        """Carry files to another shelf of the same disk; those already there are left."""
        for name in names:
            if self.holds(name):
                self._path(name).rename(other._path(name))
        if names:
            sync_folder(other.folder)
            sync_folder(self.folder)

    def drop(self, names: Sequence[str]) -> None:
        """Remove files; those already gone are passed over."""
        for name in names:
            self._path(name).unlink(missing_ok=True)
        if names:
            sync_folder(self.folder)

    def names(self) -> Iterator[str]:
        """The names of all finished files, in the order of their (random) names."""
        yield from sorted(path.name for path in self.folder.iterdir() if _NAME.match(path.name))

    def sweep(self) -> None:
        """Remove what a killed process left half written."""
        for path in self.folder.glob(f"{_UNFINISHED}*"):
            path.unlink(missing_ok=True)
