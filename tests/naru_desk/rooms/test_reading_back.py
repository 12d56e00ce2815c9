"""Editing comes back: decisions as gold, places the newsroom adds, rules it switches off."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from naru.errors import InputError, ItemError
from naru.evaluation import evaluate, our_reader
from naru.packs import AddedPlace
from naru_desk.channels.folder import listed
from naru_desk.newsroom import Newsroom, open_newsroom
from naru_desk.rooms.claims import queries
from naru_desk.rooms.claims.actions import decide_lines
from naru_desk.rooms.inbox.actions import take
from naru_desk.rooms.inbox.gold import decided_gold
from naru_desk.rooms.sources.queries import roster

HYESAN = "kp-adm2-1108746903"
TEXT = "Hyesan, Jan 26. Guards searched the shore. A curfew was declared. Two men were arrested."
FORD = AddedPlace(id="ed-pine-ford", names={"en": "Pine Ford", "ko": "솔여울"}, parent=HYESAN)


@pytest.fixture
def filled(staffed: Newsroom, write: Callable[..., Path]) -> Newsroom:
    take(staffed, listed([write("1.txt", TEXT)]).files)
    return staffed


def _decide(newsroom: Newsroom, **edits: dict[str, object]) -> None:
    """Decide about the claims of these kinds."""
    lines = []
    for body in queries.claims(newsroom):
        if body.claim.what in edits:
            lines.append({"claim": body.claim.id, "by": "editor-1", **edits[body.claim.what]})
    text = "".join(json.dumps(line) + "\n" for line in lines)
    decided = decide_lines(newsroom, io.BytesIO(text.encode()), roster(newsroom).promises)
    assert decided.decided == len(edits)


def test_what_was_confirmed_mended_and_rejected_is_the_gold(filled: Newsroom) -> None:
    assert decided_gold(filled) == ()
    _decide(
        filled,
        search={"state": "confirmed"},
        curfew={"state": "confirmed", "edit": {"status": "planned"}},
        arrest={"state": "rejected"},
    )
    [gold] = decided_gold(filled)
    assert gold.text.strip() == TEXT
    assert {(row.what, row.status, row.wrong) for row in gold.claims or ()} == {
        ("search", "happened", False),
        ("curfew", "planned", False),
        ("arrest", "happened", True),
    }
    found = evaluate([gold], our_reader(filled.pack))
    figure = found.figure("claims")
    assert figure is not None
    # The confirmed one is read right; the mended one is not, and the rejected one comes again: that is what editors can now count.
    assert (figure.recall.right, figure.recall.of) == (1, 2)
    assert sorted(each.problem for each in found.mistakes) == ["never", "wrong"]


def test_a_claim_says_which_rules_made_it(filled: Newsroom) -> None:
    [search] = [body.claim for body in queries.claims(filled) if body.claim.what == "search"]
    assert "en.search" in search.rule.split(", ")
    assert 0 < search.confidence < 1


def test_a_rule_switched_off_in_the_settings_no_longer_fires(filled: Newsroom, write: Callable[..., Path]) -> None:
    less = Newsroom(
        folder=filled.folder,
        identity=filled.identity,
        secret=filled.secret,
        pack_name=filled.pack_name,
        rules_off=frozenset({"en.curfew"}),
        clock=filled.clock,
    )
    take(less, listed([write("2.txt", "A curfew was declared in Hyesan. Guards searched the shore.")]).files)
    kinds = [
        body.claim.what
        for body in queries.claims(filled)
        if "declared in Hyesan" in (body.claim.quote.text if body.claim.quote else "")
    ]
    assert kinds == []
    assert sum(body.claim.what == "search" for body in queries.claims(filled)) == 2


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ('off = ["en.no-such"]', "rule_unknown"),
        ("off = 3", "newsroom_damaged"),
        ('off = ["en.status.threaten"]', "rule_locked"),
    ],
)
def test_settings_that_cannot_be_are_refused(
    newsroom: Newsroom, setting: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naru_desk.newsroom.read_identity", lambda _blob, _words: newsroom.identity)
    path = newsroom.folder / "newsroom.toml"
    path.write_text(path.read_text() + f"\n[reading]\n{setting}\n")
    with pytest.raises(InputError) as refused:
        open_newsroom(newsroom.folder, "words")
    assert refused.value.code == code


def test_an_added_place_is_kept_sealed_and_known_from_then_on(filled: Newsroom, write: Callable[..., Path]) -> None:
    assert filled.keep_places((FORD,)) == 1
    assert filled.keep_places((FORD.replaced(also=("Solyoul",)),)) == 1
    for path in filled.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"Pine Ford" not in content
            assert "솔여울".encode() not in content
    take(filled, listed([write("2.txt", "On Jan 27 guards searched houses at Solyoul.")]).files)
    [claim] = [body.claim for body in queries.claims(filled) if body.claim.what == "house_search"]
    assert claim.where is not None
    assert claim.where.id == "ed-pine-ford"
    assert filled.pack.label("ed-pine-ford", "ko") == "솔여울"


def test_places_that_cannot_be_kept_leave_what_was_kept(filled: Newsroom) -> None:
    filled.keep_places((FORD,))
    for bad in (FORD.replaced(id="ed-b", parent="nowhere"), FORD.replaced(id="kp")):
        with pytest.raises(ItemError):
            filled.keep_places((bad,))
    with pytest.raises(ItemError):
        filled.keep_places((FORD, FORD))
    assert filled.own_places.places == (FORD,)
