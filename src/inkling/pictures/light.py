"""Light: it comes up over a picture as fast as we are sure that a shift had begun."""

from collections.abc import Callable, Iterable

from inkling.change import Shift
from inkling.pictures.chance import chance, listed, thinned
from inkling.pictures.curve import enough
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, line, number, rectangle

RAY, CLOSE, FEWEST = 6.4, 3.2, 5
"""How far apart the fine upright lines stand; closer over a short interval, where there would be too few."""

SEEN = 0.01
"""A difference in light that is smaller than this cannot be seen: stops that make no more are left out."""

STOPS = 9
"""How many steps the light takes over the days on which one shift may have begun."""


def rays(shift: Shift, scale: Scale, ground: float, top: float) -> str:
    """Which fine upright lines stand over the days on which it may have begun? Height is that chance."""
    return "".join(
        line(x, ground, x, ground - height, "ray") for x, height in _rays(shift, scale, ground - top)
    )


def rays_of_all(shifts: Iterable[Shift], scale: Scale, ground: float, top: float) -> str:
    """The same for many shifts, as one path."""
    drawn = [
        f"M{number(x)} {number(ground)}v-{number(height)}"
        for shift in shifts
        for x, height in _rays(shift, scale, ground - top)
    ]
    return element("path", class_="ray", d="".join(drawn)) if drawn else ""


def _rays(shift: Shift, scale: Scale, tall: float) -> list[tuple[float, float]]:
    """Where do its lines stand, and how high are they?"""
    first, last = scale(shift.earliest), scale(shift.latest)
    if last < scale.start or first > scale.end:
        return []
    apart = max(CLOSE, min(RAY, (last - first) / FEWEST))
    count = max(1, min(shift.latest - shift.earliest, int((last - first) / apart)))
    parts = []
    for i in range(count + 1 if shift.latest > shift.earliest else 1):
        day = shift.latest - i * (shift.latest - shift.earliest) / count
        height = chance(shift, day) * tall
        if scale.start <= scale(day) <= scale.end and height >= 0.5:
            parts.append((scale(day), height))
    return parts[::-1]


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
    lit = enough([(day, bright(day)) for day in inside], SEEN)
    stops = [
        element(
            "stop",
            offset=f"{(day - scale.low) / (scale.high - scale.low):.1%}",
            class_=classes,
            stop_opacity=f"{much:.3f}".rstrip("0").rstrip("."),
        )
        for day, much in lit
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
