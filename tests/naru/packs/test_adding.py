"""Places an editor adds: known from then on, and only where they were added."""

from __future__ import annotations

from datetime import date

import pytest

from naru.errors import InputError, ItemError
from naru.packs import AddedPlace, load, read_added, with_places
from naru.reading import read

PACK = load("north_korea")
MUSAN = "kp-adm2-1108747013"
FORD = AddedPlace(
    id="ed-ford",
    names={"en": "Pine Ford", "ko": "솔여울", "zh": "松滩", "ja": "マツセ"},
    parent=MUSAN,
    also=("Solyoul",),
)


@pytest.mark.parametrize(
    "text",
    [
        "Guards stood at Pine Ford.",
        "Guards stood at Solyoul.",
        "솔여울에서 총소리가 났다.",
        "在松滩听到枪声。",
        "マツセで銃声がした。",
    ],
)
def test_an_added_place_is_found_in_every_script_and_was_not_before(text: str) -> None:
    more = with_places(PACK, [FORD])
    found = read(text, published=date(2024, 2, 5), pack=more)
    assert [place.place_id for place in found.places] == ["ed-ford"]
    assert not [place for place in read(text, published=None, pack=PACK).places if place.place_id]
    assert more.precision_of("ed-ford") == "district"
    assert more.places.chain("ed-ford")[:2] == ("ed-ford", MUSAN)
    assert more.label("ed-ford", "ko") == "솔여울"


def test_the_pack_itself_stays_as_it_is() -> None:
    before = len(PACK.places)
    assert len(with_places(PACK, [FORD]).places) == before + 1
    assert len(PACK.places) == before
    assert with_places(PACK, []) is PACK


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"id": "kp"}, "pack_row_broken"),
        ({"id": "ed-X y"}, "pack_row_broken"),
        ({"names": {}}, "pack_row_broken"),
        ({"names": {"en": "   "}}, "pack_row_broken"),
        ({"type": "castle"}, "pack_row_broken"),
        ({"type": "country"}, "pack_row_broken"),
        ({"parent": "nowhere"}, "pack_parent_unknown"),
        ({"parent": "ed-ford"}, "pack_parent_unknown"),
        ({"lat": 42.0}, "pack_coordinates"),
    ],
)
def test_what_cannot_be_a_place_is_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(ItemError) as refused:
        with_places(PACK, [FORD.replaced(**change)])
    assert refused.value.code == code


def test_the_same_id_twice_is_refused() -> None:
    with pytest.raises(ItemError) as refused:
        with_places(PACK, [FORD, FORD])
    assert refused.value.code == "pack_id_twice"


@pytest.mark.parametrize(
    "untrusted",
    [b"", b"3", b"{a: 1}", b"[[", b"\xff\xfe", b"- 3", b"- {id: ed-a, names: {fr: Ford}, parent: kp}", b"- {id: ed-a}"],
)
def test_a_file_that_holds_none(untrusted: bytes) -> None:
    with pytest.raises((InputError, ItemError)):
        read_added(untrusted)


def test_a_file() -> None:
    assert read_added(b"- {id: ed-ford, names: {en: Pine Ford}, parent: kp, lat: 42, lon: 129.5}") == (
        AddedPlace(id="ed-ford", names={"en": "Pine Ford"}, parent="kp", lat=42.0, lon=129.5),
    )
