"""One page of the read-only site: language from the address, the frame's words, the template.

In: a request whose address begins with /en/, /ko/, /zh/ or /ja/. Out: HTML. The language is in the address, so a page
can be linked, printed and cached without a cookie; there is none. Refuses other languages (404) and every method that
changes something (405).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naru.values import LANGS, Lang
from naru_desk.exhibit import Exhibit, on_show
from naru_desk.wording import Wording

#: Our language code -> Django's.
TONGUES: dict[Lang, str] = {"en": "en", "ko": "ko", "zh": "zh-hans", "ja": "ja"}
NAMES: dict[Lang, str] = {"en": "English", "ko": "한국어", "zh": "中文", "ja": "日本語"}
ROOMS = ("start", "messages", "claims", "events", "gate", "bulletin")

Facts = Callable[[Exhibit, Wording], dict[str, Any]]


def _rooms(exhibit: Exhibit, lang: Lang) -> list[dict[str, Any]]:
    words = {
        "start": (_("The way"), None),
        "messages": (_("Messages"), len(exhibit.reports)),
        "claims": (_("Claims"), len(exhibit.claims)),
        "events": (_("Events"), len(exhibit.events[lang])),
        "gate": (_("The gate"), None),
        "bulletin": (_("Bulletin"), None),
    }
    return [
        {"key": key, "url": reverse(key, kwargs={"lang": lang}), "word": word, "count": count}
        for key, (word, count) in words.items()
    ]


def page(key: str, facts: Facts) -> Callable[..., HttpResponse]:
    """A view that renders desk/<key>.html with what `facts` takes from the exhibit."""

    @require_safe
    def view(request: HttpRequest, lang: str) -> HttpResponse:
        spoken = next((known for known in LANGS if known == lang), None)
        if spoken is None:
            raise Http404
        exhibit = on_show()
        with translation.override(TONGUES[spoken]):
            frame = {
                "lang": "zh-Hans" if spoken == "zh" else spoken,
                "here": key,
                "root": reverse("start", kwargs={"lang": spoken}),
                "rooms": _rooms(exhibit, spoken),
                "tongues": [
                    {
                        "lang": "zh-Hans" if other == "zh" else other,
                        "name": NAMES[other],
                        "url": reverse(key, kwargs={"lang": other}),
                    }
                    for other in LANGS
                ],
            }
            return render(request, f"desk/{key}.html", {**frame, **facts(exhibit, Wording(exhibit.pack, spoken))})

    return view
