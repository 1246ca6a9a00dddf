"""Opening a table with an engine: a file, a folder of files, or a frame that somebody already has."""

from glob import escape
from pathlib import Path
from typing import Any, get_args

import narwhals as nw

from inkling.cohort.engines.kinds import BACKENDS, CSV, PARQUET, Engine, Frame, engine_of, session_of
from inkling.cohort.engines.plainly import said_plainly
from inkling.cohort.errors import EngineMissing, SourceError
from inkling.cohort.header import Header, check_names, read_header
from inkling.language import gettext as _


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
        backend=BACKENDS[engine],
        separator=header.separator,
        **options[engine],
        **session_of(engine),
    )
    return frame, header


def _opened_parquet(path: Path, engine: Engine) -> tuple[Frame, Header]:
    if path.is_file() and path.stat().st_size == 0:
        raise SourceError(_("“{file}” is empty. Write it again.").format(file=path.name))
    where = escape(str(path)) + "/*.parquet" if path.is_dir() and engine == "duckdb" else str(path)
    # Polars would read brackets in the name of a file as a pattern.
    plainly: dict[str, Any] = {"glob": False} if engine == "polars" and path.is_file() else {}
    frame = nw.scan_parquet(where, backend=BACKENDS[engine], **plainly, **session_of(engine))
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
