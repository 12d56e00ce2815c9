"""The dossier: all the gate needs to know about a story, gathered by whoever holds the keys.

In: values of the other rooms (claims, events, rungs, promises, consents, freezes, weighings). Out: nothing; `judge`
reads it. It stays in memory: it says which claim came from which source. It holds opaque ids only, and of a weighing
only the verdict is ever told on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from naru.exposure import Weighing
from naru.packs import Pack
from naru.reading import Reading
from naru.values import Claim, Consent, Embargo, Event, Freeze, FuzzyDate, Lang, Promise, Rung

Reader = Callable[[str, Lang, date], Reading]


@dataclass(frozen=True, kw_only=True, repr=False)
class Cited:
    """One cited claim as this story would tell it.

    `rung` is the rung the story chose, `ladder` all of them, finest first (both empty: nobody has said what the claim
    gives away). `subjects`: ids of the ledgers (in `Dossier.weighings`) of people the chosen rung describes. `own`:
    the newsroom saw it with its own eyes, so there is nobody to hide and its own voice is the right one. `touches`:
    further place ids that publishing may bring into danger (where the source is). `told_too`: claims of the same
    event from other sources, who might be credited instead. `earlier`: the slug of an earlier piece that already told
    it this finely. `known_to_authority`: a person recorded, with evidence, why the authority already knows that
    somebody fled, and two accepted it.
    """

    claim: Claim
    event: Event | None = None
    rung: Rung | None = None
    ladder: tuple[Rung, ...] = ()
    promise: Promise | None = None
    source: str | None = None
    subjects: tuple[str, ...] = ()
    own: bool = False
    touches: tuple[str, ...] = ()
    told_too: tuple[str, ...] = ()
    earlier: str | None = None
    known_to_authority: bool = False


@dataclass(frozen=True, kw_only=True, repr=False)
class Pictured:
    """One photograph that may be shown: how precisely it is known, who took it and what was promised to them."""

    source: str | None = None
    when: FuzzyDate | None = None
    where: str | None = None
    promise: Promise | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Dossier:
    """See the module. `weighings`: by source id and by subject ledger id, with everything this story would add
    already in them.

    `costs`: bits by ledger id and claim id, for choosing what to coarsen first. `access`: sources whose ledger holds
    what it gives away that they can be reached at all. `venues`: where the bulletin appears; its data files are a
    venue of their own. `reader`: how sentences are read (None: naru.reading with the pack).
    """

    pack: Pack
    claims: Mapping[str, Cited] = field(default_factory=dict)
    photographs: Mapping[str, Pictured] = field(default_factory=dict)
    weighings: Mapping[str, Weighing] = field(default_factory=dict)
    costs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    access: frozenset[str] = frozenset()
    consents: tuple[Consent, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    embargoes: tuple[Embargo, ...] = ()
    venues: tuple[str, ...] = ("bulletin", "dataset")
    on: date | None = None
    reader: Reader | None = None
