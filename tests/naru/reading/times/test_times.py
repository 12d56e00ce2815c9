"""What the face promises: kinds, bounds, what is inferred, direction, anchors, impossible dates."""

from __future__ import annotations

import json
from datetime import date

import pytest

from naru.packs import load
from naru.reading.times import Time, mixed_times, times
from naru.values import FuzzyDate, Lang

PUBLISHED = date(2024, 2, 5)


def one(text: str, lang: Lang = "en", published: date | None = PUBLISHED) -> Time:
    found = times(text, lang=lang, published=published, pack=load("north_korea"))
    assert len(found) == 1, [time.text for time in found]
    return found[0]


def last(text: str, lang: Lang = "en", published: date | None = PUBLISHED) -> Time:
    return times(text, lang=lang, published=published, pack=load("north_korea"))[-1]


def test_json_has_the_fields_of_the_contract() -> None:
    written = json.loads(one("since mid-January").to_json())
    assert written == {
        "start": 0, "end": 17, "text": "since mid-January", "kind": "interval_open", "edtf": "2024-01-15~/..",
        "earliest": "2024-01-11", "latest": "2024-01-20", "inferred": ["year"], "rule": "en.part-of-month+since",
        "confidence": 0.95,
    }  # fmt: skip
    assert json.loads(one("for three days").to_json())["iso"] == "P3D"
    assert json.loads(one("for three days").to_json())["edtf"] is None


@pytest.mark.parametrize(
    ("text", "kind", "edtf", "earliest", "latest"),
    [
        ("late September 2023", "day_in_range", "[2023-09-21..2023-09-30]", "2023-09-21", "2023-09-30"),
        ("throughout September 2023", "interval", "2023-09-01/2023-09-30", "2023-09-01", "2023-09-30"),
        ("since 2020", "interval_open", "2020/..", "2020-01-01", "2020-12-31"),
        ("until 16 February 2024", "until", "../2024-02-16", None, "2024-02-16"),
        ("until the end of January 2024", "until", "../2024-01-31", None, "2024-01-31"),
        ("the winter of 2023", "season", "2023-24", "2023-12-01", "2024-02-29"),
        ("around 26 January 2024", "day", "2024-01-26~", "2024-01-21", "2024-01-31"),
        ("from 3 to 9 November 2023", "interval", "2023-11-03/2023-11-09", "2023-11-03", "2023-11-09"),
        ("in the 1990s", "day_in_range", "199X", "1990-01-01", "1999-12-31"),
    ],
)
def test_kinds_and_bounds(text: str, kind: str, edtf: str, earliest: str | None, latest: str | None) -> None:
    found = one(text)
    assert (found.kind, found.edtf) == (kind, edtf)
    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert found.latest == (date.fromisoformat(latest) if latest else None)
    assert found.inferred == ()


@pytest.mark.parametrize(
    ("text", "lang", "edtf"),
    [
        ("It was read out on December 20.", "en", "2023-12-20"),
        ("It will be read out on December 20.", "en", "2024-12-20"),
        ("They will gather on Feb. 16.", "en", "2024-02-16"),
        ("On Jan. 26 they said that defectors will be shot.", "en", "2024-01-26"),
        ("12월 20일에 낭독됐다.", "ko", "2023-12-20"),
        ("12월 20일에 낭독될 예정이다.", "ko", "2024-12-20"),
        ("12月20日宣读了。", "zh", "2023-12-20"),
        ("将于12月20日宣读。", "zh", "2024-12-20"),
        ("12月20日に読み上げられた。", "ja", "2023-12-20"),
        ("12月20日に読み上げる予定だ。", "ja", "2024-12-20"),
    ],
)
def test_reports_lie_behind_and_plans_ahead(text: str, lang: Lang, edtf: str) -> None:
    found = last(text, lang)
    assert found.edtf == edtf
    assert found.inferred == ("year",)


def test_the_order_of_clauses_does_not_mix_directions() -> None:
    found = times("1월 26일 체포됐으며 2월 16일까지 이어질 예정이라고 한다.", lang="ko", published=PUBLISHED)
    assert [time.edtf for time in found] == ["2024-01-26", "../2024-02-16"]


