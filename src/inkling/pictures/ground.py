"""Ground: insights so far, one layer to a thread, the oldest lowest. It only grows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inkling.journal import Layer
from inkling.pictures.curve import enough
from inkling.pictures.frame import Frame, Size
from inkling.pictures.journey import Journey
from inkling.pictures.light import across
from inkling.pictures.scale import Scale
from inkling.pictures.sky import Light
from inkling.pictures.svg import element, line, number, polyline, rectangle

Places = NDArray[np.float64]

FEW = 24
"""With fewer insights than this the ground does not reach its full height yet."""

APART, FAR_APART, MANY_DAYS = 5.0, 8.0, 1000
"""How far apart the points of a layer's top stand; farther over many days."""

HAIR = 0.2
"""A top that lies this near to where it should cannot be told from it."""

SETTLES, BEFORE = 0.045, 0.4
"""Over how much of the width one insight lifts the ground around it, and how much of that lies before its day."""

TONES = 4
"""So many tones of ground; further layers take the same tones once more, hatched."""


@dataclass(frozen=True)
class Ground:
    """Where does the ground lie? `tops` has one row more than there are layers: the horizon first, the crust last."""

    xs: Places
    tops: Places

    def top(self, layer: int, x: float) -> float:
        """How high is the top of this layer here? -1 is the horizon."""
        return float(np.interp(x, self.xs, self.tops[layer + 1]))

    def crust(self, x: float) -> float:
        """How high is the ground here?"""
        return float(np.interp(x, self.xs, self.tops[-1]))

    def highest(self, left: float, right: float) -> float:
        """How high is it at the highest place between these two?"""
        inside = self.tops[-1][(self.xs > left) & (self.xs < right)]
        return float(min([self.crust(left), self.crust(right), *inside.tolist()]))


def risen(layers: Sequence[Layer], day: int, size: Size) -> float:
    """How high has the ground risen by this day? The same whatever stretch of the journey is shown."""
    whole = sum(len(layer.insights) for layer in layers)
    by_then = sum(insight.day.toordinal() <= day for layer in layers for insight in layer.insights)
    return size.rise * by_then / max(whole, FEW)


def settled(layers: Sequence[Layer], x: Scale, until: int, ground: float, rise: float) -> Ground:
    """Which ground do these insights make, up to the day `until`?"""
    end = max(x.start, min(x.end, x(until + 0.5)))
    apart = APART if x.high - x.low < MANY_DAYS else FAR_APART
    xs = np.linspace(x.start, end, max(2, int((end - x.start) / apart)))
    wide = max(16.0, SETTLES * (x.end - x.start))
    each = rise / max(sum(len(layer.insights) for layer in layers), FEW)
    tops = [np.full(len(xs), ground)]
    for layer in layers:
        days = np.array([insight.day.toordinal() for insight in layer.insights])
        tops.append(tops[-1] - each * _lifted(xs, x.start + (days - x.low) * (x(1) - x(0)), wide))
    return Ground(xs, np.array(tops))


def draw(journey: Journey, frame: Frame, ground: Ground, light: Light) -> str:
    """How is the ground drawn? Each layer as all that lies up to its top, the upper ones behind the lower."""
    layers = journey.way.layers
    if not layers:
        return ""
    horizon = frame.ground
    parts = [element("defs", *(_hatching(frame.prefix, at) for at in range(TONES, len(layers))))]
    for at in reversed(range(len(layers))):
        outline = f"{_line(ground.xs, ground.tops[at + 1])}V{number(horizon)}H{number(frame.x.start)}Z"
        if at < TONES:
            parts.append(element("path", class_=f"g{at + 1} bed", d=outline))
        else:
            parts.append(element("path", class_="bed", fill=f"url(#{frame.prefix}-h{at})", d=outline))
    return "".join(parts if len(layers) > TONES else parts[1:]) + _crust(frame, ground, light)


def _crust(frame: Frame, ground: Ground, light: Light) -> str:
    """The edge of the ground, which takes the light that falls on it."""
    data = _line(ground.xs, ground.tops[-1])
    if not light.days:
        return element("path", class_="crust", d=data)
    lit = across(
        f"{frame.prefix}-crust",
        "g-dawn",
        frame.x,
        light.days,
        lambda day: min(1.0, light.on(day)),
        whole=True,
    )
    return element("defs", lit) + element(
        "path", class_="crust", stroke=f"url(#{frame.prefix}-crust)", d=data
    )


def _hatching(prefix: str, layer: int) -> str:
    """The tone of this layer, and fine lines over it."""
    return element(
        "pattern",
        rectangle(0, 0, 5, 5, class_=f"g{layer % TONES + 1}"),
        line(0, 0, 0, 5, "hatch"),
        id=f"{prefix}-h{layer}",
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _line(xs: Places, ys: Places) -> str:
    """One top as path data, with as many points as can be told apart."""
    return polyline(enough(list(zip(xs.tolist(), ys.tolist(), strict=True)), HAIR))


def _lifted(xs: Places, places: Places, wide: float) -> Places:
    """How many insights lie under each of these places, when each settles over some width around its own?"""
    places = np.sort(places) - wide * BEFORE
    sums = np.concatenate(([0.0], np.cumsum(places)))
    begun = np.searchsorted(places, xs, side="right")
    done = np.searchsorted(places + wide, xs, side="right")
    rising = (begun - done) * xs - (sums[begun] - sums[done])
    lifted: Places = done + rising / wide
    return lifted
