"""An entry as it is recognised among others: in a list, in a trail, or beside another one."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from inkling.journal import (
    Attempt,
    Challenge,
    CheckIn,
    Echo,
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

PAGES = {
    "thread": "thread",
    "echo": "echo",
    "breakthrough": "breakthrough",
    "session": "session",
    "challenge": "challenge",
    "life-event": "life-event",
    "measure": "measure",
}
"""Kinds that have a page of their own, by the name of its address. All others are read in the journal."""

LONG = 1_000
_SHORT, _LINE = 60, 120


@dataclass(frozen=True)
class Recalled:
    """One entry among others. `about` is what else it says in a line; `why` says why it is here."""

    id: UUID
    tag: str
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
        tag=entry.kind,
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
    """What is it? A part is told by what it is a part of, and a reading by the name of its questions."""
    match entry:
        case Reading() if measure := journal.measures.get(entry.measure):
            return measure.title
        case Response() if challenge := journal.one(Challenge, entry.challenge):
            return _("“%(name)s” came back") % {"name": gist(challenge, journal, _SHORT)}
        case Attempt() if entry.what_happened and (practice := journal.one(Practice, entry.practice)):
            said = _("“%(name)s”, tried") if entry.outcome == "tried" else _("“%(name)s”, not this time")
            return said % {"name": gist(practice, journal, _SHORT)}
    return str(KINDS[entry.kind])


def _about(entry: Entry, journal: Journal) -> str:
    """What else does it say? Of an echo, the then."""
    match entry:
        case Echo():
            return gist(msgspec.structs.replace(entry, now=""), journal, _LINE) if entry.then else ""
        case CheckIn():
            return describe_place(entry.pleasantness, entry.energy)
        case Finding():
            return entry.sentence
    return ""
