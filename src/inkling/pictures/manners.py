"""Two manners of a shift, drawn as the Path would draw them: all at once, and quietly. Nobody's weeks, an example."""

from collections.abc import Callable
from math import cos, pi

from inkling.language import gettext as _
from inkling.pictures.curve import along, smooth
from inkling.pictures.light import across, rising
from inkling.pictures.scale import Scale
from inkling.pictures.svg import drawing, element, number, rectangle

WIDTH, HEIGHT = 340.0, 168.0

WEEKS = 20
AT_ONCE = (10.0, 11.0)
QUIETLY = (3.0, 17.0)
"""From which week to which the light comes up."""

_CRUST = ((0.0, 162.0), (5.0, 157.0), (10.0, 147.0), (15.0, 137.0), (20.0, 129.0))
_SEAM = ((0.0, 166.0), (5.0, 163.0), (10.0, 158.0), (15.0, 152.0), (20.0, 147.0))
_GRAINS = (
    (1.6, 0.5),
    (3.9, 0.6),
    (5.8, 0.35),
    (7.4, 0.62),
    (9.2, 0.4),
    (12.6, 0.6),
    (14.1, 0.3),
    (16.2, 0.55),
)
"""The same ground under both: small insights settle whichever way a shift comes."""


def manner_picture(quiet: bool) -> str:
    """How does a shift come up over settled ground? As a step for an aha, as a long slope for a quiet one."""
    x = Scale(0, WEEKS, 0, WIDTH)
    first, last = QUIETLY if quiet else AT_ONCE
    light = _rising_between(first, last)
    prefix = "quiet" if quiet else "aha"
    return drawing(
        "manner",
        WIDTH,
        HEIGHT,
        prefix,
        _("A shift that comes quietly") if quiet else _("A shift that comes all at once"),
        _said(quiet),
        _sky(prefix, x, light, first, last),
        _line(x, light),
        _ground(x),
        _point(x, last, quiet),
    )


def _said(quiet: bool) -> str:
    if quiet:
        return _(
            "Ground rises from left to right as small insights settle. The light above it grows over most of "
            "the picture, and a point with two rings stands where the shift was noticed."
        )
    return _(
        "Ground rises from left to right as small insights settle. Halfway the light above it comes up all at "
        "once, and a point with one ring stands there."
    )


def _rising_between(first: float, last: float) -> Callable[[float], float]:
    def light(week: float) -> float:
        part = min(1.0, max(0.0, (week - first) / (last - first)))
        return (1 - cos(pi * part)) / 2

    return light


def _sky(prefix: str, x: Scale, light: Callable[[float], float], first: float, last: float) -> str:
    weeks = [first + (last - first) * step / 8 for step in range(9)]
    lit = across(f"{prefix}-lit", "lit", x, weeks, light)
    sky = [element("stop", offset=at, class_=name) for at, name in (("0", "sky-lo"), ("1", "sky-hi"))]
    up = element("linearGradient", *sky, id=f"{prefix}-sky", x1="0", y1="1", x2="0", y2="0")
    mask = rising(f"{prefix}-m", 0, 0, WIDTH, HEIGHT)
    shone = element("g", rectangle(0, 0, WIDTH, HEIGHT, fill=f"url(#{prefix}-lit)"), mask=f"url(#{prefix}-m)")
    return element("defs", lit, up, mask) + rectangle(0, 0, WIDTH, HEIGHT, fill=f"url(#{prefix}-sky)") + shone


def _line(x: Scale, light: Callable[[float], float]) -> str:
    """How the weeks felt: they waver as weeks do, and lie higher once the light is there."""
    wavering = (0, 5, -3, 4, -5, 2, 5, -2, 3, -4, 1, 4, -3, 5, -2, 3, -5, 2, -1, 3)
    points = [(x(week + 0.5), 84 - 42 * light(week + 0.5) + 1.1 * by) for week, by in enumerate(wavering)]
    return element("path", class_="checkins", d=smooth(points))


def _ground(x: Scale) -> str:
    crust, seam = ([(x(week), y) for week, y in top] for top in (_CRUST, _SEAM))
    layers = [
        element("path", class_=f"{tone} bed", d=f"{smooth(top)}V{number(HEIGHT)}H0Z")
        for tone, top in (("g3", crust), ("g1", seam))
    ]
    places = [x(week) for week, _deep in _GRAINS]
    rings = [
        _ring(place, top + 5 + deep * (HEIGHT - 9 - top))
        for place, top, (_week, deep) in zip(places, along(crust, places), _GRAINS, strict=True)
    ]
    return "".join(layers) + element("path", class_="grain", d="".join(rings))


def _ring(x: float, y: float) -> str:
    return f"M{number(x - 2.6)} {number(y)}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0"


def _point(x: Scale, week: float, quiet: bool) -> str:
    """Where it was noticed. One ring is an aha, a second ring means quiet; both are the same size."""
    at = x(week)
    (top,) = along([(x(of), y) for of, y in _CRUST], [at])
    halo = element("circle", class_="bt-halo", cx=at, cy=top, r=14)
    ring = element("circle", class_="bt-ring", cx=at, cy=top, r=11) if quiet else ""
    return halo + ring + element("circle", class_="bt", cx=at, cy=top, r=8)
