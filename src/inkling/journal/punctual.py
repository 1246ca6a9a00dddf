"""Which entries may the engine look at?"""

from datetime import timedelta

from inkling.journal.entries import Entry

WRITTEN_WITHIN = timedelta(days=2)
"""What is written later is memory, and memory is coloured by the day on which one remembers."""


def punctual(entry: Entry) -> bool:
    """Was this written within two days of when it happened? An imported diary was, in its time."""
    return entry.imported or entry.written.day - entry.happened.day <= WRITTEN_WITHIN


def back_dated(entry: Entry) -> bool:
    """Was this written on a later day than it happened? Such entries are marked as what they are."""
    return not entry.imported and entry.written.day > entry.happened.day
