"""Ahead: what is dated after the day of writing has not happened, whatever its words say.

In: a passage whose measures and times were found, and the day of publication. Out: the same measures, those whose nearest time begins after that day told as
planned where the words made a fact of them. It is the last word on a status: a missed cue must not turn a plan into an event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from naru.reading.clauses import clause_of
from naru.reading.measures import Measure
from naru.reading.passages import Passage
from naru.reading.times import Time
from naru.values import FACTUAL

#: Below it a time is a guess (a bare "autumn" may be the last or the next one) and decides nothing.
_SURE = 0.5
#: "ahead of the new year", "before the holiday": such a time only says what was to come (Korean, Japanese).
_EVE = re.compile(r"앞두|앞둔|(?:하루|이틀|사흘) 앞|목전|を(?:前に|控え)|目前")
_JUST_BEHIND = 5


def not_yet(passage: Passage, times: Sequence[Time], published: date | None) -> list[Measure]:
    """The passage's measures, with what lies ahead told as planned. Without a day of publication nothing can lie ahead.

    `times` are all of the passage, those of rules that are switched off too: leaving a date out must not make a fact of a plan.
    """
    if published is None or not times:
        return passage.measures
    return [_planned(passage, times, measure, published) for measure in passage.measures]


def _planned(passage: Passage, times: Sequence[Time], measure: Measure, published: date) -> Measure:
    if measure.status not in FACTUAL:
        return measure
    first, last = clause_of(passage.points, (passage.start, passage.end), measure.start, measure.end)
    near = [time for time in times if first <= time.start and time.end <= last] or times
    dated = [
        time
        for time in near
        if time.earliest is not None
        and time.confidence >= _SURE
        and not _EVE.search(passage.folded, time.start, min(passage.end, time.end + _JUST_BEHIND))
    ]
    if not dated:
        return measure
    nearest = min(dated, key=lambda time: min(abs(time.start - measure.end), abs(measure.start - time.end)))
    assert nearest.earliest is not None
    if set(nearest.inferred) == {"year", "month"}:
        # "on the 9th": which month is only a guess, and a guess must not undo what the words say.
        return measure
    return replace(measure, status="planned", rule="ahead") if nearest.earliest > published else measure
