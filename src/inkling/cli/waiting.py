"""Long work says what it is doing and for how long, on the error stream, and only where somebody is looking."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from inkling.language import gettext as _

PATIENCE = 1.0
"""Seconds after which a person wonders whether anything is happening."""
_TICK = 0.25


@contextmanager
def waiting(step: int, of: int, doing: str, growing: Path | None = None) -> Iterator[None]:
    """A bar of the steps of this work, the seconds of this one, and how large the file is that it writes.

    Nothing tells how far an engine is, so the bar is of steps and the seconds are counted, not estimated.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    bar = "█" * step + "░" * (of - step)
    telling = threading.Thread(target=_tell, args=(done, f"{bar} {doing}", growing), daemon=True)
    telling.start()
    try:
        yield
    finally:
        done.set()
        telling.join()


def _tell(done: threading.Event, doing: str, growing: Path | None) -> None:
    began = time.monotonic()
    if done.wait(PATIENCE):
        return
    while not done.wait(_TICK):
        said = _("{doing}: {seconds} s").format(doing=doing, seconds=int(time.monotonic() - began))
        written = _size(growing)
        if written >= 1e6:
            said += _(", {size} MB written").format(size=f"{written / 1e6:,.0f}")
        click.echo(f"\r\033[K{said}", nl=False, err=True)
    click.echo("\r\033[K", nl=False, err=True)


def _size(growing: Path | None) -> int:
    try:
        return growing.stat().st_size if growing is not None else 0
    except OSError:
        return 0
