"""How quick is the engine on one series?"""

import numpy as np

from bench.timing import Measured, measured
from inkling.change import Series, watch


def measure() -> list[Measured]:
    """One more answer after ten years of days, and a whole year replayed answer by answer."""
    decade = _daily(3650)
    seen = watch(Series(decade.days[:-1], decade.values[:-1]))
    year = _daily(365)
    return [
        measured("one look at a ten-year daily series", 10, lambda: watch(decade, so_far=seen)),
        measured("a year replayed, answer by answer", 250, lambda: watch(year), runs=5),
    ]


def _daily(days: int) -> Series:
    """Ordinary days: autocorrelation .4, answers from 0 to 10."""
    chance = np.random.default_rng(20261123)
    values = [0.0]
    for shock in chance.normal(0, np.sqrt(1 - 0.4**2), days - 1):
        values.append(0.4 * values[-1] + shock)
    return Series(np.arange(days), np.clip(np.round(5 + 1.6 * np.array(values)), 0, 10))
