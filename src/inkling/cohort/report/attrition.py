"""Who stayed for how long, and how did those leave who left early?"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from inkling.cohort.report.courses import Courses
from inkling.cohort.report.intervals import Mean, mean_of
from inkling.cohort.report.pooling import pooled


@dataclass(frozen=True)
class Left:
    """Those whose last session was one from `first` to `last`: how many; how many were there until then or longer
    (`there`); and their mean score at the start and at the end, None where fewer than ten have both."""

    first: int
    last: int
    people: int
    there: int
    before: Mean | None
    after: Mean | None


def attrition(of: Courses) -> tuple[Left, ...]:
    """When did courses end? From the earliest to the latest; sessions are taken together until none of the numbers is
    small. Nothing with too few people."""
    found = []
    there = len(of)
    for span in pooled(Counter(of.last.tolist())):
        here = (of.last >= span.first) & (of.last <= span.last) & of.paired
        before, after = mean_of(of.pre[here]), mean_of(of.post[here])
        enough = int(np.sum(here)) >= 10
        found.append(
            Left(
                span.first,
                span.last,
                span.people,
                there,
                before if enough else None,
                after if enough else None,
            )
        )
        there -= span.people
    return tuple(found)
