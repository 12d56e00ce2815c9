"""Places: what a name means here, and when it means nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from naru.packs import load
from naru.reading import PlaceMention, read
from naru.values import Lang

PACK = load("north_korea")
HYESAN, MUSAN, HOERYONG, ONSONG = (
    "kp-adm2-1108746903", "kp-adm2-1108747013", "kp-adm2-1108746885", "kp-adm2-1108747901",
)  # fmt: skip


def _places(text: str, lang: Lang | None = None) -> tuple[PlaceMention, ...]:
    return read(text, lang=lang or "auto", pack=PACK).places


def _ids(text: str, lang: Lang | None = None) -> list[str]:
    return [place.place_id for place in _places(text, lang) if place.place_id is not None]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("They met in Hyesan, Yanggang Province.", [HYESAN, "kp-KP-10"]),
        ("They met in hyesan last week.", [HYESAN]),
        ("THEY MET IN HYESAN.", [HYESAN]),
        ("The Tumen and Yalu rivers froze.", ["kp-riv-tumen", "kp-riv-yalu"]),
        ("She swam the Tumen; he waits in Tumen.", ["kp-riv-tumen", "gn-2034340"]),
        ("Yuson Labor District, Hoeryong", ["gn-2038821", HOERYONG]),
        ("Namyang is quiet.", ["gn-2042500"]),
        ("The Sino-North Korean border is long.", ["kp-border"]),
        ("Hyesanese food and Chinatown", []),
        ("They climbed Mount Musan.", []),
        ("Sam and Nam met Orang Song.", []),
        ("혜산에서는 두만강까지 멀다.", [HYESAN, "kp-riv-tumen"]),
        ("함북 무산에 갔다.", ["kp-KP-09", MUSAN]),
        ("계획이 무산됐다.", []),
        ("과일을 샀다. 시중에 세포와 신원 이야기가 돈다.", []),
        ("사람 이천 명", []),
        ("온성군 남양로동자구", [ONSONG, "gn-2042500"]),
        ("중국제 손전화와 중국 사람", ["cn"]),
        ("두만강역 근처 숲", ["gn-2050518"]),
        ("종성구 제방이 무너졌다.", ["gn-6305729"]),
        ("혜산 위연동 강뚝에서", [HYESAN, "gn-2039453"]),
        ("함북무산 소식", ["kp-KP-09", MUSAN]),
        ("무산과 회령의 초소", [MUSAN, HOERYONG]),
        ("무산 12/27 새벽", [MUSAN]),
        ("동해 연안에서 식량 증산을 외쳤다. 개성 있는 옷", []),
        ("惠山市和茂山郡", [HYESAN, MUSAN]),
        ("中和、平原、温泉、高原", []),
        ("朝鲜族和朝鲜语", []),
        ("恵山と会寧", [HYESAN, HOERYONG]),
        ("茂山さんは温泉に行った。", []),
        ("フェリョンから来た。", [HOERYONG]),
    ],
)
def test_names(text: str, ids: list[str]) -> None:
    assert _ids(text) == ids


@pytest.mark.parametrize(
    ("text", "words", "inside"),
    [
        ("the Chinese bank of the river opposite Manpo", "the Chinese bank of the river opposite Manpo", True),
        ("삭주 맞은편 중국쪽에서 보았다.", "삭주 맞은편 중국쪽", True),
        ("朔州の対岸の中国側から見た。", "朔州の対岸の中国側", True),
        ("They reached the far bank.", "the far bank", False),
    ],
)  # fmt: skip
def test_relative_places_have_no_id_and_keep_the_name_inside(text: str, words: str, inside: bool) -> None:
    relative = [place for place in _places(text) if place.level == "relative"]
    assert [(place.text, place.place_id) for place in relative] == [(words, None)]
    assert bool(_ids(text)) is inside
    assert "cn" not in _ids(text)


def test_a_homonym_that_cannot_be_told_apart_is_not_linked_but_lists_its_candidates() -> None:
    bearers = Counter(row.names["en"] for row in PACK.places.rows if row.type == "village")
    name = next(name for name, times in bearers.items() if times > 3 and name.endswith("-ri") and len(name) > 7)
    [found] = _places(f"They walked to {name} in the rain.")
    assert found.place_id is None
    assert len(found.alternatives) > 2
    assert found.confidence < 0.5


def test_a_parent_beside_the_name_decides() -> None:
    told = _places("Unsan County, North Pyongan Province. Unsan, South Pyongan Province.")
    assert [place.place_id for place in told] == [
        "kp-adm2-1108748089", "kp-KP-03", "kp-adm2-1108748091", "kp-KP-02",
    ]  # fmt: skip
    assert told[0].rule == "en.place.parent"


def test_a_village_needs_its_county_in_the_text() -> None:
    village = PACK.places.get("gn-2043200")
    assert village is not None
    county = PACK.label(village.parent_id or "", "en")
    assert _ids("Kumjung is small.") == []
    assert _ids(f"Kumjung-ni, {county} County") == ["gn-2043200", village.parent_id]


def test_names_are_given_in_the_language_of_the_text() -> None:
    assert _places("혜산은 춥다.")[0].name == "혜산시"
    assert _places("Hyesan is cold.")[0].name == "Hyesan"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("昨夜会寧で、北部の茂山でも。", [HOERYONG, MUSAN]),
        ("流通化と募集安全、地元山間部の話。", []),
        ("ヘサン、ムサン・オンソンで聞いた。", [HYESAN, MUSAN, ONSONG]),
        ("オランダ製、シンドロームの話。", []),
        ("北朝鮮の新興富裕層。", ["kp"]),
    ],
)
def test_a_japanese_name_inside_a_longer_word_or_an_ordinary_word_is_none(text: str, ids: list[str]) -> None:
    assert _ids(text, "ja") == ids
