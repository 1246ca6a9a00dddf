"""What would one look today say?"""

from dataclasses import dataclass, replace

import numpy as np

from inkling.change import rules
from inkling.change.evidence import Evidence, weigh
from inkling.change.scores import Floats, Ints, plain_scores, unit_values, weekday_free
from inkling.change.ways import DIARY, Way, way_of


@dataclass(frozen=True, eq=False)
class Look:
    """One look at one stretch: the answers it used, what they say, and what would have been enough.

    `days`, `values`, `scores` (n,): the stretch looked at. `asked`: log evidence asked of any such stretch.
    `way`: how it was looked at.
    """

    days: Ints
    values: Floats
    scores: Floats
    evidence: Evidence
    asked: float
    way: Way = DIARY

    @property
    def limit(self) -> float:
        """Log evidence asked of this stretch: more if its ways imitate shifts."""
        return self.asked + _price(self.values, self.scores, self.evidence, self.way)

    @property
    def noticed(self) -> bool:
        """Is there a shift worth telling?"""
        strength = self.evidence.log_bayes
        smallest = rules.FEW_SMALLEST_SIZE if self.way.few else rules.SMALLEST_SIZE
        if strength <= self.asked or self.evidence.reach < smallest:
            return False  # nearly every day; what follows need not be worked out
        return strength > self.limit and self.differing >= self.way.after

    @property
    def differing(self) -> int:
        """How many new answers lie beyond the old middle, or old answers short of the new one, if more?"""
        best = self.evidence.best
        values = self.values if self.evidence.size > 0.0 else -self.values
        old, new = values[:best], values[best : self.evidence.end]
        return max(int((new > np.median(old)).sum()), int((old < np.median(new)).sum()))


def look(days: Ints, values: Floats, *, extra: float = 0.0, settled: bool = False) -> Look | None:
    """What does a look at these answers say?

    `days` (n,) ascending and `values` (n,) without NaN, from the start of the baseline to today; only the
    last `rules.WINDOW` answers are used. `extra` is log evidence asked on top of the usual limit; `settled`
    says that the baseline begins at a shift, not with the diary. None when there is too
    little to look at, or nothing ever varied.
    """
    days, values = days[-rules.WINDOW :], values[-rules.WINDOW :]
    way = way_of(days, settled=settled)
    if len(days) < way.before + way.after:
        return None
    seen = _seen(days, values, extra, way)
    if seen is not None and seen.noticed and not way.few:
        return _seen(days, values, extra, way, careful=True)
    return seen


def _seen(days: Ints, values: Floats, extra: float, way: Way, *, careful: bool = False) -> Look | None:
    """The same for one way of looking; `careful` as in `weigh`."""
    scores = way.scores(days, values)
    evidence = weigh(days, scores, way, careful=careful)
    if evidence is None:
        return None
    if not way.few and len(days) <= rules.EARLY and _worth_asking(evidence):
        scores, evidence = _second_opinion(days, values, scores, evidence, way, careful=careful)
    return Look(days, values, scores, evidence, way.limit(len(days)) + extra, way)


def _worth_asking(evidence: Evidence) -> bool:
    return evidence.log_bayes > rules.EARLY_FROM and evidence.reach > rules.EARLY_SIZE


def _second_opinion(
    days: Ints, values: Floats, scores: Floats, evidence: Evidence, way: Way, *, careful: bool
) -> tuple[Floats, Evidence]:
    """Do plain distances see more than the order of the answers does? Those scores that do, and evidence that
    is the weighted mean of both Bayes factors, so that asking twice costs no validity."""
    plain = np.clip(plain_scores(weekday_free(days, unit_values(values))), -rules.EARLY_CUT, rules.EARLY_CUT)
    other = weigh(days, plain, way, careful=careful)
    if other is None:
        return scores, evidence
    ordered = evidence.log_bayes + float(np.log1p(-rules.EARLY_SHARE))
    distant = other.log_bayes + float(np.log(rules.EARLY_SHARE))
    both = float(np.logaddexp(ordered, distant))
    if distant > ordered:
        return plain, replace(other, log_bayes=both)
    return scores, replace(evidence, log_bayes=both)


def _price(values: Floats, scores: Floats, evidence: Evidence, way: Way) -> float:
    """How much more evidence do the ways of this series ask, because they imitate shifts?"""
    commonest = int(np.unique(values, return_counts=True)[1].max()) / len(values)
    if way.few:
        inertia = rules.FEW_INERTIA_PRICE * max(0.0, evidence.inertia - rules.FEW_INERTIA_FREE)
    else:
        inertia = float(np.interp(evidence.inertia, rules.INERTIA, rules.INERTIA_PRICE))
    free = rules.UNEVEN_ERRORS / float(np.sqrt(len(values))) if way.few else rules.UNEVEN_FREE
    uneven = max(0.0, _unevenness(scores, evidence.quiet_inertia) - free)
    tie = max(0.0, commonest - rules.TIE_FREE)
    return inertia + rules.UNEVEN_PRICE * uneven + rules.TIE_PRICE * tie


def _unevenness(scores: Floats, phi: float) -> float:
    """Does the spread depend on the level? |correlation| of each answer's surprise with the answer before."""
    mean = scores.mean()
    before = scores[:-1] - mean
    surprise = np.abs(scores[1:] - mean - phi * before)
    surprise = surprise - surprise.mean()
    before = before - before.mean()
    scale = float(np.sqrt((before * before).sum() * (surprise * surprise).sum()))
    return abs(float((before * surprise).sum())) / scale if scale > 0.0 else 0.0
