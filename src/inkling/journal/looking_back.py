"""One older entry a day, for those who asked for it: from about the same time some months ago."""

from datetime import date
from zlib import crc32

from inkling.journal.entries import Entry, Preferences, Session
from inkling.journal.journal import Journal
from inkling.journal.own_words import own_words

LOOKED_BACK_AT = ("check-in", "reading", "inkling", "echo", "breakthrough", "response", "session", "attempt")
"""Kinds that may be shown again on a later day. What is unsaid is never brought up unasked."""

MONTH = 365.25 / 12
FEWEST_MONTHS = 2
"""What is younger than this is too near to look back at."""

ABOUT = 4
"""Days before or after the same time of the month."""


def look_back(journal: Journal, day: date) -> Entry | None:
    """Which older entry is shown on this day? The same one all day. None on a day for which there is none, and
    for somebody who has not asked to look back."""
    wishes = journal.preferences
    if wishes is None or not wishes.look_back:
        return None
    offered = (entry for entry in journal.entries if _about_then(entry, day) and _welcome(entry, wishes))
    return min(offered, key=lambda entry: (_draw(entry, day), entry.id), default=None)


def _about_then(entry: Entry, day: date) -> bool:
    apart = (day - entry.happened.day).days
    months = round(apart / MONTH)
    return months >= FEWEST_MONTHS and abs(apart - months * MONTH) <= ABOUT


def _welcome(entry: Entry, wishes: Preferences) -> bool:
    """Has it words, and has she not asked to be left alone with it?"""
    if entry.kind not in LOOKED_BACK_AT or entry.kind in wishes.look_back_without_kinds:
        return False
    if set(entry.threads) & set(wishes.look_back_without_threads):
        return False
    lived = not isinstance(entry, Session) or entry.status == "attended"
    return lived and bool(own_words(entry))


def _draw(entry: Entry, day: date) -> int:
    """A lot for this entry and this day: it does not depend on which others there are."""
    return crc32(entry.id.bytes + day.isoformat().encode())
