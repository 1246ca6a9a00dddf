"""Stretches of a path that have a word of their own: hard weeks, and time away."""

from collections.abc import Sequence

from inkling.language import gettext as _
from inkling.pictures.curve import Point, along
from inkling.pictures.frame import Frame
from inkling.pictures.journey import Journey
from inkling.pictures.labels import Box, Place, free_place
from inkling.pictures.svg import element, polyline, text
from inkling.pictures.usual import HardWeeks
from inkling.pictures.weeks import Week

AWAY = 46.0
"""A gap narrower than this is left without its word."""


def hard_area(hard: HardWeeks, runs: Sequence[Sequence[Week]], journey: Journey, frame: Frame) -> str:
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


def hard_label(hard: HardWeeks, lines: Sequence[Sequence[Point]], frame: Frame, taken: list[Box]) -> str:
    """Where is it said that these weeks were hard? Beyond the far end of the line, beside if that is taken."""
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


def away_label(before: Point, after: Point, frame: Frame, taken: list[Box]) -> str:
    """Where is it said that there was no answer? In the middle of the gap, where there is room."""
    said = _("away")
    if after[0] - before[0] < AWAY:
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
