"""Files of the verbs that seal and open: whole or not at all, mode 0600, never a name in an error.

Writing goes to a temporary file in the same folder, which is synchronised and then renamed. Reading has a cap, so
that nothing larger than could ever be meant is held in memory.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from naru.errors import Code, InputError, MissingError


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    """A full disk is a thing that is missing on this machine; a place that cannot be written is a call that cannot
    be used.
    """
    import errno

    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise MissingError(Code.STORAGE_FULL) from None
        raise InputError(Code.OUTPUT_UNUSABLE) from None


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _temporary(target: Path, content: bytes) -> str:
    """A synchronised file beside `target`, mode 0600. Removed again where it could not be written whole."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".naru-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        Path(name).unlink()
        raise
    return name


def write_new(target: Path, content: bytes) -> None:
    """Write a file that must not exist yet. Raises: InputError (output_exists, output_unusable), MissingError
    (storage_full).
    """
    with _writing():
        name = _temporary(target, content)
        try:
            os.link(name, target)
        except FileExistsError:
            raise InputError(Code.OUTPUT_EXISTS) from None
        finally:
            Path(name).unlink()
        _sync_folder(target.parent)


def write_output(target: Path | None, content: bytes) -> None:
    """Write to `target` (a file there is replaced), or to standard output where None. Raises: as `write_new`."""
    if target is None or str(target) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with _writing():
        name = _temporary(target, content)
        try:
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink()
            raise
        _sync_folder(target.parent)


def read_input(source: str, cap: int) -> bytes:
    """All of a file or of standard input (`-`), at most `cap` bytes. Raises: InputError (file_unreadable,
    envelope_too_large).
    """
    if source == "-" and sys.stdin is None:
        raise InputError(Code.FILE_UNREADABLE)
    try:
        if source == "-":
            content = sys.stdin.buffer.read(cap + 1)
        else:
            with Path(source).open("rb") as stream:
                content = stream.read(cap + 1)
    except OSError:
        raise InputError(Code.FILE_UNREADABLE) from None
    if len(content) > cap:
        raise InputError(Code.ENVELOPE_TOO_LARGE)
    return content


def passphrase_of(source: Path | None) -> str | None:
    """The first line of a passphrase file, None where there is no file. Raises: InputError (file_unreadable,
    passphrase_missing).
    """
    if source is None:
        return None
    try:
        with source.open("rb") as stream:
            line = stream.readline(4096).decode().rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise InputError(Code.FILE_UNREADABLE) from None
    if not line:
        raise InputError(Code.PASSPHRASE_MISSING)
    return line


def ask_passphrase(*, twice: bool = False) -> str:
    """Ask for a passphrase on the terminal, unseen. Raises: InputError (passphrase_missing) where there is no
    terminal.
    """
    if not sys.stdin.isatty():
        raise InputError(Code.PASSPHRASE_MISSING)
    words: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    return words
