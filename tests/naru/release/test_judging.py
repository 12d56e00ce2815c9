"""The gate: one test or more per kind of finding, each both ways, in sentences made up for it (English and Korean)."""

from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.exposure import Weighing
from naru.packs import load
from naru.publication import parse_story
from naru.release import FINAL, KINDS, NOTES, Cited, Dossier, Pictured, judge
from naru.values import (
    LANGS,
    Claim,
    Clue,
    Consent,
    Contradiction,
    Embargo,
    Event,
    Freeze,
    FuzzyDate,
    InformationGrade,
    Ledger,
    Origins,
    Person,
    Place,
    Promise,
    Rung,
)  # fmt: skip

PACK = load("north_korea")
HYESAN, HOERYONG, MUSAN, YUSON = "kp-adm2-1108746903", "kp-adm2-1108746885", "kp-adm2-1108747013", "gn-2038821"
RYANGGANG = PACK.parent_of(HYESAN)
DAY = date(2024, 2, 5)
A, B, C, D = (f"c-{n:016x}" for n in (0xA, 0xB, 0xC, 0xD))
PHOTO = "p-00112233445566aa"
LABEL = {
    "en": "a reporting partner in Hyesan", "ko": "혜산의 취재협력자", "zh": "惠山的采访协助者", "ja": "恵山の取材協力者",
}  # fmt: skip
OTHER = {"en": "a reporting partner in Musan County", "ko": "무산군의 취재협력자"}
SOURCE, SECOND = "s-0000000000000001", "s-0000000000000002"


def claim(identity=A, what="search", status="happened", when="2024-01-26", where=HYESAN, source=SOURCE, **more):
    return Claim(
        id=identity, what=what, status=status, when=FuzzyDate.parse(when) if when else None,
        where=Place(id=where) if where else None, source=source, state=more.pop("state", "confirmed"), **more,
    )  # fmt: skip


def rung(when="2024-01-26", where=HYESAN, label="as told", **more):
    return Rung(label=label, when=when, where=where, **{"clues": (), **more})


def promise(source=SOURCE, label=LABEL, when="day", where="county", **more):
    return Promise(source=source, label=label, when=when, where=where, **more)


def cited(one=None, *, told=None, ladder=None, own_label=LABEL, **more):
    one = one or claim()
    told = told or rung()
    facts = {"rung": told, "ladder": ladder or (told,), "source": one.source, "promise": promise(one.source, own_label)}
    return Cited(claim=one, **{**facts, **more})


def event(*claims, low=1, contradictions=()):
    pairs = tuple(Contradiction(attribute="count", claims=pair) for pair in contradictions)
    origins = Origins(low=low, high=low, cut=low)
    return Event(
        id="e-0000000000000001", what="search", claims=claims, origins=origins, grade=InformationGrade(),
        contradictions=pairs,
    )  # fmt: skip


def weighing(verdict="above_floor", name=SOURCE):
    return Weighing(
        id=name, lower=50, lower_declared=50, lower_used=50, interval=(50, 90), median=70, upper=90, guess=0.01,
        bits_budget=10, bits_spent=5, verdict=verdict, breaking=(), cost_bits={}, assumptions=(),
    )  # fmt: skip


def consent(source=SOURCE, **more):
    return Consent(source=source, given=True, since=date(2024, 1, 1), **more)


def dossier(*claims, **more):
    facts = {
        "claims": {one.claim.id: one for one in claims},
        "weighings": {SOURCE: weighing(), SECOND: weighing(name=SECOND)},
        "consents": (consent(), consent(SECOND)),
        "access": frozenset({SOURCE, SECOND}),
    }
    return Dossier(pack=PACK, **{**facts, **more})


def story(body, lang="en", **front):
    """A story whose title, standfirst and method say nothing."""
    quiet = {
        "en": {"title": "From the river", "standfirst": "What we were told.", "byline": "By the newsroom", "method": ["We asked."]},
        "ko": {"title": "강에서 온 소식", "standfirst": "우리가 들은 것.", "byline": "편집부", "method": ["우리는 물었다."]},
        "zh": {"title": "江边来信", "standfirst": "我们所听到的。", "byline": "编辑部", "method": ["我们问过。"]},
        "ja": {"title": "川からの便り", "standfirst": "聞いたこと。", "byline": "編集部", "method": ["尋ねた。"]},
    }[lang]  # fmt: skip
    matter = {
        "slug": "river", "edition": lang, "date": "2024-02-05", "author": "editor-1",
        "releasers": ["editor-2", "editor-3"], **quiet, **front,
    }  # fmt: skip
    return parse_story(f"---\n{yaml.safe_dump(matter, allow_unicode=True)}---\n{body}\n")


def kinds(draft, facts):
    return {found.kind for found in judge(draft, facts).findings}


