"""A newsroom: the folder, its keys, and the one object every room is handed.

In: a folder and a passphrase. Out: a `Newsroom` that seals rows, opens rows and draws keyed ids. The folder is laid
down in docs/formats/newsroom.md: newsroom.toml, desk.sqlite3, vault.sqlite3, spool/, media/, quarantine/, keys/,
out/; folders 0700, files 0600. The house's identity lies in keys/ only under the passphrase; the 32-byte secret of
the row ids lies sealed to that identity. Refuses: a folder that is not empty (`new`), no newsroom or a damaged one
(`open`), a wrong passphrase.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import hmac
import secrets
import shutil
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from naru.errors import Code, InputError, ItemError, NaruError
from naru.intake import Identity, new_identity, open_at_rest, read_identity, wrap_identity
from naru.packs import AddedPlace, Pack, load, with_places
from naru.reading import check_off
from naru.sealed import seal_at_rest
from naru.values import Record, content_id, keyed_id, read_json
from naru_desk.database import connect, disconnect, lay_tables, storing
from naru_desk.shelf import Shelf, replace_durably, sync_folder, write_durably

FORMAT = 1
SHELVES = ("spool", "media", "quarantine")
_FOLDERS = (*SHELVES, "keys", "out")
_SETTINGS, _HOUSE, _ROWS, _LOCK, _PLACES = "newsroom.toml", "keys/house.key", "keys/rows.key", "lock", "places"
_FILES = (_LOCK, "desk.sqlite3", "vault.sqlite3")
_PATIENCE = 600.0  # seconds a command waits for another one
_SECRET = 32
_T = TypeVar("_T", bound=Record)


class OwnPlaces(Record, frozen=True, kw_only=True):
    """The places a newsroom added, as they lie sealed in its folder (docs/formats/places.md)."""

    places: tuple[AddedPlace, ...] = ()


def _utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, eq=False)
class Newsroom:
    """An open newsroom. Made by `new_newsroom` and `open_newsroom` only; holds the keys in memory, so it lives no
    longer than needed.
    """

    folder: Path = field(repr=False)
    identity: Identity = field(repr=False)
    secret: bytes = field(repr=False)
    pack_name: str
    rules_off: frozenset[str] = frozenset()
    clock: Callable[[], datetime] = field(default=_utc, repr=False)

    @cached_property
    def pack(self) -> Pack:
        """The country pack this newsroom works with, with the places it added itself."""
        return with_places(load(self.pack_name), self.own_places.places)

    @cached_property
    def own_places(self) -> OwnPlaces:
        """The places this newsroom added to its pack. Raises: InputError (newsroom_damaged)."""
        try:
            blob = (self.folder / _PLACES).read_bytes()
        except FileNotFoundError:
            return OwnPlaces()
        except OSError:
            raise InputError(Code.NEWSROOM_DAMAGED) from None
        return self.open(blob, OwnPlaces)

    def keep_places(self, places: tuple[AddedPlace, ...]) -> int:
        """Keep these places, beside those kept before; the same id again replaces. The caller holds `writing()`. How many are kept now.

        Raises: ItemError (pack_row_broken, pack_id_twice, pack_parent_unknown, pack_coordinates), and then nothing was changed.
        """
        kept = {place.id: place for place in self.own_places.places}
        if len({place.id for place in places}) < len(places):
            raise ItemError(Code.PACK_ID_TWICE, field="id")
        own = OwnPlaces(places=tuple((kept | {place.id: place for place in places}).values()))
        with_places(load(self.pack_name), own.places)
        replace_durably(self.folder / _PLACES, self.seal(own))
        for name in ("own_places", "pack"):
            self.__dict__.pop(name, None)
        return len(own.places)

    @cached_property
    def spool(self) -> Shelf:
        """What has come in and is not yet a row."""
        return Shelf(self.folder / "spool")

    @cached_property
    def media(self) -> Shelf:
        """The originals of what was taken, and clean copies of photographs."""
        return Shelf(self.folder / "media")

    @cached_property
    def quarantine(self) -> Shelf:
        """The originals of what was set aside."""
        return Shelf(self.folder / "quarantine")

    def today(self) -> date:
        """The day it is where the country of the pack is."""
        return self.clock().astimezone(ZoneInfo(self.pack.manifest.timezone)).date()

    def seal_bytes(self, content: bytes) -> bytes:
        """Seal something to the house, padded to a power of two."""
        return seal_at_rest(content, [self.identity.recipient])

    def open_bytes(self, blob: bytes | memoryview) -> bytes:
        """Open something the house sealed. Raises: InputError (newsroom_damaged) where it was changed or is not
        ours.
        """
        try:
            return open_at_rest(bytes(blob), self.identity)
        except NaruError:
            raise InputError(Code.NEWSROOM_DAMAGED) from None

    def seal(self, value: Record) -> bytes:
        """A value as the sealed column of a row."""
        return self.seal_bytes(value.to_json())

    def open(self, blob: bytes | memoryview, kind: type[_T]) -> _T:
        """The value in a sealed column. Raises: InputError (newsroom_damaged)."""
        try:
            return read_json(self.open_bytes(blob), kind)
        except NaruError:
            raise InputError(Code.NEWSROOM_DAMAGED) from None

    def key(self, kind: str, content: str) -> str:
        """The clear id of something whose own id or name is sealed: comparable inside this newsroom, recomputable
        nowhere else.
        """
        return keyed_id(kind, self.secret, f"{kind}:{content}")

    def fingerprint(self, content: bytes) -> str:
        """256 bits that are the same for the same bytes, in this newsroom only."""
        return hmac.new(self.secret, b"bytes:" + hashlib.sha256(content).digest(), hashlib.sha256).hexdigest()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the newsroom for a change: one command at a time, the others wait up to ten minutes.

        Raises: InputError (newsroom_busy, newsroom_damaged), MissingError (storage_full).
        """
        with storing(), (self.folder / _LOCK).open("rb") as lock:
            _wait_for(lock.fileno())
            for name in SHELVES:
                Shelf(self.folder / name).sweep()
            yield

    def close(self) -> None:
        """Close the databases."""
        disconnect()


