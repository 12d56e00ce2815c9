"""Supposing: what a sentence only asks, or what somebody only means, is told or is free to do.

In: a passage whose measures have their status. Out: the same measures, those that are not asserted told as less than a
fact. Like `ahead` it comes last and only ever takes a fact away: a cue the lexicon misses, because words stand between
it and what it governs ("were told on Monday to draw up lists"), must not turn an order into an event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from naru.reading.measures import Measure
from naru.reading.passages import Passage
from naru.values import FACTUAL, Lang, Status

#: How a sentence that asks ends, beside the question mark.
_ASKS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\?[\s\"'”’)]*\Z"),
    "ko": re.compile(r"(?:\?|(?:는가|은가|인가|던가|을까|일까|습니까|나요|을까요))[\s.\"'”’」』)]*\Z"),
    "zh": re.compile(r"(?:[?？]|[吗嗎])[\s。\"'”’」』)]*\Z"),
    "ja": re.compile(r"(?:[?？]|(?:本当|の|だろう|でしょう|です|ます|まし?た)か)[\s。\"'”’」』)]*\Z"),
}
_WORDS = r"(?:[\s,]+[^\s,.;:!?\"“”()]+){0,6}[\s,]+"
#: English: words whose infinitive is not done yet, by what it then is.
_BEFORE_TO: tuple[tuple[Status, str], ...] = (
    (
        "authorised",
        r"allow(?:ed|s)?|permit(?:ted|s)?|authori[sz](?:ed?|es)|entitled|empowered|licensed|free|permission|leave|powers?|rights?"
        r"|authority",
    ),
    (
        "ordered",
        r"order(?:ed|s)?|told|instruct(?:ed|s|ions?)?|command(?:ed|s)?|directed|directives?|required|requires?|obliged|urged?"
        r"|urges|asked|asks|called (?:up)?on|notified",
    ),
    ("threatened", r"threat(?:s|en(?:s|ed|ing)?)?|vow(?:s|ed)?"),
    ("demanded", r"want(?:s|ed)?|wish(?:es|ed)?|demand(?:s|ed)?|propos(?:e[sd]?|als?)|hop(?:e[sd]?|ing)"),
    (
        "planned",
        r"intend(?:s|ed|ing)?|intentions?|plan(?:s|ned|ning)?|prepar(?:e[sd]?|ing|ations?)|mean[st]?|aim(?:s|ed|ing)?"
        r"|expect(?:s|ed)?|due|set|about|going|ready|scheduled|poised|decid(?:e[sd]?|ing)|decisions?|agree[sd]?"
        r"|pledg(?:e[sd]?|ing)|promis(?:e[sd]?|ing)",
    ),
)
#: What stands between "to" and the measure: nothing, or the verb whose object it is ("to draw up lists").
_DOES = r"(?:(?!\w*(?:ing|ed)\b)[a-z]{2,}\s+(?:up\s+|out\s+|in\s+|down\s+|off\s+)?(?:(?:the|an?|all|every|any|new|more|their)\s+){0,2})"
_TO = tuple(
    (
        status,
        re.compile(rf"\b(?:{words}){_WORDS}to\s+(?:[a-z]+ly\s+)?\Z"),
        re.compile(rf"\b(?:{words}){_WORDS}to\s+(?:[a-z]+ly\s+)?{_DOES}\Z"),
    )
    for status, words in _BEFORE_TO
)
#: An infinitive has no ending of its own.
_BASE = re.compile(r"(?!\w*(?:ing|ed|s)\b)[a-z]{3,}")
#: Japanese: a sentence that only says of the one before it that it is talk, or that nobody knows.
_JA_BUT = r"[\s(（]?(?:ただし?|もっとも|しかし|だが|でも|けど|なお|まあ)?、?(?:(?:この|その|以上の?|全部|全て|すべて)(?:話|件)?(?:は|も)?)?"
_JA_UNKNOWN = r"(?:不明|未確認|(?:(?:分|わ|判)か|知)(?:らない|らん|らず|りません)|定か(?:でな|では?な)い|怪しい|あやしい|疑わしい|はっきりしない)"
_JA_NOT_HAD = r"(?:取れ|とれ|得られ|でき|つかめ)(?:て(?:は)?い?)?(?:ない|ず|ん|ません|なかった)"
_JA_SO = r"(?:だ|です|だが|ですが|だけ|だけど|だよ|らしい|けど|とのこと)?[。.）)\s]*"
_JA_TALK = re.compile(
    rf"{_JA_BUT}(?:(?:ただの|あくまで)?(?:噂|うわさ|ウワサ)(?:話|レベル|の域を出ない)?|[又ま]た?聞き|人づて(?:に聞いた(?:話)?|の話)?"
    rf"|小耳に(?:はさんだ|挟んだ)(?:話)?|聞いた話|風の便り|口コミ){_JA_SO}"
)
_JA_DOUBT = re.compile(
    rf"{_JA_BUT}(?:未確認(?:情報)?|(?:真偽|真相)(?:の(?:ほど|程))?(?:は|も|が)?(?:まだ)?{_JA_UNKNOWN}"
    rf"|(?:裏|裏付け|確認|確証|裏取り)(?:は|も|が)?(?:まだ)?{_JA_NOT_HAD}"
    rf"|(?:ほんと|本当|ほんとう|事実|実際)(?:う)?か(?:どうか)?(?:は|も)?(?:だれも|誰も|まだ)?{_JA_UNKNOWN}?"
    rf"|怪しい(?:話)?|眉唾(?:もの)?|半信半疑|話半分|確かめようがない|知らんけど|{_JA_UNKNOWN}){_JA_SO}"
)
#: English, as notes are written: "all phones to be handed in", "every household to register" say what is to be done.
_TO_BE_DONE = re.compile(
    r"(?:\b(?:said|known|found|believed|reported|thought|seems?|seemed|appears?|appeared|have|has|had|used|began|continues?|likely"
    r"|ought) )?to be (?:\w+ly )?\w+"
)
_ALL_ARE_TO = re.compile(
    r"(?:\A|[.;:,(–—\-] ?|\b(?:and|but|says|said|order|notice|decree): ?)(?:every\w*|each|all|any\w*|residents|households|families|men|women"
    r"|students|pupils|workers|traders|units|heads)(?: (?!(?:was|were|had|has|have|went|came|did|forced|made|is|are)\b)\w+){0,4} to (?:be )?\Z"
)
#: English: whoever does a thing meets another; told of nobody yet, unless something has been.
_WHOEVER = re.compile(
    r"\b(?:whoever|any(?:one|body) (?:who|that|caught|found|seen)|any person who|those (?:who|caught|found) )"
)
_HAS_BEEN = re.compile(r"\b(?:was|were|had|has|have|got|been|did)\b")
#: English: what is told and at once doubted; not why, where or who.
_DOUBTED = re.compile(
    r"[^.!]{0,40}?[,;:–—(\- ]+(?:but |though |tho )?(?:we |i )?(?:dunno|don'?t know|do not know|who knows"
    r"|who can (?:tell|say)|can'?t (?:say|tell)|not sure"
    r"|cannot (?:say|confirm)|can'?t confirm|unconfirmed|unverified|not (?:yet )?(?:confirmed|verified)|(?:is|are) being talked (?:of|about))"
    r"(?! (?:why|where|who|how|when|what|which|the|his|her|their|more))"
)
#: English: "they'd search every flat", "caught with cash = camp", "fine of up to 3 million for those who stay away".
_WOULD = re.compile(r"\b(?:they|he|she|we|it|you|i|who|guards|police)['’]d (?:\w+ly |even |just |soon |then )?\Z")
_MEETS = re.compile(r"(?:caught|found|seen|spotted|late|absent|missing)\b[^.;!?,]{0,50}?\s(?:=|->|→|means)\s")
_FOR_WHOM = re.compile(
    r"[^.;!?]{0,40}?\bfor (?:those|anyone|anybody|whoever|people|any who|all) (?:who|that|caught|found)\b(?! (?:had|was|were|did)\b)"
)
#: As far back as words of somebody's meaning are looked for, and "to" before the measure.
_BACK = 90
_NEAR = 36
#: As far back as it is told that something is "known to be" so.
_TELLS = 16
#: The end of a sentence.
_LAST = 12


def asserted(passage: Passage) -> list[Measure]:
    """The passage's measures, with what is not asserted told as less than a fact."""
    if all(measure.status not in FACTUAL for measure in passage.measures):
        return passage.measures
    if _ASKS[passage.sentence.lang].search(passage.folded, max(passage.start, passage.end - _LAST), passage.end):
        return [_answered(passage, measure) for measure in passage.measures]
    if passage.sentence.lang != "en":
        return passage.measures
    return [_infinitive(passage, measure) for measure in passage.measures]


