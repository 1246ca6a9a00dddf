"""Which engines are there, and which of them does a table belong to?"""

from typing import Any, Literal

import narwhals as nw

from inkling.cohort.errors import EngineMissing
from inkling.language import gettext as _

Engine = Literal["polars", "duckdb", "spark"]
Frame = nw.LazyFrame[Any]

PARQUET = (".parquet", ".pq")
CSV = (".csv", ".tsv", ".txt")

BACKENDS: dict[str, Literal["polars", "duckdb", "pyspark"]] = {
    "polars": "polars",
    "duckdb": "duckdb",
    "spark": "pyspark",
}


def engine_of(frame: Frame) -> Engine | None:
    """Which engine will do the work? None for one that is not ours."""
    kind = frame.implementation
    if kind.is_polars():
        return "polars"
    if kind.is_duckdb():
        return "duckdb"
    return "spark" if kind.is_spark_like() else None


def session_of(engine: Engine) -> dict[str, Any]:
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
