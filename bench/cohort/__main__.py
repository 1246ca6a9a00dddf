"""`make bench-cohort`: sudden gains and reliable change of a cohort, beside what sorting it costs, on each engine.

Nothing here passes or fails: machines are noisy. Each line is the best of three runs, each in a process of its own.
With `--out DIR` the table and the picture in docs/cohort are written from what was measured.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.cohort.drawing import draw
from bench.cohort.measured import ENGINES, R_PER_CHANGE, R_PER_EPISODE, Done, Line, Run, here
from bench.cohort.telling import markdown, printed
from bench.cohort.work import ONE_BY_ONE

PEOPLE = (10_000, 100_000, 1_000_000)
RUNS = 3
MOST_IN_MEMORY = 1_000_000
"""With more people, nothing is measured that holds all of them in memory, and each piece of work is done once."""


def done(work: str, file: Path, engine: str, runs: int) -> Done:
    """Do this work, each time in a process of its own; the quickest run counts."""
    command = [sys.executable, "-m", "bench.cohort.work", work, str(file), engine]
    found = []
    for _run in range(runs):
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            raise SystemExit(f"{work} on {engine} failed:\n{ended.stderr}")
        found.append(Done(**json.loads(ended.stdout.splitlines()[-1])))
    return min(found, key=lambda one: one.seconds)


def measured(sizes: tuple[int, ...]) -> Run:
    """Measure everything, and print each line as soon as it is known."""
    with tempfile.TemporaryDirectory(prefix="inkling-bench-", dir=os.environ.get("BENCH_DIR")) as folder:
        each = done("one by one", Path(folder) / "1.parquet", "polars", RUNS).seconds / ONE_BY_ONE
        run = Run(about=here(), one_by_one=1 / each, lines=[])
        print(*run.heading(), sep="\n")
        for people in sizes:
            file = Path(folder) / f"{people}.parquet"
            subprocess.run(
                [sys.executable, "-m", "bench.cohort.work", "make", str(file), "polars"], check=True
            )
            _size(run, file, people)
            for left in Path(folder).iterdir():
                left.unlink()
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    return run


def _size(run: Run, file: Path, people: int) -> None:
    small = people <= MOST_IN_MEMORY
    runs = RUNS if small else 1

    def line(what: str, engine: str, work: str, r: float | None = None, sort: Done | None = None) -> Done:
        one = done(work, file, engine, runs)
        run.lines.append(Line(people, what, engine, one, r, sort))
        print(printed(run.lines[-1]), flush=True)
        return one

    print(f"{people:,} people")
    gains = line("the pure function, all at once", "numpy", "at once", R_PER_EPISODE).answer["gains"]
    for engine in ENGINES:
        sort = line("read and sort", engine, "read and sort") if small else None
        found = line("sudden gains, file to file", engine, "gains", R_PER_EPISODE, sort).answer["gains"]
        if small:
            in_memory = line("sudden gains, frame to frame", engine, "gains in memory", R_PER_EPISODE)
            if in_memory.answer["gains"] != gains:
                raise SystemExit(f"not the same gains in memory: {in_memory.answer['gains']} and {gains}")
        if found != gains:
            raise SystemExit(f"not the same gains: {found} and {gains}")
        line("reliable change, file to file", engine, "change", R_PER_CHANGE)
        if small:
            line("reliable change, frame to frame", engine, "change in memory", R_PER_CHANGE)


def main() -> None:
    """Measure, and write what was measured where it was asked for."""
    asked = argparse.ArgumentParser(prog="make bench-cohort")
    asked.add_argument("people", nargs="*", type=int, default=PEOPLE)
    asked.add_argument("--out", type=Path, help="write results.md and cost.svg into this folder")
    told = asked.parse_args()
    run = measured(tuple(told.people))
    if told.out:
        told.out.mkdir(parents=True, exist_ok=True)
        (told.out / "results.md").write_text(markdown(run), encoding="utf-8")
        (told.out / "cost.svg").write_text(draw(run), encoding="utf-8")


main()
