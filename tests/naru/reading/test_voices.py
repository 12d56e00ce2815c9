"""Voices: chains from the one who spoke to the newsroom inward to the first voice."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import Reading, read

PACK = load("north_korea")
Chain = list[tuple[str, str | None]]


def _read(text: str) -> Reading:
    return read(text, published=date(2024, 2, 5), pack=PACK)


def _chains(text: str) -> list[Chain]:
    return [[(link.kind, link.speaker) for link in each.links] for each in _read(text).attributions]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A partner in Hyesan said that the road was closed.", [("relay", "A partner in Hyesan")]),
        ("According to a nurse, the road was closed.", [("relay", "a nurse")]),
        ("The road was closed, a nurse told us.", [("relay", "a nurse")]),
        ("A nurse said an official had announced that the road would close.", [("relay", "A nurse"), ("official_statement", "an official")]),
        ("State media reported that the road was closed.", [("official_statement", "State media")]),
        ("A partner saw with his own eyes how the road was closed.", [("witness", "A partner")]),
        ("A partner who attended the lecture said it was long.", [("participant", "A partner who attended the lecture")]),
        ("Rumour has it that the road was closed.", [("rumour", None)]),
        ("A document obtained by the newsroom orders silence.", [("document", "A document")]),
        ("협력자는 간부가 길을 막겠다고 경고했다고 말했다.", [("relay", "협력자"), ("official_statement", "간부")]),
        ("소식통에 따르면 길이 막혔다.", [("relay", "소식통")]),
        ("경비대 군인한테서 들었음. 길이 막혔음.", [("hearsay", "경비대 군인")]),
        ("길이 막혔다. 내 눈으로 봤음.", [("witness", None)]),
        ("一名居民说，干部警告说：“路要封。”", [("relay", "一名居民"), ("official_statement", "干部")]),
        ("听对岸来的人说，路封了。", [("hearsay", "对岸来的人")]),
        ("協力者は、幹部が「道を閉じる」と警告したと話した。", [("relay", "協力者"), ("official_statement", "幹部")]),
        ("消息筋によると道が閉じた。", [("relay", "消息筋")]),
    ],
)  # fmt: skip
def test_chains(text: str, chain: Chain) -> None:
    assert chain in _chains(text)


def test_an_unattributed_quotation_has_an_unknown_speaker() -> None:
    assert _chains('"The whole street was empty for three days."') == [[("relay", None)]]


def test_a_voice_goes_on_by_position_and_is_marked_as_a_guess() -> None:
    text = "A partner in Musan called us and said the road was closed.\n\nHouses were searched at night."
    reading = _read(text)
    guess = next(each for each in reading.attributions if each.span[0] > 50)
    assert [(link.kind, link.speaker, link.span) for link in guess.links] == [("relay", "A partner in Musan", None)]
    claim = next(claim for claim in reading.claims if claim.what == "house_search")
    assert claim.attribution == guess.id
    assert claim.place_id == "kp-adm2-1108747013"


def test_a_heading_silences_the_voice() -> None:
    text = "A partner in Musan said the road was closed.\n\n◆ Elsewhere\n\nHouses were searched at night."
    claim = next(claim for claim in _read(text).claims if claim.what == "house_search")
    assert claim.attribution is None


def test_the_official_takes_up_the_one_told_before() -> None:
    text = (
        "A partner in Musan said that an inspector came on January 13 to a meeting of the watch unit.\n\n"
        'The inspector said that "houses will be searched".'
    )
    chains = _read(text).attributions
    last = chains[-1].links
    assert [(link.kind, link.speaker) for link in last] == [
        ("relay", "A partner in Musan"), ("official_statement", "an inspector"),
    ]  # fmt: skip


def test_what_stands_before_the_one_who_relayed_it_rests_on_them() -> None:
    text = (
        "◆ Night\n\nHouses were searched on January 12.\n\n"
        'A partner in Musan, who relayed this information, added as follows:\n\n"Two traders were arrested."'
    )
    reading = _read(text)
    assert {claim.attribution for claim in reading.claims} == {reading.attributions[0].id}


def test_a_photograph_rests_on_its_credit_and_shows_what_is_seen() -> None:
    text = "A guard post stands on the dyke. Photographed from the far bank opposite Sakju County in May 2023. (PAPER)"
    reading = _read(text)
    [chain] = [each for each in reading.attributions if each.links[0].kind == "newsroom"]
    assert (chain.links[0].speaker, chain.links[0].edtf) == ("PAPER", "2023-05")
    [claim] = reading.claims
    assert (claim.status, claim.edtf, claim.attribution) == ("seen", "2023-05", chain.id)


def test_seeing_is_only_where_the_text_says_so() -> None:
    kinds = {
        link.kind for each in _read("A partner in Musan did not see it, she said.").attributions for link in each.links
    }
    assert "witness" not in kinds
    assert "witness" not in {
        link.kind for each in _read("직접 본 것은 아니다. 길이 막혔다.").attributions for link in each.links
    }
