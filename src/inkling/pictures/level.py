"""The level of a path: a line through weekly means, the usual range around it, gaps, and hard weeks."""

from collections.abc import Sequence
from gettext import gettext as _
from itertools import pairwise

import numpy as np

from inkling.pictures import telling
from inkling.pictures.chance import listed, thinned
from inkling.pictures.curve import Point, along, smooth
from inkling.pictures.frame import GROUND, Frame
from inkling.pictures.journey import Journey
from inkling.pictures.labels import Box, Place, free_place, wrapped
from inkling.pictures.scale import Scale, value_scale
from inkling.pictures.svg import dots, element, polyline, text
from inkling.pictures.usual import HardWeeks
from inkling.pictures.weeks import Week, weekly

TOGETHER = (1, 2, 4, 8, 13, 26)
"""So many weeks make one point of the line, on longer and longer paths."""

POINT = 5.0
"""How far apart two points of the line must stand to be read."""

DOT, LARGE = 2.2, 8.0
"""How much width each answer must have for its dot to be drawn, and to be drawn larger."""


BELOW = 40.0
"""How much height the name of the line takes where it stands below."""


def level_scale(journey: Journey, per_day: float, top: float, ground: float) -> Scale:
    """Which scale holds the line, its range, and the single days where they are drawn?"""
    also = [week.mean for run in weekly(journey.series) for week in run]
    if not also:
        return Scale(0, 1, ground - GROUND, top + 26)
    also += [float(level) for level in np.quantile(journey.series.values, (0.05, 0.95))]
    if journey.usual:
        for day in range(journey.first, journey.last + 1, 7):
            also += [journey.usual.low(day), journey.usual.high(day)]
    if not _dotted(journey, per_day, DOT):
        return _scale_of(also, top, ground)
    return value_scale(journey.series, also, ground - GROUND, top + 26)


def _scale_of(also: Sequence[float], top: float, ground: float) -> Scale:
    low, high = min(also), max(also)
    room = max((high - low) * 0.08, 1e-3)
    return Scale(low - room, high + room, ground - GROUND, top + 26)


def draw(journey: Journey, frame: Frame) -> str:
    """How did the days go, seen by week?"""
    taken: list[Box] = []
    runs = weekly(journey.series, weeks_together(frame.per_day))
    lines = [_placed(run, frame) for run in runs]
    shaded = [(weeks, _hard(weeks, runs, journey, frame)) for weeks in journey.hard]
    parts = [
        _band(journey, frame) if journey.usual else "",
        _single_days(journey, frame),
        *(area for _, area in shaded),
        *(element("path", class_="checkins", d=smooth(line)) for line in lines if len(line) > 1),
        dots([line[0] for line in lines if len(line) == 1], "alone"),
        *(_hard_label(weeks, lines, frame, taken) for weeks, area in shaded if area),
        *(_away(before[-1], after[0], frame, taken) for before, after in pairwise(lines)),
    ]
    return "".join(parts)


def label(journey: Journey, frame: Frame, under: float) -> str:
    """What is the line called, and between which levels does it usually lie? Said beside the picture, or
    below it from `under` on."""
    if not len(journey.series):
        return ""
    how, usual = _each_point(journey, frame), ""
    if journey.usual:
        lie = telling.usually(journey.usual, journey.last, journey.series)
        usual = _("usually {range}").format(range=lie)
    if not frame.size.beside:
        said = ", ".join(part for part in (how, usual) if part)
        y = under + 16
        name = wrapped(journey.name, "t", frame.size.width, 1)[0]
        return text(0, y, name, "t") + (text(0, y + 19, said) if said else "")
    names = wrapped(journey.name, "t", frame.size.width - frame.size.right - 16, 3)
    lines = [*((name, "t") for name in names), (how, "t-s"), (usual, "t-s")]
    last = weekly(journey.series)[-1][-1].mean
    middle = (
        (journey.usual.low(journey.last) + journey.usual.high(journey.last)) / 2 if journey.usual else last
    )
    centre = frame.y.within(middle) - 9 * (len(lines) - 2)
    start = min(max(centre, frame.top + 14), frame.ground - 18 * len(lines))
    left = frame.size.right + 14
    return "".join(text(left, start + 18 * i, said, size) for i, (said, size) in enumerate(lines) if said)


