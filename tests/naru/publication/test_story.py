"""Stories: what is read, what is refused with which code, and what becomes a problem for the gate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.errors import Code, ItemError, NaruError
from naru.publication import is_attributed, parse_edition, parse_story

A, B = "c-0123456789abcdef", "c-fedcba9876543210"
P = "p-00112233445566aa"
HEAD = f"""slug: frozen-river
edition: en
editions: [en, ko]
date: 2024-02-05
author: desk-1
releasers: [desk-2, desk-3]
place: kp-KP-10
published:
  {A}: {{rung: county}}
photographs:
  - {{photo: {P}, when: "[2023-09-21..2023-09-30]", where: kp-KP-03}}
title: The ice
kicker: The border
standfirst: A search began. [^{A}]
byline: By the newsroom
credit: The newsroom
captions:
  {P}: A fence by the river. [^{B}]
method:
  - We asked people. Nobody was paid.
  - Places are coarse.
corrections:
  - {{date: 2024-02-06, text: A word was wrong.}}
map_caption: Where it was.
"""
BODY = f"""
## On the ice

Footprints were found, a reporting partner in Hyesan
said.[^{A}] She said a search followed.[^{B}] Nobody was caught.

> “We cannot cross. It is over.”
> — a reporting partner in Hyesan [^{A}]

![](photo:{P})

{{map}}

