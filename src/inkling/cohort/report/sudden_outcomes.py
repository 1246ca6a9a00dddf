"""Outcomes of people with and without a sudden gain, side by side."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from inkling.cohort.report.courses import Courses
from inkling.cohort.report.intervals import Mean, mean_of
from inkling.cohort.report.outcomes import Judged, table_of
from inkling.cohort.report.small_cells import SMALL

LEAST = 2 * SMALL

Which = Literal["with", "without", "unknown", "without or unknown"]


@dataclass(frozen=True)
class ByGain:
    """People `with` a sudden gain, `without` one, or with no interval that could be judged (`unknown`), with a score
    before and after: how many, how many recovered, improved, or did not get reliably better (`kinds`, None where that
    is hidden), and their means in points."""

    which: Which
    people: int
    kinds: dict[str, int | None]
    before: Mean
    after: Mean
    change: Mean


def by_gain(of: Courses, had: NDArray[np.int64], judged: Judged | None) -> tuple[ByGain, ...]:
    """How did those with and without a sudden gain do? `had` is 1, 0 or -1 for each course. Too few whose intervals
    could not be judged are taken together with those without; nothing if there still are too few: fewer than `LEAST`,
    since the mean of fewer says how many of them can have got better, though that is hidden."""
    usable = of.paired if judged is None else judged.labels != ""
    rows: list[tuple[Which, NDArray[np.bool_]]] = [
        ("with", had == 1),
        ("without", had == 0),
        ("unknown", had == -1),
    ]
    unknown = int(np.sum(usable & (had == -1)))
    if unknown < LEAST:
        rows[1:] = [("without or unknown" if unknown else "without", had < 1)]
    rows = [(which, here & usable) for which, here in rows]
    if any(np.sum(here) < LEAST for _which, here in rows):
        return ()
    kinds, cells, away = table_of([here for _which, here in rows], judged, apart=True)
    return tuple(
        ByGain(
            which=which,
            people=int(here.sum()),
            kinds={kind: None if away[at, to] else int(cells[at, to]) for to, kind in enumerate(kinds)},
            before=mean_of(of.pre[here]),
            after=mean_of(of.post[here]),
            change=mean_of((of.post - of.pre)[here]),
        )
        for at, (which, here) in enumerate(rows)
    )
