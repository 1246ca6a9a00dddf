"""Reading a cohort: columns found or named, cells as numbers, and whatever is left out is counted.

Tables are worked out by hand; what is counted adds up in each of them.
"""

import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pyarrow as pa
import pytest

from inkling.cohort import (
    CohortError,
    ColumnError,
    EngineMissing,
    Episodes,
    Flow,
    SourceError,
    from_wide,
    read,
)
from tests.cohort.conftest import Table, rows

NAN = float("nan")


def _whole(flow: Flow) -> None:
    """The flow adds up."""
    assert flow.rows_used >= 0
    assert flow.people_used >= 0
    assert flow.scores_empty + flow.scores_unread + flow.scores_infinite <= flow.rows_used
    assert flow.people_with_one_session <= flow.people_too_short <= flow.people_used


def _told(flow: Flow) -> dict[str, int]:
    """What is not zero."""
    _whole(flow)
    return {name: getattr(flow, name) for name in flow.__dataclass_fields__ if getattr(flow, name)}


def test_sessions_out_of_order_are_put_in_order(table: Table) -> None:
    read_ = read(
        table({"person": ["a", "b", "a", "a", "a"], "session": [3, 1, 1, 4, 2], "score": [3.0, 9, 1, 4, 2]})
    )
    assert rows(read_.scores) == [("a", 1, 1.0), ("a", 2, 2.0), ("a", 3, 3.0), ("a", 4, 4.0), ("b", 1, 9.0)]
    assert _told(read_.flow) == {"rows": 5, "people": 2, "people_with_one_session": 1, "people_too_short": 1}


def test_a_number_left_out_is_a_session_without_a_score(table: Table) -> None:
    """Red when gaps are closed up, so that sessions move next to each other."""
    read_ = read(table({"person": [7, 7, 7, 8, 8], "session": [2, 5, 6, 1, 3], "score": [2.0, 5, 6, 1, 3]}))
    assert rows(read_.scores) == [
        (7, 2, 2.0),
        (7, 3, None),
        (7, 4, None),
        (7, 5, 5.0),
        (7, 6, 6.0),
        (8, 1, 1.0),
        (8, 2, None),
        (8, 3, 3.0),
    ]
    assert _told(read_.flow) == {"rows": 5, "people": 2, "people_too_short": 1, "sessions_missed": 3}


def test_whoever_has_two_rows_for_one_session_is_left_out_and_counted(table: Table) -> None:
    """Also when a gap makes the number of rows fit, and when both rows say the same."""
    columns: dict[str, list[Any]] = {
        "person": ["a", "a", "b", "b", "b", "c", "c", "d", None],
        "session": [1, 2, 1, 1, 3, 2, 2, None, 1],
        "score": [1.0, 2, 3, 4, 5, 6, 6, 7, 8],
    }
    read_ = read(table(columns))
    assert rows(read_.scores) == [("a", 1, 1.0), ("a", 2, 2.0)]
    assert _told(read_.flow) == {
        "rows": 9,
        "rows_without_person": 1,
        "rows_without_session": 1,
        "rows_of_doubled": 5,
        "people": 4,
        "people_without_session": 1,
        "people_doubled": 2,
        "people_too_short": 1,
    }
    assert (read_.flow.rows_used, read_.flow.people_used) == (2, 1)


@pytest.mark.parametrize("first", [0, 1, 30, 51, 60, -3])
@pytest.mark.parametrize(
    ("sessions", "left_out", "missed"),
    [
        ([0, 1, 2, 3, 4], False, 0),
        ([0, 2, 2, 2, 4], True, 0),  # as many rows and the same sum as 0, 1, 2, 3, 4
        ([0, 0, 1, 3, 3, 5], True, 0),
        ([0, 1, 1, 1, 1, 5], True, 0),  # and here the same number of rows
        ([0, 1, 3, 4], False, 1),
        ([0, 9], False, 8),
        ([0, 0], True, 0),
    ],
)
def test_doubles_are_found_wherever_they_hide(
    first: int, sessions: list[int], left_out: bool, missed: int
) -> None:
    """Red when rows and sums alone are compared, and when powers of two are added up beyond what is exact."""
    columns = {
        "person": ["a"] * len(sessions),
        "session": [first + n for n in sessions],
        "score": [1.0] * len(sessions),
    }
    flow = read(pl.DataFrame(columns)).flow
    assert (flow.people_doubled == 1, flow.sessions_missed) == (left_out, missed)


