"""Who stayed for how long, and how did those leave who left early?"""

from collections import Counter
from dataclasses import dataclass

from inkling.cohort.report.courses import Courses
from inkling.cohort.report.intervals import Mean, mean_of
from inkling.cohort.report.pooling import pooled
from inkling.cohort.report.small_cells import SMALL


@dataclass(frozen=True)
class Left:
    """Those whose last session was one from `first` to `last`: how many; how many were there until then or longer
    (`there`); and their mean score at the start and at the end, None where fewer than ten have both, or where that
    would tell of fewer than ten elsewhere."""

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
    spans = pooled(Counter(of.last.tolist()))
    inside = [of.paired & (of.last >= span.first) & (of.last <= span.last) for span in spans]
    told = _told([int(here.sum()) for here in inside])
    for span, here, means in zip(spans, inside, told, strict=True):
        before, after = (mean_of(of.pre[here]), mean_of(of.post[here])) if means else (None, None)
        found.append(Left(span.first, span.last, span.people, there, before, after))
        there -= span.people
    return tuple(found)


def _told(people: list[int]) -> list[bool]:
    """Where are the means of so many people told? Not of fewer than ten; nor, while all without a mean are fewer than
    ten together, of the next smallest: the mean of everybody is told, and what is left of it would be theirs."""
    order = sorted(range(len(people)), key=lambda at: (people[at], -at))
    least = sum(count < SMALL for count in people)
    while 0 < sum(people[at] for at in order[:least]) < SMALL and least < len(people):
        least += 1
    return [at not in order[:least] for at in range(len(people))]
