"""Proposing: one claim per clause, with the nearest agreeing time, place and people."""

from __future__ import annotations

from datetime import date

from naru.packs import load
from naru.reading import ProposedClaim, read

PACK = load("north_korea")
HYESAN, HOERYONG = "kp-adm2-1108746903", "kp-adm2-1108746885"


def _claims(text: str) -> tuple[ProposedClaim, ...]:
    return read(text, published=date(2024, 2, 5), pack=PACK).claims


def test_a_sentence_with_two_things_has_two_claims_with_their_own_words() -> None:
    one, two = _claims("On January 12 guards in Hyesan fired warning shots, and the police searched three houses.")
    assert (one.what, two.what) == ("warning_shots", "house_search")
    assert (one.quote, two.quote) == (
        "On January 12 guards in Hyesan fired warning shots", "the police searched three houses",
    )  # fmt: skip
    assert (one.who, two.who) == (("guards in Hyesan",), ("the police",))
    assert {one.edtf, two.edtf} == {"2024-01-12"}


def test_time_and_place_are_carried_within_a_paragraph_and_not_beyond() -> None:
    text = "In Hyesan, on January 12, it snowed. Guards searched the shore.\n\nHouses were searched."
    one, two = _claims(text)
    assert (one.edtf, one.place_id) == ("2024-01-12", HYESAN)
    assert two.edtf is None


def test_the_settlement_counts_before_the_river_and_never_the_country_somebody_goes_to() -> None:
    [claim] = _claims("Two men crossed the Tumen River to China below Hoeryong.")
    assert claim.place_id == HOERYONG
    [claim] = _claims("Two men crossed the ice to China.")
    assert claim.place_id is None


def test_sureness_is_what_the_words_leave() -> None:
    assert [claim.sureness for claim in _claims("Guards searched the shore.")] == ["certain"]
    assert [claim.sureness for claim in _claims("The two may have crossed the river.")] == ["possible"]
    assert [claim.sureness for claim in _claims("Rumour has it that a curfew is coming.")] == ["doubtful"]


def test_a_headline_is_no_claim() -> None:
    assert _claims("◆ Guards arrest two traders\n\nIt snowed.") == ()
