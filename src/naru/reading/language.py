"""Language: which of en, ko, zh, ja a text or a sentence is written in.

Script first: Hangul is Korean, kana is Japanese, Latin is English; Han characters alone are told apart by characters that only one
of simplified Chinese, traditional Chinese and Japanese writes, then by a few words, then by the rest of the text. Out: a `Lang`, always;
a text with no letters at all counts as English.
"""

from __future__ import annotations

import re

from naru.reading import han
from naru.values import Lang

_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]+")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_HAN = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")

_JAPANESE = re.compile(f"[{han.JAPANESE_ONLY}]")
_SIMPLIFIED = re.compile(f"[{han.SIMPLIFIED_ONLY}]")
_TRADITIONAL = re.compile(f"[{han.TRADITIONAL_ONLY}]")
_CHINESE_WORDS = re.compile(
    "[的了在是我你他她它们這那和被把都也到说說没沒吗嗎呢吧啊就还還很将將给給让讓谁誰您咱哪怎么麼]"
)
_JAPANESE_WORDS = re.compile(
    "未明|捜索|逮捕|処刑|住民|越境|保衛員|上旬|中旬|下旬|協力者|哨所|巡回|尋問|拘束|足跡|付近|昨夜|今朝|月末|設置|監視|強化|実施|警備隊"
)


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def _eastern(text: str) -> tuple[int, int, int]:
    """How many Hangul syllables, kana and Han characters there are."""
    if text.isascii():
        return 0, 0, 0
    return _count(_HANGUL, text), _count(_KANA, text), _count(_HAN, text)


def of_han(text: str, otherwise: Lang = "zh") -> Lang:
    """Which of zh and ja a text of Han characters without kana is; `otherwise` where nothing tells."""
    japanese, simplified = len(_JAPANESE.findall(text)), len(_SIMPLIFIED.findall(text))
    traditional = len(_TRADITIONAL.findall(text))
    chinese = len(_CHINESE_WORDS.findall(text)) + max(simplified, traditional)
    japanese += len(_JAPANESE_WORDS.findall(text))
    if japanese == chinese:
        return otherwise if otherwise in ("zh", "ja") else "zh"
    return "ja" if japanese > chinese else "zh"


def of_sentence(text: str, otherwise: Lang) -> Lang:
    """The language of one sentence; `otherwise` (that of the whole text) where it has too few letters to tell."""
    hangul, kana, ideographs = _eastern(text)
    latin = _count(_LATIN, text) if hangul + kana + ideographs < 40 else 0
    east = hangul + kana + ideographs
    if not east:
        return "en" if latin > 2 or otherwise == "en" else otherwise
    # A few Latin letters are one word; a name in Han in an English sentence does not change its language.
    if latin >= 3 * east and latin >= 8:
        return "en"
    if hangul and hangul >= kana + 0.3 * ideographs:
        return "ko"
    if kana >= 2 or (kana and otherwise == "ja"):
        return "ja"
    return of_han(text, otherwise) if ideographs else otherwise


def of_text(text: str) -> Lang:
    """The language most of a text is written in, from its first 20,000 characters."""
    sample = text[:20_000]
    hangul, kana, ideographs = _eastern(sample)
    latin = _count(_LATIN, sample)
    # A Han character or a syllable says about as much as two or three Latin letters.
    weights: dict[Lang, float] = {"ko": 2.5 * hangul, "en": latin}
    if kana > 0.05 * (kana + ideographs):
        weights["ja"] = 2.5 * (kana + ideographs)
    else:
        weights[of_han(sample)] = 2.5 * ideographs
    best = max(weights, key=lambda lang: weights[lang])
    return best if weights[best] > 0 else "en"
