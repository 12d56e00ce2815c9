"""Events: what claims agree on, who counts, what contradicts; the sample case in small, composed for these tests."""

from __future__ import annotations

import doctest
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naru.corroboration
from naru.corroboration import event_of, link, origins
from naru.packs import load
from naru.values import STATUSES, Attribution, Claim, Event, FuzzyDate, Link, Person, Place

PACK = load("north_korea")
HYESAN, YONGBONG, HOERYONG, PROVINCE = "kp-adm2-1108746903", "gn-2043837", "kp-adm2-1108746885", "kp-KP-10"
KINDS = ("search", "checkpoint", "missing_person", "arrest", "lockdown")


def _claim(name: str, source: str | None = None, *voices: Link, **changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "id": name,
        "what": "search",
        "status": "happened",
        "when": FuzzyDate.parse("2024-01-26"),
        "where": Place(id=HYESAN),
        "source": source or f"s-{name}",
    }
    first = Link(kind="relay", who=fields["source"])
    return Claim(**{**fields, "attribution": Attribution(links=(first, *voices)), **changes})


def _on(edtf: str) -> FuzzyDate:
    return FuzzyDate.parse(edtf)


def _one(*claims: Claim) -> Event:
    (event,) = link(claims, PACK)
    return event


def _groups(*claims: Claim) -> list[str]:
    return sorted("".join(event.claims) for event in link(claims, PACK))


def test_the_example_of_the_face_is_true() -> None:
    assert doctest.testmod(naru.corroboration).failed == 0
    assert doctest.testmod(naru.corroboration).attempted > 0


def test_two_partners_tell_one_search_at_two_precisions() -> None:
    event = _one(_claim("a", where=Place(id=YONGBONG)), _claim("b", when=_on("[2024-01-21..2024-01-31]")))
    assert (event.claims, event.what, event.measure) == (("a", "b"), "search", False)
    assert event.when == _on("2024-01-26")
    assert event.where == Place(id=YONGBONG)
    assert (event.origins.low, event.origins.high, event.origins.cut) == (2, 2, 2)
    assert (event.grade.grade, event.contradictions) == (1, ())
    assert event.grade.reasons == ("at least 2 independent first voices tell it",)


def test_one_partner_who_tells_it_twice_is_one_origin() -> None:
    event = _one(_claim("a", "s-heron"), _claim("b", "s-heron"))
    assert (event.origins.low, event.origins.high, event.grade.grade) == (1, 1, 3)


def test_two_partners_of_one_meeting_are_one_origin() -> None:
    officer = Link(kind="official_statement", who="o-1")
    event = _one(_claim("a", None, officer), _claim("b", None, officer))
    assert (event.origins.low, event.origins.high, event.origins.cut, event.grade.grade) == (1, 1, 1, 2)


def test_a_rumour_with_two_carriers_has_no_known_origin() -> None:
    rumour = Link(kind="rumour")
    event = _one(
        _claim("a", None, rumour, what="river_ban", status="rumoured", when=_on("2024-02-15~/..")),
        _claim("b", None, rumour, what="river_ban", status="rumoured", when=_on("2024-02-15~/..")),
    )
    assert (event.origins.low, event.origins.high, event.grade.grade) == (1, 2, 6)


def test_two_or_three_missing_men_are_one_event_with_a_contradiction() -> None:
    men = {"what": "missing_person", "when": _on("[2024-01-21..2024-01-31]"), "where": Place(id=HOERYONG)}
    told = (
        Person(role="man", sex="m", count=2, part="affected"),
        Person(role="veteran", sex="m", age=(34, 36), count=1, part="affected"),
        Person(role="miner", sex="m", age=(50, 53), count=1, part="affected"),
    )
    heard = (Person(role="man", sex="m", count=3, part="affected"),)
    event = _one(_claim("a", who=told, **men), _claim("b", None, Link(kind="hearsay"), who=heard, **men))
    assert [(each.attribute, each.claims) for each in event.contradictions] == [("count", ("a", "b"))]
    assert event.grade.grade == 3
    assert event.grade.reasons[-1] == "points on which the tellings contradict each other: 1"


def test_posts_that_two_partners_describe_in_the_present_are_one_measure() -> None:
    def told(name: str, day: str) -> Claim:
        spoke = Link(kind="relay", who=f"s-{name}", when=_on(day))
        return _claim(name, what="guard_post", status="in_force", when=None, attribution=Attribution(links=(spoke,)))

    event = _one(told("a", "2024-01-31"), told("b", "2024-02-02"))
    assert (event.measure, event.when, event.origins.low) == (True, None, 2)
    assert _groups(told("a", "2024-01-31"), told("b", "2024-06-02")) == ["a", "b"]


def test_undated_incidents_stay_apart() -> None:
    assert _groups(_claim("a", when=None), _claim("b", when=None)) == ["a", "b"]
    assert _groups(_claim("a", where=None), _claim("b", where=None)) == ["a", "b"]


def test_a_denial_belongs_to_what_it_denies_and_does_not_support_it() -> None:
    event = _one(_claim("a"), _claim("b"), _claim("c", status="denied"))
    assert (event.origins.low, event.grade.grade) == (2, 4)
    assert [(each.attribute, each.claims) for each in event.contradictions] == [("status", ("a", "c"))]
    assert _one(_claim("a"), _claim("c", status="denied")).grade.grade == 5
    assert _one(_claim("c", status="denied")).grade.grade == 6


def test_a_plan_is_another_event_than_what_was_done() -> None:
    plan = _claim("b", what="lockdown", status="planned")
    assert _groups(_claim("a", what="lockdown", status="in_force"), plan) == ["a", "b"]
    assert _groups(_claim("a", what="lockdown", status="planned"), plan) == ["ab"]


