"""How sure is a share, a mean, a difference? And how far may a small group lie from all by chance alone?"""

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Share:
    """`count` of `of` people, and between which shares (0 to 1) the true one lies, 95 of 100 times."""

    count: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share itself, 0 to 1; NaN of nobody."""
        return self.count / self.of if self.of else nan


@dataclass(frozen=True)
class Mean:
    """The mean of `people` scores with their SD (n - 1), and between which values the true mean lies, 95 of 100
    times; NaN where there are too few."""

    people: int
    mean: float
    sd: float
    low: float
    high: float


@dataclass(frozen=True)
class Effect:
    """A mean change in SDs of the scores before, better above 0, and between which values the true one lies."""

    size: float
    low: float
    high: float


def share_of(count: int, of: int) -> Share:
    """Which share is it, with Wilson's score interval? Wilson (1927), doi 10.1080/01621459.1927.10502953; why this
    one: Brown, Cai & DasGupta (2001), doi 10.1214/ss/1009213286."""
    if not of:
        return Share(0, 0, nan, nan)
    found = stats.binomtest(count, of).proportion_ci(CONFIDENCE, method="wilson")
    return Share(count, of, float(found.low), float(found.high))


def mean_of(values: Floats) -> Mean:
    """What is the mean of these numbers, with its t interval? Those that are NaN are left out."""
    known = values[~np.isnan(values)]
    n = len(known)
    mean = float(known.mean()) if n else nan
    sd = float(known.std(ddof=1)) if n > 1 else nan
    return mean_from(n, mean, sd)


def mean_from(people: int, mean: float, sd: float) -> Mean:
    """The same from a count, a mean and an SD that an engine worked out."""
    if people < 2:
        return Mean(people, mean, nan, nan, nan)
    half = float(stats.t.isf((1 - CONFIDENCE) / 2, people - 1)) * sd / sqrt(people)
    return Mean(people, mean, sd, mean - half, mean + half)


def effect_of(pre: Floats, post: Floats, sign: int) -> Effect | None:
    """How large is the mean change, in SDs of the scores before? `sign` is 1 where higher is better, else -1.

    With Becker's interval for scores of the same people twice, variance 2 (1 - r) / n + d^2 / (2 n), r being the
    correlation of the two. Becker (1988), doi 10.1111/j.2044-8317.1988.tb00901.x. None where nobody differs.
    """
    known = ~(np.isnan(pre) | np.isnan(post))
    before, after = pre[known], post[known]
    n = len(before)
    if n < 3 or before.std() == 0:
        return None
    size = sign * float((after - before).mean() / before.std(ddof=1))
    together = float(np.corrcoef(before, after)[0, 1]) if after.std() > 0 else 0.0
    error = sqrt(2 * (1 - together) / n + size**2 / (2 * n))
    half = float(stats.norm.isf((1 - CONFIDENCE) / 2)) * error
    return Effect(size, size - half, size + half)


def funnel_limits(share: float, sizes: NDArray[np.int64], within: float) -> tuple[Floats, Floats]:
    """Between which shares does a group of each size lie by chance `within` (0 to 1) of the time, all being alike?

    `share` is that of everybody. Exact binomial limits, with the step between two counts taken as a straight line,
    after Spiegelhalter (2005), doi 10.1002/sim.1970, appendix A.1.1.
    """
    tail = (1 - within) / 2
    low, high = (_limit(share, sizes, at) for at in (tail, 1 - tail))
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def _limit(share: float, sizes: NDArray[np.int64], at: float) -> Floats:
    count = stats.binom.ppf(at, sizes, share)
    reached, before = stats.binom.cdf(count, sizes, share), stats.binom.cdf(count - 1, sizes, share)
    step = reached - before
    part = np.divide(reached - at, step, out=np.zeros_like(step), where=step > 0)
    found: Floats = (count - part) / sizes
    return found
