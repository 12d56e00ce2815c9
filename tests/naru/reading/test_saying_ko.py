"""Who is said to say what in Korean."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read

PACK = load("north_korea")


def _chains(text: str) -> list[list[tuple[str, str | None]]]:
    reading = read(text, published=date(2024, 2, 5), lang="ko", pack=PACK)
    return [[(link.kind, link.speaker) for link in chain.links] for chain in reading.attributions]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("길이 막혔다고 어느 상인이 전했다.", [("relay", "상인")]),
        ("교원은 길이 막혔다고 반장이 알렸다고 말했다.", [("relay", "교원"), ("official_statement", "반장")]),
        ("교원은 “길이 막힌 것을 두 눈으로 봤다”고 말했다.", [("witness", "교원")]),
        ("목격자들에 따르면 길이 막혔다.", [("witness", "목격자들")]),
        ("반장왈 «나오지 말라»", [("official_statement", "반장")]),
        ("전문가들은 봄까지 이어질 것으로 내다봤다.", [("inference", "전문가들")]),
        ("상인은 “곧 닫는다는 소문이 돈다”고 했다.", [("relay", "상인"), ("rumour", None)]),
        ("상인은 “곧 닫는다는 얘기를 운전수에게서 들었다”고 말했다.", [("relay", "상인"), ("hearsay", "운전수")]),
        ("교원은 길이 막혔다고 했다. 그는 “다시 열 것”이라고 덧붙였다.", [("relay", "교원")]),
        ("이웃집 할머니 얘기론 길이 막혔다.", [("relay", "이웃집 할머니")]),
        ("강도를 본 운전수가 알려왔다.", [("witness", "운전수")]),
        ("사공은 물이 불어 떠났을 것이라고 했다.", [("inference", "사공")]),
        ("한 주간지가 사공의 말을 빌려 길이 막혔다고 전했다.", [("relay", "한 주간지"), ("relay", "사공")]),
        ("교원은 길이 막혔다고 했다. 반장은 “나오지 말라”고 경고했다.", [("official_statement", "반장")]),
    ],
)
def test_chains(text: str, chain: list[tuple[str, str | None]]) -> None:
    assert chain in _chains(text)


def test_a_plain_sentence_is_nobodys_words() -> None:
    assert _chains("교원은 길이 막혔다고 했다. 다리 앞에는 초소가 있다.") == [[("relay", "교원")]]


def test_who_is_taken_up_is_told_by_the_words_of_the_place() -> None:
    assert ("relay", "소식통") in [
        chain[0] for chain in _chains("삭주의 한 소식통은 떠났다. 이 소식통에 따르면 길이 막혔다.")
    ]
