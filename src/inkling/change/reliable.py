"""Who changed by more than error of measurement, and who crossed over to the functional side?"""

from dataclasses import dataclass, field
from math import sqrt
from typing import get_args

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri

from inkling.change.clinical import (
    Categories,
    ChangeQuirks,
    ClinicalCutoff,
    CutoffKind,
    Flags,
    Floats,
    ReliableChangeError,
    categories,
    cutoff_value,
    paired,
    sides,
    toward,
)
from inkling.change.reliable_methods import (
    Method,
    Moments,
    index,
    moments,
    reliability_after,
    reliability_of_change,
)
from inkling.change.series import Better

Functional = tuple[float, float]


@dataclass(frozen=True, kw_only=True, eq=False)
class ReliableChange(Categories):
    """Who changed reliably, by how much, and into which category does each person fall?

    `rci`: the reliable change index, in standard errors, with the sign of the change in points. `change`:
    post minus pre, in points. `critical`: how large the index had to be. `at`: the clinical cutoff, if asked
    for. `group_changed` and `group_functional`: Hageman & Arrindell's estimates of the share of the
    population that truly changed for the better, and that truly scores on the functional side; None for
    other methods (the second also without a cutoff).
    """

    rci: Floats = field(repr=False)
    change: Floats = field(repr=False)
    method: Method
    critical: float
    at: ClinicalCutoff | None = None
    group_changed: float | None = None
    group_functional: float | None = None


def reliable_change(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    reliability: float,
    method: Method = "jacobson-truax",
    reliability_post: float | None = None,
    better: Better = "lower",
    significance: float = 0.05,
    functional: Functional | None = None,
    cutoff: CutoffKind | None = None,
    quirks: ChangeQuirks | None = None,
) -> ReliableChange:
    """Who changed by more than error of measurement can explain, and did they leave the clinical range?

    `pre` and `post` are one score a person in points, NaN for missing; who lacks one is undecided (NaN) and
    does not count for means m1, m2 and SDs s1, s2 (n - 1). `reliability` r of the measure, 0 <= r < 1, gives
    the error of measurement SE = s1 sqrt(1 - r) and of prediction SP = s1 sqrt(1 - r^2). The index is

    - jacobson-truax: (post - pre) / sqrt(2 SE^2)
    - gulliksen-lord-novick: (post - m1 - r (pre - m1)) / SP
    - hsu-linn-nunnally: (post - m2 - r (pre - m1)) / SP
    - edwards-nunnally: (post - m1 - r (pre - m1)) / SE, in Speer's form
    - nunnally-kotsch: the same over s1 sqrt(r^2 (1 - r) + (1 - reliability_post)); without
      `reliability_post`, r
    - hageman-arrindell: with R the reliability of change,
      ((post - pre) R + (m2 - m1)(1 - R)) / (sqrt(R) sqrt(2 SE^2))

    Improved is who moved the `better` way by more than the normal quantile at 1 - significance / 2
    (hageman-arrindell: 1 - significance), deteriorated who moved the other way. With `cutoff` a, b or c (see
    `cutoff_value`; `functional` is the mean and SD of people without the problem), recovered is who improved
    and went from the clinical to the functional side, harmed who deteriorated and went the opposite way.
    Hageman & Arrindell's cutoffs use the SDs of true scores, sd sqrt(reliability). Without any spread before,
    everything is NaN.

    `quirks` reproduces known oddities of published software (cutoff b). Raises `ReliableChangeError`.

    Sources: Jacobson & Truax (1991), doi 10.1037/0022-006X.59.1.12; Hsu (1989), Behavioral Assessment 11;
    Speer (1992), doi 10.1037/0022-006X.60.3.402; Nunnally & Kotsch (1983), British Journal of Clinical
    Psychology 22; Hageman & Arrindell (1999), doi 10.1016/S0005-7967(99)00032-7.
    """
    before, after, known = paired(pre, post)
    later = reliability if reliability_post is None else reliability_post
    check_options(method, reliability, later, significance)
    m = moments(before[known], after[known])
    rci = index(method, before, after, m, reliability, later)
    critical = critical_value(significance, method)
    at = clinical_cutoff(before, after, m, cutoff, functional, better, quirks, method, reliability)
    sign = toward(better)
    by_kind = categories(sign * rci > critical, sign * rci < -critical, ~np.isnan(rci), at)
    changed, there = None, None
    if method == "hageman-arrindell":
        changed, there = _group_shares(before[known], after[known], m, reliability, sign, at)
    return ReliableChange(
        **vars(by_kind),
        rci=rci,
        change=after - before,
        method=method,
        critical=critical,
        at=at,
        group_changed=changed,
        group_functional=there,
    )


