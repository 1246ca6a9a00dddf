"""`inkling open` and `inkling demo`: the app in the browser, with one's own journal or a made-up one."""

from collections.abc import Callable
from typing import Any

import click

from inkling.language import gettext as _

_port = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help=_("Where on this computer to answer. Inkling finds a free place if none is given."),
)
_no_browser = click.option("--no-browser", is_flag=True, help=_("Only say the address; open no browser."))


def _both(command: Callable[..., Any]) -> Callable[..., Any]:
    return _port(_no_browser(command))


@click.command("open", help=_("Open the journal in the browser."))
@_both
def open_(port: int | None = None, no_browser: bool = False) -> None:
    """Serve the app on this computer until it is stopped."""
    from inkling.cli.serving import open_app

    open_app(port, not no_browser)


@click.command(
    "demo",
    help=_(
        "Look around in a made-up journal. It has a folder of its own and is gone when Inkling is closed."
    ),
)
@_both
def demo(port: int | None = None, no_browser: bool = False) -> None:
    """Serve the app with the sample journal in a throwaway home."""
    from inkling.cli.serving import open_demo

    open_demo(port, not no_browser)
