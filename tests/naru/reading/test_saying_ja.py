"""Saying in Japanese: who speaks, sees, thinks or writes, before, behind or without a verb; and how people are counted and aged."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import Reading, read

PACK = load("north_korea")


def _read(text: str) -> Reading:
    return read(text, published=date(2024, 2, 5), lang="ja", pack=PACK)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("道が閉じたと、会寧の友人が教えてくれた。", [("relay", "会寧の友人")]),
        (
            "隊長が「道を塞ぐ」と言ったと、若い隊員が伝えた。",
            [("official_statement", "隊員"), ("official_statement", "隊長")],
        ),
        ("船頭「橋が落ちた」", [("relay", "船頭")]),
        ("「橋が落ちた」(渡し場の老人)", [("relay", "老人")]),
        ("来月から工事の予定と班長。", [("official_statement", "班長")]),
        ("橋が落ちるのを見た漁師の話では、夜だった。", [("witness", "漁師")]),
        ("漁師は、兵士が橋を壊すのを見たと話した。", [("witness", "漁師")]),
        ("学者は雪が原因だと推測する。", [("inference", "学者")]),
        ("通知文には「橋を閉じる」とある。", [("document", "通知文")]),
        ("班長に「早く帰れ」と言われた。", [("official_statement", "班長")]),
        ("協力者によると、班長は橋を閉じると言い渡した。", [("relay", "協力者"), ("official_statement", "班長")]),
        ("市場で会った商人から。橋が落ちた。", [("relay", "商人")]),
    ],
)
def test_chains(text: str, chain: list[tuple[str, str | None]]) -> None:
    found = [[(link.kind, link.speaker) for link in each.links] for each in _read(text).attributions]
    assert chain in found, found


@pytest.mark.parametrize(
    "text", ["「立入禁止」の看板がある。", "彼は映画を見た。", "班長は何も言わなかった。", "母と弟。"]
)
def test_nobody_speaks(text: str) -> None:
    assert not _read(text).attributions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("六十過ぎの男(漁師)が倒れた。", [("m", (60, 63), 1)]),
        ("女性(五十一)と息子(8)がいた。", [("f", (51, 51), 1), ("m", (8, 8), 1)]),
        ("30〜40代の女三人が来た。", [("f", (30, 49), 3)]),
        ("兵士が四人来た。", [(None, None, 4)]),
        ("うち二人は二十代の女性だった。", [("f", (20, 29), 2)]),
        ("二十九歳の元看護師は黙った。", [(None, (29, 29), 1)]),
        ("九歳だった娘を背負った。", [("f", (9, 9), 1)]),
        ("幹部会議は税関周辺で開かれた。", []),
    ],
)
def test_people(text: str, told: list[tuple[str | None, tuple[int, int] | None, int | None]]) -> None:
    assert [(each.sex, each.age, each.count) for each in _read(text).persons] == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("次は没収してやると言った。", "threatened"),
        ("見つかれば連行される。", "threatened"),
        ("証明書のない人は連行された。", "happened"),
        ("父は連行されるところだった。", "denied"),
        ("連行されたら終わりだ。", None),
    ],
)
def test_what_only_might_be_is_no_fact(text: str, status: str | None) -> None:
    told = [each.status for each in _read(text).measures if each.code in ("arrest", "confiscation")]
    assert told == ([status] if status else [])
