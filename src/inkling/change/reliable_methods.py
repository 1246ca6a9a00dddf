"""How large is a change against the error of measurement? Six answers from the literature."""

from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

import numpy as np

from inkling.change.clinical import Floats, mean_and_spread

Method = Literal[
    "jacobson-truax",
    "gulliksen-lord-novick",
    "hsu-linn-nunnally",
    "edwards-nunnally",
    "nunnally-kotsch",
    "hageman-arrindell",
]


@dataclass(frozen=True, kw_only=True)
class Moments:
    """How do the people together score before (1) and after (2)? In points, SDs with n - 1.

    `together` is the correlation of before and after, NaN when one of them never varies.
    """

    mean_1: float
    sd_1: float
    mean_2: float
    sd_2: float
    together: float


def moments(pre: Floats, post: Floats) -> Moments:
    """The moments of people whose scores are both there."""
    (mean_1, sd_1), (mean_2, sd_2) = mean_and_spread(pre), mean_and_spread(post)
    together = np.nan
    if sd_1 > 0 and sd_2 > 0:
        shared = float(np.dot(pre - mean_1, post - mean_2)) / (len(pre) - 1)
        together = shared / (sd_1 * sd_2)
    return Moments(mean_1=mean_1, sd_1=sd_1, mean_2=mean_2, sd_2=sd_2, together=together)


def index(
    method: Method, pre: Floats, post: Floats, m: Moments, reliability: float, reliability_post: float
) -> Floats:
    """The reliable change index of every person: change over its standard error, NaN without any spread."""
    change, scale = change_and_scale(method, pre, post, m, reliability, reliability_post)
    return change / scale if scale > 0 else np.full(pre.shape, np.nan)


def change_and_scale(
    method: Method, pre: Any, post: Any, m: Moments, reliability: float, reliability_post: float
) -> tuple[Any, float]:
    """How far is each score after from the one that was to be expected, and what is its standard error?

    `pre` and `post` are arrays, or expressions over the columns of a table: anything that can be added and
    multiplied. The second number is 0 or NaN where there is no spread. `reliability` r is that of the measure
    before, `reliability_post` that after (Nunnally & Kotsch only). The formulas stand in the docstring of
    `reliable_change`.
    """
    error = m.sd_1 * sqrt(1.0 - reliability)
    prediction = m.sd_1 * sqrt(1.0 - reliability**2)
    regressed = reliability * (pre - m.mean_1)
    if method == "jacobson-truax":
        return post - pre, sqrt(2.0) * error
    if method == "gulliksen-lord-novick":
        return post - m.mean_1 - regressed, prediction
    if method == "hsu-linn-nunnally":
        return post - m.mean_2 - regressed, prediction
    if method == "edwards-nunnally":
        return post - (regressed + m.mean_1), error
    if method == "nunnally-kotsch":
        share = reliability**2 * (1.0 - reliability) + (1.0 - reliability_post)
        return post - (regressed + m.mean_1), m.sd_1 * sqrt(share)
    of_change = reliability_of_change(m, reliability)
    true = (post - pre) * of_change + (m.mean_2 - m.mean_1) * (1.0 - of_change)
    return true, _root(of_change) * sqrt(2.0) * error


def reliability_after(sd: float, m: Moments, reliability: float) -> float:
    """Which share of this spread is not error of measurement? Negative when the spread is smaller than it."""
    if not sd > 0:
        return np.nan
    return 1.0 - m.sd_1**2 * (1.0 - reliability) / sd**2


def reliability_of_change(m: Moments, reliability: float) -> float:
    """Which share of the spread of changes is not error of measurement? (Hageman & Arrindell)

    (s1^2 r1 + s2^2 r2 - 2 s1 s2 c) / (s1^2 + s2^2 - 2 s1 s2 c), with c the correlation of before and after
    and r2 the reliability after at the same error of measurement. NaN when all changed by the same amount.
    """
    shared = 2.0 * m.sd_1 * m.sd_2 * m.together
    spread = m.sd_1**2 + m.sd_2**2 - shared
    if not spread > 1e-12 * (m.sd_1**2 + m.sd_2**2):
        return np.nan
    after = reliability_after(m.sd_2, m, reliability)
    return (m.sd_1**2 * reliability + m.sd_2**2 * after - shared) / spread


def _root(share: float) -> float:
    return sqrt(share) if share > 0 else np.nan
