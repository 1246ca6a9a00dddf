"""Was the change large enough to matter? Against a percentage, or a smallest important difference."""

from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from inkling.change.clinical import (
    Categories,
    ChangeQuirks,
    ClinicalCutoff,
    CutoffKind,
    Floats,
    ReliableChangeError,
    categories,
    mean_and_spread,
    paired,
    toward,
)
from inkling.change.reliable import Functional, clinical_cutoff
from inkling.change.reliable_methods import moments
from inkling.change.series import Better

Relevance = Literal[
    "large", "probable", "not clearly less", "too small", "not significant", "worse", "undecided"
]


@dataclass(frozen=True, kw_only=True, eq=False)
class PercentageChange(Categories):
    """Who changed by a large enough share of their first score? `share` is the change over `pre`."""

    share: Floats = field(repr=False)


@dataclass(frozen=True, kw_only=True, eq=False)
class AnchorChange(Categories):
    """Who changed by at least the smallest difference that matters? `change` is in points, post minus pre."""

    change: Floats = field(repr=False)
    at: ClinicalCutoff | None = None


@dataclass(frozen=True, kw_only=True)
class GroupAnchor:
    """Did a group change, or differ, by enough to matter? A difference in points with its interval.

    `relevance`, with everything turned so that up is better: "not significant" when the interval contains 0;
    "worse" when it lies below 0; "too small" when it lies between 0 and the smallest difference that matters;
    "large" when it lies above that; when it contains it, "probable" if the difference itself reaches it and
    "not clearly less" if not; "undecided" when there are too few scores, or no spread.
    """

    difference: float
    lower: float
    upper: float
    confidence: float
    people: tuple[int, ...]
    relevance: Relevance

    def explain(self) -> str:
        """The same in one sentence."""
        if self.relevance == "undecided":
            return "There are too few different scores to say anything about the group."
        return (
            f"The difference is {self.difference:.2f} points "
            f"({self.confidence:.0%} interval {self.lower:.2f} to {self.upper:.2f}): {self.relevance}."
        )


def percentage_change(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    share: float,
    share_worse: float | None = None,
    better: Better = "lower",
    quirks: ChangeQuirks | None = None,
) -> PercentageChange:
    """Whose score moved by at least this share of where it began?

    (post - pre) / pre, for one score a person in points of a measure whose zero means "nothing of it". At
    least `share` (.5 for one half) the `better` way is improved; at least `share_worse` (without it,
    `share`) the other way is deteriorated; the same score twice is unchanged. NaN when a score is missing or
    the first one is not above zero. `quirks` reproduces what published software makes of a zero there.
    Raises `ReliableChangeError`.
    """
    before, after, known = paired(pre, post)
    worse = share if share_worse is None else share_worse
    if not (0 < share < np.inf and 0 < worse < np.inf):
        raise ReliableChangeError("a share of change must be above 0, for example 0.5")
    literal = quirks is not None and quirks.percent_of_nothing
    with np.errstate(divide="ignore", invalid="ignore"):
        moved: Floats = (after - before) / before
    if not literal:
        moved[~(before > 0)] = np.nan
    turned, same = toward(better) * moved, before == after
    improved = turned >= share
    if literal:
        improved |= (before == 0) & (after > 0)
    decided = known & (same | ~np.isnan(moved))
    by_kind = categories(improved & ~same, (turned <= -worse) & ~same, decided, None)
    return PercentageChange(**vars(by_kind), share=moved)


def anchor_change(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    smallest: float,
    smallest_worse: float | None = None,
    better: Better = "lower",
    functional: Functional | None = None,
    cutoff: CutoffKind | None = None,
    quirks: ChangeQuirks | None = None,
) -> AnchorChange:
    """Who changed by at least the smallest difference that matters to people?

    `smallest` points or more the `better` way is improved, `smallest_worse` (without it, `smallest`) or more
    the other way is deteriorated. With `cutoff`, recovered and harmed are told apart as in `reliable_change`.
    One score a person in points; NaN when one is missing. Raises `ReliableChangeError`.
    """
    before, after, known = paired(pre, post)
    worse = smallest if smallest_worse is None else smallest_worse
    _check_smallest(smallest)
    _check_smallest(worse)
    at = clinical_cutoff(
        before, after, moments(before[known], after[known]), cutoff, functional, better, quirks
    )
    moved = toward(better) * (after - before)
    by_kind = categories(moved >= smallest, moved <= -worse, known, at)
    return AnchorChange(**vars(by_kind), change=after - before, at=at)


