"""What happened in life around a shift: by its days alone, never after what the engine found."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from inkling.journal import CheckIn, Journal, LifeEvent, Moment, event_days_in_words, events_around
from tests.journal.test_behind import DAY, SHIFT


def event(days: int, until: int | None = None, text: str = "Moved house.", **said: Any) -> LifeEvent:
    """Something that began so many days after the shift may have, and ended so many days after it."""
    when = Moment(DAY + timedelta(days=days))
    end = None if until is None else DAY + timedelta(days=until)
    return LifeEvent(id=uuid4(), happened=when, written=when, text=text, until=end, **said)


@pytest.mark.parametrize(
    ("days", "until", "is_around"),
    [
        (-27, None, False),
        (-26, None, True),
        (0, None, True),
        (26, None, True),
        (27, None, False),
        (-90, -27, False),
        (-90, -26, True),
        (-90, 90, True),
        (-90, None, False),
        (27, 60, False),
    ],
)
def test_three_weeks_before_the_first_and_after_the_last_day_it_may_have_begun(
    days: int, until: int | None, is_around: bool
) -> None:
    """The shift may have begun from five days before to five days after its day."""
    found = event(days, until)
    assert events_around(Journal.of([found]), SHIFT) == ((found,) if is_around else ())


def test_they_come_oldest_first_and_nothing_else_does() -> None:
    late, early = event(5), event(-5)
    note = CheckIn(id=uuid4(), happened=Moment(DAY), written=Moment(DAY), pleasantness=1, energy=1, note="x")
    assert events_around(Journal.of([late, note, early]), SHIFT) == (early, late)


def test_one_written_down_long_after_counts_as_well() -> None:
    """It is a fact with a date, and the engine never sees it."""
    late = LifeEvent(
        id=uuid4(), happened=Moment(DAY), written=Moment(DAY + timedelta(days=400)), text="A new job."
    )
    assert events_around(Journal.of([late]), SHIFT) == (late,)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (None, "10 June 2026"),
        (0, "10 June 2026"),
        (9, "10 to 19 June 2026"),
        (40, "10 June to 20 July 2026"),
        (300, "10 June 2026 to 6 April 2027"),
    ],
)
def test_its_days_are_said_as_people_say_them(until: int | None, said: str) -> None:
    assert event_days_in_words(event(0, until)) == said


def test_a_journal_does_not_begin_with_what_happened_long_before_it() -> None:
    """Else the journal would say that it was kept since then."""
    long_ago = LifeEvent(
        id=uuid4(), happened=Moment(date(1999, 5, 1)), written=Moment(DAY), text="My mother died."
    )
    note = CheckIn(id=uuid4(), happened=Moment(DAY), written=Moment(DAY), pleasantness=1, energy=1)
    journal = Journal.of([long_ago, note])
    assert (journal.first_day, journal.last_day) == (DAY, DAY)
    assert Journal.of([long_ago]).first_day == long_ago.happened.day
