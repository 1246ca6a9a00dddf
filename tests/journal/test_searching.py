"""Search: every word, whatever its capitals and accents, and the filters together."""

import time
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkling.journal import (
    CheckIn,
    Inkling,
    Journal,
    Moment,
    Session,
    Sought,
    ToBring,
    feelings_named,
    folded,
    found_at,
    search,
)

MONDAY = Moment(date(2026, 3, 2))


def inkling(text: str, **said: Any) -> Inkling:
    return Inkling(id=uuid4(), happened=MONDAY, written=MONDAY, text=text, **said)


def check_in(*words: str, **said: Any) -> CheckIn:
    return CheckIn(id=uuid4(), happened=MONDAY, written=MONDAY, pleasantness=1, energy=1, words=words, **said)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("mother", "My MOTHER rang."),
        ("moth", "My mother rang."),
        ("cafe", "The Café by the river."),
        ("CAFÉ", "a cafe"),
        ("mañana", "manana"),
        ("strasse", "Die Straße."),
        ("don't", "I don’t know."),
        ("don’t", "I don't know."),
        ("river by", "The café by the river."),
        ("ﬁne", "It was fine."),
        ("сейчас", "СЕЙЧАС"),
        ("🌧️", "Rain 🌧️ all day."),
        ("שלום", "שָׁלוֹם"),
    ],
)
def test_words_are_found(typed: str, written: str) -> None:
    entry = inkling(written)
    assert search(Journal.of([entry]), Sought(words=typed)) == (entry,)


def test_every_word_has_to_be_there_in_whatever_field() -> None:
    session = Session(
        id=uuid4(), happened=MONDAY, written=MONDAY, hope="to stay", bring=(ToBring("The call"),)
    )
    journal = Journal.of([session])
    assert search(journal, Sought(words="call stay")) == (session,)
    assert search(journal, Sought(words="call leave")) == ()


def test_only_own_words_are_searched() -> None:
    """Not the word "check-in", nor the names of places."""
    journal = Journal.of([check_in("weary", note="A long walk.")])
    assert search(journal, Sought(words="check-in")) == search(journal, Sought(words="unpleasant")) == ()


def test_filters_hold_together() -> None:
    thread = uuid4()
    both = check_in("Weary", note="rain", threads=(thread,), signs=("courage",))
    others = [
        check_in("weary", note="rain", threads=(thread,)),
        check_in("weary", note="rain", signs=("courage",)),
        check_in("calm", note="rain", threads=(thread,), signs=("courage",)),
        check_in("weary", note="sun", threads=(thread,), signs=("courage",)),
        inkling("weary rain", threads=(thread,), signs=("courage",)),
    ]
    sought = Sought(words="rain", kind="check-in", thread=thread, feeling="weary", sign="courage")
    assert search(Journal.of([*others, both]), sought) == (both,)


def test_nothing_sought_is_everything() -> None:
    journal = Journal.of([inkling("one"), check_in()])
    assert search(journal, Sought()) == journal.entries
    assert search(journal, Sought(words="  \u0301 ")) == journal.entries


def test_feelings_named_are_told_once_by_the_alphabet() -> None:
    journal = Journal.of([check_in("weary", "sea-tired"), check_in("weary"), check_in("Änxious")])
    assert feelings_named(journal) == ("Änxious", "sea-tired", "weary")


@given(st.text(), st.text())
def test_folding_goes_letter_by_letter(one: str, other: str) -> None:
    """So that what was found can be marked in what was written."""
    assert folded(one + other) == folded(one) + folded(other)
    assert folded(folded(one)) == folded(one)


@given(st.text(), st.text(min_size=1, max_size=3))
def test_what_is_marked_lies_in_the_text(text: str, word: str) -> None:
    spans = found_at(text, tuple(folded(word).split()))
    assert all(0 <= first < last <= len(text) for first, last in spans)
    assert list(spans) == sorted(spans)


def test_the_place_of_a_word_is_told_in_the_text_as_it_was_written() -> None:
    text = "Straße, Café, CAFÉ."
    assert [text[a:b] for a, b in found_at(text, ("cafe", "strass"))] == ["Straß", "Café", "CAFÉ"]
    assert found_at("anything", ()) == ()


@pytest.mark.parametrize(
    "note", ["the day went on and I sat by the window " * 8, "el día siguió, cariño " * 15]
)
def test_ten_thousand_entries_are_searched_at_once(note: str) -> None:
    """A wide margin: this takes some fifty milliseconds, with accents some eighty."""
    journal = Journal.of([check_in("weary", note=f"{note} {at}") for at in range(10_000)])
    begun = time.process_time()
    (found,) = search(journal, Sought(words="WINDOW 9999" if "window" in note else "dia 9999"))
    assert time.process_time() - begun < 2
    assert isinstance(found, CheckIn)
