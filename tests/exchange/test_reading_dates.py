"""Dates are read as declared; day and month are never guessed, but the ways that fit are offered."""

from datetime import date

import pytest

from inkling.exchange import FormatError, date_problem, day_reader, fitting_formats, read_table


def column(*cells):
    return read_table(b"date,mood\n" + "".join(f'"{cell}",1\n' for cell in cells).encode())


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-09",
        "2026-03-09T21:15:00Z",
        "2026-03-09 21:15",
        "2026-03-09T21:15:00.123+02:00",
        "2026-03-09 9:15 pm",
        "2026-03-09 9:15\u202fPM",
    ],
)
def test_an_iso_day_is_read_with_or_without_a_time_of_day(cell):
    assert day_reader()(cell) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("DD.MM.YYYY", "09.03.2026"),
        ("dd.mm.yyyy", "9.3.2026"),
        ("D.M.YY", "9.3.26"),
        ("MM/DD/YYYY", "3/9/2026"),
        ("MM/DD/YYYY", "03/09/2026 10:30 AM"),
        ("YYYYMMDD", "20260309"),
        ("DD MMM YYYY", "9 March 2026"),
        ("MMM DD, YYYY", "Mar 9, 2026"),
        ("%d|%m|%Y", "09|03|2026"),
        ("%Y-%m-%d %H:%M", "2026-03-09 07:00"),
    ],
)
def test_a_declared_way_of_writing_is_read(written, cell):
    assert day_reader(written)(cell) == date(2026, 3, 9)


@pytest.mark.parametrize(
    "written", ["", "DD.MM", "YYYY", "DD.MM.YYYY.DD", "day/month", "%d.%m", "%Q", "hello"]
)
def test_a_way_of_writing_without_day_month_and_year_is_refused(written):
    with pytest.raises(FormatError, match=r"for example DD\.MM\.YYYY"):
        day_reader(written or "?")


@pytest.mark.parametrize(
    "cell",
    ["2026-02-30", "2026-3-9", "0001-01-01", "9999-01-01", "1899-12-31", "2201-01-01", "2026-03-09 noon"],
)
def test_what_is_no_day_between_1900_and_2200_is_not_read(cell):
    assert day_reader()(cell) is None


def test_dates_in_one_other_way_are_asked_about_and_not_guessed():
    problem = date_problem(column("13.03.2026", "14.03.2026"), "date")
    assert problem.candidates == ("DD.MM.YYYY",)
    assert "please say so" in problem.sentence


def test_dates_that_could_be_day_or_month_first_offer_both():
    problem = date_problem(column("03/04/2026", "05/06/2026"), "date")
    assert problem.candidates == ("DD/MM/YYYY", "MM/DD/YYYY")


def test_declaring_the_way_solves_the_problem():
    assert date_problem(column("03/04/2026"), "date", "MM/DD/YYYY") is None


def test_declaring_a_way_that_does_not_fit_offers_the_one_that_does():
    problem = date_problem(column("13/04/2026"), "date", "MM/DD/YYYY")
    assert problem.candidates == ("DD/MM/YYYY",)
    assert "MM/DD/YYYY" in problem.sentence


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (("2026-03-09", "2026-03-10", "11.03.2026"), 4),
        (("03/04/2026", "13/04/2026", "04/13/2026"), 4),
        (("2026-03-09", "", "soon"), 4),
        (("soon", "2026-03-09"), 2),
        (("2026-03-09", "2026-02-30"), 3),
    ],
)
def test_mixed_dates_name_the_first_line_that_differs(cells, line):
    problem = date_problem(column(*cells), "date")
    assert problem.candidates == ()
    assert problem.line == line
    assert f"Line {line} " in problem.sentence
    assert "2026-11-23" in problem.sentence


def test_a_year_far_off_is_named_as_such():
    assert "1900 to 2200" in date_problem(column("2026-01-01", "0001-01-01"), "date").sentence


def test_a_column_without_dates_is_said_to_have_none():
    assert "no dates" in date_problem(column("", ""), "date").sentence


def test_a_date_problem_keeps_the_cell_out_of_its_sentence():
    problem = date_problem(column("2026-01-01", "secret"), "date")
    assert "secret" not in problem.sentence
    assert problem.cell == "secret"


def test_every_way_that_reads_all_cells_fits():
    assert fitting_formats(["2026-01-01", "2026-01-02"]) == ("YYYY-MM-DD",)
    assert fitting_formats(["2026-01-01", "01.02.2026"]) == ()
