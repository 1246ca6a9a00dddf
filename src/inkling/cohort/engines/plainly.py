"""Whatever an engine says when it fails becomes a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from inkling.cohort.errors import CohortError, EngineMissing, SourceError
from inkling.language import gettext as _

_OF_ENGINES = ("polars", "duckdb", "pyspark", "py4j", "pyarrow", "narwhals")


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
        if "query interrupted" in str(error).casefold():  # DuckDB's word for Ctrl-C
            raise KeyboardInterrupt from error
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
