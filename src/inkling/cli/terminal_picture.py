"""A small picture of one series for a terminal: bars by day or week, levels, and where a shift began."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from inkling.change import Series, Shift, told_levels
from inkling.journal import day_in_words
from inkling.language import gettext as _

WIDTH = 60
_STEPS = (1, 7, 14, 28, 56, 112, 364)
_WIDEST_BAR = 3


@dataclass(frozen=True)
class Signs:
    """With which signs is a picture drawn? Bars from low to high, a level, a possible and a likely start."""

    bars: str
    level: str
    perhaps: str
    began: str


BLOCKS = Signs("▁▂▃▄▅▆▇█", "─", "┄", "▲")
ASCII = Signs(".:-=+*%@", "-", ".", "^")


@dataclass(frozen=True)
class Picture:
    """The lines of a picture, and how many days one bar of it stands for."""

    lines: tuple[str, ...]
    days_a_bar: int


def picture(series: Series, shifts: Sequence[Shift], signs: Signs = BLOCKS) -> Picture:
    """How does this series look? A gap is left empty; `shifts` mark their most likely and possible days.

    Empty for a series without an answer.
    """
    series = series.answered
    if not len(series):
        return Picture((), 1)
    scale = _Scale.of(int(series.days[0]), int(series.days[-1]))
    lines = [_bars(series, scale, signs)]
    if shifts:
        lines.append(_levels(shifts, scale, signs))
    lines.append(_dates(scale))
    return Picture(tuple(lines), scale.step)


@dataclass(frozen=True)
class _Scale:
    """Which days share a bar, and in which place of the line does it stand?"""

    first: int
    last: int
    step: int
    wide: int

    @classmethod
    def of(cls, first: int, last: int) -> "_Scale":
        span = last - first + 1
        fitting = (step for step in _STEPS if -(-span // step) <= WIDTH)
        step = next(fitting, -(-span // WIDTH))
        return cls(first, last, step, max(1, min(_WIDEST_BAR, WIDTH // -(-span // step))))

    @property
    def bars(self) -> int:
        return (self.last - self.first) // self.step + 1

    @property
    def width(self) -> int:
        return self.bars * self.wide

    def place(self, day: int) -> int:
        return min(max((day - self.first) // self.step, 0), self.bars - 1) * self.wide


def _bars(series: Series, scale: _Scale, signs: Signs) -> str:
    """One sign a bar, as high as its mean among the days' own values, the rarest extremes cut off."""
    low, high = np.quantile(series.values, [0.02, 0.98])
    if high <= low:
        low, high = float(series.values.min()), float(series.values.max())
    bar_of = (series.days - scale.first) // scale.step
    drawn = ""
    for bar in range(scale.bars):
        values = series.values[bar_of == bar]
        drawn += (_sign(float(values.mean()), low, high, signs) if len(values) else " ") * scale.wide
    return drawn.rstrip()


def _sign(value: float, low: float, high: float, signs: Signs) -> str:
    if high <= low:
        return signs.bars[len(signs.bars) // 2]
    share = min(max((value - low) / (high - low), 0.0), 1.0)
    return signs.bars[min(int(share * len(signs.bars)), len(signs.bars) - 1)]


def _levels(shifts: Sequence[Shift], scale: _Scale, signs: Signs) -> str:
    """A rule with a sign where each shift began, dotted where it may have begun, and the level between."""
    rule = [signs.level] * scale.width
    for shift in shifts:
        start, end = scale.place(shift.earliest), scale.place(shift.latest) + scale.wide - 1
        rule[start : end + 1] = signs.perhaps * (end + 1 - start)
    for shift in shifts:
        rule[scale.place(shift.since)] = signs.began
    before, _after = told_levels(shifts[0].before, shifts[0].after)
    _write(rule, 0, before, signs)
    for shift, later in zip(shifts, [*shifts[1:], None], strict=True):
        _before, after = told_levels(shift.before, shift.after)
        _write(rule, scale.place(shift.latest) + scale.wide, after, signs, last=later is None)
    return "".join(rule).rstrip()


def _write(rule: list[str], start: int, level: str, signs: Signs, last: bool = False) -> None:
    """Put a level into the rule where it only covers plain line; the last may stand behind the line."""
    text = f" {level} " if start else f"{level} "
    free = 0
    while start + free < len(rule) and rule[start + free] == signs.level:
        free += 1
    if free >= len(text):
        rule[start : start + len(text)] = text
    elif last:
        rule.append(f" {level}")


def _dates(scale: _Scale) -> str:
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    start = day_in_words(first, year=first.year != last.year)
    end = day_in_words(last, year=True)
    if len(start) + len(end) + 2 > scale.width:
        return _("{first} to {last}").format(first=start, last=end)
    return start + end.rjust(scale.width - len(start))
