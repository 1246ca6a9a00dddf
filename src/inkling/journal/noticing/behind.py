"""Which of a person's own words stand around a shift?"""

from datetime import date, timedelta

from inkling.change import Shift
from inkling.journal.entries import Attempt, CheckIn, Echo, Entry, Finding, Inkling, Reading, Response
from inkling.journal.journal import Journal
from inkling.journal.own_words import own_words

_KINDS = (CheckIn, Reading, Inkling, Echo, Response, Attempt)
_BEFORE, _AFTER = timedelta(days=7), timedelta(days=21)


def entries_behind(journal: Journal, shift: Shift, most: int = 4) -> tuple[Entry, ...]:
    """What did the person write while the shift began? Her words from a week before to three weeks after the days on
    which it may have begun; if there are more than `most`, some spread evenly over that time, oldest first. What is
    unsaid is not brought up."""
    first = date.fromordinal(shift.earliest) - _BEFORE
    last = min(date.fromordinal(shift.latest) + _AFTER, date.fromordinal(max(shift.noticed, shift.latest)))
    told = [
        entry
        for entry in journal.entries
        if first <= entry.happened.day <= last and isinstance(entry, _KINDS) and _words(entry)
    ]
    if len(told) <= most:
        return tuple(told)
    return tuple(told[round(at * (len(told) - 1) / (most - 1))] for at in range(most))


def _words(entry: Entry) -> str:
    """A check-in is brought up for its note alone: the words chosen for it are in every one."""
    return entry.note if isinstance(entry, CheckIn) else own_words(entry)


def finding_of(journal: Journal, series: str, shift: Shift) -> Finding | None:
    """What did the person last say to this shift? None while she has said nothing."""
    said = [
        finding
        for finding in journal.findings
        if finding.series == series and finding.noticed.toordinal() == shift.noticed
    ]
    return said[-1] if said else None
