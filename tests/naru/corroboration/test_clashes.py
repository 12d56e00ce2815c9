"""Contradictions: each attribute by an example and a counter-example, side by side and never averaged."""

from __future__ import annotations

from typing import Any

import pytest

from naru.corroboration import contradictions
from naru.packs import load
from naru.values import Claim, FuzzyDate, Person, Place

PACK = load("north_korea")
HYESAN, HOERYONG = "kp-adm2-1108746903", "kp-adm2-1108746885"


def _claim(name: str, **changes: Any) -> Claim:
    if isinstance(changes.get("when"), str):
        changes["when"] = FuzzyDate.parse(changes["when"])
    if isinstance(changes.get("where"), str):
        changes["where"] = Place(id=changes["where"])
    return Claim(**{"id": name, "what": "search", "status": "happened", **changes})


def _found(one: dict[str, Any], two: dict[str, Any], measures: tuple[str, ...] = ()) -> list[str]:
    there = contradictions([_claim("b", **two), _claim("a", **one)], PACK, measures)
    assert all(each.claims == ("a", "b") for each in there)
    return [each.attribute for each in there]


def _who(**changes: Any) -> dict[str, Any]:
    return {"who": (Person(part="affected", **changes),)}


@pytest.mark.parametrize(
    ("one", "two", "attributes"),
    [
        ({"when": "2024-01-26"}, {"when": "2024-01-27"}, ["when"]),
        ({"when": "2024-01-26"}, {"when": "2024-01"}, []),
        ({"when": "2024-01-26"}, {}, []),
        ({"when": "2024-01-15~/.."}, {"when": "2026-01"}, []),
        ({"where": HYESAN}, {"where": HOERYONG}, ["where"]),
        ({"where": HYESAN}, {"where": "gn-2043837"}, []),
        ({"where": HYESAN}, {"where": "kp-KP-10"}, []),
        ({"where": HYESAN}, {}, []),
        ({}, {"status": "denied"}, ["status"]),
        ({"status": "suspected"}, {"status": "denied"}, []),
        ({}, {"status": "attempted"}, ["status"]),
        ({"status": "in_force"}, {"status": "seen"}, []),
        (_who(count=2), _who(count=3), ["count"]),
        (_who(count=2), _who(), []),
        (_who(sex="f"), _who(sex="m"), ["who"]),
        (_who(sex="f"), _who(), []),
        (_who(age=(30, 39)), _who(age=(42, 42)), ["who"]),
        (_who(age=(30, 39)), _who(age=(41, 41)), []),
        (
            {"when": "2024-01-26", "where": HYESAN, **_who(count=2, sex="f")},
            {"when": "2024-02-01", "where": HOERYONG, "status": "denied", **_who(count=3, sex="m")},
            ["when", "where", "status", "count", "who"],
        ),
    ],
)
def test_attribute_by_attribute(one: dict[str, Any], two: dict[str, Any], attributes: list[str]) -> None:
    assert _found(one, two) == attributes


def test_a_measure_may_be_told_of_two_days_but_not_after_its_end() -> None:
    there = {"status": "in_force", "when": "2024-01-26"}
    assert _found(there, {"status": "in_force", "when": "2024-01-30"}, ("search",)) == []
    assert _found(there, {"status": "ended", "when": "2024-01-30"}, ("search",)) == []
    assert _found(there, {"status": "ended", "when": "2024-01-20"}, ("search",)) == ["status"]
    assert _found(there, {"status": "ended", "when": "2024-01"}, ("search",)) == []
    assert _found({"status": "ended", "when": "2024-01-20"}, there, ("search",)) == ["status"]


def test_of_many_who_say_the_same_one_pair_is_shown() -> None:
    two = [_claim(name, **_who(count=2)) for name in "abc"]
    three = [_claim(name, **_who(count=3)) for name in "de"]
    five = [_claim("f", **_who(count=5))]
    found = contradictions([*five, *three, *two], PACK)
    assert [each.claims for each in found] == [("a", "d"), ("a", "f"), ("d", "f")]


def test_claims_that_agree_contradict_in_nothing() -> None:
    assert contradictions([_claim("a"), _claim("b")], PACK) == contradictions([], PACK) == ()
