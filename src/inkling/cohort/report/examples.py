"""Single courses of therapy, taken evenly from those that got most better to those that got most worse."""

from dataclasses import dataclass

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from inkling.cohort.engines import said_plainly
from inkling.cohort.reading import Episodes
from inkling.cohort.report.courses import Courses, collected
from inkling.cohort.report.outcomes import Judged
from inkling.cohort.report.small_cells import SMALL

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


def chosen(of: Courses, sign: int, judged: Judged | None = None, most: int = MOST) -> list[int]:
    """Which courses are shown? Evenly spaced in the order of change, best first; among equals, those with more scores
    are seen as better by none: their order is that of the scores themselves.

    The first nine and the last nine are never among them: the one that got most worse would say that nobody got
    worse still. Nor is anybody whose kind of change fewer than ten people share: to see one says there is one.
    """
    paired = np.flatnonzero(of.paired & (of.answered >= 4) & ~_of_a_rare_kind(of, judged))
    count = min(most, (len(paired) - 2 * (SMALL - 1)) // ONE_IN)
    if count < 2:
        return []
    change = sign * (of.post - of.pre)[paired]
    order = paired[np.lexsort((of.post[paired], of.last[paired], of.answered[paired], -change))]
    places = np.linspace(SMALL - 1, len(order) - SMALL, count).round().astype(int)
    return [int(at) for at in order[places]]


def _of_a_rare_kind(of: Courses, judged: Judged | None) -> NDArray[np.bool_]:
    if judged is None:
        return np.zeros(len(of), dtype=np.bool_)
    rare = [kind for kind in judged.kinds if np.sum(judged.labels == kind) < SMALL]
    return np.isin(judged.labels, rare)


def examples(episodes: Episodes, of: Courses, sign: int, judged: Judged | None = None) -> tuple[Example, ...]:
    """The courses that are shown, in the order of change, best first."""
    places = chosen(of, sign, judged)
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