SAID = {
    "en": f"Border guards searched the area on 26 January, a reporting partner in Hyesan said. [^{A}]",
    "ko": f"1월 26일 국경경비대가 주변을 수색했다고 혜산의 취재협력자가 전했다. [^{A}]",
    "zh": f"惠山的采访协助者说，1月26日边防军搜查了周边。[^{A}]",
    "ja": f"1月26日、国境警備隊が周辺を捜索したと恵山の取材協力者が話した。[^{A}]",
}
BARE = {
    "en": f"Border guards searched the area on 26 January. [^{A}]",
    "ko": f"1월 26일 국경경비대가 주변을 수색했다. [^{A}]",
    "zh": f"1月26日边防军搜查了周边。[^{A}]",
    "ja": f"1月26日、国境警備隊が周辺を捜索した。[^{A}]",
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_an_attributed_statement_passes_with_one_origin(lang):
    verdict = judge(story(SAID[lang], lang), dossier(cited(event=event(A))))
    assert verdict.passed
    assert verdict.findings == ()
    assert {each.verdict for each in verdict.sentences} == {"passes"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_newsrooms_own_voice_needs_two_origins_and_no_contradiction(lang):
    draft = story(BARE[lang], lang)
    for held_up_by in (None, event(A), event(A, B, low=2, contradictions=[(A, B)])):
        assert kinds(draft, dossier(cited(event=held_up_by))) == {"own_voice_uncorroborated"}
    assert judge(draft, dossier(cited(event=event(A, B, low=2)))).passed
    assert judge(draft, dossier(cited(own=True))).passed


def test_a_second_origin_that_is_there_is_offered():
    found = judge(story(BARE["en"]), dossier(cited(told_too=(B,)))).findings[0]
    assert [(each.code, each.data.get("claim")) for each in found.remedies] == [
        ("attribute", A), ("cite_second_origin", B), ("drop", A),
    ]  # fmt: skip
    assert found.remedies[0].data["label"] == LABEL["en"]


# ---- status


@pytest.mark.parametrize(
    ("lang", "status", "what", "as_fact", "as_it_is"),
    [
        ("en", "threatened", "punishment_threat", "People who leave are put in prison", "Officials threatened people who leave with prison"),
        ("en", "authorised", "lockdown", "The police have locked down the district", "The police have been authorised to lock down a district"),
        ("en", "ordered", "informant_order", "Neighbours report each other", "Neighbours were ordered to report each other"),
        ("en", "rumoured", "river_ban", "Nobody is allowed near the river", "There is a rumour that nobody is allowed near the river"),
        ("en", "suspected", "crossing", "A man crossed the ice", "A man may have crossed the ice"),
        ("ko", "threatened", "punishment_threat", "떠나는 사람은 감옥에 간다", "간부들이 떠나는 사람은 감옥에 보내겠다고 위협했다"),
        ("ko", "authorised", "lockdown", "안전부가 동네를 봉쇄했다", "안전부가 동네를 봉쇄할 권한을 받았다"),
        ("ko", "rumoured", "river_ban", "아무도 강에 나가지 못한다", "아무도 강에 나가지 못한다는 소문이 있다"),
    ],
)  # fmt: skip
def test_a_threat_or_a_rumour_is_never_told_as_a_fact(lang, status, what, as_fact, as_it_is):
    facts = dossier(cited(claim(what=what, status=status, when="2024-01"), told=rung("2024-01")))
    tail = {"en": "{}, a reporting partner in Hyesan said. [^{}]", "ko": "{}고 혜산의 취재협력자가 말했다. [^{}]"}[lang]
    refused = judge(story(tail.format(as_fact, A), lang), facts)
    assert [found.kind for found in refused.findings] == ["status_told_as_fact"]
    assert refused.findings[0].remedies[0].data["status"] == status
    assert judge(story(tail.format(as_it_is, A), lang), facts).findings == ()


def test_a_title_may_not_turn_a_power_into_a_deed():
    body = f"The police have been authorised to lock down a district, a reporting partner in Hyesan said. [^{A}]"
    facts = dossier(cited(claim(what="lockdown", status="authorised", when="2024-01"), told=rung("2024-01")))
    assert kinds(story(body, title="Border town is locked down"), facts) == {"status_told_as_fact"}
    assert judge(story(body, title="Police may lock down border towns"), facts).passed


@pytest.mark.parametrize(
    ("lang", "missing", "fled", "then"),
    [
        (
            "en",
            "Two men went missing, a reporting partner in Hyesan said. [^{}]",
            "Two missing men have fled to China, a reporting partner in Hyesan said. [^{}]",
            " They are believed to have crossed, the partner said. [^{}]",
        ),
        (
            "ko",
            "남성 두 명이 행방불명됐다고 혜산의 취재협력자가 말했다. [^{}]",
            "행방불명된 남성 두 명이 탈북했다고 혜산의 취재협력자가 말했다. [^{}]",
            " 강을 넘어간 것으로 보인다고 협력자는 말했다. [^{}]",
        ),
    ],
)  # fmt: skip
def test_who_is_missing_has_not_fled_not_even_as_a_hint(lang, missing, fled, then):
    gone = claim(what="missing_person", when="2024-01")
    facts = dossier(cited(gone, told=rung("2024-01")))
    assert judge(story(missing.format(A), lang), facts).passed
    assert "missing_told_as_fled" in kinds(story(fled.format(A), lang), facts)
    assert "missing_told_as_fled" in kinds(story((missing + then).format(A, A), lang), facts)
    known = dossier(cited(gone, told=rung("2024-01"), known_to_authority=True))
    assert "missing_told_as_fled" not in kinds(story(fled.format(A), lang), known)


@pytest.mark.parametrize(
    ("lang", "fled"),
    [
        ("en", "She fled to China, a reporting partner in Hyesan said. [^{}]"),
        ("en", "A daughter of the house defected across the river, a reporting partner in Hyesan said. [^{}]"),
        ("ko", "그 집 딸이 강을 건너 중국으로 도망갔다고 혜산의 취재협력자가 말했다. [^{}]"),
    ],
)
def test_nobody_has_fled_whom_no_claim_saw_crossing(lang, fled):
    searched = dossier(cited(claim(what="search")))
    assert "missing_told_as_fled" in kinds(story(fled.format(A), lang), searched)
    crossed = dossier(cited(claim(what="crossing")))
    assert "missing_told_as_fled" not in kinds(story(fled.format(A), lang), crossed)


def test_a_title_may_not_say_it_either():
    body = f"Two men went missing, a reporting partner in Hyesan said. [^{A}]"
    facts = dossier(cited(claim(what="missing_person", when="2024-01"), told=rung("2024-01")))
    assert "missing_told_as_fled" in kinds(story(body, title="Two men escape"), facts)
    assert judge(story(body, title="Two men missing"), facts).passed


# ---- citations


@pytest.mark.parametrize(
    ("lang", "uncited", "quiet"),
    [
        ("en", "House searches went on all week in Hoeryong.", "We do not know more than that."),
        ("en", "It was on 27 January.", "Neither of them has seen a notice."),
        ("ko", "1월 27일의 일이었다.", "그 이상은 우리도 알지 못한다."),
        ("ko", "회령에서는 다른 말이 돌았다.", "두 사람 모두 본 적이 없다."),
    ],
)
def test_what_cites_nothing_may_state_no_fact(lang, uncited, quiet):
    facts = dossier(cited())
    assert kinds(story(f"{SAID[lang]} {uncited}", lang), facts) == {"uncited_fact"}
    assert judge(story(f"{SAID[lang]} {quiet}", lang), facts).passed


def test_a_quotation_cites():
    quote = "> “They looked into every house.”\n> — a reporting partner in Hyesan"
    assert kinds(story(f"{SAID['en']}\n\n{quote}"), dossier(cited())) == {"uncited_fact"}
    assert judge(story(f"{SAID['en']}\n\n{quote} [^{A}]"), dossier(cited())).passed


def test_a_title_states_nothing_that_no_cited_claim_carries():
    facts = dossier(cited())
    assert kinds(story(SAID["en"], title="Warning shots at the river"), facts) == {"uncited_fact"}
    assert judge(story(SAID["en"], title="A search at the river"), facts).passed


def test_a_sentence_states_no_grave_thing_beyond_what_it_cites():
    beyond = f"Border guards searched the area and arrested a man, a reporting partner in Hyesan said. [^{A}]"
    assert "uncited_fact" in kinds(story(beyond), dossier(cited()))
    arrest = cited(claim(B, what="arrest"))
    assert judge(story(beyond.replace("]", f"] [^{B}]")), dossier(cited(), arrest)).passed


def test_a_claim_that_does_not_exist_and_one_nobody_confirmed():
    assert kinds(story(SAID["en"]), dossier()) == {"unknown_claim"}
    for state in ("proposed", "rejected", "withdrawn"):
        assert kinds(story(SAID["en"]), dossier(cited(claim(state=state)))) == {"unconfirmed_claim"}


@pytest.mark.parametrize(
    ("lang", "first", "second", "differ"),
    [
        (
            "en",
            "Two men are missing, a reporting partner in Hyesan said. [^{}]",
            " A reporting partner in Musan County heard of three. [^{}]",
            " We do not know which number is right.",
        ),
        ("ko", "두 명이 사라졌다고 혜산의 취재협력자가 말했다. [^{}]", " 무산군의 취재협력자는 세 명이라고 들었다. [^{}]", " 사람마다 말이 엇갈린다."),
    ],
)  # fmt: skip
def test_who_is_contradicted_is_told_with_the_other_or_the_text_says_so(lang, first, second, differ):
    seen = event(A, B, contradictions=[(A, B)])
    one = cited(claim(what="missing_person", when="2024-01"), told=rung("2024-01"), event=seen)
    other = cited(
        claim(B, what="missing_person", when="2024-01", source=SECOND), told=rung("2024-01"), event=seen, own_label=OTHER
    )  # fmt: skip
    assert kinds(story(first.format(A), lang), dossier(one, other)) == {"contradiction_untold"}
    assert judge(story((first + second).format(A, B), lang), dossier(one, other)).passed
    assert judge(story(first.format(A) + differ, lang), dossier(one, other)).passed


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Several sources, among them a reporting partner in Hyesan, said guards searched the area. [^{}]"),
        ("ko", "혜산의 취재협력자 등 복수의 소식통이 경비대가 주변을 수색했다고 전했다. [^{}]"),
    ],
)
def test_one_source_is_never_several(lang, text):
    assert "several_sources_from_one" in kinds(story(text.format(A), lang), dossier(cited()))
    both = text.format(A) + f"[^{B}]"
    other = cited(claim(B, source=SECOND), event=event(A, B, low=2))
    assert "several_sources_from_one" not in kinds(story(both, lang), dossier(cited(event=event(A, B, low=2)), other))


