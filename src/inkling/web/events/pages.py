"""What the pages of life events show, as plain values."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from inkling.journal import Journal, LifeEvent, Thread, event_days_in_words
from inkling.vault.queries import OpenJournal
from inkling.web.entries.wording import SIGNS, said

A_PAGE = 30


@dataclass(frozen=True)
class Event:
    """Something that happened, and its days in words."""

    id: UUID
    iso: str
    days: str
    text: str
    note: str

    LONGEST: ClassVar[int] = 280
    """Characters from which on its words are no heading any more."""

    @property
    def long(self) -> bool:
        """Are these many words?"""
        return len(self.text) > self.LONGEST


@dataclass(frozen=True)
class EventsPage:
    """Everything that happened, newest first, some at a time."""

    events: tuple[Event, ...]
    newer: int | None
    older: int | None
    whole: bool


@dataclass(frozen=True)
class EventPage:
    """One of them, with what it felt like and where it belongs."""

    it: Event
    signs: str
    threads: tuple[tuple[UUID, str], ...]
    whole: bool


def events_page(opened: OpenJournal, number: object) -> EventsPage:
    """What happened?"""
    page = Paginator(opened.journal.life_events[::-1], A_PAGE).get_page(number)  # type: ignore[arg-type]
    return EventsPage(
        events=tuple(event_of(each) for each in page.object_list),
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
        whole=opened.whole,
    )


def event_page(found: LifeEvent, opened: OpenJournal) -> EventPage:
    """One thing that happened."""
    return EventPage(
        it=event_of(found),
        signs=get_text_list([said(SIGNS, sign) for sign in found.signs], _("and")),
        threads=_threads(found, opened.journal),
        whole=opened.whole,
    )


def event_of(found: LifeEvent) -> Event:
    """How is it shown?"""
    day = found.happened.day.isoformat()
    return Event(found.id, day, event_days_in_words(found), found.text, found.note)


def _threads(found: LifeEvent, journal: Journal) -> tuple[tuple[UUID, str], ...]:
    return tuple((id, thread.name) for id in found.threads if (thread := journal.one(Thread, id)))
