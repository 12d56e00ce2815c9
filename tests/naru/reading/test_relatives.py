"""Places told by another one: their words, and that they are no finer than what is known."""

from __future__ import annotations

import pytest

from naru.packs import load
from naru.reading import PlaceMention, read
from naru.values import Lang

PACK = load("north_korea")
HYESAN, MUSAN, HOERYONG = "kp-adm2-1108746903", "kp-adm2-1108747013", "kp-adm2-1108746885"


def _relative(text: str, lang: Lang | None = None) -> list[PlaceMention]:
    found = read(text, lang=lang or "auto", pack=PACK).places
    return [place for place in found if place.level == "relative"]


@pytest.mark.parametrize(
    ("text", "words", "near", "inside"),
    [
        ("They live in a village twelve ri from Musan.", "a village twelve ri from Musan", MUSAN, None),
        ("Two posts upstream of Hyesan burned.", "upstream of Hyesan", HYESAN, None),
        ("A small farm near Hoeryong was searched.", "A small farm near Hoeryong", HOERYONG, None),
        ("He hid on the outskirts of Hoeryong.", "outskirts of Hoeryong", None, HOERYONG),
        ("무산 근처 마을을 수색했다.", "무산 근처 마을", MUSAN, None),
        ("혜산에서 15리 떨어진 부락에 산다.", "혜산에서 15리 떨어진 부락", HYESAN, None),
        ("회령 외곽에서 만났다.", "회령 외곽", None, HOERYONG),
        ("茂山附近的小村被搜查。", "茂山附近的小村", MUSAN, None),
        ("他们住在离惠山五公里的村子。", "离惠山五公里的村子", HYESAN, None),
        ("会宁郊外有岗哨。", "会宁郊外", None, HOERYONG),
        ("恵山から五キロ離れた村に住む。", "恵山から五キロ離れた村", HYESAN, None),
        ("会寧付近の集落で聞いた。", "会寧付近の集落", HOERYONG, None),
    ],
)
def test_a_place_told_by_another_one(text: str, words: str, near: str | None, inside: str | None) -> None:
    [found] = _relative(text)
    assert (found.text, found.place_id, found.near, found.inside) == (words, None, near, inside)
    assert (near or inside) in {place.place_id for place in read(text, pack=PACK).places}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("She left Hyesan in May.", "en"),
        ("He walked from Hyesan.", "en"),
        ("혜산에서 세 명이 떠났다.", "ko"),
        ("惠山有三个人。", "zh"),
        ("恵山から三人が来た。", "ja"),
    ],
)
def test_a_place_by_its_name_is_not_relative(text: str, lang: Lang) -> None:
    assert not _relative(text, lang)


def test_the_far_side_is_near_the_place_it_is_told_by() -> None:
    [found] = _relative("Nobody walks on the Chinese side opposite Sakju.")
    assert (found.place_id, found.rule) == (None, "en.place.far-side")
    assert found.near is not None


def test_who_looks_from_the_far_side_tells_of_this_one() -> None:
    [found] = _relative("A post was photographed from the Chinese side opposite Sakju.")
    assert found.rule == "en.place.seen-from"


def test_a_claim_is_no_finer_than_the_place_it_is_told_by() -> None:
    [claim] = read("A woman was arrested near Namyang on 3 May 2023.", pack=PACK).claims
    assert claim.place_id == "kp-adm2-1108747901"
    [claim] = read("A man was arrested on the Chinese side opposite Sakju on 3 May 2023.", pack=PACK).claims
    assert claim.place_id is None
