"""Decisions: forbidden steps, edits that are looked up, and nothing overwritten without a trace."""

from __future__ import annotations

import doctest
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naru.claims
from naru.claims import FORBIDDEN, Decision, Edit, decide, history, provenance, stands
from naru.errors import ItemError
from naru.packs import load
from naru.values import (
    STATUSES,
    SURENESSES,
    Attribution,
    Claim,
    FuzzyDate,
    Link,
    Person,
    Place,
    Quote,
    Rung,
    Span,
    State,
)

PACK = load("north_korea")
HYESAN, HOERYONG = "kp-adm2-1108746903", "kp-adm2-1108746885"
STATES: tuple[State, ...] = get_args(State)
CLAIM = Claim(
    id="c-0000000000000001",
    what="search",
    status="happened",
    when=FuzzyDate.parse("2024-01-26", "the 26th", ("year", "month")),
    where=Place(id=HYESAN),
    who=(Person(role="woman", count=1, part="affected"),),
    attribution=Attribution(links=(Link(kind="relay", who="s-1"),)),
    quote=Quote(text="경비대가 수색했다", lang="ko"),
    span=Span(report="r-1", start=3, end=12),
    source="s-1",
    rule="ko.search",
    confidence=0.8,
)


def _decide(claim: Claim = CLAIM, state: State = "confirmed", by: str = "editor-1", **edit: Any) -> Claim:
    decision = Decision(claim=claim.id, state=state, by=by, edit=Edit(**edit) if edit else None)
    return decide(claim, decision, pack=PACK)


def _code(**edit: Any) -> tuple[str, str | None]:
    with pytest.raises(ItemError) as caught:
        _decide(**edit)
    return caught.value.code, caught.value.field


def test_the_example_of_the_face_is_true() -> None:
    assert doctest.testmod(naru.claims).failed == 0
    assert doctest.testmod(naru.claims).attempted > 0


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("after", STATES)
def test_exactly_the_listed_steps_are_forbidden(before: State, after: State) -> None:
    claim = CLAIM.replaced(state=before)
    if (before, after) in FORBIDDEN:
        with pytest.raises(ItemError) as caught:
            _decide(claim, after)
        assert caught.value.code == "decision_forbidden"
    else:
        assert _decide(claim, after).state == after


def test_what_editors_stood_behind_is_withdrawn_and_what_was_taken_back_is_proposed_anew() -> None:
    assert set(FORBIDDEN) == {
        ("proposed", "withdrawn"),
        ("confirmed", "proposed"),
        ("confirmed", "rejected"),
        ("rejected", "withdrawn"),
        ("withdrawn", "confirmed"),
        ("withdrawn", "rejected"),
    }


def test_an_edit_changes_what_it_names_and_leaves_a_trace() -> None:
    decided = _decide(what="checkpoint", status="in_force", when="2024-01-27", where=HOERYONG, sureness="probable")
    assert (decided.what, decided.status, decided.sureness) == ("checkpoint", "in_force", "probable")
    assert decided.when == FuzzyDate.parse("2024-01-27")
    assert decided.where == Place(id=HOERYONG)
    assert (decided.quote, decided.span, decided.source, decided.id) == (
        CLAIM.quote,
        CLAIM.span,
        CLAIM.source,
        CLAIM.id,
    )
    (revision,) = decided.revisions
    assert (revision.by, revision.state) == ("editor-1", "confirmed")
    assert revision.fields == ("status", "sureness", "what", "when", "where")
    assert '"words":"the 26th"' in revision.before


def test_people_voices_and_translation_can_be_put_right() -> None:
    links = (Link(kind="witness", who="s-1"),)
    decided = _decide(who=(Person(role="man", count=2),), speakers=links, translation="The guards searched")
    assert decided.who == (Person(role="man", count=2),)
    assert decided.attribution.links == links
    assert decided.quote == Quote(text="경비대가 수색했다", lang="ko", translation="The guards searched")


def test_what_nobody_knows_after_all_is_cleared() -> None:
    decided = _decide(clear=("when", "where", "who", "attribution"))
    assert (decided.when, decided.where, decided.who, decided.attribution) == (None, None, (), Attribution())
    assert history(decided)[0] == CLAIM


def test_the_ladder_is_kept_beside_the_claim_and_named_in_the_trace() -> None:
    decided = _decide(
        ladder=(Rung(label="as told", when="2024-01-26", where=HYESAN), Rung(label="month", when="2024-01"))
    )
    assert decided.revisions[0].fields == ("ladder",)
    again = _decide(decided, ladder=(Rung(label="as told"),))
    assert [revision.fields for revision in again.revisions] == [("ladder",), ("ladder",)]


def test_a_decision_that_changes_nothing_leaves_no_trace() -> None:
    confirmed = _decide()
    assert _decide(confirmed) is confirmed
    assert _decide(confirmed, when="2024-01-26", where=HYESAN, what="search") is confirmed
    assert confirmed.when is not None
    assert confirmed.when.words == "the 26th"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ({"what": "parade"}, ("edit_kind_unknown", "edit.what")),
        ({"what": ""}, ("edit_kind_unknown", "edit.what")),
        ({"where": "kp-nowhere"}, ("edit_place_unknown", "edit.where")),
        ({"where": ""}, ("edit_place_unknown", "edit.where")),
        ({"when": "31 February"}, ("edtf_unreadable", "edit.when")),
        ({"when": "2024-02-31"}, ("edtf_no_such_day", "edit.when")),
        ({"when": "2024-02/2024-01"}, ("edtf_reversed", "edit.when")),
        ({"when": "2024-01", "clear": ("when",)}, ("value_unreadable", "edit.clear")),
        ({"speakers": (), "clear": ("attribution",)}, ("value_unreadable", "edit.clear")),
        ({"ladder": (Rung(label="a"), Rung(label="a"))}, ("ladder_label_twice", "edit.ladder")),
        ({"ladder": (Rung(label=""),)}, ("ladder_label_twice", "edit.ladder")),
        ({"ladder": (Rung(label="a", where="kp-nowhere"),)}, ("edit_place_unknown", "edit.ladder.where")),
    ],
)
def test_an_edit_that_names_what_does_not_exist_is_refused(
    edit: dict[str, Any], expected: tuple[str, str | None]
) -> None:
    assert _code(**edit) == expected


