"""Single courses of therapy side by side on the same axes, from the one that got most better on. Nobody is named."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inkling.language import gettext as _
from inkling.pictures.cohort.sheet import Drawn, Size, gutter, mark, pictured, points_said, which_way
from inkling.pictures.labels import wrapped
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, line, polyline, text

if TYPE_CHECKING:
    from inkling.change import Better
    from inkling.cohort.report import Example

MOST = 24
LINE = 18.0
TOP, TALL, SAID, APART = 26.0, 62.0, 24.0, 12.0
"""Where the first row begins, how high a course is, how much room its numbers take, and how far courses keep apart."""


def examples_picture(
    examples: "Sequence[Example]", scale: tuple[float, float] | None, better: "Better", prefix: str
) -> Picture | None:
    """How did single courses go? `scale`: the lowest and the highest score there can be. None where there are none."""
    shown = list(examples)[:MOST]
    if not shown:
        return None
    return pictured(
        prefix,
        _("Single courses, side by side"),
        examples_sentence(len(shown)),
        lambda size, _name: _drawn(size, shown, scale, better),
    )


def examples_sentence(count: int) -> str:
    """What is seen here?"""
    return _(
        "{count} single courses, taken evenly from those that got most better (first) to those that got most "
        "worse (last). A mean alone does not show how differently people go."
    ).format(count=count)


def _drawn(size: Size, shown: "list[Example]", scale: tuple[float, float] | None, better: str) -> Drawn:
    scores = [score for each in shown for score in each.scores]
    low, high = min([*scores, *(scale or ())]), max([*scores, *(scale or ())])
    if low == high:
        low, high = low - 1, high + 1
    sessions = max(each.sessions[-1] for each in shown)
    in_row = 6 if size.wide else 3
    left = gutter((points_said(low), points_said(high)))
    width = (size.width - left - 6 - APART * (in_row - 1)) / in_row
    parts, foot = [text(0, 14, which_way(better), "t-s")], 0.0
    for at, each in enumerate(shown):
        row, column = divmod(at, in_row)
        top, start = TOP + row * (TALL + SAID), left + column * (width + APART)
        foot = top + TALL
        x = Scale(0.0, max(1, sessions), start + 4, start + width - 4)
        y = Scale(low, high, foot - 5, top + 5)
        if column == 0:
            parts += [text(left - 8, y(level) + 4.5, points_said(level), "t-s end") for level in (low, high)]
        parts.append(_course(each, x, y, (start, start + width)))
    return _below(parts, left + 4, foot + SAID + 18, size, sessions + 1)


def _course(each: "Example", x: Scale, y: Scale, ends: tuple[float, float]) -> str:
    """One course: its scores as a line, the first open and the last filled, and both as numbers below."""
    places = [(x(session), y(score)) for session, score in zip(each.sessions, each.scores, strict=True)]
    said = _("{first} to {last}").format(first=points_said(each.scores[0]), last=points_said(each.scores[-1]))
    return "".join(
        (
            *(line(*ends[:1], y(level), ends[1], y(level), "tick") for level in (y.low, y.high)),
            element("path", class_="weeks", d=polyline(places)),
            mark(*places[0], 3.2, "dot-open"),
            mark(*places[-1], 3.4),
            text(ends[0] + 4, y.start + 20, said, "t-s"),
        )
    )


def _below(parts: list[str], left: float, y: float, size: Size, sessions: int) -> Drawn:
    """What the numbers and the width are, in one line or two."""
    said = _("below each: its first score and its last; the full width is {count} sessions").format(
        count=sessions
    )
    for row in wrapped(said, "t-s", size.width - left, 3):
        parts.append(text(left, y, row, "t-s"))
        y += LINE
    return y - LINE + 8, parts
