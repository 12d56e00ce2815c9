"""Events: linked anew after every change, only confirmed claims for the gate, in clear no finer than promised."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import fake_reader  # type: ignore[import-not-found]
import pytest

from naru_desk.channels.folder import listed
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims.actions import decide_lines
from naru_desk.rooms.claims.queries import claims
from naru_desk.rooms.events import queries
from naru_desk.rooms.events.actions import is_stale, mark_stale, relink
from naru_desk.rooms.events.models import Event
from naru_desk.rooms.inbox.actions import take
from naru_desk.rooms.sources.queries import roster


@pytest.fixture
def filled(staffed: Newsroom, write: Callable[..., Path]) -> Newsroom:
    paths = [write("1.txt", "Same."), write("2.txt", "Thing.", source="plover"), write("3.txt", "Other thing here.")]
    take(staffed, listed(paths).files, reader=fake_reader.read)
    return staffed


def test_events_hold_all_live_claims_once(filled: Newsroom) -> None:
    linked = [claim for event in queries.events(filled) for claim in event.claims]
    assert sorted(linked) == sorted(body.claim.id for body in claims(filled))
    assert queries.count() == len(queries.events(filled))


def test_clear_columns_are_no_finer_than_the_most_careful_promise(filled: Newsroom) -> None:
    by_id = {body.claim.id: body for body in claims(filled)}
    plover = roster(filled).by_codename(filled, "plover")
    assert plover is not None
    for event in queries.events(filled):
        row = Event.objects.get(id=filled.key("e", event.id))
        careful = plover.id in {by_id[claim].claim.source for claim in event.claims}
        assert row.published_when == ("2024" if careful else "2024-01")
        assert row.published_where == ("kp-KP-10" if careful else fake_reader.HYESAN)


def test_rejected_claims_leave_and_only_confirmed_ones_count(filled: Newsroom) -> None:
    first, second, *_more = (body.claim.id for body in claims(filled))
    lines = [
        {"claim": first, "state": "confirmed", "by": "e"},
        {"claim": second, "state": "rejected", "by": "e"},
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    promises = roster(filled).promises
    decide_lines(filled, io.BytesIO(text.encode()), promises)
    relink(filled, promises)
    assert second not in [claim for event in queries.events(filled) for claim in event.claims]
    assert [event.claims for event in queries.confirmed_events(filled)] == [(first,)]


def test_linking_again_writes_nothing(filled: Newsroom) -> None:
    before = {row.id: bytes(row.sealed) for row in Event.objects.all()}
    relink(filled, roster(filled).promises)
    assert {row.id: bytes(row.sealed) for row in Event.objects.all()} == before


def test_a_change_is_marked_until_it_is_linked(filled: Newsroom) -> None:
    assert not is_stale(filled)
    mark_stale(filled)
    mark_stale(filled)
    assert is_stale(filled)
    relink(filled, roster(filled).promises)
    assert not is_stale(filled)
