"""Grades: each rule by an example; more doubt never makes a better grade."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.corroboration import Support, Voice, grade, say
from naru.corroboration.chains import at_least
from naru.corroboration.grades import GRADE_REASONS
from naru.corroboration.words import codes
from naru.values import STATUSES, SURENESSES, Claim, Contradiction, LinkKind

CLASH = Contradiction(attribute="count", claims=("a", "b"))


def _support(
    *ends: tuple[LinkKind, str | None], status: Any = "happened", sureness: Any = "certain", **more: Any
) -> Support:
    chains = [
        (Voice(kind="relay", who=f"s-{number}"), Voice(kind=kind, who=who)) for number, (kind, who) in enumerate(ends)
    ]
    claims = [Claim(id=f"c-{number}", what="search", status=status, sureness=sureness) for number in range(len(ends))]
    return Support(claims, chains, at_least(chains), **more)


SAW: tuple[LinkKind, str] = ("witness", "a")
ALSO: tuple[LinkKind, str] = ("participant", "b")


@pytest.mark.parametrize(
    ("support", "expected", "first"),
    [
        (_support(SAW, ALSO), 1, "independent"),
        (_support(("relay", "a"), ("relay", "b")), 1, "independent"),
        (_support(SAW, ALSO, contradictions=[CLASH]), 2, "contradicted"),
        (_support(SAW, contradictions=[CLASH]), 2, "one_direct"),
        (_support(SAW), 2, "one_direct"),
        (_support(SAW, SAW), 2, "one_direct"),
        (_support(("relay", "a")), 3, "one_relayed"),
        (_support(("inference", "a")), 3, "one_relayed"),
        (_support(("witness", None), ("witness", None)), 3, "voice_unnamed"),
        (_support(SAW, ALSO, sureness="possible"), 3, "unsure"),
        (_support(SAW, ALSO, sureness="probable"), 1, "independent"),
        (_support(SAW, ALSO, sureness="doubtful"), 4, "doubtful"),
        (_support(SAW, ALSO, status="suspected"), 4, "only_suspected"),
        (_support(SAW, ALSO, deniers=1), 4, "denied"),
        (_support(SAW, deniers=1), 5, "denied_by_more"),
        (_support(SAW, ALSO, deniers=2), 5, "denied_by_more"),
        (_support(SAW, ALSO, status="rumoured"), 6, "only_rumoured"),
        (_support(("rumour", None), ("hearsay", "b")), 6, "no_first_voice"),
        (_support(deniers=1), 6, "only_denied"),
        (Support([Claim(id="c", what="search", status="happened")], [()], at_least([()])), 6, "no_first_voice"),
    ],
)
def test_the_rules_and_no_others(support: Support, expected: int, first: str) -> None:
    found = grade(support)
    assert found.grade == expected
    counts = {"independent": support.origins.low, "contradicted": 1}
    assert found.reasons[0] == say("grades", first, "en", counts.get(first))


def test_every_reason_has_its_sentence_in_four_languages() -> None:
    assert set(codes("grades")) == set(GRADE_REASONS)
    for code in GRADE_REASONS:
        said = [say("grades", code, lang, 2) for lang in ("en", "ko", "zh", "ja")]
        assert len(set(said)) == 4
        assert not any("{" in sentence for sentence in said)


_ends = st.lists(
    st.tuples(
        st.sampled_from(["relay", "witness", "hearsay", "rumour", "document"]), st.sampled_from(["a", "b", None])
    ),
    min_size=1,
    max_size=4,
)


@settings(deadline=None)
@given(_ends, st.sampled_from(STATUSES), st.sampled_from(SURENESSES), st.integers(0, 2))
def test_doubt_denial_and_contradiction_never_better_a_grade(
    ends: Any, status: Any, sureness: Any, deniers: int
) -> None:
    plain = grade(_support(*ends, status=status, sureness="certain")).grade
    doubted = grade(_support(*ends, status=status, sureness=sureness, deniers=deniers)).grade
    clashing = grade(_support(*ends, status=status, sureness=sureness, deniers=deniers, contradictions=[CLASH])).grade
    assert plain <= doubted <= clashing
    assert clashing > 1


@settings(deadline=None)
@given(_ends)
def test_one_more_independent_witness_never_worsens_a_grade(ends: Any) -> None:
    assert grade(_support(*ends, ("witness", "somebody new"))).grade <= grade(_support(*ends)).grade
