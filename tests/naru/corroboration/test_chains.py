"""Origins: worked cases, and the definition tried out over everybody whom the unknown could be."""

from __future__ import annotations

import itertools
import timeit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naru.corroboration import Voice, chain_of, origin_of, origins
from naru.values import OPEN_ENDED, Attribution, Link, LinkKind, Origins

Chain = tuple[Voice, ...]


def _chain(words: str) -> Chain:
    """`relay:A witness:?` -> a chain; ? = unknown."""
    pairs = [word.split(":") for word in words.split()]
    return tuple(Voice(kind=kind, who=None if who == "?" else who) for kind, who in pairs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chains", "low", "high", "cut", "through"),
    [
        pytest.param([], 0, 0, 0, (), id="nothing told"),
        pytest.param(["witness:A"], 1, 1, 1, ("A",), id="one who saw it"),
        pytest.param(["witness:A", "witness:A"], 1, 1, 1, ("A",), id="one who tells it twice"),
        pytest.param(["witness:A", "witness:B"], 2, 2, 2, ("A", "B"), id="two who saw it"),
        pytest.param(["relay:A participant:O", "relay:B participant:O"], 1, 1, 1, ("O",), id="one meeting"),
        pytest.param(["relay:A witness:X", "relay:A witness:Y"], 2, 2, 1, ("A",), id="two through one partner"),
        pytest.param(["relay:A witness:?", "relay:B witness:?"], 1, 2, 2, ("A", "B"), id="two who name nobody"),
        pytest.param(["relay:A rumour:?", "relay:B rumour:?"], 1, 2, 2, ("A", "B"), id="one rumour, two carriers"),
        pytest.param(["relay:A hearsay:B"], 1, 1, 1, ("A",), id="behind hearsay stands somebody unknown"),
        pytest.param(["witness:A", "hearsay:B"], 1, 2, 2, ("A", "B"), id="a witness and hearsay"),
        pytest.param(["witness:A", "rumour:?"], 1, 2, 1, ("A",), id="an unknown adds nothing once someone is named"),
        pytest.param(["rumour:?", "rumour:?"], 1, 2, 1, (), id="nobody is named at all"),
        pytest.param([""], 1, 1, 1, (), id="no chain"),
        pytest.param(["", "witness:A"], 1, 2, 1, ("A",), id="no chain and a witness"),
        pytest.param(
            ["relay:A witness:X", "relay:B witness:X", "relay:A witness:Y", "relay:B witness:Y"],
            2,
            2,
            2,
            ("A", "B"),
            id="crossing chains",
        ),
    ],
)
def test_worked_cases(chains: list[str], low: int, high: int, cut: int, through: tuple[str, ...]) -> None:
    assert origins([_chain(words) for words in chains]) == (Origins(low=low, high=high, cut=cut), through)


def test_a_graph_s_minimum_cut_would_be_too_large_here() -> None:
    # A hears X, B hears both: as a graph, A-X, B-X, B-Y, C-Y and the mixed paths; every chain is hit by X and Y.
    told = [_chain(words) for words in ("relay:A relay:M witness:X", "relay:B relay:M witness:Y", "relay:C witness:X")]
    found, through = origins(told)
    assert (found.low, found.cut) == (2, 2)
    assert set(through) in ({"M", "X"}, {"M", "C"}, {"X", "Y"}, {"X", "B"})


_kinds = st.sampled_from(["relay", "witness", "official_statement", "hearsay", "rumour", "inference"])
_voices = st.builds(Voice, kind=_kinds, who=st.sampled_from(["A", "B", "C", "D", None]))
_chains = st.lists(st.lists(_voices, max_size=3).map(tuple), max_size=5)