def cutoff_change(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    cutoff: CutoffKind,
    functional: Functional | None = None,
    better: Better = "lower",
    method: Method = "jacobson-truax",
    reliability: float | None = None,
    significance: float = 0.05,
    quirks: ChangeQuirks | None = None,
) -> Categories:
    """Who crossed over between the clinical and the functional population, whatever the size of the change?

    Improved: clinical before and functional after. Deteriorated: neither. Scores and cutoffs as in
    `reliable_change`. With "hageman-arrindell" and the `reliability` of the measure, being past the cutoff
    must itself exceed error of measurement: with r2 the reliability after,
    (m2 + (post - m2) r2 - cutoff) / (sqrt(r2) SE) beyond the normal quantile at 1 - significance. Raises
    `ReliableChangeError`.
    """
    before, after, known = paired(pre, post)
    m = moments(before[known], after[known])
    precise = method == "hageman-arrindell"
    if precise and reliability is None:
        raise ReliableChangeError("the method of Hageman & Arrindell needs the reliability of the measure")
    r = 0.0 if reliability is None else reliability
    check_options(method, r, r, significance)
    at = clinical_cutoff(before, after, m, cutoff, functional, better, quirks, method, r)
    if at is None:
        raise ReliableChangeError("cutoff must be 'a', 'b' or 'c'")
    clinical, sign = at.clinical_pre == 1, toward(better)
    known = ~np.isnan(at.clinical_pre)
    if not precise:
        functional_after = at.functional_post == 1
        return categories(clinical & functional_after, ~clinical & ~functional_after, known, None)
    past, critical = _past(after, m, at.value, r), critical_value(significance, method)
    past *= sign
    sure: Flags = known & ~np.isnan(past)
    return categories(clinical & (past > critical), ~clinical & (past < -critical), sure, None)


def critical_value(significance: float, method: Method = "jacobson-truax") -> float:
    """How large must the index be? The normal quantile; one-sided for Hageman & Arrindell."""
    return -float(ndtri(significance if method == "hageman-arrindell" else significance / 2))


def clinical_cutoff(
    before: Floats,
    after: Floats,
    m: Moments,
    kind: CutoffKind | None,
    functional: Functional | None,
    better: Better,
    quirks: ChangeQuirks | None = None,
    method: Method = "jacobson-truax",
    reliability: float = 0.0,
) -> ClinicalCutoff | None:
    """Where do the populations part, and who stood where? None when no cutoff is asked for."""
    if kind is None:
        return None
    value = clinical_value(m, kind, functional, better, quirks, method, reliability)
    return sides(kind, value, before, after, better)


def clinical_value(
    m: Moments,
    kind: CutoffKind,
    functional: Functional | None,
    better: Better,
    quirks: ChangeQuirks | None = None,
    method: Method = "jacobson-truax",
    reliability: float = 0.0,
) -> float:
    """At which score do people with these moments leave for the functional population? NaN if it cannot be said.

    As `cutoff_value`; for Hageman & Arrindell with the SDs of true scores. Raises `ReliableChangeError`.
    """
    clinical = (m.mean_1, m.sd_1)
    if method == "hageman-arrindell":
        clinical = (m.mean_1, m.sd_1 * sqrt(reliability))
        if functional is not None:
            share = reliability_after(functional[1], m, reliability)
            functional = (functional[0], functional[1] * sqrt(share) if share >= 0 else np.nan)
            if np.isnan(functional[1]) and kind != "a":
                return np.nan
    return cutoff_value(kind, clinical, functional, better, quirks or ChangeQuirks())


def _past(after: Floats, m: Moments, value: float, reliability: float) -> Floats:
    """How far past the cutoff are the true scores, in standard errors?"""
    share = reliability_after(m.sd_2, m, reliability)
    error = m.sd_1 * sqrt(1.0 - reliability)
    if not (share > 0 and error > 0):
        return np.full(after.shape, np.nan)
    distance: Floats = (m.mean_2 + (after - m.mean_2) * share - value) / (sqrt(share) * error)
    return distance


def _group_shares(
    before: Floats, after: Floats, m: Moments, reliability: float, sign: int, at: ClinicalCutoff | None
) -> tuple[float, float | None]:
    """Which share of the population truly got better, and truly scores on the functional side?"""
    of_change, of_after = reliability_of_change(m, reliability), reliability_after(m.sd_2, m, reliability)
    spread = float(np.std(after - before, ddof=1)) if len(before) > 1 else np.nan
    changed = _normal_share(sign * (m.mean_2 - m.mean_1), spread, of_change)
    return changed, None if at is None else _normal_share(sign * (m.mean_2 - at.value), m.sd_2, of_after)


def _normal_share(distance: float, spread: float, reliability: float) -> float:
    if not (spread > 0 and reliability > 0):
        return np.nan
    return float(ndtr(distance / (spread * sqrt(reliability))))


def check_options(method: Method, reliability: float, reliability_post: float, significance: float) -> None:
    """Do these make sense together? Raises `ReliableChangeError`."""
    if method not in get_args(Method):
        raise ReliableChangeError(f"method must be one of {', '.join(get_args(Method))}")
    if not (0 <= reliability < 1 and 0 <= reliability_post < 1):
        raise ReliableChangeError("a reliability must be at least 0 and below 1")
    if not 0 < significance < 1:
        raise ReliableChangeError("significance must lie between 0 and 1")
