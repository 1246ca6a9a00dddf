"""A thread as a strip of ground: one grain for each small insight, on its day, and the ground that rises with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from inkling.pictures.curve import along, smooth
from inkling.pictures.scale import Scale, day_scale
from inkling.pictures.svg import element, number

WIDTH, HEIGHT = 360.0, 52.0
LAYERS = 4

_EDGE, _LOWEST, _HIGHEST = 9.0, 9.0, 50.0
_POINTS = 25
_SLOPE = WIDTH / 2
"""How far to both sides together one grain lifts the ground."""
_GOLDEN = 0.618034
"""Steps of this part of the whole never fall on the same place, so grains of one day stay apart."""


@dataclass(frozen=True)
class Grain:
    """One small insight: its day, and whether it has been tried or lived."""

    day: date
    settled: bool


def thread_strip(grains: Sequence[Grain], layer: int) -> str:
    """How does a thread gather, left to right? Open grains were noticed or worded, filled ones tried or lived.

    Decoration for the eye: the sentence beside it says the same. `layer` is the thread's place among the threads,
    oldest first, which gives it the ground it has in the Path.
    """
    days = [grain.day.toordinal() for grain in grains]
    x = day_scale(min(days), max(days), _EDGE, WIDTH - _EDGE) if days else Scale(0, 1, 0, WIDTH)
    places = [x(day) for day in days]
    crust = _crust(places)
    ground = f"{smooth(crust)}V{number(HEIGHT)}H0Z"
    marks = [
        (_grain(at, place, top + 6), grain.settled)
        for at, (place, top, grain) in enumerate(zip(places, along(crust, places), grains, strict=True))
    ]
    unsettled = _drawn("grain", [mark for mark, settled in marks if not settled])
    settled = _drawn("grain lived", [mark for mark, settled in marks if settled])
    view = f"0 0 {number(WIDTH)} {number(HEIGHT)}"
    body = element("path", class_=f"g{layer % LAYERS + 1}", d=ground)
    return element("svg", body, unsettled, settled, class_="strip", viewBox=view, aria_hidden="true")


def _crust(places: Sequence[float]) -> list[tuple[float, float]]:
    """Where is the top of the ground? Each grain lifts it a little all around, so it rises and never falls."""
    xs = [WIDTH * at / (_POINTS - 1) for at in range(_POINTS)]
    at, whole = np.array(places), max(len(places), 1)
    lifted = [float(np.clip((x - at) / _SLOPE + 0.5, 0, 1).sum()) / whole for x in xs]
    return [(x, HEIGHT - _LOWEST - lift * (_HIGHEST - _LOWEST)) for x, lift in zip(xs, lifted, strict=True)]


def _grain(at: int, x: float, top: float) -> str:
    """Which ring is this? Somewhere below `top`, each one at a depth of its own."""
    depth = (0.5 + at * _GOLDEN) % 1
    y = top + depth * max(0.0, HEIGHT - 6 - top)
    return f"M{number(x - 3.2)} {number(y)}a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0"


def _drawn(classes: str, rings: Sequence[str]) -> str:
    return element("path", class_=classes, d="".join(rings)) if rings else ""
