"""How far do the numbers of one line go up and down by themselves, and which change is more than that?

Where a size is published, it counts. Where none is, the person's own first ratings say it: twice the median step from
one rating to the next, over the first three to five. Either has to hold for two ratings in a row before it is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Literal

from inkling.journal.measuring.line import Given, Line

FEWEST, MOST = 3, 5
"""Over how many of the first ratings are a person's own ups and downs worked out?"""

TWICE = 2.0

Standing = Literal["too few", "within", "once", "beyond"]
"""Not to be told yet; no more than usual; more than that the last time only; more than that, twice in a row."""

Way = Literal["up", "down", "level"]


@dataclass(frozen=True)
class UpsAndDowns:
    """How large are the usual ups and downs of this line? `published` where the size is not from her own ratings but
    from research; a change counts from this size on, one of her own only beyond it."""

    size: float
    published: bool

    def less_than(self, change: float) -> bool:
        """Is a change of this size more than that?"""
        return abs(change) >= self.size - 1e-9 if self.published else abs(change) > self.size + 1e-9


@dataclass(frozen=True)
class Since:
    """What has changed in a line since a start? `start` and `now` are numbers given on a day; None where the line
    has none, or none since."""

    standing: Standing
    start: Given | None
    now: Given | None
    usual: UpsAndDowns | None

    @property
    def change(self) -> float:
        """By how much? Later minus earlier."""
        return self.now.value - self.start.value if self.now and self.start else 0.0

    @property
    def way(self) -> Way:
        """Which way did it go?"""
        return "level" if self.change == 0 else "up" if self.change > 0 else "down"


def ups_and_downs(line: Line) -> UpsAndDowns | None:
    """What is usual in this line? None before there are three ratings, where nothing is published."""
    if line.reliable is not None:
        return UpsAndDowns(line.reliable, published=True)
    first = [each.value for each in line.given[:MOST]]
    if len(first) < FEWEST:
        return None
    return UpsAndDowns(max(TWICE * median(_steps(first)), line.steps or 0.0), published=False)


def changed_since(line: Line, start: date | None = None) -> Since:
    """What has changed since this day, or since the first number? The first one on or after the day is the start."""
    usual = ups_and_downs(line)
    there = [each for each in line.given if start is None or each.day >= start]
    if len(there) < 2 or usual is None:
        first, last = (there[0], there[-1]) if there else (None, None)
        return Since("too few", first, last, usual)
    begun, *later = there
    return Since(_standing([each.value - begun.value for each in later], usual), begun, later[-1], usual)


def _standing(changes: Sequence[float], usual: UpsAndDowns) -> Standing:
    """Twice in a row, the same way? Then it is more than the usual ups and downs."""
    last = changes[-1]
    if not usual.less_than(last):
        return "within"
    before = changes[-2] if len(changes) > 1 else 0.0
    return "beyond" if usual.less_than(before) and before * last > 0 else "once"


def _steps(values: Sequence[float]) -> list[float]:
    return [abs(after - before) for before, after in pairwise(values)]
