"""The grade of an event's information, 1 to 6 on the Admiralty scale (NATO AJP-2.1), each with its reasons.

In: how many independent origins tell it and deny it, who stands at the end of the chains, how sure they are, and in
how much they contradict each other. Out: an `InformationGrade`. The rules, and no others (the reliability of a source
is another axis and is never merged in):

    1  at least two independent named origins, somebody sure, and no contradiction at all
    2  two origins that contradict each other; or one named origin who was there or speaks in office
    3  one named origin at second hand; an origin that is described but cannot be told apart; nobody is sure
    4  somebody denies it; told as a suspicion only; doubted by those who tell it
    5  as many deny it as tell it, or more
    6  told as a rumour only, nobody known at the end of any chain, or only denied: it cannot be judged
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from naru.corroboration.chains import Voice
from naru.corroboration.words import say
from naru.values import Claim, Contradiction, Credibility, InformationGrade, Lang, Origins

GradeReason = Literal[
    "independent", "one_direct", "one_relayed", "voice_unnamed", "no_first_voice", "only_rumoured", "only_suspected",
    "unsure", "doubtful", "contradicted", "denied", "denied_by_more", "only_denied",
]  # fmt: skip
GRADE_REASONS: tuple[GradeReason, ...] = get_args(GradeReason)
#: Voices that were there, or that speak for themselves.
DIRECT = frozenset({"witness", "participant", "official_statement", "document", "newsroom"})
_NOBODY = frozenset({"hearsay", "rumour"})


@dataclass(frozen=True, slots=True)
class Support:
    """Who tells an event and who denies it. `chains` belong to `telling`, one each."""

    telling: Sequence[Claim]
    chains: Sequence[Sequence[Voice]]
    origins: Origins
    deniers: int = 0
    contradictions: Sequence[Contradiction] = ()


def grade(support: Support, lang: Lang = "en") -> InformationGrade:
    """The grade by the rules above; its reasons are sentences in `lang`, the one that set the grade first."""
    found = sorted(_found(support), key=lambda each: -each[0])
    reasons = tuple(say("grades", code, lang, n) for _, code, n in found)
    return InformationGrade(grade=found[0][0], reasons=reasons)


_Found = tuple[Credibility, GradeReason, int | None]


def _found(support: Support) -> list[_Found]:
    """Each reason with the best grade it leaves; the worst of them is the grade."""
    if not support.telling:
        return [(6, "only_denied", None)]
    found = [_by_origin(support)]
    statuses = {claim.status for claim in support.telling}
    if statuses <= {"rumoured"}:
        found.append((6, "only_rumoured", None))
    elif statuses <= {"rumoured", "suspected"}:
        found.append((4, "only_suspected", None))
    sureness = {claim.sureness for claim in support.telling}
    if sureness <= {"doubtful"}:
        found.append((4, "doubtful", None))
    elif sureness <= {"doubtful", "possible"}:
        found.append((3, "unsure", None))
    if support.deniers:
        outweighed = support.deniers >= max(support.origins.low, 1)
        found.append((5, "denied_by_more", None) if outweighed else (4, "denied", None))
    respects = {each.attribute for each in support.contradictions}
    if respects:
        found.append((2, "contradicted", len(respects)))
    return found


def _by_origin(support: Support) -> _Found:
    ends = [chain[-1] for chain in support.chains if chain]
    known = [voice for voice in ends if voice.kind not in _NOBODY]
    if not known:
        return 6, "no_first_voice", None
    named = [voice for voice in known if voice.who is not None]
    if not named:
        return 3, "voice_unnamed", None
    if support.origins.low >= 2:
        return 1, "independent", support.origins.low
    if any(voice.kind in DIRECT for voice in named):
        return 2, "one_direct", None
    return 3, "one_relayed", None
