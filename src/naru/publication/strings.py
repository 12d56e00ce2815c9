"""The words a bulletin says by itself, in four languages, from strings.yaml.

In: a language. Out: `Strings`. Refuses nothing at run time; a test checks that every language has every string.
"""

from __future__ import annotations

import functools
from importlib import resources

import yaml

from naru.values import Lang, Record, convert


class Strings(Record, frozen=True, kw_only=True):
    """One language's words: of the page, the map and the timeline, of dates, and forms of the names of places."""

    page: dict[str, str]
    dates: dict[str, str]
    statuses: dict[str, str]
    place_forms: dict[str, str]


@functools.cache
def strings_of(lang: Lang) -> Strings:
    """The words of this language."""
    return _all()[lang]


@functools.cache
def _all() -> dict[Lang, Strings]:
    text = resources.files("naru.publication").joinpath("strings.yaml").read_text("utf-8")
    return convert(yaml.safe_load(text), dict[Lang, Strings])
