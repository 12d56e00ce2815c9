"""Proposals: stable ids, the source first, dates with their words, people without names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.claims import propose, stands
from naru.packs import load
from naru.reading import (
    AttributionMention,
    HedgeMention,
    MeasureMention,
    PersonMention,
    PlaceMention,
    ProposedClaim,
    Reading,
    Time,
    VoiceLink,
    read,
)
from naru.values import FuzzyDate, Link, Person, Place

PACK = load("north_korea")
HYESAN = "kp-adm2-1108746903"
TEXT = "A partner said two women were stopped at the ford on Jan. 12, perhaps by guards."


def _claim(**changes: Any) -> ProposedClaim:
    fields: dict[str, Any] = {
        "id": "C1",
        "what": "arrest",
        "status": "happened",
        "edtf": "2024-01-12",
        "place_id": HYESAN,
        "who": ("two women",),
        "attribution": "A1",
        "sureness": "possible",
        "span": (15, 79),
        "quote": TEXT[15:79],
        "rules": ("en.arrest", "any.month-day"),
        "confidence": 0.7,
    }
    return ProposedClaim(**{**fields, **changes})


def _reading(*claims: ProposedClaim, links: tuple[VoiceLink, ...] | None = None, **changes: Any) -> Reading:
    voices = links if links is not None else (VoiceLink(kind="relay", speaker="A partner", span=(0, 9)),)
    fields: dict[str, Any] = {
        "id": None,
        "lang": "en",
        "published": date(2024, 1, 15),
        "times": (
            Time(
                start=53,
                end=60,
                text="Jan. 12",
                kind="day",
                edtf="2024-01-12",
                earliest=date(2024, 1, 12),
                latest=date(2024, 1, 12),
                inferred=("year",),
                rule="en.month-day",
                confidence=0.9,
            ),
        ),
        "persons": (
            PersonMention(
                start=0, end=9, text="A partner", role="partner", sex=None, age=None, count=1, rule="en.partner"
            ),
            PersonMention(
                start=15, end=24, text="two women", role="woman", sex="f", age=None, count=2, rule="en.woman"
            ),
            PersonMention(
                start=73,
                end=79,
                text="guards",
                role="border_guard",
                sex=None,
                age=None,
                count=None,
                rule="en.border-guard",
            ),
        ),
        "measures": (
            MeasureMention(
                start=30, end=37, text="stopped", code="arrest", status="happened", rule="en.arrest", confidence=0.8
            ),
            MeasureMention(start=0, end=1, text="A", code="arrest", status="happened", rule="en.far", confidence=0.9),
        ),
        "hedges": (
            HedgeMention(start=62, end=69, text="perhaps", scope=(62, 79), sureness="possible"),
            HedgeMention(start=0, end=1, text="far", scope=(0, 9), sureness="doubtful"),
        ),
        "attributions": (AttributionMention(id="A1", span=(0, 14), links=voices),) if voices else (),
        "claims": claims or (_claim(),),
    }
    return Reading(**{**fields, **changes})


def _one(reading: Reading, source: str | None = "s-heron") -> Any:
    (claim,) = propose(reading, message="m" * 64, report="r-1", source=source, pack=PACK)
    return claim


def test_a_claim_keeps_everything_the_text_gave() -> None:
    claim = _one(_reading())
    assert claim.when == FuzzyDate(
        edtf="2024-01-12", earliest=date(2024, 1, 12), latest=date(2024, 1, 12), words="Jan. 12", inferred=("year",)
    )
    assert claim.where == Place(id=HYESAN)
    assert claim.who == (Person(role="woman", sex="f", count=2, part="affected"),)
    assert (claim.state, claim.sureness, claim.hedges) == ("proposed", "possible", ("perhaps",))
    assert (claim.rule, claim.confidence) == ("en.arrest, any.month-day", 0.7)
    assert (claim.quote.text, claim.quote.lang) == (TEXT[15:79], "en")
    assert (claim.span.report, claim.span.start, claim.span.end) == ("r-1", 15, 79)
    assert claim.source == "s-heron"
    assert stands(claim, TEXT)


def test_who_acts_is_told_from_whom_it_happened_to() -> None:
    claim = _one(_reading(_claim(who=("guards", "A partner", "nobody at all"))))
    assert [(person.role, person.part) for person in claim.who] == [("border_guard", "agent"), ("partner", "witness")]


def test_words_that_are_no_mention_become_nobody_for_they_could_be_a_name() -> None:
    assert _one(_reading(_claim(who=("Somebody Known",)))).who == ()


TOLD = FuzzyDate.parse("2024-01-15")
SOURCE = Link(kind="relay", who="s-heron", when=TOLD, explicit=False)


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        pytest.param((), [("relay", "s-heron")], id="a plain statement is the source's own"),
        pytest.param(
            (VoiceLink(kind="relay", speaker="A partner", span=(0, 9)),),
            [("relay", "s-heron")],
            id="a partner named as such",
        ),
        pytest.param(
            (VoiceLink(kind="relay", speaker="A partner"),), [("relay", "s-heron")], id="a partner by position"
        ),
        pytest.param((VoiceLink(kind="witness", speaker="I", span=(0, 1)),), [("witness", "s-heron")], id="I saw it"),
        pytest.param(
            (VoiceLink(kind="participant", speaker="내가", span=(0, 2)),), [("participant", "s-heron")], id="내가"
        ),
        pytest.param((VoiceLink(kind="witness", speaker="本人", span=(0, 2)),), [("witness", "s-heron")], id="本人"),
        pytest.param(
            (
                VoiceLink(kind="relay", speaker="A partner", span=(0, 9)),
                VoiceLink(kind="witness", speaker="自分が", span=(0, 3)),
            ),
            [("witness", "s-heron")],
            id="a partner who saw it is one voice",
        ),
        pytest.param(
            (VoiceLink(kind="witness", speaker="my neighbour", span=(30, 42)),),
            [("relay", "s-heron"), ("witness", None)],
            id="my neighbour",
        ),
        pytest.param(
            (VoiceLink(kind="witness", speaker="私の兄", span=(30, 42)),),
            [("relay", "s-heron"), ("witness", None)],
            id="my brother",
        ),
        pytest.param(
            (VoiceLink(kind="witness", speaker=None, span=(30, 42)),),
            [("relay", "s-heron"), ("witness", None)],
            id="a witness nobody described",
        ),
        pytest.param(
            (VoiceLink(kind="rumour", speaker=None),), [("relay", "s-heron"), ("rumour", None)], id="a rumour"
        ),
        pytest.param(
            (
                VoiceLink(kind="relay", speaker="A partner", span=(0, 9)),
                VoiceLink(kind="official_statement", speaker="two officials"),
            ),
            [("relay", "s-heron"), ("official_statement", None)],
            id="officials behind a partner",
        ),
        pytest.param(
            (VoiceLink(kind="official_statement", speaker="an officer"),),
            [("relay", "s-heron"), ("official_statement", None)],
            id="an officer the source heard",
        ),
        pytest.param(
            (VoiceLink(kind="hearsay", speaker="A partner", span=(0, 9)),),
            [("relay", "s-heron"), ("hearsay", None)],
            id="hearsay",
        ),
    ],
)
def test_the_source_is_the_first_voice_and_only_words_make_it_another_link(
    links: tuple[VoiceLink, ...], expected: list[tuple[str, str | None]]
) -> None:
    claim = _one(_reading(links=links))
    assert [(link.kind, link.who) for link in claim.attribution.links] == expected
    assert claim.attribution.links[0].when == TOLD


def test_the_source_s_own_words_count_where_no_speaker_is_told() -> None:
    made = _claim(quote="내가 참가했음. 40명 모임.", span=(0, 16))
    reading = _reading(made, links=(VoiceLink(kind="participant", speaker=None),), lang="ko")
    assert [(link.kind, link.who) for link in _one(reading).attribution.links] == [("participant", "s-heron")]


def test_what_the_newsroom_saw_with_its_own_eyes_is_its_own_observation() -> None:
    unnamed = (VoiceLink(kind="witness", speaker=None, span=(0, 9)),)
    other = (VoiceLink(kind="official_statement", speaker="An official", span=(0, 9)),)
    for links, own, kinds in (
        ((), True, ["newsroom"]),
        (unnamed, True, ["newsroom"]),
        (other, True, ["relay", "official_statement"]),
        (unnamed, False, ["witness"]),
    ):
        reading = _reading(_claim(), links=links)
        (claim,) = propose(reading, message="m", report="r-1", source="s-eyes", pack=PACK, own=own)
        assert [link.kind for link in claim.attribution.links] == kinds
        assert claim.attribution.links[0].who == "s-eyes"


def test_an_article_has_no_source_and_its_chain_stays_as_read() -> None:
    claim = _one(_reading(), source=None)
    assert claim.attribution.links == (Link(kind="relay", speaker="A partner"),)
    assert _one(_reading(_claim(attribution=None)), source=None).attribution.links == ()
    assert _one(_reading(_claim(attribution="A9")), source=None).attribution.links == ()


def test_places_and_dates_of_a_voice_are_kept() -> None:
    links = (
        VoiceLink(kind="official_statement", speaker="an officer", span=(0, 9), place_id=HYESAN, edtf="2024-01-13"),
    )
    behind = _one(_reading(links=links)).attribution.links[1]
    assert (behind.where, behind.when, behind.explicit) == (Place(id=HYESAN), FuzzyDate.parse("2024-01-13"), True)


@pytest.mark.parametrize("edtf", ["soon", "2024-02-31", ""])
def test_a_date_that_is_none_is_left_out(edtf: str) -> None:
    assert _one(_reading(_claim(edtf=edtf))).when is None


def test_a_date_worked_out_by_the_claim_alone_stands_by_its_notation() -> None:
    assert _one(_reading(_claim(edtf="[2024-01-24..2024-02-03]"))).when == FuzzyDate.parse("[2024-01-24..2024-02-03]")


def test_bounds_that_contradict_the_notation_give_way_to_it() -> None:
    wrong = _reading().times[0].replaced(earliest=date(2023, 5, 1), latest=date(2023, 5, 2))
    assert _one(_reading(times=(wrong,))).when == FuzzyDate.parse("2024-01-12", "Jan. 12", ("year",))


def test_of_two_times_with_one_value_the_nearest_gives_the_words() -> None:
    near = _reading().times[0]
    far = near.replaced(start=900, end=909, text="the 12th", inferred=())
    assert _one(_reading(times=(far, near))).when.words == "Jan. 12"


def test_a_winter_has_the_months_of_the_pack() -> None:
    when = _one(_reading(_claim(edtf="2023-24"), times=())).when
    assert (when.earliest, when.latest) == (date(2023, 12, 1), date(2024, 2, 29))


def test_the_far_bank_is_a_place_of_its_own() -> None:
    places = (
        PlaceMention(
            start=20,
            end=60,
            text="the far bank across from Hyesan",
            place_id=None,
            name="",
            level="relative",
            alternatives=(),
            rule="en.place.far-side",
            confidence=0.7,
        ),
        PlaceMention(
            start=54,
            end=60,
            text="Hyesan",
            place_id=HYESAN,
            name="Hyesan",
            level="city",
            alternatives=(),
            rule="en.place",
            confidence=0.9,
        ),
    )
    claim = _one(_reading(_claim(place_id=None), places=places))
    assert claim.where == Place(name="the far bank across from Hyesan", inside=HYESAN, relation="opposite")
    assert _one(_reading(_claim(place_id=None))).where is None


def test_ids_depend_on_message_and_span_and_on_nothing_else() -> None:
    def ids(reading: Reading, message: str, report: str, source: str) -> list[str]:
        return [claim.id for claim in propose(reading, message=message, report=report, source=source, pack=PACK)]

    reading = _reading(_claim(), _claim(what="search"), _claim(span=(0, 9)))
    first = ids(reading, "a", "r-1", "s-1")
    assert len(set(first)) == 3
    assert ids(reading.replaced(times=(), hedges=()), "a", "r-2", "s-2") == first
    assert not set(ids(reading, "b", "r-1", "s-1")) & set(first)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 30)), max_size=6), st.booleans())
def test_no_two_claims_of_a_message_share_an_id(spans: list[tuple[int, int]], sourced: bool) -> None:
    made = [_claim(span=(start, start + length)) for start, length in spans]
    claims = propose(
        _reading().replaced(claims=tuple(made)), message="m", report="r", source="s" if sourced else None, pack=PACK
    )
    assert len({claim.id for claim in claims}) == len(made)


def test_a_message_goes_through_reading_into_claims_whose_words_stand_in_it() -> None:
    text = "Hyesan. On January 26 border guards searched the bank. A checkpoint was set up at the bridge."
    reading = read(text, published=date(2024, 1, 28), lang="en", pack=PACK)
    claims = propose(reading, message="m", report="r", source="s-heron", pack=PACK)
    assert {claim.what for claim in claims} >= {"search", "checkpoint"}
    assert all(stands(claim, text) for claim in claims)
    assert all(claim.attribution.links[0].who == "s-heron" for claim in claims)
    assert not stands(claims[0], text[1:])