{{timeline}}
"""
KO = """---
edition: ko
title: 얼음
standfirst: 수색이 시작됐다.
byline: 편집국
method: [여러 사람에게 물었다.]
---
강이 얼었다. 순찰이
늘었다.
"""


def story(head: str = HEAD, body: str = BODY) -> str:
    return f"---\n{head}---\n{body}"


def test_everything_printed_is_a_numbered_sentence_of_a_block() -> None:
    read = parse_story(story(), {"ko": KO})
    lead = read.lead
    assert [sentence.number for sentence in lead.sentences] == list(range(1, len(lead.sentences) + 1))
    assert [block.kind for block in lead.blocks] == [
        "kicker", "title", "standfirst", "byline", "heading", "paragraph", "quotation", "photograph", "map", "timeline",
        "caption", "credit", "map_caption", "method", "method", "correction",
    ]  # fmt: skip
    assert all(
        lead.blocks[s.paragraph].kind == s.kind and s.number in lead.blocks[s.paragraph].sentences
        for s in lead.sentences
    )
    assert lead.problems == ()
    assert (read.slug, read.author, read.releasers, read.place) == (
        "frozen-river",
        "desk-1",
        ("desk-2", "desk-3"),
        "kp-KP-10",
    )
    assert read.date.isoformat() == "2024-02-05"
    assert read.published[A].rung == "county"
    assert [edition.lang for edition in read.editions] == ["en", "ko"]
    assert read.missing == ()
    assert parse_story(story()).missing == ("ko",)
    assert read.citations == (A, B)


def test_body_sentences_and_their_citations() -> None:
    lead = parse_story(story()).lead
    assert [(s.text, s.citations) for s in lead.of("paragraph")] == [
        ("Footprints were found, a reporting partner in Hyesan said.", (A,)),
        ("She said a search followed.", (B,)),
        ("Nobody was caught.", ()),
    ]
    (speech,) = lead.of("quotation")
    assert (speech.text, speech.label, speech.citations) == (
        "“We cannot cross. It is over.”", "a reporting partner in Hyesan", (A,)
    )  # fmt: skip
    assert lead.of("standfirst")[0].citations == (A,)
    assert lead.of("caption", P)[0].citations == (B,)
    assert [s.text for s in lead.of("method")] == ["We asked people.", "Nobody was paid.", "Places are coarse."]


def test_line_breaks_are_spaces_in_korean_and_nothing_in_chinese() -> None:
    assert [s.text for s in parse_edition(KO).of("paragraph")] == ["강이 얼었다.", "순찰이 늘었다."]
    chinese = KO.replace("edition: ko", "edition: zh").replace(
        "강이 얼었다. 순찰이\n늘었다.", "江面\n结冰了。巡逻\n增加了。"
    )
    assert [s.text for s in parse_edition(chinese).of("paragraph")] == ["江面结冰了。", "巡逻增加了。"]


def test_whose_voice_a_sentence_speaks_in() -> None:
    lead = parse_story(story()).lead
    one, two, three = lead.of("paragraph")
    (speech,) = lead.of("quotation")
    label = "a reporting partner in Hyesan"
    assert is_attributed(lead, one.number, label)
    assert is_attributed(lead, one.number, "The reporting partner in Hyesan")
    assert is_attributed(lead, two.number, label)  # she said, after the label
    assert not is_attributed(lead, three.number, label)  # no cue
    assert is_attributed(lead, speech.number, label)
    assert not is_attributed(lead, speech.number, "a reporting partner in Hoeryong")
    assert not is_attributed(lead, one.number, "")
    assert not is_attributed(lead, lead.of("standfirst")[0].number, label)


@pytest.mark.parametrize(
    ("lang", "label", "first", "second"),
    [
        ("ko", "혜산의 취재협력자", "혜산의 취재협력자가 전했다.", "수색도 있었다고 말했다."),
        ("zh", "惠山的一名采访协助者", "惠山的一名采访协助者说，江面有脚印。", "他说还有人搜查。"),
        ("ja", "恵山の取材協力者", "恵山の取材協力者が伝えた。", "捜索もあったと話した。"),
    ],
)
def test_voices_in_other_languages(lang: str, label: str, first: str, second: str) -> None:
    text = KO.replace("edition: ko", f"edition: {lang}").replace("강이 얼었다. 순찰이\n늘었다.", f"{first} {second}")
    edition = parse_edition(text)
    one, two = edition.of("paragraph")
    assert is_attributed(edition, one.number, label)
    assert is_attributed(edition, two.number, label)
    assert not is_attributed(edition, two.number, "Sakju")


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("", "story_unreadable", None),
        ("no head", "story_unreadable", None),
        ("---\nslug: a\n", "story_unreadable", None),
        ("---\n- a\n---\n", "story_unreadable", None),
        ("---\na: [\n---\n", "story_unreadable", None),
        (story("a: &x 1\nb: *x\n"), "story_unreadable", None),
        (story(HEAD + "slug: again\n"), "story_unreadable", None),
        (story(HEAD.replace("frozen-river", "!!python/object:os.system a")), "story_unreadable", None),
        (story(HEAD.replace("slug: frozen-river\n", "")), "story_field_missing", "slug"),
        (story(HEAD.replace("title: The ice", "title:")), "story_field_missing", "title"),
        (story(HEAD.replace("2024-02-05", "2024-02-31")), "story_field_wrong", "date"),
        (story(HEAD.replace("frozen-river", "../../etc")), "story_field_wrong", "slug"),
        (story(HEAD.replace("edition: en", "edition: fr")), "story_field_wrong", "edition"),
        (story(HEAD + "tomatoes: 3\n"), "field_unknown", "tomatoes"),
        (story(HEAD.replace("[en, ko]", "[ko]")), "story_edition_wrong", "editions"),
        (story(HEAD.replace("[en, ko]", "[en, en]")), "story_edition_wrong", "editions"),
        (story(body="a" * (1 << 20)), "story_too_long", None),
        (story(HEAD.replace("[2023-09-21..2023-09-30]", "last autumn")), "edtf_unreadable", "edtf"),
    ],
)
def test_refusals(text: str, code: str, field: str | None) -> None:
    with pytest.raises(ItemError) as refused:
        parse_story(text)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_siblings_must_fit() -> None:
    with pytest.raises(ItemError, match="editions"):
        parse_story(story(), {"ja": KO})
    with pytest.raises(ItemError, match="editions"):
        parse_story(story(HEAD.replace("[en, ko]", "[en, ja]")), {"ja": KO})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("# Loud", "heading_level"),
        ("### Deep", "heading_level"),
        ("One <b>two</b>.", "html_not_allowed"),
        ("<script>alert(1)</script>", "html_not_allowed"),
        ("A [link](https://example.org).", "link_not_allowed"),
        ("![](https://example.org/a.png)", "image_not_allowed"),
        ("![words](photo:p-00112233445566aa)", "image_not_allowed"),
        ("![](photo:p-0000000000000000)", "photograph_unknown"),
        ("![](photo:p-00112233445566aa)\n\n![](photo:p-00112233445566aa)", "photograph_doubled"),
        ("*Loud* words.", "markup_not_allowed"),
        ("- a list", "markup_not_allowed"),
        ("    code", "markup_not_allowed"),
        ("---", "markup_not_allowed"),
        ("> speech without a label", "quotation_label_missing"),
        ("> speech\n>\n> — [^c-0123456789abcdef]", "quotation_label_missing"),
        ("Cited badly.[^c-1]", "citation_form"),
        ("Cited badly.[^C-0123456789ABCDEF]", "citation_form"),
        ("Turned \u202eround\u202c.", "control_character"),
    ],
)
def test_markup_that_is_not_allowed_is_named_with_its_line(body: str, code: str) -> None:
    lead = parse_story(story(body="\n" + body)).lead
    found = [problem for problem in lead.problems if problem.code == code]
    assert found, lead.problems
    assert found[0].line >= story(body="").count("\n") + (code != "control_character")


def test_words_inside_markup_that_is_not_allowed_are_still_read() -> None:
    lead = parse_story(story(body="*Loud* [link](https://example.org) `code` <b>bold</b>.\n\n- A list\n")).lead
    assert [s.text for s in lead.of("paragraph")] == ["Loud link code bold.", "A list"]


@given(st.text(max_size=200))
def test_any_body_gives_blocks_or_problems_and_never_crashes(body: str) -> None:
    lead = parse_story(story(body=body)).lead
    assert all(s.text for s in lead.sentences)
    assert not any(ord(c) < 32 for s in lead.sentences for c in s.text)


@given(st.text(max_size=200))
def test_any_head_is_read_or_refused_with_a_code(head: str) -> None:
    try:
        parse_story(f"---\n{head}\n---\n")
    except NaruError as problem:
        code = problem.code
    else:
        code = "read"
    assert code in {member.code for member in Code} | {"read"}
