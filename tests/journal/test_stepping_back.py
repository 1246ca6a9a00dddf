"""A pause goes on until it is over; whether it helps is asked once, after four weeks of writing."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from inkling.journal import (
    HelpAnswer,
    Inkling,
    Journal,
    Moment,
    Pause,
    last_written,
    pauses_now,
    time_to_ask,
)

TODAY = date(2026, 11, 23)


def day(ago: int) -> Moment:
    return Moment(TODAY - timedelta(days=ago))


def written(ago: int, **said: Any) -> Inkling:
    return Inkling(id=uuid4(), happened=day(ago), written=day(ago), text="Something small.", **said)


def pause(ago: int, *, over: bool = False) -> Pause:
    return Pause(id=uuid4(), happened=day(ago), written=day(ago), over=over)


def test_a_pause_goes_on_until_it_is_over() -> None:
    assert pauses_now(Journal.of([written(9)])) == ()
    assert pauses_now(Journal.of([going_on := pause(9)])) == (going_on,)
    assert pauses_now(Journal.of([pause(9, over=True)])) == ()
    assert pauses_now(Journal.of([pause(20, over=True), again := pause(2)])) == (again,)
    assert pauses_now(Journal.of([older := pause(20), pause(2, over=True)])) == (older,)


def test_it_is_asked_after_four_weeks_of_writing() -> None:
    four = [written(ago) for ago in (28, 21, 14, 7)]
    assert time_to_ask(Journal.of(four), TODAY)
    assert not time_to_ask(Journal.of(four), TODAY - timedelta(days=1))
    assert not time_to_ask(Journal.of([]), TODAY)


def test_a_month_away_is_no_month_of_writing() -> None:
    assert not time_to_ask(Journal.of([written(90), written(89), written(0)]), TODAY)


def test_a_diary_from_before_says_nothing_about_helping() -> None:
    brought = [written(ago, imported=True) for ago in range(0, 90, 3)]
    assert not time_to_ask(Journal.of(brought), TODAY)


def test_it_is_asked_once_whatever_the_answer() -> None:
    four = [written(ago) for ago in (28, 21, 14, 7)]
    rather_not = HelpAnswer(id=uuid4(), happened=day(3), written=day(3))
    assert not time_to_ask(Journal.of([*four, rather_not]), TODAY)


def test_when_was_something_written_last() -> None:
    late = Inkling(id=uuid4(), happened=day(90), written=day(1), text="Long ago.")
    assert last_written(Journal.of([written(9), late])) == TODAY - timedelta(days=1)
    assert last_written(Journal.of([])) is None
