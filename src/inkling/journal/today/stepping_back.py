"""A pause from all asking, and the one question whether keeping the journal helps."""

from datetime import date, timedelta

from inkling.journal.entries import Entry, HelpAnswer, Pause, SafetyPlan
from inkling.journal.journal import Journal

ASKED_AFTER = timedelta(weeks=4)
WEEKS_WRITTEN = 4
"""In so many weeks something was written before the question is asked: a month away says nothing about helping."""


def pauses_now(journal: Journal) -> tuple[Pause, ...]:
    """Which pauses go on, oldest first? More than one only if two tabs stepped back."""
    return tuple(pause for pause in journal.kind(Pause) if not pause.over)


def last_written(journal: Journal) -> date | None:
    """On which day was something written last? An imported diary counts by the day it was brought in."""
    return max((entry.written.day for entry in journal.entries), default=None)


def time_to_ask(journal: Journal, today: date) -> bool:
    """Is it time to ask whether this helps? Once, after four weeks of writing; any answer is one, and none is too."""
    if journal.kind(HelpAnswer):
        return False
    days = {entry.written.day for entry in journal.entries if _hers(entry)}
    if not days or today - min(days) < ASKED_AFTER:
        return False
    return len({day.isocalendar()[:2] for day in days}) >= WEEKS_WRITTEN


def _hers(entry: Entry) -> bool:
    return not entry.imported and not isinstance(entry, SafetyPlan)
