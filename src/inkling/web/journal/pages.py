"""What the journal shows, as plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import Entry, Journal, Sought, Thread, day_in_words, search, weekday_in_words
from inkling.vault.queries import OpenJournal
from inkling.web.entries.lines import entry_line, moment_in_words
from inkling.web.entries.telling import EntryLine
from inkling.web.entries.wording import KINDS, SIGNS, said

A_PAGE = 40


@dataclass(frozen=True)
class Day:
    """One day and what was written about it."""

    name: str
    iso: str
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True)
class Days:
    """One page of entries by their days, newest first, and where it goes on."""

    days: tuple[Day, ...]
    newer: int | None
    older: int | None


@dataclass(frozen=True)
class JournalPage:
    """Everything written, newest first, a page at a time."""

    sentence: str
    list: Days
    whole: bool
    deleted: str
    news: str


@dataclass(frozen=True)
class FoundPage:
    """What was found, by what was looked for; `words` are those to be marked."""

    sentence: str
    looked_for: str
    words: tuple[str, ...]
    list: Days
    whole: bool


NEWS = {
    "saved": lambda: _("Saved."),
    "back": lambda: _("It is back, as it was."),
    "gone": lambda: _(
        "There is nothing left to bring back. What was deleted is gone once the journal was locked."
    ),
}
"""What the journal says after something was done, by the word in the address."""


def journal_page(
    opened: OpenJournal, number: object, *, deleted: Sequence[Entry] = (), news: str = ""
) -> JournalPage:
    """One page of the journal. `deleted` was deleted just now and can be brought back; `news` is what was done."""
    return JournalPage(
        sentence=_sentence(opened.journal),
        list=_days(opened.journal, opened.journal.entries, number),
        whole=opened.whole,
        deleted=_deleted(deleted, opened.journal),
        news=NEWS[news]() if news else "",
    )


def found_page(opened: OpenJournal, sought: Sought | None, number: object) -> FoundPage:
    """One page of what was found; nothing if what was looked for makes no sense."""
    found = search(opened.journal, sought) if sought else ()
    return FoundPage(
        sentence=_found(len(found)),
        looked_for=", ".join(_looked_for(sought, opened.journal)) if sought else "",
        words=sought.each_word if sought else (),
        list=_days(opened.journal, found, number),
        whole=opened.whole,
    )


def page_of(journal: Journal, id: UUID, news: str) -> str:
    """Where in the journal does this entry stand? The end of an address that leads there and says what was done."""
    newest_first = [entry.id for entry in reversed(journal.entries)]
    page = newest_first.index(id) // A_PAGE + 1 if id in newest_first else 1
    return f"page={page}&{news}=1#e{id}"


def _days(journal: Journal, entries: Sequence[Entry], number: object) -> Days:
    pages = Paginator(entries[::-1], A_PAGE)
    page: Page[Entry] = pages.get_page(number)  # type: ignore[arg-type]
    lines = [entry_line(entry, journal) for entry in page.object_list]
    days = groupby(lines, key=lambda line: line.day)
    return Days(
        tuple(Day(weekday_in_words(day, year=True), day.isoformat(), tuple(group)) for day, group in days),
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
    )


def _sentence(journal: Journal) -> str:
    if journal.first_day is None:
        return _("Your journal begins with the first thing you keep.")
    return _("What you have kept since %(day)s.") % {"day": day_in_words(journal.first_day, year=True)}


def _found(count: int) -> str:
    if not count:
        return _("Nothing was found this time.")
    return ngettext("One entry was found.", "%(n)s entries were found.", count) % {"n": count}


def _looked_for(sought: Sought, journal: Journal) -> Iterator[str]:
    """Each thing that was looked for, in words."""
    if sought.words:
        yield _("“%(words)s”") % {"words": sought.words}
    if sought.kind:
        yield _("kind: %(kind)s") % {"kind": said(KINDS, sought.kind)}
    if thread := journal.one(Thread, sought.thread):
        yield _("thread: %(name)s") % {"name": thread.name}
    if sought.feeling:
        yield _("feeling: %(word)s") % {"word": sought.feeling}
    if sought.sign:
        yield _("it felt like %(sign)s") % {"sign": said(SIGNS, sought.sign)}


def _deleted(entries: Sequence[Entry], journal: Journal) -> str:
    """What was deleted, in a sentence."""
    if not entries:
        return ""
    line, along = entry_line(entries[0], journal), len(entries) - 1
    what = {"kind": line.kind, "when": moment_in_words(entries[0].happened), "n": along}
    if not along:
        return _("Deleted: %(kind)s, %(when)s.") % what
    return (
        ngettext(
            "Deleted: %(kind)s, %(when)s, and the one entry that belongs to it.",
            "Deleted: %(kind)s, %(when)s, and the %(n)s entries that belong to it.",
            along,
        )
        % what
    )
