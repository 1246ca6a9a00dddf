"""Bringing a challenge to the next session: on its list, once."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec

from inkling.journal import Challenge, Journal, Moment, Session, ToBring, corrected, next_session
from inkling.web.challenges.cards import day_said


@dataclass(frozen=True)
class Bring:
    """The next session, and whether this is on its list already."""

    session: UUID
    day: str
    listed: bool


def bring_of(challenge: Challenge, journal: Journal, today: date) -> Bring | None:
    """Can it be brought to a session? None while none is planned."""
    coming = next_session(journal, today)
    if coming is None:
        return None
    return Bring(coming.id, day_said(coming.happened.day, today), _listed(challenge, coming))


def brought(challenge: Challenge, session: Session, now: Moment) -> Session:
    """The session with this on its list; itself, if it was there."""
    if _listed(challenge, session):
        return session
    more = ToBring(challenge.name, entry=challenge.id)
    return corrected(session, msgspec.structs.replace(session, bring=(*session.bring, more)), now)


def _listed(challenge: Challenge, session: Session) -> bool:
    return any(each.entry == challenge.id for each in session.bring)
