"""Which sessions lay on the way to a shift or a breakthrough. On the way, and no more: nothing is said of causes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from inkling.change import Shift
from inkling.journal.gathering.journey import Held, Named
from inkling.journal.sessions.tones import Tones, count_tones, took_place

WEEKS_BEFORE = 4
"""The way to a shift is looked at from so many weeks before it may have begun: about four weekly sessions."""


@dataclass(frozen=True)
class OnTheWay:
    """The days from `first` to `last`, and the sessions in them, in order. When the way began is not known to the
    day: it may have been on any day from `first` to `surely`. So there were `fewest` sessions at least, and `most`
    at most."""

    first: date
    surely: date
    last: date
    sessions: tuple[Held, ...]
    fewest: Tones
    most: Tones

    @property
    def certain(self) -> tuple[Held, ...]:
        """Which sessions lay on the way, whichever day it began?"""
        return tuple(each for each in self.sessions if each.day >= self.surely)


def way_to_shift(shift: Shift, sessions: Iterable[Held]) -> OnTheWay:
    """Which sessions lay on the way to this shift: from some weeks before it began until it was noticed?

    It began on some day of its interval, as it was told when it was noticed.
    """
    before = 7 * WEEKS_BEFORE
    first, surely = (date.fromordinal(max(1, day - before)) for day in (shift.earliest, shift.latest))
    return _way(first, surely, date.fromordinal(shift.noticed), sessions)


def way_to_breakthrough(named: Named, sessions: Iterable[Held]) -> OnTheWay | None:
    """Which sessions lay on the way to this breakthrough: from the first entry of its trail to its day? None where
    nothing in its trail comes before it: then its way is not known."""
    led = [day for _id, day in named.led if day <= named.day]
    if not led:
        return None
    return _way(min(led), min(led), named.day, sessions)


def through_routine(ways: Sequence[OnTheWay]) -> int:
    """On how many of these ways did a routine session lie, whichever day they began?"""
    return sum(way.fewest.routine > 0 for way in ways)


def _way(first: date, surely: date, last: date, sessions: Iterable[Held]) -> OnTheWay:
    here = tuple(each for each in took_place(sessions) if first <= each.day <= last)
    certain = (each for each in here if each.day >= surely)
    return OnTheWay(first, surely, last, here, count_tones(certain), count_tones(here))
