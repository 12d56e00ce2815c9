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
        ("A notice at the mill forbids fishing.", [("document", "A notice at the mill")]),
        ("※ The Lamp communicates with its reporting partners by phone.", [("newsroom", "The Lamp")]),
        ("Our man at the depot: a lorry came. Police chief says no exceptions.", [("relay", "Our man"), ("official_statement", "Police chief")]),
        ("The mayor says trade is banned. Fr a nurse", [("relay", "a nurse"), ("official_statement", "The mayor")]),
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


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A circular seen by our desk says the ferry will stop on Sundays.", [("document", "A circular")]),
        ("According to an order seen by us, all boats must be numbered.", [("document", "an order seen by us")]),
        ("The poster at the mill: no fishing after dark.", [("document", "The poster at the mill")]),
        ("Letter from the county office says every house must pay.", [("document", "Letter from the county office")]),
        ("The lecture text tells listeners to watch for spies.", [("document", "The lecture text")]),
        ("The party paper wrote on Friday that the harvest was good.", [("document", "The party paper")]),
        ("A satellite report published in May counts nine new posts.", [("document", "A satellite report published in May")]),
        ("Per a notice on the school door, pupils must stay in.", [("document", "a notice on the school door")]),
        ("Notice by the bridge: crossing forbidden, fine 50,000 won.", [("document", "Notice by the bridge")]),
        ("The manual describes how to check a phone.", [("document", "The manual")]),
        ("This newspaper's photographs show two rows of wire on the bank.", [("newsroom", "This newspaper")]),
        ("Our reporter saw four guards on the pier.", [("newsroom", "Our reporter")]),
        ("From the far bank we counted eleven new posts.", [("newsroom", None)]),
        ("Through binoculars from the Chinese side, a fence could be seen on the dyke.", [("newsroom", None)]),
        ("Images taken by this newsroom in June show the gate closed.", [("newsroom", "Images taken by this newsroom")]),
        ("We compared pictures from March and May: the wall is longer.", [("newsroom", None)]),
        ("saw it himself, two men shot at the pier", [("witness", None)]),
        ("driver saw w/ own eyes: 3 trucks of soldiers", [("witness", "driver")]),
        ("i was there, they read the names of nine families", [("participant", "i")]),
        ("She watched from the roof as the van was loaded, the nurse said.", [("witness", "the nurse")]),
        ("fisherman, stood on the quay when it happened: boat was taken", [("witness", "fisherman")]),
        ("A baker told us he had been in the queue when the police came.", [("participant", "A baker")]),
        ("officer: next time we shoot", [("official_statement", "officer")]),
        ("head of unit announced curfew from 8", [("official_statement", "head of unit")]),
        ("The county party secretary announced at a rally that phones would be taken.", [("official_statement", "The county party secretary")]),
        ("unit head at the meeting: report every stranger", [("official_statement", "unit head")]),
        ("ppl say the captain was shot, cant check", [("rumour", None)]),
        ("heard in market that salt will be rationed", [("hearsay", None)]),
        ("word in the lane is that he ran", [("rumour", None)]),
        ("talk at the well: new guards from the capital", [("rumour", None)]),
        ("They must be looking for someone, the weaver figures.", [("inference", "the weaver")]),
        ("A cobbler put this down to the change of captain.", [("inference", "A cobbler")]),
        ("The trader guessed from the noise that they were digging.", [("inference", "The trader")]),
        ("The road has been shut for a week, complained a driver.", [("relay", "a driver")]),
        ("A tailor put the number of guards at forty.", [("relay", "A tailor")]),
        ("A shepherd estimated that ten houses had been searched.", [("relay", "A shepherd")]),
        ("A porter in Musan, citing a cousin in the police, said two were held.", [("relay", "A porter in Musan"), ("relay", "a cousin in the police")]),
        ("A source in Hyesan said her uncle had told her the post was burnt.", [("relay", "A source in Hyesan"), ("relay", "her uncle")]),
        ("A widow says the notice on the gate forbids washing in the river.", [("relay", "A widow"), ("document", "the notice on the gate")]),
    ],
)  # fmt: skip
def test_papers_newsrooms_and_notes_speak(text: str, chain: list[tuple[str, str | None]]) -> None:
    chains = [
        [(link.kind, link.speaker or "") for link in each.links]
        for each in read(text, published=date(2024, 2, 5), pack=PACK, lang="en").attributions
    ]

    def same(found: list[tuple[str, str]]) -> bool:
        return [kind for kind, _ in found] == [kind for kind, _ in chain] and all(
            (bool(name) and (who.startswith(name) or name.startswith(who))) if who else name == ""
            for (_, name), (_, who) in zip(found, chain, strict=True)
        )

    assert any(map(same, chains)), chains
