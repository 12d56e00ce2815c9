from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from naru.packs import Pack
from naru.packs.loading import read_pack

Mend = Callable[[str, str, str], None]
# Days as public calendars gave them; written down before the table was computed.
NEW_YEARS = [
    "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12",
    "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-07", "2028-01-27",
    "2029-02-13", "2030-02-03",
]  # fmt: skip
CHUSOKS = [
    "2015-09-27", "2016-09-15", "2017-10-04", "2018-09-24", "2019-09-13", "2020-10-01", "2021-09-21",
    "2022-09-10", "2023-09-29", "2024-09-17", "2025-10-06", "2026-09-25",
]  # fmt: skip
YEARS = range(2015, 2031)


@pytest.mark.parametrize("day", NEW_YEARS)
def test_lunar_new_year(pack: Pack, day: str) -> None:
    new_year = date.fromisoformat(day)
    assert pack.calendar.holidays["lunar_new_year"].on(new_year.year) == new_year
    assert "lunar_new_year" in [holiday.id for holiday in pack.calendar.on(new_year)]
    eve = pack.calendar.holidays["lunar_new_year_eve"].on(new_year.year)
    assert eve == new_year - timedelta(days=1)
    full_moon = pack.calendar.holidays["first_full_moon"].on(new_year.year)
    assert full_moon == new_year + timedelta(days=14)


@pytest.mark.parametrize("day", CHUSOKS)
def test_chusok(pack: Pack, day: str) -> None:
    assert pack.calendar.holidays["chusok"].on(int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("holiday", "day"),
    [
        ("hansik", "2024-04-05"), ("hansik", "2022-04-06"), ("chongmyong", "2024-04-04"), ("chongmyong", "2023-04-05"),
        ("dongji", "2024-12-21"), ("dongji", "2023-12-22"), ("ipchun", "2025-02-03"), ("ipchun", "2024-02-04"),
        ("dano", "2024-06-10"), ("dano", "2023-06-22"), ("chilsok", "2024-08-10"),
    ],
)  # fmt: skip
def test_other_moving_days(pack: Pack, holiday: str, day: str) -> None:
    assert pack.calendar.holidays[holiday].on(int(day[:4])) == date.fromisoformat(day)


def _days_from_new_moon(day: date) -> float:
    """Days from the last mean new moon (epoch 2000-01-06 18:14 UTC, month of 29.530588853 days) to noon in UTC+9."""
    noon = datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)
    return ((noon - datetime(2000, 1, 6, 18, 14, tzinfo=UTC)).total_seconds() / 86400) % 29.530588853


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("holiday", "age"), [("lunar_new_year", 0), ("first_full_moon", 14), ("chusok", 14), ("dano", 4), ("chilsok", 6)]
)
def test_the_moon_agrees(pack: Pack, year: int, holiday: str, age: int) -> None:
    day = pack.calendar.holidays[holiday].on(year)
    assert day is not None
    off = (_days_from_new_moon(day) - age + 15) % 29.530588853 - 15
    assert -1.3 < off < 1.7, "the true new moon is within 14 hours of the mean one"


@pytest.mark.parametrize("year", YEARS)
def test_solar_days_stay_where_the_sun_is(pack: Pack, year: int) -> None:
    for holiday, month, earliest, latest in (
        ("ipchun", 2, 3, 5), ("chongmyong", 4, 4, 5), ("hansik", 4, 5, 6), ("dongji", 12, 21, 22)
    ):  # fmt: skip
        day = pack.calendar.holidays[holiday].on(year)
        assert day is not None
        assert day.month == month
        assert earliest <= day.day <= latest


def test_fixed_days_and_the_years_they_were_kept(pack: Pack) -> None:
    calendar = pack.calendar
    assert calendar.holidays["day_of_the_sun"].on(2024) == date(2024, 4, 15)
    assert calendar.holidays["army_day"].on(2017) is None
    assert calendar.holidays["army_day"].on(2018) == date(2018, 2, 8)
    assert calendar.holidays["chusok"].on(2014) is None, "nothing is guessed outside the table"
    assert calendar.on(date(2024, 1, 26)) == ()


def test_names_and_forms_find_their_day(pack: Pack) -> None:
    assert pack.calendar.names["음력설"] == ("lunar_new_year",)
    assert pack.calendar.names["광명성절"] == ("day_of_the_shining_star",)
    assert pack.calendar.names["旧正月"] == ("lunar_new_year",)
    assert pack.calendar.names["中秋"] == ("chusok",)
    assert all(len(ids) == 1 for ids in pack.calendar.names.values()), "no form stands for two days"
    assert not any(name.replace(".", "").isdigit() for name in pack.calendar.names), "a bare number is no name"


def test_ice_is_told_by_reach_with_its_source(pack: Pack) -> None:
    for river in pack.manifest.rivers:
        reaches = pack.calendar.ice_of(river)
        assert len(reaches) >= 2
        for reach in reaches:
            assert reach.freeze_up.source
            assert reach.break_up.source
            assert (reach.freeze_up.months is None) == (reach.break_up.months is None)
    assert pack.calendar.ice_of("kp-riv-taedong") == ()


@pytest.mark.parametrize("wrong", ["2024-02-31", "2023-02-10", "soon", "2024-2-10", "[2024]"])
def test_a_date_that_does_not_exist_harms_only_its_year(folder: Path, mend: Mend, wrong: str) -> None:
    mend("calendar.yaml", "2024: 2024-02-10", f"2024: {wrong}")
    broken = read_pack(folder)
    new_year = broken.calendar.holidays["lunar_new_year"]
    assert new_year.on(2024) is None
    assert new_year.on(2023) == date(2023, 1, 22)
    (told,) = broken._problems
    assert (told.code, told.file) == ("pack_no_such_day", "calendar.yaml")
    assert told.line is not None
    assert wrong in (folder / "calendar.yaml").read_text("utf-8").splitlines()[told.line - 1]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("month: 2\n    day: 16", "month: 2\n    day: 30", "pack_no_such_day"),
        ("month: 2\n    day: 16", "month: 2\n    day: 29", "pack_no_such_day"),
        ("month: 2\n    day: 16", "month: 14\n    day: 16", "pack_row_broken"),
        ("month: 2\n    day: 16", "month: 2", "pack_row_broken"),
        ("id: day_of_the_shining_star", "id: army_day", "pack_id_twice"),
        (
            "- id: day_of_the_shining_star\n    kind: state",
            "- id: day_of_the_shining_star\n    kind: secret",
            "pack_row_broken",
        ),
    ],
)
def test_a_broken_holiday_harms_only_itself(
    pack: Pack, folder: Path, mend: Mend, old: str, new: str, code: str
) -> None:
    mend("calendar.yaml", old, new)
    broken = read_pack(folder)
    assert "day_of_the_shining_star" not in broken.calendar.holidays
    assert len(broken.calendar.holidays) == len(pack.calendar.holidays) - 1
    assert [one.code for one in broken._problems] == [code]
    assert "day_of_the_sun" in broken.calendar.holidays
