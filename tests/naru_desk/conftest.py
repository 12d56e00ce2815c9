"""One newsroom is made per session (its passphrase costs seconds); each test gets a copy, opened without asking
again.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from naru_desk.database import connect, set_up
from naru_desk.newsroom import Newsroom, new_newsroom

sys.path.insert(0, str(Path(__file__).parent))
set_up()  # tables can be imported only after this; each newsroom then points Django at its own databases

PASSPHRASE = "correct horse battery staple"
ROSTER = """
sources:
  - codename: heron
    handler: editor-1
    place: kp-adm2-1108746903
    label: {en: a partner in Hyesan, ko: 혜산의 협력자}
    promise: {when: day, where: county, quotation: true}
    consent: [{venue: bulletin, given: true, since: 2024-01-02}]
    contact: canary-contact calls at night
    ledger:
      complete: true
      clues: [{id: phone, kind: share, within: {place: [kp-adm2-1108746903]}, size: [900, 3500]}]
  - codename: plover
    handler: editor-2
    place: kp-adm2-1108746903
    label: {en: another partner}
    promise: {when: year, where: province, quotation: false}
freezes:
  - {place: kp-adm2-1108746885, reason: a search, since: 2024-01-13}
"""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    newsroom = new_newsroom(tmp_path_factory.mktemp("desk") / "newsroom", PASSPHRASE)
    newsroom.close()
    return newsroom


@pytest.fixture
def newsroom(template: Newsroom, tmp_path: Path) -> Iterator[Newsroom]:
    folder = tmp_path / "newsroom"
    shutil.copytree(template.folder, folder)
    connect(folder)
    made = Newsroom(
        folder=folder,
        identity=template.identity,
        secret=template.secret,
        pack_name=template.pack_name,
        clock=lambda: datetime(2024, 2, 5, 3, 14, 15, tzinfo=UTC),
    )
    yield made
    made.close()


@pytest.fixture
def staffed(newsroom: Newsroom) -> Newsroom:
    """A newsroom with two sources, heron and plover."""
    from naru_desk.rooms.sources.actions import bring_roster

    assert bring_roster(newsroom, ROSTER.encode()).sources == 2
    return newsroom


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a message into the folder `in`; its path."""

    def _write(name: str, text: str | bytes, source: str | None = "heron", head: str = "") -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        elif source is None:
            path.write_text(text, "utf-8")
        else:
            path.write_text(f"---\nsource: {source}\nreceived: 2024-01-28\n{head}---\n{text}", "utf-8")
        return path

    return _write
