"""What the pages of practising show, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

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

IN_LIST, ALONE = 1, 3
"""So many of the last times are shown at once, among other practices and on its own page; the earlier ones are a press
away."""


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
    """Something small that is or was practised: where it was agreed, what for, and every time with it."""

    id: UUID
    text: str
    session: UUID | None
    agreed: str
    challenge: str
    latest: tuple[Time, ...]
    earlier: tuple[Time, ...]
    version: int


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
        now=tuple(practised(each, opened, today) for each in practices_now(journal)),
        resting=tuple(practised(each, opened, today) for each in resting),
        whole=opened.whole,
    )


def practised(practice: Practice, opened: OpenJournal, today: date, near: int = IN_LIST) -> Practised:
    """One practice, and every time with it, the latest first."""
    journal = opened.journal
    session = journal.one(Session, practice.session)
    challenge = journal.one(Challenge, practice.challenge)
    times = tuple(_time(each, today) for each in reversed(journal.attempts(practice.id)))
    return Practised(
        id=practice.id,
        text=practice.text,
        session=session.id if session else None,
        agreed=_agreed(session, practice.happened.day),
        challenge=challenge.name if challenge else "",
        latest=times[:near],
        earlier=times[near:],
        version=opened.versions[practice.id],
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
