"""Place: an id in the pack's gazetteer, or a named unknown inside or near a known one.

A place knows its id and nothing of geography; nesting and levels come from a `Gazetteer` (the pack is one). An exact point is
never part of this value: if there is one it is sealed apart.
"""

from __future__ import annotations

from typing import Literal, Protocol

from naru.values.record import Record

#: How precisely a place is known, finest first. A stretch of river is its own kind and coarsens to the country.
Precision = Literal["point", "district", "county", "province", "country"]
PRECISIONS: tuple[Precision, ...] = ("point", "district", "county", "province", "country")

Relation = Literal["at", "inside", "near", "opposite", "unknown"]


class Gazetteer(Protocol):
    """What a place needs to know of the world. Unknown ids give None, never an exception."""

    def parent_of(self, place_id: str) -> str | None:
        """The id of the place this one lies in, or None at the top or for an unknown id."""

    def precision_of(self, place_id: str) -> Precision | None:
        """How precise this id is; a river or a border counts as province."""


class Place(Record, frozen=True, kw_only=True):
    """Where something was. `id` is a gazetteer id or None; `inside` the known id an unknown place lies in, near or opposite."""

    id: str | None = None
    name: str = ""
    inside: str | None = None
    relation: Relation = "at"

    @property
    def anchor(self) -> str | None:
        """The gazetteer id that bounds this place: its own, or the one it is told relative to."""
        return self.id or self.inside

    def ancestors(self, gazetteer: Gazetteer) -> tuple[str, ...]:
        """The anchor and everything it lies in, from the inside out. A broken (circular) gazetteer ends the walk."""
        chain: list[str] = []
        here = self.anchor
        while here is not None and here not in chain:
            chain.append(here)
            here = gazetteer.parent_of(here)
        return tuple(chain)

    def within(self, other: Place, gazetteer: Gazetteer) -> bool:
        """True if this place surely lies in `other` (or is it)."""
        if other.id is None:
            return self == other
        if self.id is None and self.relation not in ("at", "inside"):
            # near or opposite a place is not in it; it is only sure to be somewhere in that place's country at most
            return other.id in self.ancestors(gazetteer)[1:] and gazetteer.precision_of(other.id) == "country"
        return other.id in self.ancestors(gazetteer)

    def compatible(self, other: Place, gazetteer: Gazetteer) -> bool:
        """True if both could be the same spot: one lies in the other, or they share an anchor."""
        mine, theirs = self.ancestors(gazetteer), other.ancestors(gazetteer)
        if not mine or not theirs:
            return True
        return mine[0] in theirs or theirs[0] in mine

    def coarsen(self, to: Precision, gazetteer: Gazetteer) -> Place:
        """The smallest gazetteer place of at least precision `to` that contains this one; itself if already that coarse.

        A place with no known anchor becomes a nameless unknown: a name must not survive a coarsening.
        """
        for place_id in self.ancestors(gazetteer):
            precision = gazetteer.precision_of(place_id)
            if precision is not None and PRECISIONS.index(precision) >= PRECISIONS.index(to):
                if place_id == self.id:
                    return self
                return Place(id=place_id)
        return Place(relation="unknown")
