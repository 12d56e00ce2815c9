"""`naru run`: a bundled example the whole way, and a read-only site to look at it."""

from __future__ import annotations

import contextlib
import webbrowser
from pathlib import Path

import click


@click.command()
@click.argument("example", required=False, type=click.Path(path_type=Path))
@click.option("--listen", default="127.0.0.1:8765", show_default=True, help="Where to serve, on this machine only.")
@click.option("--once", is_flag=True, help="Build and end; serve nothing.")
@click.option("--into", type=click.Path(path_type=Path), help="A new folder for the sample newsroom [a temporary one].")
@click.option("--open", "in_browser", is_flag=True, help="Open the start page in a browser.")
def run(example: Path | None, listen: str, once: bool, into: Path | None, in_browser: bool) -> int:
    """Carry a sample newsroom the whole way.

    From raw field messages to a published bulletin; then every step can be looked at in a browser.

    Only bundled examples: a real newsroom is refused and left as it is. Stop with Ctrl-C; the sample
    newsroom stays in its folder until you delete it.

    Example: naru run --once
    """
    from naru_desk.shell.site import serve, split_address
    from naru_desk.story_run import carry, example_folder

    split_address(listen)
    folder = example_folder(example)
    exhibit = carry(folder, into, lambda line: click.echo(line))
    if once:
        return 0

    def ready(address: str) -> None:
        click.echo(f"\nLook at it: {address}\n(read-only, on this machine only; stop with Ctrl-C)")
        if in_browser:
            webbrowser.open(address)

    from naru_desk.exhibit import show

    show(exhibit)
    with contextlib.suppress(KeyboardInterrupt):  # the server ends on it by itself, where it is already serving
        serve(listen, ready)
    click.echo("\nStopped. The sample's folder stays where it is.")
    return 0
