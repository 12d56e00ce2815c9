"""Saying, in English: the speaker, the kind of voice and who stands behind whom."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read

PACK = load("north_korea")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The road is shut, say two nurses.", [("relay", "two nurses")]),
        ("A carpenter who watched it said the road was shut.", [("witness", "A carpenter who watched it")]),
        ("A cook quoted a policeman as saying that it was shut.", [("relay", "A cook"), ("official_statement", "a policeman")]),
        ("Citing a mayor, a nurse said the road was shut.", [("relay", "a nurse"), ("official_statement", "a mayor")]),
        ("My aunt says the mayor shut the road, recounted a student.", [("relay", "a student"), ("relay", "My aunt")]),
        ("A notice at the mill forbids fishing.", [("document", "A notice at")]),
        ("A nurse doubts that the road is shut.", [("inference", "A nurse")]),
        ("A policeman: nobody leaves tonight.", [("official_statement", "A policeman")]),
        ("Our man had it from a baker's wife, who saw the lorry.", [("relay", "Our man"), ("witness", "a baker's wife")]),
    ],
)  # fmt: skip
def test_who_says_it(text: str, chain: list[tuple[str, str]]) -> None:
    chains = [
        [(link.kind, link.speaker) for link in each.links]
        for each in read(text, published=date(2024, 2, 5), pack=PACK, lang="en").attributions
    ]
    assert chain in chains, chains


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("man ~30 came", ("m", (28, 32), 1)),
        ("boy 17 came", ("m", (17, 17), 1)),
        ("A soldier on leave (22, m) came.", ("m", (22, 22), 1)),
        ("trader f 44 came", ("f", (44, 44), 1)),
        ("A caller (m, 50s) came.", ("m", (50, 59), 1)),
        ("A resident came. She slept.", ("f", None, 1)),
        ("Seven repatriated came.", (None, None, 7)),
    ],
)
def test_people_of_notes(text: str, told: tuple[str | None, tuple[int, int] | None, int]) -> None:
    [person] = read(text, published=date(2024, 2, 5), pack=PACK, lang="en").persons
    assert (person.sex, person.age, person.count) == told
