"""How small insights gather: the threads with what belongs to them, and what belongs to none."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from inkling.journal.entries import Entry, Inkling, Stage, Thread
from inkling.journal.journal import Journal


@dataclass(frozen=True)
class Gathered:
    """One thread, the insights in it and everything else in it, each oldest first."""

    thread: Thread
    inklings: tuple[Inkling, ...]
    others: tuple[Entry, ...]

    @property
    def last(self) -> Entry | None:
        """Whose words came last? An insight's, if there is one."""
        return self.inklings[-1] if self.inklings else self.others[-1] if self.others else None

    @property
    def first_day(self) -> date:
        """Since when does it gather? Since it was begun, while there is nothing in it."""
        days = [each[0].happened.day for each in (self.inklings, self.others) if each]
        return min(days, default=self.thread.happened.day)

    @property
    def last_day(self) -> date:
        """When was something added to it last?"""
        days = [each[-1].happened.day for each in (self.inklings, self.others) if each]
        return max(days, default=self.thread.happened.day)

    @property
    def stages(self) -> Counter[Stage]:
        """How many of its insights are at each stage now?"""
        return Counter(inkling.stage for inkling in self.inklings)


def gathered(journal: Journal, thread: Thread) -> Gathered:
    """What has this thread gathered?"""
    entries = [entry for entry in journal.in_thread(thread.id) if entry.id != thread.id]
    return Gathered(
        thread,
        tuple(entry for entry in entries if isinstance(entry, Inkling)),
        tuple(entry for entry in entries if not isinstance(entry, Inkling)),
    )


def gathering(journal: Journal) -> tuple[Gathered, ...]:
    """What has each thread gathered? The one that was added to last comes first."""
    found = [gathered(journal, thread) for thread in journal.threads]
    return tuple(sorted(found, key=lambda each: each.last_day, reverse=True))


def unthreaded(journal: Journal) -> tuple[Inkling, ...]:
    """Which insights belong to no thread that is there? Oldest first."""
    there = {thread.id for thread in journal.threads}
    return tuple(inkling for inkling in journal.inklings if not there.intersection(inkling.threads))
