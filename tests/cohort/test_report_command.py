"""`inkling cohort report`: what it writes, what it leaves alone, and one sentence for whatever goes wrong."""

import csv
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from inkling.cli import main
from tests.cohort.simulated import write

FILES = {"report.html", "report.pdf", "tables"}
TABLES = {
    "courses.csv", "flow.csv", "gains.csv", "gains_around.csv", "gains_when.csv", "groups.csv", "outcomes.csv",
    "outcomes_by_gain.csv", "scores.csv", "stayed.csv",
}  # fmt: skip


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["cohort", "report", *(str(argument) for argument in arguments)])


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("command") / "scores.csv", 1_200)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_it_writes_a_page_a_pdf_and_tables_and_says_it_in_short(
    scores: Path, tmp_path: Path, engine: str
) -> None:
    out = tmp_path / "report"
    ended = run(scores, "--out", out, "--measure", "phq9", "--group", "location", "--engine", engine)
    assert ended.exit_code == 0, ended.output
    assert {each.name for each in out.iterdir()} == FILES
    assert {each.name for each in (out / "tables").iterdir()} == TABLES
    assert "got reliably better" in ended.output and f"Written to {out}." in ended.output
    page = (out / "report.html").read_text()
    assert "<script" not in page and "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    pdf = PdfReader(out / "report.pdf")
    assert len(pdf.pages) > 4 and pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    with (out / "tables" / "groups.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 5 and {"group", "judged", "better", "share", "low", "high"} <= set(rows[0])
    assert not list(tmp_path.glob(".report*")), "nothing half written is left"


def test_no_name_of_a_person_is_in_any_file(scores: Path, tmp_path: Path) -> None:
    """The people of this table are called c00000, c00001, ..."""
    out = tmp_path / "report"
    assert run(scores, "--out", out, "--measure", "phq9").exit_code == 0
    text = "".join(page.extract_text() for page in PdfReader(out / "report.pdf").pages)
    for content in (text, *(each.read_text() for each in out.rglob("*.[hc]*") if each.is_file())):
        assert "c000" not in content


def test_single_courses_can_be_left_out(scores: Path, tmp_path: Path) -> None:
    assert run(scores, "--out", tmp_path / "report", "--measure", "phq9", "--no-courses").exit_code == 0
    assert not (tmp_path / "report" / "tables" / "courses.csv").exists()
    assert "Single courses, side by side" not in (tmp_path / "report" / "report.html").read_text()


def test_letters_no_typeface_has_cost_the_pdf_and_nothing_else(scores: Path, tmp_path: Path) -> None:
    """A place named in a script of a few hundred people, which no font of this computer has."""
    turned = tmp_path / "scores.csv"
    turned.write_text(scores.read_text().replace("Aldgate", "\U0001e2c0\U0001e2c1"))
    ended = run(turned, "--out", tmp_path / "report", "--measure", "phq9", "--group", "location")
    assert ended.exit_code == 0 and "report.pdf could not be made" in ended.output
    assert {each.name for each in (tmp_path / "report").iterdir()} == {"report.html", "tables"}


def test_a_report_is_replaced_and_anything_else_is_left_alone(scores: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    assert run(scores, "--out", out, "--title", "The first").exit_code == 0
    assert run(scores, "--out", out, "--title", "The second").exit_code == 0
    assert "The second" in (out / "report.html").read_text()
    (out / "thesis.docx").write_text("years of work")
    ended = run(scores, "--out", out)
    assert ended.exit_code == 2 and "There is more in" in ended.output
    assert (out / "thesis.docx").read_text() == "years of work"


def test_a_folder_that_is_not_there_is_said_before_any_work(tmp_path: Path) -> None:
    """Before the table is looked for, too: it is not there either."""
    ended = run(tmp_path / "none.csv", "--out", tmp_path / "none" / "report")
    assert ended.exit_code == 1 and "cannot be written" in ended.output


def test_a_folder_one_may_not_write_to_is_said_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who runs this may be root, and may write anywhere; so the answer of the system is given here."""
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    ended = run(tmp_path / "none.csv", "--out", tmp_path / "report")
    assert ended.exit_code == 1 and "cannot be written" in ended.output


@pytest.mark.parametrize("theirs", ["tables/mine.csv", "tables/2025/gains.csv", "notes.txt"])
def test_a_folder_that_only_looks_like_a_report_is_left_alone(
    scores: Path, tmp_path: Path, theirs: str
) -> None:
    """With a report in it or without."""
    out = tmp_path / "report"
    (out / theirs).parent.mkdir(parents=True)
    (out / theirs).write_text("years of work")
    for content in (None, "<!doctype html>"):
        if content:
            (out / "report.html").write_text(content)
        ended = run(scores, "--out", out, "--measure", "phq9")
        assert ended.exit_code == 2 and "There is more in" in ended.output
        assert (out / theirs).read_text() == "years of work"


def test_tables_of_somebody_else_are_no_report(scores: Path, tmp_path: Path) -> None:
    """A folder with nothing but `tables/gains.csv` may be theirs: without report.html it is no report."""
    (tmp_path / "report" / "tables").mkdir(parents=True)
    (tmp_path / "report" / "tables" / "gains.csv").write_text("years of work")
    assert run(scores, "--out", tmp_path / "report").exit_code == 2
    assert (tmp_path / "report" / "tables" / "gains.csv").read_text() == "years of work"


def test_a_link_to_a_folder_stays_a_link(scores: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "report").symlink_to(tmp_path / "there")
    assert run(scores, "--out", tmp_path / "report", "--measure", "phq9").exit_code == 0
    assert (tmp_path / "report").is_symlink() and (tmp_path / "there" / "report.html").exists()
    assert {each.name for each in tmp_path.iterdir()} == {"there", "report"}


def test_where_writing_fails_the_report_of_before_stays(
    scores: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report"
    assert run(scores, "--out", out, "--title", "The first").exit_code == 0
    original = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.suffix == ".csv":
            raise OSError(28, "No space left on device")
        return original(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    ended = run(scores, "--out", out, "--title", "The second")
    assert ended.exit_code == 1 and "could not be written" in ended.output and "Traceback" not in ended.output
    assert "The first" in (out / "report.html").read_text()
    assert [each.name for each in tmp_path.iterdir()] == ["report"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--measure", "phq8 or so"], "There is no questionnaire"),
        (["--group", "site"], "There is no column “site”"),
        (["--score", "total"], "total"),
        (["--functional-mean", "4"], "belong together"),
        (["--reliability", "1.2"], "eliability"),
        (["--method", "jacobson-truax"], "how reliable"),
        (["--cutoff", "-3"], "never negative"),
        (["--cutoff-type", "c", "--reliability", "0.8"], "without the problem"),
    ],
)
def test_what_makes_no_sense_gets_one_sentence_and_writes_nothing(
    scores: Path, tmp_path: Path, arguments: list[str], says: str
) -> None:
    ended = run(scores, "--out", tmp_path / "report", *arguments)
    assert ended.exit_code == 2 and says in ended.output, ended.output
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_place_of_the_folder_is_said(scores: Path, tmp_path: Path) -> None:
    (tmp_path / "report").write_text("notes")
    ended = run(scores, "--out", tmp_path / "report")
    assert ended.exit_code == 2 and "is a file" in ended.output
    assert (tmp_path / "report").read_text() == "notes"


def test_a_table_of_nobody_says_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("person,session,score\n")
    ended = run(empty, "--out", tmp_path / "report")
    assert ended.exit_code == 1 and "no rows" in ended.output
