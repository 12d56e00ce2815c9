"""Rules switched off by their id: they no longer fire, all others do, and none that guards against false facts can go."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from naru.errors import InputError
from naru.packs import load
from naru.reading import read, rules
from naru.values import FACTUAL, LANGS

PACK = load("north_korea")
DAY = date(2024, 2, 5)
NEVER = Path(__file__).parents[2] / "gold" / "reading" / "never.yaml"
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
    assert {note.kind for note in locked} == {"statuses", "measures", "speakers"}
    assert {note.lang for note in locked} == {"en", "ko", "zh", "ja"}
    with pytest.raises(InputError) as refused:
        read(TEXT, published=DAY, pack=PACK, off=frozenset({locked[0].id}))
    assert refused.value.code == "rule_locked"


def test_every_cue_that_makes_less_than_a_fact_is_locked() -> None:
    notes = {note.id: note for note in rules(PACK)}
    cues = [rule for lang in LANGS for rule in PACK.lexicon(lang, "statuses")["rules"] if rule["status"] not in FACTUAL]
    assert len(cues) > 100
    assert all(notes[rule["id"]].locked for rule in cues)


@pytest.mark.parametrize("kind", ["times", "places", "statuses", "persons", "speakers", "hedges"])
def test_no_rule_that_may_go_is_all_that_keeps_something_from_being_a_fact(kind: str) -> None:
    """Every sentence that must never be read as a fact, without any rule of a kind that may be switched off."""
    off = frozenset(note.id for note in rules(PACK) if not note.locked and note.kind == kind)
    never = yaml.safe_load(NEVER.read_text("utf-8"))
    read_as_facts = [
        text
        for lang, texts in never.items()
        for text, codes in texts
        if any(
            each.code in codes and each.status in FACTUAL
            for each in read(text, published=DAY, lang=lang, pack=PACK, off=off).measures
        )
    ]
    assert not read_as_facts


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Two men were arrested on Feb 10.", "any.month-day"),
        ("2月10日两人被抓。", "zh.date"),
    ],
)
def test_a_date_that_is_left_out_makes_no_fact_of_a_plan(text: str, rule: str) -> None:
    found = read(text, published=DAY, pack=PACK, off=frozenset({rule}))
    assert [each.status for each in found.measures] == ["planned"]
    assert rule not in {time.rule for time in found.times}


def test_a_rule_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        read(TEXT, published=DAY, pack=PACK, off=frozenset({"en.no-such-rule"}))
    assert refused.value.code == "rule_unknown"
