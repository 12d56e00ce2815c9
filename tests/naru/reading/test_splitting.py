"""Splitting: sentences, lines and headlines in four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.reading.cleaning import fold
from naru.reading.splitting import LONGEST, sentences
from naru.values import Lang


def _cut(text: str, lang: Lang = "en") -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text, fold(text), lang)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left on Jan. 26. She stayed.", ["He left on Jan. 26.", "She stayed."]),
        ("sinuiju 3 feb. curfew now. two left.", ["sinuiju 3 feb.", "curfew now.", "two left."]),
        ("It rose by 1.5 metres. Then it fell.", ["It rose by 1.5 metres.", "Then it fell."]),
        ('"Go!" he said. They went.', ['"Go!" he said.', "They went."]),
        ("At 5 p.m. they came. We slept.", ["At 5 p.m. they came.", "We slept."]),
        ("혜산. 오늘 1.26 아침 수색. 초소 생김", ["혜산.", "오늘 1.26 아침 수색.", "초소 생김"]),
        ("他走了。她没走！真的？", ["他走了。", "她没走！", "真的？"]),
        ("「もう行く。」と話した。彼は去った。", ["「もう行く。」と話した。", "彼は去った。"]),
    ],
)
def test_ends_of_sentences(text: str, parts: list[str]) -> None:
    assert _cut(text) == parts


def test_a_blank_line_ends_a_paragraph_and_a_mark_opens_a_headline() -> None:
    text = "One.\n\n◆ Two things\n\nThree. Four."
    found = sentences(text, fold(text), "en")
    assert [(sentence.paragraph, sentence.section, sentence.headline) for sentence in found] == [
        (0, 0, False), (1, 1, True), (2, 1, False), (2, 1, False),
    ]  # fmt: skip


def test_wrapped_lines_are_joined_and_lines_of_a_note_are_not() -> None:
    wrapped = "The guards walked along the river in the afternoon and\nstopped at the mill."
    assert _cut(wrapped) == [wrapped]
    assert _cut("혜산\n국경경비대 수색\n초소 생김") == ["혜산", "국경경비대 수색", "초소 생김"]


def test_very_long_sentences_are_cut() -> None:
    parts = _cut("word " * 1000)
    assert len(parts) > 5
    assert max(map(len, parts)) <= LONGEST


@given(st.text(max_size=400))
def test_sentences_are_in_order_apart_and_without_blanks_around(text: str) -> None:
    at = 0
    for sentence in sentences(text, fold(text), "en"):
        assert at <= sentence.start < sentence.end <= len(text)
        words = text[sentence.start : sentence.end]
        assert words == words.strip()
        at = sentence.end


def test_a_korean_note_without_a_blank_behind_its_stop_is_cut() -> None:
    text = "못판도 깐다함.31일까지 끝난다.다음주 수요일"
    found = [text[each.start : each.end] for each in sentences(text, text, "ko", fixed=True)]
    assert found == ["못판도 깐다함.", "31일까지 끝난다.", "다음주 수요일"]
    assert len(sentences("4.15 행사, 1.28일", "4.15 행사, 1.28일", "ko", fixed=True)) == 1
