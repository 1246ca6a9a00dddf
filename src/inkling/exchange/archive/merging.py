"""What would an archive add to a journal? What is there already stays as it is, whatever the archive says."""

from dataclasses import dataclass

from inkling.exchange.archive.reading import Archive
from inkling.journal import Entry, Journal


@dataclass(frozen=True)
class Merged:
    """`new` entries are to be written, all or none. `same` are in the journal just so; `other` are in it and say
    something else there, which stays."""

    new: tuple[Entry, ...]
    same: int
    other: tuple[Entry, ...]


def merge(journal: Journal, archive: Archive) -> Merged:
    """Which entries of this archive are new to this journal? They are known by their identity."""
    new, other, same = [], [], 0
    for entry in archive.entries:
        there = journal.find(entry.id)
        if there is None:
            new.append(entry)
        elif there == entry:
            same += 1
        else:
            other.append(entry)
    return Merged(tuple(new), same, tuple(other))
