"""Evaluation: how well a reading agrees with what a careful reader takes from a text.

In: gold texts (docs/formats/gold.md) and a reader. Out: recall, precision and value accuracy by kind and language with Wilson intervals, how reliable
each level of confidence is, and every mistake. It counts; it changes nothing, and nothing of a text gets into an error.

    >>> from naru.evaluation import evaluate, our_reader, read_gold
    >>> from naru.packs import load
    >>> gold = (b'{"id":"a","lang":"en","published":"2024-01-28","text":"Post doubled on Jan. 26.",'
    ...         b'"times":[{"text":"Jan. 26","kind":"day","edtf":"2024-01-26"}]}')
    >>> found = evaluate(read_gold(gold, "jsonl", beside=lambda name: b""), our_reader(load()))
    >>> found.figure("times", "en").recall.right
    1
"""

from naru.evaluation.decided import gold_of
from naru.evaluation.evaluating import Evaluation, evaluate, our_reader
from naru.evaluation.figures import Figure, Mistake, Reliability, Share, share, wilson
from naru.evaluation.gold import (
    GOLD_KINDS,
    GoldChain,
    GoldClaim,
    GoldHedge,
    GoldKind,
    GoldLink,
    GoldMeasure,
    GoldPerson,
    GoldPlace,
    GoldText,
    GoldTime,
    GoldTrap,
    read_gold,
)  # fmt: skip

__all__ = [
    "GOLD_KINDS", "Evaluation", "Figure", "GoldChain", "GoldClaim", "GoldHedge", "GoldKind", "GoldLink", "GoldMeasure", "GoldPerson",
    "GoldPlace", "GoldText", "GoldTime", "GoldTrap", "Mistake", "Reliability", "Share", "evaluate", "gold_of", "our_reader", "read_gold", "share", "wilson",
]  # fmt: skip