def _answered(passage: Passage, measure: Measure) -> Measure:
    """A measure of a question; in English, outside quotations, `measures` has made of it what the answer says."""
    if passage.sentence.lang == "en" and not any(quote.holds(measure.start, measure.end) for quote in passage.quotes):
        return _infinitive(passage, measure)
    return _less(measure, "suspected", "asked")


def _infinitive(passage: Passage, measure: Measure) -> Measure:
    if measure.status not in FACTUAL:
        return measure
    if _DOUBTED.match(passage.folded, measure.end, passage.end):
        return _less(measure, "rumoured", "doubted")
    if _BASE.match(passage.folded, measure.start) and _WOULD.search(passage.folded, passage.start, measure.start):
        return _less(measure, "unknown", "would")
    if _MEETS.match(passage.folded, measure.start, passage.end):
        return _less(measure, "threatened", "meets")
    if measure.code == "fine" and _FOR_WHOM.match(passage.folded, measure.start, passage.end):
        return _less(measure, "threatened", "for-whom")
    whoever = _WHOEVER.search(passage.folded, max(passage.start, measure.start - _BACK), measure.start)
    if whoever is not None and not _HAS_BEEN.search(passage.folded, whoever.end(), measure.end):
        return _less(measure, "threatened", "whoever")
    to_be = _TO_BE_DONE.search(passage.folded, max(passage.start, measure.start - _TELLS), measure.end)
    if to_be is not None and to_be.group().startswith("to be") and to_be.end() > measure.start:
        return _less(measure, "ordered", "to-be-done")
    opening = passage.folded[max(passage.start, measure.start - _BACK) : measure.start]
    words = passage.folded[measure.start : measure.end]
    if _ALL_ARE_TO.search(opening + "to " if words.startswith("to ") else opening):
        return _less(measure, "ordered", "all-are-to")
    if passage.folded.rfind(" to ", max(passage.start, measure.start - _NEAR), measure.start) < 0:
        return measure
    base = _BASE.match(passage.folded, measure.start) is not None
    before = passage.folded[max(passage.start, measure.start - _BACK) : measure.start]
    for status, alone, doing in _TO:
        if (base and alone.search(before)) or doing.search(before):
            return _less(measure, status, "infinitive")
    return measure


