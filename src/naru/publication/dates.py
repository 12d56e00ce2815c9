"""A date as it is known, in the words of a page's language: "late January 2024", "2024년 1월 하순".

In: EDTF as published and a language. Out: words, and the exact days for whoever points at them. The tables of words
are in strings.yaml. It refuses nothing: a notation without words of its own here is told by its days, and where it
has none as the notation.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from naru.publication.strings import Strings, strings_of
from naru.values import FuzzyDate, Lang

_ATOM = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%]?)\Z")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


class _Atom(NamedTuple):
    """One end of a date: numbers as far as they are known, and its mark (? uncertain, ~ approximate, % both)."""

    year: int | None
    month: int | None
    day: int | None
    season: str | None
    mark: str


def in_words(edtf: str, lang: Lang) -> str:
    """The words for a date on a page in this language."""
    return _Teller(strings_of(lang)).whole(edtf)


def exact_days(edtf: str) -> str:
    """The days a date can touch, as ISO dates ("2024-01-21 – 2024-01-31"; an open end is "…"); "" where nothing is
    known.
    """
    first, last = FuzzyDate.parse(edtf).extent
    if first is None and last is None:
        return ""
    if first == last and first is not None:
        return first.isoformat()
    return f"{first.isoformat() if first else '…'} – {last.isoformat() if last else '…'}"


def _atom(text: str) -> _Atom | None:
    found = _ATOM.match(text)
    if found is None:
        return None
    year, month, day, mark = found.groups()
    season = _SEASONS.get(month or "")
    return _Atom(
        int(year) if year.isdecimal() else None,
        int(month) if month and month.isdecimal() and season is None else None,
        int(day) if day and day.isdecimal() else None,
        season,
        mark,
    )


class _Teller:
    """Tells dates with one language's words."""

    def __init__(self, strings: Strings) -> None:
        self.words = strings.dates

    def whole(self, edtf: str) -> str:
        inner = edtf[1:-1] if edtf[:1] in "[{" else edtf
        if ".." in inner and "/" not in inner:
            return self.one_of(*inner.split("..", 1)) or edtf
        if "/" not in inner:
            atom = _atom(inner)
            return edtf if atom is None else self.atom(atom)
        first, last = inner.split("/", 1)
        if last in ("..", ""):
            return self.bounded("since", first) or edtf
        if first in ("..", ""):
            return self.bounded("until", last) or edtf
        part = self.part(first, last)
        if part:
            return self.words["through"].format(x=part)
        return self.pair("from_to", first, last) or edtf

    def bounded(self, phrase: str, end: str) -> str:
        atom = _atom(end)
        return "" if atom is None else self.words[phrase].format(x=self.atom(atom))

    def one_of(self, first: str, last: str) -> str:
        """One day somewhere between two ends, either of which may be open."""
        if not first:
            return self.bounded("or_earlier", last)
        if not last:
            return self.bounded("or_later", first)
        return self.part(first, last) or self.pair("between", first, last)

    def part(self, first: str, last: str) -> str:
        """Words for a third of a month where the two days are its first and last, else ""."""
        one, other = _atom(first), _atom(last)
        if one is None or other is None or None in (one.year, one.month, one.day, other.day):
            return ""
        if (one.year, one.month) != (other.year, other.month) or one.mark or other.mark:
            return ""
        return self.third(one) if (one.day, other.day) in _thirds(one) else ""

    def third(self, atom: _Atom) -> str:
        place = min(((atom.day or 1) - 1) // 10, 2)
        return self.words[("early", "mid", "late")[place]].format(y=atom.year, month=self.month(atom))

    def pair(self, phrase: str, first: str, last: str) -> str:
        """Two ends; what they share, the year or the month of a year, is said once."""
        one, other = _atom(first), _atom(last)
        if one is None or other is None:
            return ""
        if one.year is not None and one.year == other.year and one.day and other.day and not (one.mark or other.mark):
            if one.month == other.month:
                return self.words[phrase + "_days"].format(a=one.day, b=other.day, y=one.year, month=self.month(one))
            a, b = (self.words["day_alone"].format(month=self.month(end), d=end.day) for end in (one, other))
            return self.words[phrase + "_year"].format(a=a, b=b, y=one.year)
        return self.words[phrase].format(a=self.atom(one), b=self.atom(other))

    def month(self, atom: _Atom) -> str:
        return self.words["months"].split("|")[(atom.month or 1) - 1]

    def atom(self, atom: _Atom) -> str:
        approximate, doubtful = atom.mark in ("~", "%"), atom.mark in ("?", "%")
        if approximate and atom.day and atom.year is not None:
            told = self.third(atom)  # a day that is approximate is known to its third of the month
        else:
            told = self.plain(atom)
            if approximate:
                told = self.words["about"].format(x=told)
        return self.words["perhaps"].format(x=told) if doubtful else told

    def plain(self, atom: _Atom) -> str:
        if atom.season is not None:
            key = "winter" if atom.season == "winter" else "season"
            year = atom.year or 0
            return self.words[key].format(season=self.words[atom.season], y=year, y2=f"{(year + 1) % 100:02}")
        if atom.year is None:
            return (
                self.words["no_year"].format(month=self.month(atom), d=atom.day) if atom.day else self.words["unknown"]
            )
        if atom.month is None:
            return self.words["year"].format(y=atom.year)
        if atom.day is None:
            return self.words["month"].format(y=atom.year, month=self.month(atom))
        return self.words["day"].format(y=atom.year, month=self.month(atom), d=atom.day)


def _thirds(atom: _Atom) -> set[tuple[int, int]]:
    last = calendar.monthrange(atom.year or 1, atom.month or 1)[1]
    return {(1, 10), (11, 20), (21, last)}
