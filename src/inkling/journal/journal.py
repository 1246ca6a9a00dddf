"""Everything one person has written, in memory and in order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TypeVar, cast
from uuid import UUID

from inkling.journal.entries import (
    Attempt,
    Challenge,
    CheckIn,
    Entry,
    Finding,
    Inkling,
    LifeEvent,
    MeasureKept,
    Practice,
    Preferences,
    Reading,
    Response,
    SafetyPlan,
    Session,
    Thread,
    Unsaid,
)
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

    def in_order(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """These entries of the journal, oldest first."""
        return tuple(sorted(entries, key=_in_order))

    def kind(self, kind: type[E]) -> tuple[E, ...]:
        """Which entries are of this kind, oldest first?"""
        return cast(tuple[E, ...], self._by_kind.get(kind, ()))

    def find(self, id: UUID | None) -> Entry | None:
        """Which entry has this identity? None if there is none."""
        return self._by_id.get(id) if id else None

    def one(self, kind: type[E], id: UUID | None) -> E | None:
        """Which entry of this kind has this identity? None if there is none, or if it is of another kind."""
        found = self.find(id)
        return found if isinstance(found, kind) else None

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
    def inklings(self) -> tuple[Inkling, ...]:
        """All small insights, oldest first."""
        return self.kind(Inkling)

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        """All threads, oldest first."""
        return self.kind(Thread)

    @cached_property
    def challenges(self) -> tuple[Challenge, ...]:
        """All old challenges, oldest first."""
        return self.kind(Challenge)

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """All therapy sessions by their day, those still ahead last."""
        return self.kind(Session)

    @cached_property
    def unsaid(self) -> tuple[Unsaid, ...]:
        """Everything not said yet, or said by now, oldest first."""
        return self.kind(Unsaid)

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """Everything to practise, oldest first."""
        return self.kind(Practice)

    @cached_property
    def life_events(self) -> tuple[LifeEvent, ...]:
        """What happened in life, oldest first. It may go back further than the journal."""
        return self.kind(LifeEvent)

    @cached_property
    def safety_plan(self) -> SafetyPlan | None:
        """What the person wrote down for a hard hour: the newest, should a second one have been brought in."""
        written = self.kind(SafetyPlan)
        return written[-1] if written else None

    @cached_property
    def preferences(self) -> Preferences | None:
        """How the person wants her journal to be. None while she has not said."""
        said = self.kind(Preferences)
        return said[-1] if said else None

    def responses(self, challenge: UUID) -> tuple[Response, ...]:
        """Each time this challenge came back, oldest first."""
        return self._responses.get(challenge, ())

    def attempts(self, practice: UUID) -> tuple[Attempt, ...]:
        """Each time with this practice, oldest first."""
        return self._attempts.get(practice, ())

    def readings_for(self, measure: str) -> tuple[Reading, ...]:
        """Each time the measure of this key was filled in, oldest first."""
        return self._readings.get(measure, ())

    def in_thread(self, thread: UUID) -> tuple[Entry, ...]:
        """Every entry that belongs to this thread, oldest first."""
        return self._by_thread.get(thread, ())

    @cached_property
    def first_day(self) -> date | None:
        """On which day does the journal begin? None while it is empty."""
        return self._lived[0].happened.day if self._lived else None

    @cached_property
    def last_day(self) -> date | None:
        """Which is the last day with an entry? None while the journal is empty. A planned session is not one.

        What happened in life, long ago perhaps, is no day of the journal either, as long as there are others; nor is
        the day of a safety plan."""
        return self._lived[-1].happened.day if self._lived else None

    @cached_property
    def _lived(self) -> tuple[Entry, ...]:
        come = tuple(e for e in self.entries if not (isinstance(e, Session) and e.status == "planned"))
        return tuple(e for e in come if not isinstance(e, (LifeEvent, SafetyPlan))) or come

    @cached_property
    def _by_id(self) -> dict[UUID, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_kind(self) -> dict[type[Entry], tuple[Entry, ...]]:
        found = defaultdict[type[Entry], list[Entry]](list)
        for entry in self.entries:
            found[type(entry)].append(entry)
        return {kind: tuple(entries) for kind, entries in found.items()}

    @cached_property
    def _by_thread(self) -> dict[UUID, tuple[Entry, ...]]:
        found = defaultdict[UUID, list[Entry]](list)
        for entry in self.entries:
            for thread in entry.threads:
                found[thread].append(entry)
        return {thread: tuple(entries) for thread, entries in found.items()}

    @cached_property
    def _responses(self) -> dict[UUID, tuple[Response, ...]]:
        found = defaultdict[UUID, list[Response]](list)
        for response in self.kind(Response):
            found[response.challenge].append(response)
        return {challenge: tuple(entries) for challenge, entries in found.items()}

    @cached_property
    def _attempts(self) -> dict[UUID, tuple[Attempt, ...]]:
        found = defaultdict[UUID, list[Attempt]](list)
        for attempt in self.kind(Attempt):
            found[attempt.practice].append(attempt)
        return {practice: tuple(entries) for practice, entries in found.items()}

    @cached_property
    def _readings(self) -> dict[str, tuple[Reading, ...]]:
        found = defaultdict[str, list[Reading]](list)
        for reading in self.readings:
            found[reading.measure].append(reading)
        return {measure: tuple(entries) for measure, entries in found.items()}


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _in_order(entry: Entry) -> tuple[date, datetime, datetime, int]:
    happened = entry.happened
    return happened.day, happened.at or _LONG_AGO, entry.written.at or _LONG_AGO, entry.id.int
