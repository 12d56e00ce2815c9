"""Place: nesting, what near and opposite may say, and what a coarsening leaves."""

from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from value_strategies import WORDS

from naru.values import PRECISIONS, Place, Precision, Relation


class Atlas:
    """An invented country: a river, two provinces, counties and a district; and a ring that lies in itself."""

    ROWS: ClassVar[dict[str, tuple[str | None, Precision | None]]] = {
        "land": (None, "country"),
        "river": ("land", "province"),
        "north": ("land", "province"),
        "south": ("land", "province"),
        "north-ferry": ("north", "county"),
        "north-hill": ("north", "county"),
        "ferry-town": ("north-ferry", "district"),
        "south-mine": ("south", "county"),
        "unranked": ("south-mine", None),
        "ring-a": ("ring-b", "county"),
        "ring-b": ("ring-a", "county"),
    }

    def parent_of(self, place_id: str) -> str | None:
        return self.ROWS.get(place_id, (None, None))[0]

    def precision_of(self, place_id: str) -> Precision | None:
        return self.ROWS.get(place_id, (None, None))[1]


ATLAS = Atlas()
IDS = st.sampled_from([*Atlas.ROWS, "nowhere"])
RELATIONS = st.sampled_from(["at", "inside", "near", "opposite", "unknown"])
PLACES = st.builds(Place, id=st.none() | IDS, name=WORDS, inside=st.none() | IDS, relation=RELATIONS)
PRECISION = st.sampled_from(PRECISIONS)


def test_the_anchor_is_the_own_id_or_the_one_it_is_told_by() -> None:
    assert Place(id="north", inside="south").anchor == "north"
    assert Place(name="the sheds", inside="south", relation="inside").anchor == "south"
    assert Place(name="the sheds").anchor is None


def test_ancestors_run_from_the_inside_out_and_end() -> None:
    assert Place(id="ferry-town").ancestors(ATLAS) == ("ferry-town", "north-ferry", "north", "land")
    assert Place(id="ring-a").ancestors(ATLAS) == ("ring-a", "ring-b")
    assert Place(id="nowhere").ancestors(ATLAS) == ("nowhere",)
    assert Place().ancestors(ATLAS) == ()


@pytest.mark.parametrize(
    ("place", "level"),
    [
        (Place(id="ferry-town"), "district"),
        (Place(id="ferry-town", name="the ferry town"), "district"),
        (Place(inside="north", relation="near"), "province"),
        (Place(name="the sheds", inside="north", relation="inside"), "point"),
        (Place(name="the sheds"), "point"),
        (Place(id="nowhere"), None),
        (Place(), None),
    ],
)
def test_level(place: Place, level: str | None) -> None:
    assert place.level(ATLAS) == level


@pytest.mark.parametrize(
    ("inner", "outer", "answer"),
    [
        (Place(id="ferry-town"), Place(id="north"), True),
        (Place(id="north"), Place(id="ferry-town"), False),
        (Place(id="ferry-town"), Place(id="south"), False),
        (Place(name="the sheds", inside="north-ferry", relation="inside"), Place(id="north"), True),
        (Place(inside="north-ferry", relation="near"), Place(id="north-ferry"), False),
        (Place(inside="north-ferry", relation="near"), Place(id="land"), False),
        (Place(inside="north-ferry", relation="opposite"), Place(id="land"), False),
        (Place(id="north-ferry", relation="near"), Place(id="north"), False),
        (Place(id="north-ferry"), Place(id="north", relation="near"), False),
        (Place(inside="north-ferry", relation="near"), Place(inside="north-ferry", relation="near"), True),
        (Place(id="north-ferry"), Place(name="the sheds", inside="north", relation="inside"), False),
        (Place(), Place(id="land"), False),
        (Place(id="ring-a"), Place(id="ring-b"), True),
    ],
)
def test_within(inner: Place, outer: Place, answer: bool) -> None:
    assert inner.within(outer, ATLAS) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (Place(id="ferry-town"), Place(id="north"), True),
        (Place(id="north-ferry"), Place(id="north-hill"), False),
        (Place(id="north-ferry"), Place(id="south"), False),
        (Place(id="north-ferry"), Place(name="somewhere"), True),
        (Place(), Place(), True),
        (Place(inside="north-ferry", relation="near"), Place(id="north-ferry"), True),
        (Place(inside="north-ferry", relation="near"), Place(id="ferry-town"), True),
        (Place(inside="north-ferry", relation="opposite"), Place(id="north-ferry"), False),
        (Place(inside="north-ferry", relation="opposite"), Place(id="ferry-town"), False),
        (Place(inside="north-ferry", relation="opposite"), Place(id="north"), True),
        (Place(inside="north-ferry", relation="opposite"), Place(inside="north-ferry", relation="near"), True),
        (Place(inside="north-ferry", relation="opposite"), Place(inside="north-ferry", relation="opposite"), True),
    ],
)
def test_compatible(one: Place, other: Place, answer: bool) -> None:
    assert one.compatible(other, ATLAS) is answer
    assert other.compatible(one, ATLAS) is answer