def _less(measure: Measure, status: Status, rule: str) -> Measure:
    return replace(measure, status=status, cue=rule) if measure.status in FACTUAL else measure


def doubted(passages: Sequence[Passage]) -> None:
    """What the short sentence behind it only doubts ("Three were arrested. Not confirmed.", "三人捕まった。未確認。") is no fact."""
    for passage, behind in pairwise(passages):
        short = behind.end - behind.start <= _SHORT
        if not short or behind.sentence.paragraph != passage.sentence.paragraph or behind.measures:
            continue
        for words, status in _BEHIND[behind.sentence.lang]:
            if words.fullmatch(behind.folded, behind.start, behind.end):
                passage.measures = [_less(measure, status, "doubted") for measure in passage.measures]


#: A sentence that only doubts the one before it is no longer than this.
_SHORT = 90
_END = r"[\s.!,。、…)）\"'”’」]*"
_BEHIND: dict[Lang, tuple[tuple[re.Pattern[str], Status], ...]] = {
    "en": (
        (
            re.compile(
                r"(?:but |all |only |just |pure |mere |this is |that is |that's |it's |so far |still )*(?:hearsay"
                r"|rumou?rs?|gossip|talk|second[ -]?hand"
                rf"|third[ -]?hand|market talk)(?: only| so far| though| at best)?{_END}"
            ),
            "rumoured",
        ),
        (
            re.compile(
                r"(?:but |this is |this |that |it |which |is |all |as |still |so far |we |i |could |can |have |has "
                r"|not |been |yet |nobody |no one |one "
                r"|source |only )*"
                r"(?:unconfirmed|unverified|not (?:yet |been |yet been |independently )?(?:confirmed|verified|certain|sure)"
                r"|can(?:not|'t|’t) (?:confirm|verify)(?: it| this| that)?"
                r"|could(?: not|n't|n’t) (?:confirm|verify|be confirmed|be verified)(?: it| this| that)?"
                r"|no confirmation|to be (?:confirmed|verified)|tbc|dunno(?: if true)?|true\?|really\?"
                rf"|who knows|doubtful|treat with caution)(?: so far| yet| though| independently| if true)?{_END}"
            ),
            "suspected",
        ),
    ),
    "ko": (
        (
            re.compile(
                r"(?:그냥|다만|아직|모두|다|단지)? ?(?:소문|풍문|뜬소문|카더라|전언|떠도는 말|들은 (?:말|소리|얘기"
                rf"|이야기)|장마당 말)(?:일 뿐|뿐|만|임|이다|이라 함|이래|이라고 함|입니다|이에요)*{_END}"
            ),
            "rumoured",
        ),
        (
            re.compile(
                r"(?:아직 |다만 |본인 |직접 |이건 |이 말은 |진짜인지 |사실인지 |정말인지 )*(?:미확인|확인 ?(?:은|이"
                r"|을|도)? ?(?:아직 )?(?:안|못|되지 않|하지 못|할 수 없)[^.。!?]{0,8}"
                r"|(?:진위|사실 여부|진짜|사실|정말인지|사실인지|진짜인지)(?:는|은|가)? ?(?:불명|모름|모르겠음|모른다"
                r"|모르겠다|미상|알 수 없음|알 수 없다|확인 안 ?됨)|불확실(?:함|하다)?|반신반의|모르겠음"
                rf"|긴가민가){_END}"
            ),
            "suspected",
        ),
    ),
    "zh": (
        (
            re.compile(
                r"(?:都|这|只|也|不过|但|全|仅|可|纯)*(?:只是|是|属|系|仅是|仅为)?(?:传言|传闻|谣传|小道消息|道听途说"
                rf"|听来的|风闻|街谈巷议|听说的|听别人讲的)(?:而已|罢了|的)?{_END}"
            ),
            "rumoured",
        ),
        (
            re.compile(
                r"(?:但|不过|目前|尚|还|都|这|此|消息|说法|也|暂|可|仍)*(?:未经?(?:证实|核实|确认)|(?:没|没有|未能"
                r"|无法|无从|不能|难以)(?:证实|核实|确认|查证)"
                r"|真假(?:不知|不明|难辨|未知)|真伪(?:不明|难辨|不知)|不确定|说不准|没准|不好说|存疑|待(?:核|核实"
                rf"|证实|查|确认)|不知(?:是)?真假|谁知道呢?)(?:的(?:事|说法|消息)?)?{_END}"
            ),
            "suspected",
        ),
    ),
    "ja": ((_JA_TALK, "rumoured"), (_JA_DOUBT, "suspected")),
}
