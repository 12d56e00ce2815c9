"""Chinese days of the new year's month by their number, and a year lent where nobody knows the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading.times import times


@pytest.mark.parametrize(
    ("text", "published", "wanted"),
    [
        ("除夕有人过江。初一没人敢报，初二来查。", date(2024, 2, 14), ["2024-02-09", "2024-02-10", "2024-02-11"]),
        ("从除夕到初三不许走亲戚。", date(2024, 2, 20), ["2024-02-09/2024-02-12"]),
        ("女儿上初三，儿子初一。", date(2024, 2, 14), []),
        ("2018年3月5日设了卡。查得很严。8月2号撤了。", None, ["2018-03-05", "2018-08-02"]),
    ],
)
def test_days_told_by_their_number(text: str, published: date | None, wanted: list[str]) -> None:
    found = times(text, lang="zh", published=published, pack=load("north_korea"))
    assert [time.edtf for time in found] == wanted