def _wait_for(handle: int) -> None:
    give_up = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                raise InputError(Code.NEWSROOM_BUSY) from None
            time.sleep(0.05)
        else:
            return


def require_no_newsroom(folder: Path) -> None:
    """Raises: InputError (newsroom_exists) where the folder is there and not empty."""
    try:
        if any(folder.iterdir()):
            raise InputError(Code.NEWSROOM_EXISTS)
    except FileNotFoundError:
        return
    except OSError:
        raise InputError(Code.NEWSROOM_EXISTS) from None


def _lay_folder(folder: Path, identity: Identity, secret: bytes, passphrase: str, pack_name: str) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for name in _FOLDERS:
        (folder / name).mkdir(mode=0o700)
    write_durably(folder / _HOUSE, wrap_identity(identity, passphrase))
    write_durably(folder / _ROWS, seal_at_rest(secret, [identity.recipient]))
    write_durably(folder / _LOCK, b"")
    lay_tables(folder)
    # Written last: a folder without it is no newsroom, so one that was cut off half way is never mistaken for one.
    settings = f'format = {FORMAT}\npack = "{pack_name}"\nrecipient = "{identity.recipient}"\n'
    write_durably(folder / _SETTINGS, settings.encode())
    for name in _FOLDERS:
        sync_folder(folder / name)
    sync_folder(folder)


