"""What was hoped for before a session, beside what stayed after it; each with the day on which it was written."""

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from inkling.journal.entries import Session, versions
from inkling.journal.journal import Journal
from inkling.journal.sessions.between import sessions_in_order


@dataclass(frozen=True)
class Hoped:
    """One session: the hope and what stayed, each empty if there is none, and when each was put in these words."""

    session: Session
    hoped_on: date | None
    stayed_on: date | None

    @property
    def after_all(self) -> bool:
        """Was the hope only written down after the day of the session?"""
        return self.hoped_on is not None and self.hoped_on > self.session.happened.day


def hopes(journal: Journal, today: date) -> tuple[Hoped, ...]:
    """Which sessions that took place have a hope, or something that stayed, or both? The latest first."""
    held = [s for s in journal.sessions if s.status == "attended" and s.happened.day <= today]
    told = [each for each in reversed(sessions_in_order(held)) if each.hope.strip() or each.stayed.strip()]
    return tuple(Hoped(each, _worded(each, "hope"), _worded(each, "stayed")) for each in told)


def _worded(session: Session, field: str) -> date | None:
    """On which day did this field get the words it has now? None while it has none."""
    if not getattr(session, field).strip():
        return None
    stood = versions(session)
    states = (*(was for _until, was in stood), session)
    began = (states[0].written.day, *(until.day for until, _was in stood))
    words = getattr(session, field)
    kept = takewhile(
        lambda each: getattr(each[1], field) == words, reversed(list(zip(began, states, strict=True)))
    )
    return min(day for day, _state in kept)
