"""The two sizes of a path, and where each part of it stands."""

from dataclasses import dataclass

from inkling.pictures.scale import Scale


@dataclass(frozen=True)
class Size:
    """How large is one of the two drawings? `right` is where the days end and words beside them begin."""

    name: str
    width: float
    right: float
    sky: float
    row: float
    beside: bool
    rise: float
    point: float


WIDE = Size("wide", 1120, 970, 352, 60, beside=True, rise=168, point=12.5)
NARROW = Size("narrow", 350, 350, 264, 44, beside=False, rise=120, point=12)

BARE, LINED, PRACTISED = 12.0, 40.0, 20.0
"""How much height lies between ground and axis: bare, with a row of sessions, and one more for what was tried."""

UNDER = 6.0
"""How much nearer to the rows above the marks of life stand, and how far they keep from the axis."""

GROUND, OVER = 54.0, 44.0
"""How much of the sky's foot the line stays out of at least, and how far it stays over the ground."""

TOGETHER = (1, 2, 4, 8, 13, 26)
"""So many weeks make one point of the line, on longer and longer paths."""

POINT = 5.0
"""How far apart two points of the line must stand to be read."""


@dataclass(frozen=True)
class Frame:
    """Where does each part of one drawing stand? `top` and `ground` bound the sky, `axis` lies below;
    `sessions` and `practised` are rows of small marks between them, and at `lived` those of life begin."""

    size: Size
    prefix: str
    x: Scale
    y: Scale
    top: float
    ground: float
    axis: float
    sessions: float = 0.0
    practised: float = 0.0
    lived: float = 0.0

    @property
    def per_day(self) -> float:
        """How wide is one day?"""
        return self.x(1) - self.x(0)

    @property
    def weeks(self) -> int:
        """How many weeks make one point of the line?"""
        return next((count for count in TOGETHER if count * 7 * self.per_day >= POINT), TOGETHER[-1])