def test_a_translation_needs_a_quotation() -> None:
    with pytest.raises(ItemError) as caught:
        _decide(CLAIM.replaced(quote=None), translation="words")
    assert caught.value.code == "edit_without_quote"


def test_a_decision_is_about_one_claim() -> None:
    with pytest.raises(ItemError) as caught:
        decide(CLAIM, Decision(claim="c-0000000000000002", state="confirmed", by="editor-1"))
    assert caught.value.code == "decision_of_another_claim"


def test_without_a_pack_only_the_form_is_looked_at() -> None:
    decision = Decision(claim=CLAIM.id, state="confirmed", by="editor-1", edit=Edit(what="parade", where="somewhere"))
    assert decide(CLAIM, decision).what == "parade"


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ('{"claim":"c-1","state":"confirmed","by":""}', "value_unreadable", "by"),
        ('{"claim":"c-1","state":"maybe","by":"e"}', "value_unreadable", "state"),
        ('{"claim":"c-1","state":"confirmed"}', "value_unreadable", None),
        ('{"claim":"c-1","state":"confirmed","by":"e","edit":{"status":"sure"}}', "value_unreadable", "edit.status"),
        ('{"claim":"c-1","state":"confirmed","by":"e","edit":{"colour":"red"}}', "field_unknown", "colour"),
        (
            '{"claim":"c-1","state":"confirmed","by":"e","edit":{"ladder":[{"label":"a","when":"31 May"}]}}',
            "edtf_unreadable",
            "edtf",
        ),
        ("not json", "json_unreadable", None),
    ],
)
def test_a_broken_line_of_decisions_names_our_field_and_no_content(line: str, code: str, field: str | None) -> None:
    with pytest.raises(ItemError) as caught:
        Decision.from_json(line)
    assert (caught.value.code, caught.value.field) == (code, field)


_when = st.sampled_from(["2024-01-26", "2024-01", "[2024-01-21..2024-01-31]", "2024-01-15~/.."])
_edits = st.fixed_dictionaries(
    {},
    optional={
        "what": st.sampled_from(["search", "checkpoint", "arrest"]),
        "status": st.sampled_from(STATUSES),
        "when": _when,
        "where": st.sampled_from([HYESAN, HOERYONG, "kp-KP-10"]),
        "sureness": st.sampled_from(SURENESSES),
        "who": st.lists(
            st.builds(Person, role=st.text(max_size=3), count=st.none() | st.integers(0, 9)), max_size=2
        ).map(tuple),
        "translation": st.text(max_size=5),
        "speakers": st.just((Link(kind="rumour"),)),
    },
)
_steps = st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(["editor-1", "editor-2"]), _edits), max_size=6)


@settings(deadline=None)
@given(_steps)
def test_every_earlier_state_can_be_had_back(steps: list[tuple[State, str, dict[str, Any]]]) -> None:
    states = [CLAIM]
    for state, by, edit in steps:
        if (states[-1].state, state) not in FORBIDDEN:
            decided = _decide(states[-1], state, by, **edit)
            if decided is not states[-1]:
                states.append(decided)
    stored = Claim.from_json(states[-1].to_json())
    assert history(stored) == tuple(states)
    assert len(stored.revisions) == len(states) - 1
    for before, after in pairwise(states):
        assert after.revisions[:-1] == before.revisions
        changed = {name for name in Claim.__struct_fields__ if getattr(before, name) != getattr(after, name)}
        assert changed - {"state", "revisions"} == set(after.revisions[-1].fields)


def test_a_revision_that_cannot_be_read_is_an_error_and_no_guess() -> None:
    decided = _decide()
    for before in ("", "{", '{"source":"s-2"}', '{"state":"sure"}'):
        broken = decided.replaced(revisions=(decided.revisions[0].replaced(before=before),))
        with pytest.raises(ItemError):
            history(broken)


def test_provenance_leads_down_to_the_span() -> None:
    way = provenance(_decide())
    assert (way.report, way.start, way.end, way.words, way.lang) == ("r-1", 3, 12, "경비대가 수색했다", "ko")
    assert (way.rule, way.source, way.links[0].who, way.decisions) == (
        "ko.search",
        "s-1",
        "s-1",
        (("editor-1", "confirmed"),),
    )
    bare = provenance(CLAIM.replaced(span=None, quote=None))
    assert (bare.report, bare.start, bare.words, bare.lang) == (None, None, "", None)


@pytest.mark.parametrize(
    ("text", "there"),
    [("혜산 경비대가 수색했다.", True), ("혜산: 경비대가 수색했다.", False), ("혜산 경비대가", False), ("", False)],
)
def test_words_stand_or_do_not(text: str, there: bool) -> None:
    assert stands(CLAIM, text) is there
    assert not stands(CLAIM.replaced(quote=None), text)
