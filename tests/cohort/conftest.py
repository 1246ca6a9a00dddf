"""The same tables on every engine. Spark is looked for, and reported as not run where it or Java is missing."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pytest

Table = Callable[[dict[str, list[Any]]], Any]


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Spark in local mode, started once; tests that need it are skipped where it cannot be."""
    sql = pytest.importorskip("pyspark.sql", reason="NOT RUN on Spark: pyspark is not installed")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("NOT RUN on Spark: there is no Java")
    quiet = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = sql.SparkSession.builder.master("local[1]").appName("inkling tests")
    session = builder.config(map=quiet).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(params=["polars", "duckdb", "spark"])
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each engine in turn."""
    if request.param == "spark":
        request.getfixturevalue("spark")
    return str(request.param)


@pytest.fixture
def table(engine: str, request: pytest.FixtureRequest) -> Table:
    """Make a table of these columns on the engine of this test."""

    def made(columns: dict[str, list[Any]]) -> Any:
        frame = pl.DataFrame(columns, strict=False)
        if engine == "polars":
            return frame.lazy()
        if engine == "duckdb":
            return duckdb.from_arrow(frame.to_arrow())
        return request.getfixturevalue("spark").createDataFrame(frame.to_arrow())

    return made


def rows(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """Every row, in the order of its cells."""
    found = frame.collect("pyarrow").rows()
    return sorted(
        found, key=lambda row: [(cell is None, str(type(cell)), cell) for cell in row if cell is not None]
    )
