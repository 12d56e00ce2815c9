"""Clauses: how far a word's reach goes inside one sentence.

Out: the `Break`s of a sentence with their strength. 1 = a plain "and", a bracket; 2 = a comma; 3 = a new clause with its own subject or its
own finished verb; 4 = a turn (but, however, a semicolon) that nothing reaches across. `clause_of` gives the clause a span
stands in. The rules are grammar of the four languages, not of any country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from naru.values import Lang

_NEW_SUBJECT = (
    r"(?:the|a|an|he|she|they|it|we|i|you|there|this|that|these|those|no one|nobody|everyone|everybody|anyone|people|residents|police|guards"
    r"|soldiers|officers|officials|some|others?|both|one|two|three|several|many|most|all|his|her|their|its|our|my|as|when|if|so|then)\b"
)
#: Korean syllables with the mark of the past (or of "to be there"): 했, 갔, 줬, 있 ...
_KO_PAST = "[" + "".join(map(chr, range(0xAC00 + 20, 0xD7A4, 28))) + "]"
_BREAKS: dict[Lang, tuple[tuple[int, re.Pattern[str]], ...]] = {
    "en": (
        (4, re.compile(r"[;:—–]|\s-\s|,? but (?!also)|,? however,?|,? (?:al)?though |,? whereas |,? yet |,? while |(?<!prob)(?<!poss)(?<!approx)\. ")),
        (3, re.compile(
            rf",?;? (?:and|or|so|then) (?={_NEW_SUBJECT})|, (?=who |which |where |whose |whom |saying |adding |declaring |warning |so )"
            r"| (?=after |before |until |because |since |despite |when |whenever |where |which |as soon )|, (?=according to )"
        )),
        (2, re.compile(r", ")),
        (1, re.compile(r" and | or | \(|\) | (?=who |that )")),
    ),
    "ko": (
        (4, re.compile(
            r"[;:：；—]|(?<=지만)[,\s]|(?<=으나)[,\s]|(?<=[는은인]데)[,\s]|[.!?]\s|(?<=다만),|(?<=그러나),?\s|(?<=하지만),?\s"
        )),
        (3, re.compile(
            rf"(?<={_KO_PAST}고)[,\s]|(?<={_KO_PAST}으며)[,\s]|(?<={_KO_PAST}는데)[,\s]|(?<=하고),|(?<=하며),|(?<=[되지]고),|(?<=없고)\s"
            rf"|(?<={_KO_PAST}으니)[,\s]|(?<=[음슴됨함임옴짐힘김림침킴춤섬남낌뺌]),|(?<=자)[,]\s"
        )),
        (2, re.compile(r"[,，、/]\s*")),
        (1, re.compile(r"·|(?<=[하되지리]고)\s|(?<=면서)\s|(?<=[하되]며)\s|(?<=[아어해여]서)\s|(?<=자)\s")),
    ),
    "zh": (
        (4, re.compile(r"[;；。！？!?—]|[，,](?=但|不过|然而|可是|而且没|却)|\.\s")),
        (3, re.compile(
            r"[，,](?=并且?|已|称|说|表示|同时|随后|随即|然后|之后|后来|又|还|也|而|其中|目前|现在|另外|此外|当局|安全|保卫|保安|边防|居民|人民班|邻居|[一两二三四]名|他们?|她们?|两人|有|我|该)|(?<=了)[，,]|(?<=过)[，,]|[:：]"
        )),
        (2, re.compile(r"[，,]")),
        (1, re.compile(r"、|并(?=[^且列肩])")),
    ),
    "ja": (
        (4, re.compile(
            r"[;；。！？!?—]|(?<=が)、|(?<=けど)、?|(?<=ものの)、|(?<=しかし)、?|(?<=だが)、?|\.\s|、(?=でも|だが|しかし|ただし|一方)"
        )),
        (3, re.compile(r"(?<=[中下済ず])、|(?<=[てで]から)(?![のもは])|(?<=[たっいき]し)、|(?<=[さ]れ)、"
            r"|(?<=[しりきみえけせてべめれげび])、|(?<=[いっん][てで])、|(?<=ており)、?"
            r"|(?<=[たる]後)、?|[:：]|(?<=たところ)、?|(?<=ため)、")),
        (2, re.compile(r"[、,，]")),
        (1, re.compile(r"・|(?<=して)(?=[^い])|(?<=ながら)")),
    ),
}  # fmt: skip


class Break(NamedTuple):
    """A point between two clauses."""

    start: int
    end: int
    strength: int


_JOINED: dict[Lang, re.Pattern[str]] = {
    lang: re.compile(
        (r"(?=[;:—–\s,.()])" if lang == "en" else "")
        + "(?:"
        + "|".join(f"({expression.pattern})" for _, expression in found)
        + ")"
    )
    for lang, found in _BREAKS.items()
}


def breaks(folded: str, start: int, end: int, lang: Lang) -> tuple[Break, ...]:
    """The breaks of the sentence `start`:`end`, in order; where two fall together, the stronger."""
    strengths = _BREAKS[lang]
    found = []
    for match in _JOINED[lang].finditer(folded, start, end):
        if match.end() >= end and match.end() - match.start() <= 2:
            continue
        found.append(Break(match.start(), match.end(), strengths[(match.lastindex or 1) - 1][0]))
    return tuple(found)


def strongest(points: Sequence[Break], start: int, end: int) -> int:
    """The strength of the strongest break between two spans; 0 where there is none."""
    strength = 0
    for point in points:
        if start <= point.start < end and point.strength > strength:
            strength = point.strength
    return strength


def clause_of(
    points: Sequence[Break], sentence: tuple[int, int], start: int, end: int, strength: int = 3
) -> tuple[int, int]:
    """The stretch between the breaks of at least `strength` around a span of the sentence."""
    first, last = sentence
    for point in points:
        if point.strength < strength:
            continue
        if point.end <= start and point.end > first:
            first = point.end
        elif point.start >= end:
            last = min(last, point.start)
            break
    return first, last
