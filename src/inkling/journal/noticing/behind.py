"""Which of a person's own words stand around a shift?"""

from collections.abc import Sequence
from datetime import date, timedelta

from inkling.change import Shift
from inkling.journal.entries import (
    Attempt,
    Breakthrough,
    CheckIn,
    Echo,
    Entry,
    Finding,
    Inkling,
    Reading,
    Response,
    Session,
)
from inkling.journal.journal import Journal
from inkling.journal.own_words import own_words

_KINDS = (CheckIn, Reading, Inkling, Echo, Response, Attempt, Session, Breakthrough)
_BEFORE, _AFTER = timedelta(days=7), timedelta(days=21)

_OF_SERIES: dict[str, type[Entry]] = {
    "pleasantness": CheckIn,
    "energy": CheckIn,
    "differentiation": CheckIn,
    "openness": Session,
    "safety": Session,
    "practice": Attempt,
}


def entries_behind(journal: Journal, shift: Shift, key: str = "", most: int = 4) -> tuple[Entry, ...]:
    """What did the person write while the shift began? Her words from a week before to three weeks after the days on
    which it may have begun, oldest first. If there are more than `most`, half of them are of what shifted itself, by
    the `key` of its series, and the others not; each spread evenly over that time. What is unsaid is not brought up.
    """
    first = date.fromordinal(shift.earliest) - _BEFORE
    last = min(date.fromordinal(shift.latest) + _AFTER, date.fromordinal(max(shift.noticed, shift.latest)))
    told = [
        entry
        for entry in journal.entries
        if first <= entry.happened.day <= last and isinstance(entry, _KINDS) and _words(entry)
    ]
    its_own = [entry for entry in told if _of_series(entry, key)]
    others = [entry for entry in told if not _of_series(entry, key)]
    own_kept = _spread(its_own, max(most // 2, most - len(others)))
    kept = {entry.id for entry in (*own_kept, *_spread(others, most - len(own_kept)))}
    return tuple(entry for entry in told if entry.id in kept)


def _spread(entries: Sequence[Entry], most: int) -> list[Entry]:
    """At most so many of these, evenly over their time."""
    if len(entries) <= most:
        return list(entries)
    if most < 2:
        return [entries[len(entries) // 2]] if most else []
    return [entries[round(at * (len(entries) - 1) / (most - 1))] for at in range(most)]


def _of_series(entry: Entry, key: str) -> bool:
    """Is this one of the entries that the series is made of?"""
    if isinstance(entry, Response):
        return key.partition(":")[2] == str(entry.challenge)
    if isinstance(entry, Reading):
        return key.partition(":")[0] == entry.measure
    return _OF_SERIES.get(key) is type(entry)


def _words(entry: Entry) -> str:
    """A check-in is brought up for its note alone: the words chosen for it are in every one. A session is for what
    stayed of it."""
    if isinstance(entry, Session):
        return entry.stayed
    return entry.note if isinstance(entry, CheckIn) else own_words(entry)


def finding_of(journal: Journal, series: str, shift: Shift) -> Finding | None:
    """What did the person last say to this shift? None while she has said nothing."""
    said = [
        finding
        for finding in journal.findings
        if finding.series == series and finding.noticed.toordinal() == shift.noticed
    ]
    return said[-1] if said else None
