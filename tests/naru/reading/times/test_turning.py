"""Dates in figures that can be read both ways round, days counted from what follows or is read out, feasts and their dates."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading.times import times

PACK = load("north_korea")


def _edtf(text: str, published: date | None) -> list[str | None]:
    return [time.edtf for time in times(text, lang="en", published=published, pack=PACK)]


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("Seen 4/8.", date(2022, 8, 5), ["2022-08-04"]),
        ("Seen 4/8.", date(2022, 4, 10), ["2022-04-08"]),
        ("Seen 4/8, again 21/8.", date(2022, 4, 10), ["2021-08-04", "2021-08-21"]),
        ("Seen 8/4, again 8/21.", date(2022, 8, 30), ["2022-08-04", "2022-08-21"]),
        ("Seen 4/8.", None, ["XXXX-04-08"]),
        ("Until 31/4 nothing.", date(2022, 5, 5), [None]),
    ],
)
def test_figures_turn_to_what_the_text_or_the_day_of_publication_says(
    text: str, published: date | None, edtf: list[str | None]
) -> None:
    assert _edtf(text, published) == edtf


def test_a_date_that_can_be_read_both_ways_is_less_sure() -> None:
    [turned] = times("Seen 4/8.", lang="en", published=date(2022, 8, 5))
    assert turned.confidence < 0.7


def test_a_distance_waits_for_the_day_told_behind_it() -> None:
    assert _edtf("The gate was shut two days earlier, she said on 9 May.", date(2022, 5, 20)) == [
        "2022-05-07",
        "2022-05-09",
    ]


def test_what_is_read_out_counts_from_its_day() -> None:
    text = "On 9 May an officer read out: from tomorrow nobody leaves. Tomorrow we call."
    assert _edtf(text, date(2022, 5, 20)) == ["2022-05-09", "2022-05-10/..", "2022-05-21"]


def test_a_feast_and_its_date_are_one_find() -> None:
    [found] = times(
        "Closed until Party Foundation Day (10 October).", lang="en", published=date(2022, 9, 20), pack=PACK
    )
    assert (found.edtf, found.inferred) == ("../2022-10-10", ("year",))


def test_words_of_another_script_in_an_english_note_are_read() -> None:
    assert _edtf("two taken 前天, one 어제", date(2022, 5, 20)) == ["2022-05-18", "2022-05-19"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("十月十日の党創建記念日までに終える", ["../2022-10-10"]),
        ("秋夕（9月10日）までに帰れ", ["../2022-09-10"]),
        ("旧正月の二月一日に来た", ["2022-02-01"]),
        ("十月九日、党創建記念日までに終える", ["2022-10-09", "../2022-10-10"]),
    ],
)
def test_a_feast_and_its_date_are_one_find_where_the_stretch_is_half_open_too(text: str, edtf: list[str]) -> None:
    found = times(text, lang="ja", published=date(2022, 9, 1), pack=PACK)
    assert [time.edtf for time in found] == edtf
