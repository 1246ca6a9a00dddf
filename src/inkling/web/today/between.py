"""What Today shows of the time between two sessions: what is set to practise, and what to bring to the next one."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from inkling.journal import (
    Journal,
    Session,
    day_in_words,
    next_session,
    practices_now,
    to_bring,
    weekday_in_words,
)

MOST = 2
"""So many practices are shown, the newest; all of them stand on a page of their own."""


NEAR = timedelta(days=2)
"""A session so near is one to put a sheet together for."""


@dataclass(frozen=True)
class ToPractise:
    """Something small that is set."""

    id: UUID
    words: str
    agreed: str


@dataclass(frozen=True)
class NextSession:
    """The next session, what to bring to it, and whether it is `near`."""

    id: UUID
    heading: str
    bring: tuple[str, ...]
    near: bool


def to_practise(journal: Journal, day: date) -> tuple[ToPractise, ...]:
    """What is set, the newest first."""
    newest = practices_now(journal)[::-1][:MOST]
    return tuple(
        ToPractise(each.id, each.text, _agreed(journal.one(Session, each.session), day)) for each in newest
    )


def next_time(journal: Journal, day: date) -> NextSession | None:
    """The next session that is planned, with its day."""
    session = next_session(journal, day)
    if session is None:
        return None
    bring = tuple(each.text for each in to_bring(journal, day))
    near = session.happened.day - day <= NEAR
    return NextSession(session.id, _heading(session, bool(bring), day), bring, near)


def _heading(session: Session, bring: bool, today: date) -> str:
    """ "To bring on Thursday 5 November, 17:00"; today it says so."""
    day = weekday_in_words(session.happened.day, session.happened.day.year != today.year)
    if session.begins:
        day = _("%(day)s, %(hour)s") % {"day": day, "hour": f"{session.begins:%H:%M}"}
    if session.happened.day == today:
        hour = f"{session.begins:%H:%M}" if session.begins else ""
        day = _("today, %(hour)s") % {"hour": hour} if hour else _("today")
    return (_("To bring on %(day)s") if bring else _("Next session: %(day)s")) % {"day": day}


def _agreed(session: Session | None, today: date) -> str:
    if session is None:
        return ""
    day = day_in_words(session.happened.day, session.happened.day.year != today.year)
    return _("Agreed in your session on %(day)s") % {"day": day}
