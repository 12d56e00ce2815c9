"""What people are told of a weighing: a lower bound with its conditions, two digits rounded down, and never that
somebody is out of danger.

In: a `Weighing` and a language. Out: sentences from words.yaml. A weighing that is not assessed never shows a number.
Refuses to show the median or any upper figure: these decide nothing and would be read as the answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from naru.exposure.weighing import Weighing
from naru.values import Lang


@cache
def _texts() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(
        files("naru.exposure").joinpath("words.yaml").read_text(encoding="utf-8")
    )
    return loaded


def rounded_down(people: float) -> int:
    """Whole people, two significant digits, rounded down: 19.6 is 19, 199 is 190, 1,999 is 1,900."""
    whole = max(0, math.floor(people))
    step = int(10 ** max(0, len(str(whole)) - 2))
    return whole // step * step


def words(weighing: Weighing, lang: Lang, *, described: bool = False) -> str:
    """One sentence: at least so many people, *if* ...; or that nothing can be said. `described`: of a subject, not of a source."""
    if weighing.verdict == "not_assessed" or weighing.lower_used is None:
        return str(_texts()["not_assessed"][lang])
    people = rounded_down(weighing.lower_used)
    key = ("at_least" if people > 1 else "alone") + ("_described" if described else "")
    return str(_texts()[key][lang].format(people=f"{people:,}"))


def verdict_words(weighing: Weighing, lang: Lang) -> str:
    """The verdict in a few words, without any number."""
    return str(_texts()["verdict"][weighing.verdict][lang])


def missing_words(weighing: Weighing, lang: Lang) -> tuple[str, ...]:
    """What keeps the ledger from being assessed, one sentence each."""
    return tuple(str(_texts()["missing"][code][lang]) for code in weighing.missing)


def assumption_words(weighing: Weighing, lang: Lang) -> tuple[str, ...]:
    """What the figures rest on, one sentence each."""
    return tuple(str(_texts()["assumptions"][code][lang]) for code in weighing.assumptions)
