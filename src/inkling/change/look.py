"""What would one look today say?"""

from dataclasses import dataclass

import numpy as np

from inkling.change import rules
from inkling.change.evidence import Evidence, weigh
from inkling.change.scores import Floats, Ints, normal_scores, weekday_free


@dataclass(frozen=True, eq=False)
class Look:
    """One look at one stretch: the answers it used, what they say, and what would have been enough.

    `days`, `values`, `scores` (n,): the stretch looked at. `asked`: log evidence asked of any such stretch.
    """

    days: Ints
    values: Floats
    scores: Floats
    evidence: Evidence
    asked: float

    @property
    def limit(self) -> float:
        """Log evidence asked of this stretch: more if its ways imitate shifts."""
        return self.asked + _price(self.values, self.scores, self.evidence)

    @property
    def noticed(self) -> bool:
        """Is there a shift worth telling?"""
        strength = self.evidence.log_bayes
        # The price is never negative, so most days it need not be worked out.
        return self.evidence.reach >= rules.SMALLEST_SIZE and strength > self.asked and strength > self.limit


def look(days: Ints, values: Floats, *, extra: float = 0.0) -> Look | None:
    """What does a look at these answers say?

    `days` (n,) ascending and `values` (n,) without NaN, from the start of the baseline to today; only the
    last `rules.WINDOW` answers are used. `extra` is log evidence asked on top of the usual limit. None when
    there is too little to look at, or nothing ever varied.
    """
    days, values = days[-rules.WINDOW :], values[-rules.WINDOW :]
    if len(days) < rules.BEFORE + rules.AFTER:
        return None
    scores = normal_scores(weekday_free(days, values))
    evidence = weigh(days, scores)
    return None if evidence is None else Look(days, values, scores, evidence, rules.LIMIT + extra)


def _price(values: Floats, scores: Floats, evidence: Evidence) -> float:
    """How much more evidence do the ways of this series ask, because they imitate shifts?"""
    commonest = int(np.unique(values, return_counts=True)[1].max()) / len(values)
    inertia = max(0.0, evidence.inertia - rules.INERTIA_FREE)
    uneven = max(0.0, _unevenness(scores, evidence.quiet_inertia) - rules.UNEVEN_FREE)
    tie = max(0.0, commonest - rules.TIE_FREE)
    return rules.INERTIA_PRICE * inertia + rules.UNEVEN_PRICE * uneven + rules.TIE_PRICE * tie


def _unevenness(scores: Floats, phi: float) -> float:
    """Does the spread depend on the level? |correlation| of each answer's surprise with the answer before."""
    mean = scores.mean()
    before = scores[:-1] - mean
    surprise = np.abs(scores[1:] - mean - phi * before)
    surprise = surprise - surprise.mean()
    before = before - before.mean()
    scale = float(np.sqrt((before * before).sum() * (surprise * surprise).sum()))
    return abs(float((before * surprise).sum())) / scale if scale > 0.0 else 0.0
