"""Finding and loading packs: a bundled one by its name, any other by its folder.

In: a name or a path. Out: a `Pack`, the same object for the same folder as long as the process lives. Refuses a
folder whose manifest or places cannot be read at all; any smaller damage is set aside in `Pack.problems`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from naru.errors import Code, InputError
from naru.packs import places
from naru.packs.files import read_text
from naru.packs.manifest import FILE, read_manifest
from naru.packs.pack import Pack
from naru.packs.problems import Problem

_BUNDLED = Path(__file__).parent
DEFAULT = "north_korea"


def bundled() -> tuple[str, ...]:
    """The names of the packs that come with Naru, sorted."""
    return tuple(sorted(path.parent.name for path in _BUNDLED.glob(f"*/{FILE}")))


def folder_of(pack: str | Path) -> Path:
    """The folder of a bundled pack's name or of a path. Raises: InputError (pack_not_found)."""
    if isinstance(pack, str) and pack in bundled():
        return _BUNDLED / pack
    folder = Path(pack)
    try:
        there = folder.is_dir()
    except (OSError, ValueError):  # a name too long to be one, a folder that may not be looked into
        there = False
    if not there:
        raise InputError(Code.PACK_NOT_FOUND, field="pack")
    return folder.resolve()


def load(pack: str | Path = DEFAULT) -> Pack:
    """The pack of this name or folder.

    Raises: InputError (pack_not_found, pack_file_unreadable), MissingError (pack_file_missing).
    """
    return _load(folder_of(pack))


@lru_cache(maxsize=8)
def _load(root: Path) -> Pack:
    return read_pack(root)


def read_pack(root: Path) -> Pack:
    """The pack in this folder, read afresh. Raises: as `load`."""
    problems: list[Problem] = []
    manifest = read_manifest(root)
    rows = places.read_places(read_text(root, places.FILE), problems)
    if manifest.country not in rows:
        raise InputError(Code.PACK_FILE_UNREADABLE, field="country")
    return Pack(id=manifest.id, root=root, manifest=manifest, places=rows, _problems=problems)