# ---- who stays hidden


@pytest.mark.parametrize(
    ("verdict", "kind", "passed"),
    [("refuse", "source_below_floor", False), ("amber", "source_near_floor", True), ("not_assessed", "not_assessed", False)],
)  # fmt: skip
def test_a_source_below_the_floor_is_refused_and_one_near_it_noted(verdict, kind, passed):
    facts = dossier(cited(), weighings={SOURCE: weighing(verdict)})
    found = judge(story(SAID["en"]), facts)
    assert [each.kind for each in found.findings] == [kind]
    assert found.passed is passed
    noted = {each.sentence: each.verdict for each in found.sentences}
    assert noted[found.findings[0].sentence] == ("noted" if passed else "refused")


def test_a_source_nobody_weighed_is_not_assessed():
    assert kinds(story(SAID["en"]), dossier(cited(), weighings={})) == {"not_assessed"}


def test_a_claim_without_a_ladder_is_not_assessed():
    bare = replace(cited(), rung=None, ladder=())
    found = judge(story(SAID["en"]), dossier(bare)).findings
    assert [each.kind for each in found] == ["not_assessed"]
    assert found[0].final
    assert found[0].remedies[0].code == "give_ladder"


def test_a_rung_whose_question_nobody_answered_is_not_assessed():
    body = f"Border guards searched the area on 26 January, a reporting partner in Hyesan said. [^{A}]"
    assert "not_assessed" in kinds(story(body), dossier(cited(told=rung(clues=None))))
    assert judge(story(body), dossier(cited(told=rung(clues=())))).passed, "nothing given away is an answer"


