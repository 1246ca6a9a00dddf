"""Which line does every person follow? Straight lines for a whole group, fitted together (REML)."""

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from inkling.change.clinical import Floats, ReliableChangeError

STARTS = ((1.0, 0.0, 1.0), (0.2, 0.0, 0.2))
"""Where the search begins, in spreads of the people's own least-squares lines; the best end is taken."""
LEAST_SCALE = 0.1
"""The search moves in steps of at least this many residual SDs."""
FARTHEST = 100.0
"""The search does not go beyond this many such spreads: own lines lie farther apart than the people do."""
NO_RESIDUAL = 1e-10
"""Residual SDs below this share of the whole spread count as none: nothing is left to judge by."""
NO_SPREAD = 1e-9
"""Where people's slopes hardly differ, their variance counts as none: below this share of the line's own."""


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
class _Own:
    """All that matters about each person's answers, (people,) each: sums, and the own least-squares line.

    `volume` is the determinant of the sums of squares and products of (1, time). `left` is what all answers
    together are off their own lines, squared.
    """

    n: Floats
    t: Floats
    tt: Floats
    volume: Floats
    level: Floats
    slope: Floats
    left: float


@dataclass(frozen=True)
class _Profile:
    """The fit for one covariance of lines, everything else at its best."""

    criterion: float
    beta: Floats
    variance: float
    beta_covariance: Floats


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

    own = _own_lines(person, t, y)
    if np.sqrt(own.left / len(t)) < NO_RESIDUAL:
        return _nothing(people)
    theta = _search(own)
    best = _profile(theta, own)
    difference, difference_sd, slope_sd = _people(theta, best, own)
    back = y_sd * np.array([[1.0, -t_mean / t_sd], [0.0, 1.0 / t_sd]])
    factor = np.array([[theta[0], 0.0], [theta[1], theta[2]]])
    line = back @ best.beta
    unit = y_sd / t_sd
    return GrowthFit(
        intercept=float(y_mean + line[0]),
        slope=float(line[1]),
        covariance=best.variance * back @ factor @ factor.T @ back.T,
        residual_sd=float(y_sd * np.sqrt(best.variance)),
        criterion=float(best.criterion + 2 * (len(t) - 2) * np.log(y_sd) + 2 * np.log(t_sd)),
        difference=unit * difference,
        difference_sd=unit * difference_sd,
        slope_sd=unit * slope_sd,
    )


def _own_lines(person: NDArray[np.intp], t: Floats, y: Floats) -> _Own:
    """Each person's sums and least-squares line; level where all of a person's times are the same."""

    def total(values: Floats) -> Floats:
        return np.asarray(np.bincount(person, weights=values), dtype=np.float64)

    n, t_sum = total(np.ones_like(t)), total(t)
    t_mean, y_mean = t_sum / n, total(y) / n
    t_apart, y_apart = t - t_mean[person], y - y_mean[person]
    spread = total(t_apart**2)
    slope = np.divide(total(t_apart * y_apart), spread, out=np.zeros_like(spread), where=spread > 0)
    left = float(np.sum((y_apart - slope[person] * t_apart) ** 2))
    return _Own(n, t_sum, total(t * t), n * spread, y_mean - slope * t_mean, slope, left)


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


def _search(own: _Own) -> Floats:
    """The relative Cholesky factor (a, b, c) at which the criterion is smallest."""
    steps = _steps(own)

    def stepped(at: Floats) -> float:
        return _profile(steps @ at, own).criterion

    bounds = [(0.0, FARTHEST), (-FARTHEST, FARTHEST), (0.0, FARTHEST)]
    ends = [scipy.optimize.minimize(stepped, start, method="L-BFGS-B", bounds=bounds) for start in STARTS]
    found = min(ends, key=lambda end: float(end.fun))
    near = np.vstack([found.x, found.x + 0.01 * np.eye(3)])
    options = {"xatol": 1e-8, "fatol": 1e-9, "initial_simplex": near}
    polished = scipy.optimize.minimize(stepped, found.x, method="Nelder-Mead", bounds=bounds, options=options)
    best: Floats = steps @ (polished.x if polished.fun <= found.fun else found.x)
    return best


