"""Times: the words of time in a text in Korean, English, Chinese or Japanese, worked out as EDTF.

In: a text, its language, the day it was published (or None), a country pack. Out: `Time`s with span, kind, value, what was inferred, the
rule that found them and a confidence. Without a day of publication an unsaid year stays XXXX. docs/rooms/reading-times.md describes the
rules, which are data.

    >>> from datetime import date
    >>> [found] = times("The post was doubled on Jan. 26.", lang="en", published=date(2024, 2, 5))
    >>> found.edtf, found.kind, found.inferred
    ('2024-01-26', 'day', ('year',))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from naru.reading.times.engine import read_times
from naru.reading.times.rulebook import rulebook as rulebook_of
from naru.reading.times.sentences import sentences as divided
from naru.reading.times.value import TIME_KINDS, Time, TimeKind
from naru.values import Lang

if TYPE_CHECKING:
    from naru.packs import Pack

__all__ = ["TIME_KINDS", "Time", "TimeKind", "mixed_times", "time_rules", "times"]


def times(
    text: str,
    *,
    lang: Lang,
    published: date | None,
    pack: Pack | None = None,
    sentences: Sequence[tuple[int, int]] | None = None,
) -> tuple[Time, ...]:
    """The times of a text in one language. `sentences` (start, end in code points, in order) are what is read; None = all of it.

    Raises: InputError (times_rules_broken) for a broken rule file of the pack; the pack's own errors.
    """
    bounds = divided(text) if sentences is None else sentences
    return read_times(text, ((start, end, lang) for start, end in bounds), published, pack)


def mixed_times(
    text: str,
    parts: Iterable[tuple[int, int, Lang]],
    *,
    published: date | None,
    pack: Pack | None = None,
    off: frozenset[str] = frozenset(),
) -> tuple[Time, ...]:
    """The times of a text whose sentences are in several languages: (start, end, language), in order, with one memory for all.

    `off` holds ids of rules that are not used.
    """
    return read_times(text, parts, published, pack, off)


def time_rules(lang: Lang, pack: Pack | None = None) -> dict[str, str]:
    """The ids of the rules of time of a language, each with an example ("" where it has none). Raises: as `times`."""
    return {rule.id: str((rule.yes or ("",))[0]) for rule in rulebook_of(lang, pack).rules()}
