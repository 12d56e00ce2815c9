"""What people are told: two digits rounded down, conditions always, never that somebody is out of danger."""

import re
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from naru.exposure import assumption_words, missing_words, population_from, rounded_down, verdict_words, weigh, words
from naru.exposure.ledger import MISSING
from naru.values import LANGS, Clue, Ledger

AXES = {"place": ("here",), "sex": ("f", "m"), "age": ("any",), "occupation": ("any",)}
TOWN = population_from(AXES, [[[[50_000]], [[50_000]]]])
TEXTS = yaml.safe_load(files("naru.exposure").joinpath("words.yaml").read_text(encoding="utf-8"))
FORBIDDEN = re.compile(
    r"\bsafe|clear\b|anonym|cannot be identified|untraceable|\d\s*%|％"
    r"|안전|익명|식별될 수 없|安全|匿名|无法识别|特定できない|特定されない",
    re.IGNORECASE,
)


def _leaves(node):
    return [leaf for value in node.values() for leaf in _leaves(value)] if isinstance(node, dict) else [node]


def _weighing(low, high, complete=True):
    unit = Clue(id="u", kind="roster", group="u", size=(low, high))
    return weigh(Ledger(id="s", complete=complete, clues=(unit,)), TOWN)


@pytest.mark.parametrize(
    ("people", "shown"), [(19.6, 19), (1, 1), (9.9, 9), (199, 190), (1999, 1900), (0.2, 0), (10, 10)]
)
def test_two_digits_rounded_down(people, shown):
    assert rounded_down(people) == shown


@given(st.floats(0, 1e9))
def test_never_more_than_there_are_and_never_more_than_two_digits(people):
    shown = rounded_down(people)
    assert shown <= people < shown * 1.11 + 1
    assert len(str(shown).rstrip("0")) <= 2


def test_every_text_stands_in_four_languages_and_none_says_what_may_never_be_said():
    for leaf in TEXTS.values():
        for texts in [leaf] if "en" in leaf else leaf.values():
            assert set(texts) == set(LANGS)
    for text in _leaves(TEXTS):
        assert not FORBIDDEN.search(text), text
        assert all(len(digits.replace(".", "").strip("0")) <= 2 for digits in re.findall(r"[\d.,]+", text))
    assert set(TEXTS["missing"]) == set(MISSING)


@pytest.mark.parametrize("lang", LANGS)
def test_the_sentence_says_at_least_and_if(lang):
    weighing = _weighing(300, 500)
    sentence = words(weighing, lang)
    assert f"{rounded_down(weighing.lower_used):,}" in sentence
    assert str(int(weighing.median)) not in sentence
    conditional = {"en": "if everything", "ko": "모두 입력", "zh": "如果", "ja": "すべて入力"}[lang]
    assert conditional in sentence
    assert verdict_words(weighing, lang)
    assert len(assumption_words(weighing, lang)) == len(weighing.assumptions) >= 3


@pytest.mark.parametrize("lang", LANGS)
def test_one_person_alone_is_said_plainly(lang):
    assert words(_weighing(2, 2), lang) == TEXTS["alone"][lang]


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_assessed_never_shows_a_number(lang):
    weighing = _weighing(300, 500, complete=False)
    assert not re.search(r"\d", words(weighing, lang))
    assert missing_words(weighing, lang) == (TEXTS["missing"]["checklist_unfinished"][lang],)