@pytest.mark.parametrize(
    ("text", "lang", "edtf", "kind"),
    [
        ("on Jan. 26", "en", "XXXX-01-26", "day"),
        ("since mid-January", "en", "XXXX-01-15~/..", "interval_open"),
        ("late January", "en", "[XXXX-01-21..XXXX-01-31]", "day_in_range"),
        ("yesterday", "en", "XXXX-XX-XX", "day"),
        ("26일", "ko", "XXXX-XX-26", "day"),
        ("지난달", "ko", "XXXX-XX", "day_in_range"),
        ("去年", "zh", "XXXX", "day_in_range"),
        ("设", "zh", None, None),
        ("冬に", "ja", "XXXX-24", "season"),
    ],
)
def test_without_a_day_of_publication_nothing_is_inferred(
    text: str, lang: Lang, edtf: str | None, kind: str | None
) -> None:
    found = times(text, lang=lang, published=None, pack=load("north_korea"))
    assert [(time.edtf, time.kind) for time in found] == ([] if edtf is None else [(edtf, kind)])
    for time in found:
        assert (time.earliest, time.latest, time.inferred) == (None, None, ())
        assert time.confidence < 0.75


def test_a_date_told_before_is_counted_from_without_a_year_too() -> None:
    found = times("On January 30 he ran. Three days later he was caught.", lang="en", published=None)
    assert [time.edtf for time in found] == ["XXXX-01-30", "XXXX-02-02"]


def test_a_year_said_in_the_sentence_is_lent() -> None:
    found = times("2022년 12월 3일 발견됐고 12월 5일 폭파됐다. 1월 3일 또 나왔다.", lang="ko", published=PUBLISHED)
    assert [time.edtf for time in found] == ["2022-12-03", "2022-12-05", "2023-01-03"]
    assert [time.inferred for time in found] == [(), ("year",), ("year",)]


def test_a_year_is_not_lent_over_a_paragraph() -> None:
    found = times(
        "Photographed in late September 2023.\n\nSince mid-January it is worse.", lang="en", published=PUBLISHED
    )
    assert [time.edtf for time in found] == ["[2023-09-21..2023-09-30]", "2024-01-15~/.."]


def test_relative_words_mark_all_they_infer() -> None:
    assert one("yesterday").inferred == ("year", "month", "day")
    assert one("last month").inferred == ("year", "month")
    assert one("last year").inferred == ("year",)
    assert one("26일", "ko").inferred == ("year", "month")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("31 February", "en"), ("January 0", "en"), ("2023-02-29", "en"), ("2월 30일", "ko"), ("1월 34일", "ko"), ("34일", "ko"),
        ("13월 5일", "ko"), ("2月30日", "zh"), ("13月5日", "zh"), ("2月30日", "ja"), ("4月31日", "ja"), ("2024-13-45", "ja"),
    ],
)  # fmt: skip
def test_an_impossible_date_is_a_doubt_and_no_day(text: str, lang: Lang) -> None:
    found = one(text, lang)
    assert (found.kind, found.edtf, found.rule) == ("vague", None, "impossible")
    assert (found.earliest, found.latest) == (None, None)
    assert found.confidence <= 0.2


def test_a_leap_day_is_only_where_there_is_one() -> None:
    assert one("29 February 2024").edtf == "2024-02-29"
    assert one("2月29日", "zh", date(2024, 3, 5)).edtf == "2024-02-29"
    nowhere_near = one("He was taken on February 29.", published=date(2022, 7, 5))
    assert nowhere_near.earliest is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("a woman in her 40s, a man in his mid-30s, another aged 52, a 35-year-old", "en"),
        ("they may have paid tens of thousands of yuan; he may go; two men; room 26; page 12", "en"),
        ("at 3 a.m., 9:30 pm, from 6 to 10 o'clock, the 12th Brigade, the 8th Congress, unit 27", "en"),
        ("40대, 사십대, 30대 중반, 50대 초반, 35살, 5000위안, 제12여단, 27인민반, 3반, 오후 3시쯤, 밤 11시", "ko"),
        ("19일째 아님 010-2024-0126 3명 26호실", "zh"),
        ("四十多岁, 35岁左右, 三个人, 第12旅, 3班, 5000元, 凌晨三点左右, 26号楼, 三年级", "zh"),
        ("40代、50代前半、35歳、三人、1人、第12旅団、3班、5000元、午後3時ごろ、26号室、毎日新聞", "ja"),
        ("3月5日青年鉱山", "ja"), ("3월5일청년광산, 4.15기술혁신돌격대", "ko"), ("김씨 동지가 말함", "ko"),
    ],
)  # fmt: skip
def test_what_looks_like_a_time_and_is_none(text: str, lang: Lang) -> None:
    assert times(text, lang=lang, published=PUBLISHED, pack=load("north_korea")) == ()


