"""The small picture of one series: where its days and its levels stand, at two widths."""

from dataclasses import dataclass

from inkling.change import Series
from inkling.pictures.axis import day_axis, marked, value_axis
from inkling.pictures.labels import width_of
from inkling.pictures.scale import Scale, day_scale, value_scale
from inkling.pictures.svg import dots, drawing

WIDE, NARROW, GUTTER = 560.0, 312.0, 30.0
TOP, GROUND = 32.0, 200.0

NEAR = 2.6
"""Days narrower than this have smaller dots, so that neighbours stay apart."""


Named = tuple[tuple[float, str], ...]
"""Levels that have words of their own, instead of numbers."""


@dataclass(frozen=True)
class Card:
    """Where does everything stand in one drawing? `series` holds only the days that are shown."""

    prefix: str
    series: Series
    first: int
    last: int
    x: Scale
    y: Scale
    named: Named = ()

    @property
    def place(self) -> tuple[float, float, float, float]:
        """Where is the sky, as left, top, width and height?"""
        return self.x.start, TOP, self.x.end - self.x.start, GROUND - TOP

    def days(self) -> str:
        """How is every single day drawn?"""
        small = " small" if self.x(1) - self.x(0) < NEAR else ""
        points = zip(self.series.days.tolist(), self.series.values.tolist(), strict=True)
        return dots([(self.x(day), self.y.within(value)) for day, value in points], f"dots{small}")


def card(
    series: Series, first: int, last: int, also: list[float], width: float, prefix: str, named: Named = ()
) -> Card:
    """Which card shows these days of a series, with room for the levels `also` given and those `named`?"""
    shown = within(series, first, last)
    y = value_scale(shown, [*also, *(level for level, _ in named)], GROUND - 6, TOP + 10)
    gutter = max(GUTTER, *(10 + width_of(said, "t-s") for _, said in named or marked(y)))
    return Card(prefix, shown, first, last, day_scale(first, last, gutter, width), y, named)


def within(series: Series, first: int, last: int) -> Series:
    """Only the answers of these days."""
    answered = series.answered
    here = (answered.days >= first) & (answered.days <= last)
    return Series(
        answered.days[here],
        answered.values[here],
        better=series.better,
        scale=series.scale,
        name=series.name,
    )


def finish(on: Card, kind: str, title: str, said: str, behind: str, before: str) -> str:
    """What is the whole drawing? Light behind, then marks, days, levels before them, and the axes."""
    axis, depth = day_axis(on.x, on.first, on.last, GROUND)
    marks = value_axis(on.y, on.x.start, on.x.end, on.named)
    parts = [behind, marks, on.days(), before, axis]
    return drawing(kind, on.x.end, GROUND + depth, on.prefix, title, said, *parts)
