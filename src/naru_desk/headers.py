"""Security headers of every answer: nothing is loaded from elsewhere, nothing is kept, nothing is framed.

The policy allows the desk's own styles and pictures and nothing else, no script at all. Source: Content Security
Policy Level 3.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "Cache-Control": "no-store",
}


class Headers:
    """Django middleware: adds HEADERS to whatever the inner handler answers."""

    def __init__(self, inner: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.inner = inner

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()  # a foreign Host header is how another site would reach this machine's own address
        except DisallowedHost:
            response: HttpResponseBase = HttpResponse(status=400)
        else:
            response = self.inner(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
