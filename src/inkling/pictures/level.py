"""The level of a path: a line through weekly means, the usual range around it, and single days."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from inkling.pictures import stretches
from inkling.pictures.chance import listed, thinned
from inkling.pictures.curve import Point, enough, smooth
from inkling.pictures.frame import Frame
from inkling.pictures.journey import Journey
from inkling.pictures.labels import Box
from inkling.pictures.scale import Scale, value_scale
from inkling.pictures.svg import dots, element, polyline
from inkling.pictures.usual import Usual
from inkling.pictures.weeks import Week, weekly

DOT, LARGE = 2.2, 8.0
"""How much width each answer must have for its dot to be drawn, and to be drawn larger."""

HAIR = 0.3
"""An edge that lies this near to where it should cannot be told from it."""


def level_scale(journey: Journey, per_day: float, top: float, foot: float) -> Scale:
    """Which scale holds the line, its range, and the single days where they are drawn, down to `foot`?"""
    also = [week.mean for run in weekly(journey.series) for week in run]
    if not also:
        return Scale(0, 1, foot, top + 26)
    also += [float(level) for level in np.quantile(journey.series.values, (0.05, 0.95))]
    if journey.usual:
        days = _moving(journey.usual, journey.first, journey.last)
        also += [level for _day, *range_ in journey.usual.around(days) for level in range_]
    if not _dotted(journey, per_day, DOT):
        return _scale_of(also, top, foot)
    return value_scale(journey.series, also, foot, top + 26)


def _scale_of(also: Sequence[float], top: float, foot: float) -> Scale:
    low, high = min(also), max(also)
    room = max((high - low) * 0.08, 1e-3)
    return Scale(low - room, high + room, foot, top + 26)


def draw(journey: Journey, frame: Frame, taken: list[Box]) -> str:
    """How did the days go, seen by week? Adds to `taken` where its own words stand."""
    runs = weekly(journey.series, frame.weeks)
    lines = [_placed(run, frame) for run in runs]
    shaded = [(weeks, stretches.hard_area(weeks, runs, journey, frame)) for weeks in journey.hard]
    parts = [
        _band(journey, frame) if journey.usual else "",
        _single_days(journey, frame),
        *(area for _, area in shaded),
        *(element("path", class_="checkins", d=smooth(line)) for line in lines if len(line) > 1),
        dots([line[0] for line in lines if len(line) == 1], "alone"),
        *(stretches.hard_label(weeks, lines, frame, taken) for weeks, area in shaded if area),
        *(stretches.away_label(before[-1], after[0], frame, taken) for before, after in pairwise(lines)),
    ]
    return "".join(parts)


def pieces(journey: Journey, frame: Frame) -> list[Box]:
    """What does the line take up, piece by piece?"""
    lines = [_placed(run, frame) for run in weekly(journey.series, frame.weeks)]
    return [_around(before, after) for line in lines for before, after in pairwise(line)]


def _around(before: Point, after: Point) -> Box:
    """What does this piece of the line take up?"""
    (x0, y0), (x1, y1) = before, after
    return Box(x0, min(y0, y1) - 4, x1, max(y0, y1) + 4)


def _placed(run: Sequence[Week], frame: Frame) -> list[Point]:
    return [(frame.x(week.day), frame.y.within(week.mean)) for week in run]


def _single_days(journey: Journey, frame: Frame) -> str:
    if not _dotted(journey, frame.per_day, DOT):
        return ""
    series = journey.series
    points = zip(series.days.tolist(), series.values.tolist(), strict=True)
    drawn = [(frame.x(day), _inside(frame.y(value), frame)) for day, value in points]
    return dots(drawn, "days large" if _dotted(journey, frame.per_day, LARGE) else "days")


def _dotted(journey: Journey, per_day: float, wide: float) -> bool:
    """Do the answers stand far enough apart for this?"""
    return (journey.last - journey.first + 1) * per_day >= len(journey.series) * wide


def _inside(y: float, frame: Frame) -> float:
    return min(max(y, frame.top + 3), frame.ground - 3)


def _band(journey: Journey, frame: Frame) -> str:
    usual = journey.usual
    assert usual
    around = usual.around(_moving(usual, frame.x.low, frame.x.high))
    high = enough([(frame.x(day), frame.y(level)) for day, _low, level in around], HAIR)
    low = enough([(frame.x(day), frame.y(level)) for day, level, _high in around], HAIR)
    area = element("path", class_="usual", d=polyline([*high, *reversed(low)], closed=True))
    return area + "".join(element("path", class_="usual-edge", d=polyline(edge)) for edge in (high, low))


def _moving(usual: Usual, first: float, last: float) -> list[float]:
    """On which of these days does the range turn, and from which to which does it go?"""
    days = (day for shift in usual.shifts for day in thinned([day for day, _ in listed(shift)], 13))
    return sorted({first, last, *(day for day in days if first < day < last)})
