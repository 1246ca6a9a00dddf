"""`make bench-cohort`: sudden gains and reliable change of up to a million people, beside what sorting them costs.

Nothing here passes or fails: machines are noisy. Each line is the best of two runs, each in a process of its own.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.cohort.work import ONE_BY_ONE, SESSIONS

ENGINES = ("polars", "duckdb")
PEOPLE = (10_000, 100_000, 1_000_000)
RUNS = 2
R_PER_EPISODE = 0.0155
"""Seconds an episode of 16 sessions, suddengains 0.7.2 (R), one thread, measured elsewhere on a 2-core machine."""
R_CHANGE_MILLION = 2.87
"""Seconds for a million pairs, clinicalsignificance 2.1.0.9000 (R), measured there too."""


@dataclass(frozen=True)
class Done:
    """How many seconds a piece of work took, by the clock and of the processor, MB at the peak, and what came out."""

    seconds: float
    cpu: float
    peak_mb: float
    answer: Any


def done(work: str, file: Path, engine: str, runs: int = RUNS) -> Done:
    """Do this work, each time in a process of its own; the quickest run counts."""
    command = [sys.executable, "-m", "bench.cohort.work", work, str(file), engine]
    found = []
    for _run in range(runs):
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            raise SystemExit(f"{work} on {engine} failed:\n{ended.stderr}")
        found.append(Done(**json.loads(ended.stdout.splitlines()[-1])))
    return min(found, key=lambda one: one.seconds)


def main(sizes: tuple[int, ...]) -> None:
    """Measure everything and print it."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(
        f"{python}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {SESSIONS} sessions a person, from Parquet"
    )
    with tempfile.TemporaryDirectory(prefix="inkling-bench-", dir=os.environ.get("BENCH_DIR")) as folder:
        each = done("one by one", Path(folder) / "1.parquet", "polars").seconds / ONE_BY_ONE
        print(f"the pure function, one person after the other: {1 / each:,.0f} episodes a second")
        print(
            f"R's suddengains, not run here, as measured elsewhere: {1 / R_PER_EPISODE:,.0f} episodes a second\n"
        )
        print(
            f"{'':34}{'seconds':>9}{'cpu s':>9}{'episodes/s':>13}{'peak MB':>9}{'x sort':>8}{'(cpu)':>8}{'x R':>9}"
        )
        for people in sizes:
            file = Path(folder) / f"{people}.parquet"
            subprocess.run(
                [sys.executable, "-m", "bench.cohort.work", "make", str(file), "polars"], check=True
            )
            _size(file, people)
            for left in Path(folder).iterdir():
                left.unlink()


def _size(file: Path, people: int) -> None:
    at_once = done("at once", file, "polars")
    print(f"{people:,} people; the pure function on all at once in memory: {at_once.answer['seconds']:.2f} s")
    for engine in ENGINES:
        baseline = done("read and sort", file, engine)
        print(_line(f"{engine}: read and sort", baseline, people))
        found = done("gains", file, engine)
        print(_line(f"{engine}: sudden gains", found, people, baseline, R_PER_EPISODE))
        if found.answer["gains"] != at_once.answer["gains"]:
            raise SystemExit(f"not the same gains: {found.answer} and {at_once.answer}")
        print(
            _line(
                f"{engine}: reliable change",
                done("change", file, engine),
                people,
                baseline,
                R_CHANGE_MILLION / 1e6,
            )
        )


def _line(what: str, one: Done, people: int, baseline: Done | None = None, r: float | None = None) -> str:
    of_sort = f"{one.seconds / baseline.seconds:8.1f}{one.cpu / baseline.cpu:8.1f}" if baseline else ""
    of_r = f"{r * people / one.seconds:9,.1f}" if r else ""
    numbers = f"{one.seconds:9.2f}{one.cpu:9.2f}{people / one.seconds:13,.0f}{one.peak_mb:9,.0f}"
    return f"  {what:32}{numbers}{of_sort}{of_r}"


main(tuple(int(size) for size in sys.argv[1:]) or PEOPLE)
