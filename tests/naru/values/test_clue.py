"""Clues, ledgers and rungs in the JSON of `naru weigh`."""

from __future__ import annotations

import json

import pytest

from naru.errors import ItemError
from naru.values import Clue, ClueRelation, Ledger, Rung


def test_a_clue_writes_only_what_was_said() -> None:
    clue = Clue(id="k1", kind="cell", where={"sex": ("f",)})
    assert json.loads(clue.to_json()) == {"id": "k1", "kind": "cell", "where": {"sex": ["f"]}}


def test_the_relation_is_called_is() -> None:
    relation = ClueRelation.from_json(b'{"between":["k1","k2"],"is":"same_crowd"}')
    assert relation.is_ == "same_crowd"
    assert json.loads(relation.to_json()) == {"between": ["k1", "k2"], "is": "same_crowd"}


def test_a_line_of_the_contract_is_a_ledger() -> None:
    line = b"""{"id":"s-1","role":"source","complete":true,"clues":[
        {"id":"k1","kind":"roster","group":"a session","within":{"place":["p"]},"size":[30,60]},
        {"id":"k2","kind":"attendance","group":"a session","share":[0.4,0.8],"linked":0.5}],
        "relations":[{"between":["k1","k2"],"is":"independent"}]}"""
    ledger = Ledger.from_json(line)
    assert ledger.clues[0].size == (30, 60)
    assert ledger.clues[1].linked == 0.5
    assert ledger.relations[0].is_ == "independent"


def test_what_nobody_finished_is_not_complete() -> None:
    assert Ledger(id="s-1").complete is False


@pytest.mark.parametrize(
    "line",
    [b'{"id":"k","kind":"photo"}', b'{"id":"k","kind":"share","linked":1.1}', b'{"id":"k","kind":"share","size":[1]}'],
)
def test_what_is_no_clue(line: bytes) -> None:
    with pytest.raises(ItemError) as caught:
        Clue.from_json(line)
    assert caught.value.code == "value_unreadable"


def test_masks_are_not_shared_between_clues() -> None:
    assert Clue(id="a", kind="cell").where is not Clue(id="b", kind="cell").where


def test_a_rung_costs_nothing_less_than_nothing() -> None:
    with pytest.raises(ItemError) as caught:
        Rung.from_json(b'{"label":"month","cost":-1}')
    assert caught.value.field == "cost"
