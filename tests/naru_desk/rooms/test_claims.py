"""Claims: in clear no finer than promised; decisions line by line; nothing said twice is done twice."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import fake_reader  # type: ignore[import-not-found]
import pytest

from naru.values import FuzzyDate, Place, Promise
from naru_desk.channels.folder import listed
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.claims import queries
from naru_desk.rooms.claims.actions import Decided, decide_lines
from naru_desk.rooms.claims.models import Claim
from naru_desk.rooms.claims.translate import clear_when, clear_where, coarsest
from naru_desk.rooms.inbox.actions import take
from naru_desk.rooms.sources.queries import roster

HYESAN, RYANGGANG = "kp-adm2-1108746903", "kp-KP-10"


@pytest.fixture
def filled(staffed: Newsroom, write: Callable[..., Path]) -> Newsroom:
    paths = [write("1.txt", "One. Two."), write("2.txt", "Three.", source="plover")]
    take(staffed, listed(paths).files, reader=fake_reader.read)
    return staffed


def decide(newsroom: Newsroom, *lines: object) -> Decided:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    return decide_lines(newsroom, io.BytesIO(text.encode()), roster(newsroom).promises)


def test_clear_columns_are_no_finer_than_month_and_county_or_the_promise(filled: Newsroom) -> None:
    found = {(row.published_when, row.published_where) for row in Claim.objects.all()}
    assert found == {("2024-01", HYESAN), ("2024", RYANGGANG)}


def test_the_coarsest_of_all_promises_counts() -> None:
    fine = Promise(source="s", when="day", where="district")
    coarse = Promise(source="s", when="year", where="country")
    assert coarsest(()) == ("month", "county")
    assert coarsest((fine,)) == ("month", "county")
    assert coarsest((fine, coarse)) == ("year", "country")


def test_what_cannot_be_coarsened_is_left_out(newsroom: Newsroom) -> None:
    assert clear_when(None, "month") is None
    assert clear_where(None, "county", newsroom.pack) is None
    assert clear_where(Place(name="a hut"), "county", newsroom.pack) is None
    assert clear_when(FuzzyDate.parse("2024-01-15~/.."), "month") == "2024-01/.."


def test_claims_come_in_the_order_of_receipt_and_of_the_words(filled: Newsroom) -> None:
    quotes = [body.claim.quote.text.strip() for body in queries.claims(filled) if body.claim.quote]
    assert sorted(quotes) == ["One.", "Three.", "Two."]
    assert quotes.index("One.") + 1 == quotes.index("Two.")


def test_decisions_are_carried_out_and_the_same_again_is_nothing(filled: Newsroom) -> None:
    first, second, third = (body.claim.id for body in queries.claims(filled))
    lines = [
        {"claim": first, "state": "confirmed", "by": "editor-1"},
        {"claim": second, "state": "rejected", "by": "editor-1"},
    ]
    answer = decide(filled, *lines)
    assert (answer.decided, answer.unchanged, answer.errors) == (2, 0, ())
    assert set(queries.confirmed_claims(filled)) == {first}
    assert [body.claim.id for body in queries.claims(filled, ("proposed",))] == [third]
    assert (queries.count(), queries.count(("rejected",))) == (3, 1)
    before = queries.claim(filled, first)
    answer = decide(filled, *lines)
    assert (answer.decided, answer.unchanged) == (0, 2)
    assert queries.claim(filled, first) == before
    assert before is not None
    assert len(before.claim.revisions) == 1


def test_an_edit_brings_its_ladder(filled: Newsroom) -> None:
    (first, *_more) = (body.claim.id for body in queries.claims(filled))
    rung = {"label": "as told", "when": "2024-01", "where": HYESAN, "clues": [{"id": "x", "kind": "cell"}]}
    decide(filled, {"claim": first, "state": "confirmed", "by": "editor-1", "edit": {"ladder": [rung]}})
    body = queries.confirmed_claims(filled)[first]
    assert [(each.label, each.when, len(each.clues)) for each in body.ladder] == [("as told", "2024-01", 1)]


def test_bad_lines_harm_only_themselves(filled: Newsroom) -> None:
    first = queries.claims(filled)[0].claim.id
    good = {"claim": first, "state": "confirmed", "by": "editor-1"}
    answer = decide(
        filled,
        "canary",
        {**good, "claim": "c-0000000000000000"},
        good,
        {**good, "colour": "canary"},
        {**good, "state": "canary"},
    )
    assert answer.decided == 1
    codes = [(error["line"], error["error"]["code"]) for error in answer.errors]
    assert codes == [(1, "json_unreadable"), (2, "claim_unknown"), (4, "field_unknown"), (5, "value_unreadable")]
    assert "canary" not in str(answer.errors)
    assert set(queries.confirmed_claims(filled)) == {first}


def test_a_claim_nobody_knows(newsroom: Newsroom) -> None:
    assert queries.claim(newsroom, "c-0000000000000000") is None
