"""Reasons in words: why claims were put together, and why an event has its grade, in four languages.

In: a code and, where its sentence has a number, that number. Out: a fixed sentence of words.yaml. No sentence has a
place for anybody's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from naru.values import Lang

Part = Literal["ties", "grades"]


@cache
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    written = files("naru.corroboration").joinpath("words.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(written)
    return loaded


def say(part: Part, code: str, lang: Lang = "en", n: int | None = None) -> str:
    """The sentence for a code of ties.py or grades.py."""
    sentence = _texts()[part][code][lang]
    return sentence if n is None else sentence.format(n=n)


def codes(part: Part) -> tuple[str, ...]:
    """All codes that have a sentence."""
    return tuple(_texts()[part])
