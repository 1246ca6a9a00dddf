"""Which line does every person follow? Straight lines for a whole group, fitted together (REML)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from inkling.change.clinical import Floats, ReliableChangeError

STARTS = ((1.0, 0.0, 1.0), (0.3, 0.0, 0.1), (3.0, -0.5, 0.5))
"""Spreads of lines, in residual SDs, from which the search begins; the best end is taken."""
NO_RESIDUAL = 1e-10
"""Residual SDs below this share of the whole spread count as none: nothing is left to judge by."""
NO_SPREAD = 1e-9
"""Where people's slopes hardly differ, their variance counts as none: below this share of the line's own."""
HOPELESS = 1e12
"""The criterion where it cannot be computed; a finite number, so that the search walks on."""


@dataclass(frozen=True, kw_only=True, eq=False)
class GrowthFit:
    """The lines of a group: outcome = intercept + slope * time, each person with their own of both.

    `intercept` and `slope` of the average person, `covariance` (2, 2) of the persons' differences from them,
    `residual_sd` of the answers around the lines; units of the outcome, and of the outcome per unit of time.
    `criterion` is -2 times the restricted log likelihood. For each person: `difference` of the own slope
    from the average one, its conditional SD `difference_sd` (the average line taken as known), and
    `slope_sd`, the standard error of the person's whole slope (the average line being estimated too).
    """

    intercept: float
    slope: float
    covariance: Floats
    residual_sd: float
    criterion: float
    difference: Floats
    difference_sd: Floats
    slope_sd: Floats


@dataclass(frozen=True)
class _Sums:
    """All that matters about each person's answers: sums over them, (people,) each."""

    n: Floats
    t: Floats
    tt: Floats
    y: Floats
    ty: Floats
    yy: Floats


@dataclass(frozen=True)
class _Profile:
    """The fit for one spread of lines (theta), everything else at its best."""

    criterion: float
    beta: Floats
    variance: float
    beta_covariance: Floats
    parts: tuple[Floats, ...]


def fit_lines(person: NDArray[np.intp], time: Floats, outcome: Floats) -> GrowthFit:
    """Fit outcome ~ time with an intercept and slope of its own for each person, by REML.

    `person` numbers the people from 0, one entry an answer. Intercepts and slopes of people are normal and
    may be correlated; residuals are independent with one SD. The restricted likelihood is profiled over the
    fixed line and the residual SD, and maximised over the relative Cholesky factor of the covariance, which
    is lme4's definition of the fit (Bates et al. 2015, doi 10.18637/jss.v067.i01; Laird & Ware 1982,
    doi 10.2307/2529876). Time and outcome are centred and scaled for the search and put back afterwards.

    Without anything left over from each person's own line everything is NaN. Raises `ReliableChangeError` for
    fewer than two people, or when all answers were given at one time.
    """
    people = int(person.max()) + 1 if len(person) else 0
    if people < 2 or np.ptp(time) == 0:
        raise ReliableChangeError("growth needs two or more people with three answers, at different times")
    if np.ptp(outcome) == 0:
        return _nothing(people)
    (t_mean, t_sd), (y_mean, y_sd) = (np.mean(time), np.std(time)), (np.mean(outcome), np.std(outcome))
    t, y = (time - t_mean) / t_sd, (outcome - y_mean) / y_sd

    def total(values: Floats) -> Floats:
        return np.asarray(np.bincount(person, weights=values, minlength=people), dtype=np.float64)

    sums = _Sums(total(np.ones_like(t)), total(t), total(t * t), total(y), total(t * y), total(y * y))
    if _residual(person, t, y, sums) < NO_RESIDUAL:
        return _nothing(people)
    theta = _search(lambda at: _profile(at, sums).criterion)
    best = _profile(theta, sums)
    difference, difference_sd, slope_sd = _people(theta, best, sums)
    back = y_sd * np.array([[1.0, -t_mean / t_sd], [0.0, 1.0 / t_sd]])
    factor = np.array([[theta[0], 0.0], [theta[1], theta[2]]])
    line = back @ best.beta
    scale = y_sd / t_sd
    return GrowthFit(
        intercept=float(y_mean + line[0]),
        slope=float(line[1]),
        covariance=best.variance * back @ factor @ factor.T @ back.T,
        residual_sd=float(y_sd * np.sqrt(best.variance)),
        criterion=float(best.criterion + 2 * (len(t) - 2) * np.log(y_sd) + 2 * np.log(t_sd)),
        difference=scale * difference,
        difference_sd=scale * difference_sd,
        slope_sd=scale * slope_sd,
    )


def _residual(person: NDArray[np.intp], t: Floats, y: Floats, sums: _Sums) -> float:
    """How far do answers lie from a line through each person's own, in SDs of all answers?"""
    t_mean, y_mean = sums.t / sums.n, sums.y / sums.n
    t_apart, y_apart = t - t_mean[person], y - y_mean[person]
    spread = np.bincount(person, weights=t_apart**2)
    shared = np.bincount(person, weights=t_apart * y_apart)
    slope = np.divide(shared, spread, out=np.zeros_like(spread), where=spread > 0)
    return float(np.sqrt(np.mean((y_apart - slope[person] * t_apart) ** 2)))


