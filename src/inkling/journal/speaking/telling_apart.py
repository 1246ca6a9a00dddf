"""How finely does this person tell her feelings apart, four weeks at a time?"""

from bisect import bisect, bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from inkling.journal.entries import PLACES, CheckIn
from inkling.journal.journal import Journal
from inkling.journal.punctual import punctual
from inkling.words import Differentiation, differentiation, find

Side = Literal["unpleasant", "pleasant"]

WINDOW = timedelta(days=28)
"""One value for each four weeks: fewer days hold too few words."""

_MIDDLE = (PLACES - 1) / 2


@dataclass(frozen=True)
class ToldApart:
    """One stretch of four weeks: its first and last day, and how finely feelings were told apart in it."""

    first: date
    last: date
    found: Differentiation


def told_apart(journal: Journal, side: Side) -> tuple[ToldApart, ...]:
    """How finely were feelings of this side told apart in each whole stretch of four weeks since the first check-in?

    Only words of our own vocabulary count, for only their side is known. All check-ins of the four weeks are
    occasions, those without such a word too. The four weeks that are still going on are not told.
    """
    kept = [entry for entry in journal.check_ins if punctual(entry)]
    if not kept or journal.last_day is None:
        return ()
    days = [entry.happened.day for entry in kept]
    return tuple(
        ToldApart(
            first, last, differentiation(_chosen(kept[bisect_left(days, first) : bisect(days, last)], side))
        )
        for first, last in _stretches(days[0], journal.last_day)
    )


def _stretches(first: date, until: date) -> Iterator[tuple[date, date]]:
    while (last := first + WINDOW - timedelta(days=1)) <= until:
        yield first, last
        first = last + timedelta(days=1)


def _chosen(check_ins: list[CheckIn], side: Side) -> np.ndarray:
    """A row for each check-in, a column for each word of this side that was used in any: 1 where it was chosen."""
    used = sorted({word for c in check_ins for word in c.words if _side(word) == side})
    return np.array([[float(word in c.words) for word in used] for c in check_ins]).reshape(
        len(check_ins), len(used)
    )


def _side(word: str) -> Side | None:
    feeling = find(word)
    if feeling is None or feeling.pleasantness == _MIDDLE:
        return None
    return "pleasant" if feeling.pleasantness > _MIDDLE else "unpleasant"