def anchor_within(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    smallest: float,
    better: Better = "lower",
    confidence: float = 0.95,
    quirks: ChangeQuirks | None = None,
) -> GroupAnchor:
    """Did a group change from before to after by enough to matter?

    The mean of post - pre with its t interval (people with both scores, n - 1 degrees of freedom), against
    `smallest` points: see `GroupAnchor`. Raises `ReliableChangeError`.
    """
    before, after, known = paired(pre, post)
    change = (after - before)[known]
    mean, spread = mean_and_spread(change)
    count = len(change)
    error = spread / sqrt(count) if count > 1 else np.nan
    return _judged(mean, error, count - 1, smallest, better, confidence, quirks, (count,))


def anchor_between(
    comparison: ArrayLike,
    reference: ArrayLike,
    *,
    smallest: float,
    better: Better = "lower",
    confidence: float = 0.95,
    quirks: ChangeQuirks | None = None,
) -> GroupAnchor:
    """Does one group score differently from another by enough to matter?

    The mean of `comparison` minus that of `reference` (scores after therapy, one a person, any lengths), with
    Welch's t interval, against `smallest` points: see `GroupAnchor`. `people` counts comparison, reference.
    Raises `ReliableChangeError`.
    """
    groups = [paired(group, group)[0] for group in (comparison, reference)]
    groups = [group[~np.isnan(group)] for group in groups]
    counts = tuple(len(group) for group in groups)
    (mean_1, sd_1), (mean_2, sd_2) = (mean_and_spread(group) for group in groups)
    error, freedom = np.nan, np.nan
    if min(counts) > 1 and sd_1 + sd_2 > 0:
        part_1, part_2 = sd_1**2 / counts[0], sd_2**2 / counts[1]
        error = sqrt(part_1 + part_2)
        freedom = error**4 / (part_1**2 / (counts[0] - 1) + part_2**2 / (counts[1] - 1))
    return _judged(mean_1 - mean_2, error, freedom, smallest, better, confidence, quirks, counts)


def _judged(
    difference: float,
    error: float,
    freedom: float,
    smallest: float,
    better: Better,
    confidence: float,
    quirks: ChangeQuirks | None,
    people: tuple[int, ...],
) -> GroupAnchor:
    _check_smallest(smallest)
    if not 0 < confidence < 1:
        raise ReliableChangeError("confidence must lie between 0 and 1")
    half = np.nan
    relevance: Relevance = "undecided"
    sign = toward(better)
    if error > 0:
        half = -float(stdtrit(freedom, (1 - confidence) / 2)) * error
        relevance = _relevance(sign * difference, half, smallest, better, quirks or ChangeQuirks())
    return GroupAnchor(
        difference=difference,
        lower=difference - half,
        upper=difference + half,
        confidence=confidence,
        people=people,
        relevance=relevance,
    )


def _relevance(
    difference: float, half: float, smallest: float, better: Better, quirks: ChangeQuirks
) -> Relevance:
    """What is to be made of this interval, with up turned to better?"""
    low, high = difference - half, difference + half
    overlooked = quirks.zero_in_interval_overlooked and better == "higher"
    if low <= 0 <= high and not (overlooked and high >= smallest):
        return "undecided" if overlooked else "not significant"
    if high < 0 and not quirks.worse_called_too_small:
        return "worse"
    if high < smallest:
        return "too small"
    if low > smallest:
        return "large"
    return "probable" if difference >= smallest else "not clearly less"


def _check_smallest(smallest: float) -> None:
    if not 0 < smallest < np.inf:
        raise ReliableChangeError("the smallest difference that matters must be above 0")
