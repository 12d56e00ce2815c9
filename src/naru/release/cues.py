"""Words the gate looks for: cues.yaml, compiled once.

In: a name of a list in cues.yaml, a text, its language, and for some lists a pack (whose other countries take the
place of {abroad}). Out: whether the text holds one of the list's words. English words are matched at their edges. The
lists err on the side of finding too much: the gate asks, and an editor answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from naru.packs import Pack
from naru.values import Lang

#: Any word of doubt shows that a statement is not told as a fact, whatever its status.
_DOUBT = ("suspected", "rumoured", "unknown")
_ABROAD = "{abroad}"


@cache
def _lists() -> Mapping[str, Mapping[Lang, list[str]]]:
    loaded = yaml.safe_load(files("naru.release").joinpath("cues.yaml").read_text(encoding="utf-8"))
    statuses = {f"status.{status}": words for status, words in loaded.pop("status").items()}
    return {**loaded, **statuses}


@cache
def _pattern(name: str, lang: Lang, pack: Pack | None) -> re.Pattern[str]:
    abroad = "(?!)" if pack is None else _abroad(pack)
    words = [word.replace(_ABROAD, abroad) for word in _lists()[name][lang]]
    if lang != "en":
        return re.compile("|".join(words))
    whole = [word for word in words if word != "n't"]
    contracted = "|n['’]t\\b" if len(whole) < len(words) else ""
    return re.compile(rf"\b(?:{'|'.join(whole)})\b{contracted}", re.IGNORECASE)


def _abroad(pack: Pack) -> str:
    """The names of all countries of the pack's gazetteer but its own."""
    rows = (row for row in pack.places if row.type in pack.manifest.precision.country)
    names = {name for row in rows if row.id != pack.manifest.country for name in row.all_names}
    return f"(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})" if names else "(?!)"


def holds(name: str, text: str, lang: Lang, pack: Pack | None = None) -> bool:
    """True if the text holds a word of the list `name`."""
    return _pattern(name, lang, pack).search(text) is not None


def told_as(status: str, text: str, lang: Lang) -> bool:
    """True if the text shows that a statement of this (non-factual) status is no fact."""
    return any(holds(f"status.{name}", text, lang) for name in {status, *_DOUBT})
