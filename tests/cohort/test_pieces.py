"""Tables too large to keep are worked through in pieces: the same answers, the same numbers, nothing left behind."""

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from inkling.cohort import CohortError, Engine, SourceError, gains, read, write, write_gains
from inkling.cohort.engines import kept, opened, taken_apart

pieces = importlib.import_module("inkling.cohort.pieces")

WHO: dict[str, Any] = {
    "numbers": lambda n: n,
    "text": lambda n: f"Zoë {n % 7} 🌱 {n}",
    "decimals": lambda n: n / 4 - 9.5,
}


def _cohort(who: str = "numbers", people: int = 90) -> pl.DataFrame:
    """Rows in no order, with everything in them that can be wrong."""
    draw = np.random.default_rng(7)
    name = WHO[who]
    cells: list[tuple[Any, Any, Any]] = [
        (name(person), session, str(draw.integers(0, 28)))
        for person in range(people)
        for session in range(1, 12)
        if draw.random() > 0.1
    ]
    cells += [(name(3), 4, "9"), (name(3), 4, "9"), (name(people), 1, "5"), (name(people + 1), None, "5")]
    cells += [(None, 1, "4"), (None, 2, "3"), (name(8), 12, "x"), (name(9), 12, "inf"), (name(9), 13, "")]
    order = draw.permutation(len(cells))
    frame = pl.DataFrame(
        [cells[at] for at in order], schema=["person", "session", "score"], orient="row", strict=False
    )
    return frame.with_columns(pl.col("session").cast(pl.Int64))


def _same(a: Path, b: Path) -> bool:
    return pl.read_parquet(a).equals(pl.read_parquet(b))


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_pieces_say_what_the_whole_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine, who: str
) -> None:
    """Cell by cell and in the same order, and every number of the flow. Red when pieces overlap or part a person."""
    _cohort(who).write_parquet(tmp_path / "in.parquet")
    whole, apart = tmp_path / "whole.parquet", tmp_path / "apart.parquet"
    one = write_gains(tmp_path / "in.parquet", whole, 6, engine=engine)
    monkeypatch.setattr(pieces, "PIECE", 100)
    steps: list[tuple[Any, ...]] = []
    many = write_gains(
        tmp_path / "in.parquet", apart, 6, engine=engine, told=lambda *step: steps.append(step)
    )
    assert (one.flow, one.found) == (many.flow, many.found)
    assert many.flow.people_doubled == 1
    assert many.flow.rows_without_person == 2
    assert many.found.gains > 0
    assert len([step for step in steps if step[0] == "looking"]) > 5
    assert _same(whole, apart)
    write(gains(read(tmp_path / "in.parquet", engine=engine), 6), whole)
    assert _same(whole, apart)
    assert {path.name for path in tmp_path.iterdir()} == {"in.parquet", "whole.parquet", "apart.parquet"}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_pieces_of_a_csv_to_a_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    _cohort("text").write_csv(tmp_path / "in.csv")
    write_gains(tmp_path / "in.csv", tmp_path / "whole.csv", 6, engine=engine)
    monkeypatch.setattr(pieces, "PIECE", 100)
    write_gains(tmp_path / "in.csv", tmp_path / "apart.csv", 6, engine=engine)
    assert (tmp_path / "whole.csv").read_bytes() == (tmp_path / "apart.csv").read_bytes()


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_one_person_with_very_many_rows_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    """Most of the sample is that person, so most cuts are the same one."""
    monkeypatch.setattr(pieces, "PIECE", 100)
    rest = {
        "person": [1, 1, 1, 1, 9, 9, 9, 9],
        "session": [1, 2, 3, 4] * 2,
        "score": [20.0, 20, 5, 5, 9, 9, 9, 9],
    }
    many = {
        "person": [5] * 3000,
        "session": list(range(1, 3001)),
        "score": [float(n % 20) for n in range(3000)],
    }
    frame = pl.concat([pl.DataFrame(rest), pl.DataFrame(many)])
    found = write_gains(frame.lazy() if engine == "polars" else _parquet(frame, tmp_path), tmp_path / "o.parquet", 6,
                        engine=engine)  # fmt: skip
    assert found.flow.people_used == 3
    assert pl.read_parquet(tmp_path / "o.parquet")["person"].to_list() == [1, *[5] * 2997, 9]


