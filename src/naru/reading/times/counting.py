"""Counting: what a length of time is counted from.

In: the times of a text in order. Out: the same, each length ("three days") with the words of the date it is counted
from: the last date told before it in the same paragraph, not far back. Where there is none it says nothing: a length
alone may be any three days. Only the words are tied; no date is made of them, because "for three days", "after three
days" and "three days before" count in different ways.
"""

from __future__ import annotations

from collections.abc import Sequence

from naru.reading.times.value import Time

#: How far back a date may stand, in letters.
_BACK = 400


def counted(text: str, times: Sequence[Time]) -> tuple[Time, ...]:
    """The times with `counts_from` filled in for lengths. Time grows with their number."""
    out: list[Time] = []
    dated: Time | None = None
    for time in times:
        if time.kind == "duration" and dated is not None:
            near = time.start - dated.end <= _BACK and "\n" not in text[dated.end : time.start]
            out.append(time.replaced(counts_from=(dated.start, dated.end)) if near else time)
            continue
        if time.edtf is not None and time.kind != "until":
            dated = time
        out.append(time)
    return tuple(out)
