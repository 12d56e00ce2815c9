"""Linking lines: the events among the claims of a file, each with an id, the ties that made it, and who was left out.

In: `LinkRow`s with distinct ids. Out: a `Linking`. An event's id is drawn from the ids of all its claims, so the same
id always means the same set of claims, and whatever was judged of an event can never silently stand for a larger one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from naru.corroboration.clusters import Partition, Tie, partition
from naru.corroboration.facts import LinkRow, facts_of_row
from naru.values import content_id


@dataclass(frozen=True)
class Linking:
    """`event_of`: claim id -> event id, for every claim; `ties`: why they were put together, a tree per event;
    `torn`: claim id -> two claims of two events that it fits and that cannot be one."""

    event_of: Mapping[str, str]
    ties: tuple[Tie, ...]
    torn: Mapping[str, tuple[str, str]]

    def ties_of(self, claim: str) -> tuple[Tie, ...]:
        """The ties in which this claim takes part, by the ids of the pair."""
        return tuple(self._by_claim.get(claim, ()))

    @cached_property
    def _by_claim(self) -> Mapping[str, list[Tie]]:
        found: dict[str, list[Tie]] = {}
        for tie in self.ties:
            for claim in tie.pair:
                found.setdefault(claim, []).append(tie)
        return found


def event_id(claims: Iterable[str]) -> str:
    """The id of the event made of exactly these claims."""
    return content_id("e", *sorted(claims))


def linked(parts: Partition) -> Linking:
    """A partition with ids for its events."""
    named = [(event_id(group), group) for group in parts.groups]
    return Linking({claim: event for event, group in named for claim in group}, parts.ties, parts.torn)


def link_rows(rows: Iterable[LinkRow]) -> Linking:
    """The events among these lines. The order of `rows` does not matter."""
    return linked(partition(facts_of_row(row) for row in rows))
