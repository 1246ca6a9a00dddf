"""`inkling cohort`: from a table to a table, what it says on the way, and one sentence for whatever goes wrong."""

import importlib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import polars as pl
import pytest
from click.testing import CliRunner, Result

from inkling.cli import main
from inkling.cli.waiting import progress, waiting
from inkling.cohort import CHANGE_COLUMNS, GAIN_COLUMNS, change, gains, read
from tests.cohort.conftest import rows

METHOD = ("--method", "jacobson-truax", "--reliability", "0.8")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["cohort", *(str(argument) for argument in arguments)])


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    """Three people: one with a gain from 4 to 5, one with a missing score, one with two rows for a session."""
    lines = ["id,visit,phq"]
    for person, cells in {
        "a": [30, 29, 31, 30, 18, 17, 18, 16],
        "b": [20, "", 19, 18, 17, 16, 15, 14],
    }.items():
        lines += [f"{person},{session},{cell}" for session, cell in enumerate(cells, 1)]
    lines += ["c,1,9", "c,1,8"]
    path = tmp_path / "scores.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def _read_back(path: Path) -> list[tuple[Any, ...]]:
    frame = pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path)
    return sorted(frame.rows(), key=str)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("name", ["out.parquet", "out.csv"])
def test_gains_writes_every_interval_and_says_who_was_counted_in(
    scores: Path, tmp_path: Path, engine: str, name: str
) -> None:
    out = tmp_path / name
    said = _run("gains", scores, "--out", out, "--cutoff", 7, "--engine", engine)
    assert said.exit_code == 0, said.output
    assert said.output.splitlines() == [
        "18 rows of 3 people were read; 2 of them are counted in.",
        "1 person has two rows for one session and was left out with all 2 rows.",
        "1 session has no score.",
        "1 sudden gain in 1 person; 9 of 10 intervals between sessions could be judged.",
        f"Written to {out}.",
    ]
    assert _read_back(out) == sorted(rows(gains(read(scores), 7)), key=str)
    assert (
        tuple(pl.scan_csv(out).collect_schema() if name == "out.csv" else pl.read_parquet_schema(out))
        == GAIN_COLUMNS
    )
    assert {path.name for path in tmp_path.iterdir()} == {"scores.csv", name}


