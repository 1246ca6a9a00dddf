"""A cell is a number, an answer that was not given, or neither."""

import pytest

from inkling.exchange.cells import UNREAD, read_number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("3", 3.0),
        ("-2.5", -2.5),
        ("+1", 1.0),
        (".5", 0.5),
        ("4.", 4.0),
        ("1e2", 100.0),
        ("\u22123", -3.0),
        (" 7 ", 7.0),
    ],
)
def test_a_number_is_read(cell, number):
    assert read_number(cell, decimal_comma=False) == number


@pytest.mark.parametrize("cell", ["", " ", "NA", "n/a", "NaN", "null", "NULL", "-", "–", "#N/A"])
def test_no_answer_is_not_a_number(cell):
    assert read_number(cell, decimal_comma=False) is None


@pytest.mark.parametrize(
    "cell",
    [
        "inf",
        "-Infinity",
        "1e400",
        "1e15",
        "good",
        "3 of 5",
        "1_000",
        "0x10",
        "7/10",
        "1,5",
        "٣",
        "--1",
        "true",
    ],
)
def test_anything_else_is_left_unread(cell):
    assert read_number(cell, decimal_comma=False) == UNREAD


def test_a_decimal_comma_is_read_where_commas_do_not_separate():
    assert read_number("7,25", decimal_comma=True) == 7.25


@pytest.mark.parametrize("cell", ["1.234,5", "1,234.5", "1,2,3"])
def test_a_number_with_a_point_and_a_comma_is_not_guessed(cell):
    assert read_number(cell, decimal_comma=True) == UNREAD
