"""What a table comes to: one row of it, the whole of it kept at hand, or a file."""

import os
from pathlib import Path
from typing import Any

import narwhals as nw

from inkling.cohort.engines.kinds import PARQUET, Frame, engine_of
from inkling.cohort.engines.plainly import said_plainly
from inkling.cohort.errors import SourceError
from inkling.language import gettext as _


def one_row(frame: Frame) -> dict[str, Any]:
    """What does this table of one row say? This is where the work is done. Raises `SourceError`."""
    with said_plainly():
        table = frame.collect("pyarrow" if engine_of(frame) != "polars" else None)
        row: dict[str, Any] = table.rows(named=True)[0]
    return row


def kept(frame: Frame) -> Frame:
    """The same table, worked out once and kept at hand for whatever is asked of it next. Raises `SourceError`.

    In memory, in order; Spark keeps what fits there, and the rest on its disks.
    """
    engine = engine_of(frame)
    with said_plainly():
        if engine == "spark":
            held: Frame = nw.from_native(frame.to_native().cache())
            return held
        return frame.collect("pyarrow" if engine == "duckdb" else None).lazy(
            "duckdb" if engine == "duckdb" else None
        )


def counting(upto: int, like: Frame) -> Frame:
    """A table of one column `step` with 1 to `upto`, of the same engine as another table."""
    engine = engine_of(like)
    if engine == "spark":
        numbers = [(n,) for n in range(1, upto + 1)]
        made: Frame = nw.from_native(like.to_native().sparkSession.createDataFrame(numbers, ["step"]))
        return made
    if engine == "duckdb":  # from the other table, so that both belong to one connection
        made = nw.from_native(like.to_native().limit(1).project(f"unnest(range(1, {int(upto) + 1})) as step"))
        return made
    return nw.from_dict({"step": list(range(1, upto + 1))}, backend="polars").lazy()


def write(frame: Frame, out: Path) -> None:
    """Write this table to a file, .parquet or .csv, without holding it in memory as a whole.

    Spark writes a folder of that name. What was there before is replaced only once the new table is whole.
    Raises `SourceError` where it cannot be written.
    """
    check_name(out)
    if engine_of(frame) == "spark":
        with said_plainly():
            writer = frame.to_native().write.mode("overwrite")
            if out.suffix.lower() == ".csv":
                writer.csv(str(out), header=True)
            else:
                writer.parquet(str(out))
        return
    part = part_of(out)
    try:
        with said_plainly():
            _write_file(frame, part, csv=out.suffix.lower() == ".csv")
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def check_name(out: Path) -> None:
    """Does the name say what kind of table is to be written? Raises `SourceError`."""
    if out.suffix.lower() not in (*PARQUET, ".csv"):
        raise SourceError(_("“{file}” must end in .parquet or .csv.").format(file=out.name))


def part_of(out: Path) -> Path:
    """Where does this file grow until it is whole?"""
    return out.with_name(f".{out.name}.{os.getpid()}.part")


def _write_file(frame: Frame, part: Path, *, csv: bool) -> None:
    if not csv:
        frame.sink_parquet(str(part))
    elif engine_of(frame) == "duckdb":
        frame.to_native().write_csv(str(part), header=True)
    else:
        frame.to_native().sink_csv(str(part))
