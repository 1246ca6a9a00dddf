"""How finely does this person tell her feelings apart, four weeks at a time?"""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from inkling.journal.entries import PLACES, CheckIn
from inkling.journal.journal import Journal
from inkling.journal.punctual import punctual
from inkling.words import Differentiation, differentiation, find

Side = Literal["unpleasant", "pleasant"]

Sides = dict[str, tuple[Side, str]]

WINDOW = timedelta(days=28)
"""One value for each four weeks: fewer days hold too few words."""

_MIDDLE = (PLACES - 1) / 2


@dataclass(frozen=True)
class ToldApart:
    """One stretch of four weeks: its first and last day, and how finely feelings were told apart in it.

    What could not be used as it stands is told too: `without` check-ins have no word of this side (they are counted
    as occasions on which none was felt), `late` ones were written more than two days later and are left out, and
    `unplaced` ones hold a word of which no side is known, which is left out."""

    first: date
    last: date
    found: Differentiation
    without: int = 0
    late: int = 0
    unplaced: int = 0


def told_apart(journal: Journal, side: Side) -> tuple[ToldApart, ...]:
    """How finely were feelings of this side told apart in each whole stretch of four weeks since the first check-in?

    Only words of our own vocabulary count, for only their side is known. All check-ins of the four weeks are
    occasions, those without such a word too. The four weeks that are still going on are not told.
    """
    kept = [entry for entry in journal.check_ins if punctual(entry)]
    late = [entry.happened.day for entry in journal.check_ins if not punctual(entry)]
    if not kept or journal.last_day is None:
        return ()
    days, sides = [entry.happened.day for entry in kept], sides_of(kept)
    found = []
    for first, last in _stretches(days[0], journal.last_day):
        here = kept[bisect_left(days, first) : bisect(days, last)]
        late_here = bisect(late, last) - bisect_left(late, first)
        found.append(_told(here, sides, side, first, last, late_here))
    return tuple(found)


def not_told_yet(journal: Journal) -> tuple[date, date] | None:
    """Which four weeks are still going on, the first day and the last? None before there is a check-in to count."""
    first = next((entry.happened.day for entry in journal.check_ins if punctual(entry)), None)
    if first is None or journal.last_day is None:
        return None
    whole = max(0, (journal.last_day - first).days + 1) // WINDOW.days
    begun = first + whole * WINDOW
    return begun, begun + WINDOW - timedelta(days=1)


def sides_of(check_ins: Iterable[CheckIn]) -> Sides:
    """On which side of the plane does each word of these check-ins lie, and how does our vocabulary write it? Words
    in the middle, and those that are not ours, lie on none."""
    every = {word for check_in in check_ins for word in check_in.words}
    found = ((word, find(word)) for word in every)
    return {
        word: ("pleasant" if feeling.pleasantness > _MIDDLE else "unpleasant", feeling.word)
        for word, feeling in found
        if feeling and feeling.pleasantness != _MIDDLE
    }


def named(check_in: CheckIn, sides: Sides, side: Side) -> frozenset[str]:
    """Which words of this side does this check-in hold?"""
    known = (sides[word] for word in check_in.words if word in sides)
    return frozenset(word for its, word in known if its == side)


def _told(
    check_ins: Sequence[CheckIn], sides: Sides, side: Side, first: date, last: date, late: int
) -> ToldApart:
    chosen = [named(each, sides, side) for each in check_ins]
    used = sorted(set().union(*chosen))
    ratings = np.array([[float(word in each) for word in used] for each in chosen])
    return ToldApart(
        first,
        last,
        differentiation(ratings.reshape(len(chosen), len(used))),
        without=sum(not each for each in chosen),
        late=late,
        unplaced=sum(any(word not in sides for word in each.words) for each in check_ins),
    )


def _stretches(first: date, until: date) -> Iterator[tuple[date, date]]:
    while (last := first + WINDOW - timedelta(days=1)) <= until:
        yield first, last
        first = last + timedelta(days=1)
