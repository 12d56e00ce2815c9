"""Ties: what speaks for two claims being about one event, by explicit rules, and what rules it out.

In: the `Facts` of two claims of one kind. Out: how strongly they are tied (0 = not), and the reasons as codes that
words.yaml puts in words. A false merge invents corroboration, so absence never ties: every tie rests on what both
claims say.

Ruled out: days that do not meet, places of which neither could lie in the other, another sex, ages more than
`AGE_SLACK` years apart, another unit, more than twice as many people. Fewer than that many more is a contradiction to
be shown, where day and place are told finely.

    when   same day 3 · both within a third of a month 2 · both within a season, or one side open 1 · undated or wider 0
    where  same town 3 · same county 2 · same province 1 · only the country, or nowhere 0
    who    the same count above one, the same sex with the same age, the same unit: 1 each

An incident needs 4 in all, a measure, which lasts, 3; and 2 of `who` where it has nothing of when or nothing of where.
"""

from __future__ import annotations

from typing import Literal, get_args

from naru.corroboration.facts import COUNTY, Facts

Reason = Literal[
    "same_day", "same_part", "days_meet", "same_town", "same_county", "same_province",
    "same_count", "same_person", "same_unit", "count_disputed",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)

#: Days of the longest third of a month (the 21st to the 31st), and of a season.
PART, SEASON = 11, 92
#: Ages are told by different reckonings: a year or two more is no contradiction.
AGE_SLACK = 2
#: The kind that only says "something else": two of them have nothing in common.
OTHER = "other"


def strength(one: Facts, two: Facts) -> int:
    """How strongly two claims of one kind are tied: 0 not at all, else 1 to 20, more is stronger. Symmetric."""
    when = _when(one, two)
    if when < 0 or one.kind == OTHER:
        return 0
    where = _where(one.levels, two.levels)
    if where < 0 or ruled_out(one, two):
        return 0
    who = _who(one, two)
    needed = 3 if one.standing and two.standing else 4
    if when + where + who < needed or (who < 2 and (when == 0 or where == 0)):
        return 0
    disputed = count_disputed(one, two)
    if disputed and (when < 2 or where < 2):
        return 0
    return 2 * (when + where + who) - (3 if disputed else 0)


def reasons(one: Facts, two: Facts) -> tuple[Reason, ...]:
    """What ties two tied claims, in the order of `REASONS`."""
    found: list[Reason] = []
    when, where = _when(one, two), _where(one.levels, two.levels)
    if when > 0:
        found.append(("days_meet", "same_part", "same_day")[when - 1])
    if where > 0:
        found.append(("same_province", "same_county", "same_town")[where - 1])
    if _same_count(one, two):
        found.append("same_count")
    if _same_person(one, two):
        found.append("same_person")
    if _same_unit(one, two):
        found.append("same_unit")
    if count_disputed(one, two):
        found.append("count_disputed")
    return tuple(found)


def _when(one: Facts, two: Facts) -> int:
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return 0
    if one.first > two.last or two.first > one.last:
        return -1
    if one.half_open or two.half_open:
        alike = (
            one.half_open and two.half_open and abs(one.first - two.first) < PART and abs(one.last - two.last) < PART
        )
        return 2 if alike else 1
    longer = max(one.last - one.first, two.last - two.first)
    if longer == 0:
        return 3
    return 2 if longer < PART else 1 if longer < SEASON else 0


def _where(one: tuple[str | None, ...], two: tuple[str | None, ...]) -> int:
    deepest = 0
    for level, (mine, theirs) in enumerate(zip(one, two, strict=False)):
        if mine is not None and theirs is not None:
            if mine != theirs:
                return -1
            deepest = level
    return min(deepest, COUNTY + 1)


def ruled_out(one: Facts, two: Facts) -> bool:
    """True where the people cannot be the same: another sex, age or unit, or more than twice as many."""
    if one.sex is not None and two.sex is not None and one.sex != two.sex:
        return True
    if one.age is not None and two.age is not None and years_apart(one.age, two.age) > AGE_SLACK:
        return True
    if one.count is not None and two.count is not None and max(one.count, two.count) > 2 * min(one.count, two.count):
        return True
    return bool(one.unit and two.unit and one.unit != two.unit and other_unit(one.unit, two.unit))


def years_apart(one: tuple[int, int], two: tuple[int, int]) -> int:
    """How many years lie between two ranges of age; 0 or less where they meet."""
    return max(one[0] - two[1], two[0] - one[1])


def count_disputed(one: Facts, two: Facts) -> bool:
    """True where both say how many, and not the same."""
    return one.count is not None and two.count is not None and one.count != two.count


def other_unit(one: str, two: str) -> bool:
    """True where two names of units cannot be two spellings of one: other numbers in them, or hardly a letter pair in
    common.
    """
    if _digits(one) != _digits(two):
        return True
    mine, theirs = _pairs(one), _pairs(two)
    return 3 * len(mine & theirs) < len(mine | theirs)


def _digits(words: str) -> list[str]:
    return ["".join(filter(str.isdigit, word)) for word in words.split() if any(map(str.isdigit, word))]


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(max(len(words) - 1, 1))}


def distinctive(facts: Facts) -> int:
    """How many of the `who` rules a claim could meet at all."""
    return (
        (facts.count is not None and facts.count > 1)
        + (facts.sex is not None and facts.age is not None)
        + bool(facts.unit)
    )


def _who(one: Facts, two: Facts) -> int:
    return _same_count(one, two) + _same_person(one, two) + _same_unit(one, two)


def _same_count(one: Facts, two: Facts) -> bool:
    return one.count is not None and one.count > 1 and one.count == two.count


def _same_person(one: Facts, two: Facts) -> bool:
    return (
        one.sex is not None and one.sex == two.sex
        and one.age is not None and two.age is not None
        and max(one.age[1] - one.age[0], two.age[1] - two.age[0]) <= 10
    )  # fmt: skip


def _same_unit(one: Facts, two: Facts) -> bool:
    return bool(one.unit) and one.unit == two.unit
