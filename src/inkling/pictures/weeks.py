"""Weeks of a series: their means, and the gaps nothing is drawn through."""

from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from inkling.change import Series

AWAY = 14
"""This many days without an answer, and nothing is drawn through them."""


@dataclass(frozen=True)
class Week:
    """How was one week, or a few weeks drawn as one? `day` is the middle of the days answered."""

    first: int
    day: float
    mean: float
    answers: int


@dataclass(frozen=True)
class Gap:
    """Between which days was there no answer? Both days are part of the gap."""

    first: int
    last: int


def gaps(series: Series) -> tuple[Gap, ...]:
    """When was this person away? A series answered seldom needs a longer silence."""
    days = series.answered.days
    least = _silence(days.tolist())
    pairs = zip(days[:-1].tolist(), days[1:].tolist(), strict=True)
    return tuple(Gap(a + 1, b - 1) for a, b in pairs if b - a - 1 >= least)


def weekly(series: Series, weeks: int = 1) -> tuple[tuple[Week, ...], ...]:
    """Which weekly means does this series have? One run for each stretch between gaps.

    Weeks begin on Monday; with `weeks` more than one, that many are taken together.
    """
    answered = series.answered
    cuts = [int(np.searchsorted(answered.days, gap.first)) for gap in gaps(series)]
    days, values = np.split(answered.days, cuts), np.split(answered.values, cuts)
    runs = [_run(d, v, 7 * weeks) for d, v in zip(days, values, strict=True) if len(d)]
    usual = median(week.answers for run in runs for week in run) if runs else 0
    return tuple(_steady(run, usual / 2.5) for run in runs)


def monday(day: int) -> int:
    """On which day did this day's week begin?"""
    return (day - 1) // 7 * 7 + 1


def _steady(run: tuple[Week, ...], least: float) -> tuple[Week, ...]:
    """A week with far fewer answers than usual says little, and is left out; its days are still dots."""
    kept = tuple(week for week in run if week.answers >= least)
    return kept or run


def _silence(days: list[int]) -> int:
    usual = float(np.median(np.diff(days))) if len(days) > 1 else 1.0
    return max(AWAY, round(3 * usual))


def _run(days: NDArray[np.int64], values: NDArray[np.float64], width: int) -> tuple[Week, ...]:
    firsts = (days - 1) // width * width + 1
    starts, at, counts = np.unique(firsts, return_index=True, return_counts=True)
    means = np.add.reduceat(values, at) / counts
    middles = np.add.reduceat(days, at) / counts
    found = zip(starts.tolist(), middles.tolist(), means.tolist(), counts.tolist(), strict=True)
    return tuple(Week(*week) for week in found)
