"""The engines: the one file that knows which of them there are, opens tables with them and writes tables.

None is imported before a table is opened; Narwhals does that by the engine's name.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, get_args

import narwhals as nw

from inkling.cohort.errors import CohortError, EngineMissing, SourceError
from inkling.cohort.header import Header, check_names, read_header
from inkling.language import gettext as _

Engine = Literal["polars", "duckdb", "spark"]
Frame = nw.LazyFrame[Any]

PARQUET = (".parquet", ".pq")
CSV = (".csv", ".tsv", ".txt")

_BACKENDS: dict[str, Literal["polars", "duckdb", "pyspark"]] = {
    "polars": "polars",
    "duckdb": "duckdb",
    "spark": "pyspark",
}
_OF_ENGINES = ("polars", "duckdb", "pyspark", "py4j", "pyarrow", "narwhals")


def opened(source: object, engine: Engine = "polars") -> tuple[Frame, Header]:
    """Which table is this, not yet read? A Parquet or CSV file, a folder of Parquet files, or a frame.

    A file is opened with `engine`, every cell of a CSV as text. A frame keeps the engine it came with; one
    of pandas or PyArrow goes to Polars. Raises `EngineMissing` and `SourceError`.
    """
    if engine not in get_args(Engine):
        raise EngineMissing(_("The engine must be one of: polars, duckdb, spark."))
    with said_plainly():
        if isinstance(source, str | Path):
            return _opened_file(Path(source), engine)
        frame = _opened_frame(source)
        names = tuple(frame.collect_schema().names())
    check_names(names)
    return frame, Header(names=names)


def _opened_file(path: Path, engine: Engine) -> tuple[Frame, Header]:
    if not path.exists():
        raise SourceError(
            _("There is no file “{file}”. Check the name and the folder.").format(file=path.name)
        )
    kind = path.suffix.lower()
    if path.is_dir() or kind in PARQUET:
        return _opened_parquet(path, engine)
    if kind not in CSV:
        raise SourceError(
            _("“{file}” is neither Parquet nor CSV. Give it as .parquet, .csv or .tsv.").format(
                file=path.name
            )
        )
    header = read_header(path)
    options: dict[str, dict[str, Any]] = {
        "polars": {"infer_schema": False, "glob": False},
        "duckdb": {
            "auto_detect": False,
            "columns": dict.fromkeys(header.names, "VARCHAR"),
            "header": True,
            "quotechar": '"',
            "escapechar": '"',
        },
        "spark": {"header": True, "mode": "FAILFAST", "escape": '"'},
    }
    frame = nw.scan_csv(
        str(path),
        backend=_BACKENDS[engine],
        separator=header.separator,
        **options[engine],
        **_session(engine),
    )
    return frame, header


def _opened_parquet(path: Path, engine: Engine) -> tuple[Frame, Header]:
    if path.is_file() and path.stat().st_size == 0:
        raise SourceError(_("“{file}” is empty. Write it again.").format(file=path.name))
    where = str(path / "*.parquet") if path.is_dir() and engine == "duckdb" else str(path)
    # Polars would read brackets in the name of a file as a pattern.
    plainly: dict[str, Any] = {"glob": False} if engine == "polars" and path.is_file() else {}
    frame = nw.scan_parquet(where, backend=_BACKENDS[engine], **plainly, **_session(engine))
    names = tuple(frame.collect_schema().names())
    check_names(names)
    return frame, Header(names=names)


def _opened_frame(source: object) -> Frame:
    try:
        frame = nw.from_native(nw.to_native(source, pass_through=True))
    except TypeError:
        raise SourceError(
            _("This is no table that can be read. Give a file, or a frame of Polars, DuckDB or Spark.")
        ) from None
    lazy: Frame = frame.lazy("polars") if _is_of_memory(frame) else frame.lazy()
    if engine_of(lazy) is None:
        raise SourceError(_("This table belongs to an engine that is not one of: Polars, DuckDB, Spark."))
    return lazy


def _is_of_memory(frame: object) -> bool:
    """Is it a table in memory of another library than Polars?"""
    return isinstance(frame, nw.DataFrame) and not frame.implementation.is_polars()


def _session(engine: Engine) -> dict[str, Any]:
    """What else does this engine need to open a file? Spark needs somebody to send the work to."""
    if engine != "spark":
        return {}
    try:
        from pyspark.sql import SparkSession

        session = SparkSession.builder.appName("inkling cohort").getOrCreate()
    except ModuleNotFoundError:
        raise
    except Exception:  # what a missing or unfit Java does is not one kind of error
        raise EngineMissing(
            _("Spark could not start. It needs Java 17 or newer; look at JAVA_HOME.")
        ) from None
    return {"session": session}


def engine_of(frame: Frame) -> Engine | None:
    """Which engine will do the work? None for one that is not ours."""
    kind = frame.implementation
    if kind.is_polars():
        return "polars"
    if kind.is_duckdb():
        return "duckdb"
    return "spark" if kind.is_spark_like() else None


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


def one_row(frame: Frame) -> dict[str, Any]:
    """What does this table of one row say? This is where the work is done. Raises `SourceError`."""
    with said_plainly():
        table = frame.collect("pyarrow" if engine_of(frame) != "polars" else None)
        row: dict[str, Any] = table.rows(named=True)[0]
    return row


def write(frame: Frame, out: Path) -> None:
    """Write this table to a file, .parquet or .csv, without holding it in memory as a whole.

    Spark writes a folder of that name. What was there before is replaced only once the new table is whole.
    Raises `SourceError` where it cannot be written.
    """
    if out.suffix.lower() not in (*PARQUET, ".csv"):
        raise SourceError(_("“{file}” must end in .parquet or .csv.").format(file=out.name))
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


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turns what an engine says when it fails into a sentence. What it said stays behind as the cause."""
    try:
        yield
    except CohortError:
        raise
    except ModuleNotFoundError as error:
        raise EngineMissing(
            _(
                "The package {name} is needed for this. Install it with: pip install 'inkling[{extra}]'"
            ).format(name=error.name, extra="spark" if error.name == "pyspark" else "cohort")
        ) from error
    except MemoryError as error:
        raise SourceError(_("There is not enough memory for this table. Try the engine duckdb.")) from error
    except Exception as error:
        if type(error).__module__.split(".")[0].lstrip("_") not in _OF_ENGINES and not isinstance(
            error, OSError
        ):
            raise
        raise SourceError(_what_failed(error)) from error


def _what_failed(error: Exception) -> str:
    """A sentence for the failures people meet; none repeats what stands in a cell."""
    said = str(error).casefold()
    if "no space left" in said or getattr(error, "errno", None) == 28:
        return _("The disk is full. Make room, or choose another place for the result.")
    if "permission denied" in said or isinstance(error, PermissionError):
        return _("A file may not be read or written by you. Change its permissions, or choose another place.")
    if "out of memory" in said:
        return _("There is not enough memory for this table. Try the engine duckdb.")
    if "replacement scan" in said or "different connections" in said:
        return _(
            "This DuckDB table belongs to a connection of its own. Make it with duckdb.sql, or write a file."
        )
    if "utf-8" in said or "utf8" in said or "unicode" in said or "encoding" in said:
        return _("The file is not written in UTF-8. Save it again as UTF-8.")
    return _(
        "The table could not be read: it is damaged, cut off, or not what its name says. Write it again."
    )
