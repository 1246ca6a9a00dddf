"""What would an archive add to a journal? What is there already stays as it is, whatever the archive says."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from inkling.exchange.archive.reading import Archive
from inkling.journal import Entry, Journal


@dataclass(frozen=True)
class Merged:
    """`new` entries are to be written, all or none. `same` are in the journal just so; `other` are in it and say
    something else there, which stays. `closed` are in it as records that do not open, which stay too."""

    new: tuple[Entry, ...]
    same: int
    other: tuple[Entry, ...]
    closed: int = 0


def merge(journal: Journal, archive: Archive, unreadable: Collection[UUID] = ()) -> Merged:
    """Which entries of this archive are new to this journal? They are known by their identity; `unreadable` are
    those of records in it that do not open."""
    closed = frozenset(unreadable)
    outside = [entry for entry in archive.entries if entry.id not in closed]
    there = [(entry, journal.find(entry.id)) for entry in outside]
    return Merged(
        new=tuple(entry for entry, found in there if found is None),
        same=sum(entry == found for entry, found in there),
        other=tuple(entry for entry, found in there if found is not None and entry != found),
        closed=len(archive.entries) - len(outside),
    )
