"""The spool: envelopes as they came, each durable before it is acknowledged.

In: bytes, piece by piece. Out: a file with a random name, written beside, synchronised, renamed, the folder
synchronised; and only then `keep` returns. Times of change are set to one constant. The same bytes again are the same
envelope for as long as it lies here: the box remembers a keyed hash of each envelope, in memory, under a key drawn at
its start, and draws the hashes anew from the spool when it starts again. Nothing about what came is kept anywhere but
the envelopes themselves; what was fetched home is forgotten, and the house recognises a resending by itself.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

#: 2000-01-01T00:00:00Z
TELLING_NOTHING = 946_684_800
_NAME = re.compile(r"[0-9a-f]{32}\Z")
_UNFINISHED = ".part-"
_PIECE = 1 << 20


class Arriving:
    """An envelope that is being received: a file beside the spool's own, not seen until it is kept."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._part = spool.folder / f"{_UNFINISHED}{secrets.token_hex(16)}"
        self._hash = spool.fresh_hash()
        handle = os.open(self._part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        self._stream = os.fdopen(handle, "wb", buffering=0)
        self.length = 0

    def add(self, piece: bytes) -> None:
        """Write one piece. Raises: OSError where the disk does not take it."""
        view = memoryview(piece)
        while view:
            view = view[self._stream.write(view) :]
        self._hash.update(piece)
        self.length += len(piece)

    @property
    def fingerprint(self) -> bytes:
        """A keyed hash of all pieces so far."""
        return self._hash.digest()

    def make_durable(self) -> None:
        """Synchronise, give it its name, synchronise the folder. Raises: OSError; then nothing was kept."""
        os.utime(self._stream.fileno(), (TELLING_NOTHING, TELLING_NOTHING))
        os.fsync(self._stream.fileno())
        self._stream.close()
        name = secrets.token_hex(16)
        self._part.rename(self._spool.folder / name)
        try:
            self._spool.sync()
        except OSError:
            (self._spool.folder / name).unlink(missing_ok=True)
            raise
        self._spool.remember(self.fingerprint, name)

    def close(self) -> None:
        """Remove what was received and not kept; harmless where it was kept."""
        self._stream.close()
        self._part.unlink(missing_ok=True)


class Spool:
    """See the module. Makes its folder (mode 0700) where it is not there. Raises: OSError."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key = secrets.token_bytes(32)
        self._known: dict[bytes, str] = {}
        folder.mkdir(mode=0o700, exist_ok=True)
        for path in folder.glob(f"{_UNFINISHED}*"):
            path.unlink(missing_ok=True)
        for path in sorted(folder.iterdir()):
            if _NAME.match(path.name):
                self.remember(self._hash_of(path), path.name)

    def _hash_of(self, path: Path) -> bytes:
        found = self.fresh_hash()
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                found.update(piece)
        return found.digest()

    def fresh_hash(self) -> hmac.HMAC:
        """An empty keyed hash."""
        return hmac.new(self._key, digestmod=hashlib.sha256)

    def remember(self, fingerprint: bytes, name: str) -> None:
        """An envelope of this fingerprint lies here under this name."""
        self._known[fingerprint] = name

    def holds(self, fingerprint: bytes) -> bool:
        """True while the very same envelope lies here."""
        name = self._known.get(fingerprint)
        if name is None:
            return False
        if (self.folder / name).is_file():
            return True
        del self._known[fingerprint]
        return False

    def sync(self) -> None:
        """Make renames in the folder durable, and its time of change tell nothing."""
        handle = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
            os.utime(handle, (TELLING_NOTHING, TELLING_NOTHING))
        finally:
            os.close(handle)
