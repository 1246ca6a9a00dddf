"""What each column means is guessed from its name and its cells, and what is left out is said."""

import pytest

from inkling.exchange import ColumnError, Columns, guess_columns, left_out, people_in, preview, read_table


def table(text):
    return read_table(text.encode())


def days(count, row):
    return "".join(f"2026-01-{n + 1:02},{row(n)}\n" for n in range(count))


def why(read, columns=None):
    return {one.column: one.why for one in left_out(read, columns or guess_columns(read))}


def test_date_person_values_and_note_are_found():
    read = table(
        "person,date,mood,sleep,note\nA,2026-01-01,3,7.5,tired\nA,2026-01-02,4,,\nB,2026-01-01,2,6,\n"
    )
    assert guess_columns(read) == Columns(date="date", values=("mood", "sleep"), person="person", note="note")


@pytest.mark.parametrize(
    "name", ["Date", "entry_date", "full_date", "Datum", "fecha", "timestamp", "EntryDate"]
)
def test_a_date_column_is_found_by_name_before_others_that_hold_dates(name):
    read = table(f"born,{name},mood\n1990-01-01,2026-01-01,3\n1990-01-01,2026-01-02,3\n")
    assert guess_columns(read).date == name


def test_a_date_column_without_a_telling_name_is_found_by_its_cells():
    assert guess_columns(table("evening,mood\n2026-01-01,3\n")).date == "evening"


def test_a_date_column_of_mixed_dates_is_still_found_by_name():
    assert guess_columns(table("date,mood\n2026-01-01,3\n02.01.2026,3\n")).date == "date"


def test_a_column_called_date_is_taken_even_if_nothing_in_it_can_be_read():
    assert guess_columns(table("mood,date\n3,soon\n")).date == "date"


def test_no_date_column_lists_the_columns():
    with pytest.raises(ColumnError, match="its columns are: mood, sleep"):
        guess_columns(table("mood,sleep\n1,2\n"))


def test_columns_of_words_and_empty_ones_are_left_out_with_the_reason():
    assert why(table("date,mood,weather,later\n2026-01-01,3,rain,\n2026-01-02,3,sun,\n")) == {
        "weather": "words",
        "later": "empty",
    }


def test_a_column_of_mostly_numbers_stays_a_value_so_that_reading_it_names_the_word():
    read = table("date,mood\n" + days(4, lambda n: "ok" if n == 2 else n))
    assert guess_columns(read).values == ("mood",)


def test_a_column_of_mostly_words_is_left_out():
    read = table("date,mood,x\n" + days(4, lambda n: f"{n % 2},{'3' if n == 2 else 'ok'}"))
    assert why(read) == {"x": "words"}


def test_a_column_that_counts_the_rows_is_left_out():
    read = table("date,index,mood\n" + days(12, lambda n: f"{n},{n % 3}"))
    assert why(read) == {"index": "counts rows"}


def test_a_mood_that_happens_to_rise_by_one_for_a_few_days_is_kept():
    assert guess_columns(table("date,mood\n" + days(5, lambda n: n))).values == ("mood",)


def test_a_column_without_a_name_is_left_out_by_its_place():
    read = table(",date,mood\n9,2026-01-01,3\n")
    assert [(one.column, one.reason) for one in left_out(read, guess_columns(read))] == [
        ("column 1", "no name in the first line")
    ]


def test_a_column_called_id_that_differs_on_every_row_is_not_a_person():
    assert guess_columns(table("id,date,mood\nx1,2026-01-01,3\nx2,2026-01-02,3\n")).person is None


def test_a_person_is_not_guessed_from_a_column_with_another_name():
    assert (
        guess_columns(table("city,date,mood\nA,2026-01-01,3\nB,2026-01-01,3\nB,2026-01-02,3\n")).person
        is None
    )


def test_what_is_already_known_is_not_guessed_again():
    read = table("date,done,city,mood\n2026-01-01,2026-02-01,A,3\n2026-01-02,2026-02-02,B,3\n")
    guess = guess_columns(read, date="DONE", person="city")
    assert (guess.date, guess.person) == ("done", "city")


def test_people_are_counted_in_the_order_of_the_file():
    assert list(people_in(table("who,date\nB,2026-01-01\nA,2026-01-01\nB,2026-01-02\n"), "who").items()) == [
        ("B", 2),
        ("A", 1),
    ]


def test_a_preview_shows_roles_first_rows_people_and_the_question_about_dates():
    read = table("who,date,mood,sky\n" + "".join(f"A,{n + 13}.01.2026,{n % 2},x\n" for n in range(7)))
    seen = preview(read)
    assert seen.roles == ("person", "date", "value", "left out")
    assert len(seen.first_rows) == 5
    assert seen.people == {"A": 7}
    assert seen.date_problem.candidates == ("DD.MM.YYYY",)
