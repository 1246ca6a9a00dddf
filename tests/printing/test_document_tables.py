"""The tables of a document for programs: bare values, words that stay words, and a name for each file."""

import csv
import io
import math

import pytest

from inkling.printing import Cell, Column, Document, Section, Table, document_tables
from tests.printing.documents import EVIL, cell, document, everything, table


def rows(text: str) -> list[list[str]]:
    """The table as another program reads it."""
    return list(csv.reader(io.StringIO(text, newline="")))


def written(value: str | float | None) -> str:
    """What stands in the file for this value."""
    one = Table("t", "T", (Column("k", "K"), Column("v", "V")), ((cell("a"), Cell("said", value)),))
    return rows(document_tables(document(one))["t.csv"])[1][1]


def test_it_works() -> None:
    assert document_tables(document(table(rows=2))) == {
        "change.csv": "group,n1,n2\nPlace 0,0.25,0.5\nPlace 1,1.25,1.5\n"
    }


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""), (0, "0"), (12, "12"), (-3, "-3"), (2.0, "2"), (-0.0, "0"), (0.1 + 0.2, "0.3"), (1 / 3, "0.333333"),
        (1234567.123456789, "1234567.123457"), (0.00012345678, "0.000123457"), (1.23456789e-9, "1.23457e-09"),
        (math.nan, ""), (math.inf, "inf"), (-math.inf, "-inf"), (1e22, "1e+22"), (5e-324, "5e-324"),
    ],
)  # fmt: skip
def test_a_number_is_bare_and_as_short_as_it_can_be(value: float | None, said: str) -> None:
    """Red when numbers are written as they are told, or rounded to so many places whatever their size."""
    assert written(value) == said


@pytest.mark.parametrize(
    "words", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "\n=1", "-"]
)
def test_words_a_spreadsheet_would_run_are_words(words: str) -> None:
    assert written(words) == f"'{words}"


@pytest.mark.parametrize("words", ["-1.5", "+4", "a=b", "Ann, Bo", 'say "x"', "two\nlines", "שלום 🌱", "'"])
def test_other_words_are_as_they_are(words: str) -> None:
    assert written(words) == words


def test_a_heading_is_no_command_either() -> None:
    one = Table("t", "T", (Column("=A1", "x"),), ())
    assert document_tables(document(one))["t.csv"] == "'=A1\n"


def test_what_no_file_can_hold_is_not_in_it() -> None:
    """Red with half a character left in: the file could not be written."""
    said = written(EVIL)
    assert said.encode() and "\x00" not in said and "\ufffd" in said and "<script>" in said


def test_every_table_has_a_file_of_its_own() -> None:
    """Whatever the keys are: alike but for capitals, on the way out of the folder, or not there at all."""
    keys = ("a", "A", "a", "../../etc/passwd", "", ".", "b c/d", "x" * 500, "naïve")
    found = document_tables(Document("", (), (Section("", "", tuple(table(key) for key in keys)),), ()))
    assert list(found)[:8] == [
        "a.csv", "A-2.csv", "a-3.csv", "etc-passwd.csv", "table.csv", "table-2.csv", "b-c-d.csv", f"{'x' * 80}.csv",
    ]  # fmt: skip
    assert len({name.lower() for name in found}) == len(keys)


def test_a_row_that_is_too_short_is_filled_and_nothing_is_lost() -> None:
    one = Table("t", "T", (Column("a", "A"), Column("b", "B")), ((), (cell(1),), (cell(1), cell(2), cell(3))))
    assert rows(document_tables(document(one))["t.csv"])[1:] == [["", ""], ["1", ""], ["1", "2", "3"]]


def test_empty_tables_are_files_too() -> None:
    found = document_tables(everything())
    assert found["no-rows.csv"] == "group,n1,n2\n" and found["table.csv"] == ""
    assert len(found) == len(everything().tables)
