"""Obstacles: withdrawn consent beats everything, silence is not consent, a freeze covers what lies inside."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naru.care
from naru.care import OBSTACLES, Obstacle, Telling, obstacles
from naru.values import (
    GRAINS,
    PRECISIONS,
    Consent,
    Embargo,
    Freeze,
    FuzzyDate,
    Grain,
    Precision,
    Promise,
)

TODAY = date(2024, 2, 5)
DAY = timedelta(days=1)
SOURCE, OTHER, STATEMENT = "s-0000000000000001", "s-0000000000000002", "c-0000000000000001"


class World:
    """land > north, south; north > town > quarter; a loop that a broken gazetteer could hold."""

    parents: ClassVar = {
        "north": "land",
        "south": "land",
        "town": "north",
        "quarter": "town",
        "loop-a": "loop-b",
        "loop-b": "loop-a",
    }
    levels: ClassVar[dict[str, Precision]] = {
        "land": "country", "north": "province", "south": "province", "town": "county", "quarter": "district",
    }  # fmt: skip

    def parent_of(self, place_id: str) -> str | None:
        return self.parents.get(place_id)

    def precision_of(self, place_id: str) -> Precision | None:
        return self.levels.get(place_id)


def _telling(**changes: object) -> Telling:
    fields: dict[str, object] = {
        "statement": STATEMENT, "source": SOURCE, "venue": "bulletin", "when": FuzzyDate.parse("2024-01"),
        "where": "town",
    }  # fmt: skip
    return Telling(**{**fields, **changes})  # type: ignore[arg-type]


PROMISE = Promise(source=SOURCE, when="month", where="county", label={"en": "a partner in the north"})
YES = Consent(source=SOURCE, given=True, since=date(2024, 1, 1))


def _codes(telling: Telling, **records: object) -> list[str]:
    held: dict[str, object] = {"promises": [PROMISE], "consents": [YES], "gazetteer": World(), "on": TODAY}
    return [each.code for each in obstacles(telling, **{**held, **records})]  # type: ignore[arg-type]


def test_within_promise_and_consent_nothing_is_in_the_way() -> None:
    assert _codes(_telling()) == []


def test_the_example_of_the_face_is_true() -> None:
    assert doctest.testmod(naru.care).failed == 0
    assert doctest.testmod(naru.care).attempted > 0


def test_who_was_promised_and_asked_nothing_is_not_free_to_be_told() -> None:
    assert _codes(_telling(), promises=[], consents=[]) == ["promise_missing", "consent_missing"]
    others = [YES.replaced(source=OTHER)]
    assert _codes(_telling(), promises=[PROMISE.replaced(source=OTHER)], consents=others) == [
        "promise_missing",
        "consent_missing",
    ]


@pytest.mark.parametrize(
    ("edtf", "grain", "code"),
    [
        ("2024-01-26", "month", ["when_too_fine"]),
        ("[2024-01-21..2024-01-31]", "month", ["when_too_fine"]),
        ("[2024-01-21..2024-01-31]", "part", []),
        ("2024-01-26", "day", []),
        ("2024", "month", []),
    ],
)
def test_only_what_is_no_finer_than_promised_passes(edtf: str, grain: Grain, code: list[str]) -> None:
    assert _codes(_telling(when=FuzzyDate.parse(edtf)), promises=[PROMISE.replaced(when=grain)]) == code


@pytest.mark.parametrize(
    ("where", "code"),
    [("quarter", ["where_too_fine"]), ("town", []), ("north", []), ("nowhere", ["where_unknown"]), (None, [])],
)
def test_places_likewise_and_an_unknown_place_is_no_pass(where: str | None, code: list[str]) -> None:
    assert _codes(_telling(where=where)) == code


def test_of_two_promises_both_bind() -> None:
    strict = PROMISE.replaced(where="province", when="season", quotation=False)
    found = obstacles(_telling(quotation=True), promises=[PROMISE, strict], consents=[YES], gazetteer=World(), on=TODAY)
    assert found == (
        Obstacle(code="when_too_fine", statement=STATEMENT, allowed="season"),
        Obstacle(code="where_too_fine", statement=STATEMENT, allowed="province", place="town"),
        Obstacle(code="quotation_not_promised", statement=STATEMENT),
    )


def test_a_source_appears_under_the_promised_label_only() -> None:
    assert _codes(_telling(label="a partner in the north", lang="en")) == []
    assert _codes(_telling(label="an old teacher", lang="en")) == ["label_not_promised"]
    assert _codes(_telling(label="a partner in the north", lang="ko")) == ["label_not_promised"]


@pytest.mark.parametrize(
    ("consents", "codes"),
    [
        ([YES.replaced(venue="wire")], ["consent_missing"]),
        ([YES.replaced(statement="c-0000000000000009")], ["consent_missing"]),
        ([YES.replaced(since=TODAY + DAY)], ["consent_missing"]),
        ([YES.replaced(since=TODAY)], []),
        ([YES.replaced(given=False)], ["consent_refused"]),
        ([YES, YES.replaced(given=False, venue="bulletin")], ["consent_refused"]),
        ([YES, YES.replaced(given=False, venue="wire")], []),
        ([YES.replaced(given=False), YES.replaced(since=TODAY)], []),
        ([YES.replaced(given=False), YES], ["consent_refused"]),
        ([YES.replaced(given=False), YES.replaced(since=TODAY, venue="bulletin")], ["consent_refused"]),
        ([YES.replaced(withdrawn=TODAY)], ["consent_withdrawn"]),
        ([YES.replaced(withdrawn=TODAY + DAY)], []),
        ([YES.replaced(withdrawn=TODAY - DAY), YES.replaced(since=TODAY)], ["consent_withdrawn"]),
        ([YES.replaced(withdrawn=TODAY, venue="wire"), YES], []),
    ],
)
def test_consent_is_asked_of_statement_venue_and_day(consents: list[Consent], codes: list[str]) -> None:
    assert _codes(_telling(), consents=consents) == codes


@pytest.mark.parametrize(
    ("frozen", "touches", "codes"),
    [
        ("town", (), ["place_frozen"]),
        ("north", (), ["place_frozen"]),
        ("land", (), ["place_frozen"]),
        ("quarter", (), []),
        ("quarter", ("quarter",), ["place_frozen"]),
        ("south", (), []),
        ("loop-a", ("loop-b",), ["place_frozen"]),
    ],
)
def test_a_freeze_covers_a_place_and_everything_inside_it(
    frozen: str, touches: tuple[str, ...], codes: list[str]
) -> None:
    freeze = Freeze(place=frozen, reason="arrests nearby", since=TODAY)
    assert _codes(_telling(touches=touches), freezes=[freeze]) == codes
    assert _codes(_telling(touches=touches), freezes=[freeze.replaced(since=TODAY + DAY)]) == []
    assert _codes(_telling(touches=touches), freezes=[freeze.replaced(since=TODAY - DAY, lifted=TODAY)]) == []


def test_a_frozen_source_and_an_embargo_hold() -> None:
    freezes = [Freeze(source=SOURCE, reason="no answer", since=TODAY), Freeze(source=OTHER, reason="x", since=TODAY)]
    assert _codes(_telling(), freezes=freezes[:1]) == ["source_frozen"]
    assert _codes(_telling(), freezes=freezes[1:]) == []
    late = [Embargo(until=TODAY + DAY, reason="agreed"), Embargo(until=TODAY + 9 * DAY), Embargo(until=TODAY)]
    (found,) = obstacles(_telling(), promises=[PROMISE], consents=[YES], embargoes=late, gazetteer=World(), on=TODAY)
    assert (found.code, found.allowed) == ("embargo", "2024-02-14")


def test_an_obstacle_carries_no_reason_and_nobodys_words() -> None:
    assert set(Obstacle.__struct_fields__) == {"code", "statement", "allowed", "place"}
    words = "she told us in tears"
    freeze = Freeze(source=SOURCE, reason=words, since=TODAY)
    found = obstacles(
        _telling(label=words, lang="en"), freezes=[freeze], embargoes=[Embargo(until=TODAY + DAY, reason=words)],
        gazetteer=World(), on=TODAY,
    )  # fmt: skip
    assert len(found) >= 4
    assert words not in repr(found)


_days = st.dates(TODAY - 9 * DAY, TODAY + DAY)
_later = st.sampled_from([TODAY + DAY, TODAY + 5 * DAY])
_sources = st.sampled_from([SOURCE, OTHER])


@st.composite
def _consents(draw: st.DrawFn) -> Consent:
    since = draw(_days)
    return Consent(
        source=draw(_sources), statement=draw(st.sampled_from([None, STATEMENT, "c-x"])),
        venue=draw(st.sampled_from([None, "bulletin", "wire"])), given=draw(st.booleans()), since=since,
        withdrawn=draw(st.none() | st.dates(since, since + 9 * DAY)),
    )  # fmt: skip


_promises = st.builds(
    Promise, source=_sources, when=st.sampled_from(GRAINS), where=st.sampled_from(PRECISIONS), quotation=st.booleans()
)
_freezes = st.builds(
    Freeze, source=st.none(), place=st.sampled_from(list(World.parents)), reason=st.just("r"), since=_days,
    lifted=st.none() | _later,
)  # fmt: skip
_tellings = st.builds(
    Telling, statement=st.just(STATEMENT), source=st.just(SOURCE), venue=st.sampled_from(["bulletin", "wire"]),
    when=st.none() | st.sampled_from(["2024-01-26", "2024-01", "2024"]).map(FuzzyDate.parse),
    where=st.none() | st.sampled_from([*World.levels, "nowhere"]), quotation=st.booleans(),
    touches=st.lists(st.sampled_from([*World.parents, "nowhere"]), max_size=2).map(tuple),
)  # fmt: skip


@settings(deadline=None)
@given(_tellings, st.lists(_promises, min_size=1, max_size=3), _promises)
def test_one_promise_more_never_removes_an_obstacle(telling: Telling, held: list[Promise], more: Promise) -> None:
    before, after = _codes(telling, promises=held), _codes(telling, promises=[*held, more])
    assert set(before) - {"promise_missing"} <= set(after)


@settings(deadline=None)
@given(_tellings, st.lists(_consents(), max_size=4), st.lists(_consents(), max_size=3))
def test_nothing_outweighs_a_withdrawal(telling: Telling, held: list[Consent], more: list[Consent]) -> None:
    if "consent_withdrawn" in _codes(telling, consents=held):
        assert "consent_withdrawn" in _codes(telling, consents=[*more, *held])
    if "consent_refused" not in _codes(telling, consents=held) and not held:
        assert "consent_missing" in _codes(telling, consents=held)


@settings(deadline=None)
@given(_tellings, st.lists(_consents(), max_size=4))
def test_without_a_yes_that_speaks_there_is_always_an_obstacle(telling: Telling, held: list[Consent]) -> None:
    spoke = [
        yes for yes in held
        if yes.source == SOURCE and yes.given and yes.since <= TODAY
        and yes.statement in (None, STATEMENT) and yes.venue in (None, telling.venue)
    ]  # fmt: skip
    if not spoke:
        assert {"consent_missing", "consent_refused", "consent_withdrawn"} & set(_codes(telling, consents=held))


@settings(deadline=None)
@given(_tellings, st.lists(_freezes, max_size=4))
def test_a_freeze_is_found_exactly_where_a_walk_upwards_meets_it(telling: Telling, freezes: list[Freeze]) -> None:
    holding = {freeze.place for freeze in freezes if freeze.in_force(TODAY)}
    met, walk = False, [place for place in (telling.where, *telling.touches) if place]
    for _ in range(8):
        met = met or bool(holding & set(walk))
        walk = [up for place in walk if (up := World().parent_of(place))]
    assert ("place_frozen" in _codes(telling, freezes=freezes)) is met


@settings(deadline=None)
@given(_tellings, st.lists(_consents(), max_size=3), st.lists(_promises, max_size=3), st.lists(_freezes, max_size=3))
def test_the_order_of_records_does_not_matter_and_none_stands_twice(
    telling: Telling, consents: list[Consent], promises: list[Promise], freezes: list[Freeze]
) -> None:
    def found(turn: int) -> tuple[Obstacle, ...]:
        return obstacles(
            telling, promises=promises[::turn], consents=consents[::turn], freezes=freezes[::turn] * 2,
            gazetteer=World(), on=TODAY,
        )  # fmt: skip

    assert found(1) == found(-1)
    assert len(set(found(1))) == len(found(1))
    assert [OBSTACLES.index(each.code) for each in found(1)] == sorted(OBSTACLES.index(each.code) for each in found(1))