def _nothing(people: int) -> GrowthFit:
    """What is known when every answer lies exactly on its person's line? Nothing to judge lines by."""
    unknown = np.full(people, np.nan)
    return GrowthFit(
        intercept=np.nan,
        slope=np.nan,
        covariance=np.full((2, 2), np.nan),
        residual_sd=0.0,
        criterion=np.nan,
        difference=unknown,
        difference_sd=unknown,
        slope_sd=unknown,
    )


def _search(criterion: Callable[[Floats], float]) -> Floats:
    """The spread of lines at which the criterion is smallest."""
    bounds = [(0.0, None), (None, None), (0.0, None)]
    ends = [optimize.minimize(criterion, start, method="L-BFGS-B", bounds=bounds) for start in STARTS]
    found = min(ends, key=lambda end: float(end.fun))
    polished = optimize.minimize(
        criterion,
        found.x,
        method="Nelder-Mead",
        bounds=bounds,
        options={"xatol": 1e-8, "fatol": 1e-10, "initial_simplex": _around(found.x)},
    )
    return np.asarray(polished.x if polished.fun <= found.fun else found.x, dtype=np.float64)


def _around(theta: Floats) -> Floats:
    """Four points close to the end of the first search, inside the bounds."""
    return np.vstack([theta, theta + 0.01 * (1.0 + np.abs(theta)) * np.eye(3)])


def _profile(theta: Floats, sums: _Sums) -> _Profile:
    """-2 log restricted likelihood at this spread of lines, the fixed line and residual SD at their best.

    With A a person's sums of squares and products of (1, time) and L the Cholesky factor, M = I + L'A L, and
    the inverse of the covariance of the answers is I - Z L M^-1 L'Z'.
    """
    a, b, c = theta
    first_n, first_t = a * sums.n + b * sums.t, a * sums.t + b * sums.tt  # first row of L'A
    second_n, second_t = c * sums.t, c * sums.tt  # second row
    m11, m12, m22 = 1.0 + a * first_n + b * first_t, c * first_t, 1.0 + c * second_t
    det = m11 * m22 - m12 * m12
    i11, i12, i22 = m22 / det, -m12 / det, m11 / det
    u1, u2 = a * sums.y + b * sums.ty, c * sums.ty

    def less(x1: Floats, x2: Floats, y1: Floats, y2: Floats) -> float:
        return float(np.sum(x1 * (i11 * y1 + i12 * y2) + x2 * (i12 * y1 + i22 * y2)))

    both = np.sum(sums.t) - less(first_n, second_n, first_t, second_t)
    xx = np.array(
        [
            [np.sum(sums.n) - less(first_n, second_n, first_n, second_n), both],
            [both, np.sum(sums.tt) - less(first_t, second_t, first_t, second_t)],
        ]
    )
    xy = np.array(
        [
            np.sum(sums.y) - less(first_n, second_n, u1, u2),
            np.sum(sums.ty) - less(first_t, second_t, u1, u2),
        ]
    )
    volume = np.linalg.det(xx)
    if not volume > 0:  # rounding, at absurd spreads the search tries in passing
        return _Profile(HOPELESS, xy, np.nan, xx, ())
    inverse = np.linalg.inv(xx)
    beta = inverse @ xy
    left = max(float(np.sum(sums.yy)) - less(u1, u2, u1, u2) - float(beta @ xy), np.finfo(float).tiny)
    freedom = float(np.sum(sums.n)) - 2.0
    variance = left / freedom
    criterion = np.sum(np.log(det)) + np.log(volume) + freedom * (1 + np.log(2 * np.pi * variance))
    parts = (first_n, first_t, second_n, second_t, i11, i12, i22, u1, u2)
    return _Profile(float(criterion), beta, variance, variance * inverse, parts)


def _people(theta: Floats, best: _Profile, sums: _Sums) -> tuple[Floats, Floats, Floats]:
    """Each person's slope apart from the average one, its conditional SD, and the SE of the whole slope."""
    _, b, c = theta
    first_n, first_t, second_n, second_t, i11, i12, i22, u1, u2 = best.parts
    row1, row2 = b * i11 + c * i12, b * i12 + c * i22  # slope row of L M^-1
    level, slope = best.beta
    left1 = u1 - first_n * level - first_t * slope
    left2 = u2 - second_n * level - second_t * slope
    conditional = best.variance * (b * row1 + c * row2)
    # What the person's slope takes from the fixed line: (0, 1) minus the slope row of L M^-1 L'A.
    from_level = -(row1 * first_n + row2 * second_n)
    from_slope = 1.0 - (row1 * first_t + row2 * second_t)
    v = best.beta_covariance
    fixed = from_level**2 * v[0, 0] + 2 * from_level * from_slope * v[0, 1] + from_slope**2 * v[1, 1]
    conditional[conditional < NO_SPREAD * fixed] = 0.0
    return row1 * left1 + row2 * left2, np.sqrt(conditional), np.sqrt(conditional + fixed)
