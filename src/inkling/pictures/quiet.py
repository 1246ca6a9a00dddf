"""The quiet picture of a series in which nothing was found: its days, its weeks, its usual range."""

from inkling.language import gettext as _
from inkling.pictures import telling
from inkling.pictures.card import GROUND, Card
from inkling.pictures.curve import smooth
from inkling.pictures.svg import element, line, polyline, text
from inkling.pictures.usual import Usual
from inkling.pictures.weeks import weekly


def draw_range(on: Card, usual: Usual | None) -> str:
    """Where do most weeks lie? Nothing is drawn before that is known."""
    if usual is None:
        return ""
    low, high = min(on.y(usual.low(on.last)), GROUND), on.y(usual.high(on.last))
    corners = [(on.x.start, high), (on.x.end, high), (on.x.end, low), (on.x.start, low)]
    edges = "".join(line(on.x.start, edge, on.x.end, edge, "usual-edge") for edge in (low, high))
    return element("path", class_="wash-n", d=polyline(corners, closed=True)) + edges


def draw_weeks(on: Card, usual: Usual | None) -> str:
    """How did the weeks go, and between which levels do most of them lie?"""
    runs = [[(on.x(week.day), on.y.within(week.mean)) for week in run] for run in weekly(on.series)]
    drawn = "".join(element("path", class_="weeks", d=smooth(run)) for run in runs if len(run) > 1)
    if usual is None:
        return drawn
    said = _("most weeks: {range}").format(range=telling.usually(usual, on.last, on.series))
    return drawn + text(on.x.end, 20, said, "t-s end")
