"""Words the gate looks for: cues.yaml, compiled once.

In: a name of a list in cues.yaml, a text, its language. Out: whether the text holds one of the list's words. English
words are matched at their edges. The lists err on the side of finding too much: the gate asks, and an editor answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from naru.values import Lang

#: Any word of doubt shows that a statement is not told as a fact, whatever its status.
_DOUBT = ("suspected", "rumoured", "unknown")


@cache
def _lists() -> Mapping[str, Mapping[Lang, re.Pattern[str]]]:
    loaded = yaml.safe_load(files("naru.release").joinpath("cues.yaml").read_text(encoding="utf-8"))
    statuses = {f"status.{status}": words for status, words in loaded.pop("status").items()}
    return {
        name: {lang: _pattern(words, lang) for lang, words in by_lang.items()}
        for name, by_lang in {**loaded, **statuses}.items()
    }


def _pattern(words: list[str], lang: Lang) -> re.Pattern[str]:
    if lang != "en":
        return re.compile("|".join(words))
    whole = [word for word in words if word != "n't"]
    contracted = "|n['’]t\\b" if len(whole) < len(words) else ""
    return re.compile(rf"\b(?:{'|'.join(whole)})\b{contracted}", re.IGNORECASE)


def holds(name: str, text: str, lang: Lang) -> bool:
    """True if the text holds a word of the list `name`."""
    return _lists()[name][lang].search(text) is not None


def told_as(status: str, text: str, lang: Lang) -> bool:
    """True if the text shows that a statement of this (non-factual) status is no fact."""
    return any(holds(f"status.{name}", text, lang) for name in {status, *_DOUBT})
