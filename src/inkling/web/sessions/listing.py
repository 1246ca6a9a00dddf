"""What the list of sessions shows, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from inkling.journal import (
    Journal,
    Session,
    gist,
    next_session,
    practices_now,
    sessions_ahead,
    sessions_in_order,
)
from inkling.vault.queries import OpenJournal
from inkling.web.entries.wording import TONES, said
from inkling.web.sessions.telling import day_of, hours, standing

A_PAGE = 40
SHORT = 160
"""Characters of what stayed, on one line of the list."""


@dataclass(frozen=True)
class Line:
    """One session in the list: which day, what it was in a word, and what stayed of it."""

    id: UUID
    iso: str
    day: str
    whom: str
    tone: str
    tone_name: str
    plainly: str
    stayed: str


@dataclass(frozen=True)
class SessionsPage:
    """The next session, those planned after it, and those that were, newest first, a page at a time."""

    coming: Line | None
    ahead: tuple[Line, ...]
    past: tuple[Line, ...]
    newer: int | None
    older: int | None
    empty: bool
    practised: int
    whole: bool


def sessions_page(opened: OpenJournal, today: date, number: object) -> SessionsPage:
    """Every session there is."""
    journal = opened.journal
    coming = next_session(journal, today)
    ahead = sessions_ahead(journal, today)[1:]
    listed = {each.id for each in (coming, *ahead) if each}
    rest = [each for each in sessions_in_order(journal.sessions) if each.id not in listed]
    pages = Paginator(rest[::-1], A_PAGE)
    page = pages.get_page(number)  # type: ignore[arg-type]
    return SessionsPage(
        coming=_line(coming, journal, today) if coming else None,
        ahead=tuple(_line(each, journal, today, hours(each)) for each in ahead),
        past=tuple(_line(each, journal, today) for each in page.object_list),
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
        empty=not journal.sessions,
        practised=len(practices_now(journal)),
        whole=opened.whole,
    )


def _line(session: Session, journal: Journal, today: date, plainly: str | None = None) -> Line:
    told = session.stayed or session.helpful or session.hindering
    return Line(
        id=session.id,
        iso=session.happened.day.isoformat(),
        day=day_of(session, today),
        whom=session.whom,
        tone=session.tone or "",
        tone_name=said(TONES, session.tone),
        plainly=_plainly(session, today) if plainly is None else plainly,
        stayed=gist(session, journal, SHORT) if told else "",
    )


def _plainly(session: Session, today: date) -> str:
    """What is said where there is no tone: a plain fact, or a question."""
    if session.status == "planned":
        return standing(session, today)
    if session.status == "attended":
        return "" if session.tone or session.stayed else _("It took place.")
    return standing(session, today)
