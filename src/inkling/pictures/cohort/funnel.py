"""Groups of all sizes beside what chance alone would do: a funnel, and never a ranking."""

from typing import TYPE_CHECKING

import numpy as np

from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.cohort.funnel_names import Mark, Named, listed, named
from inkling.pictures.cohort.sheet import (
    UNDER,
    Drawn,
    Size,
    below,
    beside,
    gutter,
    mark,
    percent,
    pictured,
    whole_percent,
    whole_ticks,
)
from inkling.pictures.labels import Box, Place, free_place
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale, ticks
from inkling.pictures.svg import element, line, polyline, text

if TYPE_CHECKING:
    from inkling.cohort.report import Funnel, Groups, Share

TOP = 30.0
TALL, TALLEST = 300.0, 400.0
"""How high the funnel is: higher for many groups, so that their letters stand apart."""

SPARE = 20.0
"""How much room is left beside the scale, for the numbers at its end."""

ROOM = 1.12
"""So much more people than in the largest group, and fewer than in the smallest, still lie on the scale."""


def funnel_picture(groups: "Groups | None", prefix: str) -> Picture | None:
    """How do the groups lie beside the limits of chance? None where there is no funnel."""
    if groups is None or groups.funnel is None:
        return None
    shown, funnel = shown_in_funnel(groups), groups.funnel
    return pictured(
        prefix,
        _("Groups beside what chance alone would do"),
        funnel_sentence(funnel, len(shown)),
        lambda size, _name: _drawn(size, shown, funnel),
    )


def shown_in_funnel(groups: "Groups") -> "list[tuple[str, Share]]":
    """Which groups have a mark: those with one name, whose share is told. In the order in which they are given."""
    return [(each.names[0], each.improved) for each in groups.each if each.alone and each.improved]


def funnel_sentence(funnel: "Funnel", count: int) -> str:
    """How many lie outside of the limits, and what does that say?"""
    inner, outer = funnel.outside
    everybody = _("Of everybody, {share} got reliably better.").format(share=percent(funnel.share))
    inside = _("None of the {count} groups lies outside of the inner limits (95%).")
    if inner:
        inside = ngettext(
            "{inner} of the {count} groups lies outside of the inner limits (95%), and {outer} of the outer ones "
            "(99.8%).",
            "{inner} of the {count} groups lie outside of the inner limits (95%), and {outer} of the outer ones "
            "(99.8%).",
            inner,
        )
    inside = inside.format(inner=inner, outer=outer or _("none"), count=count)
    chance = _(
        "Were all groups alike, about one in twenty would lie outside of the inner limits by chance alone. Where a "
        "group lies does not say why: different people come to each."
    )
    return f"{everybody} {inside} {chance}"


def _drawn(size: Size, shown: "list[tuple[str, Share]]", funnel: "Funnel") -> Drawn:
    y_low, y_high = _heights(shown, funnel)
    levels = [(at, whole_percent(at)) for at in ticks(y_low, y_high, 6)]
    left, foot = gutter(said for _at, said in levels), TOP + _tall(size, len(shown))
    x, y = _across(shown, left, size.width - SPARE), Scale(y_low, y_high, foot, TOP)
    marks = [Mark(name, x(np.log(share.of)), y(share.share)) for name, share in shown]
    room = Box(x.start, TOP - 8, size.width, foot - 2)
    curves = [
        _curve(funnel, at, x, y)
        for at in (funnel.outer[1], funnel.inner[1], funnel.inner[0], funnel.outer[0])
    ]
    middle = y(funnel.share)
    taken = [one.box for one in marks]
    said = [
        _said_along(
            _("everybody: {share}").format(share=percent(funnel.share)),
            [(x.start + part / 12 * (x.end - x.start), middle) for part in range(12)],
            taken,
            room,
        ),
        _said_along(_("99.8% limits"), curves[0] + curves[3], taken, room),
        _said_along(_("95% limits"), curves[1] + curves[2], taken, room),
    ]
    places = named(marks, taken, room)
    parts = [
        text(0, 14, _("share reliably better"), "t-s"),
        beside(y, left, x.end, levels),
        *(
            element("path", class_=kind, d=polyline(curve))
            for kind, curve in zip(_KINDS, curves, strict=True)
        ),
        line(x.start, middle, x.end, middle, "co-all"),
        *said,
        *(_leader(each) for each in places),
        *(mark(one.x, one.y) for one in marks),
        *(_name(each) for each in places),
        below(x, foot, _sizes(x, size), _("people in the group"), SPARE),
    ]
    rows, depth = listed(
        [each for each in places if each.letter], foot + UNDER + 18, size.width, 3 if size.wide else 2
    )
    if len(places) < len(shown):
        rows, depth = [text(0, foot + UNDER + 14, _("the table names the groups"), "t-s")], 22.0
    return foot + UNDER + depth, [*parts, *rows]


