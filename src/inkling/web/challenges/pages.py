"""What the pages of the challenges show, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from inkling.journal import Challenge, Journal, Response, catch_in_words
from inkling.vault.queries import OpenJournal
from inkling.web.challenges.cards import TimeCard, about_field, day_said, time_card
from inkling.web.entries.telling import Field


@dataclass(frozen=True)
class Standing:
    """One challenge in the list, and where it stands."""

    id: UUID
    name: str
    stands: str
    caught: str


@dataclass(frozen=True)
class ChallengesPage:
    """Each old challenge, the one that came back last first; those at rest apart."""

    going: tuple[Standing, ...]
    resting: tuple[Standing, ...]
    whole: bool


@dataclass(frozen=True)
class AgainPage:
    """It came back: beside the form, the last time it did; or, the first time, how it usually goes."""

    id: UUID
    name: str
    about: Field | None
    last: TimeCard | None


def challenges_page(opened: OpenJournal, today: date) -> ChallengesPage:
    """Where does each challenge stand?"""
    journal = opened.journal
    newest = sorted(journal.challenges, key=lambda each: _last_day(each, journal), reverse=True)
    return ChallengesPage(
        going=tuple(_standing(each, journal, today) for each in newest if not each.resting),
        resting=tuple(_standing(each, journal, today) for each in newest if each.resting),
        whole=opened.whole,
    )


def again_page(challenge: Challenge, journal: Journal, today: date) -> AgainPage:
    """What stands beside the form?"""
    before = journal.responses(challenge.id)
    last = time_card(before[-1], today) if before else None
    return AgainPage(challenge.id, challenge.name, about_field(challenge), last)


def _standing(challenge: Challenge, journal: Journal, today: date) -> Standing:
    responses = journal.responses(challenge.id)
    if not responses:
        return Standing(challenge.id, challenge.name, _("No time it came back is written down yet."), "")
    last = responses[-1]
    stands = _("Last came back on %(day)s.") % {"day": day_said(last.happened.day, today)}
    return Standing(challenge.id, challenge.name, stands, _caught(last))


def _caught(last: Response) -> str:
    return _("You caught it %(when)s.") % {"when": catch_in_words(last.catch)} if last.catch else ""


def _last_day(challenge: Challenge, journal: Journal) -> date:
    responses = journal.responses(challenge.id)
    return responses[-1].happened.day if responses else challenge.happened.day
