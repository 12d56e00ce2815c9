"""Facts: what linking compares of a claim, drawn from a line of `naru link` or from a `Claim`.

In: a `LinkRow` (docs/formats/commands.md) or a `Claim` with the gazetteer that knows its place. Out: `Facts`: days as
ordinals, the place as one name per level from the country inwards, and the particulars that tell one event from
another. Text is never compared: words in four languages agree too easily.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import msgspec

from naru.errors import Code, ItemError
from naru.values import Claim, Gazetteer, Person, Place, Precision, Record, Sex

#: How far into its open side a half-open date is taken to reach: a season. Further away it is no evidence of anything.
OPEN_REACH = 92
#: Where a precision stands among the levels of a place. Below the county each nested place has a level of its own.
_LEVEL: dict[Precision, int] = {"country": 0, "province": 1, "county": 2, "district": 3, "point": 3}
COUNTY = 2
#: Statuses that speak of something intended or said, not of something done: each is an event of its own kind.
_INTENT = frozenset({"ordered", "threatened", "authorised", "planned", "demanded"})

#: Statuses that say of a measure that it is there now.
_PRESENT = frozenset({"in_force", "seen"})
#: How many days before it is told something may last have been looked at: a third of a month.
TELLING = 11

Years = Annotated[int, msgspec.Meta(ge=0, le=130)]
# Not tuple[Years, Years]: beside a bounded number in a union that crashes msgspec 0.22 when the interpreter ends.
Range = Annotated[tuple[Years, ...], msgspec.Meta(min_length=2, max_length=2)]
Words = Annotated[str, msgspec.Meta(max_length=2000)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class LinkRow(Record, frozen=True, kw_only=True):
    """A line of `naru link`. `places` = country, province, county, town as far as known; dates None = not known.

    `lang`, `text`, `role` and `unit_parent` are taken and not compared by this version. Raises: ItemError
    (edtf_reversed) where it ends before it begins, (value_unreadable) for an age whose range is reversed.
    """

    id: Name
    what: Name
    earliest: date | None = None
    latest: date | None = None
    places: Annotated[tuple[Words | None, ...], msgspec.Meta(max_length=4)] = ()
    count: Annotated[int, msgspec.Meta(ge=0)] | None = None
    sex: Literal["f", "m"] | None = None
    age: Years | Range | None = None
    role: Words | None = None
    unit: Words | None = None
    unit_parent: Words | None = None
    source: Words | None = None
    lang: Words | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ItemError(Code.EDTF_REVERSED, field="latest")
        if isinstance(self.age, tuple) and self.age[0] > self.age[1]:
            raise ItemError(Code.VALUE_UNREADABLE, field="age")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared. `first` and `last` are day ordinals (None: undated), `told` = how many days they leave open,
    `half_open` = one side was not told and reaches `OPEN_REACH` days. `levels` = country, province, county, then ever
    smaller places; None = not told. `standing` = a measure: something that lasts.
    """

    id: str
    kind: str
    first: int | None = None
    last: int | None = None
    half_open: bool = False
    levels: tuple[str | None, ...] = ()
    count: int | None = None
    sex: Sex | None = None
    age: tuple[int, int] | None = None
    unit: str = ""
    standing: bool = False

    @property
    def signature(self) -> tuple[object, ...]:
        """Everything but the id: claims that share it cannot be told apart here."""
        return (
            self.kind, self.first, self.last, self.half_open, self.levels, self.count, self.sex, self.age, self.unit,
            self.standing,
        )  # fmt: skip


def plain(words: str | None) -> str:
    """Words for comparing: compatibility forms, case and everything but letters and digits folded away."""
    folded = unicodedata.normalize("NFKC", words or "").casefold()
    return re.sub(r"[\W_]+", " ", folded).strip()


def _days(first: date | None, last: date | None) -> tuple[int | None, int | None, bool]:
    if first is not None and last is not None:
        return first.toordinal(), last.toordinal(), False
    if first is not None:
        return first.toordinal(), first.toordinal() + OPEN_REACH, True
    if last is not None:
        return last.toordinal() - OPEN_REACH, last.toordinal(), True
    return None, None, False


