"""The picture of one line of a measure: every number on its day, and the usual ups and downs around a start."""

from itertools import groupby
from math import ceil, floor
from statistics import fmean

from inkling.journal import Given, Line, Since, day_in_words, month_in_words, number_said
from inkling.language import gettext as _
from inkling.pictures.dawn import Seen, dawn_of
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.svg import line as straight
from inkling.pictures.svg import text
from inkling.pictures.times import Mark, Plan, draw, gutter

WIDE, NARROW = 600.0, 312.0
TALL, LOW = 196.0, 124.0

MOST_ROWS = 120
"""A table of more numbers than this tells them by month."""

ROOM = 26.0
"""How far over the mark of a start its word stands."""


def course_picture(
    line: Line,
    sentence: str,
    since: Since | None,
    seen: Seen | None = None,
    *,
    prefix: str,
    low: bool = False,
) -> Picture:
    """How did these numbers go? `sentence` says it in words, `since` brings the usual ups and downs around a start,
    `seen` the light of a shift found in them; `low` is for one of many."""
    title = _("{name}: every number on its day").format(name=line.name)
    columns, rows = (_("Day"), _("Number"), ""), _rows(line)
    if len(line.given) > MOST_ROWS:
        columns, rows = (_("Month"), _("Mean"), _("How often")), _by_month(line)
    if len(line.given) < 2:
        return Picture("", "", title, sentence, columns, rows)
    levels, said = _levels(line), (title, sentence)
    days = line.given[0].day.toordinal(), line.given[-1].day.toordinal()
    marks = [Mark(each.day.toordinal(), each.value, not each.watched) for each in line.given]
    drawn = []
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        plan = Plan(kind, width, gutter(levels), 4, LOW if low else TALL, levels)
        around = _Around(plan, since)
        drawn.append(draw(plan, f"{prefix}-{kind[0]}", said, days, marks, dawn_of(seen, *days), around))
    return Picture(drawn[0], drawn[1], title, sentence, columns, rows)


class _Around:
    """The usual ups and downs around the start, as two dotted edges from there on, and the word that says so."""

    def __init__(self, plan: Plan, since: Since | None) -> None:
        self.plan, self.since = plan, since

    def __call__(self, x: Scale) -> str:
        """Nothing where there is no start, or no idea of what is usual."""
        start, usual = (self.since.start, self.since.usual) if self.since else (None, None)
        if start is None or usual is None:
            return ""
        y, at = self.plan.y(), x(start.day.toordinal())
        edges = (start.value - usual.size, start.value + usual.size)
        drawn = [
            straight(at, y(edge), x.end, y(edge), "usual-edge")
            for edge in edges
            if self.plan.levels[0][0] <= edge <= self.plan.levels[-1][0]
        ]
        if at <= x.start + ROOM:
            return "".join(drawn)
        return "".join(
            (
                *drawn,
                straight(at, self.plan.top + ROOM, at, self.plan.ground, "tick"),
                text(at, self.plan.top + 16, _("start"), "t-i mid"),
            )
        )


def _levels(line: Line) -> tuple[tuple[float, str], ...]:
    """Which levels are named? The ends of the scale and its middle, or those of what was answered."""
    values = [each.value for each in line.given]
    low, high = line.scale or (floor(min(values)), ceil(max(values)))
    low, high = min(low, *values), max(high, *values)
    if low == high:
        low, high = low - 1, high + 1
    return tuple((float(level), number_said(level)) for level in (low, (low + high) / 2, high))


def _rows(line: Line) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (day_in_words(each.day, year=True), number_said(each.value), _remark(each)) for each in line.given
    )


def _by_month(line: Line) -> tuple[tuple[str, ...], ...]:
    months = [
        (key, [each.value for each in here])
        for key, here in groupby(line.given, key=lambda each: each.day.replace(day=1))
    ]
    return tuple(
        (f"{month_in_words(month)} {month.year}", number_said(fmean(values)), str(len(values)))
        for month, values in months
    )


def _remark(given: Given) -> str:
    if given.filled_in:
        return _("an item left out, counted as the mean of the others")
    if not given.punctual:
        return _("written down later")
    return _("worked out afterwards") if given.afterwards else ""
