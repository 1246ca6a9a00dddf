"""The sky of a path: light for every shift, fine lines where one may have begun, and brackets above."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import exp

from inkling.pictures import bracket
from inkling.pictures.chance import chance, hoped
from inkling.pictures.frame import Frame, Size
from inkling.pictures.holding import edges, spans_of, steady
from inkling.pictures.journey import Found, Journey
from inkling.pictures.labels import rows
from inkling.pictures.light import across, light_days, rays_of_all, rising
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, rectangle

MOST_ROWS = 4
"""So many rows of brackets carry words; what does not fit keeps its lines and its line in the table."""

FADES = 14
"""Days after the last answer over which light fades, since nobody asked any more."""

BACK = 0.6
"""How much of the light of its series a shift back takes."""


@dataclass(frozen=True)
class Light:
    """How bright is it on a day, and on which days does that change? On none where there is no light."""

    on: Callable[[float], float]
    days: tuple[float, ...]


def light_over(journey: Journey) -> Light:
    """Which light lies over these days? The same in every size, so it is worked out once."""
    return Light(bright(journey), tuple(light_on_days(journey)))


def draw(journey: Journey, frame: Frame, light: Light) -> str:
    """What stands behind the line? Paper, sky, light that adds up, and lines where a shift may have begun."""
    p, x, top = frame.prefix, frame.x, frame.top
    place = (x.start, top, x.end - x.start, frame.ground - top)
    brightness, days = light.on, light.days
    definitions = [
        _sky(f"{p}-sky"),
        across(f"{p}-far", "lit-far", x, days, lambda day: _far(brightness(day))),
        across(f"{p}-lit", "lit", x, days, lambda day: _near(brightness(day))),
        rising(f"{p}-m", *place),
    ]
    lit = [rectangle(*place, fill=f"url(#{p}-{which})") for which in ("far", "lit")]
    return "".join(
        [
            element("defs", *(definitions if days else [definitions[0]])),
            rectangle(*place, fill=f"url(#{p}-sky)"),
            element("g", *lit, mask=f"url(#{p}-m)") if days else "",
            rays_of_all((found.shift for found in journey.found), x, frame.ground, top + 6),
        ]
    )


def bright(journey: Journey) -> Callable[[float], float]:
    """How many shifts are holding, on a given day, each weighed by the chance that it had begun?

    A shift against what the person hopes brings no light: it takes back some of what its series had.
    """
    by_series: dict[str, list[tuple[Found, list[tuple[int, int]]]]] = {}
    for one in journey.found:
        by_series.setdefault(one.key, []).append((one, _spans(one, journey)))

    @cache
    def on(day: float) -> float:
        total = 0.0
        for found in by_series.values():
            light = 0.0
            for one, spans in found:
                begun = chance(one.shift, day)
                if not begun:
                    continue
                if hoped(one.shift, one.better):
                    light += begun * steady(spans, day)
                else:
                    light *= 1 - BACK * begun
            total += light * _known(found[0][0], day)
        return total

    return on


def _known(found: Found, day: float) -> float:
    """Is anything known of its series on this day? Light fades over a fortnight after the last answer."""
    if found.until is None or day <= found.until:
        return 1.0
    return max(0.0, 1.0 - (day - found.until) / FADES)


def brackets(journey: Journey, x: Scale, size: Size) -> tuple[str, float]:
    """How are the brackets drawn above the sky, and how much height do they take?"""
    if not journey.began:
        return "", 8.0
    full = [bracket.over(one.shift, x, _lines(one, size, journey.years)) for one in journey.began]
    placed = [
        (one, row)
        for one, row in zip(full, rows([(one.left, one.right) for one in full]), strict=True)
        if row < MOST_ROWS
    ]
    count = max(row for _, row in placed) + 1
    top = count * size.row
    parts = [one.draw(top - 10 - row * size.row) for one, row in placed]
    return "".join(parts), top


def _far(light: float) -> float:
    """How bright is the first, pale light? Almost full with one shift."""
    return 1.0 - exp(-2.1 * light)


def _near(light: float) -> float:
    """How bright is the warm light over it? It grows most with a second shift, and never quite fills."""
    return 1.0 - exp(-0.5 * light**1.5)


def _lines(found: Found, size: Size, year: bool) -> tuple[tuple[str, str], ...]:
    name = (found.name, "t-b")
    return (name, (bracket.began(found.shift, year), "t-s")) if size.beside else (name,)


def _spans(found: Found, journey: Journey) -> list[tuple[int, int]]:
    """When did this shift not hold? In its lapses, and in the hard weeks of its own series."""
    hard = journey.hard if found.key == journey.main else ()
    return spans_of(found.lapses, journey.last) + [(weeks.first, weeks.last) for weeks in hard]


def light_on_days(journey: Journey) -> list[float]:
    """On which days does the light change? None where there is no light."""
    days: list[float] = [day for one in journey.found for day in light_days(one.shift)]
    ends = [day for one in journey.found if one.until for day in (one.until, one.until + FADES)]
    return days + ends + [day for one in journey.found for day in edges(_spans(one, journey))]


def _sky(id: str) -> str:
    steps = (("0", "sky-lo"), ("0.7", "sky-hi"), ("1", "sky-paper"))
    stops = [element("stop", offset=at, class_=classes) for at, classes in steps]
    return element("linearGradient", *stops, id=id, x1="0", y1="1", x2="0", y2="0")
