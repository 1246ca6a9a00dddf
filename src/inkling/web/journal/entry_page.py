"""What the page of one entry shows, as plain values: how it stands, and how it stood before."""

from dataclasses import dataclass

from inkling.journal import Entry, belonging, day_in_words, versions
from inkling.vault.queries import OpenJournal
from inkling.web.entries.lines import entry_line, moment_in_words
from inkling.web.entries.telling import EntryLine


@dataclass(frozen=True)
class Before:
    """How an entry stood before it was corrected, and until when."""

    until: str
    line: EntryLine


@dataclass(frozen=True)
class EntryPage:
    """One entry, to be corrected or deleted."""

    line: EntryLine
    day_name: str
    takes_along: int
    version: int
    before: tuple[Before, ...]
    meanwhile: EntryLine | None = None


def entry_page(entry: Entry, opened: OpenJournal, *, meanwhile: EntryLine | None = None) -> EntryPage:
    """The page on which this entry is corrected; `meanwhile` says again how it stands now, if it was changed while
    somebody was writing."""
    journal = opened.journal
    line = entry_line(entry, journal)
    before = [Before(moment_in_words(until), entry_line(was, journal)) for until, was in versions(entry)]
    return EntryPage(
        line=line,
        day_name=day_in_words(entry.happened.day, year=True),
        takes_along=len(belonging(entry, journal)),
        version=opened.versions[entry.id],
        before=tuple(reversed(before)),
        meanwhile=meanwhile,
    )
