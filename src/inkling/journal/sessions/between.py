"""What lies between two sessions: the last one and the next, what to bring, what is practised, what is not said."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from itertools import groupby, takewhile

from inkling.journal.entries import Attempt, Inkling, Practice, Session, ToBring, Unsaid
from inkling.journal.journal import Journal

_WEEK, _FORTNIGHT = timedelta(days=7), timedelta(days=14)


def sessions_in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Sessions by day, and on one day by the hour they begin; one without an hour comes first."""
    return tuple(sorted(sessions, key=lambda each: (each.happened.day, each.begins or time.min)))


def next_session(journal: Journal, today: date) -> Session | None:
    """Which planned session comes next? One planned for today is next until something is said about it."""
    ahead = sessions_ahead(journal, today)
    return ahead[0] if ahead else None


def sessions_ahead(journal: Journal, today: date) -> tuple[Session, ...]:
    """Which sessions are planned for today or later, the nearest first?"""
    return sessions_in_order(s for s in journal.sessions if s.status == "planned" and s.happened.day >= today)


def sessions_untold(journal: Journal, today: date) -> tuple[Session, ...]:
    """Which sessions were planned for a day that has passed, with nothing said about them since? Oldest first."""
    return sessions_in_order(s for s in journal.sessions if s.status == "planned" and s.happened.day < today)


def last_session(journal: Journal, today: date) -> Session | None:
    """Which session took place last, today or earlier?"""
    held = [s for s in journal.sessions if s.status == "attended" and s.happened.day <= today]
    return sessions_in_order(held)[-1] if held else None


def session_before(journal: Journal, session: Session) -> Session | None:
    """Which session took place last before this one of the journal?"""
    earlier = takewhile(lambda each: each.id != session.id, sessions_in_order(journal.sessions))
    held = [each for each in earlier if each.status == "attended"]
    return held[-1] if held else None


def likely_day(journal: Journal, today: date) -> date | None:
    """On which day may the next session be, if they go on as before? The same weekday as the last one that is
    written down, one week or two later as it was until now, and ahead. None while there has been none."""
    days = sorted({each.happened.day for each in journal.sessions if each.status != "cancelled"})
    if not days:
        return None
    apart = _FORTNIGHT if len(days) > 1 and days[-1] - days[-2] == _FORTNIGHT else _WEEK
    return days[-1] + apart * (max(today - days[-1], timedelta(0)) // apart + 1)


def to_bring(journal: Journal, today: date) -> tuple[ToBring, ...]:
    """What is set to be brought to the next session? What is unticked stays at home."""
    coming = next_session(journal, today)
    return tuple(each for each in coming.bring if each.on_sheet) if coming else ()


def practices_now(journal: Journal) -> tuple[Practice, ...]:
    """What is set to be practised, oldest first? What rests is not offered."""
    return tuple(each for each in journal.practices if not each.resting)


def attempts_since(journal: Journal, day: date) -> tuple[Attempt, ...]:
    """Which times with a practice lie on this day or later? What was agreed in a session may be tried that evening."""
    return tuple(each for each in journal.kind(Attempt) if each.happened.day >= day)


def brought_back(journal: Journal, session: Session) -> tuple[tuple[Practice, tuple[Attempt, ...]], ...]:
    """What came of practising since the session before this one, until the day of this one? Practice by practice, in
    the order they were set; one nobody tried, and said nothing about, is not among them."""
    before = session_before(journal, session)
    since = before.happened.day if before else date.min
    attempts = [a for a in attempts_since(journal, since) if a.happened.day <= session.happened.day]
    place = {practice.id: at for at, practice in enumerate(journal.practices)}
    known = sorted((a for a in attempts if a.practice in place), key=lambda each: place[each.practice])
    return tuple(
        (journal.practices[at], tuple(group))
        for at, group in groupby(known, key=lambda each: place[each.practice])
    )


def unsaid_now(journal: Journal) -> tuple[Unsaid, ...]:
    """What is not said yet, or only half, oldest first?"""
    return tuple(each for each in journal.unsaid if each.saying != "said")


def said_by_now(journal: Journal) -> tuple[Unsaid, ...]:
    """What has been said, by the day on which it was, the latest first?"""
    said = [each for each in journal.unsaid if each.saying == "said"]
    return tuple(sorted(said, key=lambda each: each.sayings[-1].day, reverse=True))


def insights_to_bring(journal: Journal, session: Session, most: int = 6) -> tuple[Inkling, ...]:
    """Which small insights may be worth bringing? The newest `most` since the session before this one, until its
    day, that are not on its list yet."""
    before = session_before(journal, session)
    since = before.happened.day if before else date.min
    listed = {each.entry for each in session.bring}
    found = [i for i in journal.inklings if since <= i.happened.day <= session.happened.day]
    return tuple(i for i in reversed(found) if i.id not in listed)[:most]
