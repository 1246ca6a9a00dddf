"""A table too large to keep, taken apart into pieces on disk by the person's place in the order of people.

Linear in rows: one look at a sample, to know where to cut, and one pass that writes every row into its piece.
"""

from collections.abc import Sequence
from functools import reduce
from glob import escape
from operator import add
from pathlib import Path
from typing import Any

import narwhals as nw

from inkling.cohort.engines.keeping import one_row
from inkling.cohort.engines.kinds import BACKENDS, Frame, engine_of
from inkling.cohort.engines.plainly import said_plainly

_SAMPLE = 1_000
"""So many rows a piece are looked at to know where the pieces part."""

_WAITING = 20_000
"""So many rows of each piece DuckDB keeps before it writes them; its usual half a million of each fill the memory."""


def rows_of(frame: Frame) -> int:
    """How many rows has this table? Raises `SourceError`."""
    return int(one_row(frame.select(nw.len().cast(nw.Int64).alias("rows")))["rows"])


def can_be_taken_apart(frame: Frame) -> bool:
    """Is it a table of this machine, with people who are numbers or text? Spark takes tables apart by itself."""
    kind = frame.collect_schema()["person"]
    return engine_of(frame) != "spark" and (kind.is_integer() or kind.is_float() or kind == nw.String)


def taken_apart(frame: Frame, rows: int, pieces: int, folder: Path) -> list[Path]:
    """Writes the rows, without those of nobody, into about so many folders in this one, for `table_in`.

    People are in order from one to the next; a person is whole in one of them, so one with very many rows makes a
    large piece. Raises `SourceError`.
    """
    with said_plainly():
        bounds = _bounds(frame.select("person", "session"), rows, pieces)
        somebody = frame.filter(~nw.col("person").is_null())
        place = reduce(
            add, [(nw.col("person") >= bound).cast(nw.Int32) for bound in bounds], nw.lit(0).cast(nw.Int32)
        )
        native: Any = somebody.with_columns(piece=place).to_native()
        if engine_of(frame) == "polars":
            polars = frame.implementation.to_native_namespace()
            into = polars.PartitionBy(folder, key="piece", include_key=False)
            native.sink_parquet(into, compression="uncompressed", mkdir=True)
        else:
            duckdb = frame.implementation.to_native_namespace()
            duckdb.execute(f"set partitioned_write_flush_threshold = {_WAITING}")
            try:
                native.write_parquet(str(folder), partition_by=["piece"], compression="uncompressed")
            finally:
                duckdb.execute("reset partitioned_write_flush_threshold")
    found = [folder / f"piece={number}" for number in range(len(bounds) + 1)]
    return [piece for piece in found if piece.is_dir()]


def write_part(frame: Frame, part: Path) -> None:
    """Write this table as one part of a larger one, quickly rather than small. Raises `SourceError`."""
    native: Any = frame.to_native()
    with said_plainly():
        write = native.sink_parquet if engine_of(frame) == "polars" else native.write_parquet
        write(str(part), compression="lz4")


def table_in(folder: Path, like: Frame) -> Frame:
    """All Parquet files in this folder, in order of their names, as one table of the same engine as another."""
    engine = engine_of(like) or "polars"
    with said_plainly():
        return nw.scan_parquet(f"{escape(str(folder))}/*.parquet", backend=BACKENDS[engine])


def _bounds(frame: Frame, rows: int, pieces: int) -> Sequence[Any]:
    """Who is the first in each piece but the first? From a sample of rows, the same one each time."""
    every = max(1, rows // (pieces * _SAMPLE))
    native: Any = frame.to_native()
    if engine_of(frame) == "polars":
        sample = native.gather_every(every).drop_nulls().collect(engine="streaming")["person"].to_list()
    else:
        some = native.filter(f"person is not null and hash(person, session) % {every} = 0")
        sample = [person for person, _session in some.fetchall()]
    sample.sort()
    cuts = {sample[len(sample) * piece // pieces] for piece in range(1, pieces)} if sample else set()
    return sorted(cuts)
