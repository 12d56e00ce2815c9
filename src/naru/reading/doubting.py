"""Doubting: a short sentence that only doubts the one before it ("Not confirmed.", "소문임.", "只是传言。", "真偽不明。").

In: the passages of a text, whose measures have their status. Out: nothing; what such a sentence doubts is told as less than a
fact. It reaches the one sentence before it in the same paragraph. Like `supposing` it only ever takes a fact away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from naru.reading.passages import Passage
from naru.reading.supposing import less
from naru.values import Lang, Status

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


def doubted(passages: Sequence[Passage]) -> None:
    """What the short sentence behind it only doubts ("Three were arrested. Not confirmed.", "三人捕まった。未確認。") is no fact."""
    for passage, behind in pairwise(passages):
        short = behind.end - behind.start <= _SHORT
        if not short or behind.sentence.paragraph != passage.sentence.paragraph or behind.measures:
            continue
        for words, status in _BEHIND[behind.sentence.lang]:
            if words.fullmatch(behind.folded, behind.start, behind.end):
                passage.measures = [less(measure, status, "doubted") for measure in passage.measures]
