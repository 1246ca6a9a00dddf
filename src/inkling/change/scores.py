"""What do the answers say once scale, odd values and weekdays are set aside?"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from inkling.change.rules import WEEK_MIN_ANSWERS, WEEKDAY_SHRINK

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_DECIMALS = 9  # of the range: answers closer than this are the same answer, on any scale


def unit_values(values: Floats) -> Floats:
    """Where does each answer lie between the lowest (0) and the highest (1)? All 0 if they are the same."""
    low, high = values.min(), values.max()
    if not low < high:
        return np.zeros(len(values))
    unit: Floats = np.round((values - low) / (high - low), _DECIMALS)
    return unit


def weekday_free(days: Ints, values: Floats) -> Floats:
    """What would the answers be if every weekday were alike?

    `days` (n,) and `values` (n,) as from `unit_values`, first day first; returns (n,). A weekday's effect is
    its mean distance from the mean of its own week, so that a lasting shift does not leak into it; weeks
    are counted from the first day given.
    """
    since = days - days[0]
    week = np.cumsum(np.diff(since // 7, prepend=0) > 0)
    count = np.bincount(week)
    apart = values - (np.bincount(week, values) / count)[week]
    full = count[week] >= WEEK_MIN_ANSWERS
    weekday = since % 7
    seen = np.bincount(weekday[full], minlength=7)
    effect = np.bincount(weekday[full], apart[full], minlength=7) / (seen + WEEKDAY_SHRINK)
    even: Floats = np.round(values - effect[weekday], _DECIMALS)
    return even


def plain_scores(values: Floats) -> Floats:
    """How far is each answer from the mean, in standard deviations? (n,) -> (n,), all 0 if they are the same."""
    unit = unit_values(values)
    spread = float(unit.std())
    scores: Floats = (unit - unit.mean()) / spread if spread > 0.0 else np.zeros(len(values))
    return scores


def normal_scores(values: Floats) -> Floats:
    """Where would each answer lie on a bell curve with the same order?

    (n,) -> (n,). Ties share their middle rank r, and the score is the normal quantile of (r - 1/2) / n, so
    coarse, skewed and heavy-tailed scales are treated alike.
    """
    n = len(values)
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    ends = np.append(starts[1:], n)
    scores = np.empty(n)
    scores[order] = np.repeat(ndtri((starts + ends) / (2.0 * n)), ends - starts)
    return scores
