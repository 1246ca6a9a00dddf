"""What would one look today say?"""

from dataclasses import dataclass

import numpy as np

from inkling.change import rules
from inkling.change.evidence import Evidence, weigh
from inkling.change.scores import Floats, Ints, normal_scores, weekday_free


@dataclass(frozen=True, eq=False)
class Look:
    """One look at one stretch: the answers it used, what they say, and what would have been enough.

    `days`, `values`, `scores` (n,): the stretch looked at. `limit`: log evidence asked of this stretch.
    """

    days: Ints
    values: Floats
    scores: Floats
    evidence: Evidence
    limit: float

    @property
    def noticed(self) -> bool:
        """Is there a shift worth telling?"""
        return self.evidence.reach >= rules.SMALLEST_SIZE and self.evidence.log_bayes > self.limit


def look(days: Ints, values: Floats, *, extra: float = 0.0) -> Look | None:
    """What does a look at these answers say?

    `days` (n,) ascending and `values` (n,) without NaN, from the start of the baseline to today; only the
    last `rules.WINDOW` answers are used. `extra` is log evidence asked on top of the limit. None when
    there is too little to look at, or nothing ever varied.
    """
    days, values = days[-rules.WINDOW :], values[-rules.WINDOW :]
    if len(days) < rules.BEFORE + rules.AFTER:
        return None
    even = weekday_free(days, values)
    scores = normal_scores(even)
    evidence = weigh(days, scores)
    if evidence is None:
        return None
    limit = rules.LIMIT + extra + _price(values, scores, evidence)
    return Look(days, values, scores, evidence, limit)


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
