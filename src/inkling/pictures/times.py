"""The times something came back, drawn as marks on their days, with the light of a shift behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from inkling.pictures.axis import day_axis
from inkling.pictures.dawn import Dawn
from inkling.pictures.labels import width_of
from inkling.pictures.light import across, rays, rising
from inkling.pictures.scale import Scale, day_scale
from inkling.pictures.svg import dots, drawing, element, line, number, polyline, rectangle, text

LIGHT = 0.72
"""How bright it is once a shift has surely begun."""

MOST = 400
"""More marks than this are drawn as one path of small ones, without a line between them."""

EDGE, ASIDE = 16.0, 10.0
"""How far the highest and the lowest level keep from the edges, and the first and the last day."""

BROADER = 4.0
"""One sign alone may be so much broader than signs are on average."""

CLOSE = 5.0
"""Marks nearer to each other than this are not joined: nobody could follow the line."""


@dataclass(frozen=True)
class Mark:
    """One time: on which day (a part of it, where there were several), at which level, and was it written down
    only later?"""

    day: float
    level: float
    later: bool = False


@dataclass(frozen=True)
class Plan:
    """How large is a drawing, and which levels are named beside it? Lowest first."""

    kind: str
    width: float
    gutter: float
    top: float
    ground: float
    levels: tuple[tuple[float, str], ...]

    def x(self, first: int, last: int) -> Scale:
        """Where does each day stand?"""
        days = day_scale(first, last, self.gutter + ASIDE, self.width - ASIDE)
        aside = ASIDE / (days(1) - days(0))
        return Scale(days.low - aside, days.high + aside, self.gutter, self.width)

    def y(self) -> Scale:
        """Where does each level stand?"""
        return Scale(self.levels[0][0], self.levels[-1][0], self.ground - EDGE, self.top + EDGE)


def gutter(levels: Sequence[tuple[float, str]]) -> float:
    """How much room do the names of these levels take?"""
    return max(width_of(name, "t-s") for _level, name in levels) + 10 + BROADER


def draw(
    plan: Plan,
    prefix: str,
    said: tuple[str, str],
    days: tuple[int, int],
    marks: Sequence[Mark],
    dawn: Dawn,
    above: Callable[[Scale], str] = lambda scale: "",
) -> str:
    """Which drawing shows these marks? `said` is its title and its description, `above` what stands over it."""
    x, y = plan.x(*days), plan.y()
    levels = [
        line(plan.gutter, y(level), plan.width, y(level), "tick")
        + text(plan.gutter - 10, y(level) + 4.5, name, "t-s end")
        for level, name in plan.levels
    ]
    axis, depth = day_axis(x, *days, plan.ground)
    parts = [_sky(plan, prefix, x, dawn), *levels, _marks(marks, x, y, dawn), above(x), axis]
    return drawing(plan.kind, plan.width, plan.ground + depth, prefix, *said, *parts)


def _sky(plan: Plan, prefix: str, x: Scale, dawn: Dawn) -> str:
    """Night, and over it dawn as sure as it is; both fade upward."""
    place = (x.start, plan.top, x.end - x.start, plan.ground - plan.top)
    definitions, painted = [rising(f"{prefix}-m", *place)], [rectangle(*place, class_="wash-n")]
    lines = ""
    if dawn.days:
        id = f"{prefix}-l"
        definitions.append(across(id, "lit", x, dawn.days, lambda day: LIGHT * min(1.0, dawn.on(day))))
        painted.append(rectangle(*place, fill=f"url(#{id})"))
    if dawn.seen:
        lines = "".join(rays(shift, x, plan.ground, plan.top + 4) for shift in dawn.seen.watch.shifts)
    return element("defs", *definitions) + element("g", *painted, mask=f"url(#{prefix}-m)") + lines


def _marks(marks: Sequence[Mark], x: Scale, y: Scale, dawn: Dawn) -> str:
    """Every time, joined in the order in which they came."""
    places = [(x(mark.day), y(mark.level)) for mark in marks]
    if len(marks) > MOST:
        return dots(places, "dots small")
    apart = (x.end - x.start) / max(1, len(marks))
    joined = len(places) > 1 and apart >= CLOSE
    along = element("path", class_="stepline", d=polyline(places)) if joined else ""
    round_ = 5.5 if apart >= 16 else 4.6 if apart >= 11 else 3.2
    return along + "".join(
        element("circle", class_=_tone(mark, dawn), cx=number(at), cy=number(up), r=number(round_))
        for mark, (at, up) in zip(marks, places, strict=True)
    )


def _tone(mark: Mark, dawn: Dawn) -> str:
    """Night before it is light, dawn after; open where it was written down later."""
    if mark.later:
        return "dot-open"
    return "dot-dawn" if dawn.on(mark.day) >= 0.5 else "dot-night"
