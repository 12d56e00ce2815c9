"""Unfinished: the form of a Japanese verb that says that nothing has been done yet.

In: folded text and the words of a measure. Out: a status that is no fact, "drop" for what is only supposed, or None where the form does not
tell. Looked at where no cue made the measure less than a fact: "捕まえろ", "撃ってよし", "没収する", "逮捕をちらつかせた" are no things done, whoever says
them. Grammar only; what is done again and again ("毎晩…する") and what somebody saw ("…するのを見た") stays a fact.
"""

from __future__ import annotations

import re

_KANA = re.compile(r"[ぁ-ん]*\Z")
_HAN = r"(?<=[一-龠々ァ-ヶa-z])"
_END = r"(?=[。．!！?？」』(（\s]|\Z|、?と(?!も)|って|、?との)"
_LEAVE = re.compile(r"[ぁ-ん]{0,3}[てで]も?(?:よし|よい|良い|よく|いい|構わ|かまわ|結構|差し支え|ok)")
_WISH = re.compile(r"[ぁ-ん]{0,3}[てで](?:ほし|欲し|もらいた|くれ(?=[。」とよ!\s]|\Z)|ください|下さい|ちょうだい)")
_MUST_NOT = re.compile(r"[ぁ-ん]{0,3}[てで]は(?:なら|いけ|いかん|だめ|ダメ|駄目)")
_COMMAND = re.compile(
    rf"(?:{_HAN}(?:[えせてねべ]|(?<![連倒流割崩荒晴別遅汚恐乱群揺遣])れ|(?<![止詰締始初求定勤集届受付掛分助続])[けげめ](?=、?と|」|って))"
    rf"|{_HAN}[ぁ-ん]?[いえきぎけげちてにねびべみめりれ]ろ|しろ|せよ|せい|すべし|すべ(?=[。」])|られたし|されたし){_END}"
)
_WILL = re.compile(r"[ぁ-ん]{0,2}[おこごそとのぼもよろ]う(?=と|か|。|」|\Z|って)")
_IF = re.compile(r"[ぁ-ん]{0,3}(?:[えけげせてねべめれ]ば|る?なら(?!な))")
_PLAIN = (
    r"(?![をはもにので]|が[あなでい])(?![ぁ-ん]{0,3}[てで](?:[いおるたきし]))(?:[ぁ-ん]{0,4}?[うくぐすつぬぶむる])"
    r"(?=[。」』!！?？]|\Z|、|と(?!ころ|も)|か(?!ら)|ぞ|ん(?:だ(?!か)|じゃ)|の(?:では|か|だ|が[怖恐]|を[恐怖待嫌避]|も時|は時|は必|は確)"
    r"|こと(?:を|に|が|も|は|だ|にな)|つもり|なら|場合|前に|日(?:が|は|も|を)|手は|腹|気|恐れ|おそれ|方針|方向|段取|よう|べき|はず|らし|そう|だろ"
    r"|話|噂|うわさ|準備|予定|計画|見込|見通|見る|可能|権限|運び|ため(?:に|の|だ|、))"
)
_SAID = re.compile(rf"{_PLAIN}|(?:スル|サレル|ス|ベシ|セヨ)(?![ァ-ヶー])")
#: What is done with a thing: a fence is put up, a trial is held, a fine is laid on.
_WITH = re.compile(
    r"(?:を|が|まで|も)(?:(設置?|置|張|巡|埋|付|取り付|つ(?=[けく])|建|立|作|築|敷|配置|増設?|新設)|開|行|執行|実施|かけ|科|課|取|入|受け)"
)
_NAMED = (
    (re.compile(r"(?:の?[一-龠]{2})?(?:を|も)?(?:要求|求め|要請|要望|申請|嘆願|懇願|迫)"), "demanded"),
    (re.compile(r"(?:の?[一-龠]{2})?(?:を|も)?(?:許可|認可|承認|容認|許し|認め)(?!証|な|制|が要|が必)"), "authorised"),
    (
        re.compile(
            r"(?:の?[一-龠]{2})?(?:を|も|に|が|は)?(?:示唆|ちらつか|におわ|匂わ|ほのめか|言及|触れ(?:た|て)|覚悟|想定|警戒し|恐れ|おそれ|懸念|危惧|心配|期待|予告|予感|暗示|取り沙汰)"
        ),
        "suspected",
    ),
    (re.compile(r"(?:の?[一-龠]{2})?(?:を|は|も)?(?:免除|回避|免れ|逃れ|見逃|容赦され|猶予|見送|拒)"), "denied"),
    (re.compile(r"(?:の?[一-龠]{2})?(?:待ち(?!伏)|へ(?=[。」]|\Z))"), "planned"),
)
_AGAIN = re.compile(
    r"毎|日々|夜ごと|日ごと|日常|いつも|[度た]び|ごとに|おきに|しばしば|しょっちゅう|よく|時々|たまに|普段|年中|連日|昼夜|交代で|今も|最近は|近頃|このところ|絶えず|必ず"
)
#: The rest of a word whose first part is the end of a pattern: 捜(索).
_COMPOUND = re.compile(r"[一-龠]{1,2}(?=[をにがはも])")
_BEHIND = 24
_BEFORE = 30


def unfinished(folded: str, sentence: tuple[int, int], start: int, end: int, *, lasting: bool) -> str | None:
    """What the form of the verb makes of a measure's words; `lasting` = it is told in the plain form where it is in force."""
    kana = _KANA.search(folded, start, end)
    at = kana.start() if kana is not None and kana.start() > start else end
    last = min(sentence[1], end + _BEHIND)
    done_with = _WITH.match(folded, end, last)
    again = _AGAIN.search(folded, max(sentence[0], start - _BEFORE), end) is not None
    if done_with is not None:
        put_up = done_with.group(1) is not None
        told = _form(folded, done_with.end(), last, end, plain=not again and (put_up or not lasting))
        if told is not None:
            return told
    word = _COMPOUND.match(folded, end, last)
    for behind in {end, word.end() if word else end}:
        for expression, status in _NAMED:
            if expression.match(folded, behind, last):
                return status
    return _form(folded, at, last, end, plain=not again and not lasting)


def _form(folded: str, at: int, last: int, least: int, *, plain: bool) -> str | None:
    """What the inflection at `at` says; it must reach as far as `least`, where the measure's own words end."""
    for expression, status in _FORMS:
        told = expression.match(folded, at, last)
        if told is not None and told.end() >= least and (plain or expression is not _SAID):
            return status
    return None


_FORMS = (
    (_LEAVE, "authorised"),
    (_WISH, "demanded"),
    (_MUST_NOT, "ordered"),
    (_COMMAND, "ordered"),
    (_WILL, "planned"),
    (_IF, "drop"),
    (_SAID, "planned"),
)
