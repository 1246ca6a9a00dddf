"""Who changed reliably over many sessions? A line for each person, fitted together with everyone's."""

from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inkling.change.clinical import Categories, Floats, ReliableChangeError, categories, toward
from inkling.change.growth_fit import GrowthFit, fit_lines
from inkling.change.reliable import critical_value
from inkling.change.series import Better

LEAST_ANSWERS = 3
"""People with fewer answers have no line of their own and are left out."""

ComparedWith = Literal["before", "average"]


@dataclass(frozen=True, kw_only=True, eq=False)
class GrowthChange(Categories):
    """Whose line rises or falls reliably? One entry a person, in the order of `ids` (ascending).

    `slope`: the person's change per unit of time, and `slope_sd` its standard error, both compared as asked
    for. `rci`: slope over standard error. `pre`, `post`, `change`: the first and last answer as given, and
    their difference. NaN for people with fewer than three answers, and where no spread is left to judge by.
    """

    ids: NDArray[Any] = field(repr=False)
    rci: Floats = field(repr=False)
    slope: Floats = field(repr=False)
    slope_sd: Floats = field(repr=False)
    pre: Floats = field(repr=False)
    post: Floats = field(repr=False)
    change: Floats = field(repr=False)
    compared_with: ComparedWith
    fit: GrowthFit


def growth_change(
    person: ArrayLike,
    time: ArrayLike,
    outcome: ArrayLike,
    *,
    better: Better = "lower",
    significance: float = 0.05,
    compared_with: ComparedWith = "before",
) -> GrowthChange:
    """Who changed reliably, judged by all of their answers and not only by the first and the last?

    `person`, `time` and `outcome` are one entry an answer, in any order: whose it is, when (any unit), and
    the score in points; rows with a missing time or outcome do not count. Lines with an intercept and a slope
    of each person's own are fitted by REML to everyone with three answers or more (see `fit_lines`). The
    index is the slope over its standard error, improved when beyond the normal quantile at
    1 - significance / 2 the `better` way, deteriorated the other way.

    `compared_with="before"`, ours: the person's whole slope, average and own part, over the standard error of
    prediction. It answers whether the person changed. `"average"`: the own part alone over its conditional
    SD, as in the R package clinicalsignificance 2.1.0.9000. It answers whether the person changed more than
    the average person did; someone who improved as much as everyone is then unchanged.

    Raises `ReliableChangeError` when lists differ in length, values are infinite, or fewer than two people
    have three answers.
    """
    if compared_with not in ("before", "average") or not 0 < significance < 1:
        raise ReliableChangeError("compare with 'before' or 'average', at a significance between 0 and 1")
    ids, who, when, what = _rows(person, time, outcome)
    pre, post, count = _ends(who, what, len(ids))
    enough = count >= LEAST_ANSWERS
    kept = enough[who]
    renumbered = np.cumsum(enough) - 1
    fit = fit_lines(renumbered[who[kept]], when[kept], what[kept])
    own, own_sd = _compared(fit, compared_with)
    slope, error = _spread(enough, own), _spread(enough, own_sd)
    rci = np.full(len(ids), np.nan)
    np.divide(slope, error, out=rci, where=error > 0)
    sign, critical = toward(better), critical_value(significance)
    by_kind = categories(sign * rci > critical, sign * rci < -critical, ~np.isnan(rci), None)
    return GrowthChange(
        **vars(by_kind),
        ids=ids,
        rci=rci,
        slope=slope,
        slope_sd=error,
        pre=pre,
        post=post,
        change=post - pre,
        compared_with=compared_with,
        fit=fit,
    )


def _rows(
    person: ArrayLike, time: ArrayLike, outcome: ArrayLike
) -> tuple[NDArray[Any], NDArray[np.intp], Floats, Floats]:
    """Everyone's ids, and of the answered rows the number of the person, the time and the outcome."""
    whose = np.asarray(person)
    when, what = np.asarray(time, dtype=np.float64), np.asarray(outcome, dtype=np.float64)
    if whose.ndim != 1 or not whose.shape == when.shape == what.shape:
        raise ReliableChangeError("person, time and outcome must be three lists of the same length")
    if np.any(np.isinf(when)) or np.any(np.isinf(what)):
        raise ReliableChangeError("times and outcomes must be finite numbers, or NaN where there is none")
    ids, number = np.unique(whose, return_inverse=True)
    here = ~(np.isnan(when) | np.isnan(what))
    return ids, number[here].astype(np.intp), when[here], what[here]


def _ends(who: NDArray[np.intp], what: Floats, people: int) -> tuple[Floats, Floats, NDArray[np.intp]]:
    """Each person's first and last answer in the order given, and how many there are."""
    first, last = np.full(people, np.nan), np.full(people, np.nan)
    last[who] = what
    first[who[::-1]] = what[::-1]
    return first, last, np.bincount(who, minlength=people).astype(np.intp)


def _compared(fit: GrowthFit, compared_with: ComparedWith) -> tuple[Floats, Floats]:
    """Each line's slope and its standard error: the whole slope, or its own part beside the average."""
    if compared_with == "average":
        return fit.difference, fit.difference_sd
    return fit.slope + fit.difference, fit.slope_sd


def _spread(enough: NDArray[np.bool_], values: Floats) -> Floats:
    """Values of those with enough answers, in the places of everyone; NaN for the others."""
    everyone = np.full(len(enough), np.nan)
    everyone[enough] = values
    return everyone
