"""What the page of one session shows beside its form, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from inkling.journal import (
    Attempt,
    Journal,
    Practice,
    Session,
    brought_back,
    day_in_words,
    likely_day,
    practices_now,
    session_before,
    sessions_in_order,
)
from inkling.vault.queries import OpenJournal
from inkling.web.entries.telling import EntryLine
from inkling.web.entries.wording import OUTCOMES, SAYINGS, said
from inkling.web.sessions.telling import day_of, standing


@dataclass(frozen=True)
class Time:
    """One time with a practice: which day, tried or not, and what happened."""

    iso: str
    day: str
    outcome: str
    what_happened: str


@dataclass(frozen=True)
class Practised:
    """Something that was set to practise, and what came of it since the session before."""

    id: UUID
    text: str
    times: tuple[Time, ...]
    open: bool


@dataclass(frozen=True)
class Uttered:
    """Something that waited, and was said or half said on the day of the session."""

    text: str
    how: str


@dataclass(frozen=True)
class SessionPage:
    """One session: when and with whom, what comes back to it, and what was said and agreed in it."""

    id: UUID
    day: str
    whom: str
    standing: str
    ahead: bool
    over: bool
    attended: bool
    since: str
    practised: tuple[Practised, ...]
    uttered: tuple[Uttered, ...]
    agreed: tuple[str, ...]
    meanwhile: EntryLine | None = None


def session_page(
    session: Session, opened: OpenJournal, today: date, meanwhile: EntryLine | None = None
) -> SessionPage:
    """The page of this session, as it is today."""
    journal, day = opened.journal, session.happened.day
    before = session_before(journal, session)
    return SessionPage(
        id=session.id,
        day=day_of(session, today),
        whom=session.whom,
        standing=standing(session, today),
        ahead=day > today,
        over=day < today,
        attended=session.status == "attended",
        since=day_in_words(before.happened.day) if before else "",
        practised=tuple(_practised(journal, session, still_set=day >= today)),
        uttered=tuple(_uttered(journal, session)),
        agreed=tuple(each.text for each in journal.practices if each.session == session.id),
        meanwhile=meanwhile,
    )


def like_last_time(journal: Journal, today: date) -> dict[str, Any]:
    """What is likely said of the next session, if it goes on as before? Nothing while there has been none."""
    if not journal.sessions:
        return {}
    last = sessions_in_order(journal.sessions)[-1]
    return {"day": likely_day(journal, today), "whom": last.whom, "begins": last.begins, "ends": last.ends}


def time_told(attempt: Attempt) -> Time:
    """One time with a practice, in words."""
    day = attempt.happened.day
    return Time(day.isoformat(), day_in_words(day), said(OUTCOMES, attempt.outcome), attempt.what_happened)


def _practised(journal: Journal, session: Session, *, still_set: bool) -> Iterator[Practised]:
    """What came of practising; and before the session also what is set and was not told of."""
    told = {practice.id: times for practice, times in brought_back(journal, session)}
    now = {each.id for each in practices_now(journal)} if still_set else set[UUID]()
    for practice in journal.practices:
        if practice.id in told or practice.id in now:
            yield _one(practice, told.get(practice.id, ()), practice.id in now)


def _one(practice: Practice, times: tuple[Attempt, ...], open: bool) -> Practised:
    return Practised(practice.id, practice.text, tuple(time_told(each) for each in times), open)


def _uttered(journal: Journal, session: Session) -> Iterator[Uttered]:
    for each in journal.unsaid:
        that_day = [r.saying for r in each.sayings if r.day == session.happened.day and r.saying != "held"]
        if that_day:
            yield Uttered(each.text, said(SAYINGS, that_day[-1]))
