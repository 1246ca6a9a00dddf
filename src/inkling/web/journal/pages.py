"""What the journal pages show, as plain values."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from inkling.journal import Entry, Journal, day_in_words
from inkling.vault.queries import OpenJournal
from inkling.web.entries.lines import entry_line
from inkling.web.entries.telling import EntryLine

A_PAGE = 40


@dataclass(frozen=True)
class Day:
    """One day and what was written about it."""

    name: str
    iso: str
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True)
class JournalPage:
    """Everything written, newest first, a page at a time."""

    sentence: str
    days: tuple[Day, ...]
    newer: int | None
    older: int | None
    whole: bool
    unreadable: int


@dataclass(frozen=True)
class EntryPage:
    """One entry, to be corrected or deleted."""

    line: EntryLine
    day_name: str
    takes_along: int
    version: int
    meanwhile: EntryLine | None = None


def journal_page(opened: OpenJournal, number: object) -> JournalPage:
    """One page of the journal."""
    journal = opened.journal
    pages = Paginator(journal.entries[::-1], A_PAGE)
    page = pages.get_page(number)  # type: ignore[arg-type]
    lines = [entry_line(entry, journal) for entry in page.object_list]
    days = tuple(
        Day(day_in_words(day, year=True), day.isoformat(), tuple(group))
        for day, group in groupby(lines, key=lambda line: line.day)
    )
    return JournalPage(
        sentence=_sentence(opened),
        days=days,
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
        whole=opened.whole,
        unreadable=len(opened.unreadable),
    )


def entry_page(
    entry: Entry, opened: OpenJournal, takes_along: int, meanwhile: Entry | None = None
) -> EntryPage:
    """The page on which this entry is corrected."""
    line = entry_line(entry, opened.journal)
    other = entry_line(meanwhile, opened.journal) if meanwhile else None
    return EntryPage(
        line, day_in_words(entry.happened.day, year=True), takes_along, opened.versions[entry.id], other
    )


def page_of(journal: Journal, id: UUID) -> str:
    """Where in the journal does this entry stand? The end of an address that leads there."""
    newest_first = [entry.id for entry in reversed(journal.entries)]
    page = newest_first.index(id) // A_PAGE + 1 if id in newest_first else 1
    return f"page={page}&saved=1#e{id}"


def _sentence(opened: OpenJournal) -> str:
    journal = opened.journal
    if journal.first_day is None:
        return _("Your journal begins with the first thing you keep.")
    return _("What you have kept since %(day)s.") % {"day": day_in_words(journal.first_day, year=True)}
