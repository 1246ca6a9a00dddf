"""Long work says what it is doing and for how long, on the error stream, and only where somebody is looking."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from inkling.language import gettext as _

PATIENCE = 1.0
"""Seconds after which a person wonders whether anything is happening."""
_TICK = 0.25


_WIDE = 20
"""How many characters the bar of long work has."""


@contextmanager
def progress() -> Iterator[Callable[[float, str], None]]:
    """A bar that is told which share of the work is done, from 0 to 1, and what is being done now."""
    began, said = time.monotonic(), [""]

    def told(share: float, doing: str) -> None:
        full = round(_WIDE * share)
        said[0] = f"{'█' * full}{'░' * (_WIDE - full)} {doing}"

    def line() -> str:
        return _("{doing}: {seconds} s").format(doing=said[0], seconds=int(time.monotonic() - began))

    with _telling(line):
        yield told


@contextmanager
def waiting(step: int, of: int, doing: str, growing: Path | None = None) -> Iterator[None]:
    """A bar of the steps of this work, the seconds of this one, and how large the file is that it writes.

    Nothing tells how far an engine is, so the bar is of steps and the seconds are counted, not estimated.
    """
    began, bar = time.monotonic(), "█" * step + "░" * (of - step)

    def line() -> str:
        said = _("{doing}: {seconds} s").format(doing=f"{bar} {doing}", seconds=int(time.monotonic() - began))
        written = _size(growing)
        if written < 1e6:
            return said
        return said + _(", {size} MB written").format(size=f"{written / 1e6:,.0f}")

    with _telling(line):
        yield


@contextmanager
def _telling(line: Callable[[], str]) -> Iterator[None]:
    """Says this line again and again, once a person would wonder, until the work is over."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    telling = threading.Thread(target=_tell, args=(done, line), daemon=True)
    telling.start()
    try:
        yield
    finally:
        done.set()
        telling.join()


def _tell(done: threading.Event, line: Callable[[], str]) -> None:
    if done.wait(PATIENCE):
        return
    while not done.wait(_TICK):
        click.echo(f"\r\033[K{line()}", nl=False, err=True)
    click.echo("\r\033[K", nl=False, err=True)


def _size(growing: Path | None) -> int:
    try:
        return growing.stat().st_size if growing is not None else 0
    except OSError:
        return 0
