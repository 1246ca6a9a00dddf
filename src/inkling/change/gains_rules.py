"""Which falls between two sessions are sudden? The three criteria, one at a time, for a table of people."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from inkling.change.errors import ChangeError

Floats = NDArray[np.float64]
Direction = Literal["gain", "loss"]
Critical = Literal["by-count"] | float

LEAST_SESSIONS = 4
"""With fewer columns there is no interval with two sessions on either side."""
AROUND = 3
"""Sessions looked at on either side of an interval."""
ENOUGH_PATTERNS = ("1111", "11101", "10111", "101101")
"""Runs of answered (1) and any (0) sessions in which one interval can be judged by all three criteria."""


class GainError(ChangeError):
    """The scores or options given do not allow looking for sudden gains."""


@dataclass(frozen=True, kw_only=True)
class GainQuirks:
    """Which known oddities of published software shall be reproduced? None unless asked for.

    `loss_share_upside_down`: the second criterion for losses is taken as "fell by no more than the share",
    which every loss meets, so it never decides anything. Ours asks a loss to rise by the share.
    `share_of_negative`: a share of a score below zero is computed although it means nothing; ours is NaN.
    `reversal_skips_a_session`: the first session after the gain is not looked at for a reversal when sessions
    are numbered from 1. Ours looks at every session after the gain.
    `unseen_reversal_is_none`: a gain after which nothing was answered counts as not reversed; ours is NaN.
    `largest_by_sign`: among losses the mildest counts as the largest. Ours goes by size.
    `infinite_proportion`: a gain over a total change of zero is infinitely large; ours is NaN.
    `theory_skips_one_less`: with a baseline column, one interval too many counts as possible in theory.

    `GainQuirks.suddengains()` has all of them, as in the R package suddengains 0.7.2.
    """

    loss_share_upside_down: bool = False
    share_of_negative: bool = False
    reversal_skips_a_session: bool = False
    unseen_reversal_is_none: bool = False
    largest_by_sign: bool = False
    infinite_proportion: bool = False
    theory_skips_one_less: bool = False

    @classmethod
    def suddengains(cls) -> "GainQuirks":
        """Every oddity of the R package at once."""
        return cls(
            loss_share_upside_down=True,
            share_of_negative=True,
            reversal_skips_a_session=True,
            unseen_reversal_is_none=True,
            largest_by_sign=True,
            infinite_proportion=True,
            theory_skips_one_less=True,
        )


def table_of_scores(scores: ArrayLike, least: int = LEAST_SESSIONS) -> Floats:
    """The scores as people by sessions. Raises `GainError` if they are not such a table."""
    table = np.array(scores, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] < least:
        raise GainError(f"scores must be a table of people by sessions, with at least {least} sessions")
    if np.any(np.isinf(table)):
        raise GainError("scores must be finite numbers, or NaN where a session has no score")
    return table


def by_size(before: Floats, after: Floats, cutoff: float, sign: int) -> Floats:
    """Criterion 1: did the score move by at least `cutoff` points? 1, 0, or NaN if one score is missing."""
    return _answered(sign * (before - after) >= cutoff, np.isnan(before) | np.isnan(after))


def by_share(
    before: Floats, after: Floats, share: float, sign: int, *, upside_down: bool, of_negative: bool
) -> Floats:
    """Criterion 2: did it move by at least this share of the score before? NaN if that cannot be said."""
    met = before - after <= share * before if upside_down else sign * (before - after) >= share * before
    unknown = np.isnan(before) | np.isnan(after)
    if not of_negative:
        unknown |= before < 0
    return _answered(met, unknown)


def by_stability(table: Floats, critical: Critical, significance: float, sign: int) -> Floats:
    """Criterion 3: is the distance of the means around the interval large against the spread around them?

    Up to three sessions before against up to three after, at least two of each answered, else NaN. The
    means must differ by more than `critical` times the pooled SD of the two sides.
    """
    people, sessions = table.shape
    wide = np.full((people, sessions + 2), np.nan)
    wide[:, 1:-1] = table
    tested = sessions - LEAST_SESSIONS + 1
    # Everything is counted from one score of the window, so that equal scores have a spread of exactly 0.
    origin = np.where(np.isnan(table[:, 1:-2]), table[:, 2:-1], table[:, 1:-2])
    origin = np.where(np.isnan(origin), 0.0, origin)
    before = _side([wide[:, lag : lag + tested] - origin for lag in range(AROUND)])
    after = _side([wide[:, lag : lag + tested] - origin for lag in range(AROUND, 2 * AROUND)])
    (n1, mean1, squares1), (n2, mean2, squares2) = before, after
    unknown = (n1 < 2) | (n2 < 2)
    freedom = np.where(unknown, 1, n1 + n2 - 2)
    times = critical if isinstance(critical, int | float) else _by_count(significance)[freedom]
    spread = np.sqrt((squares1 + squares2) / freedom)
    return _answered(sign * (mean1 - mean2) > times * spread, unknown)


def _side(scores: list[Floats]) -> tuple[NDArray[np.intp], Floats, Floats]:
    """How many scores are there on one side, what is their mean, and their sum of squares around it?"""
    there = [~np.isnan(score) for score in scores]
    count: NDArray[np.intp] = np.zeros(scores[0].shape, dtype=np.intp)
    for here in there:
        count += here
    total = np.zeros(count.shape)
    for score, here in zip(scores, there, strict=True):
        total += np.where(here, score, 0.0)
    mean = total / np.maximum(count, 1)
    squares = np.zeros(count.shape)
    for score, here in zip(scores, there, strict=True):
        squares += np.where(here, score - mean, 0.0) ** 2
    return count, mean, squares


def _by_count(significance: float) -> Floats:
    """Two-sided critical values of t for 0, 1, 2, 3, 4 degrees of freedom."""
    values: Floats = -stdtrit(np.arange(2 * AROUND - 1).clip(1), significance / 2)
    return values


def _answered(met: NDArray[np.bool_], unknown: NDArray[np.bool_]) -> Floats:
    return np.where(unknown, np.nan, met.astype(np.float64))


def define_cutoff(sd: float, reliability: float) -> float:
    """How many points must a score move to be more than error of measurement?

    1.96 times the standard error of a difference, sqrt(2) * sd * sqrt(1 - reliability), with `sd` the
    spread of the people before therapy, in points. The reliable change of Jacobson & Truax (1991,
    doi 10.1037/0022-006X.59.1.12) as a cutoff for criterion 1, after Stiles et al. (2003,
    doi 10.1037/0022-006X.71.1.14). Raises `GainError` for a negative spread or a reliability outside 0 to 1.
    """
    if not (sd >= 0 and 0 <= reliability <= 1):
        raise GainError("sd must not be negative, and reliability must lie between 0 and 1")
    return 1.96 * sqrt(2.0) * sd * sqrt(1.0 - reliability)


def select_cases(
    scores: ArrayLike, by: Literal["pattern", "min_sess"] = "pattern", *, least: int | None = None
) -> NDArray[np.bool_]:
    """Who has enough answered sessions to be looked at? True or False for each person.

    `"pattern"`: somewhere two sessions right next to an interval are answered, and one more within two
    sessions on either side (1111, 11101, 10111 or 101101, with 1 for answered). `"min_sess"`: at least
    `least` sessions are answered. Raises `GainError` when `least` is missing.
    """
    answered = ~np.isnan(table_of_scores(scores, least=1))
    if by == "min_sess":
        if least is None:
            raise GainError("say how many sessions are the least: select_cases(scores, 'min_sess', least=5)")
        return np.asarray(np.sum(answered, axis=1) >= least, dtype=np.bool_)
    if by != "pattern":
        raise GainError("cases are selected by 'pattern' or by 'min_sess'")
    enough = np.zeros(len(answered), dtype=np.bool_)
    for pattern in ENOUGH_PATTERNS:
        if len(pattern) <= answered.shape[1]:
            needed = [place for place, mark in enumerate(pattern) if mark == "1"]
            windows = sliding_window_view(answered, len(pattern), axis=1)
            enough |= np.any(np.all(windows[:, :, needed], axis=2), axis=1)
    return enough
