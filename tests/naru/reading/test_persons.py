"""Persons: role, sex, age and number, in four languages; never a name."""

from __future__ import annotations

import pytest

from naru.packs import load
from naru.reading import read

PACK = load("north_korea")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A nurse in her 40s fled.", [("doctor", "f", (40, 49), 1)]),
        ("Two men in their early 50s slept.", [("man", "m", (50, 53), 2)]),
        ("Several residents waited.", [("resident", None, None, None)]),
        ("A farmer in his mid-50s left.", [("farmer", "m", (54, 56), 1)]),
        ("20 people waited; a family of five ate.", [("people", None, None, 20), ("family", None, None, 5)]),
        ("A couple of days passed and the people's committee met.", []),
        ("An old couple in their 70s sang.", [("couple", None, (70, 79), 2)]),
        ("남자 두명과 40대 녀자", [("man", "m", None, 2), ("woman", "f", (40, 49), 1)]),
        ("30대 중반 제대군인이 왔다.", [("veteran", None, (34, 36), 1)]),
        ("50대 여성 장사꾼 세 명", [("trader", "f", (50, 59), 3)]),
        (
            "남편(51세)과 아내, 아들(15쯤)이 왔다.",
            [("relative", "m", (51, 51), 1), ("relative", "f", None, None), ("relative", "m", (13, 17), 1)],
        ),
        ("통화자 50대말 남, 녀 쉰여덟", [("person", "m", (57, 59), 1), ("person", "f", (58, 58), 1)]),
        (
            "병사 둘(스무살 안팎), 짐군 녀자 하나(40대 중반)",
            [("soldier", None, (18, 22), 2), ("woman", "f", (44, 46), 1)],
        ),
        ("탈북자 열두 명을 보위부로 보냈다.", [("detainee", None, None, 12)]),
        ("20~30대 청년 2,000명", [("youth", None, (20, 39), 2000)]),
        ("이 소식을 전한 주민", [("resident", None, None, 1)]),
        ("명령이 왔다. 신고한 사람이 없다.", []),
        ("一名四十多岁的妇女和两个男的", [("woman", "f", (40, 49), 1), ("man", "m", None, 2)]),
        ("20人在等，一家五口走了。", [("people", None, None, 20), ("family", None, None, 5)]),
        ("40代の女性1人と男2人", [("woman", "f", (40, 49), 1), ("man", "m", None, 2)]),
        ("氷の上で荷を運んでいた住民4人", [("resident", None, None, 4)]),
        ("30代後半の夫婦", [("couple", None, (37, 39), 2)]),
    ],
)
def test_descriptions(text: str, told: list[tuple[str, str | None, tuple[int, int] | None, int | None]]) -> None:
    found = read(text, pack=PACK).persons
    assert [(person.role, person.sex, person.age, person.count) for person in found] == told


def test_who_is_told_again_is_nobody_new() -> None:
    text = "A partner in Hyesan called. The partner sounded tired. A second partner wrote."
    assert [person.text for person in read(text, pack=PACK).persons] == ["A partner in Hyesan", "A second partner"]


def test_a_byline_names_reporters_by_role_only() -> None:
    found = read("It was a quiet week. (DOE Jane and ROE John)", pack=PACK).persons
    assert [(person.role, person.text) for person in found] == [("reporter", "DOE Jane"), ("reporter", "ROE John")]
