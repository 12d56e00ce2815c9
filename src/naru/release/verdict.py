"""The verdict: what the gate found, sentence by sentence, and whether the story may go out.

In: nothing; these are the values `judge` answers with. Out: JSON, and words in four languages through words.py. A
finding is a kind of a closed list, where it stands, and how to mend it. Refuses by construction to carry anybody: a
finding has no field for a source, a clue, a quotation or a count of people; its data are claim ids, rung labels,
places, dates and codes of our own schemas.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from naru.values import Lang, Record

Kind = Literal[
    "own_voice_uncorroborated", "status_told_as_fact", "uncited_fact", "unknown_claim", "unconfirmed_claim",
    "contradiction_untold", "several_sources_from_one", "missing_told_as_fled",
    "source_below_floor", "subject_below_floor", "source_near_floor", "subject_near_floor", "not_assessed",
    "channel_disclosed",
    "finer_than_promised", "finer_than_rung", "finer_than_known", "photograph_too_fine", "photograph_unknown",
    "label_missing", "label_not_promised", "promise_missing", "quotation_not_promised", "rung_unknown",
    "rung_not_cited", "consent_missing", "consent_refused", "consent_withdrawn", "frozen", "embargoed",
    "releasers", "edition_missing", "markup_not_allowed",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
#: These are said and do not refuse.
NOTES: frozenset[str] = frozenset({"source_near_floor", "subject_near_floor", "channel_disclosed"})
#: These no two people can override: what was not assessed, a freeze, consent that is not there, a broken promise; and
#: what makes the rest impossible to judge (nobody to release it, a claim that is none, markup that hides words).
FINAL: frozenset[str] = frozenset(
    {
        "not_assessed", "frozen", "consent_missing", "consent_refused", "consent_withdrawn", "promise_missing",
        "finer_than_promised", "label_missing", "label_not_promised", "quotation_not_promised", "photograph_unknown",
        "rung_unknown", "rung_not_cited", "unknown_claim", "unconfirmed_claim", "releasers", "edition_missing", "markup_not_allowed",
    }
)  # fmt: skip

RemedyCode = Literal[
    "cite_second_origin", "attribute", "tell_as_status", "cite_claim", "check_citation", "confirm_claim", "tell_both",
    "say_one_source", "say_missing_only", "record_why_known",
    "coarsen", "drop", "hold", "credit_other", "already_published",
    "finish_checklist", "give_ladder", "weigh_subject", "weigh_channel", "leave_channel_out",
    "tell_no_finer", "choose_rung", "check_rung", "cite_or_remove", "coarsen_photograph", "bring_photograph",
    "use_label", "record_label", "record_promise", "paraphrase",
    "ask_consent", "wait_for_lift", "wait_until", "name_releasers", "add_edition", "remove_markup",
]  # fmt: skip
REMEDIES: tuple[RemedyCode, ...] = get_args(RemedyCode)


class Remedy(Record, frozen=True, kw_only=True):
    """One way to mend a finding. `data`: what it applies to, by schema names (claim, rung, cost, label, when, where
    ...).
    """

    code: RemedyCode
    data: dict[str, str | float] = msgspec.field(default_factory=dict)


class Finding(Record, frozen=True, kw_only=True):
    """One thing the gate found. `sentence` None = it concerns the whole story; `line` the line of the file, for
    markup.

    `final` = no override can pass it. `claims` are the cited claims it is about.
    """

    kind: Kind
    edition: Lang
    sentence: int | None = None
    line: int | None = None
    refuses: bool
    final: bool
    claims: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...]


class SentenceVerdict(Record, frozen=True, kw_only=True):
    """One sentence of one edition: `passes` without a finding, `noted` with notes only, else `refused`."""

    edition: Lang
    sentence: int
    verdict: Literal["passes", "noted", "refused"]


class Verdict(Record, frozen=True, kw_only=True):
    """`passed` only where no finding refuses. `overridable` = refused, but by nothing that is final."""

    passed: bool
    overridable: bool
    findings: tuple[Finding, ...]
    sentences: tuple[SentenceVerdict, ...]

    def of(self, edition: Lang, sentence: int | None) -> tuple[Finding, ...]:
        """The findings on one sentence, or (None) on the whole story."""
        return tuple(found for found in self.findings if (found.edition, found.sentence) == (edition, sentence))


def finding(
    kind: Kind,
    edition: Lang,
    sentence: int | None,
    remedies: tuple[Remedy, ...],
    claims: tuple[str, ...] = (),
    line: int | None = None,
) -> Finding:
    """A finding with its weight filled in."""
    return Finding(
        kind=kind,
        edition=edition,
        sentence=sentence,
        line=line,
        refuses=kind not in NOTES,
        final=kind in FINAL,
        claims=claims,
        remedies=remedies,
    )


def remedy(code: RemedyCode, **data: str | float | None) -> Remedy:
    """A remedy; what is None is left out."""
    return Remedy(code=code, data={name: value for name, value in data.items() if value is not None})
