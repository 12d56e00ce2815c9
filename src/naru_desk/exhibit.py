"""What the read-only site shows: one finished run of a sample newsroom, held in memory.

In: what `naru run` made on its way. Out: frozen values for the views. The site reads nothing else: no database, no
key, no folder but that of the published files, so a page cannot show what was not put here. Refuses nothing; a real
newsroom never becomes an exhibit, because only `naru run` makes one and it refuses real newsrooms.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from naru.exposure import Weighing
from naru.packs import Pack
from naru.publication import Story
from naru.reading import Reading
from naru.release import Verdict
from naru.values import Claim, Event, Lang


@dataclass(frozen=True)
class ShownReport:
    """One message as the editor sees it: `reading` has the spans of `text`."""

    key: str
    source: str
    channel: str
    received: date
    lang: Lang
    text: str
    photographs: int
    reading: Reading
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class ShownDraft:
    """A story, what the gate said of it, and how many people could be each source and subject it touches, by name
    to show.
    """

    story: Story
    verdict: Verdict
    weighings: tuple[tuple[str, Weighing], ...]


@dataclass(frozen=True)
class Exhibit:
    """Everything on show. `events` by the language of their reasons; `names` are codenames by opaque source id; `folder` holds the
    published files of `slug`."""

    pack: Pack
    reports: tuple[ShownReport, ...]
    claims: tuple[Claim, ...]
    events: dict[Lang, tuple[Event, ...]]
    drafts: tuple[ShownDraft, ...]
    names: dict[str, str] = field(repr=False)
    set_aside: tuple[str, ...]
    slug: str
    folder: Path
    population: int
    floor: int


_ON_SHOW: list[Exhibit] = []


def show(exhibit: Exhibit) -> None:
    """Put an exhibit on show; it takes the place of the one before."""
    _ON_SHOW[:] = [exhibit]


def on_show() -> Exhibit:
    """What is on show. Raises: LookupError before `show` was called."""
    if not _ON_SHOW:
        raise LookupError
    return _ON_SHOW[0]
