"""The body of a story: a small part of CommonMark, read into raw blocks; everything else is named as a problem.

In: untrusted Markdown. Out: `Raw` blocks in order (headings `##`, paragraphs, quotations with their label line,
photographs, the places of map and timeline) and `Problem`s. markdown-it-py reads, we walk its tokens; nothing is ever
rendered to HTML here.

It refuses nothing: markup that is not allowed keeps its words (so the gate reads them) and loses its form, raw HTML
loses both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from naru.publication.sentences import CITATION
from naru.values import Record

ProblemCode = Literal[
    "markup_not_allowed", "html_not_allowed", "link_not_allowed", "image_not_allowed", "heading_level",
    "quotation_label_missing", "photograph_unknown", "photograph_doubled", "citation_form", "control_character",
]  # fmt: skip
RawKind = Literal["heading", "paragraph", "quotation", "photograph", "map", "timeline"]
_PHOTO = re.compile(r"photo:(p-[0-9a-f]{16})\Z")
_LABEL = re.compile(r"\s*(?:—|――|―|--|–)\s*(.+)\Z", re.DOTALL)
_ANY_CITATION = re.compile(r"\[\^[^\]\n]{0,80}\]?")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]")
_ALLOWED = frozenset(
    {
        "heading_open",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
        "blockquote_open",
        "blockquote_close",
        "inline",
    }
)
_INLINE: dict[str, ProblemCode] = {
    "link_open": "link_not_allowed",
    "image": "image_not_allowed",
    "html_inline": "html_not_allowed",
}


class Problem(Record, frozen=True, kw_only=True):
    """Something in a story that the format does not allow: a code of a closed list and the line of the file, never the
    words."""

    code: ProblemCode
    line: int


class Raw(NamedTuple):
    """One block as typed: its text with citations, a quotation's label and what its label line cites, a photograph's
    id."""

    kind: RawKind
    text: str = ""
    label: str = ""
    citations: tuple[str, ...] = ()
    photo: str | None = None
    line: int = 0


def clean_text(untrusted: str) -> tuple[str, bool]:
    """The text in NFC without control and direction-changing characters, and whether there were any. Line breaks and
    tabs stay."""
    kept = "".join(c for c in untrusted if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    return unicodedata.normalize("NFC", kept), len(kept) != len(untrusted)


def bad_citation(text: str) -> bool:
    """True where something looks like a citation and is none."""
    return any(CITATION.fullmatch(found) is None for found in _ANY_CITATION.findall(text))


def read_body(untrusted: str, offset: int = 0) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """The blocks of a body and its problems; `offset` is the number of lines above it in the file."""
    text, dirty = clean_text(untrusted)
    walk = _Walk(MarkdownIt("commonmark").parse(text), offset)
    if dirty:
        walk.problems.append(Problem(code="control_character", line=offset + 1))
    blocks = tuple(walk.blocks())
    return blocks, tuple(sorted(walk.problems, key=lambda problem: (problem.line, problem.code)))


class _Walk:
    """One pass over the tokens of a body."""

    def __init__(self, tokens: Sequence[Token], offset: int) -> None:
        self.tokens = tokens
        self.offset = offset
        self.problems: list[Problem] = []
        self.line = offset + 1

    def problem(self, code: ProblemCode) -> None:
        found = Problem(code=code, line=self.line)
        if found not in self.problems:
            self.problems.append(found)

    def blocks(self) -> Iterator[Raw]:
        quotation: list[str] | None = None
        depth, began, heading = 0, 0, False
        for token in self.tokens:
            if token.map is not None:
                self.line = self.offset + token.map[0] + 1
            if token.type == "blockquote_open":
                depth += 1
                if depth == 1:
                    quotation, began = [], self.line
                else:
                    self.problem("markup_not_allowed")
            elif token.type == "blockquote_close":
                depth -= 1
                if depth == 0 and quotation is not None:
                    yield self.quotation(quotation, began)
                    quotation = None
            elif token.type == "heading_open":
                heading = True
                if token.tag != "h2" or quotation is not None:
                    self.problem("heading_level")
            elif token.type == "heading_close":
                heading = False
            elif token.type == "inline":
                if quotation is not None:
                    quotation.append(self.inline(token))
                elif heading:
                    yield Raw("heading", self.inline(token), line=self.line)
                else:
                    yield self.paragraph(token)
            elif token.type == "html_block":
                self.problem("html_not_allowed")
            elif token.type in ("fence", "code_block"):
                self.problem("markup_not_allowed")
                yield Raw("paragraph", token.content, line=self.line)
            elif token.type not in _ALLOWED:
                self.problem("markup_not_allowed")

    def paragraph(self, token: Token) -> Raw:
        children = token.children or []
        if len(children) == 1 and children[0].type == "image":
            photo = _PHOTO.match(str(children[0].attrs.get("src", "")))
            if photo and not children[0].content and not children[0].attrs.get("title"):
                return Raw("photograph", photo=photo.group(1), line=self.line)
        text = self.inline(token)
        if text.strip() == "{map}":
            return Raw("map", line=self.line)
        if text.strip() == "{timeline}":
            return Raw("timeline", line=self.line)
        return Raw("paragraph", text, line=self.line)

    def quotation(self, paragraphs: list[str], line: int) -> Raw:
        """The last line of the block is the label; the lines above it are the speech."""
        *speech, last = "\n".join(paragraphs).rstrip().split("\n")
        found = _LABEL.match(last)
        if found is None or not CITATION.sub("", found.group(1)).strip():
            self.line = line
            self.problem("quotation_label_missing")
            return Raw("quotation", "\n".join([*speech, last]), line=line)
        label, cited = CITATION.sub("", found.group(1)).strip(), tuple(CITATION.findall(last))
        return Raw("quotation", "\n".join(speech), " ".join(label.split()), cited, line=line)

    def inline(self, token: Token) -> str:
        """The words of an inline token; line breaks stay, and each piece of markup that is not allowed is a problem."""
        said: list[str] = []
        for child in token.children or []:
            if child.type == "text":
                said.append(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                said.append("\n")
                if child.type == "hardbreak":
                    self.problem("markup_not_allowed")
            else:
                self.problem(_INLINE.get(child.type, "markup_not_allowed"))
                if child.type in ("code_inline", "image"):
                    said.append(child.content)
        text = "".join(said)
        if bad_citation(text):
            self.problem("citation_form")
        return text


def unwrap(text: str) -> str:
    """A block on one line: a line break is a space, except between two Chinese or Japanese characters, where it is
    nothing."""
    lines = [line.strip() for line in text.split("\n")]
    joined = lines[0]
    for line in lines[1:]:
        bare = CITATION.sub("", joined)
        wide = bare and line and _WIDE.match(bare[-1]) and _WIDE.match(line[0])
        joined += ("" if wide else " ") + line
    return joined.strip()
