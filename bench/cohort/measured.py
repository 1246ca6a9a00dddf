"""What was measured: a run, its lines, and the figures of R beside them."""

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from bench.cohort.work import SESSIONS

ENGINES = ("polars", "duckdb")
R_PER_EPISODE = 0.0155
"""Seconds an episode of 16 sessions, suddengains 0.7.2 (R), one thread, measured elsewhere on a 2-core machine."""
R_PER_CHANGE = 2.87e-6
"""Seconds a pair, of a million, clinicalsignificance 2.1.0.9000 (R), measured there too."""


@dataclass(frozen=True)
class Done:
    """How many seconds a piece of work took, by the clock and of the processor, MB at the peak, and what came out."""

    seconds: float
    cpu: float
    peak_mb: float
    answer: Any


@dataclass(frozen=True)
class Line:
    """One piece of work at one size, and what it is held against: seconds a person of R, sorting the same file."""

    people: int
    what: str
    engine: str
    done: Done
    r: float | None = None
    sort: Done | None = None

    @property
    def a_second(self) -> float:
        """How many people a second?"""
        return self.people / self.done.seconds

    @property
    def of_r(self) -> float | None:
        """How many times as quick as R?"""
        return self.r * self.a_second if self.r else None

    @property
    def of_sort(self) -> float | None:
        """How many times what sorting takes, by the clock?"""
        return self.done.seconds / self.sort.seconds if self.sort else None


@dataclass(frozen=True)
class Run:
    """Everything that was measured in one run. `one_by_one`: people a second, one after the other."""

    about: str
    one_by_one: float
    lines: list[Line]

    def heading(self) -> tuple[str, ...]:
        """What was measured where, and what R is said to do."""
        return (
            self.about,
            f"the pure function, one person after the other: {self.one_by_one:,.0f} episodes a second",
            "R was not run here. As measured elsewhere: suddengains "
            f"{1 / R_PER_EPISODE:,.0f} episodes a second, clinicalsignificance {1 / R_PER_CHANGE:,.0f} pairs a second",
        )


def here() -> str:
    """Which machine, how busy, with which versions?"""
    engines = ", ".join(f"{name} {version(name)}" for name in ENGINES)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    load = f"load {os.getloadavg()[0]:.1f} at the start"
    return (
        f"{datetime.now(UTC).date()}, {python}, {engines}, {os.cpu_count()} cores, {load}; "
        f"{SESSIONS} sessions a person, one score in ten missing, rows in no order"
    )
