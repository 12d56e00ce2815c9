"""Dates in words: written down by hand in four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.publication.dates import exact_days, in_words
from naru.values import LANGS, Lang

GOLD = [
    ("2024-01-26", "26 January 2024", "2024년 1월 26일", "2024年1月26日", "2024年1月26日"),
    ("[2024-01-21..2024-01-31]", "late January 2024", "2024년 1월 하순", "2024年1月下旬", "2024年1月下旬"),
    ("[2024-02-21..2024-02-29]", "late February 2024", "2024년 2월 하순", "2024年2月下旬", "2024年2月下旬"),
    ("[2024-01-01..2024-01-10]", "early January 2024", "2024년 1월 초순", "2024年1月上旬", "2024年1月上旬"),
    (
        "2024-01-11/2024-01-20", "throughout mid-January 2024", "2024년 1월 중순 내내",
        "整个2024年1月中旬", "2024年1月中旬を通して",
    ),
    ("2024-01-15~/..", "from mid-January 2024 on", "2024년 1월 중순부터", "自2024年1月中旬起", "2024年1月中旬以降"),
    ("2020/..", "from 2020 on", "2020년부터", "自2020年起", "2020年以降"),
    ("[2023-11..]", "November 2023 or later", "2023년 11월 이후", "2023年11月或之后", "2023年11月以降"),
    ("[..2023-11]", "November 2023 or earlier", "2023년 11월 또는 그 전", "2023年11月或之前", "2023年11月以前"),
    ("../2024-02", "until February 2024", "2024년 2월까지", "至2024年2月", "2024年2月まで"),
    ("2023-09", "September 2023", "2023년 9월", "2023年9月", "2023年9月"),
    ("2023-24", "winter 2023–24", "2023~24년 겨울", "2023—24年冬季", "2023〜24年の冬"),
    ("2023-22", "summer 2023", "2023년 여름", "2023年夏季", "2023年夏"),
    (
        "[2024-01-12..2024-01-14]", "between 12 and 14 January 2024", "2024년 1월 12일에서 14일 사이",
        "2024年1月12日至14日之间", "2024年1月12日から14日の間",
    ),
    (
        "2024-01-30/2024-02-02", "30 January to 2 February 2024", "2024년 1월 30일부터 2월 2일까지",
        "2024年1月30日至2月2日", "2024年1月30日から2月2日まで",
    ),
    (
        "[2024-01-21..2024-02-03]", "between 21 January and 3 February 2024", "2024년 1월 21일에서 2월 3일 사이",
        "2024年1月21日至2月3日之间", "2024年1月21日から2月3日の間",
    ),
    (
        "[2023-12-30..2024-01-02]", "between 30 December 2023 and 2 January 2024",
        "2023년 12월 30일에서 2024년 1월 2일 사이", "2023年12月30日至2024年1月2日之间", "2023年12月30日から2024年1月2日の間",
    ),
    ("2024-01~", "around January 2024", "2024년 1월경", "2024年1月前后", "2024年1月ごろ"),
    (
        "2024-01-26?", "26 January 2024 (uncertain)", "2024년 1월 26일(불확실)",
        "2024年1月26日（不确定）", "2024年1月26日（不確か）",
    ),
    ("2024-XX", "2024", "2024년", "2024年", "2024年"),
    ("XXXX-01-26", "26 January, year not known", "1월 26일(연도 모름)", "1月26日（年份不详）", "1月26日（年は不明）"),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "en", "ko", "zh", "ja"), GOLD)
def test_words(edtf: str, en: str, ko: str, zh: str, ja: str) -> None:
    assert [in_words(edtf, lang) for lang in ("en", "ko", "zh", "ja")] == [en, ko, zh, ja]


def test_exact_days_for_whoever_points_at_a_date() -> None:
    assert exact_days("2024-01-26") == "2024-01-26"
    assert exact_days("[2024-01-21..2024-01-31]") == "2024-01-21 – 2024-01-31"
    assert exact_days("2020/..") == "2020-01-01 – …"
    assert exact_days("../2024-02") == "… – 2024-02-29"
    assert exact_days("XXXX-01-26") == ""


@given(
    st.dates(),
    st.dates(),
    st.sampled_from(LANGS),
    st.sampled_from(["{0}", "{0}/{1}", "[{0}..{1}]", "{0}/..", "../{1}", "[..{1}]"]),
)
def test_every_date_has_words_without_braces_or_notation(one: object, other: object, lang: Lang, form: str) -> None:
    first, last = sorted((str(one), str(other)))
    told = in_words(form.format(first, last), lang)
    assert told
    assert not set("{}[]/|") & set(told)
