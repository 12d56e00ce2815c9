"""FuzzyDate: a date as it is known. (Under construction: the struct is final, the parser comes with edtf.py.)"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from naru.values.record import Record

#: How finely a date is told: a day, a third of a month (1-10, 11-20, 21-last), a month, a season, a year.
Grain = Literal["day", "part", "month", "season", "year"]
GRAINS: tuple[Grain, ...] = get_args(Grain)
Inferred = Literal["year", "month", "day"]


class FuzzyDate(Record, frozen=True, kw_only=True):
    """EDTF + earliest and latest day (inclusive; None = open or unknown) + the words it came from + what was inferred."""

    edtf: str
    earliest: date | None = None
    latest: date | None = None
    words: str = ""
    inferred: tuple[Inferred, ...] = ()
