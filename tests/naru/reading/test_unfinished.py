"""What a Japanese verb form takes back: orders, leave, wishes, conditions, plans told in the plain form are no facts."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read
from naru.values import FACTUAL

PACK = load("north_korea")


def _facts(text: str) -> list[str]:
    found = read(text, published=date(2024, 2, 5), lang="ja", pack=PACK)
    return [measure.code for measure in found.measures if measure.status in FACTUAL]


@pytest.mark.parametrize(
    "text",
    [
        "男を捕まえろと上から。",
        "「倉庫を洗え」と電話。",
        "近づく者は撃ってよし。",
        "家を捜索してほしいと頼んだ。",
        "携帯を没収してはならない。",
        "鉄条網を張ろうと話し合っている。",
        "家を捜索すればどうなるか。",
        "女を保衛部に引き渡す日が近い。",
        "公開裁判を開くと言いふらしている。",
        "男の逮捕をちらつかせた。",
        "罰金を免除。",
        "男が捕まるとみんな怯えている。",
    ],
)
def test_no_thing_done(text: str) -> None:
    assert _facts(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("男が捕まった。", "arrest"),
        ("倉庫を捜索していた。", "search"),
        ("毎晩、兵士が堤防を巡回する。", "patrol"),
        ("携帯が没収されて戻らない。", "confiscation"),
        ("午後8時から通行止め。", "curfew"),
    ],
)
def test_a_thing_done(text: str, code: str) -> None:
    assert code in _facts(text)
