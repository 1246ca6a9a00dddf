"""How many people were still there, session by session."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inkling.language import gettext as _
from inkling.pictures.cohort.sheet import (
    UNDER,
    Drawn,
    Size,
    below,
    beside,
    broad,
    gutter,
    people_said,
    percent,
    pictured,
    whole_percent,
    whole_ticks,
)
from inkling.pictures.labels import Box, Place, free_place
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, polyline, text

if TYPE_CHECKING:
    from inkling.cohort.report import Left

TOP, TALL = 24.0, 190.0
AIR = 5.0
"""Two numbers keep so much apart, and more, as digits are broader than other signs."""

LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)


def left_picture(left: "Sequence[Left]", people: int, prefix: str) -> Picture | None:
    """Which share of `people` came to each session or a later one? None where only one number is told."""
    if len(left) < 2 or not people:
        return None
    return pictured(
        prefix,
        _("How many people were still there"),
        left_sentence(left, people),
        lambda size, _name: _drawn(size, left, people),
    )


def left_sentence(left: "Sequence[Left]", people: int) -> str:
    """Which share was still there about halfway, and which at the end?"""
    later = left[1:]
    half = min(later, key=lambda each: (abs(each.there / people - 0.5), each.first))
    told = [half] if half is later[-1] else [half, later[-1]]
    shares = [
        _("{share} came to session {session} or a later one").format(
            share=percent(each.there / people), session=each.first
        )
        for each in told
    ]
    said = _("Of {people}, {shares}.").format(people=people_said(people), shares=_(", and ").join(shares))
    if any(each.last > each.first for each in left[:-1]):
        said += " " + _("Where the line slopes, sessions are taken together.")
    return said + " " + _("Whether a course ended as planned, these numbers do not say.")


def _drawn(size: Size, left: "Sequence[Left]", people: int) -> Drawn:
    levels = [(at, whole_percent(at)) for at in LEVELS]
    side, foot = gutter(said for _at, said in levels), TOP + TALL
    x = Scale(left[0].first - 0.5, left[-1].last + 0.5, side, size.width - 4)
    y = Scale(0.0, 1.0, foot, TOP)
    along = _along(left, people)
    places = [(x(session), y(share)) for session, share in along]
    area = [(x.start, foot), *places, (places[-1][0], foot)]
    sessions = whole_ticks(x.low, x.high, 12 if size.wide else 7)
    parts = [
        beside(y, side, x.end, levels),
        element("path", class_="co-area", d=polyline(area, closed=True)),
        element("path", class_="co-line", d=polyline(places)),
        *_numbers(left, people, x, y),
        below(x, foot, [(at, str(at)) for at in sessions], _("session")),
    ]
    return foot + UNDER, parts


def _along(left: "Sequence[Left]", people: int) -> list[tuple[float, float]]:
    """Where does the line run? Level over a session; down a step between two of them; and a slope over sessions taken
    together, as nobody may know where in them it fell."""
    found = list[tuple[float, float]]()
    for at, each in enumerate(left):
        share = each.there / people
        found += [(each.first - 0.5, share), (each.first + 0.5, share)]
        if each.last > each.first and at + 1 < len(left):
            found.append((each.last + 0.5, left[at + 1].there / people))
    if left[-1].last > left[-1].first:
        found[-1] = (left[-1].first + 0.5, left[-1].there / people)
    return found


def _numbers(left: "Sequence[Left]", people: int, x: Scale, y: Scale) -> list[str]:
    taken, found = list[Box](), list[str]()
    room = Box(x.start, 0, x.end + 4, y.start)
    for each in left[1:]:  # the first is always everybody
        said, up = percent(each.there / people), y(each.there / people) - 7
        place = Place(x(each.first - 0.5) + 4, up)
        if each is left[-1] and place.x + broad(said) > x.end:
            place = Place(x.end, up, "end")
        if free_place(said, "t-s", [place], taken, room):
            box = place.box(said, "t-s")
            taken.append(Box(box.left - AIR, box.top, box.right + AIR, box.bottom))
            found.append(text(place.x, place.y, said, f"t-s halo {place.anchor}".strip()))
    return found
