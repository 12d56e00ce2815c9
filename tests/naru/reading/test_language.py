"""Language: script first, then what only one of them writes."""

from __future__ import annotations

import pytest

from naru.reading.language import of_han, of_sentence, of_text
from naru.values import Lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Guards search the shore.", "en"),
        ("혜산 국경경비대 수색", "ko"),
        ("边防军在江边搜查。", "zh"),
        ("當地消息人士透露，保安員登記了居民。", "zh"),
        ("国境警備隊が捜索した。", "ja"),
        ("恵山、国境警備隊捜索", "ja"),
        ("", "en"),
        ("12 34", "en"),
    ],
)
def test_of_text(text: str, lang: Lang) -> None:
    assert of_text(text) == lang


@pytest.mark.parametrize(
    ("text", "otherwise", "lang"),
    [
        ("혜산 checkpoint 설치", "en", "ko"),
        ("He met them in 惠山.", "en", "en"),
        ("1/26", "ko", "ko"),
        ("惠山。", "zh", "zh"),
        ("茂山", "ja", "ja"),
        ("The answer came late in the night.", "ko", "en"),
    ],
)
def test_of_sentence(text: str, otherwise: Lang, lang: Lang) -> None:
    assert of_sentence(text, otherwise) == lang


def test_han_alone_falls_back_to_the_rest_of_the_text() -> None:
    assert of_han("茂山", "ja") == "ja"
    assert of_han("茂山", "ko") == "zh"