def _by_trying_who_the_unknown_are(chains: list[Chain]) -> tuple[int, int]:
    """The definition: over every way to say who each unknown origin is, the fewest and the most distinct origins.

    An unknown may be anybody who is named as an origin, or one of as many strangers as there are unknowns.
    """
    firsts = [None if not chain or chain[-1].kind in OPEN_ENDED else chain[-1].who for chain in chains]
    named = sorted({who for who in firsts if who})
    unknown = firsts.count(None)
    strangers = [f"stranger {number}" for number in range(unknown)]
    counts = [len({*named, *answer}) for answer in itertools.product([*named, *strangers], repeat=unknown)]
    return min(counts), max(counts)


def _cut_by_trying_all(chains: list[Chain]) -> int:
    named = [{voice.who for voice in chain if voice.who} for chain in chains]
    wanted = [names for names in named if names]
    if not wanted:
        return min(len(chains), 1)
    people = sorted(set().union(*wanted))
    return next(
        size
        for size in range(1, len(people) + 1)
        if any(all(names & set(tried) for names in wanted) for tried in itertools.combinations(people, size))
    )


@settings(deadline=None)
@given(_chains)
def test_low_high_and_cut_are_what_the_definition_says(chains: list[Chain]) -> None:
    found, through = origins(chains)
    assert (found.low, found.high) == _by_trying_who_the_unknown_are(chains)
    assert found.cut == _cut_by_trying_all(chains)
    assert all({voice.who for voice in chain} & set(through) for chain in chains if any(v.who for v in chain))


@settings(deadline=None)
@given(_chains, st.lists(_voices, max_size=3).map(tuple))
def test_one_claim_more_never_takes_support_away_nor_gives_more_than_one(chains: list[Chain], more: Chain) -> None:
    before, after = origins(chains)[0], origins([*chains, more])[0]
    assert before.low <= after.low <= before.low + 1
    assert before.high <= after.high <= before.high + 1
    assert before.cut <= after.cut <= before.cut + 1


@settings(deadline=None)
@given(_chains)
def test_who_repeats_a_chain_adds_nothing_that_is_sure(chains: list[Chain]) -> None:
    once, twice = origins(chains), origins([*chains, *chains])
    assert (once[0].low, once[0].cut, once[1]) == (twice[0].low, twice[0].cut, twice[1])


@settings(deadline=None)
@given(_chains)
def test_the_order_of_claims_does_not_matter(chains: list[Chain]) -> None:
    assert origins(chains) == origins(list(reversed(chains)))


def test_small_events_take_no_time() -> None:
    told = [_chain(words) for words in ("relay:A witness:X", "relay:B witness:X", "relay:A witness:Y", "witness:C")]
    best = min(timeit.repeat(lambda: origins(told), number=100, repeat=5)) / 100
    assert best < 0.001  # the promise is 0.0001 s, measured by benchmarks/link.py; this only guards against a landslide


def _links(words: str) -> Attribution:
    return Attribution(links=tuple(Link(kind=voice.kind, who=voice.who) for voice in _chain(words)))


@pytest.mark.parametrize(
    ("links", "source", "chain"),
    [
        ("", "S", "relay:S"),
        ("", None, ""),
        ("relay:S witness:?", "S", "relay:S witness:?"),
        ("relay:? witness:?", "S", "relay:S witness:?"),
        ("official_statement:?", "S", "relay:S official_statement:?"),
        ("witness:S", "S", "witness:S"),
        ("newsroom:?", None, "newsroom:newsroom"),
        ("rumour:?", "S", "relay:S rumour:?"),
    ],
)
def test_the_source_is_the_first_link(links: str, source: str | None, chain: str) -> None:
    assert chain_of(_links(links), source) == _chain(chain)


def test_only_a_terminal_hearsay_hides_its_origin() -> None:
    assert origin_of(_chain("hearsay:A witness:B")) == "B"
    for kind in ("hearsay", "rumour"):
        closed: LinkKind = kind  # type: ignore[assignment]
        assert origin_of((Voice(kind="relay", who="A"), Voice(kind=closed, who="B"))) is None
