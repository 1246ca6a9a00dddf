"""Scales: from days and answers to places in a picture, with ticks at round numbers."""

import math
from dataclasses import dataclass

import numpy as np

from inkling.change import Series

FEW_DAYS = 100
"""With fewer answers than this every one of them fits inside the picture; with more, 98 of 100 do."""

COARSE = 12
"""With so few different answers, the rarest of them is shown like any other."""

TINY = 1e-3
"""No scale is shorter than this."""


@dataclass(frozen=True)
class Scale:
    """Where in the picture does a value stand? `low` stands at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def within(self, value: float, edge: float = 0.0) -> float:
        """Where does a value stand that may not leave the picture? `edge` keeps it off the border."""
        first, last = sorted((self.start, self.end))
        return min(max(self(value), first + edge), last - edge)


def day_scale(first: int, last: int, start: float, end: float) -> Scale:
    """Which scale holds these days? Each has its own width, and there are never fewer than seven."""
    spare = max(0.0, (7 - (last - first + 1)) / 2)
    return Scale(first - 0.5 - spare, last + 0.5 + spare, start, end)


def value_scale(series: Series, also: list[float], bottom: float, top: float) -> Scale:
    """Which scale holds the answers of this series, and the levels `also` given, with some room around?"""
    values = series.answered.values
    low, high = float(values.min()), float(values.max())
    coarse = len(np.unique(values)) <= COARSE
    if len(values) >= FEW_DAYS and not coarse:
        low, high = (float(part) for part in np.quantile(values, (0.01, 0.99)))
    low, high = min([low, *also]), max([high, *also])
    least = 1.0 if coarse else 0.02 * abs(high)
    if series.scale:
        least = 0.3 * abs(series.scale[1] - series.scale[0])
    missing = max(0.0, max(least, TINY) - (high - low)) / 2
    room = (high - low + 2 * missing) * 0.06
    return Scale(low - missing - room, high + missing + room, bottom, top)


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """At which round numbers between `low` and `high` does the scale get a mark? At most `most`."""
    raw = (high - low) / most
    size = 10.0 ** math.floor(math.log10(raw))
    for step in (size, 2 * size, 5 * size, 10 * size, 20 * size):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return tuple(round(step * count, 10) for count in range(first, last + 1))
    return ()


def places(series: Series) -> int:
    """With how many decimals is a level of this series told? None on wide scales, otherwise one."""
    values = series.answered.values
    low, high = series.scale or ((values.min(), values.max()) if len(values) else (0.0, 0.0))
    return 0 if high - low >= 40 else 1
