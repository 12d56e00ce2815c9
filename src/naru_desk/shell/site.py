"""Serves the desk on this machine only, until it is told to stop.

In: `host:port`. Waitress, because Django and SQLite like threads; it logs nothing and says nothing about itself. Refuses addresses that are not
loopback: what is shown here is for the person at this machine.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Callable

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from waitress.server import BaseWSGIServer, create_server

from naru.errors import Code, InputError, MissingError


def split_address(listen: str) -> tuple[str, int]:
    """(host, port) of a loopback address. Raises: InputError (address_not_loopback)."""
    host, _colon, port = listen.rpartition(":")
    try:
        if not ipaddress.ip_address(host.strip("[]")).is_loopback or not 0 <= int(port) <= 65535:
            raise InputError(Code.ADDRESS_NOT_LOOPBACK)
    except ValueError:
        raise InputError(Code.ADDRESS_NOT_LOOPBACK) from None
    return host.strip("[]"), int(port)


def serve(listen: str, ready: Callable[[str], None]) -> None:
    """Serve until interrupted. `ready` is called with the address once connections are taken; port 0 picks a free one.

    Raises: InputError (address_not_loopback), MissingError (address_in_use).
    """
    host, port = split_address(listen)
    # No log of who looked at what: Django would write every address that was not found.
    for name in ("django", "waitress"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    try:
        server = create_server(get_wsgi_application(), host=host, port=port, threads=4, ident="")
    except OSError:
        raise MissingError(Code.ADDRESS_IN_USE) from None
    assert isinstance(server, BaseWSGIServer), "one address, one server"
    assert server.socket is not None
    taken = server.socket.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    settings.ALLOWED_HOSTS.append(shown)
    ready(f"http://{shown}:{taken}/")
    try:
        server.run()
    finally:
        server.close()
