"""Statements: the allow-list, where they stand, whose voice they carry; nothing else of a claim shapes them."""

from __future__ import annotations

import msgspec
import pytest

from naru.errors import ItemError
from naru.packs import Pack
from naru.publication import Bulletin, Statement, Telling, parse_story
from naru.publication.bulletin import notes_of, statements_of
from naru.values import keyed_id


def one(body: str, *tellings: Telling, lang: str = "en") -> Bulletin:
    head = f"slug: a\nedition: {lang}\ndate: 2024-02-05\nauthor: x\ntitle: T\nstandfirst: S\nbyline: B\nmethod: [M]\n"
    text = f"---\n{head}---\n{body}"
    return Bulletin(story=parse_story(text), tellings=tellings, secret=b"a secret of sixteen")


A, B = "c-00000000000000aa", "c-00000000000000bb"
LABEL = {"en": "a partner in Hyesan", "ko": "혜산의 협력자"}
TOLD = {"code": "search", "status": "happened", "when": "2024-01", "where": "kp-adm2-1108746903", "labels": LABEL}


def test_a_statement_has_the_fields_of_the_allow_list_and_no_other() -> None:
    assert [field.name for field in msgspec.structs.fields(Statement)] == [
        "id", "label", "edtf", "place_id", "lat", "lon", "code", "status", "text"
    ]  # fmt: skip


def test_the_id_is_keyed_and_changes_with_secret_field_and_place(pack: Pack) -> None:
    body = f"Searches, a partner in Hyesan said.[^{A}]"
    told = statements_of(one(body, Telling(claim=A, **TOLD)), pack)[A]
    assert told.id.startswith("st-")
    moved = statements_of(one("First. " + body, Telling(claim=A, **TOLD)), pack)[A]
    other = statements_of(one(body, Telling(claim=A, **{**TOLD, "when": "2024"})), pack)[A]
    keyed = statements_of(
        msgspec.structs.replace(one(body, Telling(claim=A, **TOLD)), secret=b"another secret 16"), pack
    )[A]
    renamed = statements_of(one(body.replace(A, B), Telling(claim=B, **TOLD)), pack)[B]
    assert len({told.id, moved.id, other.id, keyed.id}) == 4
    assert renamed == told
    assert keyed_id("s", b"", told.text) != told.id


def test_label_only_where_the_text_gives_it(pack: Pack) -> None:
    own = statements_of(one(f"Searches were held.[^{A}]", Telling(claim=A, **TOLD)), pack)[A]
    assert own.label is None
    later = statements_of(
        one(f"Searches.[^{A}]\n\nSearches, a partner in Hyesan said.[^{A}]", Telling(claim=A, **TOLD)), pack
    )[A]
    assert (later.label, later.text) == ("a partner in Hyesan", "Searches, a partner in Hyesan said.")


def test_claims_that_look_alike_are_one_statement(pack: Pack) -> None:
    body = f"Searches were held.[^{A}][^{B}]"
    same = statements_of(one(body, Telling(claim=A, **TOLD), Telling(claim=B, **TOLD)), pack)
    assert same[A] == same[B]
    apart = statements_of(one(body, Telling(claim=A, **TOLD), Telling(claim=B, **{**TOLD, "code": "arrest"})), pack)
    assert apart[A].id != apart[B].id


def test_a_quotation_is_one_text(pack: Pack) -> None:
    body = f"> “One.” “Two.”\n> — a partner in Hyesan [^{A}]"
    told = statements_of(one(body, Telling(claim=A, **TOLD)), pack)[A]
    assert (told.text, told.label) == ("“One.” “Two.”", "a partner in Hyesan")


def test_coordinates_are_those_of_the_published_place(pack: Pack, bulletin: Bulletin) -> None:
    for statement in statements_of(bulletin, pack).values():
        row = pack.places.get(statement.place_id)
        assert row is not None
        assert (statement.lat, statement.lon) == (row.lat, row.lon)


def test_numbers_follow_the_page_of_each_edition(pack: Pack, bulletin: Bulletin) -> None:
    statements = statements_of(bulletin, pack)
    for edition in bulletin.story.editions:
        notes = notes_of(bulletin.story, edition, statements, bulletin.tellings)
        assert sorted(set(notes.numbers.values())) == list(range(1, len(notes.statements) + 1))
        assert notes.numbers["c-00000000000000f1"] == 1  # the caption of the lead picture, before the text
        assert notes.numbers["c-00000000000000a1"] == 2
        assert notes.numbers["c-00000000000000f2"] < notes.numbers["c-0000000000000091"]  # where the text places it
        assert all(label is None or label.strip() for label in notes.labels.values())
    korean = notes_of(bulletin.story, bulletin.story.editions[1], statements, bulletin.tellings)
    assert "혜산의 취재협력자" in korean.labels.values()


def test_what_is_not_handed_over_is_refused(pack: Pack, bulletin: Bulletin) -> None:
    with pytest.raises(ItemError) as refused:
        statements_of(one(f"Cited.[^{A}]"), pack)
    assert (refused.value.code, refused.value.field) == ("bulletin_incomplete", "tellings")
    with pytest.raises(ItemError) as refused:
        statements_of(one(f"Cited.[^{A}]", Telling(claim=A, **{**TOLD, "where": "nowhere"})), pack)
    assert refused.value.field == "where"
    with pytest.raises(ItemError, match="EDTF"):
        statements_of(one(f"Cited.[^{A}]", Telling(claim=A, **{**TOLD, "when": "soon"})), pack)
    story = bulletin.story.replaced(editions=bulletin.story.editions[:2])
    with pytest.raises(ItemError) as refused:
        statements_of(bulletin.replaced(story=story), pack)
    assert refused.value.field == "editions"


def test_its_repr_tells_nothing(bulletin: Bulletin) -> None:
    assert repr(bulletin) == f"Bulletin(editions=4, tellings={len(bulletin.tellings)})"
