"""Whether a shift holds: stretches after it was noticed that lay most of the way back to the old level."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inkling.change import Series, Shift

STRETCH, LEAST = 28, 5
"""So many days are looked at together, and so many of them must have an answer to count."""

BACK = 0.6
"""More than this part of the way back, and a shift is not holding."""

WOBBLE = 0.4
"""How much of its light is left to a shift that is not holding: the light thins, and is never erased."""

SOFT = 5
"""Over so many days the light thins, and comes back."""


@dataclass(frozen=True)
class Lapse:
    """Between which days did a shift not hold? `open` where it has not come back since."""

    first: int
    last: int
    open: bool


def lapses(series: Series, shift: Shift, later: Sequence[Shift] = ()) -> tuple[Lapse, ...]:
    """When did this shift not hold? Judged up to the next one in the same series, four weeks at a time."""
    answered = series.answered
    if not len(answered):
        return ()
    end = min([int(answered.days[-1]), *(other.since - 1 for other in later if other.since > shift.since)])
    found: list[Lapse] = []
    for first in range(shift.noticed + 1, end + 1, STRETCH):
        last = min(first + STRETCH - 1, end)
        values = answered.values[(answered.days >= first) & (answered.days <= last)]
        if len(values) < LEAST:
            continue
        if (shift.after - float(np.mean(values))) / (shift.after - shift.before) > BACK:
            start = found.pop().first if found and found[-1].open else first
            found.append(Lapse(start, last, open=True))
        elif found and found[-1].open:
            found.append(Lapse(found[-1].first, found.pop().last, open=False))
    return tuple(found)


def steady(spans: Sequence[tuple[int, int]], day: float) -> float:
    """How far does the light hold on this day? Fully, but for the inside of these spans."""
    inside = 0.0
    for first, last in spans:
        depth = min(day - first, last - day) + SOFT
        inside = max(inside, min(1.0, depth / (2 * SOFT)))
    return 1 - (1 - WOBBLE) * inside


def edges(spans: Sequence[tuple[int, int]]) -> list[float]:
    """On which days does that change?"""
    return [
        float(day) for first, last in spans for day in (first - SOFT, first + SOFT, last - SOFT, last + SOFT)
    ]


def spans_of(found: Sequence[Lapse], end: int) -> list[tuple[int, int]]:
    """Which days do these lapses take up, when an open one reaches to `end`?"""
    return [(lapse.first, end + 2 * SOFT if lapse.open else lapse.last) for lapse in found]
