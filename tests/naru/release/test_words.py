"""Every template of the gate, read one by one: four languages, nothing that may never be said, no number of people."""

import re
import string
from importlib.resources import files

import pytest
import yaml

from naru.packs import load
from naru.release import (
    KINDS,
    REMEDIES,
    Finding,
    Remedy,
    SentenceVerdict,
    Verdict,
    finding_words,
    remedy_words,
    verdict_words,
)
from naru.release.cues import holds, told_as
from naru.values import FACTUAL, LANGS, STATUSES

TEXTS = yaml.safe_load(files("naru.release").joinpath("words.yaml").read_text(encoding="utf-8"))
PACK = load("north_korea")
CUES = yaml.safe_load(files("naru.release").joinpath("cues.yaml").read_text(encoding="utf-8"))
FORBIDDEN = re.compile(
    r"\bsafe|\bclear\b|anonym|cannot be identified|untraceable|\d\s*%|％|안전하|안전한|익명|安全(?!员)|匿名|无法识别|特定できない",
    re.IGNORECASE,
)
ALLOWED = {"rung", "label", "day", "piece", "status", "lang", "finest"}


def _texts():
    for group, entries in TEXTS.items():
        for name, texts in entries.items():
            yield f"{group}.{name}", texts


@pytest.mark.parametrize(("name", "texts"), list(_texts()), ids=[name for name, _ in _texts()])
def test_a_template(name, texts):
    assert set(texts) == set(LANGS)
    fields = {frozenset(part[1] for part in string.Formatter().parse(text) if part[1]) for text in texts.values()}
    assert len(fields) == 1, "the same fields in every language"
    assert next(iter(fields)) <= ALLOWED
    for text in texts.values():
        assert not FORBIDDEN.search(text), text
        assert not re.search(r"\d", text), "no template holds a number"


def test_every_kind_remedy_and_status_has_words():
    assert set(TEXTS["kinds"]) == set(KINDS)
    assert set(TEXTS["remedies"]) == set(REMEDIES)
    assert set(TEXTS["statuses"]) == set(CUES["status"]) == set(STATUSES) - FACTUAL


