"""A person's usual range, which moves with a shift, and the weeks that lay beyond it on the hard side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import fmean, median
from typing import Literal

from inkling.change import Series, Shift
from inkling.pictures.chance import chance
from inkling.pictures.weeks import Week, weekly

LEAST_WEEKS = 5
"""A range is not told from fewer weeks than this."""

LEAST_HARD = 3
"""So many weeks in a row beyond it are a stretch of hard weeks."""

REACH = 1.2816
"""How many standard deviations of weekly means the range reaches: eight weeks of ten, when nothing happens."""

CLEARLY = 0.25
"""A stretch must lie this far beyond the edge on average, as a part of the reach, to be called hard."""

Side = Literal["below", "above"]


@dataclass(frozen=True)
class Usual:
    """Between which levels do this person's weeks usually lie, on a given day?

    `levels` has one more entry than `shifts`: the middle before, between and after them. `ends` are the
    lowest and highest answer ever given: no range reaches beyond them.
    """

    levels: tuple[float, ...]
    shifts: tuple[Shift, ...]
    reach: float
    ends: tuple[float, float]

    def low(self, day: float) -> float:
        """Below which level is a week unusual?"""
        return max(self._middle(day) - self.reach, self.ends[0])

    def high(self, day: float) -> float:
        """Above which level is a week unusual?"""
        return min(self._middle(day) + self.reach, self.ends[1])

    def around(self, days: Iterable[float]) -> list[tuple[float, float, float]]:
        """Which range lies around each of these days? The day, its lowest and its highest level."""
        (lowest, highest), reach = self.ends, self.reach
        middles = ((day, self._middle(day)) for day in days)
        return [(day, max(at - reach, lowest), min(at + reach, highest)) for day, at in middles]

    def _middle(self, day: float) -> float:
        moves = zip(self.shifts, pairwise(self.levels), strict=True)
        return self.levels[0] + sum((after - before) * chance(shift, day) for shift, (before, after) in moves)


@dataclass(frozen=True)
class HardWeeks:
    """Which weeks in a row lay beyond the usual range, on the side the person hopes to leave?"""

    first: int
    last: int
    weeks: int
    side: Side


def usual_range(series: Series, shifts: Sequence[Shift]) -> Usual | None:
    """What is usual in this series? None before there are five weeks of answers."""
    weeks = [week for run in weekly(series) for week in run]
    if len(weeks) < LEAST_WEEKS:
        return None
    shifts = sorted(shifts, key=lambda shift: shift.since)
    parts: list[list[float]] = [[] for _ in range(len(shifts) + 1)]
    for week in weeks:
        parts[sum(week.day >= shift.since for shift in shifts)].append(week.mean)
    told = [shifts[0].before, *(shift.after for shift in shifts)] if shifts else [0.0]
    levels = tuple(median(part) if part else level for part, level in zip(parts, told, strict=True))
    away = [abs(mean - level) for part, level in zip(parts, levels, strict=True) for mean in part]
    spread = 1.4826 * median(away) or 1.2533 * fmean(away)
    answers = series.answered.values
    ends = (float(answers.min()), float(answers.max()))
    return Usual(levels, tuple(shifts), REACH * spread, ends)


def hard_weeks(series: Series, usual: Usual | None) -> tuple[HardWeeks, ...]:
    """Which stretches of three weeks or more lay beyond the usual range on the hard side?

    None where neither way is better: then a low week is not a hard one.
    """
    if usual is None or series.better is None:
        return ()
    side: Side = "below" if series.better == "higher" else "above"
    found = []
    for run in weekly(series):
        for hard, group in groupby(run, key=lambda week: _beyond(week, usual, side)):
            weeks = list(group)
            count = (weeks[-1].first - weeks[0].first) // 7 + 1
            if hard and count >= LEAST_HARD and _clearly(weeks, usual, side):
                found.append(HardWeeks(weeks[0].first, weeks[-1].first + 6, count, side))
    return tuple(found)


def _beyond(week: Week, usual: Usual, side: Side) -> bool:
    return _excess(week, usual, side) > 0


def _clearly(weeks: Sequence[Week], usual: Usual, side: Side) -> bool:
    """Is this more than grazing the edge of the range?"""
    return fmean(_excess(week, usual, side) for week in weeks) >= CLEARLY * usual.reach


def _excess(week: Week, usual: Usual, side: Side) -> float:
    return usual.low(week.day) - week.mean if side == "below" else week.mean - usual.high(week.day)