def test_the_newsrooms_own_eyes_need_no_weighing():
    assert judge(story(SAID["en"]), dossier(cited(own=True), weighings={})).passed


def test_a_statement_that_costs_nothing_more_is_not_blamed():
    second = cited(claim(B))
    text = SAID["en"] + SAID["en"].replace(A, B)
    facts = dossier(cited(), second, weighings={SOURCE: weighing("refuse")}, costs={SOURCE: {A: 0.0, B: 2.5}})
    assert [each.claims for each in judge(story(text), facts).findings] == [(B,)]
    none_costs = dossier(cited(), second, weighings={SOURCE: weighing("refuse")}, costs={SOURCE: {A: 0.0, B: 0.0}})
    assert len(judge(story(text), none_costs).findings) == 2


def test_the_ways_to_give_less_away_begin_with_those_that_blur_nothing():
    ladder = (rung(), rung("2024-01", label="month", cost=2), rung("2024-01", RYANGGANG, label="province", cost=4))
    one = cited(told=ladder[0], ladder=ladder, told_too=(B,))
    found = judge(story(SAID["en"]), dossier(one, weighings={SOURCE: weighing("refuse")})).findings[0]
    assert [each.code for each in found.remedies] == ["credit_other", "drop", "hold", "coarsen", "coarsen"]
    assert found.remedies[3].data == {"claim": A, "rung": "month", "cost": 2}
    before = replace(one, earlier="last-week")
    again = judge(story(SAID["en"]), dossier(before, weighings={SOURCE: weighing("refuse")})).findings[0]
    assert [each.code for each in again.remedies] == ["credit_other", "drop", "hold", "already_published"]


