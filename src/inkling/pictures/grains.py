"""Grains: each insight on its day in the layer of its thread, open when noticed, filled once tried or lived."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

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
    found = []
    for at, layer in enumerate(journey.way.layers):
        for nth, insight in enumerate(layer.insights):
            day = insight.day.toordinal()
            if not journey.first <= day <= journey.last:
                continue
            x = frame.x(day)
            top, floor = ground.top(at, x), ground.top(at - 1, x)
            free = max(0.0, floor - top - 2 * UNDER)
            depth = free * ((nth * GOLDEN) % 1) * 0.7
            y = min(top + UNDER + depth, (top + floor) / 2 if floor - top < 2 * UNDER else floor)
            found.append(Grain(insight.id, x, y, insight.settled))
    return tuple(found)


def thinned(grains: Iterable[Grain], cell: float) -> tuple[Grain, ...]:
    """Which of these are drawn? Where several lie so close that nobody could tell them apart, the first of them."""
    kept: dict[tuple[int, int], Grain] = {}
    for grain in grains:
        kept.setdefault((int(grain.x / cell), int(grain.y / cell)), grain)
    return tuple(kept.values())


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
    across = number(2 * r)
    turn = f"a{number(r)} {number(r)} 0 1 "
    return f"M{number(x - r)} {number(y)}{turn}0 {across} 0{turn}0-{across} 0"
