"""Any text: no crash, true spans, valid EDTF that agrees with the bounds, and time that grows no faster than the text."""

from __future__ import annotations

import subprocess
import sys
import time as clock
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.packs import load
from naru.reading.times import Time, times
from naru.values import LANGS, FuzzyDate, Lang

PACK = load("north_korea")
HEAP = (
    "Jan. 26|January|May|may|26|31|0|2020|2024-02-30|1/26|since |until |from | to |between | and |late |mid-|early |the |of |last |next |week|"
    "three days|later|ago|the next day|every |Monday|winter|Lunar New Year|on |, |. |\n|1월|26일|34일|부터|까지|중순|초|말|사흘|뒤|전|이튿날|작년|지난|오는|"
    "설|추석|매일|보름|동안|내내|사이|에서|쯤|주체113|년|봄|1月|26日|号|中旬|底|以来|起|到|去年|上周|三|第二天|三天|后|前|春节|每天|左右|之间|から|まで|"
    "以降|昨年|先週|翌日|3日|間|後|旧正月|毎日|頃|の|~|-|/|(|)|ㅋㅋ|۲۶|٣|½|𝟐𝟔|️|\u200b"
)
PIECES = HEAP.split("|")
PUBLISHED = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))
NEAR = st.one_of(st.none(), st.dates(date(1995, 1, 1), date(2035, 12, 31)))
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def _sound(text: str, found: tuple[Time, ...]) -> None:
    end = 0
    for time in found:
        assert end <= time.start < time.end <= len(text)
        end = time.end
        assert time.text == text[time.start : time.end]
        assert 0 <= time.confidence <= 1
        assert (time.iso is not None) == (time.kind in ("duration", "set"))
        if time.edtf is None:
            assert time.kind in ("duration", "set", "vague")
            assert (time.earliest, time.latest) == (None, None)
            continue
        value = FuzzyDate.parse(time.edtf, seasons=PACK.manifest.seasons)
        if time.earliest is not None and value.earliest is not None:
            # the reader may know less than the notation can say ("since last week"), never something else
            assert time.latest is not None
            assert time.earliest <= value.earliest <= time.latest
        if time.latest is None:
            assert value.latest is None or "X" in time.edtf


@pytest.mark.parametrize("lang", LANGS)
@given(text=TEXTS, published=NEAR)
@settings(max_examples=300, deadline=None)
def test_any_heap_of_pieces_is_read_soundly(lang: Lang, text: str, published: date | None) -> None:
    _sound(text, times(text, lang=lang, published=published, pack=PACK))


@pytest.mark.parametrize("lang", LANGS)
@given(text=st.text(max_size=200), published=PUBLISHED)
@settings(max_examples=200, deadline=None)
def test_any_text_on_any_day_is_read(lang: Lang, text: str, published: date | None) -> None:
    _sound(text, times(text, lang=lang, published=published, pack=PACK))


@pytest.mark.parametrize("lang", LANGS)
@given(
    text=TEXTS,
    published=st.sampled_from(
        [date(1, 1, 1), date(1, 1, 31), date(9999, 12, 31), date(9998, 12, 31), date(2024, 2, 29)]
    ),
)
@settings(max_examples=150, deadline=None)
def test_the_ends_of_the_calendar_hold(lang: Lang, text: str, published: date) -> None:
    _sound(text, times(text, lang=lang, published=published, pack=PACK))


def _spent(text: str, lang: Lang) -> float:
    begun = clock.process_time()
    times(text, lang=lang, published=date(2024, 2, 5), pack=PACK)
    return clock.process_time() - begun


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("sign", ["1", " ", "a", "\n", ".", "一", "십"])
def test_a_long_run_of_one_sign_is_soon_read(lang: Lang, sign: str) -> None:
    _spent("1월 26일 Jan. 26 1月26日", lang)  # compiles the rules
    long = 1_000_000 if sign.isascii() else 100_000
    assert _spent(sign * long, lang) < 8


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "piece",
    ["1 ", "1/", "26日、", "26일 ", "Jan. 1, ", "last the ", "3日後", "사흘 뒤", "from January to ", "지난 ", "每"],
    ids=str,
)
def test_time_grows_with_the_text_and_no_faster(lang: Lang, piece: str) -> None:
    _spent(piece, lang)
    short, long = _spent(piece * 4_000, lang), _spent(piece * 16_000, lang)
    assert long < 0.3 + 8 * short  # four times the text; eight leaves room for a busy machine


def test_importing_reads_no_rules_and_nothing_heavy() -> None:
    program = (
        "import sys, naru.reading.times.engine as e\n"
        "from naru.reading.times.rulebook import rulebook\n"
        "assert rulebook.cache_info().currsize == 0\n"
        "print(sorted(set(sys.modules) & {'numpy', 'scipy', 'django', 'PIL', 'hypothesis'}))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
