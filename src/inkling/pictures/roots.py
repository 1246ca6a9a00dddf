"""The trail of one breakthrough: ground that rises with every entry of it, and roots that lead to the point."""

from collections.abc import Sequence

from inkling.pictures.curve import along, smooth
from inkling.pictures.svg import element, number

FOOT, LOW, HIGH = 96.0, 84.0, 44.0
"""Where the ground ends below, and where its crust is before and after the trail."""

POINT = 8.5
GOLDEN = 0.618034
"""Steps of this part of the whole never fall on the same place, so entries of one day stay apart."""

MOST = 40
"""So many entries of a trail are drawn; of longer ones, some spread evenly over it."""


def roots(led: Sequence[float], start: float, end: float, quiet: bool) -> str:
    """How does a trail lead from these places to the point at `end`? A second ring where it came quietly."""
    crust = _crust(led, start, end)
    foot = along(crust, [end])[0]
    body = f"{smooth(crust)}V{number(FOOT)}H{number(start)}Z"
    kept = led if len(led) <= MOST else [led[round(at * (len(led) - 1) / (MOST - 1))] for at in range(MOST)]
    places = [
        (at, top + 6 + (FOOT - top - 12) * ((0.5 + i * GOLDEN) % 1))
        for i, (at, top) in enumerate(zip(kept, along(crust, kept), strict=True))
    ]
    trails = "".join(_root(at, y, end, foot) for at, y in places)
    grains = "".join(
        element("circle", class_="grain led", cx=number(at), cy=number(y), r="2.6") for at, y in places
    )
    ring = element("circle", class_="bt-ring", cx=end, cy=foot, r=number(POINT + 3.5)) if quiet else ""
    return "".join(
        (
            element("path", class_="g2", d=body),
            element("path", class_="trail", d=trails),
            grains,
            element("circle", class_="bt-halo", cx=end, cy=foot, r=number(POINT + 6)),
            ring,
            element("circle", class_="bt", cx=end, cy=foot, r=number(POINT)),
        )
    )


def _crust(led: Sequence[float], start: float, end: float) -> list[tuple[float, float]]:
    """The top of the ground: it rises where the entries of the trail lie, and never falls."""
    xs = [start + (end - start) * at / 16 for at in range(17)]
    slope = (end - start) / 4 or 1.0
    lifts = [sum(min(max((at - each) / slope + 0.5, 0.0), 1.0) for each in led) / len(led) for at in xs]
    return [(at, LOW - (LOW - HIGH) * lift) for at, lift in zip(xs, lifts, strict=True)]


def _root(x: float, y: float, end: float, foot: float) -> str:
    """A line that stays in the ground and comes up under the point."""
    near, far = x + (end - x) * 0.6, end - (end - x) * 0.04
    deep = min(FOOT - 3, y + 3)
    said = " ".join(f"{number(a)} {number(b)}" for a, b in ((near, deep), (far, deep), (end, foot + POINT)))
    return f"M{number(x)} {number(y)}C{said}"
