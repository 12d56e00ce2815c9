"""Promise: what the newsroom promised a source about how precisely it may be told. Publishing may only coarsen."""

from __future__ import annotations

import msgspec

from naru.values.fuzzydate import Grain
from naru.values.place import Precision
from naru.values.record import Record


class Promise(Record, frozen=True, kw_only=True):
    """The finest precision in which what this source told may appear, and the label it appears under, by language.

    `when` and `where` are the finest grain and place precision allowed. One label per source and language, kept for
    life.
    """

    source: str
    when: Grain = "month"
    where: Precision = "county"
    label: dict[str, str] = msgspec.field(default_factory=dict)
    quotation: bool = True
