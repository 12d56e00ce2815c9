"""Measures: statuses scoped by clause, quotation and sentence."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read

PACK = load("north_korea")


def _told(text: str) -> list[tuple[str, str]]:
    return [(measure.code, measure.status) for measure in read(text, published=date(2024, 2, 5), pack=PACK).measures]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a cue reaches its own clause and no further
        ("They threatened to arrest her and searched two houses.", [("arrest", "threatened"), ("house_search", "happened")]),
        ("The unit was ordered to lay mines, but the bank was mined long ago.", [("mines", "ordered"), ("mines", "in_force")]),
        ("A man was arrested for planning to cross the river.", [("arrest", "happened")]),
        ("Nobody was arrested; a trader was fined.", [("arrest", "denied"), ("fine", "happened")]),
        ("체포하겠다고 위협했고 집 두 채를 수색했다.", [("arrest", "threatened"), ("house_search", "happened")]),
        ("검문소는 없어졌지만 통행증은 있어야 한다.", [("checkpoint", "ended"), ("travel_permit", "in_force")]),
        ("宵禁解除了，但是检查站还在。", [("curfew", "ended"), ("checkpoint", "in_force")]),
        ("検問所は撤去されたが、外出禁止は続いている。", [("checkpoint", "ended"), ("curfew", "in_force")]),
        # a quotation is governed by the verb that introduces or follows it
        ('He warned: "We will search every house. All will be shot."', [("house_search", "threatened"), ("punishment_threat", "threatened")]),
        ("안전원은 “모두 체포한다”고 위협했다.", [("arrest", "threatened")]),
        # a sentence that only says "rumour" governs what follows in its paragraph
        ("Rumour only. A curfew from Monday.\n\nA checkpoint stands at the mill.", [("curfew", "rumoured"), ("checkpoint", "in_force")]),
        ("소문. 통행금지가 있다.", [("curfew", "rumoured")]),
        # what is only supposed is nothing
        ("If they go missing, the neighbours are asked.", []),
        ("They monitor everyone who crossed the river.", [("monitoring", "in_force")]),
        # traces make a crossing a suspected one, told once
        ("There were footprints where two men had crossed the ice.", [("crossing", "suspected")]),
        # an execution that is threatened is a threat of punishment
        ("도망치면 처형한다고 했다.", [("punishment_threat", "threatened")]),
        # weak words give way
        ("The committee ordered residents to clean the road.", [("instruction", "ordered")]),
        ("The committee ordered residents to register.", [("registration", "ordered")]),
    ],
)  # fmt: skip
def test_statuses(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The border patrol runs a post.", "He took notice of her.", "He works in a coal mine.", "The weather is fine.", "They shot a photograph.",
        "Red Cross workers crossed the street.", "상점에서 물건을 샀다.", "会议室很大，社会很好。", "写真を撮って橋を渡った。",
    ],
)  # fmt: skip
def test_words_that_only_look_like_measures(text: str) -> None:
    assert not [one for one in _told(text) if one[0] not in ("guard_post",)]
