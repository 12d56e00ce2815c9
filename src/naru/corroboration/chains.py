"""Independent origins: how many first voices stand behind an event, and the fewest people who would all have to be
wrong.

In: one chain per claim, nearest the desk first. Out: `Origins` and the people the cut goes through. Two partners who
sat in the same meeting are one origin; ten who repeat one rumour are none that is known. What is counted is laid down
in docs/rooms/corroboration.md:

- The origin of a chain is its last link. It is unknown where nobody is named there, where the last link is hearsay or
  rumour (then somebody unknown stands behind it), and where the chain is empty.
- `low` lets every unknown be somebody already named, or all of them the same one; `high` lets all be different.
- `cut` is the size of the smallest set of named people that hits every chain in which anybody is named: chains
  without any name add nothing once someone is named, and count as one together where nobody is. It is a hitting set,
  not a graph's minimum cut: chains that cross must not be mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from naru.corroboration import hitting
from naru.corroboration.facts import Name
from naru.corroboration.hitting import smallest_hitting_set
from naru.errors import ItemError
from naru.values import OPEN_ENDED, Attribution, LinkKind, Origins, Record

#: The name under which the newsroom's own eyes count, where a link of kind `newsroom` has no other.
NEWSROOM = "newsroom"


class Voice(Record, frozen=True, kw_only=True):
    """One link of a chain, as far as counting needs it: what kind, and an opaque id of who (None = unknown)."""

    kind: LinkKind
    who: Name | None = None


class ChainRow(Record, frozen=True, kw_only=True):
    """A line of `naru origins`: a claim, its event and its chain, nearest the desk first."""

    id: Name
    event: Name
    chain: tuple[Voice, ...] = ()


def chain_of(attribution: Attribution, source: str | None) -> tuple[Voice, ...]:
    """The chain of a claim. Where the claim has a source and the chain does not begin with it, the source is put
    before it.

    The newsroom's own observation counts as one voice of its own.
    """
    voices = tuple(
        Voice(kind=link.kind, who=link.who or (NEWSROOM if link.kind == "newsroom" else None))
        for link in attribution.links
    )
    if source is None or any(voice.who == source for voice in voices):
        return voices
    if voices and voices[0].who is None and voices[0].kind == "relay":
        return (Voice(kind="relay", who=source), *voices[1:])
    return (Voice(kind="relay", who=source), *voices)


def origin_of(chain: Sequence[Voice]) -> str | None:
    """Who a chain begins with; None = unknown."""
    if not chain or chain[-1].kind in OPEN_ENDED:
        return None
    return chain[-1].who


def origins(chains: Iterable[Sequence[Voice]]) -> tuple[Origins, tuple[str, ...]]:
    """How many independent origins the claims of one event have, and one smallest set of people who would all have to
    be wrong.

    `chains` has one chain per claim. The second answer names people: it is for the eyes of their handlers. Without any
    chain all counts are 0. Raises: ItemError (chains_too_tangled) where the cut cannot be settled.
    """
    told = [tuple(chain) for chain in chains]
    low, high = _counts(told)
    through = smallest_hitting_set(_named(told))
    return Origins(low=low, high=high, cut=len(through) or min(len(told), 1)), through


def at_least(chains: Iterable[Sequence[Voice]]) -> Origins:
    """As `origins`, for events that may be too tangled to settle: `cut` is then a bound from below, so never too much
    support.
    """
    told = [tuple(chain) for chain in chains]
    try:
        return origins(told)[0]
    except ItemError:
        low, high = _counts(told)
        return Origins(low=low, high=high, cut=hitting.at_least(_named(told)))


def _counts(chains: Sequence[Sequence[Voice]]) -> tuple[int, int]:
    firsts = [origin_of(chain) for chain in chains]
    named = {who for who in firsts if who is not None}
    unknown = firsts.count(None)
    return len(named) or min(unknown, 1), len(named) + unknown


def _named(chains: Sequence[Sequence[Voice]]) -> list[frozenset[str]]:
    return [frozenset(voice.who for voice in chain if voice.who is not None) for chain in chains]
