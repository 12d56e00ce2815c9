"""The published files, served as they lie in the bulletin's folder: exactly what a reader would get."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from naru.values import LANGS
from naru_desk.exhibit import on_show
from naru_desk.headers import POLICY

TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".jpg": "image/jpeg",
    ".png": "image/png", ".json": "application/json", ".geojson": "application/geo+json", ".csv": "text/csv; charset=utf-8",
}  # fmt: skip


@require_safe
def bulletin(request: HttpRequest, lang: str) -> HttpResponse:
    """To the edition in this language, or the lead one."""
    exhibit = on_show()
    if lang not in LANGS:
        raise Http404
    editions = [edition.lang for edition in exhibit.drafts[-1].story.editions]
    shown = lang if lang in editions else editions[0]
    return HttpResponseRedirect(reverse("published", kwargs={"name": f"index.{shown}.html"}))


@require_safe
def published(request: HttpRequest, name: str) -> FileResponse:
    """One published file. Only names that were published are served; nothing is looked up by path."""
    folder = on_show().folder
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    path = files.get(name)
    if path is None or path.suffix not in TYPES:
        raise Http404
    response = FileResponse(path.open("rb"), content_type=TYPES[path.suffix])
    # A bulletin carries its own policy, which allows its one style sheet by its hash; the desk's would refuse it.
    response.headers["Content-Security-Policy"] = POLICY.replace("style-src 'self'", "style-src 'unsafe-inline'")
    return response
