"""The drop box's web application: three routes.

GET / is a page that says in four languages how to seal something, GET /key the recipient on one line, POST /drop
takes an envelope, judged by its header and size only: 201 once it is durable, 201 again for the same bytes, 413 over
16 MiB, 422 where it is no acceptable envelope, 408 where it does not come to its end, 507 where the disk is full.
Nothing about who sent it is looked at or kept: no cookie, no address, no log. An answer says a code and never what
was sent.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import errno
import hashlib
import html
import re
from pathlib import Path

import anyio.to_thread
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from naru.errors import RefusedError
from naru.sealed import HEADER_CAP, Recipient, recognise
from naru_dropbox.spool import Arriving, Spool

#: The largest body taken, bytes.
LARGEST = 16 << 20
#: Seconds in which a body must have come.
PATIENCE = 300.0
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_VERSION = b"age-encryption.org/v1\n"
_ARMOR = b"-----BEGIN AGE"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def _answer(status: int, code: str = "") -> Response:
    return Response(f"{code}\n" if code else b"", status_code=status, media_type="text/plain")


def _page(recipient: Recipient) -> tuple[str, str]:
    """The page, and the content security policy that lets its own style through and nothing else."""
    text = (Path(__file__).parent / "page" / "index.html").read_text("utf-8")
    text = text.replace("{{key}}", html.escape(str(recipient)))
    style = _STYLE.search(text)
    digest = base64.b64encode(hashlib.sha256(style[1].encode() if style else b"").digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return text, policy


class _Plain:
    """Headers on every answer."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = {**_HEADERS, "content-security-policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, with_headers)


class DropBox:
    """The routes, around one spool."""

    def __init__(self, spool: Spool, recipient: Recipient) -> None:
        self._spool = spool
        self._recipient = recipient
        self.page_text, self.policy = _page(recipient)
        self._arriving: dict[bytes, asyncio.Lock] = {}

    async def page(self, _request: Request) -> Response:
        """GET /"""
        return Response(self.page_text, media_type="text/html")

    async def key(self, _request: Request) -> Response:
        """GET /key"""
        return Response(f"{self._recipient}\n", media_type="text/plain")

    async def drop(self, request: Request) -> Response:
        """POST /drop"""
        length = request.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length) > LARGEST:
            return _answer(413, "envelope_too_large")
        try:
            with contextlib.closing(Arriving(self._spool)) as arriving:
                return await self._receive(request, arriving)
        except TimeoutError:
            return _answer(408)
        except OSError as problem:
            return _answer(507, "storage_full") if problem.errno in _FULL else _answer(500)
        except ClientDisconnect:
            return _answer(400)

    async def _receive(self, request: Request, arriving: Arriving) -> Response:
        beginning = b""
        async with asyncio.timeout(PATIENCE):
            async for piece in request.stream():
                if len(beginning) < HEADER_CAP:
                    beginning += piece[:HEADER_CAP]
                    if not beginning.startswith(_VERSION[: len(beginning)]):
                        armored = beginning.startswith(_ARMOR)
                        return _answer(422, "envelope_armored" if armored else "envelope_not_age")
                if arriving.length + len(piece) > LARGEST:
                    return _answer(413, "envelope_too_large")
                arriving.add(piece)
        try:
            recognise(beginning, whole=arriving.length)
        except RefusedError as problem:
            return _answer(422, problem.code)
        await self._keep(arriving)
        return _answer(201)

    async def _keep(self, arriving: Arriving) -> None:
        """Make it durable, unless the very same bytes lie here or are just being made durable."""
        fingerprint = arriving.fingerprint
        lock = self._arriving.setdefault(fingerprint, asyncio.Lock())
        try:
            async with lock:
                if not self._spool.holds(fingerprint):
                    await anyio.to_thread.run_sync(arriving.make_durable)
        finally:
            self._arriving.pop(fingerprint, None)


def application(spool: Spool, recipient: Recipient) -> ASGIApp:
    """The application for one spool and one key."""
    box = DropBox(spool, recipient)
    routes = [
        Route("/", box.page, methods=["GET"]),
        Route("/key", box.key, methods=["GET"]),
        Route("/drop", box.drop, methods=["POST"]),
    ]
    return _Plain(Starlette(routes=routes), box.policy)