def facts_of_row(row: LinkRow) -> Facts:
    """The facts of a line. Places and kinds are compared as given, units as plain words."""
    first, last, half_open = _days(row.earliest, row.latest)
    levels = tuple(place.strip() or None if place else None for place in row.places)
    while levels and levels[-1] is None:
        levels = levels[:-1]
    low, high = (row.age, row.age) if isinstance(row.age, int) else row.age or (None, None)
    age = None if low is None or high is None else (low, high)
    return Facts(
        id=row.id, kind=plain(row.what) or row.what, first=first, last=last, half_open=half_open, levels=levels,
        count=row.count, sex=row.sex, age=age, unit=plain(row.unit),
    )  # fmt: skip


def facts_of_claim(claim: Claim, gazetteer: Gazetteer, standing: Collection[str]) -> Facts:
    """The facts of a claim; `standing` = the codes that are measures.

    A measure that ended was there before: its days reach back from the end. One told in the present without a date
    was there when it was told: its days are the `TELLING` up to the day on which the source told it, where that is
    known. What was ordered, threatened, authorised, planned or demanded is an event of another kind than what was
    done.
    """
    measure = claim.what in standing
    when = claim.when
    first, last = when.extent if when is not None else (None, None)
    if measure and claim.status == "ended":
        first = None
    elif measure and when is None and claim.status in _PRESENT:
        first, last = _told(claim)
    begins, ends, half_open = _days(first, last)
    count, sex, age = people(claim.who)
    return Facts(
        id=claim.id, kind=f"{claim.what} {claim.status if claim.status in _INTENT else ''}".strip(), first=begins,
        last=ends, half_open=half_open, levels=levels_of(claim.where, gazetteer), count=count, sex=sex, age=age,
        standing=measure,
    )  # fmt: skip


def _told(claim: Claim) -> tuple[date | None, date | None]:
    """The days in which something told in the present was there, by when the first link of the chain spoke."""
    spoke = claim.attribution.links[0].when if claim.attribution.links else None
    if spoke is None or spoke.latest is None:
        return None, None
    return date.fromordinal(max(spoke.latest.toordinal() - TELLING + 1, 1)), spoke.latest


def levels_of(place: Place | None, gazetteer: Gazetteer) -> tuple[str | None, ...]:
    """The place as names from the country inwards. What is near a place is only known to lie in what contains it;
    what is opposite a place is somewhere else than in it, and compared as a place of its own."""
    if place is None:
        return ()
    levels: list[str | None] = []
    for place_id in reversed(place.ancestors(gazetteer)):
        precision = gazetteer.precision_of(place_id)
        if precision is None:
            continue
        levels.extend([None] * (_LEVEL[precision] - len(levels)))
        levels.append(place_id)
    if place.id is None and place.relation in ("near", "unknown"):
        return tuple(levels[:-1])
    if place.id is None and place.relation == "opposite" and levels:
        levels[-1] = f"opposite {levels[-1]}"
    return tuple(levels)


def people(who: Collection[Person]) -> tuple[int | None, Sex | None, tuple[int, int] | None]:
    """How many, of what sex and age, the people are to whom it happened; those who did it tell no event from
    another.
    """
    those = [person for person in who if person.part == "affected"]
    those = those or [person for person in who if person.part == "other"]
    if not those:
        return None, None, None
    counts = sorted(person.count or 0 for person in those)
    # "Two men, a veteran and a miner": the two are counted again one by one. Other lists of people say no sure number.
    alone = len(counts) == 1 or (len(counts) > 2 and counts[-1] >= sum(counts[:-1]))
    count = counts[-1] if alone and counts[-1] > 0 else None
    sexes = {person.sex for person in those}
    ages = {person.age for person in those}
    return count, sexes.pop() if len(sexes) == 1 else None, ages.pop() if len(ages) == 1 else None
