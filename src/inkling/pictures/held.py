"""Sessions and practice along the path: three shapes for three tones, and a small mark for each day of practice."""

from collections.abc import Callable, Iterable

from inkling.pictures.frame import Frame
from inkling.pictures.journey import Journey
from inkling.pictures.svg import dots, element, number

NEAR = {"wide": 5.0, "narrow": 3.5}
"""Marks of one kind nearer to each other than this are drawn as one."""


def draw(journey: Journey, frame: Frame) -> str:
    """Which sessions took place, and on which days was something practised? No order among the shapes."""
    y, big = frame.sessions, frame.size.beside
    shapes: dict[str | None, tuple[str, Callable[[float, float], str]]] = {
        "routine": ("s-routine", _upright),
        "profound": ("s-profound", _diamond(big)),
        "hard": ("s-hard", _ring(4.4 if big else 3.4)),
    }
    told: dict[str | None, list[float]] = {tone: [] for tone in (*shapes, None)}
    for held in journey.way.sessions:
        day = held.day.toordinal()
        if held.status == "attended" and journey.first <= day <= journey.last:
            told[held.tone].append(frame.x(day))
    near = NEAR[frame.size.name]
    parts = [
        element("path", class_=classes, d="".join(shape(x, y) for x in _apart(told[tone], near)))
        for tone, (classes, shape) in shapes.items()
        if told[tone]
    ]
    parts.append(dots([(x, y) for x in _apart(told[None], near)], "s-untold"))
    return "".join(parts) + _practised(journey, frame, near)


def _practised(journey: Journey, frame: Frame, near: float) -> str:
    days = (day.toordinal() for day in journey.way.tried)
    xs = _apart((frame.x(day) for day in days if journey.first <= day <= journey.last), near)
    y = frame.practised
    marks = "".join(f"M{number(x - 3)} {number(y + 2.5)}l3-5l3 5" for x in xs)
    return element("path", class_="s-tried", d=marks) if marks else ""


def _apart(xs: Iterable[float], near: float) -> list[float]:
    """Which of these are drawn, so that each can still be seen?"""
    kept: list[float] = []
    for x in sorted(xs):
        if not kept or x - kept[-1] >= near:
            kept.append(x)
    return kept


def _upright(x: float, y: float) -> str:
    return f"M{number(x)} {number(y - 4)}v8"


def _diamond(big: bool) -> Callable[[float, float], str]:
    wide, tall = ("4.6", "9") if big else ("3.8", "8")

    def shape(x: float, y: float) -> str:
        top = number(y - float(tall))
        return f"M{number(x)} {top}l{wide} {tall}l-{wide} {tall}l-{wide}-{tall}z"

    return shape


def _ring(r: float) -> Callable[[float, float], str]:
    def shape(x: float, y: float) -> str:
        turn, wide = f"a{number(r)} {number(r)} 0 1 0 ", number(2 * r)
        return f"M{number(x - r)} {number(y)}{turn}{wide} 0{turn}-{wide} 0"

    return shape
