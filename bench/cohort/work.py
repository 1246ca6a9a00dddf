"""One piece of work, timed in this process alone: prints seconds by the clock and of the processor, peak memory and
what was found, as JSON."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import narwhals as nw
import numpy as np

from inkling.change import sudden_gains
from inkling.cohort import Engine, change, found_gains, gains, read, write

SESSIONS = 16
CUTOFF = 6.0
ONE_BY_ONE = 1_000
"""So many people are enough to know what one costs."""


def scores_of(people: int, seed: int = 20261123) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Made-up courses of therapy: a slow fall, a sudden one in a quarter of them, noise, one score in ten missing."""
    draw = np.random.default_rng(seed)
    level = draw.normal(20, 5, (people, 1)) - np.arange(SESSIONS) * draw.gamma(2, 0.15, (people, 1))
    when = draw.integers(3, 4 * SESSIONS, (people, 1))
    scores = level - 8.0 * (np.arange(SESSIONS) >= when) + draw.normal(0, 2.2, (people, SESSIONS))
    scores = np.clip(np.round(scores), 0, 27)
    scores[draw.random(scores.shape) < 0.1] = np.nan
    return scores


def make(people: int, path: Path) -> None:
    """Write them as a long Parquet file, rows in no order, and the first and last session of each beside it."""
    import polars as pl

    scores = scores_of(people).ravel()
    order = np.random.default_rng(1).permutation(scores.size)
    columns = {
        "person": (order // SESSIONS).astype(np.int64),
        "session": (order % SESSIONS + 1).astype(np.int32),
        "score": scores[order],
    }
    frame = pl.DataFrame(columns).with_columns(pl.col("score").fill_nan(None))
    frame.write_parquet(path)
    frame.filter(pl.col("session").is_in([1, SESSIONS])).write_parquet(pairs_of(path))


def pairs_of(path: Path) -> Path:
    """Where are the first and last sessions of these people?"""
    return path.with_name(f"{path.stem}-pairs.parquet")


def read_and_sort(path: Path, out: Path, engine: Engine) -> object:
    """What the engine needs to read this file, sort it by person and session, and write it."""
    backend: Literal["polars", "duckdb"] = "duckdb" if engine == "duckdb" else "polars"
    nw.scan_parquet(str(path), backend=backend).sort("person", "session").sink_parquet(str(out))
    return None


def gains_of(path: Path, out: Path, engine: Engine) -> object:
    """Sudden gains from file to file, with everything the command does."""
    episodes = read(path, engine=engine)
    write(gains(episodes, CUTOFF), out)
    return vars(found_gains(out, engine))


def change_of(path: Path, out: Path, engine: Engine) -> object:
    """Reliable and clinically significant change from file to file: two rows a person."""
    found = change(
        pairs_of(path), 1, SESSIONS, reliability=0.85, functional=(6, 4), cutoff="c", engine=engine
    )
    write(found.frame, out)
    return found.flow.people_used


def one_by_one(path: Path, out: Path, engine: Engine) -> object:
    """The pure function, asked about one person after the other."""
    scores = scores_of(ONE_BY_ONE)
    return sum(sudden_gains(row[None, :], cutoff=CUTOFF).people_with for row in scores)


def at_once(path: Path, out: Path, engine: Engine) -> object:
    """The pure function, given everybody as one table in memory."""
    scores = scores_of(int(path.stem))
    started = time.perf_counter()
    found = sudden_gains(scores, cutoff=CUTOFF)
    return {"seconds": time.perf_counter() - started, "gains": int(np.sum(found.gain == 1))}


WORK: dict[str, Callable[[Path, Path, Engine], object]] = {
    "read and sort": read_and_sort,
    "gains": gains_of,
    "change": change_of,
    "one by one": one_by_one,
    "at once": at_once,
}


def main(work: str, file: str, engine: Engine) -> None:
    """Do it once and print how long it took."""
    path = Path(file)
    if work == "make":
        make(int(path.stem), path)
        return
    __import__(engine)
    out = path.with_name(f"{path.stem}-{engine}-out.parquet")
    started, worked = time.perf_counter(), time.process_time()
    answer = WORK[work](path, out, engine)
    seconds, of_processor = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu": of_processor, "peak_mb": peak, "answer": answer}))


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
