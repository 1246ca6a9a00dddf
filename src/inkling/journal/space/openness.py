"""Openness: how open and how safe sessions were, and when something unsaid was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inkling.journal.entries import Saying, Session
from inkling.journal.journal import Journal
from inkling.journal.punctual import punctual
from inkling.journal.sessions.between import sessions_in_order, unsaid_now
from inkling.journal.space.months import Months

ENOUGH = 5
"""A range of one's own is not told from fewer marks than this."""


@dataclass(frozen=True)
class Mark:
    """One mark after a session, from 0 to 10. `later`: written down more than two days after."""

    day: date
    value: int
    later: bool = False


@dataclass(frozen=True)
class Openness:
    """Marks in the order of their sessions, the days on which something was half said or said, and how much waits.
    No words: what is unsaid stays where it is. `before` says whether there are any of earlier months."""

    months: Months
    opened: tuple[Mark, ...]
    safe: tuple[Mark, ...]
    uttered: tuple[tuple[date, Saying], ...]
    waiting: int
    before: bool = False

    def days(self, saying: Saying) -> tuple[date, ...]:
        """On which days did something get so far?"""
        return tuple(day for day, how in self.uttered if how == saying)


def openness(journal: Journal, months: Months) -> Openness:
    """How open was it in these months?"""
    held = [
        each
        for each in sessions_in_order(journal.sessions)
        if each.status == "attended" and months.lived(each.happened.day)
    ]
    uttered = sorted(
        (reached.day, reached.saying)
        for each in journal.unsaid
        for reached in each.sayings
        if reached.saying != "held" and months.lived(reached.day)
    )
    return Openness(
        months=months,
        opened=tuple(_mark(each, each.openness) for each in held if each.openness is not None),
        safe=tuple(_mark(each, each.safety) for each in held if each.safety is not None),
        uttered=tuple(uttered),
        waiting=len(unsaid_now(journal)),
        before=any(
            each.happened.day < months.first and (each.openness is not None or each.safety is not None)
            for each in journal.sessions
        )
        or any(r.saying != "held" and r.day < months.first for each in journal.unsaid for r in each.sayings),
    )


def middle_half(marks: Sequence[Mark]) -> tuple[int, int] | None:
    """Between which marks do the middle half of them lie, or more? None while there are few."""
    if len(marks) < ENOUGH:
        return None
    values, aside = sorted(mark.value for mark in marks), len(marks) // 4
    return values[aside], values[-1 - aside]


def _mark(session: Session, value: int) -> Mark:
    return Mark(session.happened.day, value, later=not punctual(session))
