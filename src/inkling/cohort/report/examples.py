"""Single courses of therapy, taken evenly from those that got most better to those that got most worse."""

from dataclasses import dataclass

import narwhals as nw
import numpy as np

from inkling.cohort.engines import said_plainly
from inkling.cohort.reading import Episodes
from inkling.cohort.report.courses import Courses, collected
from inkling.cohort.report.outcomes import BETTER, Judged, kinds_hidden
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
    """Which courses are shown? Evenly spaced in the order of change, best first, and among equals in an order that has
    nothing to do with the order of rows.

    The first nine and the last nine are never among them: the one that got most worse would say that nobody got
    worse still. In place of somebody whose kind of change is rare stands the nearest whose kind is not: to see one
    says that there is one, and to leave all of them out of the order would say how many there are.
    """
    paired = np.flatnonzero(of.paired & (of.answered >= 4))
    count = min(most, (len(paired) - 2 * (SMALL - 1)) // ONE_IN)
    if count < 2:
        return []
    change = sign * (of.post - of.pre)[paired]
    order = paired[np.lexsort((of.post[paired], of.last[paired], of.answered[paired], -change))]
    inner = order[SMALL - 1 : len(order) - SMALL + 1]
    free = np.arange(len(inner))
    if judged is not None:
        free = np.flatnonzero(~np.isin(judged.labels[inner], _rare(judged)))
    if not len(free):
        return []
    places = np.linspace(0, len(inner) - 1, count).round()
    near = dict.fromkeys(int(free[np.argmin(np.abs(free - place))]) for place in places)
    return [int(inner[at]) for at in near] if len(near) > 1 else []


def _rare(judged: Judged) -> list[str]:
    """Which kinds must not be seen? Those of fewer than ten people; and those hidden beside one of them, where to know
    that they are ten or more would leave too little to the others."""
    away = kinds_hidden(judged)
    counts = {kind: int(np.sum(judged.labels == kind)) for kind in away}
    found = []
    for better in (True, False):
        gone = [kind for kind in away if away[kind] and (kind in BETTER) is better]
        together = sum(counts[kind] for kind in gone)
        found += [kind for kind in gone if counts[kind] < SMALL or together < 2 * SMALL]
    return found


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
