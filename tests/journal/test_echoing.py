"""Entries that may belong together: which are compared, and how they are ranked."""

from datetime import date, timedelta
from uuid import uuid4

import numpy as np
import pytest

from inkling.journal import (
    Echo,
    Inkling,
    Journal,
    Moment,
    Unsaid,
    may_belong,
    text_digest,
    texts_to_compare,
)
from inkling.words import encoder_name, load_encoder

MONDAY = date(2026, 3, 2)


def inkling(text: str, day: int = 0) -> Inkling:
    """A small insight of that day."""
    when = Moment(MONDAY + timedelta(days=day))
    return Inkling(id=uuid4(), happened=when, written=when, text=text)


def test_what_is_unsaid_or_hardly_a_sentence_is_not_compared() -> None:
    when = Moment(MONDAY)
    said, short = inkling("Silence on the phone is only silence."), inkling("Too short here")
    unsaid = Unsaid(id=uuid4(), happened=when, written=when, text="What he said on the stairs that evening.")
    assert texts_to_compare(Journal.of([said, short, unsaid])) == {said.id: said.text}


def test_the_newest_is_read_first() -> None:
    entries = [inkling(f"This is what I saw on day {day}.", day) for day in (3, 1, 2)]
    days = [text[-2] for text in texts_to_compare(Journal.of(entries)).values()]
    assert days == ["3", "2", "1"]


def test_the_most_alike_come_first_and_later_linked_and_unread_ones_are_left_out() -> None:
    near, far, later, unread = (inkling(f"Entry of the number {at}", at) for at in (1, 2, 9, 3))
    when = Moment(MONDAY + timedelta(days=5))
    linked = inkling("An entry already linked", 4)
    echo = Echo(id=uuid4(), happened=when, written=when, now="It came up again today", links=(linked.id,))
    journal = Journal.of([near, far, later, unread, linked, echo])
    vectors = {
        echo.id: np.array([1, 0], dtype=np.float32),
        near.id: np.array([0.9, 0.4], dtype=np.float32),
        far.id: np.array([-1, 0], dtype=np.float32),
        later.id: np.array([1, 0], dtype=np.float32),
        linked.id: np.array([1, 0], dtype=np.float32),
    }
    assert may_belong(journal, echo, vectors) == (near, far)
    assert may_belong(journal, echo, vectors, most=1) == (near,)
    assert may_belong(journal, unread, vectors) == ()


def test_a_corrected_text_is_another_one() -> None:
    assert text_digest("one") != text_digest("One")
    assert len(text_digest("one")) == 16


@pytest.mark.skipif(encoder_name() is None, reason="the encoder is not installed")
def test_the_encoder_finds_the_partner_of_most_sentences_that_share_no_word() -> None:
    """Pairs written for this test. Chance would find one of eight."""
    pairs = [
        ("I froze when my boss raised her voice.", "Being shouted at still turns me into a child."),
        ("Could not fall asleep until three.", "Awake half the night again, tired all day."),
        ("My sister cancelled our lunch.", "Once more a relative did not turn up to eat with me."),
        ("I asked the neighbour to water the plants.", "Somebody next door helps me when I am away."),
        ("The bus was late and I got wet.", "Rain and no transport this morning."),
        ("I am proud that I said no.", "Refusing felt good, for once."),
        ("Dad does not talk about mum.", "My father is silent on his late wife."),
        ("My chest was tight in the meeting.", "I could hardly breathe in front of colleagues."),
    ]
    encoder = load_encoder()
    first, second = (encoder.encode([pair[at] for pair in pairs]) for at in (0, 1))
    assert np.allclose(np.linalg.norm(first, axis=1), 1, atol=1e-3)
    right = sum(int(np.argmax(second @ vector)) == at for at, vector in enumerate(first))
    assert right >= 5