WOMAN = Ledger(
    id="l-woman", role="subject", complete=True,
    clues=(Clue(id="w", kind="cell", where={"sex": ("f",)}), Clue(id="n", kind="share", size=(200, 600))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "kind"), [("refuse", "subject_below_floor"), ("amber", "subject_near_floor"), (None, "not_assessed")]
)
def test_subjects_have_a_floor_of_their_own(verdict, kind):
    one = cited(told=rung(subjects=(WOMAN,)))
    ledgers = {SOURCE: weighing()} | ({"l-woman": weighing(verdict, "l-woman")} if verdict else {})
    assert kinds(story(SAID["en"]), dossier(one, weighings=ledgers)) == {kind}
    fine = {SOURCE: weighing(), "l-woman": weighing(name="l-woman")}
    assert judge(story(SAID["en"]), dossier(one, weighings=fine)).passed


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Our partners call us on smuggled phones."),
        ("ko", "협력자들은 중국 휴대전화로 연락해 온다."),
    ],
)
def test_how_partners_are_reached_is_noted_unless_it_is_weighed(lang, text):
    found = judge(story(SAID[lang], lang, method=[text]), dossier(cited(), access=frozenset()))
    assert [each.kind for each in found.findings] == ["channel_disclosed"]
    assert found.passed
    assert judge(story(SAID[lang], lang, method=[text]), dossier(cited())).findings == ()


# ---- how finely


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_text_may_not_tell_a_day_where_the_rung_tells_a_month(lang):
    month = rung("2024-01", label="month")
    found = judge(story(SAID[lang], lang), dossier(cited(told=month, ladder=(rung(), month)))).findings
    assert [each.kind for each in found] == ["finer_than_rung"]
    assert [(each.code, each.data) for each in found[0].remedies] == [
        ("tell_no_finer", {"when": "2024-01"}), ("choose_rung", {"claim": A, "rung": "as told"}),
    ]  # fmt: skip
    in_january = {
        "en": SAID["en"].replace("on 26 January", "in January"),
        "ko": SAID["ko"].replace("1월 26일", "1월에"),
    }
    assert judge(story(in_january[lang], lang), dossier(cited(told=month))).passed
    assert judge(story(in_january[lang], lang), dossier(cited())).passed


@pytest.mark.parametrize(
    ("front", "passed"),
    [
        ({}, True),
        ({"slug": "search-in-january"}, True),
        ({"slug": "search-of-26-january"}, False),
        ({"place": RYANGGANG}, True),
        ({"place": YUSON}, False),
        ({"credit": "Drawn after a call of 26 January"}, False),
        ({"kicker": "Hoeryong, Yuson"}, False),
    ],
)
def test_whatever_is_printed_is_judged_the_slug_and_the_place_too(front, passed):
    text = f"Guards searched the area in January, a reporting partner in Hyesan said. [^{A}]"
    found = judge(story(text, **front), dossier(cited(told=rung("2024-01"))))
    assert {each.kind for each in found.findings} == (set() if passed else {"finer_than_rung"})


@pytest.mark.parametrize(("chosen", "passed"), [("month", True), ("moth", False), ("as told", False)])
def test_a_rung_that_the_ladder_does_not_have(chosen, passed):
    month = rung("2024-01", label="month")
    text = f"Guards searched the area in January, a reporting partner in Hyesan said. [^{A}]"
    found = judge(story(text, published={A: {"rung": chosen}}), dossier(cited(told=month, ladder=(rung(), month))))
    assert {each.kind for each in found.findings} == (set() if passed else {"rung_unknown"})


def test_a_rung_for_a_claim_that_is_not_cited():
    """A mistyped id in the head would leave the claim that was meant at its first rung, the finest."""
    text = f"Guards searched the area in January, a reporting partner in Hyesan said. [^{A}]"
    month = cited(told=rung("2024-01", label="month"))
    found = judge(story(text, published={A: {"rung": "month"}, B: {"rung": "month"}}), dossier(month))
    assert [(each.kind, each.sentence, each.claims, each.final) for each in found.findings] == [
        ("rung_not_cited", None, (B,), True)
    ]


def test_another_day_than_the_rung_tells_is_not_the_rungs():
    text = SAID["en"].replace("26 January", "27 January")
    assert kinds(story(text), dossier(cited())) == {"finer_than_rung"}


@pytest.mark.parametrize(
    ("lang", "fine", "coarse"),
    [
        ("en", "Guards searched Yuson, a reporting partner in Hyesan said. [^{}]", "Guards searched Hoeryong, a reporting partner in Hyesan said. [^{}]"),
        ("ko", "경비대가 유선로동자구를 수색했다고 혜산의 취재협력자가 말했다. [^{}]", "경비대가 회령을 수색했다고 혜산의 취재협력자가 말했다. [^{}]"),
    ],
)  # fmt: skip
def test_the_text_may_not_tell_a_district_where_the_rung_tells_a_town(lang, fine, coarse):
    one = cited(claim(where=YUSON), told=rung(where=HOERYONG))
    assert kinds(story(fine.format(A), lang), dossier(one)) == {"finer_than_rung"}
    assert judge(story(coarse.format(A), lang), dossier(one)).passed


