"""Place: an id in the pack's gazetteer, or a named unknown inside or near a known one.

A place knows its id and nothing of geography; nesting and levels come from a `Gazetteer` (the pack is one). An exact
point is never part of this value: if there is one it is sealed apart.
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


#: Where one of these stands, the place lies in its anchor; near, opposite or unknown says nothing so sure.
_IN = ("at", "inside")


class Place(Record, frozen=True, kw_only=True):
    """Where something was. `id` is a gazetteer id or None; `inside` the known id an unknown place lies in, near or
    opposite. `name` is the words for it, and may tell more than the ids.
    """

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

    def level(self, gazetteer: Gazetteer) -> Precision | None:
        """How precisely this place is told, its name included; None where the gazetteer does not know the anchor.

        A named place the gazetteer has no id for counts as a point, the finest: nobody can say how small it is.
        """
        if self.id is None and self.name:
            return "point"
        return None if self.anchor is None else gazetteer.precision_of(self.anchor)

    def within(self, other: Place, gazetteer: Gazetteer) -> bool:
        """True if this place surely lies in `other` (or is it).

        What is near or opposite a place is surely in nothing: the far bank of a border river is another country.
        """
        if self == other:
            return True
        if other.id is None or other.relation not in _IN or self.relation not in _IN:
            return False
        return other.id in self.ancestors(gazetteer)

    def compatible(self, other: Place, gazetteer: Gazetteer) -> bool:
        """True if both could be the same spot as far as nesting tells: one's anchor is, or lies in, the other's.

        What is near a place counts as in it here; what is opposite a place cannot be in it. A place without anchor
        could be anywhere.
        """
        mine, theirs = self.ancestors(gazetteer), other.ancestors(gazetteer)
        if not mine or not theirs:
            return True
        if self.relation == "opposite" and other.relation in _IN and mine[0] in theirs:
            return False
        if other.relation == "opposite" and self.relation in _IN and theirs[0] in mine:
            return False
        return mine[0] in theirs or theirs[0] in mine

    def coarsen(self, to: Precision, gazetteer: Gazetteer) -> Place:
        """The smallest gazetteer place of at least precision `to` that contains this one, by its id alone: a name
        must not survive a coarsening.

        What is near or opposite a place stays so, of a place that coarse. Without a known anchor it becomes a
        nameless unknown.
        """
        for place_id in self.ancestors(gazetteer):
            precision = gazetteer.precision_of(place_id)
            if precision is not None and PRECISIONS.index(precision) >= PRECISIONS.index(to):
                return Place(id=place_id) if self.relation in _IN else Place(inside=place_id, relation=self.relation)
        return Place(relation="unknown")
