"""Which months are looked at: at most twelve up to today, and the next one if a session is planned in it."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inkling.journal.entries import Attempt, Entry, MeasureKept, SafetyPlan
from inkling.journal.journal import Journal
from inkling.journal.sessions.between import next_session

MOST_MONTHS = 12
"""So many months are looked at: longer ago it may have been quite another rhythm."""


@dataclass(frozen=True)
class Months:
    """Whole months in a row, by their first days; `today` lies in one of the last two. `earlier` says whether there
    is something of before."""

    firsts: tuple[date, ...]
    today: date
    earlier: bool = False

    @property
    def first(self) -> date:
        """The first day of all."""
        return self.firsts[0]

    @property
    def last(self) -> date:
        """The last day of all, which may lie ahead."""
        return _ends(self.firsts[-1])

    def lived(self, day: date) -> bool:
        """Does this day lie in these months, and not ahead?"""
        return self.first <= day <= self.today

    def place(self, day: date) -> int:
        """In which of these months does a day lie that lies in one of them?"""
        return _number(day) - _number(self.first)


def months_of(journal: Journal, today: date) -> Months:
    """Which months are there to look at in this journal?"""
    begun = min((day for day in _days(journal) if day <= today), default=today)
    now = _number(today)
    start = max(_number(begun), now - MOST_MONTHS + 1)
    coming = next_session(journal, today)
    end = now + 1 if coming and _number(coming.happened.day) == now + 1 else now
    firsts = tuple(date(at // 12, at % 12 + 1, 1) for at in range(start, end + 1))
    return Months(firsts, today, earlier=begun < firsts[0])


def days_written(journal: Journal, brought_in: bool = True) -> tuple[date, ...]:
    """On which days was something written, in order? What was `brought_in` was written in its time. How the journal
    is set up is no writing, and a safety plan is counted nowhere."""
    entries = (e for e in journal.entries if _is_writing(e) and (brought_in or not e.imported))
    return tuple(sorted({e.happened.day if e.imported else e.written.day for e in entries}))


def _is_writing(entry: Entry) -> bool:
    return entry.CATEGORY != "settings" and not isinstance(entry, (MeasureKept, SafetyPlan))


def _days(journal: Journal) -> Iterator[date]:
    """Every day on which one of the four has something to show."""
    yield from days_written(journal)
    yield from (each.happened.day for each in journal.sessions)
    yield from (each.happened.day for each in journal.kind(Attempt))
    yield from (reached.day for each in journal.unsaid for reached in each.sayings)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _ends(first: date) -> date:
    return first + timedelta(days=monthrange(first.year, first.month)[1] - 1)
