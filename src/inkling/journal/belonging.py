"""Which entries mean nothing without another one?"""

from inkling.journal.entries import Challenge, Entry, MeasureKept, Practice
from inkling.journal.journal import Journal


def belonging(entry: Entry, journal: Journal) -> tuple[Entry, ...]:
    """What goes along when this entry is deleted? A measure's readings, a challenge's responses, a practice's
    attempts, oldest first. What only mentions the entry (its thread, its trail) stays."""
    match entry:
        case MeasureKept():
            return tuple(each for each in journal.readings if each.measure == entry.measure.key)
        case Challenge():
            return journal.responses(entry.id)
        case Practice():
            return journal.attempts(entry.id)
    return ()
