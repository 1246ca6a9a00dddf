"""Entries: every kind is kept and read again, corrected without forgetting, and knows which words are the person's."""

from datetime import date
from typing import Any, get_type_hints
from uuid import uuid4

import msgspec
import pytest

from inkling.journal import (
    ENTRY_KINDS,
    Challenge,
    CheckIn,
    Entry,
    Inkling,
    Journal,
    Moment,
    Practice,
    Response,
    Session,
    ToBring,
    back_dated,
    belonging,
    corrected,
    decode,
    encode,
    own_words,
    punctual,
    versions,
)
from tests.contracts.canary import Canaries

MONDAY, TUESDAY, THURSDAY = Moment(date(2026, 3, 2)), Moment(date(2026, 3, 3)), Moment(date(2026, 3, 5))

NOT_HERS = {
    "measure": "a key",
    "wording": "the digest of a file",
    "series": "a key",
    "series_name": "told by us",
    "sentence": "told by us",
    "method": "told by us",
    "look_back_without_kinds": "names of kinds",
    "country": "a code",
}
"""Text that is not the person's own words, and what it is."""


def inkling(text: str = "Silence is only silence.", **said: Any) -> Inkling:
    """A small insight."""
    return Inkling(id=uuid4(), happened=MONDAY, written=MONDAY, text=text, **said)


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_every_kind_comes_back_as_it_was(kind: type[Entry]) -> None:
    (entry,) = (each for each in Canaries().entries() if type(each) is kind)
    assert decode(encode(entry)) == entry
    assert encode(decode(encode(entry))) == encode(entry)


def test_a_record_from_before_there_were_signs_and_threads_still_opens() -> None:
    """As the first version wrote it, with every field there was."""
    old = (
        b'{"kind":"check-in","id":"5f0c9a52-6f0e-4e0c-9f4e-1f7f8f6a2b11","happened":{"day":"2026-03-02",'
        b'"at":"2026-03-02T19:00:00Z","zone":"Europe/Madrid"},"written":{"day":"2026-03-02","at":null,"zone":""},'
        b'"imported":false,"pleasantness":1,"energy":3,"words":["weary"],"note":"Slept badly."}'
    )
    entry = decode(old)
    assert isinstance(entry, CheckIn)
    assert (entry.words, entry.signs, entry.threads, entry.earlier) == (("weary",), (), (), ())


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_every_text_is_either_the_persons_own_or_known_not_to_be(kind: type[Entry]) -> None:
    """Red when a kind gains words that search would not find."""
    texts = {
        name
        for name, type_ in get_type_hints(kind).items()
        if type_ is str or type_ == tuple[str, ...] or type_ == tuple[ToBring, ...]
    } - {"OWN_WORDS", "kind"}
    assert texts == (set(kind.OWN_WORDS) | set(NOT_HERS)) & texts
    assert set(kind.OWN_WORDS) <= texts


def test_what_is_corrected_remembers_how_it_stood() -> None:
    first = inkling("Silence is nothing.")
    second = corrected(first, msgspec.structs.replace(first, text="Silence is only silence."), TUESDAY)
    third = corrected(second, msgspec.structs.replace(second, text="Silence is silence."), THURSDAY)
    assert [(until.day, was.text) for until, was in versions(third)] == [
        (TUESDAY.day, "Silence is nothing."),
        (THURSDAY.day, "Silence is only silence."),
    ]
    assert decode(encode(third)) == third


def test_saving_without_a_change_leaves_no_history() -> None:
    first = inkling()
    assert corrected(first, first, TUESDAY) is first


def test_the_engine_sees_what_was_written_within_two_days_or_brought_in() -> None:
    def written(when: Moment, **said: Any) -> CheckIn:
        return CheckIn(id=uuid4(), happened=MONDAY, written=when, pleasantness=1, energy=1, **said)

    assert [punctual(written(when)) for when in (MONDAY, Moment(date(2026, 3, 4)), THURSDAY)] == [
        True,
        True,
        False,
    ]
    assert punctual(written(THURSDAY, imported=True))
    assert [back_dated(written(when)) for when in (MONDAY, TUESDAY)] == [False, True]
    assert not back_dated(written(TUESDAY, imported=True))


def test_own_words_are_all_of_them_and_nothing_else() -> None:
    session = Session(
        id=uuid4(),
        happened=MONDAY,
        written=MONDAY,
        whom="Maren",
        hope="To say it",
        bring=(ToBring("the call"), ToBring("the dream")),
        tone="hard",
    )
    assert own_words(session).splitlines() == ["Maren", "To say it", "the call", "the dream"]


def test_what_belongs_to_an_entry_goes_with_it_and_what_only_mentions_it_stays() -> None:
    challenge = Challenge(id=uuid4(), happened=MONDAY, written=MONDAY, name="Asking")
    other = Challenge(id=uuid4(), happened=MONDAY, written=MONDAY, name="Silence")
    mine = Response(id=uuid4(), happened=TUESDAY, written=TUESDAY, challenge=challenge.id, did="asked")
    not_mine = Response(id=uuid4(), happened=TUESDAY, written=TUESDAY, challenge=other.id, did="waited")
    practice = Practice(id=uuid4(), happened=MONDAY, written=MONDAY, text="Ask once", challenge=challenge.id)
    journal = Journal.of([mine, practice, not_mine, other, challenge])
    assert belonging(challenge, journal) == (mine,)
    assert belonging(practice, journal) == ()


def test_a_planned_session_does_not_make_the_journal_longer() -> None:
    ahead = Session(id=uuid4(), happened=THURSDAY, written=MONDAY)
    journal = Journal.of([inkling(), ahead])
    assert (journal.first_day, journal.last_day) == (MONDAY.day, MONDAY.day)
    assert journal.sessions == (ahead,)