def _each_point(journey: Journey, frame: Frame) -> str:
    """What is one point of the line? Left unsaid where there is only one, or one answer to each."""
    count = weeks_together(frame.per_day)
    weeks = [week for run in weekly(journey.series, count) for week in run]
    if len(weeks) == 1 or all(week.answers == 1 for week in weeks):
        return ""
    return _("by week") if count == 1 else _("by {count} weeks").format(count=count)


def weeks_together(per_day: float) -> int:
    """How many weeks make one point of the line when a day is this wide?"""
    return next((count for count in TOGETHER if count * 7 * per_day >= POINT), TOGETHER[-1])


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
    moving = [day for shift in usual.shifts for day in thinned([day for day, _ in listed(shift)], 13)]
    days = sorted({frame.x.low, frame.x.high, *(d for d in moving if journey.first < d < journey.last)})
    high = [(frame.x(day), frame.y(usual.high(day))) for day in days]
    low = [(frame.x(day), frame.y(usual.low(day))) for day in days]
    area = element("path", class_="usual", d=polyline([*high, *reversed(low)], closed=True))
    return area + "".join(element("path", class_="usual-edge", d=polyline(edge)) for edge in (high, low))


def _hard(hard: HardWeeks, runs: Sequence[Sequence[Week]], journey: Journey, frame: Frame) -> str:
    """The one place where an area sits under the line: between it and the edge of the usual range."""
    usual = journey.usual
    run = next((run for run in runs if run[0].first <= hard.first and hard.first < run[-1].day), None)
    if run is None or usual is None:
        return ""
    edge = usual.low if hard.side == "below" else usual.high
    days = [max(hard.first - 7, run[0].day), *range(hard.first - 6, hard.last + 7), hard.last + 7]
    days = [day for day in days if run[0].day <= day <= run[-1].day]
    levels = along([(week.day, week.mean) for week in run], days)
    beyond = [
        (frame.x(day), frame.y.within(value), frame.y(edge(day)))
        for day, value in zip(days, levels, strict=True)
        if (value < edge(day) if hard.side == "below" else value > edge(day))
    ]
    if len(beyond) < 2:
        return ""
    outline = [(x, line) for x, line, _ in beyond] + [(x, limit) for x, _, limit in reversed(beyond)]
    return element("path", class_="below", d=polyline(outline, closed=True))


def _hard_label(hard: HardWeeks, lines: Sequence[Sequence[Point]], frame: Frame, taken: list[Box]) -> str:
    said = _("hard weeks")
    start, end = frame.x.within(hard.first), frame.x.within(hard.last)
    here = [(x, y) for line in lines for x, y in line if start <= x <= end]
    if not here:
        return ""
    below = hard.side == "below"
    x, y = max(here, key=lambda point: point[1] if below else -point[1])
    height = y + 20 if below else y - 10
    room = Box(frame.x.start + 2, frame.top, frame.x.end - 2, frame.ground - 2)
    places = [Place(x, height, "mid"), Place(x - 8, height, ""), Place(x + 8, height, "end")]
    return _label(said, "t-s", places, taken, room)


def _away(before: Point, after: Point, frame: Frame, taken: list[Box]) -> str:
    said = _("away")
    if after[0] - before[0] < 46:
        return ""
    middle = Place((before[0] + after[0]) / 2, (before[1] + after[1]) / 2 + 4.5, "mid")
    room = Box(frame.x.start, frame.top, frame.x.end, frame.ground)
    return _label(said, "t-s", [middle], taken, room)


def _label(said: str, size: str, places: Sequence[Place], taken: list[Box], room: Box) -> str:
    place = free_place(said, size, places, taken, room)
    if place is None:
        return ""
    taken.append(place.box(said, size))
    return text(place.x, place.y, said, " ".join(filter(None, (size, place.anchor, "halo-sky"))))
