"""How scores went around sudden gains: three sessions before, three after, and the light between them."""

from math import isnan
from typing import TYPE_CHECKING

from inkling.language import gettext as _
from inkling.pictures.cohort.sheet import (
    UNDER,
    Drawn,
    Size,
    beside,
    gutter,
    mark,
    mean_said,
    pictured,
    points_said,
    which_way,
    whisker,
)
from inkling.pictures.light import across, rising
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale, ticks
from inkling.pictures.svg import element, line, polyline, rectangle, text

if TYPE_CHECKING:
    from inkling.change import Better
    from inkling.cohort.report import Mean, Sudden

TOP, TALL = 34.0, 210.0
LIGHT = 0.72
"""How bright it is once the gain is there."""

PLACES = (-3, -2, -1, 0, 1, 2)
"""Sessions around a gain: it lies between -1 and 0."""


def around_gain_picture(sudden: "Sudden | None", better: "Better", prefix: str) -> Picture | None:
    """Which mean scores lay around a gain? None where they are not told."""
    if sudden is None or len(sudden.around) != len(PLACES):
        return None
    around = sudden.around
    return pictured(
        prefix,
        _("Mean scores around a sudden gain"),
        around_gain_sentence(around),
        lambda size, name: _drawn(size, name, around, better),
    )


def around_gain_sentence(around: "tuple[Mean, ...]") -> str:
    """From which mean to which did scores go, and how does that go on?"""
    before, after, later = around[2], around[3], around[5]
    said = _(
        "From the last session before a gain to the first one after it, the mean score went from {before} to {after}; "
        "two sessions later it was {later}."
    ).format(before=_mean(before, first=True), after=_mean(after), later=_mean(later))
    return (
        said
        + " "
        + _(
            "Gains are found where scores change most, so part of a step this steep comes from the looking itself."
        )
    )


def _mean(mean: "Mean", first: bool = False) -> str:
    """A mean and its interval; the first one of a sentence says what the numbers in brackets are."""
    if isnan(mean.low) or isnan(mean.high):
        return mean_said(mean.mean)
    said = _("{mean} (95% interval: {low} to {high})") if first else _("{mean} ({low} to {high})")
    return said.format(mean=mean_said(mean.mean), low=mean_said(mean.low), high=mean_said(mean.high))


def _drawn(size: Size, name: str, around: "tuple[Mean, ...]", better: str) -> Drawn:
    ends = [part for mean in around for part in (mean.mean, mean.low, mean.high) if not isnan(part)]
    low, high = min(ends), max(ends)
    room = max(0.18 * (high - low), 0.5)
    levels = [(at, points_said(at)) for at in ticks(low - room, high + room, 5)]
    left, foot = gutter(said for _at, said in levels), TOP + TALL
    x, y = Scale(-3.5, 2.5, left, size.width - 2), Scale(low - room, high + room, foot, TOP)
    places = [(x(at), y(mean.mean)) for at, mean in zip(PLACES, around, strict=True)]
    parts = [
        _sky(name, x, foot),
        text(0, 14, which_way(better), "t-s"),
        beside(y, left, x.end, levels),
        element("path", class_="stepline", d=polyline(places)),
    ]
    falls = around[3].mean < around[2].mean
    for place, (at, up), mean in zip(PLACES, places, around, strict=True):
        above = falls == (place < 0)  # away from the line between before and after
        end = mean.high if above else mean.low
        said = (up if isnan(end) else y(end)) + (-9 if above else 20)
        parts += [
            whisker((at, y(mean.low)), (at, y(mean.high))),
            mark(at, up),
            text(at, said, mean_said(mean.mean), "t-b mid"),
        ]
    parts += [line(x.start, foot, x.end, foot, "axis")]
    parts += [text(x(at), foot + 18, str(-at if at < 0 else at + 1), "t-s mid") for at in PLACES]
    parts += [
        text(x(-0.5), foot + 18, _("gain"), "t-s mid"),
        text(x(-2), foot + 34, _("sessions before"), "t-s mid"),
        text(x(1), foot + 34, _("sessions after"), "t-s mid"),
    ]
    return foot + UNDER, parts


def _sky(name: str, x: Scale, foot: float) -> str:
    """Night before, and dawn from the gain on; both fade upward."""
    place = (x.start, TOP, x.end - x.start, foot - TOP)
    lit = across(
        f"{name}-l", "lit", x, (-1, -0.75, -0.5, -0.25, 0), lambda at: LIGHT * min(1.0, max(0.0, at + 1))
    )
    painted = rectangle(*place, class_="wash-n") + rectangle(*place, fill=f"url(#{name}-l)")
    return element("defs", lit, rising(f"{name}-m", *place)) + element("g", painted, mask=f"url(#{name}-m)")
