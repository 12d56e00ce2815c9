"""The roster: brought in entry by entry, sealed, never forgotten by leaving out a line."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import ROSTER  # type: ignore[import-not-found]

from naru.errors import InputError
from naru.values import Consent, Freeze
from naru_desk.newsroom import Newsroom, source_id
from naru_desk.rooms.sources.actions import bring_roster
from naru_desk.rooms.sources.models import Source
from naru_desk.rooms.sources.queries import roster
from naru_desk.vault.contacts import contact_of


def test_a_roster_comes_in_whole(staffed: Newsroom) -> None:
    found = roster(staffed)
    heron = found.by_codename(staffed, "heron")
    assert heron is not None
    assert heron.id == source_id(staffed, "heron")
    assert (heron.handler, heron.place, heron.newsroom) == ("editor-1", "kp-adm2-1108746903", False)
    assert heron.promise.label == {"en": "a partner in Hyesan", "ko": "혜산의 협력자"}
    assert (heron.promise.when, heron.promise.where, heron.promise.quotation) == ("day", "county", True)
    assert heron.consents == (Consent(source=heron.id, venue="bulletin", given=True, since=date(2024, 1, 2)),)
    assert heron.ledger is not None
    assert (heron.ledger.id, heron.ledger.complete, heron.ledger.clues[0].size) == (heron.id, True, (900, 3500))
    assert set(found.promises) == {heron.id, source_id(staffed, "plover")}
    assert set(found.ledgers) == {heron.id}
    assert found.consents == heron.consents
    assert found.freezes == (Freeze(place="kp-adm2-1108746885", reason="a search", since=date(2024, 1, 13)),)
    assert found.by_codename(staffed, "nobody") is None


def test_contacts_lie_in_the_vault(staffed: Newsroom) -> None:
    assert contact_of(staffed, source_id(staffed, "heron")) == "canary-contact calls at night"
    assert contact_of(staffed, source_id(staffed, "plover")) == ""
    assert contact_of(staffed, "s-0000000000000000") == ""


def test_again_replaces_and_forgets_nobody(staffed: Newsroom) -> None:
    assert bring_roster(staffed, ROSTER.encode()).sources == 2
    assert bring_roster(staffed, b"sources: [{codename: heron, handler: editor-9}, {codename: crane}]").sources == 2
    found = roster(staffed)
    assert [body.codename for body in found.sources.values()] == ["crane", "heron", "plover"]
    heron = found.by_codename(staffed, "heron")
    assert heron is not None
    assert (heron.handler, heron.ledger) == ("editor-9", None)
    assert len(found.freezes) == 1


def test_a_lifted_freeze_replaces_the_freeze(staffed: Newsroom) -> None:
    lifted = ROSTER.replace("since: 2024-01-13", "since: 2024-01-13, lifted: 2024-02-01")
    bring_roster(staffed, lifted.encode())
    assert [freeze.lifted for freeze in roster(staffed).freezes] == [date(2024, 2, 1)]


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        ("{codename: 'two words'}", "value_unreadable", "codename"),
        ("{codename: heron, phone: 1}", "field_unknown", "phone"),
        ("{handler: x}", "value_unreadable", None),
        ("{codename: heron, place: kp-nowhere}", "value_unreadable", "place"),
        ("{codename: heron, label: {fr: x}}", "value_unreadable", "label"),
        ("{codename: heron, label: {en: ' '}}", "value_unreadable", "label"),
        ("{codename: heron, promise: {when: hour}}", "value_unreadable", "promise.when"),
        ("{codename: heron, consent: [{given: true, since: 2024-13-01}]}", "value_unreadable", "consent[0].since"),
        ("{codename: good}", "value_unreadable", "codename"),
        ("canary", "value_unreadable", None),
    ],
)
def test_a_bad_entry_is_left_out_and_the_rest_comes_in(
    newsroom: Newsroom, entry: str, code: str, field: str | None
) -> None:
    brought = bring_roster(newsroom, f"sources: [{{codename: good}}, {entry}, {{codename: other}}]".encode())
    assert brought.sources == 2
    (error,) = brought.errors
    assert (error.part, error.entry, error.error["code"]) == ("sources", 2, code)
    assert error.error["field"] == field
    assert "canary" not in str(error.to_json())
    assert Source.objects.count() == 2


@pytest.mark.parametrize(
    ("freeze", "field"),
    [
        ("{reason: x, since: 2024-01-01}", "source"),
        ("{source: heron, place: kp, reason: x, since: 2024-01-01}", "source"),
        ("{place: kp-nowhere, reason: x, since: 2024-01-01}", "place"),
    ],
)
def test_a_bad_freeze_is_left_out(newsroom: Newsroom, freeze: str, field: str) -> None:
    brought = bring_roster(newsroom, f"freezes: [{freeze}]".encode())
    assert [(error.part, error.error["field"]) for error in brought.errors] == [("freezes", field)]
    assert roster(newsroom).freezes == ()


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"- list",
        b"people: []",
        b"sources: {}",
        b"sources: [&a {codename: x}, *a]",
        b"sources: [{codename: x, codename: y}]",
        b"sources: !!python/object:os.system []",
        b"\xff\xfe",
        b"[" * 100_000,
        b" " * (3 << 20),
    ],
)
def test_what_is_no_roster_is_refused_whole(newsroom: Newsroom, untrusted: bytes) -> None:
    with pytest.raises(InputError) as problem:
        bring_roster(newsroom, untrusted)
    assert problem.value.code == "roster_unreadable"
    assert Source.objects.count() == 0


def test_a_label_that_readers_have_met_is_kept(staffed: Newsroom) -> None:
    heron = source_id(staffed, "heron")
    seen = {heron: {"en": "a partner in Hyesan"}}
    assert bring_roster(staffed, ROSTER.encode(), seen).errors == ()
    brought = bring_roster(staffed, ROSTER.replace("a partner in Hyesan", "somebody else").encode(), seen)
    assert [(error.entry, error.error["code"]) for error in brought.errors] == [(1, "label_fixed")]
    assert roster(staffed).promises[heron].label["en"] == "a partner in Hyesan"


@pytest.mark.parametrize("size", ["[.nan, 5]", "[5, .inf]", "[-.inf, 5]"])
def test_a_size_that_json_cannot_keep_is_left_out(staffed: Newsroom, size: str) -> None:
    """Such a row could be written and never be read again."""
    clue = f"{{id: a, kind: share, within: {{}}, size: {size}}}"
    brought = bring_roster(
        staffed, f"sources: [{{codename: kite, ledger: {{complete: true, clues: [{clue}]}}}}]".encode()
    )
    assert [(each.part, each.entry, each.error["code"]) for each in brought.errors] == [
        ("sources", 1, "value_unreadable")
    ]
    assert {body.codename for body in roster(staffed).sources.values()} == {"heron", "plover"}


@pytest.mark.parametrize("hidden", ["\\u202e", "\\u2066", "\\u200b", "\\n", "\\x07", "\\u2028"])
def test_a_label_reads_as_what_it_is(staffed: Newsroom, hidden: str) -> None:
    brought = bring_roster(staffed, f'sources: [{{codename: kite, label: {{en: "a {hidden} partner"}}}}]'.encode())
    assert [each.error["field"] for each in brought.errors] == ["label"]


def test_a_freeze_of_somebody_unknown_is_said(staffed: Newsroom) -> None:
    """A mistyped codename would freeze nobody."""
    entry = "{source: %s, reason: an arrest, since: 2024-02-01}"
    brought = bring_roster(staffed, f"freezes: [{entry % 'herron'}, {entry % 'heron'}]".encode())
    assert brought.freezes == 1
    assert [(each.part, each.entry, each.error["field"]) for each in brought.errors] == [("freezes", 1, "source")]
    assert [freeze.source for freeze in roster(staffed).freezes if freeze.source] == [source_id(staffed, "heron")]
