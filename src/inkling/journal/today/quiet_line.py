"""The one quiet line of a day: the newest thing worth a sentence, told as it is and without praise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from inkling.journal.entries import Catch, Response
from inkling.journal.journal import Journal
from inkling.journal.noticing.lookout import Lookout
from inkling.language import gettext as _

NEWS = timedelta(days=14)
"""What is older is no news any more."""

About = Literal["a shift", "a response"]


@dataclass(frozen=True)
class QuietLine:
    """One sentence, the day it is about, and where more is told: `entry` is the response, if it is about one."""

    day: date
    sentence: str
    about: About
    entry: UUID | None = None


def quiet_line(journal: Journal, lookout: Lookout, today: date) -> QuietLine | None:
    """Which one line is there to say today? The newest of all that happened in the last fortnight, or none."""
    lines = (*_of_responses(journal, today), *_of_shifts(lookout, today))
    return max(lines, key=lambda line: line.day, default=None)


def _of_responses(journal: Journal, today: date) -> Iterator[QuietLine]:
    """An old challenge that was caught in the moment, or seen coming, the last time it came back."""
    for challenge in journal.challenges:
        times = journal.responses(challenge.id)
        last = times[-1] if times else None
        if last and not challenge.resting and _lately(last.happened.day, today):
            sentence = _caught(last, {each.catch for each in times[:-1]})
            if sentence:
                yield QuietLine(last.happened.day, sentence, "a response", last.id)


def _caught(last: Response, before: set[Catch | None]) -> str | None:
    if last.catch == "in the moment":
        if "in the moment" in before:
            return _("You caught it in the moment again.")
        return _("You caught it in the moment.")
    if last.catch == "before":
        return _("You saw it coming again.") if "before" in before else _("You saw it coming.")
    return None


def _of_shifts(lookout: Lookout, today: date) -> Iterator[QuietLine]:
    for watch in lookout.watches.values():
        for shift in watch.shifts:
            day = date.fromordinal(shift.noticed)
            if _lately(day, today):
                yield QuietLine(
                    day, _("Something may have shifted: {name}.").format(name=shift.name), "a shift"
                )


def _lately(day: date, today: date) -> bool:
    return today - NEWS < day <= today
