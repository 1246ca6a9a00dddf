"""An entry as it is recognised among others: in a list, in a trail, or beside another one."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from inkling.journal import (
    Attempt,
    Challenge,
    CheckIn,
    Entry,
    Finding,
    Journal,
    Practice,
    Reading,
    Response,
    day_in_words,
    gist,
    trail_day,
)
from inkling.web.entries.wording import KINDS
from inkling.words import describe_place

PAGES = {"thread": "thread", "echo": "echo", "breakthrough": "breakthrough"}
"""Kinds that have a page of their own, by the name of its address. All others are read in the journal."""

LONG = 1_000


@dataclass(frozen=True)
class Recalled:
    """One entry among others. `about` is the challenge or practice it is a part of; `why` says why it is here."""

    id: UUID
    page: str
    iso: str
    day: str
    kind: str
    about: str
    words: str
    why: str = ""


def recalled(entry: Entry, journal: Journal, why: str = "", longest: int = LONG) -> Recalled:
    """By what is this entry recognised?"""
    day = trail_day(entry)
    return Recalled(
        id=entry.id,
        page=PAGES.get(entry.kind, "entry"),
        iso=day.isoformat(),
        day=day_in_words(day, year=True),
        kind=_kind(entry, journal),
        about=_about(entry, journal),
        words=gist(entry, journal, longest),
        why=why,
    )


def beside(journal: Journal, ranked: Iterable[UUID], apart_from: UUID | None = None) -> tuple[Recalled, ...]:
    """Entries that may belong together, in the order in which they are ranked. Those that are gone are left out."""
    found = [journal.find(id) for id in dict.fromkeys(ranked) if id != apart_from]
    return tuple(recalled(entry, journal) for entry in found if entry)


def _kind(entry: Entry, journal: Journal) -> str:
    """What is it? A reading is told by the name of its questions."""
    measure = journal.measures.get(entry.measure) if isinstance(entry, Reading) else None
    return measure.title if measure else str(KINDS[entry.kind])


def _about(entry: Entry, journal: Journal) -> str:
    """Of what is it a part, or what does it say that nobody wrote?"""
    match entry:
        case Response():
            challenge = journal.one(Challenge, entry.challenge)
            return challenge.name if challenge else ""
        case Attempt() if entry.what_happened:
            practice = journal.one(Practice, entry.practice)
            return practice.text if practice else ""
        case CheckIn():
            return describe_place(entry.pleasantness, entry.energy)
        case Finding():
            return entry.sentence
    return ""