def test_scores_that_are_no_finite_number_count_as_missing(table: Table) -> None:
    scores = [math.inf, -math.inf, NAN, None, 5.5]
    read_ = read(table({"person": [1] * 5, "session": [1, 2, 3, 4, 5], "score": scores}))
    assert rows(read_.scores) == [(1, 1, None), (1, 2, None), (1, 3, None), (1, 4, None), (1, 5, 5.5)]
    assert _told(read_.flow) == {"rows": 5, "scores_empty": 2, "scores_infinite": 2, "people": 1}


def test_cells_of_text_are_numbers_only_if_all_of_them_is_one(table: Table) -> None:
    cells = [
        "12",
        " 12.5 ",
        "-.5",
        "1e2",
        "+3.",
        "",
        "NA",
        ".",
        "nan",
        "Inf",
        "twelve",
        "1,5",
        "12 points",
        "1e999",
    ]
    sessions = [f"{n}" for n in range(1, len(cells))] + ["14.0"]
    read_ = read(table({"person": ["x"] * len(cells), "session": sessions, "score": cells}))
    found = [score for _person, _session, score in rows(read_.scores)]
    assert found == [12.0, 12.5, -0.5, 100.0, 3.0, *[None] * 9]
    assert _told(read_.flow) == {
        "rows": 14,
        "scores_empty": 4,
        "scores_infinite": 1,
        "scores_unread": 4,
        "people": 1,
    }


def test_sessions_that_are_no_whole_number_leave_their_row_out(table: Table) -> None:
    cells = ["1", "2.5", "two", "", "inf", "1e12", "2"]
    read_ = read(table({"person": ["x"] * 7, "session": cells, "score": [1.0] * 7}))
    assert rows(read_.scores) == [("x", 1, 1.0), ("x", 2, 1.0)]
    assert read_.flow.rows_without_session == 5
    halves = read(table({"person": ["x"] * 4, "session": [0.0, 1.0, 1.5, NAN], "score": [1.0] * 4}))
    assert rows(halves.scores) == [("x", 0, 1.0), ("x", 1, 1.0)]
    assert halves.flow.rows_without_session == 2


def test_nobody_is_a_row_without_a_person(table: Table) -> None:
    read_ = read(table({"id": ["", "  ", None, "a"], "session": [1, 1, 1, 1], "score": [1.0] * 4}))
    assert rows(read_.scores) == [("a", 1, 1.0)]
    assert _told(read_.flow)["rows_without_person"] == 3


def test_what_was_left_out_is_told_in_plain_sentences() -> None:
    columns: dict[str, list[Any]] = {
        "person": ["a", "a", "b", "b", "c", "c", None, "d", "e"],
        "session": [1, 3, 1, 1, 1, 2, 1, None, 1],
        "score": ["1", "x", "1", "2", "", "inf", "3", "4", "5"],
    }
    assert read(pl.DataFrame(columns)).flow.lines() == (
        "9 rows of 5 people were read; 3 of them are counted in.",
        "1 row says nobody's name.",
        "1 row has no whole number for its session and was left out.",
        "1 person has no other row.",
        "1 person has two rows for one session and was left out with all 2 rows.",
        "1 score is text and counts as missing.",
        "1 score is infinite and counts as missing.",
        "1 session has no score.",
        "1 session between others has no row and counts as one without a score.",
        "1 person has only one session.",
    )


LONG = {"person": ["a", "a", "b"], "session": [1, 2, 1], "score": [3.5, None, 2.0]}


