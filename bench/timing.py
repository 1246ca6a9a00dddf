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

    @property
    def median(self) -> float:
        """The run in the middle."""
        return statistics.median(self.runs)


def measured(name: str, goal: float, work: Callable[[], object], runs: int = 9) -> Measured:
    """Do this work once to warm up and then several times; milliseconds."""
    work()
    taken = []
    for _run in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return Measured(name, goal, tuple(taken))


def report(one: Measured) -> str:
    """One line: the median beside its goal."""
    verdict = "met" if one.median <= one.goal else f"MISSED by {one.median - one.goal:.0f} ms"
    spread = f"{min(one.runs):.1f} to {max(one.runs):.1f}, {len(one.runs)} runs"
    return f"{one.name:52} {one.median:8.1f} ms   goal {one.goal:5.0f} ms   {verdict}   ({spread})"
