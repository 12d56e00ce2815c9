"""Saying in Japanese: who speaks, sees, thinks or writes, before, behind or without a verb; and how people are counted and aged."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import Reading, read

PACK = load("north_korea")


def _read(text: str) -> Reading:
    return read(text, published=date(2024, 2, 5), lang="ja", pack=PACK)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("道が閉じたと、会寧の友人が教えてくれた。", [("relay", "会寧の友人")]),
        (
            "隊長が「道を塞ぐ」と言ったと、若い隊員が伝えた。",
            [("official_statement", "隊員"), ("official_statement", "隊長")],
        ),
        ("船頭「橋が落ちた」", [("relay", "船頭")]),
        ("本紙記者も検問所を確認した。", [("newsroom", "本紙記者")]),
        ("「橋が落ちた」(渡し場の老人)", [("relay", "老人")]),
        ("来月から工事の予定と班長。", [("official_statement", "班長")]),
        ("橋が落ちるのを見た漁師の話では、夜だった。", [("witness", "漁師")]),
        ("漁師は、兵士が橋を壊すのを見たと話した。", [("witness", "漁師")]),
        ("学者は雪が原因だと推測する。", [("inference", "学者")]),
        ("通知文には「橋を閉じる」とある。", [("document", "通知文")]),
        ("班長に「早く帰れ」と言われた。", [("official_statement", "班長")]),
        ("協力者によると、班長は橋を閉じると言い渡した。", [("relay", "協力者"), ("official_statement", "班長")]),
        ("市場で会った商人から。橋が落ちた。", [("relay", "商人")]),
    ],
)
def test_chains(text: str, chain: list[tuple[str, str | None]]) -> None:
    found = [[(link.kind, link.speaker) for link in each.links] for each in _read(text).attributions]
    assert chain in found, found


@pytest.mark.parametrize(
    "text", ["「立入禁止」の看板がある。", "彼は映画を見た。", "班長は何も言わなかった。", "母と弟。"]
)
def test_nobody_speaks(text: str) -> None:
    assert not _read(text).attributions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("六十過ぎの男(漁師)が倒れた。", [("m", (60, 63), 1)]),
        ("女性(五十一)と息子(8)がいた。", [("f", (51, 51), 1), ("m", (8, 8), 1)]),
        ("30〜40代の女三人が来た。", [("f", (30, 49), 3)]),
        ("兵士が四人来た。", [(None, None, 4)]),
        ("うち二人は二十代の女性だった。", [("f", (20, 29), 2)]),
        ("二十九歳の元看護師は黙った。", [(None, (29, 29), 1)]),
        ("九歳だった娘を背負った。", [("f", (9, 9), 1)]),
        ("幹部会議は税関周辺で開かれた。", []),
    ],
)
def test_people(text: str, told: list[tuple[str | None, tuple[int, int] | None, int | None]]) -> None:
    assert [(each.sex, each.age, each.count) for each in _read(text).persons] == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("次は没収してやると言った。", "threatened"),
        ("見つかれば連行される。", "threatened"),
        ("証明書のない人は連行された。", "happened"),
        ("父は連行されるところだった。", "denied"),
        ("連行されたら終わりだ。", None),
    ],
)
def test_what_only_might_be_is_no_fact(text: str, status: str | None) -> None:
    told = [each.status for each in _read(text).measures if each.code in ("arrest", "confiscation")]
    assert told == ([status] if status else [])


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("貼り紙によれば、橋は閉じる。", [("document", "貼り紙")]),
        ("掲示板の張り紙に、夜の外出を禁ずとあった。", [("document", "掲示板の張り紙")]),
        ("本紙が入手した布告は、川への接近を禁じている。", [("document", "入手した布告")]),
        ("講演資料には「携帯を捨てよ」との一節があった。", [("document", "講演資料")]),
        ("おばの手紙には道が閉じたとあった。", [("document", "手紙")]),
        ("回覧板に名簿を出せと書いてあった。", [("document", "回覧板")]),
        ("ポスターいわく、通報者には賞金。", [("document", "ポスター")]),
        ("張り紙:外出禁止、夜8時から。", [("document", "張り紙")]),
        ("衛星画像の分析報告書は、塀が伸びたと指摘する。", [("document", "報告書")]),
        ("内部文書は封鎖を明記していた。", [("document", "内部文書")]),
        ("本紙の写真には新しい柵が写っている。", [("newsroom", "本紙")]),
        ("対岸から記者が双眼鏡で見ると、哨所が三つ並んでいた。", [("newsroom", "記者")]),
        ("取材班は哨所を五つ数えた。", [("newsroom", "取材班")]),
        ("編集部が撮影した映像に兵士が映る。", [("newsroom", "編集部")]),
        ("本紙記者が中国側の岸から見たところ、柵が二重になっていた。", [("newsroom", "本紙記者")]),
        ("本人がその場にいた。兵士が発砲。", [("witness", None)]),
        ("漁師 自分の目で見た 柵が二重", [("witness", "漁師")]),
        ("屋根の上から見ていた少年の話、兵士三人が撃った。", [("witness", "少年")]),
        ("運転手本人目撃、検問所ができてた。", [("witness", "運転手本人")]),
        ("商人(現場にいた)によると、兵士が発砲した。", [("witness", "商人")]),
        ("班長:夜は出るな。", [("official_statement", "班長")]),
        ("人民班会議で班長が、来週から登録をやると話した。", [("official_statement", "班長")]),
        ("保衛員いわく、携帯は全部没収する。", [("official_statement", "保衛員")]),
        ("安全部長が住民を集め、夜間の外出を禁じると発表した。", [("official_statement", "安全部長")]),
        ("小隊長の話だと来月から柵を張る。", [("official_statement", "小隊長")]),
        ("市場の噂、二人が処刑された。", [("rumour", None)]),
        ("町じゃ二人が捕まったともっぱらの噂。", [("rumour", None)]),
        ("又聞きだが、二人が捕まった。", [("hearsay", None)]),
        ("誰が言い出したか知らないが、二人処刑とのうわさ。", [("rumour", None)]),
        ("商人は、兵士が減ったのは訓練のせいだとみている。", [("inference", "商人")]),
        ("漁師の考えでは、柵は来年までかかる。", [("inference", "漁師")]),
        ("研究員は、封鎖が長引くに違いないと結論づけた。", [("inference", "研究員")]),
        ("住民は、幹部が逃げたと受け止めている。", [("inference", "住民")]),
        ("商人は「橋が落ちた」と思い出した。", [("participant", "商人")]),
        ("商人は「橋が落ちた」と付け足した。", [("relay", "商人")]),
        ("商人は「橋が落ちた」と不満を述べた。", [("relay", "商人")]),
        ("商人は「死者は十人ほど」と見積もった。", [("inference", "商人")]),
        ("商人は「橋が落ちた」としぶしぶ認めた。", [("relay", "商人")]),
        ("「橋が落ちた」と商人は声を落とした。", [("relay", "商人")]),
        ("商人は橋が落ちたと打電してきた。", [("relay", "商人")]),
        ("商人の言い方だと、橋はもう通れない。", [("relay", "商人")]),
        ("商人によると、班長が会議で夜は出るなと告げたという。", [("relay", "商人"), ("official_statement", "班長")]),
        ("商人経由、班長の言葉:夜は出るな。", [("relay", "商人"), ("official_statement", "班長")]),
        ("運転手は、友人が捕まるのを見た兵士の話を伝えた。", [("relay", "運転手"), ("witness", "兵士")]),
        ("商人は町で処刑の噂を聞いたと話した。", [("relay", "商人"), ("rumour", None)]),
    ],
)
def test_papers_newsroom_witnesses_offices_rumours_and_guesses(text: str, chain: list[tuple[str, str | None]]) -> None:
    found = [[(link.kind, link.speaker) for link in each.links] for each in _read(text).attributions]
    assert chain in found, found


@pytest.mark.parametrize(
    "text",
    [
        "検問もうない。",
        "巡回やめた。",
        "夜間外出 解禁。",
        "封鎖明け。",
        "監視もうない。",
        "毎晩の報告やめになった。",
        "妨害電波 止んだ。",
        "通行証なしで行ける。",
        "川また行ける。",
        "水汲み再開。",
        "柵はずされた。",
        "柵 なくなってる。",
        "地雷除去済。",
        "カメラ外された。",
        "検問所 引き上げ。",
        "哨所 空っぽ。",
        "検問は昨日まで。",
    ],
)
def test_what_is_over_has_ended(text: str) -> None:
    assert {each.status for each in _read(text).measures} == {"ended"}


@pytest.mark.parametrize(
    "text",
    [
        "検問所を撤去する予定だ。",
        "柵は外されていない。",
        "封鎖は来月解除される見通しだ。",
        "カメラを外せと命じられた。",
        "外出禁止は解除されるらしい。",
        "封鎖が解けるのを待つ。",
        "巡回をやめるよう頼んだ。",
    ],
)
def test_what_is_to_end_has_not_ended(text: str) -> None:
    assert "ended" not in {each.status for each in _read(text).measures}


@pytest.mark.parametrize(
    "text",
    [
        "次は連れてかれるぞと脅された。",
        "見つかれば留置すると告げた。",
        "米を持ってかれるかもしれない。",
        "絞首刑にすると脅した。",
        "金を払わされるという噂。",
        "一家が消えたとの噂。",
        "弾を食らいたいのかと怒鳴った。",
        "家の前に私服を置けと命じた。",
        "柵を建てよと命じた。",
        "水汲みは来月再開の見込み。",
        "夜もまた出歩けるようになるらしい。",
        "各戸を捜索せよと指示。",
    ],
)
def test_telegraphic_words_of_what_has_not_been_are_no_facts(text: str) -> None:
    assert not {"happened", "in_force", "ended", "seen"} & {each.status for each in _read(text).measures}
