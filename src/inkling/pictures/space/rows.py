"""Rows of marks over the same months: every picture of making space has its days at the same places."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from inkling.journal import Months, month_in_words
from inkling.language import gettext as _
from inkling.pictures import telling
from inkling.pictures.axis import day_axis
from inkling.pictures.labels import width_of
from inkling.pictures.scale import Scale, day_scale
from inkling.pictures.svg import drawing, element, line, text
from inkling.pictures.weeks import monday

WIDE, NARROW = 540.0, 332.0
TOP = 4.0
LABEL = "t-s"

LARGEST, SMALLEST = 3.6, 1.5
"""How large marks are where there is room, and where there is none."""

CLOSE = 1.9
"""Marks that would be smaller than this run into a texture: those of one week then stand one above the other."""

Place = tuple[float, float]


@dataclass(frozen=True)
class Row:
    """One row: its name, how high it is, and what is drawn in it between its top and its foot."""

    name: str
    height: float
    draw: Callable[[Scale, float, float], str]


def drawn(months: Months, prefix: str, title: str, sentence: str, rows: Sequence[Row]) -> tuple[str, str]:
    """Which two drawings show these rows, wide and narrow?"""
    return (
        _drawing("wide", WIDE, months, f"{prefix}-w", title, sentence, rows),
        _drawing("narrow", NARROW, months, f"{prefix}-n", title, sentence, rows),
    )


def marked(days: Iterable[date], classes: str = "space-dot") -> Callable[[Scale, float, float], str]:
    """How is a row drawn that has one round mark for each day?"""
    ordinals = [day.toordinal() for day in days]

    def draw(x: Scale, top: float, foot: float) -> str:
        found, r = places(x, ordinals, top, foot)
        return "".join(element("circle", class_=classes, cx=at, cy=y, r=r) for at, y in found)

    return draw


def places(x: Scale, days: Sequence[int], top: float, foot: float) -> tuple[list[Place], float]:
    """Where do the marks of these days stand in a row, and how large are they? Each on its day; where they would lie
    too close, those of one week one above the other, in as many rows as the fullest week has."""
    r = radius(x, days)
    if r >= CLOSE:
        return [(x(day), (top + foot) / 2) for day in days], r
    r = min(LARGEST, max(SMALLEST, 7 * (x(1) - x(0)) * 0.4))
    most = max(Counter(map(monday, days)).values())
    step = min(2 * r + 1, (foot - top - 2 * r - 2) / max(1, most - 1))
    foot, below = (top + foot + step * (most - 1)) / 2, Counter[int]()
    found = []
    for day in days:
        week = monday(day)
        found.append((x.within(week + 3, r), foot - step * below[week]))
        below[week] += 1
    return found, r


def by_weeks(months: Months, days: Iterable[date]) -> bool:
    """Do some marks of these days stand above each other, at least where there is little room?"""
    return radius(_scale(months, NARROW), (day.toordinal() for day in days)) < CLOSE


def radius(x: Scale, days: Iterable[int]) -> float:
    """How large are the marks on these days, so that most of them stand apart?"""
    distances = [b - a for a, b in pairwise(sorted(set(days)))]
    apart = median(distances) if distances else 7
    return min(LARGEST, max(SMALLEST, apart * (x(1) - x(0)) * 0.4))


def month_rows(months: Months, *columns: Callable[[int], str]) -> tuple[tuple[str, ...], ...]:
    """What does each month say? Every column is asked for the number of the month."""
    return tuple(
        (f"{month_in_words(first)} {first.year}", *(said(at) for said in columns))
        for at, first in enumerate(months.firsts)
    )


def counted(months: Months, days: Iterable[date]) -> Callable[[int], str]:
    """How many of these days lie in a month? A month with none stays empty."""
    found = Counter(months.place(day) for day in days)
    return lambda at: str(found[at]) if found[at] else ""


def months_said(months: Months) -> str:
    """How are these months said? "March to November 2026"."""
    return telling.months_said(months.first.toordinal(), months.last.toordinal())


def gutter() -> float:
    """How much room do the names of all rows take? The same in all four pictures, so that their months agree."""
    names = (
        _("sessions"), _("written"), _("days"), _("open"), _("safe"), _("unsaid"), _("set"), _("tried"),
        _("not tried"), _("brought"), _("hope"), _("felt"), _("stayed"),
    )  # fmt: skip
    return max(width_of(name, LABEL) for name in names) + 10


def _drawing(
    kind: str, width: float, months: Months, prefix: str, title: str, sentence: str, rows: Sequence[Row]
) -> str:
    first, last = months.first.toordinal(), months.last.toordinal()
    left, x = gutter(), _scale(months, width)
    ground = TOP + sum(row.height for row in rows)
    parts = [
        line(x(day.toordinal() - 0.5), TOP, x(day.toordinal() - 0.5), ground, "tick")
        for day in months.firsts[1:]
    ]
    top = TOP
    for row in rows:
        foot = top + row.height
        parts += [text(left - 10, (top + foot) / 2 + 4.5, row.name, f"{LABEL} end"), row.draw(x, top, foot)]
        top = foot
    axis, depth = day_axis(x, first, last, ground)
    return drawing(kind, width, ground + depth, prefix, title, sentence, *parts, axis)


def _scale(months: Months, width: float) -> Scale:
    return day_scale(months.first.toordinal(), months.last.toordinal(), gutter(), width - 6)
