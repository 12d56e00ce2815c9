"""What is only asked, meant, ordered or allowed is no fact, however far its cue stands; what was done stays done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from naru.packs import load
from naru.reading import read
from naru.values import FACTUAL, Lang

PACK = load("north_korea")
DAY = date(2024, 2, 5)


@pytest.mark.parametrize(
    "text",
    [
        "The unit heads were told on Monday to draw up lists of households.",
        "The brigade has been given permission since spring to shoot at anyone near the wire.",
        "Officials from the province intend in the coming weeks to search every house along the river.",
        "The governor threatened in front of everyone to arrest the traders.",
        "They want, he wrote, to fine every absentee.",
        "Is it true that phones were confiscated in Onsong?",
        "All phones to be handed in by Friday.",
        "Every household to register by noon.",
        "Fines of 50,000 won are being talked of.",
        "They'd search every flat if it came to that.",
        "Caught with cash = labour camp, so the sergeant.",
        "Fine of 3 million for those who skip the lecture.",
        "The letter claims falsely that three were shot.",
        "In theory travel permits are needed for Pyongsong.",
        "Whoever comes near the wire shot without warning.",
        "Someone got shot at the mill, dunno.",
        "A third broker was caught, but who can tell if so.",
        "Three were arrested in Musan. Not confirmed.",
        "Three were arrested in Musan. Hearsay only.",
        "무산에서 세 명 체포됨. 진위 불명.",
        "무산에서 세 명 체포됨. 소문임.",
        "茂山抓了三个人。未经证实。",
        "茂山抓了三个人。只是传言。",
        "茂山で三人捕まった。真偽不明。",
        "茂山で三人捕まった。噂だけ。",
        "온성에서 전화기를 빼앗았다는 게 사실인가?",
        "회령에서 두 사람을 체포했습니까",
        "稳城真的没收手机了吗？",
        "会宁有人被捕了吗",
        "穏城で携帯電話が没収されたというのは本当か。",
        "会寧で二人が逮捕されたのか。",
    ],
)
def test_what_is_not_asserted_is_no_fact(text: str) -> None:
    found = read(text, published=DAY, pack=PACK)
    assert found.measures
    assert not [(each.code, each.status) for each in found.measures if each.status in FACTUAL]


@pytest.mark.parametrize(
    "text",
    [
        "Guards began on Monday to search every house along the river.",
        "The soldiers had come down to the bank and arrested two men.",
        "Told of the footprints, guards searched the shore.",
        "왜 왔느냐고 묻자 경비대는 두 사람을 체포했다.",
        "问他为什么来以后，边防军搜查了江岸。",
        "警備隊は川岸を捜索した。本当か、と彼は聞いた。",
    ],
)
def test_what_was_done_stays_done(text: str) -> None:
    found = read(text, published=DAY, pack=PACK)
    assert [each.code for each in found.measures if each.status in FACTUAL]


@pytest.mark.parametrize(
    ("text", "status"), [("Curfew in Hyesan? Yes, still in force.", "in_force"), ("Curfew in Hyesan? Lifted.", "ended")]
)
def test_a_question_answered_in_the_text_is_what_the_answer_says(text: str, status: str) -> None:
    found = read(text, published=DAY, pack=PACK)
    assert [(each.code, each.status) for each in found.measures] == [("curfew", status)]


NOTES = yaml.safe_load((Path(__file__).parents[2] / "gold" / "reading" / "never_notes.yaml").read_text("utf-8"))
#: What stands or is held whatever the sentence says of the rest.
STANDS = frozenset({"notice", "guard_post", "forced_meeting"})


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in NOTES.items() for text in texts])
def test_no_hurried_sentence_makes_a_fact_of_what_is_none(lang: Lang, text: str) -> None:
    found = read(text, published=DAY, pack=PACK, lang=lang)
    assert not [
        (each.code, each.status) for each in found.measures if each.status in FACTUAL and each.code not in STANDS
    ]


def test_most_hurried_sentences_are_seen() -> None:
    for lang, texts in NOTES.items():
        seen = [bool(read(text, published=DAY, pack=PACK, lang=lang).measures) for text in texts]
        assert sum(seen) >= 0.75 * len(texts)
