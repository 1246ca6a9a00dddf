"""Timing a piece of work several times, and saying how long it took."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """What was measured, its goal in milliseconds, and how long each run took."""

    name: str
    goal: float
    runs: tuple[float, ...]
    slow: bool = False

    @property
    def told(self) -> float:
        """What is held against the goal: the run in the middle, or the one that 19 of 20 do not exceed."""
        return statistics.quantiles(self.runs, n=20)[-1] if self.slow else statistics.median(self.runs)


def measured(
    name: str, goal: float, work: Callable[[], object], runs: int = 9, *, slow: bool = False
) -> Measured:
    """Do this work once to warm up and then several times; milliseconds. With `slow`, the goal is for p95."""
    work()
    taken = []
    for _run in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return Measured(name, goal, tuple(taken), slow)


def report(one: Measured) -> str:
    """One line: the median, or p95, beside its goal."""
    verdict = "met" if one.told <= one.goal else f"MISSED by {one.told - one.goal:.0f} ms"
    half = f"half within {statistics.median(one.runs):.1f}, " if one.slow else ""
    spread = f"{half}{min(one.runs):.1f} to {max(one.runs):.1f}, {len(one.runs)} runs"
    kind = "p95" if one.slow else "   "
    return f"{one.name:52} {one.told:8.1f} ms {kind}  goal {one.goal:5.0f} ms   {verdict}   ({spread})"