def test_suspicions_do_not_count_where_somebody_tells_it_as_a_fact() -> None:
    event = _one(_claim("a"), _claim("b", status="suspected"))
    assert (event.claims, event.origins.high, event.grade.grade) == (("a", "b"), 1, 3)


def test_once_confirmed_proposals_are_nobodys_second_voice() -> None:
    confirmed = _claim("a", state="confirmed")
    assert _one(confirmed, _claim("b")).origins.low == 1
    assert _one(confirmed, _claim("b", state="confirmed")).origins.low == 2
    assert _one(_claim("a"), _claim("b")).origins.low == 2


def test_rejected_and_withdrawn_claims_are_in_no_event() -> None:
    assert link([_claim("a", state="rejected"), _claim("b", state="withdrawn")], PACK) == ()
    assert _groups(_claim("a"), _claim("b", state="rejected")) == ["a"]


def test_a_measure_is_opened_and_closed_by_claims() -> None:
    measure = {"what": "checkpoint", "status": "in_force"}
    begun = _claim("a", **{**measure, "when": _on("2024-01-15~/..")})
    seen = _claim("b", **measure)
    ended = _claim("c", what="checkpoint", status="ended", when=_on("2024-02-10"))
    event = _one(begun, seen, ended)
    assert event.measure
    assert event.when is not None
    assert (event.when.edtf, event.contradictions) == ("2024-01-15~/2024-02-10", ())
    assert str(_one(begun, seen).when) == "2024-01-15~/.."
    assert str(_one(seen).when) == "2024-01-26"
    assert str(_one(ended).when) == "../2024-02-10"


def test_without_a_pack_or_a_list_nothing_lasts() -> None:
    assert not event_of([_claim("a", what="checkpoint", status="in_force")], PACK).measure
    assert link([_claim("a", what="checkpoint")], PACK, measures=())[0].measure is False
    assert link([_claim("a", what="search")], PACK, measures={"search"})[0].measure is True


def test_what_an_editor_puts_together_keeps_what_does_not_fit_side_by_side() -> None:
    event = event_of([_claim("b", when=_on("2024-01-30"), where=Place(id=HOERYONG)), _claim("a")], PACK)
    assert (event.claims, event.when, event.where) == (("a", "b"), None, None)
    assert [each.attribute for each in event.contradictions] == ["when", "where"]
    assert event.grade.grade == 2


def test_reasons_come_in_the_language_asked_for() -> None:
    (event,) = link([_claim("a"), _claim("b")], PACK, lang="ko")
    assert event.grade.reasons == ("서로 독립된 출처가 적어도 2명",)


def test_an_event_too_tangled_to_settle_still_has_a_cautious_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [
        _claim(f"{one}{two}", one, Link(kind="witness", who=two)) for one, two in ("ab", "ac", "bc", "ad", "bd", "cd")
    ]  # fmt: skip
    settled = _one(*claims).origins
    monkeypatch.setattr("naru.corroboration.hitting.smallest_hitting_set.__kwdefaults__", {"patience": 1})
    unsettled = _one(*claims).origins
    assert (unsettled.low, unsettled.high) == (settled.low, settled.high)
    assert (unsettled.cut, settled.cut) == (2, 3)


_claims = st.lists(
    st.builds(
        _claim,
        st.just("x"),
        st.sampled_from(["s-1", "s-2", "s-3"]),
        what=st.sampled_from(KINDS),
        status=st.sampled_from(STATUSES),
        when=st.sampled_from(
            [None, "2024-01-26", "2024-01-27", "2024-01", "[2024-01-21..2024-01-31]", "2024-01-15~/..", "../2024-01-30"]
        ).map(lambda edtf: None if edtf is None else FuzzyDate.parse(edtf)),
        where=st.sampled_from(
            [
                None,
                Place(id=HYESAN),
                Place(id=YONGBONG),
                Place(id=PROVINCE),
                Place(inside=HYESAN, relation="near"),
                Place(id="kp-riv-yalu"),
            ]
        ),
        state=st.sampled_from(["proposed", "confirmed", "rejected", "withdrawn"]),
        who=st.sampled_from([(), (Person(sex="f", age=(40, 49), count=2),), (Person(sex="m", count=3),)]),
    ),
    max_size=9,
).map(lambda made: [claim.replaced(id=f"c-{number}") for number, claim in enumerate(made)])


@settings(deadline=None, max_examples=150)
@given(_claims, st.randoms(use_true_random=False))
def test_every_live_claim_is_in_one_event_whatever_the_order(claims: list[Claim], chance: random.Random) -> None:
    events = link(claims, PACK)
    live = sorted(claim.id for claim in claims if claim.state in ("proposed", "confirmed"))
    assert sorted(claim for event in events for claim in event.claims) == live
    assert len({event.id for event in events}) == len(events)
    mixed = list(claims)
    chance.shuffle(mixed)
    assert link(mixed, PACK) == events
    for event in events:
        assert Event.from_json(event.to_json()) == event


@settings(deadline=None, max_examples=150)
@given(_claims)
def test_the_best_grade_needs_two_origins_and_no_contradiction(claims: list[Claim]) -> None:
    for event in link(claims, PACK):
        if event.grade.grade == 1:
            assert event.origins.low >= 2
            assert event.contradictions == ()
        assert event.origins.cut <= event.origins.high <= len(event.claims)
        assert event.grade.reasons


def test_origins_of_nothing_are_none() -> None:
    assert origins([])[0].high == 0
