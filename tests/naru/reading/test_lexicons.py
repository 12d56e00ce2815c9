"""Every rule of every lexicon carries a sentence it must read and one it must not: all of them are run."""

from __future__ import annotations

import re
from typing import Any

import pytest

from naru.packs import load
from naru.reading import Reading, read
from naru.reading.cleaning import fold
from naru.reading.lexicon import Part, lexicon_of, parts, words_of
from naru.reading.patterns import pattern
from naru.values import LANGS, Lang

PACK = load("north_korea")
RULES = [
    (lang, part, rule)
    for lang in LANGS
    for part in parts()
    for rule in PACK.lexicon(lang, part)["rules"]
]  # fmt: skip


def _named(value: Any) -> str | None:
    return value["id"] if isinstance(value, dict) else None


def _found(text: str, lang: Lang, part: Part, rule: dict[str, Any]) -> bool:
    reading = read(text, lang=lang, pack=PACK)
    if part == "measures":
        return any(measure.rule == rule["id"] for measure in reading.measures) or _under_another(
            text, lang, rule, reading
        )
    if part == "persons" and rule.get("voice") != "document" and not rule.get("office"):  # these speak, but are nobody
        return any(person.rule == rule["id"] for person in reading.persons)
    if part == "statuses":
        codes = rule.get("codes") or [measure.code for measure in reading.measures]
        told = [measure.status for measure in reading.measures if measure.code in codes]
        return not told if rule["status"] == "drop" else rule["status"] in told
    lexicon = lexicon_of(PACK, lang)
    folded = lexicon.folded(fold(text))
    return any(hit.rule.id == rule["id"] for hit in lexicon.hits(folded, 0, len(text))[part])


def _under_another(text: str, lang: Lang, rule: dict[str, Any], reading: Reading) -> bool:
    """Whether a measure rule fires where a longer hit of another rule gave the measure of the same code."""
    lexicon = lexicon_of(PACK, lang)
    hits = [
        hit for hit in lexicon.hits(lexicon.folded(fold(text)), 0, len(text))["measures"] if hit.rule.id == rule["id"]
    ]
    told = [measure for measure in reading.measures if measure.code == rule["code"]]
    return any(hit.start < measure.end and measure.start < hit.end for hit in hits for measure in told)


@pytest.mark.parametrize("lang", LANGS)
def test_no_rule_is_broken(lang: Lang) -> None:
    assert lexicon_of(PACK, lang).broken == 0


@pytest.mark.parametrize(("lang", "part", "rule"), RULES, ids=_named)
def test_rule_reads_its_example(lang: Lang, part: Part, rule: dict[str, Any]) -> None:
    assert _found(rule["example"], lang, part, rule)


@pytest.mark.parametrize(("lang", "part", "rule"), RULES, ids=_named)
def test_rule_leaves_its_counter_example(lang: Lang, part: Part, rule: dict[str, Any]) -> None:
    assert not _found(rule["counter"], lang, part, rule)


@pytest.mark.parametrize(("lang", "part", "rule"), RULES, ids=_named)
def test_rule_ids_tell_their_language_and_patterns_are_read(lang: Lang, part: Part, rule: dict[str, Any]) -> None:
    assert rule["id"].startswith(f"{lang}.")
    for source in [*rule["patterns"], *rule.get("unless", [])]:
        assert pattern(source, lang, words_of(PACK, lang)).regex.pattern


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", parts())
def test_ids_stand_once(lang: Lang, part: Part) -> None:
    ids = [rule["id"] for rule in PACK.lexicon(lang, part)["rules"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("lang", LANGS)
def test_place_words_read_their_examples(lang: Lang) -> None:
    for example in PACK.lexicon(lang, "places")["examples"]:
        reading = read(example["text"], lang=lang, pack=PACK)
        assert [place.place_id for place in reading.places if place.place_id] == example["ids"], example["text"]


@pytest.mark.parametrize("lang", LANGS)
def test_entries_are_words_and_no_sentences(lang: Lang) -> None:
    longest = 4 if lang == "en" else 12
    for part in parts():
        for rule in PACK.lexicon(lang, part)["rules"]:
            for source in [*rule["patterns"], *rule.get("unless", [])]:
                for run in re.split(r"[()|…?*<>#^${}~]+", source):
                    assert (len(run.split()) if lang == "en" else len(run)) <= longest, rule["id"]
