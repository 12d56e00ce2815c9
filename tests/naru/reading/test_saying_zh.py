"""Saying, in Chinese: documents, the newsroom, eye-witnesses, officials, hearsay, inference and the verbs of articles."""

from __future__ import annotations

from datetime import date

import pytest

from naru.packs import load
from naru.reading import read

PACK = load("north_korea")
Chain = list[tuple[str, str | None]]


def _chains(text: str) -> list[Chain]:
    reading = read(text, published=date(2024, 2, 5), pack=PACK)
    return [[(link.kind, link.speaker) for link in each.links] for each in reading.attributions]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("村口贴出告示，说入夜后不准出门。", [("document", "告示")]),
        ("两名妇女来电。其中一人说，江边立了铁丝网。", [("relay", "其中一人")]),
        ("一家报纸援引“消息人士”报道，道路封闭。", [("relay", "一家报纸"), ("relay", "消息人士")]),
        ("道路封闭，这一点得到一名司机的印证。", [("relay", "一名司机")]),
        ("墙上的海报写着：举报间谍有赏。", [("document", "海报")]),
        ("本报看到的一份命令要求各哨所加岗。", [("document", "一份命令")]),
        ("据本刊取得的命令书，江边要装摄像头。", [("document", "命令书")]),
        ("讲演材料里讲，过江的人按叛国罪处理。", [("document", "讲演材料")]),
        ("通告上讲，江边两公里内不准进。", [("document", "通告")]),
        ("劳动党机关报刊文称，边境已经封死。", [("official_statement", "机关报")]),
        ("一家研究所的卫星报告指出，新修了三座哨所。", [("document", "卫星报告")]),
        ("信里说，弟弟被保卫部带走了。", [("document", "信里")]),
        ("宣传画上写：严惩越境者。", [("document", "宣传画")]),
        ("人民班的通知单：每晚九点后禁止外出。", [("document", "通知单")]),
        ("判决书记载，他因走私被捕。", [("document", "判决书")]),
        ("本报拍到的照片显示，江边架起了铁丝网。", [("newsroom", None)]),
        ("本刊记者在对岸用望远镜看到两座新哨所。", [("newsroom", "本刊记者")]),
        ("本台采访组从丹东一侧看到，桥头设了检查站。", [("newsroom", "本台采访组")]),
        ("我们在江边数到十一座哨所。", [("newsroom", "我们")]),
        ("本网记者清点发现，沿江装了九个摄像头。", [("newsroom", "本网记者")]),
        ("两人被带走，我就在旁边。", [("witness", "我")]),
        ("从房顶上看见他们抓了两个人。", [("witness", None)]),
        ("邻居从窗户里看见保卫员搜了那家。", [("witness", "邻居")]),
        ("昨晚抓了三个人，司机自己看到的。", [("witness", "司机")]),
        ("我当时就在桥头，卡车全被拦下。", [("witness", "我")]),
        ("桥头抓了两个人，本人亲见。", [("witness", "本人")]),
        ("保卫员：谁再打电话就抓谁。", [("official_statement", "保卫员")]),
        ("人民班长开会讲，今晚起不准出门。", [("official_statement", "人民班长")]),
        ("安全部部长在会上宣布，边境封锁。", [("official_statement", "安全部部长")]),
        ("村里都说要封城。", [("rumour", None)]),
        ("街上传言，两个人被枪毙了。", [("rumour", None)]),
        ("据坊间消息，又要搜家了。", [("rumour", None)]),
        ("道听途说：又要搜家。", [("hearsay", None)]),
        ("线人认为，这意味着边境又要封锁。", [("inference", "线人")]),
        ("商人由此断定路要封。", [("inference", "商人")]),
        ("居民看出来，上面是怕有人过江。", [("inference", "居民")]),
        ("一名居民回想说，那天路全封了。", [("participant", "一名居民")]),
        ("一名商贩坦白，他交过罚款。", [("participant", "一名商贩")]),
        ("一名司机感慨道，路都封了。", [("relay", "一名司机")]),
        ("一名商人估算，沿江有两百个摄像头。", [("inference", "一名商人")]),
        ("一名教师吐苦水说，天天要查手机。", [("participant", "一名教师")]),
        ("线人转来的消息说，江边抓了两个人。", [("relay", "线人")]),
        ("线人说，人民班长警告：晚上谁出门抓谁。", [("relay", "线人"), ("official_statement", "人民班长")]),
        ("一名居民称，保卫员告诉她，丈夫被送走了。", [("relay", "一名居民"), ("official_statement", "保卫员")]),
        ("线人来电，据他讲，告示上说江边要封。", [("relay", "线人"), ("document", "告示")]),
        ("线人听邻居讲，两家人被带走。", [("relay", "线人"), ("hearsay", "邻居")]),
        ("通知原文：六点起江边戒严。", [("document", "通知")]),
        ("线人从保卫员口中得知，又要搜家。", [("relay", "线人"), ("hearsay", "保卫员")]),
        ("一名居民说，她从亲戚那里听说两人被抓。", [("relay", "一名居民"), ("hearsay", "亲戚")]),
        ("商人说，他看过那份命令，上面写着一律射杀。", [("relay", "商人"), ("document", "那份命令")]),
        ("市场里传得厉害，说要封城。", [("rumour", None)]),
        ("一名商人说，街上都在传要封桥。", [("relay", "一名商人"), ("rumour", None)]),
    ],
)  # fmt: skip
def test_chains(text: str, chain: Chain) -> None:
    assert chain in _chains(text), _chains(text)


def test_what_is_seen_behind_a_whole_quotation_is_not_the_speakers() -> None:
    assert [("relay", "一名村民")] in _chains("一名村民告诉记者：“会宁抓了三个人。”他亲眼目睹士兵开枪")
