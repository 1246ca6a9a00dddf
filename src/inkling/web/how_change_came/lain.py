"""One session as this page shows it: its day, how it felt, and what stayed of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inkling.journal import Held, Journal, Session, gist, weekday_in_words
from inkling.web.entries.wording import TONES, said

SHORT = 160
"""Characters of what stayed, in a list."""


@dataclass(frozen=True)
class Lain:
    """One session. `perhaps` where it is not certain that it lay on the way."""

    id: UUID
    iso: str
    day: str
    tone: str
    tone_name: str
    words: str
    perhaps: bool = False


def lain(held: Held, journal: Journal, today: date, perhaps: bool = False) -> Lain | None:
    """How is this session shown? None where it is gone."""
    session = journal.one(Session, held.id)
    return shown(session, journal, today, perhaps) if session else None


def shown(session: Session, journal: Journal, today: date, perhaps: bool = False) -> Lain:
    """How is this session shown?"""
    day = session.happened.day
    return Lain(
        id=session.id,
        iso=day.isoformat(),
        day=weekday_in_words(day, year=day.year != today.year),
        tone=session.tone or "",
        tone_name=said(TONES, session.tone),
        words=gist(session, journal, SHORT) if session.stayed.strip() else "",
        perhaps=perhaps,
    )
