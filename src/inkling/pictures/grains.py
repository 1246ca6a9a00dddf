"""Grains: each insight on its day in the layer of its thread, open when noticed, filled once tried or lived."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from inkling.pictures.frame import Frame
from inkling.pictures.ground import Ground
from inkling.pictures.journey import Journey
from inkling.pictures.svg import element, number

UNDER = 5.5
"""How far a grain lies under the top of its layer, where the layer is thick enough."""

GOLDEN = 0.618034
"""Steps of this part of the whole never fall on the same place, so grains of one day stay apart."""


@dataclass(frozen=True)
class Grain:
    """Where does one insight lie?"""

    id: UUID
    x: float
    y: float
    settled: bool


def placed(journey: Journey, frame: Frame, ground: Ground) -> tuple[Grain, ...]:
    """Where does each insight of these days lie? It lies in its layer, on its day."""
    found: list[Grain] = []
    for at, layer in enumerate(journey.way.layers):
        days = [insight.day.toordinal() for insight in layer.insights]
        xs = frame.x(0) + np.array(days) * frame.per_day
        tops, floors = (
            np.interp(xs, ground.xs, ground.tops[at + 1]),
            np.interp(xs, ground.xs, ground.tops[at]),
        )
        free = np.maximum(0.0, floors - tops - 2 * UNDER)
        under = tops + UNDER + free * ((np.arange(len(xs)) * GOLDEN) % 1) * 0.7
        ys = np.where(floors - tops < 2 * UNDER, (tops + floors) / 2, under)
        found += [
            Grain(insight.id, x, y, insight.settled)
            for insight, day, x, y in zip(layer.insights, days, xs.tolist(), ys.tolist(), strict=True)
            if journey.first <= day <= journey.last
        ]
    return tuple(found)


def thinned(grains: Sequence[Grain], cell: float, most: int) -> tuple[Grain, ...]:
    """Which of these are drawn? Where several lie so close that nobody could tell them apart, the first of them; and
    never more than about so many."""
    while True:
        kept: dict[tuple[int, int], Grain] = {}
        for grain in grains:
            kept.setdefault((int(grain.x / cell), int(grain.y / cell)), grain)
        if len(kept) <= most:
            return tuple(kept.values())
        cell *= max(1.1, (len(kept) / most) ** 0.5)


def draw(grains: Iterable[Grain], size: float, classes: str) -> str:
    """How are grains drawn? All open ones as one path, all filled ones as another."""
    open_: list[str] = []
    lived: list[str] = []
    for grain in grains:
        (lived if grain.settled else open_).append(_ring(grain.x, grain.y, size))
    return "".join(
        element("path", class_=f"{classes}{more}", d="".join(rings))
        for rings, more in ((open_, ""), (lived, " lived"))
        if rings
    )


def _ring(x: float, y: float, r: float) -> str:
    """A circle in as few letters as will do: almost all of its way round from its top."""
    return f"M{number(x)} {number(y - r)}a{number(r)} {number(r)} 0 1 1-.1 0z"
