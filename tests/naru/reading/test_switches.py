"""Rules switched off by their id: they no longer fire, all others do, and none that guards against false facts can go."""

from __future__ import annotations

from datetime import date

import pytest

from naru.errors import InputError
from naru.packs import load
from naru.reading import read, rules
from naru.values import FACTUAL

PACK = load("north_korea")
DAY = date(2024, 2, 5)
TEXT = "Checkpoints were set up in Musan on Jan. 26. Perhaps homes were searched yesterday."


def _ids(off: frozenset[str] = frozenset()) -> set[str]:
    found = read(TEXT, published=DAY, pack=PACK, off=off)
    return {each.rule for each in (*found.times, *found.places, *found.measures)} | {
        rule for claim in found.claims for rule in claim.rules
    }


def test_every_rule_that_fires_is_listed_and_can_be_switched_off_alone() -> None:
    notes = {note.id: note for note in rules(PACK)}
    fired = _ids()
    assert {"any.month-day", "en.checkpoint", "en.place.name"} <= fired
    may_go = sorted(rule for rule in fired & set(notes) if not notes[rule].locked)
    assert len(may_go) >= 4
    for rule in may_go:
        without = _ids(frozenset({rule}))
        assert rule not in without
        assert without


def test_rules_that_keep_something_from_being_a_fact_are_locked() -> None:
    notes = {note.id: note for note in rules(PACK)}
    locked = [note for note in notes.values() if note.locked]
    assert {note.kind for note in locked} == {"statuses", "measures"}
    assert {note.lang for note in locked} == {"en", "ko", "zh", "ja"}
    with pytest.raises(InputError) as refused:
        read(TEXT, published=DAY, pack=PACK, off=frozenset({locked[0].id}))
    assert refused.value.code == "rule_locked"


def test_no_rule_that_may_go_is_all_that_keeps_a_threat_from_being_a_fact() -> None:
    text = "An officer threatened to arrest everyone. They were ordered to hand in phones. Rumour has it that two men were shot."
    off = frozenset(note.id for note in rules(PACK) if not note.locked and note.kind == "statuses")
    found = read(text, published=DAY, pack=PACK, off=off)
    assert found.measures
    assert not [each.code for each in found.measures if each.status in FACTUAL]


def test_a_rule_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        read(TEXT, published=DAY, pack=PACK, off=frozenset({"en.no-such-rule"}))
    assert refused.value.code == "rule_unknown"