@pytest.mark.parametrize("name", ["long.parquet", "long.csv", "long.tsv", "semicolons.csv", "folder"])
def test_files_say_the_same_as_frames(name: str, engine: str, tmp_path: Path) -> None:
    frame, path = pl.DataFrame(LONG), tmp_path / name
    if name == "folder":
        path.mkdir()
        frame[:2].write_parquet(path / "1.parquet")
        frame[2:].write_parquet(path / "2.parquet")
    elif name.endswith(".parquet"):
        frame.write_parquet(path)
    elif name == "semicolons.csv":
        path.write_text(
            "person;session;score\na;1;3,5\na;2;\nb;1;2\n", "utf-8-sig" if engine != "spark" else "utf-8"
        )
    else:
        frame.write_csv(path, separator="\t" if name.endswith(".tsv") else ",")
    read_ = read(path, engine=engine)  # type: ignore[arg-type]
    assert rows(read_.scores) == [("a", 1, 3.5), ("a", 2, None), ("b", 1, 2.0)]


def test_what_others_hold_in_memory_is_taken_too() -> None:
    for source in (pl.DataFrame(LONG), pa.table(LONG), nw.from_native(pl.DataFrame(LONG)).lazy()):
        assert read(source).flow.rows == 3


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("person", "session", "score"), ("person", "session", "score")),
        (("age", "Participant_ID", "visit", "PHQ total"), ("Participant_ID", "visit", "PHQ total")),
        (("id", "patientId", "sessionNumber", "time", "value"), ("patientId", "sessionNumber", "value")),
        (("case", "week", "bdi"), ("case", "week", "bdi")),
    ],
)
def test_columns_are_found_by_name(names: tuple[str, ...], found: tuple[str, ...]) -> None:
    columns: dict[str, list[Any]] = {name: [1] for name in names}
    columns[found[1]], columns[found[2]] = [3], [2.5]
    read_ = read(pl.DataFrame(columns))
    assert rows(read_.scores) == [(1, 3, 2.5)]


def test_columns_can_be_named_as_they_are_or_nearly() -> None:
    frame = pl.DataFrame({"who": ["a"], "t": [1], "x": [1.0], "Y": [2.0]})
    assert rows(read(frame, person="who", session="t", score="y").scores) == [("a", 1, 2.0)]


def _said(source: Any, **options: Any) -> str:
    """The sentence with which reading this ends."""
    with pytest.raises(CohortError) as error:
        read(source, **options)
    said = str(error.value)
    assert said.endswith(".") or said.endswith("?") or said.endswith("'"), said
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("columns", "options", "words"),
    [
        ({"session": [1], "score": [1.0]}, {}, "No column is named like a person"),
        ({"person": [1], "score": [1.0]}, {}, "No column is named like a session"),
        ({"person": [1], "session": [1], "a": [1.0], "b": [2.0]}, {}, "not clear which column is the score"),
        ({"person": [1], "session": [1], "score": [1.0]}, {"score": "skore"}, "Did you mean “score”?"),
        (
            {"person": [1], "session": [1], "score": [1.0]},
            {"score": "qqq"},
            "Its columns are: person, session",
        ),
        (
            {"person": [1], "session": [1], "score": [1.0]},
            {"session": "score", "score": "score"},
            "three different columns",
        ),
        ({"person": [1], "session": [1], "score": [True]}, {}, "holds no numbers"),
        ({"person": [1], "session": [1], "score": ["high"]}, {}, "No row has a number for its score"),
        (
            {"person": [1], "session": ["first"], "score": [1.0]},
            {},
            "No row has a whole number for its session",
        ),
        ({"person": [None], "session": [1], "score": [1.0]}, {}, "empty in every row"),
        ({"person": [1, 1], "session": [20260101, 20270101], "score": [1.0, 2.0]}, {}, "10,001 numbers"),
        ({"person": [], "session": [], "score": []}, {}, "no rows"),
    ],
)
def test_a_table_that_will_not_do_ends_with_a_sentence(
    columns: dict[str, list[Any]], options: dict[str, str], words: str
) -> None:
    assert words in _said(pl.DataFrame(columns), **options)


