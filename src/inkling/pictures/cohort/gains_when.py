"""After which sessions sudden gains lay: the area of each block is their number."""

from typing import TYPE_CHECKING

from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.cohort.sheet import (
    UNDER,
    Drawn,
    Size,
    below,
    beside,
    gutter,
    percent,
    pictured,
    whole_ticks,
)
from inkling.pictures.labels import Box, Place, free_place, width_of
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, number, text

if TYPE_CHECKING:
    from inkling.cohort.report import Span, Sudden

TOP, TALL = 44.0, 176.0


def gains_when_picture(sudden: "Sudden | None", prefix: str) -> Picture | None:
    """How many sudden gains lay after which sessions? None where that is not told."""
    if sudden is None or not sudden.when:
        return None
    when = sudden.when
    return pictured(
        prefix,
        _("After which session sudden gains came"),
        gains_when_sentence(when),
        lambda size, _name: _drawn(size, when),
    )


def gains_when_sentence(when: "tuple[Span, ...]") -> str:
    """By when had how many of them come?"""
    gains, so_far = sum(span.people for span in when), 0
    said = ngettext("{n} sudden gain was found.", "{n} sudden gains were found.", gains).format(
        n=f"{gains:,}"
    )
    for span in when:
        so_far += span.people
        if so_far * 2 >= gains and span is not when[-1]:
            said = _(
                "Of {n} sudden gains, {share} came right after session {last} or an earlier one."
            ).format(n=f"{gains:,}", share=percent(so_far / gains), last=span.last)
            break
    return said + " " + _("Fewer people come to later sessions, so fewer gains can be seen there.")


def _drawn(size: Size, when: "tuple[Span, ...]") -> Drawn:
    high = max(_height(span) for span in when)
    levels = [(float(at), f"{at:,}") for at in whole_ticks(0.0, high, 4)]
    left = gutter(said for _at, said in levels)
    foot = TOP + TALL
    x = Scale(when[0].first - 0.5, when[-1].last + 0.5, left, size.width - 4)
    y = Scale(0.0, high, foot, TOP)
    outline, taken, numbers = f"M{number(x.start)} {number(foot)}", list[Box](), list[str]()
    for span in when:
        top, first, last = y(_height(span)), x(span.first - 0.5), x(span.last + 0.5)
        outline += f"V{number(top)}H{number(last)}V{number(foot)}"
        said, middle = f"{span.people:,}", (first + last) / 2
        room = Box(min(first, middle - width_of(said, "t-s") / 2), 0, size.width, foot)
        if place := free_place(said, "t-s", [Place(middle, top - 6, "mid")], taken, room):
            taken.append(place.box(said, "t-s"))
            numbers.append(text(place.x, place.y, said, "t-s mid"))
    sessions = whole_ticks(x.low, x.high, 12 if size.wide else 7)
    parts = [
        text(0, 14, _("gains a session; the area is their number"), "t-s"),
        beside(y, left, x.end, levels),
        element("path", class_="co-block", d=outline + "Z"),
        *numbers,
        below(x, foot, [(at, str(at)) for at in sessions], _("after session")),
    ]
    return foot + UNDER, parts


def _height(span: "Span") -> float:
    """So many gains a session: a block over several sessions is as high as each of them would be."""
    return span.people / (span.last - span.first + 1)
