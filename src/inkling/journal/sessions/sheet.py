"""One page for a session: what lies between it and the one before, piece by piece, to choose from."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal
from uuid import UUID, uuid5

from inkling.journal.entries import Session, ToBring, Unsaid
from inkling.journal.journal import Journal
from inkling.journal.noticing.lookout import Lookout
from inkling.journal.sessions import sheet_parts as parts
from inkling.journal.sessions.between import session_before, unsaid_now
from inkling.journal.sessions.sheet_parts import Item, plainly
from inkling.language import gettext as _

Name = Literal["hope", "bring", "practised", "challenges", "insights", "shifts", "named", "unsaid"]

FEW = 6
"""So many of a kind are ticked at first, the newest: more would no longer be one page."""

QUARTER = timedelta(days=91)


@dataclass(frozen=True)
class Section:
    """Pieces of one kind, in the order in which they stand on the page."""

    name: Name
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Sheet:
    """What may go on the page, section by section, since the session before; without one, of the last quarter.
    `unsaid` stays off it unless somebody puts it on. `first` and `last` are the days its picture shows."""

    session: UUID
    day: date
    since: date | None
    sections: tuple[Section, ...]
    unsaid: Section
    first: date
    last: date

    @property
    def items(self) -> tuple[Item, ...]:
        """Every piece, what is unsaid last."""
        return tuple(item for section in (*self.sections, self.unsaid) for item in section.items)

    @property
    def ticked(self) -> frozenset[str]:
        """Which pieces go on it unless somebody says otherwise?"""
        return frozenset(item.key for item in self.items if item.ticked)

    def holding(self, keys: Collection[str]) -> tuple[Section, ...]:
        """Which sections are left with only these pieces? None of them is empty."""
        kept = (
            replace(section, items=tuple(item for item in section.items if item.key in keys))
            for section in (*self.sections, self.unsaid)
        )
        return tuple(section for section in kept if section.items)


def session_sheet(journal: Journal, session: Session, lookout: Lookout, today: date) -> Sheet:
    """What is there to put on a page for this session, as of today? For one that was, what there was on its day."""
    before = session_before(journal, session)
    until = min(session.happened.day, today)
    since = before.happened.day if before else None
    days = (since or until - QUARTER, until)
    first = min(days[0], until - QUARTER)
    sections = (
        _section("hope", tuple(_hope(session))),
        _section("bring", tuple(_brought(journal, session))),
        _section("practised", _newest(parts.practised(journal, session, days[0], today))),
        _section("challenges", _newest(parts.challenges(journal, *days))),
        _section("insights", _newest(parts.insights(journal, session, *days))),
        _section("shifts", _newest(parts.shifts(journal, lookout, *days))),
        _section("named", _newest(parts.named(journal, *days))),
    )
    return Sheet(
        session=session.id,
        day=session.happened.day,
        since=since,
        sections=tuple(section for section in sections if section.items),
        unsaid=_section("unsaid", tuple(_unsaid(journal, session, over=session.happened.day < today))),
        first=max(first, journal.first_day) if journal.first_day and journal.first_day < until else first,
        last=until,
    )


def _section(name: Name, items: tuple[Item, ...]) -> Section:
    return Section(name, _HEADINGS[name](), items)


_HEADINGS = {
    "hope": lambda: _("I hope"),
    "bring": lambda: _("I want to bring"),
    "practised": lambda: _("I practised"),
    "challenges": lambda: _("It came back"),
    "insights": lambda: _("Small insights"),
    "shifts": lambda: _("What may have shifted"),
    "named": lambda: _("Breakthroughs I named"),
    "unsaid": lambda: _("Not said yet"),
}


def _newest(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Only the newest stay ticked where there are many. They come oldest first, thing by thing."""
    newest = sorted((item for item in items if item.ticked), key=lambda item: item.day, reverse=True)[:FEW]
    keys = {item.key for item in newest}
    return tuple(replace(item, ticked=item.key in keys) for item in items)


def _hope(session: Session) -> Iterator[Item]:
    if said := plainly(session.hope):
        yield Item(f"hope-{session.id}", session.id, said)


def _brought(journal: Journal, session: Session) -> Iterator[Item]:
    """Each line of its list that is not something unsaid. What came from an entry that is gone is not ticked: it may
    have been something unsaid."""
    for line in session.bring:
        if said := plainly(line.text):
            there = journal.find(line.entry)
            if not _waits(there):
                sure = line.on_sheet and (line.entry is None or there is not None)
                yield Item(_key("bring", session, line), line.entry or session.id, said, ticked=sure)


def _unsaid(journal: Journal, session: Session, *, over: bool) -> Iterator[Item]:
    """What is not said yet: what waits, and what of it was put on the list for this session, as it stands there."""
    listed = {line.entry: line for line in session.bring if line.entry}
    for each in unsaid_now(journal):
        line = listed.get(each.id)
        if (line or not over) and (said := plainly(line.text if line else each.text)):
            told = _("On your list for this session.") if line and line.on_sheet else ""
            yield Item(f"unsaid-{each.id}", each.id, said, note=told, ticked=False)


def _waits(entry: object) -> bool:
    return isinstance(entry, Unsaid) and entry.saying != "said"


def _key(name: Name, session: Session, line: ToBring) -> str:
    return f"{name}-{uuid5(session.id, line.text)}"
