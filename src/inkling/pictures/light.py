"""Light: it comes up over a picture as fast as we are sure that a shift had begun."""

from collections.abc import Callable, Iterable

from inkling.change import Shift
from inkling.pictures.chance import chance, listed, thinned
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, line, rectangle

RAY, CLOSE, FEWEST = 6.4, 3.2, 5
"""How far apart the fine upright lines stand; closer over a short interval, where there would be too few."""

STOPS = 9
"""How many steps the light takes over the days on which one shift may have begun."""


def rays(shift: Shift, scale: Scale, ground: float, top: float) -> str:
    """Which fine upright lines stand over the days on which it may have begun? Height is that chance."""
    first, last = scale(shift.earliest), scale(shift.latest)
    if last < scale.start or first > scale.end:
        return ""
    apart = max(CLOSE, min(RAY, (last - first) / FEWEST))
    count = max(1, min(shift.latest - shift.earliest, int((last - first) / apart)))
    parts = []
    for i in range(count + 1 if shift.latest > shift.earliest else 1):
        day = shift.latest - i * (shift.latest - shift.earliest) / count
        height = chance(shift, day) * (ground - top)
        if scale.start <= scale(day) <= scale.end and height >= 0.5:
            parts.append(line(scale(day), ground, scale(day), ground - height, "ray"))
    return "".join(reversed(parts))


def light_days(shift: Shift) -> list[int]:
    """On which days does the light of this shift change?"""
    return thinned([day for day, _ in listed(shift)], STOPS)


def across(
    id: str,
    classes: str,
    scale: Scale,
    days: Iterable[float],
    bright: Callable[[float], float],
    whole: bool = False,
) -> str:
    """Which gradient runs from left to right, as bright on each of these days as `bright` says? `whole` for
    something that may be shorter than all the days: it is lit as if it were not."""
    inside = sorted({scale.low, scale.high, *(day for day in days if scale.low < day < scale.high)})
    stops = [
        element(
            "stop",
            offset=f"{(day - scale.low) / (scale.high - scale.low):.1%}",
            class_=classes,
            stop_opacity=f"{bright(day):.3f}",
        )
        for day in inside
    ]
    if whole:
        over: dict[str, str | float] = {"x1": scale.start, "x2": scale.end}
        return element("linearGradient", *stops, id=id, gradientUnits="userSpaceOnUse", **over)
    return element("linearGradient", *stops, id=id)


def rising(id: str, x: float, y: float, width: float, height: float) -> str:
    """Which mask makes light strongest at the ground and lets it fade upward?"""
    steps = (("0", "1"), ("0.4", "0.78"), ("0.72", "0.34"), ("1", "0"))
    stops = [element("stop", offset=at, stop_color="#fff", stop_opacity=much) for at, much in steps]
    fade = element("linearGradient", *stops, id=f"{id}-up", x1="0", y1="1", x2="0", y2="0")
    return fade + element("mask", rectangle(x, y, width, height, fill=f"url(#{id}-up)"), id=id)
