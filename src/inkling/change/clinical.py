"""What kind of change was it? Categories of people, and the score where two populations part."""

from dataclasses import dataclass, field
from typing import Literal, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inkling.change.errors import ChangeError
from inkling.change.series import Better

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
CutoffKind = Literal["a", "b", "c"]
Category = Literal["recovered", "improved", "unchanged", "deteriorated", "harmed"]

CATEGORIES: tuple[Category, ...] = ("recovered", "improved", "unchanged", "deteriorated", "harmed")
UNDECIDED = "undecided"
CUTOFF_SDS = 2.0
"""A score this many SDs from the mean of a population counts as outside of it (cutoffs a and b)."""


class ReliableChangeError(ChangeError):
    """The scores or options given do not allow judging change."""


@dataclass(frozen=True, kw_only=True)
class ChangeQuirks:
    """Which known oddities of published software shall be reproduced? None unless asked for.

    `cutoff_b_by_clinical_sd`: cutoff b is two SDs of the people treated away from the functional mean. Ours
    takes the SD of the functional population, as Jacobson & Truax do.
    `percent_of_nothing`: a percentage is computed from a baseline of zero or below, and anything above zero
    after a zero counts as improved (where lower is better: and as deteriorated). Ours is NaN.
    `zero_in_interval_overlooked`: where higher is better, a confidence interval that contains no change at
    all is still called relevant or not. Ours is "not significant", whichever way is better.
    `worse_called_too_small`: a group that got significantly worse is called "too small". Ours is "worse".

    `ChangeQuirks.clinicalsignificance()` has all of them, as in the R package clinicalsignificance
    2.1.0.9000. That its growth model compares with the average person is an option of `growth_change`.
    """

    cutoff_b_by_clinical_sd: bool = False
    percent_of_nothing: bool = False
    zero_in_interval_overlooked: bool = False
    worse_called_too_small: bool = False

    @classmethod
    def clinicalsignificance(cls) -> "ChangeQuirks":
        """Every oddity of the R package at once."""
        return cls(
            cutoff_b_by_clinical_sd=True,
            percent_of_nothing=True,
            zero_in_interval_overlooked=True,
            worse_called_too_small=True,
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Categories:
    """Which kind of change was it, for each person? 1 for yes, 0 for no, NaN for undecidable.

    `recovered` and `harmed` are None unless a clinical cutoff was asked for. With one, the recovered are no
    longer among the improved, and the harmed no longer among the deteriorated.
    """

    improved: Floats = field(repr=False)
    unchanged: Floats = field(repr=False)
    deteriorated: Floats = field(repr=False)
    recovered: Floats | None = field(default=None, repr=False)
    harmed: Floats | None = field(default=None, repr=False)

    @property
    def people(self) -> int:
        """How many people were given?"""
        return len(self.improved)

    @property
    def used(self) -> int:
        """How many of them could be judged?"""
        return int(np.sum(~np.isnan(self.improved)))

    @property
    def counts(self) -> dict[Category, int]:
        """How many people are in each category?"""
        found = {name: cast("Floats | None", getattr(self, name)) for name in CATEGORIES}
        return {name: int(np.sum(flags == 1.0)) for name, flags in found.items() if flags is not None}

    @property
    def shares(self) -> dict[Category, float]:
        """Which share of those who could be judged is in each category? NaN if nobody could."""
        return {name: count / self.used if self.used else np.nan for name, count in self.counts.items()}

    @property
    def labels(self) -> NDArray[np.str_]:
        """The category of each person as a word, or "undecided"."""
        words = np.full(self.people, UNDECIDED, dtype="<U12")
        for name in reversed(CATEGORIES):
            if name in self.counts:
                words[getattr(self, name) == 1.0] = name
        return words

    def explain(self) -> str:
        """The whole result in one sentence."""
        told = ", ".join(f"{count} {name}" for name, count in self.counts.items())
        return f"Of {self.people} people, {self.used} could be judged: {told}."


@dataclass(frozen=True, kw_only=True, eq=False)
class ClinicalCutoff:
    """At which score do the two populations part, and who stood on which side of it?

    `value`: the score, NaN when it cannot be computed. `clinical_pre`: 1 for people who began on the clinical
    side, `functional_post`: 1 for people who ended on the functional side (strictly), NaN if unknown.
    """

    kind: CutoffKind | Literal["published"]
    value: float
    clinical_pre: Floats = field(repr=False)
    functional_post: Floats = field(repr=False)


def toward(better: Better) -> int:
    """Which sign does getting better have? Raises `ReliableChangeError` for another word."""
    if better not in ("higher", "lower"):
        raise ReliableChangeError("better must be 'higher' or 'lower'")
    return 1 if better == "higher" else -1


def paired(pre: ArrayLike, post: ArrayLike) -> tuple[Floats, Floats, Flags]:
    """The scores before and after, and for whom both are there. Raises `ReliableChangeError`."""
    before, after = np.array(pre, dtype=np.float64), np.array(post, dtype=np.float64)
    if before.ndim != 1 or before.shape != after.shape:
        raise ReliableChangeError("pre and post must be two lists of the same length, one score a person")
    if np.any(np.isinf(before)) or np.any(np.isinf(after)):
        raise ReliableChangeError("scores must be finite numbers, or NaN where there is none")
    return before, after, ~(np.isnan(before) | np.isnan(after))


def flags(met: Flags, known: Flags) -> Floats:
    """1 for met, 0 for not met, NaN for unknown."""
    return np.where(known, met.astype(np.float64), np.nan)


def mean_and_spread(scores: Floats) -> tuple[float, float]:
    """The mean and the SD (n - 1): NaN with too few scores, exactly 0 when all are equal."""
    if not len(scores):
        return np.nan, np.nan
    apart = scores - scores[0]
    spread = float(np.std(apart, ddof=1)) if len(scores) > 1 else np.nan
    return float(scores[0] + np.mean(apart)), spread


def cutoff_value(
    kind: CutoffKind,
    clinical: tuple[float, float],
    functional: tuple[float, float] | None,
    better: Better,
    quirks: ChangeQuirks,
) -> float:
    """At which score do people leave the clinical population for the functional one?

    `clinical` and `functional` are mean and SD of the two populations, in points. Cutoff a lies two SDs from
    the clinical mean, b two SDs from the functional mean, c where a score is as near to the one as to the
    other, counted in their SDs: (s1 m_f + s_f m1) / (s1 + s_f). NaN when an SD is missing, or both are 0
    (for c). Raises `ReliableChangeError` when b or c come without a functional population. Jacobson & Truax
    (1991), doi 10.1037/0022-006X.59.1.12.
    """
    sign, (mean, sd) = toward(better), clinical
    if kind == "a":
        return mean + sign * CUTOFF_SDS * sd
    if kind not in ("b", "c"):
        raise ReliableChangeError("cutoff must be 'a', 'b', 'c' or None")
    if functional is None or not functional[1] >= 0:
        raise ReliableChangeError("cutoffs b and c need functional=(mean, sd) of people without the problem")
    functional_mean, functional_sd = functional
    if kind == "b":
        return functional_mean - sign * CUTOFF_SDS * (sd if quirks.cutoff_b_by_clinical_sd else functional_sd)
    together = sd + functional_sd
    return (sd * functional_mean + functional_sd * mean) / together if together > 0 else np.nan


def sides(kind: CutoffKind, value: float, before: Floats, after: Floats, better: Better) -> ClinicalCutoff:
    """Who began on the clinical side of this score, and who ended on the functional side?"""
    sign = toward(better)
    known = ~(np.isnan(before) | np.isnan(after)) & (not np.isnan(value))
    return ClinicalCutoff(
        kind=kind,
        value=value,
        clinical_pre=flags(sign * before < sign * value, known),
        functional_post=flags(sign * after > sign * value, known),
    )


def categories(improved: Flags, deteriorated: Flags, known: Flags, at: ClinicalCutoff | None) -> Categories:
    """Put the two directions of change together with the side of the cutoff, if one was asked for."""
    unchanged = ~improved & ~deteriorated
    if at is None:
        return Categories(
            improved=flags(improved, known),
            unchanged=flags(unchanged, known),
            deteriorated=flags(deteriorated, known),
        )
    known = known & ~np.isnan(at.clinical_pre)
    recovered = (at.clinical_pre == 1) & (at.functional_post == 1) & improved
    harmed = (at.clinical_pre == 0) & (at.functional_post == 0) & deteriorated
    return Categories(
        recovered=flags(recovered, known),
        improved=flags(improved & ~recovered, known),
        unchanged=flags(unchanged, known),
        deteriorated=flags(deteriorated & ~harmed, known),
        harmed=flags(harmed, known),
    )
