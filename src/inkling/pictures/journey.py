"""What is on a path before anything is drawn: one series as a line, and every shift found in any of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from inkling.change import Better, Series, Shift, Watch
from inkling.journal import Way
from inkling.pictures.holding import Lapse, lapses
from inkling.pictures.usual import HardWeeks, Usual, hard_weeks, usual_range
from inkling.pictures.weeks import Gap, gaps

NOTHING = Way()


@dataclass(frozen=True)
class PathPage:
    """What is the path drawn from? `main` is the key of the series drawn as a line; `watches` may name more
    series than are drawn, and each of their shifts brings light. Days are those of `date.toordinal`. `way` is what
    lies along it, before `first` too; nothing is known of the days after `today`."""

    main: str
    series: Mapping[str, Series]
    watches: Mapping[str, Watch]
    first: date
    last: date
    prefix: str = "p"
    way: Way = NOTHING
    today: date | None = None


@dataclass(frozen=True)
class Found:
    """Which shift was found, in which series, and which way does the person hope that one goes?"""

    shift: Shift
    key: str
    name: str
    better: Better | None
    lapses: tuple[Lapse, ...] = ()
    until: int | None = None
    """The last day on which that series was answered: nothing is known of it afterwards."""


@dataclass(frozen=True)
class Journey:
    """What lies on these days, whatever the size of the drawing?"""

    main: str
    name: str
    series: Series
    first: int
    last: int
    usual: Usual | None
    away: tuple[Gap, ...]
    hard: tuple[HardWeeks, ...]
    found: tuple[Found, ...]
    smallest: float | None
    way: Way = NOTHING
    until: int = 0
    """The last day of which anything can be known."""
    elsewhere: int = 0
    """How many shifts began before or after these days."""

    @property
    def began(self) -> tuple[Found, ...]:
        """Which shifts began within these days? What began earlier only brings its light."""
        return tuple(one for one in self.found if one.shift.latest >= self.first)

    @property
    def years(self) -> bool:
        """Must dates carry their year here?"""
        return date.fromordinal(self.first).year != date.fromordinal(self.last).year


def journey(page: PathPage) -> Journey | None:
    """What is there on the days of this page? None when there is nothing to draw."""
    series, first, last = page.series.get(page.main), page.first.toordinal(), page.last.toordinal()
    if last < first:
        return None
    series = Series([], []) if series is None else series
    shown = _between(series, first, last)
    found = _found(page, last)
    if not len(shown) and not found and not _settled(page.way):
        return None
    watch = page.watches.get(page.main)
    usual = usual_range(series, watch.shifts if watch else ())
    hard = tuple(weeks for weeks in hard_weeks(series, usual) if first <= weeks.last and weeks.first <= last)
    away = tuple(gap for gap in gaps(series) if first <= gap.first and gap.last <= last)
    smallest = watch.smallest_visible if watch else None
    until = last if page.today is None else min(last, page.today.toordinal())
    name = _named(page, page.main)
    seen = Journey(page.main, name, shown, first, last, usual, away, hard, found, smallest, page.way, until)
    elsewhere = sum(len(watched.shifts) for watched in page.watches.values()) - len(seen.began)
    return replace(seen, elsewhere=elsewhere)


def _settled(way: Way) -> bool:
    """Does anything lie along the way?"""
    return bool(way.layers or way.sessions or way.tried or way.named)


def _found(page: PathPage, last: int) -> tuple[Found, ...]:
    found = [
        _one(page, key, shift, watched)
        for key, watched in page.watches.items()
        for shift in watched.shifts
        if shift.earliest <= last
    ]
    return tuple(sorted(found, key=lambda one: (one.shift.earliest, one.shift.latest, one.key)))


def _one(page: PathPage, key: str, shift: Shift, watched: Watch) -> Found:
    series = page.series.get(key)
    if series is None:
        return Found(shift, key, key, None)
    until = int(series.answered.days[-1])
    return Found(shift, key, _named(page, key), series.better, lapses(series, shift, watched.shifts), until)


def _between(series: Series, first: int, last: int) -> Series:
    here = (series.days >= first) & (series.days <= last) & ~np.isnan(series.values)
    return Series(
        series.days[here], series.values[here], better=series.better, scale=series.scale, name=series.name
    )


def _named(page: PathPage, key: str) -> str:
    series = page.series.get(key)
    return (series.name if series else "") or key
