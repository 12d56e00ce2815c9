"""Attribution: a chain, nearest first, whose last link is the first voice."""

from __future__ import annotations

import pytest

from naru.errors import ItemError
from naru.values import LINK_KINDS, OPEN_ENDED, Attribution, Link


def test_the_origin_is_the_last_link() -> None:
    partner, officials = Link(kind="relay", who="s-1"), Link(kind="official_statement", speaker="two officials")
    assert Attribution(links=(partner, officials)).origin == officials
    assert Attribution(links=(partner,)).origin == partner
    assert Attribution().origin is None


def test_the_kinds_are_the_closed_list() -> None:
    assert LINK_KINDS == (
        "relay", "witness", "participant", "official_statement", "document",
        "hearsay", "rumour", "inference", "newsroom",
    )  # fmt: skip
    assert {"hearsay", "rumour"} == OPEN_ENDED
    with pytest.raises(ItemError):
        Link.from_json(b'{"kind":"gossip"}')
