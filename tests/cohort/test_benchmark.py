"""The benchmark of cohorts does what it says it measures, on few people."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import polars as pl
import pytest
from bench.cohort import work
from bench.cohort.drawing import draw
from bench.cohort.measured import R_PER_EPISODE, Done, Line, Run
from bench.cohort.telling import markdown, printed
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

    def done(work: str) -> Any:
        return WORK[work](file, out, engine)()

    done("read and sort")
    assert pl.read_parquet(out).height == PEOPLE * SESSIONS
    found = done("gains")
    assert found["intervals"] == done("gains in memory")["intervals"] == PEOPLE * (SESSIONS - 3)
    assert found["gains"] == done("gains in memory")["gains"] == done("at once")["gains"] > 0
    scores = scores_of(PEOPLE)
    used = reliable_change(scores[:, 0], scores[:, -1], reliability=0.85).used
    assert done("change")["used"] == done("change in memory")["used"] == used


def test_more_people_than_fit_are_made_up_in_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each person whole, nobody twice, and the gains those of the chunks. Red when two chunks have the same people."""
    monkeypatch.setattr(work, "CHUNK", 25)
    path = tmp_path / f"{PEOPLE}.parquet"
    make(PEOPLE, path)
    frame = pl.read_parquet(path)
    assert frame.select("person", "session").n_unique() == frame.height == PEOPLE * SESSIONS
    assert pl.read_parquet(work.pairs_of(path)).height == 2 * PEOPLE
    found: Any = WORK["gains"](path, tmp_path / "o.parquet", "polars")()
    assert found["gains"] == WORK["at once"](path, path, "polars")()["gains"]  # type: ignore[index]


def test_what_was_measured_is_told_and_drawn() -> None:
    """The page has a row for each line; in the picture, what is exactly in proportion is as steep as the dotted."""
    lines = [
        Line(
            people,
            "sudden gains, file to file",
            "polars",
            Done(people / 1e5, 1.5, 300.0, None),
            R_PER_EPISODE,
        )
        for people in (10_000, 100_000, 1_000_000)
    ]
    sort = Done(0.5, 0.7, 200.0, None)
    lines.append(Line(10_000, "read and sort", "duckdb", sort))
    lines.append(
        Line(10_000, "sudden gains, file to file", "duckdb", Done(1.0, 1.0, 300.0, None), None, sort)
    )
    run = Run(about="here", one_by_one=1000.0, lines=lines)
    told = markdown(run)
    assert (
        "| 1,000,000 | sudden gains, file to file | Polars | 10.0 | 1.5 | 100,000 | 300 MB |  | 1,550.0"
        in told
    )
    assert "| 2.0 times |" in told
    assert "1,550.0 x R" in printed(lines[0])
    drawn = ElementTree.fromstring(draw(run))
    found = [path.attrib for path in drawn.iter("{http://www.w3.org/2000/svg}path")]
    paths = {path["class"]: path["d"] for path in found if "H" not in path["d"]}
    slopes = {name: _slope(paths[name]) for name in ("did polars", "even")}
    assert slopes["did polars"] == pytest.approx(slopes["even"], rel=0.01)
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) == 5


def _slope(path: str) -> float:
    points = [tuple(float(cell) for cell in point.split()) for point in path[1:].split("L")]
    (x1, y1), (x2, y2) = points[0], points[-1]
    return (y1 - y2) / (x2 - x1)
