"""The reader as a whole: the contract's form, spans that are slices, any text at all, and time in line with length."""

from __future__ import annotations

import json
import time
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naru.packs import load
from naru.reading import Reading, read

PACK = load("north_korea")
DAY = date(2024, 2, 5)
NOTE = "혜산 1/26 새벽 압록강 얼음 위 발자국. 국경경비대 수색. 초소 생김"
PIECES = [
    NOTE, "A partner in Hyesan said that two guards shot at a man in his 40s.", "保卫员威胁说，再犯就逮捕。", "恵山の協力者は「橋が封鎖された」と話した。",
    "“", "”", "「", "」", "'", '"', "\n\n", "◆ ", "(", "\u202e", "\0", "\u200b", "Jan. 26", "если", "🙂", "rumour", "소문.", "据说", "噂", "12", ", ", "。",
]  # fmt: skip


def _as_json(reading: Reading) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(reading.to_json())
    return content


def _spans(content: dict[str, Any]) -> list[tuple[int, int, str | None]]:
    found = []
    for kind in ("times", "places", "persons", "measures", "hedges"):
        found.extend((each["start"], each["end"], each["text"]) for each in content[kind])
    found.extend((*each["scope"], None) for each in content["hedges"])
    found.extend((*each["span"], each["quote"]) for each in content["claims"])
    for each in content["attributions"]:
        found.append((*each["span"], None))
        found.extend((*link["span"], None) for link in each["links"] if "span" in link)
    return found


def test_a_field_message_yields_claims() -> None:
    reading = read(NOTE, published=date(2024, 1, 28), pack=PACK, id="m1")
    assert (reading.id, reading.lang, reading.published) == ("m1", "ko", date(2024, 1, 28))
    told = [(claim.what, claim.status, claim.edtf, claim.place_id, claim.state) for claim in reading.claims]
    assert told == [
        ("crossing", "suspected", "2024-01-26", "kp-adm2-1108746903", "proposed"),
        ("search", "happened", "2024-01-26", "kp-adm2-1108746903", "proposed"),
        ("guard_post", "in_force", "2024-01-26", "kp-adm2-1108746903", "proposed"),
    ]
    assert reading.claims[1].who == ("국경경비대",)


def test_the_json_is_that_of_the_contract() -> None:
    text = "A partner in Hyesan said on Jan. 26 that guards probably searched two houses."
    content = _as_json(read(text, published=DAY, pack=PACK))
    assert list(content) == [
        "id", "lang", "published", "times", "places", "persons", "measures", "hedges", "attributions", "claims",
    ]  # fmt: skip
    keys = {
        "places": {"start", "end", "text", "place_id", "name", "level", "alternatives", "rule", "confidence"},
        "persons": {"start", "end", "text", "role", "sex", "age", "count", "rule"},
        "measures": {"start", "end", "text", "code", "status", "rule", "confidence"},
        "hedges": {"start", "end", "text", "scope", "sureness", "holder"},
        "attributions": {"id", "span", "links"},
        "claims": {"id", "what", "status", "edtf", "place_id", "who", "attribution", "sureness", "span", "quote", "rules",
                   "confidence", "state"},
    }  # fmt: skip
    for kind, wanted in keys.items():
        assert content[kind], kind
        assert all(set(each) == wanted for each in content[kind]), kind
    assert all({"kind", "speaker"} <= set(link) for each in content["attributions"] for link in each["links"])
    ids = {each["id"] for each in content["attributions"]}
    assert all(claim["attribution"] in ids | {None} for claim in content["claims"])


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "\0", "\u202e", "\ud800", "\ufeff", "🙂", "'", '"', "...", "，", "◆"]
)
def test_texts_of_nothing(text: str) -> None:
    reading = read(text, published=DAY, pack=PACK)
    assert not reading.claims
    assert json.loads(reading.to_json())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map("".join))
def test_any_text_is_read_and_every_span_is_a_slice(text: str) -> None:
    content = _as_json(read(text, published=DAY, pack=PACK))
    for start, end, words in _spans(content):
        assert 0 <= start <= end <= len(text)
        if words is not None:
            assert words == text[start:end]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_text_that_is_no_unicode_is_read_too(text: str) -> None:
    assert json.loads(read(f"Hyesan {text} 혜산", published=DAY, pack=PACK).to_json())


def test_the_same_text_gives_the_same_reading_and_hangul_in_pieces_too() -> None:
    whole, again = (read(NOTE, published=DAY, pack=PACK) for _ in range(2))
    assert whole == again
    pieces = read(unicodedata.normalize("NFD", NOTE), published=DAY, pack=PACK)
    assert [(claim.what, claim.edtf, claim.place_id) for claim in pieces.claims] == [
        (claim.what, claim.edtf, claim.place_id) for claim in whole.claims
    ]


def test_direction_marks_hide_nothing() -> None:
    hidden = read("\u202eHye\u200bsan. Guards searched the shore.", published=DAY, pack=PACK)
    assert hidden.places[0].place_id == "kp-adm2-1108746903"
    assert hidden.places[0].text == "Hye\u200bsan"


def test_mixed_messages_are_read_sentence_by_sentence() -> None:
    reading = read("Hyesan. 국경경비대 수색. 有传闻说下周起宵禁。 検問所が設けられた。", published=DAY, pack=PACK)
    told = {(measure.code, measure.status, measure.rule[:2]) for measure in reading.measures}
    assert told == {
        ("search", "happened", "ko"), ("curfew", "rumoured", "zh"), ("checkpoint", "in_force", "ja"),
    }  # fmt: skip


def test_without_a_day_years_stay_open() -> None:
    reading = read("On January 12 guards searched the shore in Hyesan.", pack=PACK)
    assert reading.published is None
    assert reading.claims[0].edtf == "XXXX-01-12"


@pytest.mark.parametrize(
    "unit",
    [
        "The police arrested two men in Hyesan on January 3. ", "边防军搜查了惠山市。", "혜산에서 수색. ", "he said that ", "“", "'", "(", "혜산", "rumour. ",
        "A partner in Musan said she saw it herself. ", "the Chinese bank of the river opposite Manpo ",
    ],
)  # fmt: skip
def test_time_grows_in_line_with_length(unit: str) -> None:
    read(unit, published=DAY, pack=PACK)

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        started = time.process_time()
        read(text, published=DAY, pack=PACK)
        return time.process_time() - started

    short, long = min(seconds(10_000) for _ in range(3)), seconds(80_000)
    assert long < 8 * 3 * short + 0.2
