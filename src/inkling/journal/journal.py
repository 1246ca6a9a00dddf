"""Everything one person has written, in memory and in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from inkling.journal.entries import CheckIn, Entry, Finding, MeasureKept, Reading
from inkling.measures import Measure

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Journal:
    """All entries of one person, oldest first by the day they happened."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Journal":
        """Which journal do these entries make, in whatever order they come?"""
        return cls(tuple(sorted(entries, key=_in_order)))

    def kind(self, kind: type[E]) -> tuple[E, ...]:
        """Which entries are of this kind, oldest first?"""
        return tuple(entry for entry in self.entries if isinstance(entry, kind))

    def find(self, id: UUID) -> Entry | None:
        """Which entry has this identity? None if there is none."""
        return self._by_id.get(id)

    @cached_property
    def check_ins(self) -> tuple[CheckIn, ...]:
        """All check-ins, oldest first."""
        return self.kind(CheckIn)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """All filled-in measures, oldest first."""
        return self.kind(Reading)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The measures this person uses, by key."""
        return {kept.measure.key: kept.measure for kept in self.kind(MeasureKept)}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the person said to the shifts they were shown, oldest first."""
        return self.kind(Finding)

    @cached_property
    def first_day(self) -> date | None:
        """On which day does the journal begin? None while it is empty."""
        return self.entries[0].happened.day if self.entries else None

    @cached_property
    def last_day(self) -> date | None:
        """Which is the last day with an entry? None while the journal is empty."""
        return self.entries[-1].happened.day if self.entries else None

    @cached_property
    def _by_id(self) -> dict[UUID, Entry]:
        return {entry.id: entry for entry in self.entries}


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _in_order(entry: Entry) -> tuple[date, datetime, datetime, int]:
    happened = entry.happened
    return happened.day, happened.at or _LONG_AGO, entry.written.at or _LONG_AGO, entry.id.int