def test_full_width_and_traditional_forms_are_read_in_place() -> None:
    text = "報告：１月２８號，上個月開始。"
    found = times(text, lang="zh", published=PUBLISHED)
    assert [time.edtf for time in found] == ["2024-01-28", "2024-01/.."]
    assert [text[time.start : time.end] for time in found] == [time.text for time in found]


def test_dates_in_signs_and_latin_letters_in_any_sentence() -> None:
    for lang in ("ko", "zh", "ja"):
        found = times("1/26, Jan 27, 2024-01-28", lang=lang, published=PUBLISHED)  # type: ignore[arg-type]
        assert [time.edtf for time in found] == ["2024-01-26", "2024-01-27", "2024-01-28"]


def test_only_the_sentences_given_are_read() -> None:
    text = "On Jan. 12 he ran. On Jan. 13 they met."
    found = times(text, lang="en", published=PUBLISHED, sentences=[(19, len(text))])
    assert [(time.start, time.edtf) for time in found] == [(22, "2024-01-13")]


def test_sentences_in_several_languages_share_one_memory() -> None:
    text = "On Jan. 12 he ran. 이튿날 회의가 열렸다."
    found = mixed_times(text, [(0, 19, "en"), (19, len(text), "ko")], published=PUBLISHED)
    assert [time.edtf for time in found] == ["2024-01-12", "2024-01-13"]


@pytest.mark.parametrize(
    ("text", "lang", "edtf"),
    [
        ("설날까지", "ko", "../2024-02-10"),
        ("추석 전날", "ko", "2023-09-28"),
        ("주체113(2024)년 1월 8일", "ko", "2024-01-08"),
        ("주체113년 1월 8일", "ko", "2024-01-08"),
        ("Juche 113", "en", "2024"),
        ("the Juche tower", "en", None),
        ("春节前两天", "zh", "2024-02-08"),
        ("旧正月の3日後", "ja", "2024-02-13"),
        ("on the Day of the Shining Star last year", "en", "2023-02-16"),
        ("令和5年12月", "ja", "2023-12"),
    ],
)
def test_the_packs_days_and_eras(text: str, lang: Lang, edtf: str | None) -> None:
    found = times(text, lang=lang, published=PUBLISHED, pack=load("north_korea"))
    assert [time.edtf for time in found] == ([] if edtf is None else [edtf])


def test_a_feast_beyond_the_packs_table_gives_no_day() -> None:
    found = one("2041년 추석", "ko", date(2041, 12, 1))
    assert found.edtf == "2041-XX-XX"
    assert (found.earliest, found.latest) == (None, None)


def test_a_season_belongs_to_the_year_in_which_it_begins() -> None:
    assert one("지난겨울", "ko", date(2024, 6, 1)).edtf == "2023-24"
    assert one("this winter", published=date(2024, 1, 5)).edtf == "2023-24"
    assert one("last winter", published=date(2024, 1, 5)).edtf == "2022-24"
    assert one("the winter of 2023-24").edtf == "2023-24"


def test_named_values_are_fuzzy_dates() -> None:
    found = times(
        "during the Arduous March, from 26 to 28 January, in spring",
        lang="en",
        published=PUBLISHED,
        pack=load("north_korea"),
    )
    assert [time.edtf for time in found] == ["1994~/1998~", "2024-01-26/2024-01-28", "2023-21"]
    for time in found:
        value = FuzzyDate(
            edtf=time.edtf or "", earliest=time.earliest, latest=time.latest, words=time.text, inferred=time.inferred
        )
        assert value.earliest == time.earliest