_KINDS = ("co-outer", "co-inner", "co-inner", "co-outer")


def _tall(size: Size, count: int) -> float:
    return min(TALLEST, TALL + max(0, count - 12) * (2 if size.wide else 4))


def _heights(shown: "list[tuple[str, Share]]", funnel: "Funnel") -> tuple[float, float]:
    """From which share to which does the scale go? All groups, and the limits where the smallest of them lies."""
    least = min(share.of for _name, share in shown)
    here = [float(np.interp(least, funnel.sizes, limit)) for limit in (*funnel.inner, *funnel.outer)]
    shares = [*here, *(share.share for _name, share in shown)]
    room = 0.05 * (max(shares) - min(shares)) or 0.05
    return max(0.0, min(shares) - room), min(1.0, max(shares) + 2 * room)


def _across(shown: "list[tuple[str, Share]]", start: float, end: float) -> Scale:
    """Twice as many people are everywhere as far apart: the logarithm of their number."""
    sizes = [share.of for _name, share in shown]
    return Scale(float(np.log(min(sizes) / ROOM)), float(np.log(max(sizes) * ROOM)), start, end)


def _sizes(x: Scale, size: Size) -> list[tuple[float, str]]:
    """At which round numbers of people does the scale get a mark?"""
    for steps in ((1, 2, 5), (1,)):
        every = [step * 10**power for power in range(8) for step in steps]
        there = [at for at in every if x.low <= np.log(at) <= x.high]
        if len(there) <= (11 if size.wide else 7):
            break
    if len(there) < 3:
        there = list(whole_ticks(float(np.exp(x.low)), float(np.exp(x.high)), 7 if size.wide else 5))
    return [(float(np.log(at)), f"{at:,}") for at in there]


def _curve(funnel: "Funnel", limit: np.ndarray, x: Scale, y: Scale) -> list[tuple[float, float]]:
    first, last = float(np.exp(x.low)), float(np.exp(x.high))
    inside = [float(size) for size in funnel.sizes if first < size < last]
    return [
        (x(float(np.log(size))), y.within(float(np.interp(size, funnel.sizes, limit))))
        for size in (max(first, float(funnel.sizes[0])), *inside, last)
    ]


def _said_along(said: str, along: list[tuple[float, float]], taken: list[Box], room: Box) -> str:
    """These words at the first free place along a line; where they stand is taken from then on."""
    candidates = [Place(at, up + down) for down in (-6, 16) for at, up in along]
    place = free_place(said, "t-s", candidates, taken, room)
    if place is None:
        return ""
    taken.append(place.box(said, "t-s"))
    return text(place.x, place.y, said, "t-s halo")


def _leader(each: Named) -> str:
    return line(*each.leader, "stem") if each.leader else ""


def _name(each: Named) -> str:
    return text(each.place.x, each.place.y, each.said, f"{each.size} halo {each.place.anchor}".strip())
