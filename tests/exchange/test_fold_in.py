"""Importing a diary twice adds nothing, and never changes what the journal already says."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from inkling.exchange import fold_in, guess_columns, read_diary, read_table
from inkling.journal import Journal, Moment, Reading

NOW = Moment(date(2026, 11, 23))
FILE = "date,mood,sleep\n2026-01-01,3,7\n2026-01-02,4,\n"


def diary(text=FILE, **changes):
    table = read_table(text.encode())
    return read_diary(table, replace(guess_columns(table), **changes), title="x", now=NOW, ids=uuid4)


def journal_with(text=FILE):
    return Journal.of(diary(text).entries)


def test_a_first_import_adds_the_measure_and_every_day():
    read = diary()
    folded = fold_in(Journal.of(()), read)
    assert folded.entries == read.entries
    assert (folded.added, folded.already_there, folded.left_as_they_were, folded.reused) == (2, 0, 0, False)


def test_a_second_import_of_the_same_file_adds_nothing():
    folded = fold_in(journal_with(), diary())
    assert folded.entries == ()
    assert (folded.added, folded.already_there, folded.left_as_they_were) == (0, 2, 0)


def test_new_days_of_a_longer_file_join_the_measure_that_is_there():
    journal = journal_with()
    folded = fold_in(journal, diary(FILE + "2026-01-03,5,8\n"))
    (measure,) = journal.measures.values()
    (entry,) = folded.entries
    assert isinstance(entry, Reading)
    assert entry.measure == measure.key == folded.measure.key
    assert entry.answers == {"mood": 5.0, "sleep": 8.0}
    assert (folded.added, folded.already_there) == (1, 2)


def test_a_day_with_other_answers_stays_as_it_is_and_is_counted():
    folded = fold_in(journal_with(), diary(FILE.replace("2026-01-02,4", "2026-01-02,1")))
    assert folded.entries == ()
    assert (folded.already_there, folded.left_as_they_were) == (1, 1)


@pytest.mark.parametrize("header", ["date,SLEEP,Mood", "date,sleep,mood"])
def test_columns_in_other_letters_or_another_order_are_the_same_questions(header):
    folded = fold_in(journal_with(), diary(f"{header}\n2026-01-01,7,3\n2026-01-05,6,1\n"))
    (entry,) = folded.entries
    assert entry.answers == {"mood": 1.0, "sleep": 6.0}
    assert folded.already_there == 1


def test_questions_of_the_journal_in_capitals_are_the_same_questions():
    journal = journal_with(FILE.replace("mood", "MOOD"))
    assert fold_in(journal, diary()).entries == ()


def test_fewer_columns_of_the_same_file_add_nothing():
    folded = fold_in(journal_with(), diary(values=("mood",)))
    assert (folded.entries, folded.already_there) == ((), 2)


def test_a_diary_with_a_new_column_is_a_measure_of_its_own():
    journal = journal_with()
    folded = fold_in(journal, diary("date,mood,energy\n2026-01-01,3,7\n"))
    assert not folded.reused
    assert folded.measure.key not in journal.measures
    assert len(folded.entries) == 2


def test_two_measures_never_share_a_key():
    keys = {diary().kept.measure.key for _ in range(5)}
    assert len(keys) == 5


def test_one_of_several_readings_on_a_day_saying_the_same_is_enough():
    journal = journal_with()
    again = replace_id(journal.readings[0], answers={"mood": 1.0, "sleep": 1.0})
    folded = fold_in(Journal.of((*journal.entries, again)), diary())
    assert (folded.already_there, folded.left_as_they_were) == (2, 0)


def replace_id(reading, **changes):
    fields = {name: getattr(reading, name) for name in reading.__struct_fields__}
    return Reading(**{**fields, "id": UUID(int=1), **changes})