@pytest.mark.parametrize("lang", LANGS)
def test_words_are_put_in_and_codes_become_words(lang):
    assert "혜산의 취재협력자" in remedy_words(Remedy(code="attribute", data={"label": "혜산의 취재협력자"}), lang)
    assert "rumoured" not in remedy_words(Remedy(code="tell_as_status", data={"status": "rumoured"}), lang)
    assert "2024-01" in remedy_words(Remedy(code="tell_no_finer", data={"when": "2024-01"}), lang)
    assert (
        "county" not in remedy_words(Remedy(code="tell_no_finer", data={"where": "county"}), lang).split("(")[-1]
        or lang == "en"
    )
    for code in REMEDIES:
        assert remedy_words(Remedy(code=code), lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_verdict_in_words(lang):
    found = Finding(
        kind="own_voice_uncorroborated", edition="ko", sentence=7, refuses=True, final=False,
        remedies=(Remedy(code="drop", data={"claim": "c-000000000000000a"}),),
    )  # fmt: skip
    note = Finding(kind="channel_disclosed", edition="en", sentence=3, refuses=False, final=False, remedies=())
    story = Finding(kind="markup_not_allowed", edition="en", line=12, refuses=True, final=True, remedies=())
    sentences = (SentenceVerdict(edition="ko", sentence=7, verdict="refused"),)
    lines = verdict_words(
        Verdict(passed=False, overridable=False, findings=(story, note, found), sentences=sentences), lang
    )
    assert lines[0] == TEXTS["verdict"]["refused"][lang]
    assert "12" in lines[1]
    assert TEXTS["verdict"]["note"][lang] in lines[2]
    assert "7" in lines[3]
    assert finding_words(found, lang) in lines[3]
    assert lines[4].endswith(TEXTS["remedies"]["drop"][lang])
    assert "c-000000000000000a" not in " ".join(lines)
    passed = verdict_words(Verdict(passed=True, overridable=False, findings=(), sentences=()), lang)
    assert passed == (TEXTS["verdict"]["passed"][lang],)


# ---- cues: sentences made up for this test, in all four languages


@pytest.mark.parametrize(
    ("status", "lang", "text"),
    [
        ("threatened", "en", "Officials threatened them with prison."),
        ("threatened", "ko", "간부들이 감옥에 보내겠다고 위협했다."),
        ("threatened", "zh", "干部威胁要把他们关进监狱。"),
        ("threatened", "ja", "幹部は刑務所に送ると脅した。"),
        ("authorised", "en", "The police were given the power to close a street."),
        ("authorised", "ko", "안전부는 거리를 봉쇄할 권한을 받았다."),
        ("authorised", "zh", "警察获授权封锁街区。"),
        ("authorised", "ja", "警察は街区を封鎖する権限を与えられた。"),
        ("ordered", "en", "They were told to report every stranger."),
        ("ordered", "ko", "낯선 사람을 신고하라고 지시했다."),
        ("ordered", "zh", "命令居民报告陌生人。"),
        ("ordered", "ja", "見知らぬ人を届け出るよう命じた。"),
        ("rumoured", "en", "There is a rumour that the river will be closed."),
        ("rumoured", "ko", "강을 막는다는 소문이 돈다."),
        ("rumoured", "zh", "有传闻说要封江。"),
        ("rumoured", "ja", "川が閉鎖されるという噂がある。"),
        ("suspected", "en", "He may have left."),
        ("suspected", "ko", "그가 떠난 것으로 보인다."),
        ("suspected", "zh", "他可能已经离开。"),
        ("suspected", "ja", "彼は去った可能性がある。"),
        ("planned", "en", "A fence is to be built."),
        ("demanded", "zh", "他们要求居民交钱。"),
        ("denied", "ja", "当局はそれを否定した。"),
        ("unknown", "ko", "사실인지 확인되지 않았다."),
    ],
)
def test_a_cue_shows_what_a_statement_is(status, lang, text):
    assert told_as(status, text, lang)


@pytest.mark.parametrize(
    ("status", "lang", "text"),
    [
        ("threatened", "en", "Border guards fired warning shots and put them in prison."),
        ("threatened", "ko", "간부들이 그들을 감옥에 보냈다."),
        ("threatened", "zh", "干部把他们关进了监狱。"),
        ("threatened", "ja", "幹部は彼らを刑務所に送った。"),
        ("authorised", "en", "The police closed the street."),
        ("rumoured", "ko", "강이 막혔다."),
        ("rumoured", "zh", "江被封了。"),
        ("rumoured", "ja", "川は閉鎖された。"),
    ],
)
def test_a_plain_statement_holds_no_cue(status, lang, text):
    assert not told_as(status, text, lang)


@pytest.mark.parametrize(
    ("name", "lang", "yes", "no"),
    [
        ("fled", "en", "They escaped to the other bank.", "They are missing."),
        ("fled", "en", "They have reached China.", "The river borders China."),
        ("fled", "ko", "중국으로 갔다.", "중국이 보인다."),
        ("fled", "zh", "他们去了中国。", "对岸是中国。"),
        ("fled", "ko", "강을 건너갔다.", "집에 없었다."),
        ("fled", "zh", "他们越境了。", "他们不在家。"),
        ("fled", "ja", "彼らは川を渡った。", "彼らは家にいなかった。"),
        ("channel", "en", "They call us on smuggled phones.", "The phone box stood empty."),
        ("channel", "ko", "중국 휴대전화로 연락한다.", "휴대전화를 빼앗겼다."),
        ("channel", "zh", "他们用中国手机联系我们。", "他们的手机被没收。"),
        ("channel", "ja", "中国の携帯電話で話を聞いた。", "携帯電話を取り上げられた。"),
        ("several", "en", "Several sources said so.", "A source said so."),
        ("several", "ko", "복수의 소식통이 전했다.", "한 소식통이 전했다."),
        ("several", "zh", "多名消息人士这样说。", "一名消息人士这样说。"),
        ("several", "ja", "複数の情報筋が語った。", "ある情報筋が語った。"),
    ],
)
def test_a_list_of_cues_finds_its_words_and_no_others(name, lang, yes, no):
    assert holds(name, yes, lang, PACK)
    assert not holds(name, no, lang, PACK)