def _parquet(frame: pl.DataFrame, folder: Path) -> Path:
    frame.write_parquet(folder / "in.parquet")
    return folder / "in.parquet"


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"person": [None] * 300, "session": [1] * 300, "score": [1.0] * 300}, "empty in every row"),
        (
            {"person": list(range(300)), "session": [None] * 300, "score": [1.0] * 300},
            "No row has a whole number",
        ),
        (
            {"person": list(range(300)), "session": [1] * 300, "score": ["x"] * 300},
            "No row has a number for its score",
        ),
        (
            {"person": [n // 2 for n in range(300)], "session": [0, 9999] * 150, "score": [1.0] * 300},
            "span 10,000 numbers",
        ),
    ],
)
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_what_will_not_do_is_said_of_pieces_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine, columns: dict[str, list[Any]], words: str
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 100)
    table = _parquet(
        pl.DataFrame(columns, schema_overrides={"person": pl.Int64, "session": pl.Int64}), tmp_path
    )
    (tmp_path / "out.csv").write_text("was here")
    with pytest.raises(CohortError, match=words):
        write_gains(table, tmp_path / "out.csv", 6, engine=engine)
    assert {path.name for path in tmp_path.iterdir()} == {"in.parquet", "out.csv"}
    assert (tmp_path / "out.csv").read_text() == "was here"


def test_people_of_another_kind_are_worked_through_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dates of birth, say: nothing here knows where to cut them."""
    monkeypatch.setattr(pieces, "PIECE", 100)
    frame = _cohort().with_columns(pl.date(2026, 1, 1) + pl.duration(days=pl.col("person")))
    found = write_gains(frame, tmp_path / "out.parquet", 6)
    assert found == write_gains(_cohort(), tmp_path / "out.parquet", 6)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_table_is_taken_apart_alike_each_time(tmp_path: Path, engine: Engine) -> None:
    """Red when the sample that says where to cut is drawn by lot."""
    _cohort(people=2_000).write_parquet(tmp_path / "in.parquet")
    frame, _header = opened(tmp_path / "in.parquet", engine)
    found = []
    for time in ("first", "second"):
        folders = taken_apart(frame, 20_000, 6, tmp_path / time)
        found.append([sorted(set(pl.read_parquet(folder)["person"])) for folder in folders])
    assert found[0] == found[1] and len(found[0]) == 6


@pytest.mark.parametrize(
    "error",
    [
        KeyboardInterrupt,
        RuntimeError("Query interrupted"),
        OSError(28, "No space left on device"),
        MemoryError,
    ],
)
@pytest.mark.parametrize("at", ["taken_apart", "write_part", "write"])
def test_stopped_in_the_middle_nothing_stays_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, error: Any
) -> None:
    table, out = _parquet(_cohort(), tmp_path), tmp_path / "out.parquet"
    out.write_bytes(b"was here")
    monkeypatch.setattr(pieces, "PIECE", 100)
    original = getattr(pieces, at)

    def stopped(*arguments: Any) -> None:
        original(*arguments) if at != "write" else None
        raise error

    monkeypatch.setattr(pieces, at, stopped)
    ended = (KeyboardInterrupt, RuntimeError)  # Ctrl-C, in the words of Python and of DuckDB
    with pytest.raises(KeyboardInterrupt if issubclass(_kind(error), ended) else SourceError) as said:
        write_gains(table, out, 6)
    if isinstance(error, OSError):
        assert "The disk is full" in str(said.value)
    assert out.read_bytes() == b"was here"
    assert {path.name for path in tmp_path.iterdir()} == {"in.parquet", "out.parquet"}


def _kind(error: Any) -> type[BaseException]:
    return error if isinstance(error, type) else type(error)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_what_is_kept_is_worked_out_once(tmp_path: Path, engine: Engine) -> None:
    """Red when the table is only planned: the file it comes from is gone by then."""
    table = _parquet(_cohort(), tmp_path)
    scores = kept(read(table, engine=engine).scores)
    table.unlink()
    assert len(scores.collect("pyarrow")) > 0
