"""Which of a person's own words stand around a shift?"""

from datetime import date, timedelta

from inkling.change import Shift
from inkling.journal.entries import CheckIn, Finding, Reading
from inkling.journal.journal import Journal

_BEFORE, _AFTER = timedelta(days=7), timedelta(days=21)


def entries_behind(journal: Journal, shift: Shift, most: int = 4) -> tuple[CheckIn | Reading, ...]:
    """What did the person write while the shift began? Notes from a week before to three weeks after the days
    on which it may have begun; if there are more than `most`, some spread evenly over that time, oldest first."""
    first = date.fromordinal(shift.earliest) - _BEFORE
    last = min(date.fromordinal(shift.latest) + _AFTER, date.fromordinal(max(shift.noticed, shift.latest)))
    told = [
        entry
        for entry in journal.entries
        if isinstance(entry, CheckIn | Reading) and entry.note and first <= entry.happened.day <= last
    ]
    if len(told) <= most:
        return tuple(told)
    return tuple(told[round(at * (len(told) - 1) / (most - 1))] for at in range(most))


def finding_of(journal: Journal, series: str, shift: Shift) -> Finding | None:
    """What did the person last say to this shift? None while she has said nothing."""
    said = [
        finding
        for finding in journal.findings
        if finding.series == series and finding.noticed.toordinal() == shift.noticed
    ]
    return said[-1] if said else None
