"""Where a sentence ends, in English, Korean, Chinese and Japanese, and which citations stand right behind it.

In: the plain text of one block with citations such as `[^c-0123456789abcdef]` in it. Out: the sentences in order, each
without its citations. A sentence is the text up to its end mark plus the citations right behind it. Quoted speech is
never cut in the middle: what stands between quotation marks belongs to the sentence that quotes it.

Rules of our own, after the sentence-boundary rules of Unicode UAX #29 with the usual exceptions: abbreviations,
initials, decimals, Korean dates ("2024. 1. 26."), closing quotation marks. It refuses nothing: text without an end mark
is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from naru.values import Lang

CITATION = re.compile(r"\s*\[\^(c-[0-9a-f]{16})\]")
_END = re.compile(r"[.!?。！？]+|…+")
_QUOTES = {"“": "”", "「": "」", "『": "』", "«": "»", "《": "》", "（": "）", "(": ")"}
_CLOSERS = "”’」』»》）)\"'"
_STARTERS = frozenset({
    "The", "A", "An", "In", "On", "At", "He", "She", "They", "It", "We", "There", "This", "That", "These",
    "Those", "Two", "One", "Three", "Some", "No", "Officials", "Residents", "Guards", "Women", "Men",
    "Soldiers", "People", "Since", "After", "Before", "By", "Later", "Then", "But", "And", "Meanwhile",
})  # fmt: skip
#: Never the end of a sentence: a name or a number always follows.
_TITLES = frozenset({
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "St", "Mt", "No", "Nos", "vs",
    "Fig", "approx", "ca", "cf", "e.g", "i.e",
})  # fmt: skip
#: The end of a sentence only where a new one clearly begins.
_SHORT = frozenset({
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "a.m", "p.m", "U.S",
    "U.N", "etc", "Inc", "Ltd", "Co", "Corp", "Ave", "Rd", "km", "m", "min", "est",
})  # fmt: skip
_WORD_BEFORE = re.compile(r"([\w.]+)\Z")
_NEXT_WORD = re.compile(r"[“\"'‘(]*([^\s.,;:!?”\"’]+)")


class Told(NamedTuple):
    """One sentence: its text without citations, and what it cites."""

    text: str
    citations: tuple[str, ...]


def split_sentences(text: str, lang: Lang) -> tuple[Told, ...]:
    """The sentences of one block of text, in order. Whitespace is one space; empty text gives none."""
    quoted = _quoted(text)
    found: list[Told] = []
    begin = 0
    for end in _ends(text, lang, quoted):
        told = _told(text[begin:end])
        if told.text:
            found.append(told)
        elif found and told.citations:
            found[-1] = Told(found[-1].text, found[-1].citations + told.citations)
        begin = end
    return tuple(found)


def _told(raw: str) -> Told:
    cited = tuple(dict.fromkeys(CITATION.findall(raw)))
    return Told(" ".join(CITATION.sub("", raw).split()), cited)


def _quoted(text: str) -> list[tuple[int, int]]:
    """The outermost spans between quotation marks or brackets; a mark that is never closed opens nothing."""
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == char), None)
        if depth is not None:
            opened = stack[depth][1]
            del stack[depth:]
            spans = [span for span in spans if span[0] < opened]
            spans.append((opened, place))
        elif char in _QUOTES:
            stack.append((_QUOTES[char], place))
        elif char == '"':
            stack.append(('"', place))
    return spans


def _ends(text: str, lang: Lang, quoted: list[tuple[int, int]]) -> Iterator[int]:
    """The places where a sentence and its citations end; the end of the text is always the last."""
    at = 0
    while mark := _END.search(text, at):
        at = mark.end()
        span = next((span for span in quoted if span[0] < mark.start() < span[1]), None)
        if span is not None:
            if text[mark.end() : span[1]].strip(_CLOSERS):
                continue  # more speech follows inside the same quotation marks
            at = span[1] + 1
        else:
            while at < len(text) and text[at] in _CLOSERS and not _opens(at, quoted):
                at += 1
        cited = at
        while citation := CITATION.match(text, cited):
            cited = citation.end()
        if cited > at or _is_end(text, mark, at, lang, span):
            at = cited
            yield at
    yield len(text)


def _opens(place: int, quoted: list[tuple[int, int]]) -> bool:
    return any(span[0] == place for span in quoted)


def _is_end(text: str, mark: re.Match[str], after: int, lang: Lang, span: tuple[int, int] | None) -> bool:
    rest = text[after:]
    if not rest.strip():
        return True
    if mark.group()[0] in "。！？":
        # Chinese and Japanese leave no space: speech that was introduced (他说：“……。”) ends the sentence,
        # speech that goes on (「…。」と話した) does not
        if span is None or rest[0].isspace():
            return True
        return lang == "zh" and text[: span[0]].rstrip()[-1:] in ("：", ":", "，")
    if not rest[0].isspace():
        return False
    following = _NEXT_WORD.match(rest.lstrip())
    word = following.group(1) if following else ""
    if mark.group().startswith("…") or mark.group() == "...":
        return word[:1].isupper() or lang != "en"
    if mark.group() != ".":
        return not word[:1].islower()
    before = _WORD_BEFORE.search(text[: mark.start()])
    short = before.group(1) if before else ""
    if lang == "ko" and short.isdecimal():
        return False  # a date such as 2024. 1. 26.; no Korean sentence ends in a numeral
    return _latin_end(short, word, text[: mark.start()])


def _latin_end(short: str, word: str, before: str) -> bool:
    """Whether a full stop between the words `short` and `word` ends a sentence."""
    if word[:1].islower() or short in _TITLES:
        return False
    if short in _SHORT or (len(short) == 1 and short.isascii() and short.isupper()):
        dated = re.search(r"\d\s+" + re.escape(short) + r"\Z", before) is not None
        return word in _STARTERS or (dated and not word[:1].isdecimal())
    return True