def test_dates_are_no_numbers_of_sessions() -> None:
    frame = pl.DataFrame({"person": [1], "session": ["2026-01-01"], "score": [1.0]})
    assert "does not number the sessions" in _said(frame.with_columns(pl.col("session").str.to_date()))


def test_an_error_never_repeats_what_stands_in_a_cell() -> None:
    said = _said(pl.DataFrame({"person": ["Zoe"], "session": ["SECRET"], "score": ["SECRET"]}))
    assert "SECRET" not in said
    assert "Zoe" not in said


FILES: dict[str, tuple[str, bytes, str]] = {
    "nothing in it": ("a.csv", b"", "empty"),
    "only names": ("a.csv", b"person,session,score\n", "no rows"),
    "no parquet at all": ("a.parquet", b"person,session,score\n1,1,1\n", "could not be read"),
    "an empty parquet": ("a.parquet", b"", "empty"),
    "not utf-8": ("a.csv", b"person,session,score\n\xff\xfe\xe9,1,1\n", "UTF-8"),
    "not utf-8 in its names": ("a.csv", b"person,session,scor\xe9\n1,1,1\n", "UTF-8"),
    "a line too long": ("a.csv", b"person,session,score\n1,1,1,1,1\n", "could not be read"),
    "one name twice": ("a.csv", b"person,session,score,score\n1,1,1,1\n", "Two columns are called “score”"),
    "a spreadsheet": ("a.xlsx", b"PK", "neither Parquet nor CSV"),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_file_that_will_not_do_ends_with_a_sentence(kind: str, engine: str, tmp_path: Path) -> None:
    name, content, words = FILES[kind]
    (tmp_path / name).write_bytes(content)
    assert words in _said(tmp_path / name, engine=engine)


def test_a_hundred_thousand_columns_are_refused_at_once(tmp_path: Path) -> None:
    """Red when the engine is asked first, which then reads for minutes."""
    names = [f"c{n}" for n in range(100_000)]
    path = tmp_path / "wide.csv"
    path.write_text(",".join(names) + "\n" + ",".join("1" for _name in names) + "\n")
    assert "100,000 columns" in _said(path)
    path.write_text(",".join(f"column number {n}" for n in range(100_000)) + "\n")
    assert "too long" in _said(path)
    assert "3,000 columns" in _said(pl.DataFrame({f"c{n}": [1] for n in range(3_000)}))


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("name", ["a[1].parquet", "a[1].csv", "what?.csv"])
def test_a_name_is_a_name_and_no_pattern(name: str, engine: str, tmp_path: Path) -> None:
    frame, path = pl.DataFrame(LONG), tmp_path / name
    (frame.write_csv if name.endswith(".csv") else frame.write_parquet)(path)
    assert read(path, engine=engine).flow.rows == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_table_without_rows_is_said_to_have_none(engine: str, tmp_path: Path) -> None:
    pl.DataFrame(LONG).clear().write_parquet(tmp_path / "none.parquet")
    assert "no rows" in _said(tmp_path / "none.parquet", engine=engine)


def test_a_duckdb_table_of_another_connection_is_read_or_refused_with_its_reason() -> None:
    other = duckdb.connect()
    gaps = other.sql("select 'a' as person, unnest([1, 4]) as session, unnest([2.0, 3.0]) as score")
    assert rows(read(gaps).scores) == [("a", 1, 2.0), ("a", 2, None), ("a", 3, None), ("a", 4, 3.0)]
    with pytest.raises(SourceError, match="connection of its own"):
        from_wide(other.sql("select 'a' as person, 1.0 as s1, 2.0 as s2"), person="person")


def test_no_file_no_engine_no_table(tmp_path: Path) -> None:
    assert "There is no file “nowhere.csv”" in _said(tmp_path / "nowhere.csv")
    assert "neither" not in _said(3)
    with pytest.raises(EngineMissing, match="polars, duckdb, spark"):
        read(pl.DataFrame(LONG), engine="excel")  # type: ignore[arg-type]


def test_entering_the_room_loads_no_engine() -> None:
    """Red with `import polars` at the top of any file of the room."""
    engines = ("polars", "duckdb", "pyspark", "pyarrow", "pandas")
    code = f"import sys, inkling.cohort; sys.exit(any(name in sys.modules for name in {engines!r}))"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_what_is_damaged_is_not_what_is_missing() -> None:
    assert issubclass(ColumnError, CohortError) and issubclass(SourceError, ValueError)


def test_a_column_a_session_becomes_a_row_a_session(table: Table) -> None:
    wide = table(
        {"id": ["a", "b"], "age": [30, 40], "phq_0": [1.0, 2], "phq_2": [3.0, None], "phq_1": [5.0, 6]}
    )
    long = from_wide(wide, person="id")
    assert rows(long) == [
        ("a", 0, 1.0),
        ("a", 1, 5.0),
        ("a", 2, 3.0),
        ("b", 0, 2.0),
        ("b", 1, 6.0),
        ("b", 2, None),
    ]
    read_ = read(long)
    assert isinstance(read_, Episodes)
    assert _told(read_.flow) == {"rows": 6, "scores_empty": 1, "people": 2, "people_too_short": 2}


def test_columns_of_sessions_can_be_named_in_order_or_with_their_numbers() -> None:
    wide = pl.DataFrame({"id": ["a"], "first": [1.0], "then": [2.0], "last": [3.0]})
    assert rows(from_wide(wide, person="id", sessions=["first", "then"])) == [("a", 1, 1.0), ("a", 2, 2.0)]
    assert rows(from_wide(wide, person="id", sessions={"first": 0, "last": 9})) == [
        ("a", 0, 1.0),
        ("a", 9, 3.0),
    ]


def test_a_person_with_two_rows_of_sessions_is_found_out_when_read() -> None:
    wide = pl.DataFrame({"id": ["a", "a", "b"], "s1": [1.0, 2, 3], "s2": [1.0, 2, 3]})
    assert read(from_wide(wide, person="id")).flow.people_doubled == 1


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_wide_file_with_decimal_commas(engine: str, tmp_path: Path) -> None:
    (tmp_path / "wide.csv").write_text("id;s1;s2\na;1,5;x\n")
    long = from_wide(tmp_path / "wide.csv", person="id", engine=engine)  # type: ignore[arg-type]
    read_ = read(long)
    assert rows(read_.scores) == [("a", 1, 1.5), ("a", 2, None)]
    assert read_.flow.scores_unread == 1


@pytest.mark.parametrize(
    ("columns", "options", "words"),
    [
        (("id", "a", "b"), {}, "not clear which columns"),
        (("id", "a1", "a2", "b1", "b2"), {}, "not clear which columns"),
        (("id", "a1", "a2"), {"person": "who"}, "no column called “who”"),
        (("id", "a1", "a2"), {"sessions": ["a1"]}, "At least two columns"),
        (("id", "a1", "a2"), {"sessions": ["a1", "a1"]}, "named twice"),
        (("id", "a1", "a2"), {"sessions": ["a1", "a9"]}, "no column called “a9”"),
        (("id", "a1", "a2"), {"sessions": {"a1": 1, "a2": 1}}, "number of its own"),
        (("id", "a1", "a2"), {"sessions": ["id", "a1"]}, "besides the person"),
    ],
)
def test_a_wide_table_that_will_not_do(columns: tuple[str, ...], options: dict[str, Any], words: str) -> None:
    wide = pl.DataFrame({name: [1.0] for name in columns})
    with pytest.raises(ColumnError, match=words):
        from_wide(wide, **{"person": "id", **options})
