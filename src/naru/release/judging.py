"""Judging: every rule on every sentence of every edition, and one verdict.

In: a story and a dossier. Out: a `Verdict`. Findings of one kind on one sentence are told once, with all the claims
they are about and every way to mend them. Refuses to pass a story while anything refuses; the one thing it never does
is to let a story out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naru.publication import Story
from naru.release import allowed, hidden, precision, status, voice, whole
from naru.release.dossier import Dossier
from naru.release.passage import passages
from naru.release.verdict import KINDS, Finding, SentenceVerdict, Verdict
from naru.values import Lang

_Where = tuple[Lang, int | None]


def judge(draft: Story, dossier: Dossier) -> Verdict:
    """The verdict on a story. Raises: ItemError (edtf_unreadable) where a rung's date is no date."""
    order: dict[_Where, int] = {}
    for edition in draft.editions:
        order[edition.lang, None] = len(order)
        for sentence in edition.sentences:
            order[edition.lang, sentence.number] = len(order)
    findings = sorted(
        _merged(_all(draft, dossier)),
        key=lambda found: (order[found.edition, found.sentence], found.line or 0, KINDS.index(found.kind)),
    )
    refused = {(found.edition, found.sentence) for found in findings if found.refuses}
    noted = {(found.edition, found.sentence) for found in findings}
    sentences = tuple(
        SentenceVerdict(
            edition=lang,
            sentence=number,
            verdict="refused" if (lang, number) in refused else "noted" if (lang, number) in noted else "passes",
        )
        for lang, number in order
        if number is not None
    )
    passed = not refused
    overridable = bool(refused) and not any(found.refuses and found.final for found in findings)
    return Verdict(passed=passed, overridable=overridable, findings=tuple(findings), sentences=sentences)


def _all(draft: Story, dossier: Dossier) -> Iterator[Finding]:
    yield from whole.check(draft, dossier)
    yield from precision.whole(draft, dossier)
    for passage in passages(draft, dossier):
        yield from voice.check(passage)
        yield from status.check(passage)
        yield from hidden.check(passage)
        yield from precision.check(passage)
        yield from allowed.check(passage)
        yield from whole.channel(passage)


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    found: dict[object, Finding] = {}
    for each in findings:
        key = (each.kind, each.edition, each.sentence, each.line)
        before = found.get(key)
        if before is not None:
            claims = tuple(dict.fromkeys((*before.claims, *each.claims)))
            remedies = list(before.remedies)
            remedies += [remedy for remedy in each.remedies if remedy not in remedies]
            each = before.replaced(claims=claims, remedies=tuple(remedies))
        found[key] = each
    return list(found.values())
