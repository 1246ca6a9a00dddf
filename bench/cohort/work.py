"""One piece of work, timed in this process alone: prints seconds by the clock and of the processor, peak memory and
what was found, as JSON. What comes before the work itself, such as reading what is to be in memory, is not timed."""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import narwhals as nw
import numpy as np

from inkling.change import sudden_gains
from inkling.cohort import Engine, change, found_change, gains, read, write, write_gains

SESSIONS = 16
CUTOFF = 6.0
CHUNK = 1_000_000
"""So many people are made up at once, so that any number of them can be."""
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


def chunks_of(people: int) -> Iterator[tuple[int, int]]:
    """People in chunks: how many, and the seed of each."""
    for chunk, first in enumerate(range(0, people, CHUNK)):
        yield min(CHUNK, people - first), 20261123 + chunk


def make(people: int, path: Path) -> None:
    """Write them as a long Parquet file, and the first and last session of each beside it.

    Rows are in no order; with more than a million people, in none within each million, and each of the millions has
    people from the first to the last.
    """
    import polars as pl
    import pyarrow.parquet as pq

    chunks = list(chunks_of(people))
    writers: dict[Path, Any] = {}
    for chunk, (some, seed) in enumerate(chunks):
        scores = scores_of(some, seed).ravel()
        order = np.random.default_rng(1).permutation(scores.size)
        columns = {
            "person": (order // SESSIONS * len(chunks) + chunk).astype(np.int64),
            "session": (order % SESSIONS + 1).astype(np.int32),
            "score": scores[order],
        }
        frame = pl.DataFrame(columns).with_columns(pl.col("score").fill_nan(None))
        ends = frame.filter(pl.col("session").is_in([1, SESSIONS]))
        for place, table in ((path, frame.to_arrow()), (pairs_of(path), ends.to_arrow())):
            if place not in writers:
                writers[place] = pq.ParquetWriter(place, table.schema, compression="zstd")
            writers[place].write_table(table)
    for writer in writers.values():
        writer.close()


def pairs_of(path: Path) -> Path:
    """Where are the first and last sessions of these people?"""
    return path.with_name(f"{path.stem}-pairs.parquet")


Work = Callable[[], object]
_CHANGE: dict[str, Any] = {
    "pre": 1,
    "post": SESSIONS,
    "reliability": 0.85,
    "functional": (6, 4),
    "cutoff": "c",
}


def read_and_sort(path: Path, out: Path, engine: Engine) -> Work:
    """What the engine needs to read this file, sort it by person and session, and write it."""
    backend: Literal["polars", "duckdb"] = "duckdb" if engine == "duckdb" else "polars"
    return lambda: (
        nw.scan_parquet(str(path), backend=backend).sort("person", "session").sink_parquet(str(out))
    )


def gains_of(path: Path, out: Path, engine: Engine) -> Work:
    """Sudden gains from file to file, with everything the command does."""
    return lambda: vars(write_gains(path, out, CUTOFF, engine=engine).found)


def change_of(path: Path, out: Path, engine: Engine) -> Work:
    """Reliable and clinically significant change from file to file, as the command does it: two rows a person."""

    def work() -> object:
        found = change(pairs_of(path), engine=engine, **_CHANGE)
        write(found.frame, out)
        return {"used": found.flow.people_used, **vars(found_change(found.frame))}

    return work


def gains_in_memory(path: Path, out: Path, engine: Engine) -> Work:
    """Sudden gains from a long table in memory to a table in memory, everything checked and counted."""
    table = in_memory(path, engine)

    def work() -> object:
        found = gains(read(table), CUTOFF).collect(_kind(engine))
        return {"intervals": len(found), "gains": int(found["gain"].sum())}

    return _warm(work)


def change_in_memory(path: Path, out: Path, engine: Engine) -> Work:
    """Reliable change from a long table in memory to a table in memory, everything checked and counted."""
    table = in_memory(pairs_of(path), engine)

    def work() -> object:
        found = change(table, **_CHANGE)
        found.frame.collect(_kind(engine))
        return {"used": found.flow.people_used}

    return _warm(work)


def in_memory(path: Path, engine: Engine) -> Any:
    """The table of this file, read already: a frame of Polars, or a relation of DuckDB over Arrow."""
    import duckdb
    import polars as pl

    frame = pl.read_parquet(path)
    return duckdb.from_arrow(frame.to_arrow()) if engine == "duckdb" else frame


def _kind(engine: Engine) -> Literal["polars", "pyarrow"]:
    return "pyarrow" if engine == "duckdb" else "polars"


def _warm(work: Work) -> Work:
    """Once before it counts: what only the first call in a process costs is no part of the work."""
    work()
    return work


def one_by_one(path: Path, out: Path, engine: Engine) -> Work:
    """The pure function, asked about one person after the other."""
    scores = scores_of(ONE_BY_ONE)
    return lambda: sum(sudden_gains(row[None, :], cutoff=CUTOFF).people_with for row in scores)


def at_once(path: Path, out: Path, engine: Engine) -> Work:
    """The pure function, given up to a million people as one array in memory: the second witness of every number."""
    chunks = [lambda some=some, seed=seed: scores_of(some, seed) for some, seed in chunks_of(int(path.stem))]
    arrays: list[Any] = [chunks[0]()] if len(chunks) == 1 else []

    def work() -> object:
        tables = arrays or (made() for made in chunks)
        return {"gains": sum(int(np.sum(sudden_gains(scores, cutoff=CUTOFF).gain == 1)) for scores in tables)}

    return work


WORK: dict[str, Callable[[Path, Path, Engine], Work]] = {
    "read and sort": read_and_sort,
    "gains": gains_of,
    "change": change_of,
    "gains in memory": gains_in_memory,
    "change in memory": change_in_memory,
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
    ready = WORK[work](path, path.with_name(f"{path.stem}-{engine}-out.parquet"), engine)
    started, worked = time.perf_counter(), time.process_time()
    answer = ready()
    seconds, of_processor = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu": of_processor, "peak_mb": peak, "answer": answer}))


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
