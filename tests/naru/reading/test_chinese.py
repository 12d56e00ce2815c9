"""Chinese people and voices: what the grammar of the language ties together (`people_zh`, `saying_zh`)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from naru.packs import load
from naru.reading import Reading, read

PACK = load("north_korea")


def _read(text: str) -> Reading:
    return read(text, published=date(2024, 2, 5), lang="zh", pack=PACK)


@pytest.mark.parametrize(
    ("text", "sex", "age", "count"),
    [
        ("一名三十五六岁、刚从山上下来的男子被带走。", "m", (35, 36), 1),
        ("两名养蜂匠人说，路封了。", None, None, 2),
        ("一对六十多岁的夫妇卖面包。", None, (60, 69), 2),
        ("工人大约四十个，都在堤上。", None, None, 40),
        ("他妹妹，十九岁，昨天被抓。", "f", (19, 19), 1),
        ("三男一女被抓。", None, None, 4),
        ("一个男的，五十上下，在桥头站着。", "m", (48, 52), 1),
    ],
)
def test_number_age_and_sex_are_gathered_around_the_noun(text: str, sex: Any, age: Any, count: int) -> None:
    people = _read(text).persons
    assert [(each.sex, each.age, each.count) for each in people][:1] == [(sex, age, count)], people


def test_bodies_speak_but_are_nobody_described() -> None:
    assert _read("当局昨天封锁了村子。").persons == ()


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("一名养路匠人对本报说，路封了。", [[("relay", "一名养路匠人")]]),
        ("目击此事的一名住户说，车开走了。", [[("witness", "一名住户")]]),
        (
            "消息人士说，她在镇上的表哥听一名司机讲，路封了。",
            [[("relay", "消息人士"), ("relay", "表哥"), ("hearsay", "一名司机")]],
        ),
        ("布告：夜里不准出门。", [[("document", "布告")]]),
        ("依据一份外流的报告，路封了。", [[("document", "报告")]]),
        ("江边全封了，线人说。", [[("relay", "线人")]]),
        ("记者从对岸看到，哨所拆了。", [[("newsroom", "记者")]]),
        ("外界所传的说法没有根据。路封了。", None),
    ],
)
def test_chains(text: str, links: list[list[tuple[str, str]]] | None) -> None:
    found = [[(link.kind, link.speaker) for link in each.links] for each in _read(text).attributions]
    if links is None:
        assert all(each[0][1] is None for each in found), found
        return
    told = [[(kind, speaker in (said or "") or (said or "-") in speaker) for (kind, speaker), (_, said) in zip(one, two, strict=True)]
            for one, two in zip(links, found, strict=True)]  # fmt: skip
    assert [[kind for kind, _ in each] for each in links] == [[kind for kind, _ in each] for each in found], found
    assert all(right for each in told for _, right in each), found


def test_within_a_paragraph_the_voice_goes_on_without_a_link_of_its_own() -> None:
    reading = _read("消息人士透露，村子封了三天。手机也全收走了。")
    assert len(reading.attributions) == 1
    assert {claim.attribution for claim in reading.claims} == {"A1"}


def test_a_weak_doubt_gives_way_to_another_of_its_sentence() -> None:
    assert [hedge.text for hedge in _read("邻居猜测他多半走了。").hedges] == ["多半"]


def test_she_is_a_woman_and_he_says_nothing() -> None:
    assert _read("一名会计说，她看见两个人。").persons[0].sex == "f"
    assert _read("一名会计说，他看见两个人。").persons[0].sex is None


@pytest.mark.parametrize("text", ["任何居民都要走。", "当局下令，居民见到生人要举报。", "邻里之间很安静。"])
def test_people_of_a_rule_are_nobody_described(text: str) -> None:
    assert not [each for each in _read(text).persons if each.role in ("resident", "neighbour")]


def test_kin_of_somebody_is_one_description() -> None:
    assert [each.text for each in _read("矿工的老婆来了电话。").persons] == ["矿工的老婆"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("货主通过中间人捎话说，路封了。", ["relay", "participant"]),
        ("据接近工厂的人说，路封了。", ["relay"]),
        ("书记在大会上发言，否认抓过人。", ["official_statement"]),
    ],
)
def test_who_says_it_stands_apart_from_the_verb(text: str, links: list[str]) -> None:
    assert [[link.kind for link in each.links] for each in _read(text).attributions] == [links]


def test_a_denial_ends_at_a_comma_and_a_threat_where_something_else_is_told() -> None:
    said = {measure.code: measure.status for measure in _read("她没带钱，关在派出所里。").measures}
    assert said["arrest"] == "happened"
    told = {measure.code: measure.status for measure in _read("去年只是警告，今年真的开了枪。").measures}
    assert told["shooting"] == "happened"
