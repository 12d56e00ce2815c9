"""Ages: bounds as the contract has them, and decades that are none."""

from __future__ import annotations

import pytest

from naru.reading.ages import ages
from naru.reading.cleaning import fold
from naru.values import Lang


@pytest.mark.parametrize(
    ("text", "lang", "bounds"),
    [
        ("a nurse in her 40s", "en", [(40, 49)]),
        ("a clerk in his early 50s", "en", [(50, 53)]),
        ("in her mid-thirties", "en", [(34, 36)]),
        ("a man in his late 50s", "en", [(57, 59)]),
        ("women in their 20s and 30s", "en", [(20, 39)]),
        ("a 17-year-old boy", "en", [(17, 17)]),
        ("aged 30 to 35", "en", [(30, 35)]),
        ("a boy of about 15", "en", [(13, 17)]),
        ("a girl in her teens", "en", [(13, 19)]),
        ("the famine of the 1990s", "en", []),
        ("prices of the 90s", "en", []),
        ("40대 여자", "ko", [(40, 49)]),
        ("30대 중반", "ko", [(34, 36)]),
        ("50대 초반의 탄부", "ko", [(50, 53)]),
        ("50대 후반", "ko", [(57, 59)]),
        ("17살", "ko", [(17, 17)]),
        ("서른다섯 살", "ko", [(35, 35)]),
        ("20대 30대 녀자들", "ko", [(20, 39)]),
        ("마흔살쯤", "ko", [(38, 42)]),
        ("四十多岁", "zh", [(40, 49)]),
        ("三十五六岁", "zh", [(35, 36)]),
        ("二三十岁", "zh", [(20, 39)]),
        ("五十出头的矿工", "zh", [(50, 53)]),
        ("五十岁出头", "zh", [(50, 53)]),
        ("六十五岁左右", "zh", [(63, 67)]),
        ("17岁", "zh", [(17, 17)]),
        ("40代の女性", "ja", [(40, 49)]),
        ("50代前半", "ja", [(50, 53)]),
        ("30代後半", "ja", [(37, 39)]),
        ("60代半ばの漁師", "ja", [(64, 66)]),
        ("15歳くらい", "ja", [(13, 17)]),
        ("20代、30代の女性", "ja", [(20, 39)]),
        ("90年代", "ja", []),
    ],
)  # fmt: skip
def test_bounds(text: str, lang: Lang, bounds: list[tuple[int, int]]) -> None:
    folded = fold(text)
    assert [(age.low, age.high) for age in ages(folded, 0, len(folded), lang)] == bounds