def test_each_option_of_gains_reaches_the_criteria(scores: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    usual = {"cutoff": 1.0, "share": 0.02, "adjust": True, "losses": False}
    for options, asked in (
        (("--share", 0.5), {"share": 0.5}),
        (("--no-adjust",), {"adjust": False}),
        (("--losses",), {"losses": True}),
        (("--person", "id", "--session", "visit", "--score", "phq"), {}),
    ):
        said = _run("gains", scores, "--out", out, "--cutoff", 1, "--share", 0.02, *options)
        assert said.exit_code == 0, said.output
        assert _read_back(out) == sorted(rows(gains(read(scores), **{**usual, **asked})), key=str)
        assert ("sudden loss" in said.output) == ("--losses" in options)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_change_writes_everybody_and_says_how_many_are_in_each_category(
    scores: Path, tmp_path: Path, engine: str
) -> None:
    out = tmp_path / "change.csv"
    functional = ("--functional-mean", 12, "--functional-sd", 4)
    said = _run(
        "change", scores, "--out", out, "--pre", 1, "--post", 8, *METHOD, *functional, "--engine", engine
    )
    assert said.exit_code == 0, said.output
    assert said.output.splitlines() == [
        "18 rows of 3 people were read; 2 of them have a score before and after.",
        "People with two rows for one of the sessions, not judged: 1.",
        "1 recovered, 1 unchanged, 1 could not be judged.",
        "The two populations part at 16.70 points.",
        f"Written to {out}.",
    ]
    found = change(scores, 1, 8, reliability=0.8, functional=(12, 4), cutoff="c")
    assert [row[0] for row in _read_back(out)] == ["a", "b", "c"]
    assert [row[5] for row in _read_back(out)] == [row[5] for row in sorted(rows(found.frame), key=str)]
    assert tuple(pl.scan_csv(out).collect_schema()) == CHANGE_COLUMNS


def test_each_option_of_change_reaches_the_answer(scores: Path, tmp_path: Path) -> None:
    out = tmp_path / "change.parquet"
    for options, asked in (
        (("--cutoff-type", "a"), {"cutoff": "a"}),
        (
            ("--cutoff-type", "b", "--functional-mean", 3, "--functional-sd", 1),
            {"cutoff": "b", "functional": (3, 1)},
        ),
        (("--better", "higher"), {"better": "higher"}),
        (("--method", "edwards-nunnally"), {"method": "edwards-nunnally"}),
        (("--reliability", "0.5"), {"reliability": 0.5}),
    ):
        said = _run("change", scores, "--out", out, "--pre", 2, "--post", 5, *METHOD, *options)
        assert said.exit_code == 0, said.output
        found = change(scores, 2, 5, **{"reliability": 0.8, **asked})
        assert _read_back(out) == sorted(rows(found.frame), key=str)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("gains", "nowhere.csv", "--out", "o.csv", "--cutoff", 5), 1, "There is no file “nowhere.csv”"),
        (("gains", "SCORES", "--out", "o.xlsx", "--cutoff", 5), 2, "--out must end in"),
        (("gains", "SCORES", "--out", "SCORES", "--cutoff", 5), 2, "take the place of the table itself"),
        (("gains", "SCORES", "--out", "/nowhere/o.csv", "--cutoff", 5), 1, "cannot be written"),
        (("gains", "SCORES", "--out", "o.csv", "--cutoff", -5), 2, "never negative"),
        (("gains", "SCORES", "--out", "o.csv", "--cutoff", 5, "--score", "x"), 2, "no column called “x”"),
        (
            ("change", "SCORES", "--out", "o.csv", "--pre", 1, "--post", 99, *METHOD),
            2,
            "No row belongs to session “99”",
        ),
        (
            ("change", "SCORES", "--out", "o.csv", "--pre", 1, "--post", 8, *METHOD, "--functional-sd", 3),
            2,
            "belong together",
        ),
        (
            ("change", "SCORES", "--out", "o.csv", "--pre", 1, "--post", 8, *METHOD, "--cutoff-type", "b"),
            2,
            "need functional",
        ),
        (
            ("change", "SCORES", "--out", "o.csv", "--pre", 1, "--post", 8, *METHOD, "--reliability", "nan"),
            2,
            "reliability must be at least 0",
        ),
    ],
)
def test_whatever_goes_wrong_ends_with_a_sentence_and_writes_nothing(
    scores: Path, arguments: tuple[object, ...], code: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(scores.parent)
    before = scores.read_bytes()
    said = _run(*(scores if argument == "SCORES" else argument for argument in arguments))
    assert (said.exit_code, len(said.output.splitlines())) == (code, 1), said.output
    assert said.output.startswith("inkling: ")
    assert words in said.output
    assert [path.name for path in scores.parent.iterdir()] == ["scores.csv"]
    assert scores.read_bytes() == before


def test_answers_that_were_there_stay_until_the_new_ones_are_whole(scores: Path, tmp_path: Path) -> None:
    """Red when the file is written in place: a damaged table then leaves half an answer."""
    out = tmp_path / "out.parquet"
    assert _run("gains", scores, "--out", out, "--cutoff", 7).exit_code == 0
    kept = out.read_bytes()
    scores.write_text(scores.read_text() + "d,1,2,3,4,5,6\n")
    said = _run("gains", scores, "--out", out, "--cutoff", 7)
    assert said.exit_code == 1
    assert "could not be read" in said.output
    assert out.read_bytes() == kept


def test_every_option_has_help() -> None:
    group = main.commands["cohort"]
    assert isinstance(group, click.Group)
    for command in group.commands.values():
        assert command.help, command.name
        assert all(option.help for option in command.params if isinstance(option, click.Option)), command.name


@pytest.mark.parametrize("module", ["narwhals", "polars", "duckdb", "pyarrow", "pyspark", "inkling.cohort"])
def test_neither_starting_nor_asking_for_help_loads_an_engine(module: str) -> None:
    code = (
        "import sys; from click.testing import CliRunner; from inkling.cli import main;"
        "assert CliRunner().invoke(main, ['cohort', 'gains', '--help']).exit_code == 0;"
        f"sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_without_the_extra_it_says_how_to_install_it(scores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(scores.parent)
    for name in [name for name in sys.modules if name.startswith("inkling.cohort")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "narwhals", None)
    said = _run("gains", scores, "--out", "o.csv", "--cutoff", 5)
    assert said.exit_code == 1
    assert "pip install 'inkling[cohort]'" in said.output


def test_long_work_says_what_it_does_where_somebody_looks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    module = importlib.import_module("inkling.cli.waiting")
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    monkeypatch.setattr(module, "_TICK", 0.01)
    growing = tmp_path / "part"
    growing.write_bytes(bytes(3_000_000))
    with waiting(2, 3, "Looking", growing):
        time.sleep(0.05)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with waiting(2, 3, "Looking", growing):
        time.sleep(0.2)
    assert "██░ Looking: 0 s, 3 MB written" in capsys.readouterr().err


def test_the_bar_shows_how_much_is_done_and_what_is_being_done(
    scores: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = importlib.import_module("inkling.cli.waiting")
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    monkeypatch.setattr(module, "_TICK", 0.01)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with progress() as told:
        told(0.0, "Reading")
        time.sleep(0.1)
        told(0.75, "Looking")
        time.sleep(0.1)
    said = capsys.readouterr().err
    assert f"{'░' * 20} Reading: 0 s" in said
    assert f"{'█' * 15}{'░' * 5} Looking: 0 s" in said
    assert said.endswith("\r\033[K"), "nothing of it stays on the screen"


def test_the_bar_goes_forward_through_the_pieces(
    scores: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares: list[float] = []
    command = importlib.import_module("inkling.cli.cohort.gains")

    @contextmanager
    def watched() -> Iterator[Any]:
        yield lambda share, _doing: shares.append(share)

    monkeypatch.setattr(command, "progress", watched)
    monkeypatch.setattr(importlib.import_module("inkling.cohort.pieces"), "PIECE", 5)
    assert _run("gains", scores, "--out", tmp_path / "o.csv", "--cutoff", 7).exit_code == 0
    assert shares == sorted(set(shares))
    assert len(shares) >= 4
    assert (shares[0], shares[-1]) == (0.0, 0.8)
