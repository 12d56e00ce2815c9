"""Every rule's own examples and counter-examples, run; and what a rule file may not do."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from naru.errors import InputError
from naru.packs import load
from naru.reading.times import times
from naru.reading.times.matching import examined
from naru.reading.times.rulebook import Rule, Rulebook, build, rulebook
from naru.values import LANGS, FuzzyDate, Lang

PUBLISHED = date(2024, 2, 5)
ARROW = " → "


@cache
def book(lang: Lang) -> Rulebook:
    return rulebook(lang, load("north_korea"))


def _rules() -> list[tuple[Lang, Rule]]:
    """The rules of every language once; those for all languages with Korean, for English has its own for dates in figures."""
    found: list[tuple[Lang, Rule]] = []
    for lang in LANGS:
        found += [(lang, rule) for rule in book(lang).rules() if lang == "ko" or not rule.id.startswith("any.")]
    return list({(lang, rule.id): (lang, rule) for lang, rule in found}.values())


RULES = _rules()
EVERY = pytest.mark.parametrize(("lang", "rule"), RULES, ids=[f"{lang}-{rule.id}" for lang, rule in RULES])


def _values(text: str, lang: Lang) -> list[str]:
    found = times(text, lang=lang, published=PUBLISHED, pack=load("north_korea"))
    return [time.edtf or time.iso or (time.rule if time.rule == "impossible" else time.kind) for time in found] or [
        "nothing"
    ]


def _fired(text: str, lang: Lang) -> set[str]:
    return {name for each in examined(text, book(lang)) for name in (each.rule.id, *each.laid)}


@EVERY
def test_a_rule_has_examples_and_counter_examples(lang: Lang, rule: Rule) -> None:
    assert rule.yes, "a rule without an example"
    assert rule.no, "a rule without a counter-example"
    assert all(ARROW in example for example in rule.yes)


@EVERY
def test_examples_give_their_value_by_this_rule(lang: Lang, rule: Rule) -> None:
    for example in rule.yes:
        text, _, wanted = example.rpartition(ARROW)
        assert wanted in _values(text, lang), example
        if rule.makes not in ("plain", "stop"):
            # words that only decorate leave no trace
            assert rule.id in _fired(text, lang), example


@EVERY
def test_counter_examples_do_not_fire(lang: Lang, rule: Rule) -> None:
    for text in rule.no:
        assert rule.id not in _fired(text, lang), text


@pytest.mark.parametrize("lang", LANGS)
def test_ids_are_unique(lang: Lang) -> None:
    sides: dict[str, set[str]] = {}
    for rule in book(lang).rules():
        sides.setdefault(rule.id, set()).add(rule.pattern)
    # an operator with words before and behind is one rule with two patterns
    doubles = [name for name, patterns in sides.items() if len(patterns) > 2]
    sections = [rule.id for section in book(lang).sections for rule in section.rules]
    assert not doubles
    assert len(sections) == len(set(sections))


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_pack_the_rules_stand_alone(lang: Lang) -> None:
    alone = rulebook(lang)
    assert not any(rule.id.startswith("pack.") for rule in alone.rules())
    assert times("2024-01-26", lang=lang, published=None)[0].edtf == "2024-01-26"


def _smallest(**changes: object) -> dict[str, object]:
    cues = dict.fromkeys(("future", "past", "barrier", "soft"), "(?!)")
    rule = {"id": "x", "match": "x", "makes": "vague", "yes": ["x → vague"], "no": ["y"]}
    return {"lang": "en", "cues": cues, "sections": [{"starts": ["x"], "rules": [{**rule, **changes}]}]}


def test_a_small_rule_file_is_enough() -> None:
    small = build("en", [_smallest()], {}, {})
    assert [rule.id for rule in small.rules()] == ["en.x"]


@pytest.mark.parametrize(
    "changes", [{"match": "{nothing}"}, {"match": "{era:nowhere}"}, {"makes": "magic"}, {"set": {"colour": 1}}], ids=str
)
def test_a_broken_rule_is_refused_without_its_words(changes: dict[str, object]) -> None:
    with pytest.raises(InputError) as refused:
        build("en", [_smallest(**changes)], {}, {})
    assert refused.value.code == "times_rules_broken"


def test_every_value_the_rules_promise_is_edtf() -> None:
    for _, rule in RULES:
        for example in rule.yes:
            wanted = example.rpartition(ARROW)[2]
            if wanted not in ("nothing", "vague", "impossible") and not wanted.startswith("P"):
                assert str(FuzzyDate.parse(wanted)) == wanted
