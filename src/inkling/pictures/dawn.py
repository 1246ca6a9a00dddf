"""The light over the picture of a single series: how bright on which day, as sure as we are and as far as it holds."""

from collections.abc import Callable
from dataclasses import dataclass

from inkling.change import Series, Watch
from inkling.pictures.holding import Lapse, edges, lapses, spans_of
from inkling.pictures.journey import Found, Journey
from inkling.pictures.light import light_days
from inkling.pictures.sky import bright


@dataclass(frozen=True)
class Seen:
    """What was answered, and what was noticed in it."""

    series: Series
    watch: Watch


@dataclass(frozen=True)
class Dawn:
    """The light behind the marks: how bright on which day, and where it changes."""

    seen: Seen | None
    on: Callable[[float], float]
    days: tuple[float, ...]


def dawn_of(seen: Seen | None, first: int, last: int) -> Dawn:
    """Which light lies over these days? None where nothing was found."""
    if seen is None or not seen.watch.shifts:
        return Dawn(seen, lambda day: 0.0, ())
    series, shifts = seen.series, seen.watch.shifts
    found = tuple(
        Found(shift, "", series.name, series.better, _not_holding(seen, at, last))
        for at, shift in enumerate(shifts)
    )
    here = Journey(
        main="",
        name=series.name,
        series=series,
        first=first,
        last=last,
        usual=None,
        away=(),
        hard=(),
        found=found,
        smallest=None,
    )
    days: list[float] = [day for shift in shifts for day in light_days(shift)]
    days += [day for one in found for day in edges(spans_of(one.lapses, last))]
    return Dawn(seen, bright(here), tuple(days))


def _not_holding(seen: Seen, at: int, last: int) -> tuple[Lapse, ...]:
    """When does a shift not hold? As the weeks show it, or, where there are too few answers, as the watch says."""
    shift = seen.watch.shifts[at]
    found = lapses(seen.series, shift, seen.watch.shifts)
    if found or shift.state == "holds" or shift.state_since is None:
        return found
    return (Lapse(shift.state_since, max(last, shift.state_since), open=True),)
