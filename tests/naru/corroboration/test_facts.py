"""Facts: what is compared of a line and of a claim."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from naru.corroboration import LinkRow
from naru.corroboration.facts import OPEN_REACH, facts_of_claim, facts_of_row, levels_of, people, plain
from naru.errors import ItemError
from naru.packs import load
from naru.values import Attribution, Claim, FuzzyDate, Link, Person, Place

PACK = load("north_korea")
HYESAN = "kp-adm2-1108746903"
DAY = date(2024, 1, 26)


def _claim(**changes: Any) -> Claim:
    fields: dict[str, Any] = {"id": "c-1", "what": "checkpoint", "status": "in_force"}
    return Claim(**{**fields, **changes})


def _days(**changes: Any) -> tuple[date | None, date | None, bool]:
    facts = facts_of_claim(_claim(**changes), PACK, {"checkpoint"})
    first, last = (None if day is None else date.fromordinal(day) for day in (facts.first, facts.last))
    return first, last, facts.half_open


def test_a_line_becomes_facts() -> None:
    row = LinkRow.from_json(
        '{"id":"a","what":"House_Search ","earliest":"2024-01-26","latest":"2024-01-27","places":["kp"," p ","",null],'
        '"count":2,"sex":"f","age":[40,49],"unit":"24th  Brigade","lang":"en","text":"words"}'
    )
    facts = facts_of_row(row)
    assert (facts.kind, facts.levels, facts.age, facts.unit) == ("house search", ("kp", "p"), (40, 49), "24th brigade")
    assert (facts.first, facts.last, facts.half_open) == (DAY.toordinal(), DAY.toordinal() + 1, False)
    assert facts_of_row(row.replaced(age=40)).age == (40, 40)
    assert facts_of_row(row.replaced(age=None)).age is None


def test_an_open_side_reaches_a_season_and_no_further() -> None:
    row = LinkRow(id="a", what="x", earliest=DAY)
    assert (facts_of_row(row).last or 0) - (facts_of_row(row).first or 0) == OPEN_REACH
    assert facts_of_row(row).half_open
    late = facts_of_row(LinkRow(id="a", what="x", latest=DAY))
    assert (late.last, (late.last or 0) - (late.first or 0)) == (DAY.toordinal(), OPEN_REACH)
    assert facts_of_row(LinkRow(id="a", what="x")).first is None


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ('{"id":"a","what":"x","earliest":"2024-02-01","latest":"2024-01-01"}', "edtf_reversed", "latest"),
        ('{"id":"a","what":"x","age":[50,40]}', "value_unreadable", "age"),
        ('{"id":"a","what":"x","age":[50]}', "value_unreadable", "age"),
        ('{"id":"a","what":"x","age":200}', "value_unreadable", "age"),
        ('{"id":"a","what":"x","earliest":"2024-02-31"}', "value_unreadable", "earliest"),
        ('{"id":"a","what":"x","sex":"w"}', "value_unreadable", "sex"),
        ('{"id":"a","what":"x","places":["a","b","c","d","e"]}', "value_unreadable", "places"),
        ('{"id":"","what":"x"}', "value_unreadable", "id"),
        ('{"id":"a"}', "value_unreadable", None),
        ('{"id":"a","what":"x","colour":"red"}', "field_unknown", "colour"),
    ],
)
def test_a_line_of_another_form_is_refused_by_field(line: str, code: str, field: str | None) -> None:
    with pytest.raises(ItemError) as caught:
        LinkRow.from_json(line)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_reading_a_line_does_not_crash_the_interpreter_when_it_ends() -> None:
    # msgspec 0.22 did, for a bounded number beside a tuple of two in one union.
    code = 'from naru.corroboration import LinkRow; LinkRow.from_json(\'{"id":"a","what":"x","age":[1,2]}\')'
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_are_compared_without_case_width_and_marks() -> None:
    assert plain("  ２４th—Brigade, 3rd_Co. ") == "24th brigade 3rd co"
    assert plain(None) == plain("—") == ""


@pytest.mark.parametrize(
    ("when", "status", "first", "last", "half_open"),
    [
        ("2024-01-26", "in_force", DAY, DAY, False),
        ("[2024-01-21..2024-01-31]", "in_force", date(2024, 1, 21), date(2024, 1, 31), False),
        ("2024-01-15~/..", "in_force", date(2024, 1, 11), date(2024, 4, 12), True),
        ("2024-01-26", "ended", date(2023, 10, 26), DAY, True),
        (None, "ended", None, None, False),
        (None, "in_force", None, None, False),
    ],
)
def test_days_of_a_measure(
    when: str | None, status: str, first: date | None, last: date | None, half_open: bool
) -> None:
    told = None if when is None else FuzzyDate.parse(when)
    assert _days(when=told, status=status) == (first, last, half_open)


def test_a_measure_told_in_the_present_was_there_when_it_was_told() -> None:
    chain = Attribution(links=(Link(kind="relay", who="s-1", when=FuzzyDate.parse("2024-01-31")),))
    expected = (date(2024, 1, 21), date(2024, 1, 31), False)
    assert _days(attribution=chain) == expected
    assert _days(attribution=chain, status="seen") == expected
    assert _days(attribution=chain, status="ordered") == (None, None, False)
    assert _days(attribution=chain, what="search") == (None, None, False)
    assert _days(attribution=chain, when=FuzzyDate.parse("2024-01-01"))[0] == date(2024, 1, 1)


def test_what_was_intended_is_another_kind_of_event_than_what_was_done() -> None:
    kinds = {
        status: facts_of_claim(_claim(status=status), PACK, ()).kind
        for status in (
            "in_force",
            "denied",
            "suspected",
            "rumoured",
            "ordered",
            "threatened",
            "authorised",
            "planned",
            "demanded",
        )
    }
    assert kinds["in_force"] == kinds["denied"] == kinds["suspected"] == kinds["rumoured"] == "checkpoint"
    assert len(set(kinds.values())) == 6


@pytest.mark.parametrize(
    ("place", "levels"),
    [
        (None, ()),
        (Place(id=HYESAN), ("kp", "kp-KP-10", HYESAN)),
        (Place(id="gn-2043837"), ("kp", "kp-KP-10", HYESAN, "gn-2043837")),
        (Place(id="kp-riv-yalu"), ("kp", "kp-riv-yalu")),
        (Place(id="kp-nowhere"), ()),
        (Place(name="the mill", inside=HYESAN, relation="inside"), ("kp", "kp-KP-10", HYESAN)),
        (Place(inside=HYESAN, relation="near"), ("kp", "kp-KP-10")),
        (Place(inside=HYESAN, relation="opposite"), ("kp", "kp-KP-10", f"opposite {HYESAN}")),
        (Place(relation="unknown"), ()),
    ],
)
def test_a_place_is_one_name_per_level(place: Place | None, levels: tuple[str, ...]) -> None:
    assert levels_of(place, PACK) == levels


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ((), (None, None, None)),
        ((Person(count=2, sex="m", age=(30, 39), part="affected"),), (2, "m", (30, 39))),
        ((Person(count=5, part="agent"), Person(count=2, part="affected")), (2, None, None)),
        ((Person(count=5, part="agent"),), (None, None, None)),
        ((Person(count=3, sex="f"),), (3, "f", None)),
        (
            (
                Person(count=2, sex="m", part="affected"),
                Person(count=1, sex="m", age=(34, 36), part="affected"),
                Person(count=1, sex="m", age=(50, 53), part="affected"),
            ),
            (2, "m", None),
        ),
        ((Person(count=1, sex="m", part="affected"), Person(count=1, sex="f", part="affected")), (None, None, None)),
        ((Person(part="affected"),), (None, None, None)),
    ],
)
def test_people_to_whom_it_happened(who: tuple[Person, ...], expected: tuple[object, ...]) -> None:
    assert people(who) == expected
