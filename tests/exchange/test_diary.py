"""A table becomes one measure and one reading a day, with counts that say what was done."""

from dataclasses import replace
from datetime import date
from itertools import count
from uuid import UUID

import pytest

from inkling.exchange import (
    CellError,
    ColumnError,
    Columns,
    DateError,
    PeopleError,
    UnknownColumn,
    UnknownPerson,
    guess_columns,
    read_diary,
    read_table,
)
from inkling.journal import Journal, Moment, series_of

NOW = Moment(date(2026, 11, 23))


def numbered():
    numbers = count(1)
    return lambda: UUID(int=next(numbers))


def diary(text, columns=None, **changes):
    table = read_table(text.encode())
    columns = replace(columns or guess_columns(table), **changes)
    return read_diary(table, columns, title="diary.csv", now=NOW, ids=numbered())


def answers(read):
    return {reading.happened.day.day: reading.answers for reading in read.readings}


def test_each_day_is_one_imported_reading_of_one_measure():
    read = diary("date,mood,Sleep hours\n2026-01-02,4,\n2026-01-01,3,7.5\n")
    measure = read.kept.measure
    assert [(item.key, item.name, item.low, item.high) for item in measure.items] == [
        ("mood", "mood", None, None),
        ("sleep-hours", "Sleep hours", None, None),
    ]
    assert answers(read) == {1: {"mood": 3.0, "sleep-hours": 7.5}, 2: {"mood": 4.0, "sleep-hours": None}}
    assert [reading.happened.day for reading in read.readings] == [date(2026, 1, 1), date(2026, 1, 2)]
    assert all(r.imported and r.written == NOW and r.measure == measure.key for r in read.readings)
    assert read.entries == (read.kept, *read.readings)


def test_several_rows_a_day_are_averaged_over_those_that_were_answered_and_counted():
    read = diary("date,mood,sleep\n2026-01-01,2,\n2026-01-01,4,\n2026-01-01,NA,6\n2026-01-02,1,\n")
    assert answers(read)[1] == {"mood": 3.0, "sleep": 6.0}
    assert (read.rows, read.days, read.averaged_days) == (4, 2, 1)
    assert read.blanks == {"mood": 0, "sleep": 1}


def test_notes_of_one_day_are_joined_line_by_line():
    read = diary("date,mood,note\n2026-01-01,2,one\n2026-01-01,2,\n2026-01-01,2,two\n")
    assert read.readings[0].note == "one\ntwo"


def test_a_row_without_a_date_is_passed_over_and_counted():
    read = diary("date,mood\n2026-01-01,2\n,9\n")
    assert (read.days, read.undated_rows) == (1, 1)


def test_only_the_rows_of_the_chosen_person_are_read():
    anna = "Anna,2026-01-01,1\nAnna,2026-01-02,2\n"
    text = f"who,date,mood\n{anna}Ben,2026-01-01,oops\nBen,2026-01-02,4\nBen,2026-01-03,5\n"
    read = diary(text, who=" anna ")
    assert (read.who, read.rows) == ("Anna", 2)
    assert read.people == {"Anna": 2, "Ben": 3}


def test_the_only_person_of_a_file_need_not_be_named():
    assert diary("who,date,mood\nAnna,2026-01-01,1\nAnna,2026-01-02,2\n").who == "Anna"


def test_several_people_are_a_question_whose_message_names_nobody():
    with pytest.raises(PeopleError, match="2 people") as raised:
        diary("who,date,mood\nAnna,2026-01-01,1\nAnna,2026-01-02,1\nBen,2026-01-01,1\n")
    assert raised.value.people == ("Anna", "Ben")
    assert "Anna" not in str(raised.value)


def test_an_unknown_person_is_answered_with_the_close_one():
    with pytest.raises(UnknownPerson) as raised:
        diary("who,date,mood\nAnna,2026-01-01,1\nAnna,2026-01-02,1\nBen,2026-01-01,1\n", who="Ana")
    assert raised.value.close == "Anna"


def test_a_decimal_comma_is_read_from_a_file_with_semicolons():
    assert answers(diary("date;sleep\n2026-01-01;7,5\n"))[1] == {"sleep": 7.5}


def test_a_word_among_numbers_names_line_and_column_and_keeps_the_word_apart():
    with pytest.raises(CellError, match="Line 4 of “mood” is not a number") as raised:
        diary("date,mood\n2026-01-01,1\n2026-01-02,2\n2026-01-03,a very private word\n")
    assert (raised.value.line, raised.value.column) == (4, "mood")
    assert "private" not in str(raised.value)
    assert "private" in raised.value.cell


def test_what_is_kept_of_a_cell_is_short():
    with pytest.raises(CellError) as raised:
        diary("date,mood\n2026-01-01,1\n2026-01-02,2\n2026-01-03," + "x" * 500 + "\n")
    assert len(raised.value.cell) <= 40


def test_dates_that_are_not_iso_raise_their_question_until_declared():
    text = "date,mood\n13.01.2026,1\n"
    with pytest.raises(DateError) as raised:
        diary(text)
    assert raised.value.problem.candidates == ("DD.MM.YYYY",)
    assert diary(text, date_format="DD.MM.YYYY").readings[0].happened.day == date(2026, 1, 13)


def test_a_file_without_numbers_is_refused():
    with pytest.raises(ColumnError, match="No column of the file holds numbers"):
        diary("date,mood\n2026-01-01,good\n")


def test_a_chosen_column_that_is_not_there_is_refused():
    with pytest.raises(UnknownColumn):
        diary("date,mood\n2026-01-01,1\n", Columns(date="date", values=("sleep",)))


def test_a_column_cannot_be_two_things():
    with pytest.raises(ColumnError, match="only one thing"):
        diary("date,mood\n2026-01-01,1\n", Columns(date="date", values=("date", "mood")))


def test_columns_with_names_that_look_alike_get_keys_of_their_own():
    read = diary("date,mood!,mood?,心\n2026-01-01,1,2,3\n")
    assert [item.key for item in read.kept.measure.items] == ["mood", "mood-2", "心"]


def test_which_way_is_hoped_for_is_kept_with_the_column():
    read = diary("date,mood,fear\n2026-01-01,1,2\n", better={"fear": "lower"})
    assert [item.better for item in read.kept.measure.items] == [None, "lower"]


def test_a_diary_becomes_series_named_as_its_columns():
    read = diary("date,mood,fear\n2026-01-01,1,\n2026-01-02,2,5\n")
    named = series_of(Journal.of(read.entries))
    assert [series.name for series in named.values()] == ["mood", "fear"]
    assert [len(series.answered) for series in named.values()] == [2, 1]


def test_thirty_years_of_days_are_read_whole():
    start = date(1990, 1, 1).toordinal()
    rows = "".join(f"{date.fromordinal(start + n)},{n % 7}\n" for n in range(11_000))
    read = diary("date,mood\n" + rows)
    assert (read.rows, read.days, read.averaged_days) == (11_000, 11_000, 0)
