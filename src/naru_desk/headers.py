"""Security headers of every answer: nothing is loaded from elsewhere, nothing is kept, nothing is framed.

The policy allows the desk's own styles and pictures and nothing else, no script at all. Source: Content Security
Policy Level 3.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

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
        request.get_host()  # refuses a foreign Host header, which is how another site would reach this machine's own address
        response = self.inner(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
