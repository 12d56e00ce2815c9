"""Ledgers add up: each clue once, complete only where all parts are, nothing of either lost."""

from __future__ import annotations

from naru.values import Clue, ClueRelation, Ledger

TOWN = Clue(id="town", kind="share", within={"place": ("north",)}, size=(100, 200))
PHONE = Clue(id="phone", kind="share", within={"place": ("north",)}, size=(10, 20))
APART = ClueRelation(between=("phone", "town"), is_="independent")


def test_the_same_clue_again_adds_nothing_and_order_is_kept() -> None:
    ledger = Ledger(id="s", clues=(TOWN,))
    assert ledger.with_clues([PHONE, TOWN, PHONE]).clues == (TOWN, PHONE)


def test_two_different_clues_of_one_id_both_stay() -> None:
    other = TOWN.replaced(size=(1, 2))
    assert Ledger(id="s", clues=(TOWN,)).with_clues([other]).clues == (TOWN, other)


def test_a_joined_ledger_loses_no_relation_and_is_complete_only_where_both_are() -> None:
    one = Ledger(id="s", complete=True, clues=(TOWN,))
    two = Ledger(id="s", complete=True, clues=(PHONE, TOWN), relations=(APART,))
    both = one.joined(two)
    assert (both.clues, both.relations, both.complete) == ((TOWN, PHONE), (APART,), True)
    assert both.joined(two) == both
    assert not one.joined(two.replaced(complete=False)).complete
    assert not one.replaced(complete=False).joined(two).complete