def test_the_place_in_a_promised_label_was_agreed():
    one = cited(told=rung("2024-01", RYANGGANG, label="province"))
    text = f"Guards searched the area in January, a reporting partner in Hyesan said. [^{A}]"
    assert judge(story(text), dossier(one)).passed
    assert kinds(story(text.replace("the area", "Hyesan")), dossier(one)) == {"finer_than_rung"}


def test_a_title_tells_no_finer_than_the_finest_rung():
    one = cited(told=rung("2024-01"))
    text = f"Guards searched the area in January, a reporting partner in Hyesan said. [^{A}]"
    assert kinds(story(text, title="The search of 26 January"), dossier(one)) == {"finer_than_rung"}
    assert judge(story(text, title="A search in January"), dossier(one)).passed


def test_age_and_trade_go_with_the_rung_that_weighs_them():
    plain = Ledger(id="l-two", role="subject", complete=True, clues=(Clue(id="m", kind="cell", where={"sex": ("m",)}),))
    who = (Person(role="miner", sex="m", age=(50, 53), count=1, part="affected"),)
    gone = claim(what="missing_person", when="2024-01", who=who)
    close, far = rung("2024-01", subjects=(WOMAN,)), rung("2024-01", label="two men", subjects=(plain,))
    ledgers = {SOURCE: weighing(), "l-two": weighing(name="l-two"), "l-woman": weighing(name="l-woman")}
    aged = f"A man in his early fifties is missing, a reporting partner in Hyesan said. [^{A}]"
    trade = f"A miner is missing, a reporting partner in Hyesan said. [^{A}]"
    for text in (aged, trade):
        told_far = dossier(cited(gone, told=far, ladder=(close, far)), weighings=ledgers)
        assert kinds(story(text), told_far) == {"finer_than_rung"}
        assert judge(story(text), dossier(cited(gone, told=close, ladder=(close, far)), weighings=ledgers)).passed
    assert kinds(story(aged), dossier(cited(gone, told=rung("2024-01")))) == {"not_assessed"}


@pytest.mark.parametrize(
    ("known", "told", "fires"),
    [
        ("2024-01-26", "2024-01-26", False),
        ("2024-01-26", "[2024-01-21..2024-01-31]", False),
        ("2024-01", "2024-01-26", True),
        ("[2024-01-21..2024-01-31]", "2024-01-26", True),
        ("2024-01-15~/..", "2024-01", False),
        (None, "2024-01", False),
        (None, "2024-01-26", True),
    ],
)
def test_a_rung_tells_no_date_finer_than_it_is_known(known, told, fires):
    found = kinds(
        story(f"It was searched, a reporting partner in Hyesan said. [^{A}]"),
        dossier(cited(claim(when=known), told=rung(told))),
    )
    assert ("finer_than_known" in found) is fires


@pytest.mark.parametrize(
    ("known", "told", "fires"),
    [(HYESAN, HYESAN, False), (HYESAN, RYANGGANG, False), (RYANGGANG, HYESAN, True), (HYESAN, HOERYONG, True), (None, HYESAN, False)],
)  # fmt: skip
def test_a_rung_tells_no_place_finer_than_it_is_known(known, told, fires):
    found = kinds(
        story(f"It was searched, a reporting partner in Hyesan said. [^{A}]"),
        dossier(cited(claim(where=known), told=rung(where=told))),
    )
    assert ("finer_than_known" in found) is fires


@pytest.mark.parametrize("change", [{"when": "month"}, {"where": "province"}])
def test_no_finer_than_promised(change):
    one = cited(
        promise=promise(**change), ladder=(rung(), rung("2024-01", RYANGGANG, label="month and province", cost=3))
    )
    found = judge(story(SAID["en"]), dossier(one))
    assert [each.kind for each in found.findings] == ["finer_than_promised"]
    assert not found.overridable
    assert found.findings[0].remedies[0].data["rung"] == "month and province"


def test_nothing_promised_is_nothing_allowed():
    assert "promise_missing" in kinds(story(SAID["en"]), dossier(cited(promise=None)))


@pytest.mark.parametrize(
    "quote",
    [
        "> “They looked into every single house of the street.”\n> — a reporting partner in Hyesan [^{}]",
        "A reporting partner in Hyesan said: “They looked into every house of the street.” [^{}]",
    ],
)
def test_quotations_are_promised_too(quote):
    text = quote.format(A)
    assert kinds(story(text), dossier(cited(promise=promise(quotation=False)))) == {"quotation_not_promised"}
    assert judge(story(text), dossier(cited())).passed


# ---- labels


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Guards searched the area, said a woman who was there. [^{}]"),
        ("en", "> “They looked into every house.”\n> — a trader in Hyesan [^{}]"),
        ("ko", "경비대가 주변을 수색했다고 현지 주민이 말했다. [^{}]"),
    ],
)
def test_a_source_is_credited_in_the_promised_words_or_not_at_all(lang, text):
    found = judge(story(text.format(A), lang), dossier(cited()))
    assert [each.kind for each in found.findings] == ["label_not_promised"]
    assert found.findings[0].remedies[0].data["label"] == LABEL[lang]


