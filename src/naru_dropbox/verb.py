"""`naru drop`: run the drop box."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
from pathlib import Path

import click

from naru.errors import Code, InputError, MissingError


def _address(listen: str) -> tuple[str, int]:
    """Host and port of `127.0.0.1:8766` or `[::1]:8766`."""
    host, _, port = listen.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise InputError(Code.LISTEN_UNUSABLE)
    return host, int(port)


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)  # from here on whoever connects waits instead of being turned away
    except OSError:
        listener.close()
        raise InputError(Code.LISTEN_UNUSABLE) from None
    return listener


def _silence() -> None:
    """The server's own loggers could name an address or a path: they say nothing, anywhere."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False


@click.command()
@click.option("--spool", "folder", required=True, type=click.Path(path_type=Path), help="Where envelopes are kept.")
@click.option("--key", "recipient", required=True, help="The newsroom's recipient (age1...).")
@click.option("--listen", default="127.0.0.1:8766", show_default=True, help="Address and port.")
def drop(folder: Path, recipient: str, listen: str) -> int:
    """Run the drop box: it receives sealed envelopes and cannot read them. Ctrl-C ends it.

    \b
    Example:
      naru drop --spool spool --key "$(naru keys new -o drop.key)" --listen 127.0.0.1:8766
    """
    from naru.sealed import Recipient

    key = Recipient.parse(recipient)
    host, port = _address(listen)
    try:
        import uvicorn

        from naru_dropbox.app import application
        from naru_dropbox.spool import Spool
    except ModuleNotFoundError:
        raise MissingError(Code.DROPBOX_MISSING) from None
    os.umask(0o077)
    try:
        spool = Spool(folder)
    except OSError:
        raise InputError(Code.OUTPUT_UNUSABLE) from None
    with _listener(host, port) as listener:
        _silence()
        config = uvicorn.Config(
            application(spool, key),
            access_log=False,
            log_config=None,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            lifespan="off",
            limit_concurrency=200,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=10,
        )
        shown = f"[{host}]" if ":" in host else host
        # Told to end, it ends with 0, whether uvicorn hears it or it comes before uvicorn listens for it.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with contextlib.suppress(KeyboardInterrupt):
            click.echo(f"The drop box listens on http://{shown}:{listener.getsockname()[1]}/ (Ctrl-C ends it)")
            uvicorn.Server(config).run(sockets=[listener])
    return 0
