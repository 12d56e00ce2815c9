"""What is dated after the day of writing has not happened, in any language, however plainly it is told."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read
from naru.values import FACTUAL

PACK = load("north_korea")
PUBLISHED = date(2024, 2, 5)

AHEAD = [
    "House searches in Musan from February 12.",
    "Public trial in Hyesan on 20 February 2024.",
    "무산 2월 12일부터 가택수색.",
    "혜산 2024년 2월 20일 공개재판.",
    "茂山2月12日起挨户搜查民宅。",
    "惠山2024年2月20日公审。",
    "茂山で2月12日から家宅捜索。",
    "恵山で2024年2月20日に公開裁判。",
]
BEHIND = [
    "House searches in Musan on February 2.",
    "무산 2월 2일 가택수색.",
    "茂山2月2日挨户搜查民宅。",
    "茂山で2月2日に家宅捜索。",
]


@pytest.mark.parametrize("text", AHEAD)
def test_what_lies_ahead_is_no_fact(text: str) -> None:
    reading = read(text, published=PUBLISHED, pack=PACK)
    assert reading.claims, "it is proposed all the same"
    assert not {claim.status for claim in reading.claims} & FACTUAL
    assert not {measure.status for measure in reading.measures} & FACTUAL


@pytest.mark.parametrize("text", BEHIND)
def test_what_lies_behind_stays_a_fact(text: str) -> None:
    reading = read(text, published=PUBLISHED, pack=PACK)
    assert {claim.status for claim in reading.claims} <= FACTUAL
    assert reading.claims


def test_the_day_of_writing_itself_is_not_ahead() -> None:
    (claim,) = read("House searches in Musan on February 5.", published=PUBLISHED, pack=PACK).claims
    assert claim.status == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "A man was executed in Hyesan, according to a rumour in the market.",
        "혜산에서 사람이 체포됐다는 말을 들었음.",
    ],
)
def test_a_rumour_behind_the_words_is_a_rumour(text: str) -> None:
    assert {claim.status for claim in read(text, published=PUBLISHED, pack=PACK).claims} == {"rumoured"}
