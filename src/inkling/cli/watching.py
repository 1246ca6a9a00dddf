"""Watching every series of a diary, with a progress bar on the error stream when that takes over a second."""

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click
import numpy as np

from inkling.change import Series, Watch, watch_all
from inkling.language import gettext as _

PATIENCE = 1.0
"""Seconds after which a person wonders whether anything is happening."""
STEPS = 40
"""In how many pieces the days are walked through."""
FEW = 2_000
"""So few answers are watched in one go: it takes well under a second."""


def watched(named: Mapping[str, Series]) -> dict[str, Watch]:
    """What was noticed in these series? The same as `watch_all`, walked through the days piece by piece."""
    found: dict[str, Watch] = {}
    ends = _ends(named)
    with _progress(len(ends)) as step:
        for end in ends:
            found = watch_all({key: _until(series, end) for key, series in named.items()}, so_far=found)
            step()
    return found


def _ends(named: Mapping[str, Series]) -> list[int]:
    """Up to which days is it watched, piece by piece? The last piece holds every answer."""
    days = np.unique(np.concatenate([series.days for series in named.values()] or [np.zeros(0, np.int64)]))
    if sum(len(series) for series in named.values()) <= FEW:
        return [int(days[-1])] if len(days) else [0]
    pieces = np.array_split(days, min(STEPS, len(days)))
    return [int(piece[-1]) for piece in pieces]


def _until(series: Series, end: int) -> Series:
    size = int(np.searchsorted(series.days, end, side="right"))
    return Series(
        series.days[:size],
        series.values[:size],
        better=series.better,
        scale=series.scale,
        name=series.name,
    )


@contextmanager
def _progress(steps: int) -> Iterator["_Step"]:
    """A bar that appears only after a second, and only where somebody is looking."""
    step = _Step(steps)
    try:
        yield step
    finally:
        step.finish()


class _Step:
    """One more piece is done: draw the bar if it is time."""

    def __init__(self, steps: int) -> None:
        self._began = time.monotonic()
        self._done = 0
        self._hidden = not sys.stderr.isatty()
        self._bar = click.progressbar(
            length=steps, label=_("Looking day by day"), file=sys.stderr, show_eta=False, hidden=self._hidden
        )
        self._shown = False

    def __call__(self) -> None:
        self._done += 1
        if self._hidden or (not self._shown and time.monotonic() - self._began < PATIENCE):
            return
        self._bar.update(1 if self._shown else self._done)
        self._shown = True

    def finish(self) -> None:
        """Leave the line as a finished bar, if there is one."""
        if self._shown:
            self._bar.render_finish()
