"""The form of gold: three layings, words found in their text, a bad text harms itself alone."""

from __future__ import annotations

import json

import pytest

from naru.errors import InputError, ItemError
from naru.evaluation import GoldText, read_gold

TEXT = "Musan, Feb 3. Post near Musan, gone by Feb 3."
ENTRY = {
    "id": "a",
    "lang": "en",
    "published": "2024-02-05",
    "text": TEXT,
    "times": [
        {"text": "Feb 3", "kind": "day", "edtf": "2024-02-03"},
        {"text": "Feb 3", "kind": "day", "edtf": "2024-02-03", "required": False},
    ],
    "places": [{"text": "Musan", "place_ids": ["kp-adm2-1108747013"]}, {"text": "Musan", "place_ids": []}],
    "hedges": [{"text": "near", "sureness": "possible", "scope": "Musan"}],
}


def _none(name: str) -> bytes:
    raise OSError


def _one(content: object) -> GoldText | ItemError:
    [found] = read_gold(json.dumps(content).encode(), "json", _none)
    return found


def test_words_are_found_behind_the_row_before_them() -> None:
    found = _one(ENTRY)
    assert isinstance(found, GoldText)
    assert [row.at for row in found.times or ()] == [(7, 12), (39, 44)]
    assert [row.at for row in found.places or ()] == [(0, 5), (24, 29)]
    # The scope is the one of two places that lies nearer to the hedge.
    assert (found.hedges or ())[0].scope == (24, 29)


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("json", json.dumps([ENTRY, ENTRY])),
        ("jsonl", f"{json.dumps(ENTRY)}\n\n{json.dumps(ENTRY)}\n"),
        ("yaml", f"- {json.dumps(ENTRY)}\n- {json.dumps(ENTRY)}\n"),
    ],
)
def test_three_layings_say_the_same(form: str, content: str) -> None:
    assert list(read_gold(content.encode(), form, _none)) == [_one(ENTRY)] * 2  # type: ignore[arg-type]


def test_yaml_keeps_years_and_days_as_words() -> None:
    row = b"{text: '2020', kind: interval, edtf: 2020, accept: [2020-01-01, 2021]}"
    content = b"- {id: a, lang: en, published: 2024-02-05, text: In 2020 and 2021, times: [" + row + b"]}"
    [found] = read_gold(content, "yaml", _none)
    assert isinstance(found, GoldText)
    assert (found.times or ())[0].edtf == "2020"
    assert (found.times or ())[0].accept == ("2020-01-01", "2021")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"places": [{"text": "Hyesan", "place_ids": []}]}, "gold_words_missing"),
        ({"places": [{"text": "Musan", "start": 1, "end": 6, "place_ids": []}]}, "gold_words_missing"),
        ({"places": [{"start": 40, "end": 400, "place_ids": []}]}, "gold_words_missing"),
        ({"claims": [{"what": "search", "status": "happened", "quote": "no such words"}]}, "gold_words_missing"),
        ({"text": "", "text_file": "elsewhere.txt"}, "gold_text_missing"),
        ({"text": "", "times": []}, "gold_text_missing"),
        ({"colour": "red"}, "field_unknown"),
        ({"lang": "fr"}, "value_unreadable"),
        ({"measures": [{"text": "Post", "code": "guard_post", "status": "perhaps"}]}, "value_unreadable"),
    ],
)
def test_a_bad_text_is_its_error_and_the_rest_goes_on(change: dict[str, object], code: str) -> None:
    found = list(read_gold(json.dumps([{**ENTRY, **change}, ENTRY]).encode(), "json", _none))
    assert isinstance(found[0], ItemError)
    assert found[0].code == code
    assert "Musan" not in repr(found[0]) + str(found[0])
    assert isinstance(found[1], GoldText)


@pytest.mark.parametrize("content", [b"", b"3", b"[]", b"{", b"- [", b"\xff\xfe\x00", b"- 3: [[[["])
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_file_that_is_no_gold_is_refused(content: bytes, form: str) -> None:
    with pytest.raises(InputError):
        list(read_gold(content, form, _none))  # type: ignore[arg-type]
