"""Where sentences end: the cases were written down before the rules."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.publication.sentences import CITATION, split_sentences
from naru.values import LANGS, Lang

A, B = "[^c-0123456789abcdef]", "[^c-fedcba9876543210]"

GOLD: list[tuple[Lang, str]] = [
    ("en", "The ice held.|Guards came at dawn."),
    ("en", "It happened on Jan. 26 in the town.|Nobody was found."),
    ("en", "The search ended on 26 Jan. The town was closed.".replace("Jan. The", "Jan.|The")),
    ("en", "They left at 6 a.m. on Sunday.|It was dark."),
    ("en", "The curfew begins at 8 p.m.|The streets are empty."),
    ("en", "Dr. Kim and Lt. Col. Pak spoke.|Others listened."),
    ("en", "The U.S. Army was not there.|No. 5 post was."),
    ("en", "The price rose by 3.5 times.|It was 1.200 before."),
    ("en", "“We cannot cross. It is over,” she said.|He agreed."),
    ("en", "“We cannot cross. It is over.”|He agreed."),
    ("en", "“Who goes there?” the guard asked.|Silence."),
    ("en", "She asked why (nobody knew. Nobody ever does).|He left."),
    ("en", 'He said: "Go home. Now."|They went.'),
    ("en", "It was the women's league's hall.|The river's ice cracked."),
    ("en", "Well… perhaps.|Or not."),
    ("en", "A man in his 30s left.|A woman stayed!|Why?|Nobody knows"),
    ("ko", "강이 얼었다.|순찰이 늘었다."),
    ("ko", "2024. 1. 26. 발자국이 발견됐다.|수색이 시작됐다."),
    ("ko", "“이제는 못 건넌다. 끝났다”고 그는 말했다.|모두 조용했다."),
    ("ko", "“신고하라.”고 보안원이 말했다.|주민들은 들었다."),
    ("ko", "값이 3.5배 올랐다.|정말인가?|그렇다."),
    ("zh", "江面结冰了。|巡逻增加了。"),
    ("zh", "他说：“过不去了。都完了。”|另一人没有说话。"),
    ("zh", "“过不去了。”他说。|另一人没有说话。"),
    ("zh", "是谁？|没有人知道！|天很冷"),
    ("ja", "川が凍った。|警備が強まった。"),
    ("ja", "「もう渡れない。終わりだ。」と話した。|皆が黙った。"),
    ("ja", "「渡るな」と命じた。|なぜか？|誰も知らない。"),
]


@pytest.mark.parametrize(("lang", "marked"), GOLD)
def test_gold(lang: Lang, marked: str) -> None:
    glue = "" if lang in ("zh", "ja") else " "
    told = split_sentences(glue.join(marked.split("|")), lang)
    assert [sentence.text for sentence in told] == marked.split("|")


@pytest.mark.parametrize(("lang", "marked"), GOLD)
def test_citations_stay_with_their_sentence_and_always_end_it(lang: Lang, marked: str) -> None:
    parts = marked.split("|")
    told = split_sentences("".join(part + A + (" " if lang in ("en", "ko") else "") for part in parts), lang)
    assert [sentence.text for sentence in told] == parts
    assert all(sentence.citations == (A[2:-1],) for sentence in told)


def test_citations_inside_behind_and_doubled() -> None:
    told = split_sentences(f"Footprints {A} and a search {B}.{A} {B} More came.", "en")
    assert told[0].text == "Footprints and a search."
    assert told[0].citations == (A[2:-1], B[2:-1])
    assert told[1] == ("More came.", ())


def test_a_citation_without_words_belongs_to_the_sentence_before() -> None:
    assert split_sentences(f"All is quiet. {A}", "en")[0].citations == (A[2:-1],)
    assert split_sentences(A, "en") == ()


@given(st.text(alphabet='aB .?!…。！？“”「」"()1,다川说' + "\n", max_size=60), st.sampled_from(LANGS))
def test_no_letter_is_lost_and_order_is_kept(text: str, lang: Lang) -> None:
    told = split_sentences(text, lang)
    assert re.sub(r"\s", "", "".join(sentence.text for sentence in told)) == re.sub(r"\s", "", text)
    assert all(sentence.text == sentence.text.strip() != "" for sentence in told)


@given(st.lists(st.sampled_from([A, B, "One.", "two", " ", "“", "”", "。"]), max_size=14))
def test_every_citation_behind_words_is_kept(parts: list[str]) -> None:
    text = "Begin. " + "".join(parts)
    told = split_sentences(text, "en")
    assert {claim for sentence in told for claim in sentence.citations} == set(CITATION.findall(text))
