"""The gate page: every draft sentence by sentence, what the gate found at each, what would mend it, and how many people it could be."""

from __future__ import annotations

import math
from typing import Any

from django.utils.translation import gettext as _

from naru.exposure import Weighing, verdict_words, words
from naru.publication import Edition
from naru.release import Finding, finding_words, remedy_words
from naru.values import Lang
from naru_desk.exhibit import Exhibit, ShownDraft
from naru_desk.page import NAMES, page
from naru_desk.wording import Wording

#: Width of the gauge in its own units (see the template).
_WIDE = 600
_QUIET = ("alt", "kicker", "byline", "credit")


def _note(found: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "words": finding_words(found, lang),
        "weight": "refuse" if found.refuses else "amber",
        "remedies": [remedy_words(remedy, lang) for remedy in found.remedies],
    }


def _edition(draft: ShownDraft, edition: Edition, lang: Lang) -> dict[str, Any]:
    lines = []
    for sentence in edition.sentences:
        notes = [_note(found, lang) for found in draft.verdict.of(edition.lang, sentence.number)]
        if notes or sentence.kind not in _QUIET:
            lines.append({"text": sentence.text, "kind": sentence.kind, "notes": notes})
    general = [_note(found, lang) for found in draft.verdict.of(edition.lang, None)]
    return {"name": NAMES[edition.lang], "lang": edition.lang, "general": general, "lines": lines}


def _gauge(who: str, weighing: Weighing, population: float, floor: int, lang: Lang, described: bool) -> dict[str, Any]:
    def place(people: float) -> float:
        return round(_WIDE * math.log10(max(people, 1.0)) / math.log10(population), 1)

    bound = weighing.lower_used
    left = None if bound is None or weighing.verdict == "not_assessed" else place(bound)
    return {
        "who": who,
        "verdict": weighing.verdict,
        "verdict_word": verdict_words(weighing, lang),
        "sentence": words(weighing, lang, described=described),
        "left": left,
        "width": None if left is None else round(max(0.0, place(weighing.upper or bound or 1.0) - left), 1),
        "floor": place(float(floor)),
    }


def _facts(exhibit: Exhibit, wording: Wording) -> dict[str, Any]:
    lang, population = wording.lang, float(exhibit.population)
    drafts = [
        {
            "title": _("The mended story") if draft.verdict.passed else _("The first draft"),
            "verdict": _("passes") if draft.verdict.passed else _("refused"),
            "passed": draft.verdict.passed,
            "gauges": [
                _gauge(who, one, population, exhibit.floor, lang, one.id not in exhibit.names)
                for who, one in draft.weighings
            ],
            "editions": [_edition(draft, edition, lang) for edition in draft.story.editions],
        }
        for draft in exhibit.drafts
    ]
    return {"drafts": drafts}


gate = page("gate", _facts)
