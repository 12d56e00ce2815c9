"""Splitting: a working text -> paragraphs, sentences and the points where a clause may end, in four languages.

Line ends end a sentence unless a line was only wrapped; a blank line ends a paragraph. A headline (a line that opens with a mark such
as ◆ or that stands alone without an end mark) is a sentence of its own kind. Sentences longer than `LONGEST` are cut at the last
comma or space, so that everything behind this is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from naru.reading.language import of_sentence
from naru.values import Lang

LONGEST = 600
_MARKS = "◆◇■□●○▲△▼▽★☆▶▷※"
_END = re.compile(r"(?:[。！？!?…．]+|\.+)[\"'”’»」』)\]）】〉》]*")
_CLOSED = re.compile(r"[。！？!?….．:：;；][\"'”’»」』)\]）】〉》]*\s*\Z")
_ABBREVIATION = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mr|mrs|ms|dr|no|st|mt|vs|approx|gen|col|lt|sgt|capt|maj|dept|gov|rep|ca|cf"
    r"|febr|abt|incl|prob|poss|betw|bef|aft|ev|fr|frm|nr|beg|foll|prev|acc|tel|cttee|prov|govt|resp|opp"
    r"|e\.g|i\.e|a\.m|p\.m|[a-z])|\b[a-z]\.[a-z])\Z"
)
#: "read out 4.9. by the head": a date with its points.
_DOTTED = re.compile(r"(?:\A|[\s(–-])(?:[12]?\d|3[01])\.(?:0?[1-9]|1[0-2])\Z")
#: "14. January": a day with its point.
_MONTH_AFTER = re.compile(r"\s+(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\Z")
_NUMBER_BEFORE = re.compile(r"(?:\A|[\s(.–-])\d{1,4}\Z")
_WORD_AFTER = re.compile(r"\s+(\S)")
_BREAK = re.compile(r"[,，、;；\s](?=[^,，、;；\s]*\Z)")
#: Hurried Korean notes leave no blank behind a full stop: a finished verb, then a letter or a number.
_KO_FINISHED = re.compile("(?:[다요죠함음임됨옴짐]|[가-힣][감봄남힘])\\Z")
_KO_BEGINS = re.compile(r"[가-힣\d]")
_INDENT = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`start`:`end` without surrounding blanks; `paragraph` counts from 0, `section` counts headlines above it."""

    start: int
    end: int
    lang: Lang
    paragraph: int
    section: int
    headline: bool = False


def sentences(text: str, folded: str, lang: Lang, *, fixed: bool = False) -> tuple[Sentence, ...]:
    """The sentences of a text in order. `lang` is that of the whole text; `fixed` = every sentence is in it."""
    found: list[Sentence] = []
    section = 0
    for number, (first, last) in enumerate(_paragraphs(text)):
        block = list(_lines(text, first, last))
        for start, end in block:
            mark = text[start] in _MARKS
            alone = (
                len(block) == 1
                and end - start < 90
                and not _CLOSED.search(text[start:end])
                and text[start] not in "\"“「『'‘"
            )
            headline = mark and text[start] != "※"
            if headline:
                section += 1
            for s, e in _cut(text, folded, start, end):
                here = lang if fixed else of_sentence(text[s:e], lang)
                found.append(Sentence(s, e, here, number, section, headline or (alone and mark)))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for block in re.finditer(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", text):
        yield block.span()


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a paragraph, those that were only wrapped joined again."""
    opened = start
    position = start
    while position < end:
        line_end = text.find("\n", position, end)
        if line_end == -1:
            yield from _trimmed(text, opened, end)
            return
        following = _INDENT.match(text, line_end + 1)
        after = following.end() if following else line_end + 1
        if not _wrapped(text, position, line_end, after):
            yield from _trimmed(text, opened, line_end)
            opened = line_end + 1
        position = line_end + 1
    yield from _trimmed(text, opened, end)


def _wrapped(text: str, start: int, line_end: int, after: int) -> bool:
    """Whether the line end at `line_end` is one of layout, not of meaning."""
    line = text[start:line_end].rstrip()
    if not line or after >= len(text) or _CLOSED.search(line) or line[0] in _MARKS or text[after] in _MARKS + "-*•·":
        return False
    if line.isascii() or line[-1].isascii():
        return line[-1] == "," or (len(line) >= 50 and not text[after].isupper())
    return len(line) >= 25


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _cut(text: str, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one line."""
    opened = start
    for mark in _END.finditer(text, start, end):
        if mark.start() < opened or not _ends(text, folded, opened, mark, end):
            continue
        yield from _pieces(text, opened, mark.end())
        opened = mark.end()
    yield from _pieces(text, opened, end)


def _ends(text: str, folded: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Whether this end mark ends a sentence."""
    closing = mark.group()
    if mark.end() >= end:
        return True
    following = text[mark.end()]
    if closing[0] in "。！？．":
        # 「…。」と話した: a quotation inside a sentence does not end it.
        return not (
            closing[-1] in "」』”’\"'" and len(closing) > 1 and following not in " \n「『“‘（(" and following.isalnum()
        )
    if closing[0] == "…":
        return following.isspace() and closing != "…"
    if not following.isspace():
        if closing == "." and _KO_FINISHED.search(text, start, mark.start()) and _KO_BEGINS.match(following):
            return True
        return closing[0] in "!?" and not following.isalnum() and following not in ",;"
    ahead = _WORD_AFTER.match(text, mark.end())
    if ahead is None:
        return True
    first = ahead.group(1)
    if closing == ".":
        before = folded[max(start, mark.start() - 12) : mark.start()]
        if _MONTH.search(before):
            return not first.isdigit()
        if _ABBREVIATION.search(before) and not (before.endswith("m") and first.isupper()):
            return False
        if _DOTTED.search(before) and first.islower():
            return False
        if _NUMBER_BEFORE.search(before) and _MONTH_AFTER.match(folded, mark.end()):
            return False
        if _NUMBER_BEFORE.search(before) and (first.isdigit() or mark.start() - start <= 3):
            return False
    # "…," he said / "Go!" he said: the sentence goes on behind the quotation.
    return not (len(closing) > 1 and closing[-1] in "\"'”’" and (first.islower() or first == "—"))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        at = _BREAK.search(window)
        cut = start + (at.end() if at and at.end() > LONGEST // 3 else LONGEST)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)
