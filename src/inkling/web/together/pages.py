"""What the page of entries that may belong together shows, as plain values."""

from dataclasses import dataclass
from uuid import UUID

from inkling.journal import Entry, Journal, day_in_words
from inkling.web.entries.lines import entry_line
from inkling.web.entries.telling import EntryLine
from inkling.web.together.belonging import State, Together


@dataclass(frozen=True)
class Candidate:
    """One entry that may belong: when it was, and what it says."""

    id: UUID
    day: str
    line: EntryLine


@dataclass(frozen=True)
class TogetherPage:
    """One entry, and earlier ones that may belong with it, the most alike first."""

    id: UUID
    day: str
    line: EntryLine
    state: State
    candidates: tuple[Candidate, ...]
    is_echo: bool


def together_page(entry: Entry, found: Together, journal: Journal) -> TogetherPage:
    """The page of this entry."""
    return TogetherPage(
        id=entry.id,
        day=day_in_words(entry.happened.day, year=True),
        line=entry_line(entry, journal),
        state=found.state,
        candidates=tuple(
            Candidate(each.id, day_in_words(each.happened.day, year=True), entry_line(each, journal))
            for each in found.entries
        ),
        is_echo=entry.kind == "echo",
    )
