"""Consistency as a rhythm: when sessions were, on which days something was written, and how far apart."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from inkling.journal.entries import Status
from inkling.journal.journal import Journal
from inkling.journal.sessions.between import sessions_in_order
from inkling.journal.space.months import Months, days_written
from inkling.journal.today.stepping_back import last_written

AWAY = 14
"""So many days in a row without a written word are a gap, or three times the usual distance where that is longer: who
writes after each session only is not away in between. As on the Path."""

JUST_BACK = timedelta(days=7)
"""So long somebody is welcomed back."""

FEWEST = 3
"""No rhythm is told from fewer distances than this."""

Gap = tuple[date, date]


@dataclass(frozen=True)
class Apart:
    """How far apart are sessions, in days from `least` to `most`? `weeks` are the one or two distances they have most
    often, none where more than two are as common; 0 is a few days."""

    weeks: tuple[int, ...]
    least: int
    most: int


@dataclass(frozen=True)
class Rhythm:
    """Sessions with what became of them, days with something written, and gaps: none of it better or worse. `before`
    is the last day of earlier months on which something was written."""

    months: Months
    sessions: tuple[tuple[date, Status], ...]
    written: tuple[date, ...]
    gaps: tuple[Gap, ...]
    apart: Apart | None
    back: bool
    before: date | None = None

    @property
    def attended(self) -> tuple[date, ...]:
        """On which days did a session take place?"""
        return tuple(day for day, status in self.sessions if status == "attended")

    @property
    def longest(self) -> Gap | None:
        """Which is the longest gap? The latest of those that are equally long."""
        return max(self.gaps, key=lambda gap: (gap[1] - gap[0], gap[0]), default=None)


def rhythm(journal: Journal, months: Months) -> Rhythm:
    """Which rhythm do these months have?"""
    sessions = tuple(
        (each.happened.day, each.status)
        for each in sessions_in_order(journal.sessions)
        if months.first <= each.happened.day <= months.last
        and (each.status != "attended" or each.happened.day <= months.today)
    )
    days = [day for day in days_written(journal) if day <= months.today]
    return Rhythm(
        months=months,
        sessions=sessions,
        written=tuple(day for day in days if months.lived(day)),
        gaps=tuple(gap for gap in _gaps(days) if gap[1] >= months.first),
        apart=_apart([day for day, status in sessions if status == "attended"]),
        back=_is_back(journal, months.today),
        before=max((day for day in days if day < months.first), default=None),
    )


def _gaps(days: list[date]) -> list[Gap]:
    day = timedelta(days=1)
    least = _silence(days)
    return [(a + day, b - day) for a, b in pairwise(days) if (b - a).days > least]


def _silence(days: list[date]) -> int:
    """How many days without a word are a gap for this person?"""
    distances = [(b - a).days for a, b in pairwise(days)]
    return max(AWAY, round(3 * median(distances))) if len(distances) >= FEWEST else AWAY


def _apart(attended: list[date]) -> Apart | None:
    distances = [(b - a).days for a, b in pairwise(sorted(set(attended)))]
    if len(distances) < FEWEST:
        return None
    times = Counter(_in_weeks(days) for days in distances)
    weeks = tuple(sorted(each for each in times if times[each] == max(times.values())))
    return Apart(weeks if len(weeks) <= 2 else (), min(distances), max(distances))


def _in_weeks(days: int) -> int:
    """About how many weeks are these days? Fewer than five are none."""
    return 0 if days < 5 else max(1, round(days / 7))


def _is_back(journal: Journal, today: date) -> bool:
    """Was nothing written for a while until now, or until a few days ago? A diary brought in is no coming back."""
    last = last_written(journal)
    if last is None:
        return False
    own = [day for day in days_written(journal, brought_in=False) if day <= today]
    if (today - last).days >= _silence(own):
        return True
    return any(today - JUST_BACK < gap[1] + timedelta(days=1) for gap in _gaps(own))