@pytest.mark.parametrize(
    ("place", "to", "coarse"),
    [
        (Place(id="ferry-town", name="the ferry town"), "district", Place(id="ferry-town")),
        (Place(id="ferry-town"), "county", Place(id="north-ferry")),
        (Place(id="ferry-town"), "province", Place(id="north")),
        (Place(id="ferry-town"), "country", Place(id="land")),
        (Place(id="north"), "county", Place(id="north")),
        (Place(id="river"), "county", Place(id="river")),
        (Place(id="river"), "country", Place(id="land")),
        (Place(id="unranked"), "county", Place(id="south-mine")),
        (Place(name="the sheds", inside="north-ferry", relation="inside"), "district", Place(id="north-ferry")),
        (
            Place(name="the bend", inside="ferry-town", relation="near"),
            "county",
            Place(inside="north-ferry", relation="near"),
        ),
        (Place(inside="ferry-town", relation="opposite"), "province", Place(inside="north", relation="opposite")),
        (Place(name="the sheds"), "country", Place(relation="unknown")),
        (Place(id="nowhere", name="the sheds"), "county", Place(relation="unknown")),
        (Place(id="ring-a"), "country", Place(relation="unknown")),
    ],
)
def test_coarsen(place: Place, to: Precision, coarse: Place) -> None:
    assert place.coarsen(to, ATLAS) == coarse


@given(PLACES, PRECISION)
def test_a_coarse_place_is_nameless_coarse_enough_and_stays(place: Place, to: Precision) -> None:
    coarse = place.coarsen(to, ATLAS)
    assert coarse.name == ""
    level = coarse.level(ATLAS)
    assert level is None or PRECISIONS.index(level) >= PRECISIONS.index(to)
    assert coarse.coarsen(to, ATLAS) == coarse
    if coarse.id is not None:
        assert place.within(coarse, ATLAS)


@given(PLACES, PRECISION, PRECISION)
def test_coarsening_twice_is_coarsening_to_the_coarser(place: Place, one: Precision, other: Precision) -> None:
    finer, coarser = sorted((one, other), key=PRECISIONS.index)
    assert place.coarsen(finer, ATLAS).coarsen(coarser, ATLAS) == place.coarsen(coarser, ATLAS)


@given(PLACES, PLACES, PLACES)
def test_within_is_reflexive_and_transitive_and_implies_compatible(a: Place, b: Place, c: Place) -> None:
    assert a.within(a, ATLAS)
    if a.within(b, ATLAS) and b.within(c, ATLAS):
        assert a.within(c, ATLAS)
    if a.within(b, ATLAS):
        assert a.compatible(b, ATLAS)
    assert a.compatible(b, ATLAS) is b.compatible(a, ATLAS)


@pytest.mark.parametrize("relation", ["near", "opposite", "unknown"])
def test_what_is_not_in_a_place_is_never_told_as_in_it(relation: Relation) -> None:
    for to in PRECISIONS:
        assert Place(inside="ferry-town", relation=relation).coarsen(to, ATLAS).id is None
