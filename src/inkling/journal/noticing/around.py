"""What happened in life around the beginning of a shift: told as a fact, and never as its cause."""

from datetime import date, timedelta

from inkling.change import Shift
from inkling.journal.days import day_in_words, span_in_words
from inkling.journal.entries import LifeEvent
from inkling.journal.journal import Journal

AROUND = timedelta(weeks=3)
"""Before and after the days on which a shift may have begun."""


def events_around(journal: Journal, shift: Shift) -> tuple[LifeEvent, ...]:
    """What happened within three weeks of the days on which this shift may have begun? Oldest first.

    Of something that lasted, one of its days there is enough; of something without an end only its beginning is known.
    """
    first, last = date.fromordinal(shift.earliest) - AROUND, date.fromordinal(shift.latest) + AROUND
    return tuple(
        event
        for event in journal.life_events
        if event.happened.day <= last and first <= (event.until or event.happened.day)
    )


def event_days_in_words(event: LifeEvent) -> str:
    """When was it? "9 June 2026"; "9 June to 2 July 2026" for something that lasted."""
    first = event.happened.day
    if event.until is None or event.until <= first:
        return day_in_words(first, year=True)
    return span_in_words(first, event.until, year=True)
