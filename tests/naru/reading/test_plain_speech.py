"""The plainest ways of saying who said it, for everybody who is often quoted: no rule for a rare wording may break them."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read
from naru.values import Lang

PACK = load("north_korea")
DAY = date(2024, 2, 5)
_WAYS: dict[Lang, tuple[tuple[str, ...], str]] = {
    "en": (
        ("A {} said that the road was closed.", "The {} told us that the road was closed.", "According to a {}, the road was closed."),
        "official officer resident teacher driver nurse doctor trader farmer fisherman soldier miner worker partner source policeman neighbour "
        "student cook smuggler broker relative cadre secretary manager merchant woman man boy girl widow veteran lecturer prosecutor witness",
    ),
    "ko": (
        ("{}은 길이 막혔다고 말했다.", "{}에 따르면 길이 막혔다.", "한 {}는 “길이 막혔다”고 전했다."),
        "소식통 주민 간부 교원 운전사 간호사 의사 상인 농민 어부 군인 광부 노동자 협력자 보위원 이웃 "
        "학생 밀수꾼 브로커 친척 비서 지배인 여성 남성 노인 장사꾼 강사",
    ),
    "zh": (
        ("一名{}说路封了。", "据一名{}透露，路封了。", "一位{}告诉我们，路封了。"),
        "消息人士 居民 干部 教师 司机 护士 医生 商人 农民 渔民 士兵 矿工 工人 合作者 警察 邻居 学生 走私者 中间人 亲戚 书记 经理 女子 男子 老人 官员",
    ),
    "ja": (
        ("{}は道が封鎖されたと話した。", "{}によると、道が封鎖された。", "ある{}は「道が封鎖された」と伝えた。"),
        "消息筋 住民 幹部 教師 運転手 看護師 医師 商人 農民 漁師 兵士 鉱員 労働者 協力者 保衛員 隣人 学生 密輸業者 ブローカー 親族 書記 支配人 女性 男性 老人",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", _WAYS)
def test_who_says_it_is_the_speaker(lang: Lang) -> None:
    ways, roles = _WAYS[lang]
    missed = []
    for role in roles.split():
        for way in ways:
            chains = read(way.format(role), published=DAY, lang=lang, pack=PACK).attributions
            if [len(chain.links) for chain in chains] != [1] or role not in (chains[0].links[0].speaker or ""):
                missed.append(way.format(role))
    assert not missed


@pytest.mark.parametrize(
    "text",
    [
        "According to a source, an officer told the meeting that phones would be taken.",
        "According to the partner, an officer came to a meeting and scolded people because nobody reported.",
        "Phones would be taken, an officer told the meeting, according to a source.",
    ],
)
def test_who_spoke_to_the_newsroom_comes_first(text: str) -> None:
    chains = read(text, published=DAY, pack=PACK).attributions
    longest = max(chains, key=lambda chain: len(chain.links))
    assert [link.kind for link in longest.links] == ["relay", "official_statement"]


def test_an_official_taken_up_again_stands_behind_whoever_told_of_them() -> None:
    text = "According to the partner, an officer came on January 13 and scolded people. The official said that silence was a crime."
    chains = read(text, published=DAY, pack=PACK).attributions
    assert [link.kind for link in chains[-1].links] == ["relay", "official_statement"]
