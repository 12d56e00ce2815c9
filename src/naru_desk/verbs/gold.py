"""What `naru evaluate reading DIR` asks the desk for: a newsroom's own decisions, and how the newsroom reads.

The entry point `newsroom` of the group `naru.gold`; no verb of its own.
"""

from __future__ import annotations

from pathlib import Path

from naru.evaluation import GoldText
from naru.packs import Pack


def newsroom_gold(folder: Path, passphrase_file: Path | None) -> tuple[tuple[GoldText, ...], Pack, frozenset[str]]:
    """The gold, the pack with the newsroom's own places, the rules it does not use. Raises: as `opened`."""
    from naru_desk.verbs.asking import opened

    with opened(folder, passphrase_file) as newsroom:
        from naru_desk.rooms.inbox.gold import decided_gold

        return decided_gold(newsroom), newsroom.pack, newsroom.rules_off
