"""One older entry a day, for those who asked for it: from about the same time some months ago."""

from datetime import date, timedelta
from zlib import crc32

from inkling.journal.entries import CheckIn, Entry, Preferences, Session
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
    times = _times(day, journal.entries[0].happened.day)
    offered = (entry for entry in journal.entries if entry.happened.day in times and _welcome(entry, wishes))
    said = day.isoformat().encode()
    # a lot for this entry and this day, which does not depend on which others there are
    return min(offered, key=lambda entry: (crc32(entry.id.bytes + said), entry.id), default=None)


def _times(day: date, first: date) -> set[date]:
    """Which days are about the same time of the month, some months ago, back to the first?"""
    months = range(FEWEST_MONTHS, round((day - first).days / MONTH) + 1)
    return {
        day - timedelta(days=round(at * MONTH) + near) for at in months for near in range(-ABOUT, ABOUT + 1)
    }


def _welcome(entry: Entry, wishes: Preferences) -> bool:
    """Is something written in it, and has she not asked to be left alone with it?"""
    if entry.kind not in LOOKED_BACK_AT or entry.kind in wishes.look_back_without_kinds:
        return False
    if set(entry.threads) & set(wishes.look_back_without_threads):
        return False
    if isinstance(entry, CheckIn):
        return bool(entry.note)
    lived = not isinstance(entry, Session) or entry.status == "attended"
    return lived and bool(own_words(entry))
