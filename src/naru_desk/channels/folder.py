"""Messages from files and folders that an editor names.

In: paths. Out: which files are messages (.txt), which are of a kind that cannot be taken yet, and how many were
passed over. A folder that has messages/ or notes/ is a newsroom's sample folder: those two are walked, everything
else in it is passed over. Any other folder is walked whole, but for newsroom folders in it. Order: as named, inside a
folder by path. Refuses: links, devices, files over 64 MiB. Photographs come in with the note that names them, never
by themselves.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from naru.errors import Code, InputError, ItemError

LARGEST_FILE = 64 << 20
_MESSAGES = ("messages", "notes")
_PICTURES = {".jpg", ".jpeg", ".png"}
#: What makes a folder a newsroom: what lies in one came in already.
_NEWSROOM = "newsroom.toml"
_PASSED_OVER = {"photographs", "stories"}


@dataclass(frozen=True)
class Incoming:
    """One file to be taken: a message, or of a kind that cannot be taken yet."""

    path: Path
    message: bool

    def read(self) -> bytes:
        """All of it. Raises: ItemError (file_unreadable)."""
        return read_plain(self.path)


@dataclass
class Listing:
    """What was found: files in order, and how many entries were passed over."""

    files: list[Incoming] = field(default_factory=list)
    passed_over: int = 0


def read_plain(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a plain file of at most `largest` bytes, links not followed. Raises: ItemError (file_unreadable)."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        raise ItemError(Code.FILE_UNREADABLE) from None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > largest:
            raise ItemError(Code.FILE_UNREADABLE)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            content = stream.read(largest + 1)
    except OSError:
        raise ItemError(Code.FILE_UNREADABLE) from None
    finally:
        os.close(handle)
    if len(content) > largest:
        raise ItemError(Code.FILE_UNREADABLE)
    return content


def read_attachment(folder: str, name: str) -> bytes:
    """A file that a note in `folder` names (`naru.intake` has checked the name). Raises: ItemError
    (attachment_missing).
    """
    here = Path(folder)
    prefix, _, plain = name.rpartition("/")
    inside, beside = here / "photographs" / plain, here.parent / "photographs" / plain
    places = {"": (here / plain, inside, beside), "photographs": (inside,), "../photographs": (beside,)}[prefix]
    for place in places:
        try:
            return read_plain(place)
        except ItemError:
            continue
    raise ItemError(Code.ATTACHMENT_MISSING, field="attachments")


def _walk(folder: Path, listing: Listing) -> Iterator[Incoming]:
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name.startswith("."):
            listing.passed_over += 1
        elif path.is_dir():
            if path.name in _PASSED_OVER or (path / _NEWSROOM).exists():
                listing.passed_over += 1
            else:
                yield from _walk(path, listing)
        elif path.suffix.lower() in _PICTURES:
            listing.passed_over += 1
        else:
            yield Incoming(path, message=path.suffix.lower() == ".txt")


def _folder(folder: Path, listing: Listing) -> None:
    inner = [folder / name for name in _MESSAGES if (folder / name).is_dir() and not (folder / name).is_symlink()]
    if inner:
        listing.passed_over += sum(1 for path in folder.iterdir() if path not in inner)
    for each in inner or [folder]:
        listing.files.extend(_walk(each, listing))


def listed(paths: Sequence[Path]) -> Listing:
    """What is to be taken. Raises: InputError (file_unreadable) where something named is not there, before
    anything is read.
    """
    listing = Listing()
    for path in paths:
        try:
            if path.is_dir():
                if (path / _NEWSROOM).exists():
                    listing.passed_over += 1
                else:
                    _folder(path, listing)
            elif path.is_file():
                listing.files.append(Incoming(path, message=path.suffix.lower() == ".txt"))
            else:
                raise InputError(Code.FILE_UNREADABLE)
        except OSError:
            raise InputError(Code.FILE_UNREADABLE) from None
    return listing