def new_newsroom(folder: Path, passphrase: str, pack_name: str = "north_korea") -> Newsroom:
    """Make a newsroom in a new or empty folder and open it.

    Raises: InputError (newsroom_exists, output_unusable, passphrase_missing, the pack's own), MissingError
    (storage_full). Where it fails, what was made is removed again.
    """
    folder = folder.resolve()
    require_no_newsroom(folder)
    if not passphrase:
        raise InputError(Code.PASSPHRASE_MISSING)
    load(pack_name)
    there = folder.exists()
    identity, secret = new_identity(), secrets.token_bytes(_SECRET)
    try:
        with storing():
            _lay_folder(folder, identity, secret, passphrase, pack_name)
    except BaseException as problem:
        disconnect()
        for path in list(folder.iterdir()) if folder.exists() else []:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if not there and folder.exists():
            folder.rmdir()
        odd = isinstance(problem, InputError) and problem.code == Code.NEWSROOM_DAMAGED.code
        if odd or isinstance(problem, OSError):
            raise InputError(Code.OUTPUT_UNUSABLE) from None
        raise
    return Newsroom(folder=folder, identity=identity, secret=secret, pack_name=pack_name)


def _settings(folder: Path) -> dict[str, object]:
    try:
        settings = tomllib.loads((folder / _SETTINGS).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise InputError(Code.NEWSROOM_MISSING) from None
    except tomllib.TOMLDecodeError:
        raise InputError(Code.NEWSROOM_DAMAGED) from None
    if settings.get("format") != FORMAT:
        known = isinstance(settings.get("format"), int)
        raise InputError(Code.NEWSROOM_NEWER if known else Code.NEWSROOM_DAMAGED)
    return settings


def _rules_off(settings: dict[str, object]) -> frozenset[str]:
    """The rules of reading that the settings switch off: `off = ["id", ...]` under [reading]."""
    reading = settings.get("reading", {})
    off = reading.get("off", []) if isinstance(reading, dict) else None
    if not isinstance(off, list) or not all(isinstance(rule, str) for rule in off):
        raise InputError(Code.NEWSROOM_DAMAGED, field="off")
    return frozenset(off)


def require_newsroom(folder: Path) -> None:
    """Raises: InputError (newsroom_missing, newsroom_damaged, newsroom_newer), before anybody is asked for a
    passphrase.
    """
    _settings(folder)


def recipient_of(folder: Path) -> str:
    """Who to seal to for a newsroom that is not open. Raises: InputError (newsroom_missing, newsroom_damaged,
    newsroom_newer).
    """
    return str(_settings(folder)["recipient"])


def open_newsroom(folder: Path, passphrase: str | None) -> Newsroom:
    """Open a newsroom.

    Raises: InputError (newsroom_missing, newsroom_damaged, newsroom_newer, passphrase_missing, passphrase_wrong,
    rule_unknown, rule_locked, the pack's own).
    """
    folder = folder.resolve()
    settings = _settings(folder)
    pack_name = settings.get("pack")
    whole = all((folder / name).is_dir() for name in _FOLDERS) and all((folder / name).is_file() for name in _FILES)
    if not whole or not isinstance(pack_name, str):
        raise InputError(Code.NEWSROOM_DAMAGED)
    try:
        house, rows = (folder / _HOUSE).read_bytes(), (folder / _ROWS).read_bytes()
    except OSError:
        raise InputError(Code.NEWSROOM_DAMAGED) from None
    identity = read_identity(house, passphrase)
    if settings.get("recipient") != str(identity.recipient):
        raise InputError(Code.NEWSROOM_DAMAGED)
    try:
        secret = open_at_rest(rows, identity)
    except NaruError:
        raise InputError(Code.NEWSROOM_DAMAGED) from None
    if len(secret) != _SECRET:
        raise InputError(Code.NEWSROOM_DAMAGED)
    off = _rules_off(settings)
    check_off(load(pack_name), off)
    connect(folder)
    return Newsroom(folder=folder, identity=identity, secret=secret, pack_name=pack_name, rules_off=off)


def source_id(newsroom: Newsroom, codename: str) -> str:
    """The opaque id of a source: the same for the same codename, in this newsroom only."""
    return newsroom.key("s", codename)


def photograph_id(original: bytes) -> str:
    """The id editors use for a photograph: the same for the same original bytes."""
    return content_id("p", original)
