"""Switches: the rules by which texts are read, and which of them a newsroom may switch off.

In: a pack. Out: a `RuleNote` per rule: its id, what it finds, an example. A rule that keeps something from being read as a fact (a threat, an
order, a plan, a rumour, something only supposed) is locked: without it a threat would be proposed as a thing that happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from weakref import WeakKeyDictionary

from naru.errors import Code, InputError
from naru.packs import Pack
from naru.reading.lexicon import MeasureRule, Rule, SpeakerRule, StatusRule, rules_of
from naru.reading.places import PLACE_RULES
from naru.reading.times import time_rules
from naru.values import FACTUAL, LANGS, Record

RuleKind = Literal["times", "places", "measures", "statuses", "persons", "speakers", "hedges"]


class RuleNote(Record, frozen=True, kw_only=True):
    """One rule. `locked` = it cannot be switched off."""

    id: str
    kind: RuleKind
    lang: str
    example: str = ""
    locked: bool = False


_NOTES: WeakKeyDictionary[Pack, dict[str, RuleNote]] = WeakKeyDictionary()


def rules(pack: Pack) -> tuple[RuleNote, ...]:
    """Every rule that can fire with this pack, by language and kind. Raises: as `read` for a broken pack."""
    return tuple(_notes(pack).values())


def check_off(pack: Pack, off: frozenset[str]) -> None:
    """Raises: InputError (rule_unknown, rule_locked) where a rule of `off` does not exist or may not be switched off."""
    if not off:
        return
    notes = _notes(pack)
    for rule in off:
        if rule not in notes:
            raise InputError(Code.RULE_UNKNOWN, field="off")
        if notes[rule].locked:
            raise InputError(Code.RULE_LOCKED, field="off")


def _notes(pack: Pack) -> dict[str, RuleNote]:
    if pack not in _NOTES:
        found: dict[str, RuleNote] = {}
        for note in _listed(pack):
            found.setdefault(note.id, note)
        _NOTES[pack] = found
    return _NOTES[pack]


def _listed(pack: Pack) -> Iterator[RuleNote]:
    for lang in LANGS:
        for rule_id, example in time_rules(lang, pack).items():
            yield RuleNote(id=rule_id, kind="times", lang=lang, example=example)
        for rule_id in PLACE_RULES:
            yield RuleNote(id=f"{lang}.place.{rule_id}", kind="places", lang=lang)
        for part, listed in rules_of(pack, lang)[0].items():
            for rule in listed:
                yield RuleNote(id=rule.id, kind=part, lang=lang, example=rule.example, locked=_guards(rule))


def _guards(rule: Rule) -> bool:
    """Whether a rule keeps something from being read as a fact."""
    if isinstance(rule, StatusRule):
        return rule.status not in FACTUAL
    if isinstance(rule, MeasureRule):
        return rule.default not in FACTUAL
    return isinstance(rule, SpeakerRule) and (rule.does == "talk" or rule.kind == "rumour")
