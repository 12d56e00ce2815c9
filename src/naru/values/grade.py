"""Grades on the Admiralty scales (NATO AJP-2.1): source reliability A-F and information credibility 1-6, never merged.

Each grade carries its reasons as text a person can read.
"""

from __future__ import annotations

from typing import Literal

from naru.values.record import Record

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]


class SourceGrade(Record, frozen=True, kw_only=True):
    """A = completely reliable ... E = unreliable, F = cannot be judged."""

    grade: Reliability = "F"
    reasons: tuple[str, ...] = ()


class InformationGrade(Record, frozen=True, kw_only=True):
    """1 = confirmed by other sources ... 5 = improbable, 6 = cannot be judged."""

    grade: Credibility = 6
    reasons: tuple[str, ...] = ()
