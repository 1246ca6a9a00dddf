"""A person's own range around a shift: between which levels most weeks lay before it, and since."""

from inkling.change import Series, Shift
from inkling.language import gettext as _
from inkling.pictures import telling
from inkling.pictures.scale import Scale
from inkling.pictures.svg import line
from inkling.pictures.usual import Usual, usual_range


def own_range(shown: Series, shift: Shift) -> Usual | None:
    """What was usual on the days shown, before this shift and since? None where a few weeks are missing on a side."""
    days = shown.answered.days
    before, since = int((days < shift.earliest).sum()), int((days > shift.latest).sum())
    return usual_range(shown, [shift]) if min(before, since) >= LEAST_DAYS else None


LEAST_DAYS = 14
"""So many answers are needed on each side of a shift before its range there is told."""


def range_said(usual: Usual, series: Series, first: int, last: int) -> str:
    """Between which levels did most weeks lie?"""
    before, since = (telling.usually(usual, day, series) for day in (first, last))
    return _("Most weeks: {before} before, {since} since.").format(before=before, since=since)


def draw(
    usual: Usual, y: Scale, before: tuple[float, float], since: tuple[float, float], days: tuple[int, int]
) -> str:
    """Two dotted edges over each side: `before` and `since` say from where to where, `days` are a day of each."""
    return "".join(
        line(x0, y.within(edge), x1, y.within(edge), "usual-edge")
        for (x0, x1), day in zip((before, since), days, strict=True)
        for edge in (usual.low(day), usual.high(day))
        if x1 > x0
    )