@pytest.mark.parametrize(
    ("line", "passed"),
    [
        ("a reporting partner in Hyesan", True),
        ("A reporting partner in Hyesan", True),
        ("a reporting partner in Hyesan, near the market", False),
        ("a woman, a reporting partner in Hyesan", False),
    ],
)
def test_the_line_under_a_quotation_says_no_more_than_the_label(line, passed):
    text = f"> “They looked into every house.”\n> — {line} [^{A}]"
    assert judge(story(text), dossier(cited())).passed is passed


def test_an_edition_in_a_language_without_a_label():
    only_english = cited(promise=promise(label={"en": LABEL["en"]}))
    assert "label_missing" in kinds(story(SAID["ko"], "ko"), dossier(only_english))
    assert judge(story(SAID["en"]), dossier(only_english)).passed


# ---- consent, freeze, embargo


@pytest.mark.parametrize(
    ("consents", "kind"),
    [
        ((), "consent_missing"),
        ((consent(venue="bulletin"),), "consent_missing"),
        ((Consent(source=SOURCE, given=False, since=date(2024, 1, 1)),), "consent_refused"),
        ((consent(withdrawn=date(2024, 2, 1)),), "consent_withdrawn"),
        ((consent(SECOND),), "consent_missing"),
    ],
)
def test_what_was_not_agreed_is_not_published(consents, kind):
    found = judge(story(SAID["en"]), dossier(cited(), consents=consents))
    assert [each.kind for each in found.findings] == [kind]
    assert not found.overridable
    one_venue = dossier(cited(), consents=(consent(venue="bulletin"),), venues=("bulletin",))
    assert judge(story(SAID["en"]), one_venue).passed


@pytest.mark.parametrize(
    "freeze",
    [
        Freeze(source=SOURCE, reason="r", since=date(2024, 2, 1)),
        Freeze(place=HYESAN, reason="r", since=date(2024, 2, 1)),
        Freeze(place=RYANGGANG, reason="r", since=date(2024, 2, 1)),
    ],
)
def test_what_is_frozen_is_not_published(freeze):
    found = judge(story(SAID["en"]), dossier(cited(), freezes=(freeze,)))
    assert [each.kind for each in found.findings] == ["frozen"]
    assert not found.overridable
    assert judge(story(SAID["en"]), dossier(cited(), freezes=(freeze.replaced(lifted=date(2024, 2, 3)),))).passed


def test_a_frozen_place_the_story_does_not_name_still_counts():
    one = cited(told=rung("2024-01-26", RYANGGANG), touches=(MUSAN,))
    for place in (HYESAN, MUSAN):
        freeze = Freeze(place=place, reason="r", since=date(2024, 2, 1))
        assert "frozen" in kinds(story(SAID["en"]), dossier(one, freezes=(freeze,)))


def test_an_embargo_holds_to_its_day():
    held = dossier(cited(), embargoes=(Embargo(until=date(2024, 2, 6)),))
    found = judge(story(SAID["en"]), held)
    assert [(each.kind, each.sentence) for each in found.findings] == [("embargoed", None)]
    assert found.findings[0].remedies[0].data == {"day": "2024-02-06"}
    assert judge(story(SAID["en"]), replace(held, on=date(2024, 2, 6))).passed


# ---- the story as a whole


@pytest.mark.parametrize(
    ("releasers", "passed"),
    [
        (["editor-2", "editor-3"], True),
        (["editor-2"], False),
        ([], False),
        (["editor-2", "editor-2"], False),
        (["editor-2", " Editor-2 "], False),
        (["editor-1", "editor-2"], False),
        (["EDITOR-1", "editor-2", "editor-3"], False),
    ],
)
def test_two_people_release_and_neither_is_the_author(releasers, passed):
    found = judge(story(SAID["en"], releasers=releasers), dossier(cited()))
    assert found.passed is passed
    assert {each.kind for each in found.findings} == (set() if passed else {"releasers"})


def test_an_announced_edition_that_is_missing():
    found = judge(story(SAID["en"], editions=["en", "ko"]), dossier(cited()))
    assert [each.kind for each in found.findings] == ["edition_missing"]
    assert found.findings[0].remedies[0].data == {"lang": "ko"}


@pytest.mark.parametrize("markup", ["*slanted*", "<b>bold</b>", "[a link](https://example.org)", "# too high"])
def test_markup_the_format_does_not_allow(markup):
    found = judge(story(f"{SAID['en']}\n\n{markup}"), dossier(cited()))
    assert {each.kind for each in found.findings} == {"markup_not_allowed"}
    assert found.findings[0].line
    assert not found.overridable