def _steps(own: _Own) -> Floats:
    """In which steps to search: along the covariance of the people's own lines, in residual SDs."""
    residual = np.sqrt(own.left / np.sum(own.n))
    level = max(float(np.std(own.level) / residual), LEAST_SCALE)
    shared = float(np.mean((own.level - np.mean(own.level)) * own.slope)) / (residual**2 * level)
    rest = max(float(np.var(own.slope)) / residual**2 - shared**2, LEAST_SCALE**2)
    return np.array([[level, 0.0, 0.0], [shared, np.sqrt(rest), 0.0], [0.0, 0.0, np.sqrt(rest)]])


def _covariance(theta: Floats) -> tuple[float, float, float, float]:
    """The covariance of lines over the residual variance: level, both, slope, and its determinant."""
    a, b, c = (float(number) for number in theta)
    return a * a, a * b, b * b + c * c, (a * c) ** 2


def _profile(theta: Floats, own: _Own) -> _Profile:
    """-2 log restricted likelihood at this covariance D, the fixed line and residual SD at their best.

    With A a person's sums of squares and products of (1, time), the person's own line lies around the fixed
    one with the precision W = A (I + D A)^-1, written out below so that nothing large cancels.
    """
    d11, d12, d22, d_volume = _covariance(theta)
    det = 1.0 + d11 * own.n + 2.0 * d12 * own.t + d22 * own.tt + d_volume * own.volume
    w11 = (own.n + d22 * own.volume) / det
    w12 = (own.t - d12 * own.volume) / det
    w22 = (own.tt + d11 * own.volume) / det
    weight = np.array([[np.sum(w11), np.sum(w12)], [np.sum(w12), np.sum(w22)]])
    inverse = np.linalg.inv(weight)
    beta = inverse @ np.array(
        [np.sum(w11 * own.level + w12 * own.slope), np.sum(w12 * own.level + w22 * own.slope)]
    )
    level, slope = own.level - beta[0], own.slope - beta[1]
    left = own.left + float(np.sum(w11 * level**2 + 2.0 * w12 * level * slope + w22 * slope**2))
    freedom = float(np.sum(own.n)) - 2.0
    variance = left / freedom
    criterion = np.sum(np.log(det)) + np.linalg.slogdet(weight)[1] + freedom * np.log(2 * np.pi * variance)
    return _Profile(float(criterion + freedom), beta, variance, variance * inverse)


def _people(theta: Floats, best: _Profile, own: _Own) -> tuple[Floats, Floats, Floats]:
    """Each person's slope apart from the average one, its conditional SD, and the SE of the whole slope."""
    d11, d12, d22, d_volume = _covariance(theta)
    det = 1.0 + d11 * own.n + 2.0 * d12 * own.t + d22 * own.tt + d_volume * own.volume
    # What the person's slope takes from the fixed line: the slope row of (I + D A)^-1.
    from_level = -(d12 * own.n + d22 * own.t) / det
    from_slope = (1.0 + d11 * own.n + d12 * own.t) / det
    # The rest it takes from the own line.
    level, slope = own.level - best.beta[0], own.slope - best.beta[1]
    difference = -from_level * level + (1.0 - from_slope) * slope
    conditional = best.variance * (d22 + d_volume * own.n) / det
    v = best.beta_covariance
    fixed = from_level**2 * v[0, 0] + 2 * from_level * from_slope * v[0, 1] + from_slope**2 * v[1, 1]
    conditional[conditional < NO_SPREAD * fixed] = 0.0
    return difference, np.sqrt(conditional), np.sqrt(conditional + fixed)
