"""What counts as right, kind by kind: readings made by hand against gold made by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from naru.evaluation import Evaluation, evaluate, read_gold
from naru.reading import (
    AttributionMention,
    HedgeMention,
    MeasureMention,
    PersonMention,
    PlaceMention,
    ProposedClaim,
    Reading,
    Time,
    VoiceLink,
)  # fmt: skip

TEXT = "Since Jan. 12 a guard in his 40s in Musan may search homes, he was told."


def _at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _count(kind: str, rows: object, lang: str = "en", **found: Any) -> Evaluation:
    entry = {"id": "a", "lang": lang, "text": TEXT, **(rows if isinstance(rows, dict) else {kind: rows})}
    [gold] = read_gold(json.dumps([entry]).encode(), "json", lambda name: b"")
    reading = Reading(id="a", lang="en", published=None, **found)
    return evaluate([gold], lambda _: reading)  # type: ignore[list-item]


def _numbers(found: Evaluation, kind: Any) -> tuple[int, int, int]:
    figure = found.figure(kind)
    assert figure is not None
    return figure.recall.right, figure.recall.of, figure.precision.of


def _time(words: str, **change: Any) -> Time:
    told = {"kind": "day", "edtf": "2024-01-12", "earliest": None, "latest": None, "inferred": ("year",)}
    return Time(**_at(words), **{**told, **change}, rule="r", confidence=0.9)


ROW = {
    "text": "Since Jan. 12",
    "kind": "interval_open",
    "edtf": "2024-01-12/..",
    "accept": ["2024-01-12/2024-02"],
    "inferred": ["year"],
}


@pytest.mark.parametrize(
    ("edtf", "numbers", "problems"),
    [
        ("2024-01-12/..", (1, 1, 1), []),
        ("2024-01-12/2024-02", (1, 1, 1), []),
        ("2024-01-12", (0, 1, 1), ["wrong"]),
        ("2023-01-12/..", (0, 1, 1), ["wrong"]),
        (None, (0, 1, 0), ["missed"]),
    ],
)
def test_a_time_is_right_by_its_value(edtf: str | None, numbers: tuple[int, int, int], problems: list[str]) -> None:
    found = _count("times", [ROW], times=(_time("Jan. 12", edtf=edtf, kind="interval_open"),))
    assert _numbers(found, "times") == numbers
    assert [each.problem for each in found.mistakes] == problems


def test_openness_and_marks_are_counted_beside() -> None:
    good = _count("times", [ROW], times=(_time("Jan. 12", edtf="2024-01-12/..", kind="interval_open"),)).figure("times")
    bad = _count("times", [ROW], times=(_time("Jan. 12", edtf="2024-01-12/..", kind="interval", inferred=()),)).figure(
        "times"
    )
    assert good is not None
    assert bad is not None
    assert {name: (each.right, each.of) for name, each in good.beside.items()} == {
        "inferred": (1, 1),
        "openness": (1, 1),
    }
    assert {name: (each.right, each.of) for name, each in bad.beside.items()} == {
        "inferred": (0, 1),
        "openness": (0, 1),
    }


def test_a_duration_is_right_by_its_length() -> None:
    row = {"text": "40s", "kind": "duration", "iso": "PT40S"}
    assert _numbers(_count("times", [row], times=(_time("40s", edtf=None, iso="PT40S"),)), "times") == (1, 1, 1)
    assert _numbers(_count("times", [row], times=(_time("40s", edtf=None, iso="P40Y"),)), "times") == (0, 1, 1)


def test_a_trap_is_told_once() -> None:
    rows = {"times": [ROW], "time_traps": [{"text": "in his 40s", "why": "age"}, {"text": "may", "why": "verb"}]}
    found = _count("times", rows, times=(_time("40s", edtf="194X"),))
    assert _numbers(found, "times") == (0, 1, 1)
    assert _numbers(found, "time_traps") == (1, 2, 2)
    assert [each.problem for each in found.mistakes] == ["missed", "trap"]


def test_one_row_takes_one_proposal_and_optional_rows_none() -> None:
    twice = _count("times", [ROW], times=(_time("Since Jan. 12", edtf="2024-01-12/.."), _time("Jan. 12")))
    assert _numbers(twice, "times") == (1, 1, 2)
    optional = _count("times", [{**ROW, "required": False}], times=(_time("Jan. 12"),))
    assert _numbers(optional, "times") == (0, 0, 0)
    assert not optional.mistakes


def _place(place_id: str | None) -> PlaceMention:
    return PlaceMention(
        **_at("Musan"), place_id=place_id, name="", level="county", alternatives=(), rule="r", confidence=0.9
    )


@pytest.mark.parametrize(
    ("ids", "given", "numbers"),
    [
        (["x", "y"], "y", (1, 1, 1)),
        (["x"], "z", (0, 1, 1)),
        (["x"], None, (0, 1, 0)),
        ([], None, (0, 0, 0)),
        ([], "x", (0, 0, 1)),
    ],
)
def test_a_place_is_right_by_its_id(ids: list[str], given: str | None, numbers: tuple[int, int, int]) -> None:
    found = _count("places", [{"text": "Musan", "place_ids": ids}], places=(_place(given),))
    assert _numbers(found, "places") == numbers


@pytest.mark.parametrize(
    ("lang", "words", "wanted", "given", "right"),
    [
        ("en", "a guard", 1, None, 0),
        ("ko", "a guard", 1, None, 1),
        ("ko", "40s", 1, None, 0),
        ("ko", "a guard", 2, 1, 0),
    ],
)
def test_a_number_not_said(lang: str, words: str, wanted: int, given: int | None, right: int) -> None:
    person = PersonMention(**_at(words), role="", sex=None, age=None, count=given, rule="r")
    found = _count("persons", [{"text": words, "count": wanted}], lang=lang, persons=(person,))
    assert _numbers(found, "persons") == (right, 1, 1)


@pytest.mark.parametrize(("status", "right"), [("authorised", 1), ("planned", 1), ("happened", 0)])
def test_a_measure_needs_code_and_status_and_never_is_never(status: Any, right: int) -> None:
    measure = MeasureMention(**_at("search homes"), code="house_search", status=status, rule="r", confidence=0.8)
    rows = {
        "measures": [
            {
                "text": "search homes",
                "code": "search",
                "accept_codes": ["house_search"],
                "status": "authorised",
                "accept_status": ["planned"],
            }
        ],
        "never": [{"text": "may search"}],
    }
    found = _count("measures", rows, measures=(measure,))
    assert _numbers(found, "measures") == (right, 1, 1)
    assert _numbers(found, "never") == (right, 1, 1)


def test_a_hedge_reaches_its_words() -> None:
    row = {"text": "may", "sureness": "possible", "scope": "search homes"}
    hedge = HedgeMention(**_at("may"), scope=(46, 58), sureness="possible")
    assert _numbers(_count("hedges", [row], hedges=(hedge,)), "hedges") == (1, 1, 1)
    assert _numbers(_count("hedges", [row], hedges=(hedge.replaced(scope=(0, 5)),)), "hedges") == (0, 1, 1)
    assert _numbers(_count("hedges", [row], hedges=(hedge.replaced(sureness="doubtful"),)), "hedges") == (0, 1, 1)


@pytest.mark.parametrize(
    ("links", "right"),
    [
        ([("relay", "guard"), ("hearsay", None)], 1),
        ([("relay", "the guard in his 40s"), ("hearsay", None)], 1),
        ([("relay", "a soldier"), ("hearsay", None)], 0),
        ([("relay", "guard"), ("hearsay", "he")], 0),
        ([("witness", "guard"), ("hearsay", None)], 0),
        ([("relay", "guard")], 0),
    ],
)
def test_a_chain_has_the_same_links(links: list[tuple[Any, str | None]], right: int) -> None:
    row = {"span": "he was told", "links": [{"kind": "relay", "speaker": "a guard"}, {"kind": "hearsay"}]}
    told = AttributionMention(id="A1", span=(60, 71), links=tuple(VoiceLink(kind=k, speaker=s) for k, s in links))
    assert _numbers(_count("attributions", [row], attributions=(told,)), "attributions") == (right, 1, 1)


def _claim(**change: Any) -> ProposedClaim:
    told = {"what": "house_search", "status": "authorised", "edtf": "2024-01-12/..", "place_id": "x"}
    rest = {"who": (), "attribution": None, "sureness": "certain", "span": (46, 58), "quote": "search homes"}
    return ProposedClaim(id="C1", **{**told, **change}, **rest)


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, 1),
        ({"place_id": "y"}, 1),
        ({"place_id": None}, 0),
        ({"edtf": None}, 0),
        ({"what": "search"}, 0),
        ({"status": "happened"}, 0),
    ],
)
def test_a_claim_needs_all_four(change: dict[str, Any], right: int) -> None:
    row = {
        "what": "house_search",
        "status": "authorised",
        "edtf": "2024-01-12/..",
        "place_id": ["x", "y"],
        "quote": "may search homes",
    }
    assert _numbers(_count("claims", [row], claims=(_claim(**change),)), "claims") == (right, 1, 1)


def test_what_editors_rejected_must_not_come_again_and_the_rest_is_not_judged() -> None:
    row = {"what": "house_search", "status": "authorised", "quote": "may search homes", "wrong": True}
    again = _count("claims", {"claims": [row], "partial": True}, claims=(_claim(),))
    other = _count("claims", {"claims": [row], "partial": True}, claims=(_claim(what="curfew"),))
    assert [each.problem for each in again.mistakes] == ["never"]
    assert _numbers(again, "claims") == (0, 0, 1)
    assert not other.mistakes
    assert _numbers(other, "claims") == (0, 0, 0)


def test_only_what_is_listed_is_judged() -> None:
    found = _count("times", {"times": [ROW], "places": [], "only": ["places"]}, times=(_time("Jan. 12"),))
    assert {each.kind for each in found.figures} == {"places"}
