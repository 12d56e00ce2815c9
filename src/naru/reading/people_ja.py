"""People, in Japanese: how many, how old, of which sex, and whether they are told of for their own sake.

In: folded text and the place of a role's own words. Out: numbers, ages, spans. Grammar and counting only; roles are the pack's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from naru.reading import han
from naru.reading.ages import Age
from naru.values import Sex

_NUMBER = r"(\d{1,5}|[一二三四五六七八九十百]{1,4})"
BEFORE = re.compile(
    rf"(?:{_NUMBER}[人名](?:組|連れ)?の|(数|多くの|大勢の|多数の|何人もの|何人かの|複数の|数[人名十百]+[人名]?の|一部の|各地の)[人名]?の?|(ある|(?:一|1)人の|とある)"
    r"|(?:その場にいた|居合わせた|目撃した))\Z"
)
AFTER = re.compile(
    r"(?:ら|たち|達|ども)?(?:\s?(?:(\d{1,5}|[一二三四五六七八九十百]{1,4})(?=\s?[人名])|(?=[ひふ])(ひとり|ふたり)(?![でしずぼよ]))"
    r"(?:\s?[人名](?:組|連れ)?(?![分目前当]))?)?"
)
#: A number that floats behind the particle: "保安員が三人で来た", "女性を2人逮捕".
_FLOATING = re.compile(
    rf"(?:が|を|も)(?:少なくとも|計|合わせて|約)?(?:{_NUMBER}[人名](?![分目前当のに組一])|(ふたり)(?!の))"
)
ALONE = {"ひとり": 1, "ふたり": 2}
_AGE_BARE = re.compile(
    r"\s?[(（](?:当時|仮名|[男女]性?|[♂♀])?[、・,/ ]?"
    r"(\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]{2})[才歳]?"
    r"(くらい|ぐらい|前後|ほど|位|がらみ|絡み|そこそこ)?[、・,/ ]?(?:[男女]性?|[♂♀])?[)）]"
    r"|\s?[♂♀]\s?(\d{1,2})[才歳]?(?![\d年月日人名])"
)
_AGE_BEFORE = (
    "だった",
    "になる",
    "を過ぎた",
    "ほどの",
    "くらいの",
    "とみられる",
    "と見られる",
    "と思われる",
    "らしき",
    "らしい",
    "に見える",
)
_AGE_TOLD = re.compile(r"[\s(（、]{0,2}(?:当時|仮名|同)?、?|(?:は|が)(?:当時|まだ|今年)?")
_AGE_ROUGH = re.compile(
    r"(\d{2}|[二三四五六七八九]?十)(くらい|ぐらい|前後|ほど|位|そこそこ|がらみ|絡み|過ぎ|すぎ|手前)の?\Z"
)
_ROUGH = {"過ぎ": (0, 3), "すぎ": (0, 3), "手前": (-3, -1)}
#: An office that is only named as a place to go to or as whose something is, and so nobody who does anything.
_ASIDE = re.compile(r"(?:の(?![幹員兵将])|へ|で(?![はもき])|第|付|内|まで|前|側の|名義|発行)")
#: The first part of another word: 幹部会議, 税関周辺.
_COMPOUND = re.compile(
    r"(?!全員|全体|自身|本人|同士|側|達|数|多数|双方|両|共|皆|当時|宅|[一二三四五六七八九十百])[\u4e00-\u9fff]"
)
_DOER = re.compile(
    r"(?:ら|たち|達|側)?(?:は|が|も(?!ろとも)|、|[(（]|:|「|に(?:よ|聞|と)|の(?:話|証言|一人|多く)|から)|[。\s]*\Z"
)
#: Roles that are words for everybody: told of for their own sake only where something is said of them.
_GENERAL = frozenset({"resident", "family", "neighbour", "people", "crosser", "arrested", "acquaintance", "companion"})
#: One of them is one, unless several are told.
_SINGLE = frozenset(
    {"woman", "man", "relative", "official", "former", "teacher", "driver", "researcher", "medic", "companion", "elder", "activist",
     "watch_unit_leader", "body", "person"}
)  # fmt: skip
_GLUE = re.compile(r"[(（](?:仮名)?、?|は(?:いずれも|ともに|みな|皆)?|とも(?:に)?|は全員")
_SHE = re.compile(r"♀|女(?!盟|性同盟|心)|母|姉|妹|娘|(?<!夫)婦|婆")
_HE = re.compile(r"♂|男|父|兄|弟|息子|爺")


def _number(word: str) -> int | None:
    """A number as it is told of people and years: "ひとり", "三五" = 35."""
    if len(word) == 2 and word[0] in han.DIGITS and word[1] in han.DIGITS:
        return han.DIGITS[word[0]] * 10 + han.DIGITS[word[1]]
    return ALONE.get(word) or han.number(word)


def floating(folded: str, end: int, last: int) -> tuple[int | None, int]:
    """A number behind the particle, and where it ends."""
    told = _FLOATING.match(folded, end, last)
    if told is None:
        return None, end
    return _number(told.group(1) or told.group(2)), told.end()


def sex(words: str, role: str = "") -> Sex | None:
    """The sex a description tells by its own words ("女性教師", "男子生徒"); none where it tells of both."""
    if role in ("couple", "family"):
        return None
    female, male = _SHE.search(words), _HE.search(words)
    return None if bool(female) == bool(male) else "f" if female else "m"


def age(
    folded: str, first: int, last: int, start: int, end: int, found_ages: Sequence[Age]
) -> tuple[tuple[int, int] | None, int, int]:
    """An age behind somebody, in brackets or told of them, or a bare round number before ("70くらいのじいさん")."""
    for found in found_ages:
        if found.end <= start <= found.end + 4 and folded[found.end : start] in _AGE_BEFORE:
            return (found.low, found.high), found.start, end
    bare = _AGE_BARE.match(folded, end, last)
    if bare:
        years = _number(bare.group(1) or bare.group(3)) or 0
        spread = 2 if bare.group(2) else 0
        return (years - spread, years + spread), start, bare.end()
    for found in found_ages:
        if 0 <= found.start - end <= 6 and _AGE_TOLD.fullmatch(folded, end, found.start):
            told = folded[end : found.start].startswith(("は", "が"))
            if told and folded.startswith("の", found.end):
                continue
            closed = found.end + 1 if folded[found.end : found.end + 1] in (")", "）") else found.end
            return (found.low, found.high), start, end if told else closed
    rough = _AGE_ROUGH.search(folded, max(first, start - 10), start)
    if rough:
        years = _number(rough.group(1)) or 0
        low, high = _ROUGH.get(rough.group(2), (-2, 2))
        return (years + low, years + high), rough.start(), end
    return None, start, end


def single(role: str) -> bool:
    """Whether a role told without a number is one person."""
    return role in _SINGLE


def shown(folded: str, head: tuple[int, int], start: int, end: int, last: int, role: str, *, office: bool) -> bool:
    """Whether somebody is told of for their own sake, and not as the first part of a word, as whose something is, as a place to go to."""
    bare = (start, end) == head
    if bare and _COMPOUND.match(folded, end, last):
        return False
    if office:
        return not (bare and _ASIDE.match(folded, end, last))
    return not (bare and role in _GENERAL) or _DOER.match(folded, end, last) is not None


def apposed(folded: str, first_end: int, second_start: int) -> str | None:
    """What joins two words for the same people: a bracket ("五十代の男(鉱夫)"), or は ("うち七人は三十代の女性"); None = nothing."""
    between = folded[first_end:second_start]
    if not _GLUE.fullmatch(between):
        return None
    return "(" if between[0] in "(（" else "は" if between == "は" else "all"
