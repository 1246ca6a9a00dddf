"""The benchmark of cohorts does what it says it measures, on few people."""

from pathlib import Path

import polars as pl
import pytest
from bench.cohort.work import SESSIONS, WORK, make, scores_of

from inkling.change import reliable_change
from inkling.cohort import Engine

PEOPLE = 60


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / f"{PEOPLE}.parquet"
    make(PEOPLE, path)
    return path


def test_the_file_holds_everybody_in_no_order(file: Path) -> None:
    frame = pl.read_parquet(file)
    assert frame.height == PEOPLE * SESSIONS
    assert frame["score"].null_count() > 0
    assert not frame["person"].is_sorted()
    wide = (
        frame.sort("person", "session")["score"].fill_null(float("nan")).to_numpy().reshape(PEOPLE, SESSIONS)
    )
    assert (wide == scores_of(PEOPLE)).sum() == frame["score"].drop_nulls().len()


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_all_of_it_finds_the_same(file: Path, engine: Engine) -> None:
    out = file.with_name("out.parquet")
    WORK["read and sort"](file, out, engine)
    assert pl.read_parquet(out).height == PEOPLE * SESSIONS
    found, at_once = WORK["gains"](file, out, engine), WORK["at once"](file, out, engine)
    assert isinstance(found, dict) and isinstance(at_once, dict)
    assert found["intervals"] == PEOPLE * (SESSIONS - 3)
    assert found["gains"] == at_once["gains"] > 0
    scores = scores_of(PEOPLE)
    assert (
        WORK["change"](file, out, engine)
        == reliable_change(scores[:, 0], scores[:, -1], reliability=0.85).used
    )
