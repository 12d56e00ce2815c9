"""Typed notes: the head is a closed list, and what is not in form is refused by the name of our own field."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.errors import ItemError, NaruError
from naru.intake import Note, parse_note

WHOLE = """---
source: heron
channel: call
received: 2024-01-28
lang: ko
minutes: 5
attachments: [bank.jpg, guard post (2).png]
---

발자국이 있었다.
둘째 줄.
"""


def test_a_whole_note() -> None:
    assert parse_note(WHOLE) == Note(
        source="heron",
        channel="call",
        received=date(2024, 1, 28),
        lang="ko",
        minutes=5,
        attachments=("bank.jpg", "guard post (2).png"),
        text="발자국이 있었다.\n둘째 줄.\n",
    )


def test_a_text_without_a_head_is_a_message_of_an_unknown_source() -> None:
    assert parse_note("Just words.\n---\nmore") == Note(text="Just words.\n---\nmore")


def test_lists_quotes_blanks_and_remarks() -> None:
    head = "---\n# typed by hand\n\nsource: 'heron'\nattachments:\n  - a.jpg\n  - \"b.jpg\"\n---\nwords"
    assert parse_note(head) == Note(source="heron", attachments=("a.jpg", "b.jpg"), text="words")
    assert parse_note("---\nattachments: a.jpg\n---\nwords").attachments == ("a.jpg",)
    folder = "---\nattachments: [photographs/a.jpg, ../photographs/b.jpg]\n---\nwords"
    assert parse_note(folder).attachments == ("photographs/a.jpg", "../photographs/b.jpg")
    assert parse_note("---\nattachments: []\n---\nwords").attachments == ()


@pytest.mark.parametrize(
    ("head", "code", "field"),
    [
        ("source: two words", "note_header", "source"),
        ("source: ../etc", "note_header", "source"),
        ("source:", "note_header", "source"),
        ("source: a\nsource: b", "note_header", "source"),
        ("channel: pigeon", "note_header", "channel"),
        ("received: yesterday", "note_header", "received"),
        ("received: 2024-1-5", "note_header", "received"),
        ("received: 2024-02-31", "edtf_no_such_day", "received"),
        ("received: 2024-01-00", "edtf_no_such_day", "received"),
        ("lang: fr", "note_header", "lang"),
        ("minutes: many", "note_header", "minutes"),
        ("minutes: -1", "note_header", "minutes"),
        ("minutes: 99999", "note_header", "minutes"),
        ("attachments: [../a.jpg]", "note_header", "attachments"),
        ("attachments: [../../photographs/a.jpg]", "note_header", "attachments"),
        ("attachments: [photographs/../a.jpg]", "note_header", "attachments"),
        ("attachments: [photographs/.a.jpg]", "note_header", "attachments"),
        ("attachments: [/a.jpg]", "note_header", "attachments"),
        ("attachments: [.a.jpg]", "note_header", "attachments"),
        ("attachments: [a.jpg, a.jpg]", "note_header", "attachments"),
        ("attachments: [a.jpg", "note_header", "attachments"),
        ("attachments: [noextension]", "note_header", "attachments"),
        ("phone: 0", "field_unknown", "phone"),
        ("no colon here", "note_header", None),
        ("- item", "note_header", None),
    ],
)
def test_what_is_refused_in_a_head(head: str, code: str, field: str | None) -> None:
    with pytest.raises(ItemError) as problem:
        parse_note(f"---\n{head}\n---\nwords")
    assert (problem.value.code, problem.value.field) == (code, field)


def test_a_head_needs_an_end_and_a_text() -> None:
    with pytest.raises(ItemError) as problem:
        parse_note("---\nsource: heron\n" + "words\n" * 100)
    assert problem.value.code == "note_header"
    with pytest.raises(ItemError) as problem:
        parse_note("---\nsource: heron\n---\n \n")
    assert problem.value.code == "message_empty"


@given(st.text(alphabet="abc:-[]' \n#", max_size=80))
def test_any_head_is_read_or_refused(head: str) -> None:
    try:
        text = parse_note(f"---\n{head}\n---\nwords").text
    except NaruError as problem:
        refused = problem
    else:
        assert "words" in text
        return
    assert refused.field is None or refused.field.isidentifier()
