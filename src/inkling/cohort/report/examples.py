"""Single courses of therapy, taken evenly from the one that got most better to the one that got most worse."""

from dataclasses import dataclass

import narwhals as nw
import numpy as np

from inkling.cohort.engines import said_plainly
from inkling.cohort.reading import Episodes
from inkling.cohort.report.courses import Courses, collected

MOST = 24
ONE_IN = 10
"""At most one person in so many is shown, so that nobody can be found by ruling out the others."""


@dataclass(frozen=True, eq=False)
class Example:
    """One person's course: `sessions` counted from the first score on, and `scores` in points. Nothing says whose."""

    sessions: tuple[int, ...]
    scores: tuple[float, ...]

    @property
    def change(self) -> float:
        """The last score less the first, in points."""
        return self.scores[-1] - self.scores[0]


def chosen(of: Courses, sign: int, most: int = MOST) -> list[int]:
    """Which courses are shown? Evenly spaced in the order of change, best first; among equals, those with more scores
    are seen as better by none: their order is that of the scores themselves."""
    paired = np.flatnonzero(of.paired & (of.answered >= 4))
    count = min(most, len(paired) // ONE_IN)
    if count < 2:
        return []
    change = sign * (of.post - of.pre)[paired]
    order = paired[np.lexsort((of.post[paired], of.last[paired], of.answered[paired], -change))]
    places = np.linspace(0, len(order) - 1, count).round().astype(int)
    return [int(at) for at in order[places]]


def examples(episodes: Episodes, of: Courses, sign: int) -> tuple[Example, ...]:
    """The courses that are shown, in the order of change, best first."""
    places = chosen(of, sign)
    if not places:
        return ()
    everybody = of.person.to_list()
    people = [everybody[at] for at in places]
    with said_plainly():
        rows = episodes.scores.filter(nw.col("person").is_in(people), ~nw.col("score").is_null())
    by_person: dict[object, list[tuple[int, float]]] = {}
    for row in collected(rows).rows(named=True):
        by_person.setdefault(row["person"], []).append((int(row["session"]), float(row["score"])))
    return tuple(_example(sorted(by_person[person])) for person in people)


def _example(course: list[tuple[int, float]]) -> Example:
    first = course[0][0]
    return Example(tuple(at - first for at, _score in course), tuple(score for _at, score in course))
