"""Bad input: whatever comes, it is read in time, nothing is made up, and at most a doubt is marked."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from naru.packs import load
from naru.reading import Reading, read
from naru.values import LANGS, Lang

PACK = load("north_korea")
DAY = date(2024, 2, 5)
#: CPU seconds for 20,000 letters of anything: fifty times what an article of that length takes.
_BUDGET = 4.0


def _read(text: str, lang: Lang | None = None) -> Reading:
    started = time.process_time()
    found = read(text, published=DAY, lang=lang or "auto", pack=PACK)
    assert time.process_time() - started < _BUDGET
    for each in (*found.times, *found.places, *found.persons, *found.measures, *found.hedges):
        assert each.text == text[each.start : each.end]
    return found


_NASTY = {
    "nothing but NULs": "\0" * 20_000,
    "lone surrogates": "\ud800\udfff" * 5_000,
    "direction marks": "\u202e\u2066혜산\u2069\u202d" * 2_000,
    "a million digits": "7" * 1_000_000,
    "digits and dots": "1.2.3." * 3_000,
    "digits and slashes": "1/2/" * 5_000,
    "opened and never closed": "“「『(" * 4_000,
    "wrong decoding": "혜산에서 수색".encode().decode("latin-1") * 500,
    "half width and full width": "１２月３１日ｶﾞｻ入れ" * 1_000,
    "joined letters": "👩‍👩‍👧‍👦‍" * 2_000,
    "combining marks": "e" + "\u0301" * 20_000,
    "one long word": "a" * 20_000,
    "words without end": "and or if " * 2_000,
    "names without end": "Musan Hyesan " * 1_500,
    "days without end": "the day before " * 1_400,
    "said that said that": "he said that " * 1_500,
    "다고 말했다고": "다고 말했다고 " * 2_000,
    "说他说": "他说他说" * 5_000,
    "と言ったと": "と言ったと" * 4_000,
    "markup": "<a href='javascript:x'>&amp;{{7*7}}</a>" * 500,
    "control": "".join(map(chr, range(160))) * 100,
}


@pytest.mark.parametrize("text", _NASTY.values(), ids=_NASTY)
def test_nasty_texts_are_read_in_time(text: str) -> None:
    _read(text)


@pytest.mark.parametrize("lang", LANGS)
def test_heaps_of_the_rules_own_words_are_read_in_time(lang: Lang) -> None:
    """What a pattern is most likely to stumble over is made of its own words in any order."""
    words = [
        word
        for part in ("measures", "statuses", "persons", "speakers", "hedges")
        for rule in PACK.lexicon(lang, part)["rules"]
        for word in (rule["example"], *rule["patterns"])
    ]
    seed = random.Random(7)
    for join in (" ", "", ", ", "…"):
        _read(join.join(seed.choices(words, k=400))[:20_000], lang)


@pytest.mark.parametrize(
    "text",
    [
        "On 30 February guards searched the shore.",
        "On January 34th guards searched the shore.",
        "On 31 April 2023 guards searched the shore.",
        "2월 30일 수색이 있었다.",
        "13월 1일 수색이 있었다.",
        "2月30日进行了搜查。",
        "2月31日に捜索があった。",
        "2023-02-29 수색",
    ],
)
def test_days_that_cannot_be_are_no_days(text: str) -> None:
    for found in _read(text).times:
        assert found.confidence <= 0.5 or found.edtf is None or found.edtf in ("2023-04", "2023", "2023-02")
    assert all(claim.edtf is None or "-30" not in claim.edtf for claim in _read(text).claims)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("무산된 계획이다.", "무산"),
        ("과일을 팔았다.", "과일"),
        ("People may march in May.", "march"),
        ("这里有温泉。", "温泉"),
    ],
)
def test_a_name_that_is_also_a_word(text: str, words: str) -> None:
    assert not [each for each in _read(text).places if each.place_id and words.casefold() in each.text.casefold()]
