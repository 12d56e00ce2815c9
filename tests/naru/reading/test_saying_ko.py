"""Who is said to say what in Korean."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read

PACK = load("north_korea")


def _chains(text: str) -> list[list[tuple[str, str | None]]]:
    reading = read(text, published=date(2024, 2, 5), lang="ko", pack=PACK)
    return [[(link.kind, link.speaker) for link in chain.links] for chain in reading.attributions]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("길이 막혔다고 어느 상인이 전했다.", [("relay", "상인")]),
        ("교원은 길이 막혔다고 반장이 알렸다고 말했다.", [("relay", "교원"), ("official_statement", "반장")]),
        ("교원은 “길이 막힌 것을 두 눈으로 봤다”고 말했다.", [("witness", "교원")]),
        ("목격자들에 따르면 길이 막혔다.", [("witness", "목격자들")]),
        ("반장왈 «나오지 말라»", [("official_statement", "반장")]),
        ("전문가들은 봄까지 이어질 것으로 내다봤다.", [("inference", "전문가들")]),
        ("상인은 “곧 닫는다는 소문이 돈다”고 했다.", [("relay", "상인"), ("rumour", None)]),
        ("상인은 “곧 닫는다는 얘기를 운전수에게서 들었다”고 말했다.", [("relay", "상인"), ("hearsay", "운전수")]),
        ("교원은 길이 막혔다고 했다. 그는 “다시 열 것”이라고 덧붙였다.", [("relay", "교원")]),
        ("이웃집 할머니 얘기론 길이 막혔다.", [("relay", "이웃집 할머니")]),
        ("강도를 본 운전수가 알려왔다.", [("witness", "운전수")]),
        ("사공은 물이 불어 떠났을 것이라고 했다.", [("inference", "사공")]),
        ("한 주간지가 사공의 말을 빌려 길이 막혔다고 전했다.", [("relay", "한 주간지"), ("relay", "사공")]),
        ("교원은 길이 막혔다고 했다. 반장은 “나오지 말라”고 경고했다.", [("official_statement", "반장")]),
    ],
)
def test_chains(text: str, chain: list[tuple[str, str | None]]) -> None:
    assert chain in _chains(text)


def test_a_plain_sentence_is_nobodys_words() -> None:
    assert _chains("교원은 길이 막혔다고 했다. 다리 앞에는 초소가 있다.") == [[("relay", "교원")]]


def test_who_is_taken_up_is_told_by_the_words_of_the_place() -> None:
    assert ("relay", "소식통") in [
        chain[0] for chain in _chains("삭주의 한 소식통은 떠났다. 이 소식통에 따르면 길이 막혔다.")
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("통지서에 따르면 다음달부터 길을 닫는다.", [("document", "통지서")]),
        ("본지가 입수한 강연자료에는 길을 막으라고 적혀 있다.", [("document", "강연자료")]),
        ("신문이 확인한 지시문은 “모두 등록하라”고 적었다.", [("document", "지시문")]),
        ("벽보에 “강가 출입 금지”라고 써있음.", [("document", "벽보")]),
        ("포스터를 보면 신고한 사람에게 돈을 준다고 한다.", [("document", "포스터")]),
        ("당보에 따르면 간부들이 모였다.", [("official_statement", "당보")]),
        ("편지에 길이 막혔다고 적혀 있었다.", [("document", "편지")]),
        ("우리가 본 명령서에는 밤에 쏘라고 되어 있다.", [("document", "명령서")]),
        ("회람에 “외출 금지”라고 함.", [("document", "회람")]),
        ("게시판 공고: 강가 출입 금지.", [("document", "게시판 공고")]),
        ("내부 문건은 “불응하면 쏘라”고 규정했다.", [("document", "내부 문건")]),
        ("유엔 보고서는 두 명이 총살됐다고 지적했다.", [("document", "유엔 보고서")]),
        ("본지 기자가 건너편 강둑에서 초소 세 개를 셌다.", [("newsroom", "본지 기자")]),
        ("취재진이 망원경으로 철조망을 봤다.", [("newsroom", "취재진")]),
        ("본지가 촬영한 사진에 새 초소가 보인다.", [("newsroom", "본지")]),
        ("기자가 강 건너에서 세어 보니 카메라가 다섯 대였다.", [("newsroom", "기자")]),
        ("나도 그 자리에 있었음. 두 명 총살.", [("participant", None)]),
        ("창문으로 내다봤음. 차에 두 명 실어감.", [("witness", None)]),
        ("두명 잡혀가는거 봄(본인 목격).", [("witness", None)]),
        ("장사꾼이 현장에서 봤다 함. 초소 두개.", [("witness", "장사꾼")]),
        ("보위지도원: 다음엔 총살한다.", [("official_statement", "보위지도원")]),
        ("초소장이 회의서 길을 막는다고 함.", [("official_statement", "초소장")]),
        ("녀맹위원장 말: 모두 신고하라.", [("official_statement", "녀맹위원장")]),
        ("중대장이 집합시켜 놓고 쏘라고 함.", [("official_statement", "중대장")]),
        ("세관장 발표: 다리 닫음.", [("official_statement", "세관장")]),
        ("동당비서 “무조건 등록” 지시.", [("official_statement", "동당비서")]),
        ("듣자니 길이 막혔다.", [("hearsay", None)]),
        ("들은바로는 두 명이 잡혔다 함.", [("hearsay", None)]),
        ("장마당에서 도는 소리: 다리 닫는다.", [("rumour", None)]),
        ("두 명 총살됐다는 뒷말 무성.", [("rumour", None)]),
        ("다리 닫는다고들 함.", [("rumour", None)]),
        ("상인은 길이 막힌 것이 틀림없다고 봤다.", [("inference", "상인")]),
        ("상인은 이를 단속이 시작된 신호로 받아들였다.", [("inference", "상인")]),
        ("한 소식통은 길이 곧 막힐 것으로 내다봤다.", [("inference", "한 소식통")]),
        ("상인은 길이 막혔다고 기억을 더듬었다.", [("relay", "상인")]),
        ("교원은 길이 막혔다고 불만을 터뜨렸다.", [("relay", "교원")]),
        ("운전수는 하루 두 명꼴이라고 어림했다.", [("inference", "운전수")]),
        ("교원은 “길이 막혔다”고 혀를 찼다.", [("relay", "교원")]),
        ("상인은 “길이 막혔다”고 거들었다.", [("relay", "상인")]),
        ("상인은 길이 막힌 것은 사실이라고 수긍했다.", [("relay", "상인")]),
        ("상인은 “길이 막혔다”고 운을 뗐다.", [("relay", "상인")]),
        ("상인은 “길이 막혔다”며 분통을 터뜨렸다.", [("relay", "상인")]),
        ("교원은 안전원에게서 길이 막힌다는 말을 들었다고 말했다.", [("relay", "교원"), ("hearsay", "안전원")]),
        ("교원은 반장이 “나오지 말라”고 했다고 말했다.", [("relay", "교원"), ("official_statement", "반장")]),
        ("운전수 말이 세관장이 다리 닫는다고 했대.", [("relay", "운전수"), ("official_statement", "세관장")]),
        ("상인에 따르면 포고문에는 “모두 쏜다”고 적혀 있다.", [("relay", "상인"), ("document", "포고문")]),
        ("교원은 길이 막혔다는 소문이 돈다고 했다.", [("relay", "교원"), ("rumour", None)]),
        ("상인이 반장한테 들었다며 전한 말: 두 명 잡힘.", [("relay", "상인"), ("hearsay", "반장")]),
        ("보위부 통보: 래일부터 강가 못나감.", [("official_statement", "보위부")]),
        ("분주소장이 어제 모여놓고 말함: 신고 안하면 처벌.", [("official_statement", "분주소장")]),
        ("인민반장이 돌면서 알림 - 밤 9시부터 통금.", [("official_statement", "인민반장")]),
        ("도당 강사 강연에서 “탈북자는 쏜다”.", [("official_statement", "도당 강사")]),
        ("동사무장이 하는 소리가 모두 등록하래.", [("official_statement", "동사무장")]),
        ("려단 정치위원 왈 무조건 쏘라.", [("official_statement", "려단 정치위원")]),
        ("세대주가 직접 본거라며 알려옴. 두 명 총살.", [("witness", "세대주")]),
        ("다리목에서 직접 봤다는 운전수 말. 차단봉 내려짐.", [("witness", "운전수")]),
        ("우리 집도 뒤짐 당함. 손전화 뺏김.", [("participant", None)]),
        ("나는 그날 회의에 나갔었다. 보위지도원이 총살한다고 했다.", [("participant", "나는")]),
        ("상인은 자기도 벌금을 물었다고 털어놓았다.", [("participant", "상인")]),
        ("교원은 “나도 조사를 받았다”고 말했다.", [("participant", "교원")]),
        ("풀려난 녀성이 전한데 따르면 매를 맞았다.", [("participant", "녀성")]),
        ("친척 통해 들음. 두 명 잡힘.", [("hearsay", "친척")]),
        ("사촌형이 군인한테서 들은 얘기. 초소 늘린다함.", [("relay", "사촌형"), ("hearsay", "군인")]),
        ("차 몰고 온 운전수가 그러는데 다리 막힘.", [("relay", "운전수")]),
        ("장사꾼 하는 말 다리 막힘.", [("relay", "장사꾼")]),
        ("무역일군 전화: 세관 닫음.", [("relay", "무역일군")]),
        ("상인은 “길이 막혔다”고 못마땅해했다.", [("relay", "상인")]),
        ("교원은 하루에 열 명꼴로 잡힌다고 추산했다.", [("inference", "교원")]),
        ("소식통은 단속이 심해진 탓일 것이라고 짚었다.", [("inference", "소식통")]),
        ("전문가는 이를 내부 단속용으로 분석했다.", [("inference", "전문가")]),
        ("본지가 입수한 포고문 사진에는 “무조건 사격한다”고 쓰여 있다.", [("document", "포고문 사진")]),
        ("지시문 내용: 강변 주민 등록.", [("document", "지시문")]),
        ("우리 기자가 다리 위를 지나는 화물차 스무 대를 확인했다.", [("newsroom", "기자")]),
        ("교원에 따르면 안전원이 “모두 잡아간다”고 으름장을 놓았다.", [("relay", "교원"), ("official_statement", "안전원")]),
        ("소식통은 “보위원이 집집마다 다니며 ‘신고하라’고 했다”고 전했다.", [("relay", "소식통"), ("official_statement", "보위원")]),
        ("소식통은 “지시문에는 ‘쏘라’고 적혀 있다”고 전했다.", [("relay", "소식통"), ("document", "지시문")]),
        ("소식통은 “시장에는 곧 닫는다는 말이 돈다”고 귀띔했다.", [("relay", "소식통"), ("rumour", None)]),
        ("당국은 이날 담화에서 탈북자를 처벌한다고 밝혔다.", [("official_statement", "당국")]),
    ],
)  # fmt: skip
def test_papers_newsroom_witnesses_and_notes(text: str, chain: list[tuple[str, str | None]]) -> None:
    assert chain in _chains(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("총성 세 발. 하늘에 쏜거라 함(뒷집 상인).", [("relay", "뒷집 상인")]),
        ("도강비가 두 배로 올랐다고 브로커가.", [("relay", "브로커")]),
        ("포고문은 강변 출입을 금지했다.", [("document", "포고문")]),
        (
            "군당 간부는 중국에 사는 동생과의 통화에서 “길이 막혔다”고 말했다.",
            [("relay", "동생"), ("official_statement", "군당 간부")],
        ),
        ("상인은 후배한테서 검문소가 생겼다는 얘기를 들었다.", [("relay", "상인"), ("hearsay", "후배")]),
        ("주민이 이곳에 남았다. 편지에는 '부친이 길을 막았다'고 적혀 있었다.", [("document", "편지")]),
    ],
)
def test_voices_without_a_verb_of_their_own(text: str, chain: list[tuple[str, str | None]]) -> None:
    assert chain in _chains(text)


def test_who_is_in_brackets_and_tells_nothing_is_no_voice() -> None:
    assert _chains("어제 두 명 체포됨(여자).") == []
    assert _chains("세대주 셋 강 건넘(탈북자).") == []
