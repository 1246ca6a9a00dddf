"""What the pages of practising show, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from inkling.journal import (
    Attempt,
    Challenge,
    Practice,
    Session,
    day_in_words,
    practices_now,
)
from inkling.vault.queries import OpenJournal
from inkling.web.entries.wording import OUTCOMES, said

A_PAGE = 30
"""So many times with one practice stand on one page."""


@dataclass(frozen=True)
class Time:
    """One time with a practice: which day, tried or not, and what happened."""

    id: UUID
    iso: str
    day: str
    outcome: str
    what_happened: str


@dataclass(frozen=True)
class Practised:
    """Something small that is or was practised: where it was agreed, what for, and how it went lately."""

    id: UUID
    text: str
    session: UUID | None
    agreed: str
    challenge: str
    latest: tuple[Time, ...]
    more: bool
    version: int


@dataclass(frozen=True)
class AttemptPage:
    """One practice and every time with it, the latest first, a page at a time."""

    practice: Practised
    times: tuple[Time, ...]
    newer: int | None
    older: int | None


@dataclass(frozen=True)
class PracticesPage:
    """What is set to practise, and what rests."""

    now: tuple[Practised, ...]
    resting: tuple[Practised, ...]
    whole: bool


def practices_page(opened: OpenJournal, today: date) -> PracticesPage:
    """Everything there is to practise."""
    journal = opened.journal
    resting = [each for each in journal.practices if each.resting]
    return PracticesPage(
        now=tuple(_practised(each, opened, today) for each in practices_now(journal)),
        resting=tuple(_practised(each, opened, today) for each in resting),
        whole=opened.whole,
    )


def attempt_page(practice: Practice, opened: OpenJournal, today: date, number: object) -> AttemptPage:
    """The page on which one more time is written, with those before it."""
    pages = Paginator(opened.journal.attempts(practice.id)[::-1], A_PAGE)
    page = pages.get_page(number)  # type: ignore[arg-type]
    return AttemptPage(
        practice=_practised(practice, opened, today),
        times=tuple(_time(each, today) for each in page.object_list),
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
    )


def _practised(practice: Practice, opened: OpenJournal, today: date) -> Practised:
    """One practice, and the last time with it."""
    journal = opened.journal
    session = journal.one(Session, practice.session)
    challenge = journal.one(Challenge, practice.challenge)
    times = journal.attempts(practice.id)
    return Practised(
        id=practice.id,
        text=practice.text,
        session=session.id if session else None,
        agreed=_agreed(session, practice.happened.day),
        challenge=challenge.name if challenge else "",
        latest=tuple(_time(each, today) for each in times[-1:]),
        more=len(times) > 1,
        version=opened.versions.get(practice.id, 0),
    )


def _agreed(session: Session | None, day: date) -> str:
    if session:
        return _("Agreed on %(day)s") % {"day": day_in_words(session.happened.day, year=True)}
    return _("Set on %(day)s") % {"day": day_in_words(day, year=True)}


def _time(attempt: Attempt, today: date) -> Time:
    day = attempt.happened.day
    return Time(
        id=attempt.id,
        iso=day.isoformat(),
        day=day_in_words(day, year=day.year != today.year),
        outcome=said(OUTCOMES, attempt.outcome),
        what_happened=attempt.what_happened,
    )
