"""The taxonomy of a pack: kinds of measure and incident, statuses, and the house's other closed lists, each with
its words.

In: taxonomy.yaml (kinds, statuses) and words.yaml (levels, link kinds, surenesses, roles). Out: frozen values by
code. Codes are stable: they are never renamed or reused. The nearest ACLED type is given for comparison only;
Naru's kinds are not ACLED's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from naru.errors import Code, ItemError
from naru.packs.files import Document, key_of
from naru.packs.problems import Problem, problem
from naru.values import Lang, Record, convert

FILE = "taxonomy.yaml"
WORDS_FILE = "words.yaml"
#: The lists of words.yaml.
WORD_LISTS = ("levels", "links", "surenesses", "roles")

Texts = dict[Lang, str]
_T = TypeVar("_T", bound=Record)


class Kind(Record, frozen=True, kw_only=True):
    """A kind of thing that happens. `measure` = it lasts (opened and closed by claims); else it is an incident.

    `acled` = (event type, sub-event type) nearest to it in ACLED's codebook, `huridocs` = (micro-thesaurus number,
    term); None = none is near.
    """

    code: str
    measure: bool
    labels: Texts
    definitions: Texts
    examples: dict[Lang, tuple[str, ...]]
    acled: tuple[str, str] | None = None
    huridocs: tuple[str, str] | None = None


class StatusWord(Record, frozen=True, kw_only=True):
    """One status of the closed list in words. `factual` = it may be told as fact."""

    code: str
    factual: bool
    labels: Texts
    definitions: Texts


class Word(Record, frozen=True, kw_only=True):
    """A code of a closed list in words: a level, a kind of voice, a sureness, a role. `plural` where it is used of
    several.
    """

    code: str
    labels: Texts
    plural: Texts = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All codes with their words, each in the order of its file."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    statuses: Mapping[str, StatusWord] = field(default_factory=dict)

    def label(self, code: str, lang: str) -> str:
        """The label of a kind, in English where it has none in this language; the code itself where it is unknown."""
        return _label(self.kinds.get(code), code, lang)

    def status_label(self, status: str, lang: str) -> str:
        """The label of a status, likewise."""
        return _label(self.statuses.get(status), status, lang)


@dataclass(frozen=True, slots=True)
class Words:
    """The labels of the house's other closed lists: levels of places, kinds of voices, surenesses, roles."""

    levels: Mapping[str, Word] = field(default_factory=dict)
    links: Mapping[str, Word] = field(default_factory=dict)
    surenesses: Mapping[str, Word] = field(default_factory=dict)
    roles: Mapping[str, Word] = field(default_factory=dict)

    def label(self, group: str, code: str, lang: str) -> str:
        """The label of `code` in one of the lists (levels, links, surenesses, roles); the code itself where it is
        unknown.
        """
        words: Mapping[str, Word] = getattr(self, group)
        return _label(words.get(code), code, lang)


def _label(entry: Kind | StatusWord | Word | None, code: str, lang: str) -> str:
    if entry is None:
        return code
    labels: Mapping[str, str] = entry.labels  # type: ignore[assignment]
    return labels.get(lang) or labels.get("en") or code


def entries(document: Document, key: str, kind: type[_T], problems: list[Problem]) -> dict[str, _T]:
    """The entries of a mapping code -> fields as values of `kind`; broken ones are set aside with their line."""
    found: dict[str, _T] = {}
    section: Any = document.content.get(key)
    if not isinstance(section, dict):
        problems.append(problem(Code.PACK_ROW_BROKEN, document.file, document.line_of(key), key))
        return found
    for code, fields in section.items():
        try:
            if not isinstance(code, str) or not isinstance(fields, dict):
                raise ItemError(Code.VALUE_UNREADABLE)
            found[code] = convert({**fields, "code": code}, kind)
        except ItemError as broken:
            line = document.line_of(key, code, *key_of(broken.field))
            problems.append(problem(Code.PACK_ROW_BROKEN, document.file, line, broken.field))
    return found


def read_taxonomy(document: Document, problems: list[Problem]) -> Taxonomy:
    """The taxonomy a document holds; entries that are broken are set aside."""
    return Taxonomy(entries(document, "kinds", Kind, problems), entries(document, "statuses", StatusWord, problems))


def read_words(document: Document, problems: list[Problem]) -> Words:
    """The word lists a document holds; entries that are broken are set aside."""
    return Words(**{name: entries(document, name, Word, problems) for name in WORD_LISTS})
