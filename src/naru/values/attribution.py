"""Attribution: how we know, as a chain from the one who spoke to the newsroom inward to the first voice.

"A partner in Hyesan relays what two officials said at a session on 29 January" is two links: the partner (relay), the
officials (official_statement). The newsroom itself is no link unless it observed something with its own eyes.
"""

from __future__ import annotations

from typing import Literal, get_args

from naru.values.fuzzydate import FuzzyDate
from naru.values.place import Place
from naru.values.record import Record

LinkKind = Literal[
    "relay", "witness", "participant", "official_statement", "document", "hearsay", "rumour", "inference", "newsroom"
]
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
#: A chain that ends in one of these has an unknown origin behind it.
OPEN_ENDED: frozenset[LinkKind] = frozenset({"hearsay", "rumour"})


class Link(Record, frozen=True, kw_only=True):
    """One voice. `speaker` is words that describe it; `who` an opaque id where the same voice can be told apart,
    else None.
    """

    kind: LinkKind
    speaker: str = ""
    who: str | None = None
    where: Place | None = None
    when: FuzzyDate | None = None
    explicit: bool = True


class Attribution(Record, frozen=True, kw_only=True):
    """The chain, nearest first; empty = nobody named (an unattributed statement)."""

    links: tuple[Link, ...] = ()

    @property
    def origin(self) -> Link | None:
        """The first voice: the last link of the chain."""
        return self.links[-1] if self.links else None