SHOWN = {"photo": PHOTO, "when": "[2023-09-21..2023-09-30]", "where": HYESAN}
KNOWN = Pictured(source=SOURCE, when=FuzzyDate.parse("2023-09-28"), where=HYESAN, promise=promise(when="part"))


@pytest.mark.parametrize(
    ("shown", "pictured", "expected"),
    [
        ({}, KNOWN, set()),
        ({"when": "2023-09-28"}, KNOWN, {"photograph_too_fine"}),
        ({"when": "2023-09-28"}, replace(KNOWN, promise=promise(when="day")), set()),
        ({}, replace(KNOWN, when=FuzzyDate.parse("2023-09")), {"photograph_too_fine"}),
        ({}, replace(KNOWN, when=None), {"photograph_too_fine"}),
        ({}, replace(KNOWN, where=RYANGGANG), {"photograph_too_fine"}),
        ({}, replace(KNOWN, source="s-00000000000000ff", promise=None), {"promise_missing", "consent_missing"}),
        ({}, None, {"photograph_unknown"}),
    ],
)
def test_a_photograph_tells_no_more_than_is_known_and_promised(shown, pictured, expected):
    photographs = {} if pictured is None else {PHOTO: pictured}
    draft = story(SAID["en"], photographs=[{**SHOWN, **shown}])
    assert kinds(draft, dossier(cited(), photographs=photographs)) == expected


def test_a_caption_tells_no_more_than_its_photograph():
    facts = dossier(cited(), photographs={PHOTO: KNOWN})
    fine = story(SAID["en"], photographs=[SHOWN], captions={PHOTO: "The river on 28 September 2023."})
    coarse = story(SAID["en"], photographs=[SHOWN], captions={PHOTO: "The river in late September 2023."})
    assert kinds(fine, facts) == {"finer_than_rung"}
    assert judge(coarse, facts).passed


# ---- the verdict itself


def test_every_edition_is_judged():
    texts = {"title": "From the river", "standfirst": "What we were told.", "byline": "Us", "method": ["We asked."]}
    lead = {
        "slug": "river", "edition": "en", "editions": ["en", "ko"], "date": "2024-02-05", "author": "editor-1",
        "releasers": ["editor-2", "editor-3"], **texts,
    }  # fmt: skip
    korean = {"edition": "ko", "title": "강", "standfirst": "들은 것.", "byline": "편집부", "method": ["물었다."]}
    front, sibling = (yaml.safe_dump(matter, allow_unicode=True) for matter in (lead, korean))
    both = parse_story(f"---\n{front}---\n{SAID['en']}\n", {"ko": f"---\n{sibling}---\n{BARE['ko']}\n"})
    found = judge(both, dossier(cited()))
    assert [(each.kind, each.edition) for each in found.findings] == [("own_voice_uncorroborated", "ko")]


def test_one_kind_on_one_sentence_is_told_once_with_all_its_claims():
    text = f"Border guards searched the area on 26 January. [^{A}] [^{B}]"
    found = judge(story(text), dossier(cited(), cited(claim(B)))).findings
    assert [(each.kind, each.claims) for each in found] == [("own_voice_uncorroborated", (A, B))]


def test_only_what_is_not_final_can_be_overridden():
    assert judge(story(BARE["en"]), dossier(cited())).overridable
    assert not judge(story(SAID["en"]), dossier(cited())).overridable
    assert set(KINDS) > FINAL
    assert {"not_assessed", "frozen", "consent_withdrawn", "finer_than_promised"} <= FINAL
    assert not NOTES & FINAL


def test_the_verdict_names_no_source_no_quotation_and_no_number_of_people():
    facts = dossier(
        cited(claim(quote=None)), weighings={SOURCE: weighing("refuse")}, consents=(), access=frozenset()
    )  # fmt: skip
    text = judge(story(SAID["en"], method=["Partners call us on smuggled phones."]), facts).to_json().decode()
    assert SOURCE not in text
    assert "50" not in text
    assert "searched" not in text
    assert "consent_missing" in text
    assert SOURCE not in repr(facts) + repr(facts.claims[A])


@given(
    body=st.text(
        alphabet=st.sampled_from('ab —>#*{}[]^"“”「」.。,，1月日年 \n혜산惠山見図たHyesan26Jan\u202e\x07'), max_size=120
    ),
    lang=st.sampled_from(LANGS),
    citation=st.sampled_from(["", f"[^{A}]", f"[^{B}]", "[^c-zz]"]),
)
@settings(max_examples=60, deadline=None)
def test_no_text_makes_the_gate_fall(body, lang, citation):
    draft = story(body + citation, lang)
    verdict = judge(draft, dossier(cited()))
    assert verdict.passed is not any(found.refuses for found in verdict.findings)
    assert len(verdict.sentences) == len(draft.lead.sentences)
    assert verdict == judge(draft, dossier(cited()))
