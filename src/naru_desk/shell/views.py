"""The start page of the read-only site: the way of the data in six steps, each with its figures and a link."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language_from_request, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naru.release import finding_words
from naru.values import Lang
from naru_desk.exhibit import Exhibit
from naru_desk.page import NAMES, TONGUES, page
from naru_desk.rooms.inbox.views import channel_words
from naru_desk.wording import Wording


@require_safe
def door(request: HttpRequest) -> HttpResponseRedirect:
    """/ leads to the start page in the language the browser asks for."""
    asked = get_language_from_request(request)
    lang = next((ours for ours, theirs in TONGUES.items() if asked.startswith(theirs.split("-")[0])), "en")
    return HttpResponseRedirect(reverse("start", kwargs={"lang": lang}))


def _step(
    key: str, lang: Lang, title: str, figure: str, sentence: str, facts: list[str], state: str = ""
) -> dict[str, Any]:
    url = reverse(key, kwargs={"lang": lang})
    return {"url": url, "title": title, "figure": figure, "sentence": sentence, "facts": facts, "state": state}


def _taken(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    ways = Counter(report.channel for report in exhibit.reports)
    words = channel_words()
    count = len(exhibit.reports)
    facts = [" · ".join(f"{words.get(way, way)} {many}" for way, many in ways.most_common())]
    if exhibit.set_aside:
        facts.append(_("set aside: %(codes)s") % {"codes": ", ".join(exhibit.set_aside)})
    return _step(
        "messages", lang, _("Take in"),
        ngettext("%(n)d message", "%(n)d messages", count) % {"n": count},
        _("Each was sealed to the key of the house before anything looked into it, and lies on disk in no other form."),
        facts,
    )  # fmt: skip


def _read(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    count = sum(len(report.reading.claims) for report in exhibit.reports)
    tongues = Counter(report.lang for report in exhibit.reports)
    return _step(
        "messages", lang, _("Read"),
        ngettext("%(n)d proposal", "%(n)d proposals", count) % {"n": count},
        _("Rules find times, places, people, measures, doubts and who said it. They only propose."),
        [" · ".join(f"{NAMES[tongue]} {many}" for tongue, many in tongues.most_common())],
    )  # fmt: skip


def _confirmed(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    states = Counter(claim.state for claim in exhibit.claims)
    unsure = sum(1 for claim in exhibit.claims if claim.state == "confirmed" and not claim.factual)
    return _step(
        "claims", lang, _("Confirm"),
        ngettext("%(n)d claim confirmed", "%(n)d claims confirmed", states["confirmed"]) % {"n": states["confirmed"]},
        _("An editor stands behind each, and answers: who else could have told us this?"),
        [
            _("rejected %(rejected)d, waiting %(waiting)d") % {"rejected": states["rejected"], "waiting": states["proposed"]},
            ngettext("%(n)d is a threat, an order, a power or a rumour, and stays one",
                     "%(n)d are threats, orders, powers or rumours, and stay so", unsure) % {"n": unsure},
        ],
    )  # fmt: skip


def _corroborated(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    events = exhibit.events[lang]
    count = len(events)
    several = sum(1 for event in events if event.origins.low > 1)
    contradicted = sum(1 for event in events if event.contradictions)
    return _step(
        "events", lang, _("Corroborate"),
        ngettext("%(n)d event", "%(n)d events", count) % {"n": count},
        _("Two partners who have it from the same mouth count once."),
        [
            ngettext("%(n)d has two independent origins or more", "%(n)d have two independent origins or more", several)
            % {"n": several},
            ngettext("%(n)d is told in two ways; both are kept", "%(n)d are told in two ways; both are kept", contradicted)
            % {"n": contradicted},
        ],
    )  # fmt: skip


def _judged(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    refused = [draft for draft in exhibit.drafts if not draft.verdict.passed]
    findings = [finding for draft in refused for finding in draft.verdict.findings]
    one_each = {finding.kind: finding for finding in findings if finding.refuses}
    return _step(
        "gate", lang, _("Weigh and judge"),
        ngettext("first draft refused: %(n)d finding", "first draft refused: %(n)d findings", len(findings))
        % {"n": len(findings)},
        _("The gate asks of each sentence who says so, what was promised, and how many people could have said it."),
        [finding_words(finding, lang) for finding in one_each.values()],
        "refused",
    )  # fmt: skip


def _published(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    story = exhibit.drafts[-1].story
    files = sorted(path.name for path in exhibit.folder.rglob("*") if path.is_file())
    return _step(
        "bulletin", lang, _("Publish"),
        ngettext("%(n)d file", "%(n)d files", len(files)) % {"n": len(files)},
        _("The mended story passes. Two people who did not write it released it."),
        [" · ".join(NAMES[edition.lang] for edition in story.editions), ", ".join(files)],
    )  # fmt: skip


def _facts(exhibit: Exhibit, wording: Wording) -> dict[str, Any]:
    steps = (_taken, _read, _confirmed, _corroborated, _judged, _published)
    return {"steps": [step(exhibit, wording.lang) for step in steps]}


start = page("start", _facts)
