"""How did the people do who have a score before and one after?"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inkling.cohort.found import CATEGORIES
from inkling.cohort.report.courses import Courses
from inkling.cohort.report.intervals import Effect, Mean, Share, effect_of, mean_of, share_of
from inkling.cohort.report.small_cells import SMALL, hidden
from inkling.cohort.report.yardstick import Yardstick

Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]


BETTER = ("recovered", "improved")
"""Who got reliably better: these two kinds together."""
WORSE = ("deteriorated", "harmed")


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """What became of `people` with a score before and after, in points and, where that can be judged, in kinds?

    `before`, `after`, `change` (after - before): means with their intervals. `effect`: the mean change in SDs of the
    scores before, better above 0. `kinds`: the share of each category, or None where it would tell of fewer than ten;
    empty where change cannot be judged. `improved` (with the recovered) and `worse` (with the harmed): of all judged.
    `recovery`: the recovered among those who began in the clinical range; None without a cutoff, or where it
    is hidden. `clinical`: how many began there. `cutoff`: the score where it begins.
    """

    people: int
    before: Mean
    after: Mean
    change: Mean
    effect: Effect | None
    kinds: dict[str, Share | None]
    improved: Share | None = None
    worse: Share | None = None
    recovery: Share | None = None
    clinical: int | None = None
    cutoff: float | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Judged:
    """The category of each course (a word, or "" where it cannot be said), and what was worked out on the way."""

    labels: NDArray[np.str_]
    kinds: tuple[str, ...]
    cutoff: float | None
    clinical: NDArray[np.bool_] | None


def judge(courses: Courses, by: Yardstick) -> Judged | None:
    """Which kind of change is each person's? None where the yardstick cannot say."""
    found = by.judged(courses.pre, courses.post)
    if found is None:
        return None
    return Judged(
        labels=np.where(found.labels == "undecided", "", found.labels),
        kinds=tuple(name for name in CATEGORIES if name in found.counts),
        cutoff=found.at.value if found.at else None,
        clinical=np.asarray(found.at.clinical_pre == 1.0) if found.at else None,
    )


def outcomes(courses: Courses, by: Yardstick, judged: Judged | None) -> Outcomes:
    """How did they do, all together?"""
    pre, post = courses.pre[courses.paired], courses.post[courses.paired]
    told: dict[str, Any] = {}
    kinds: dict[str, Share | None] = {}
    if judged is not None:
        kinds, told = _kinds(judged)
    return Outcomes(
        people=len(pre),
        before=mean_of(pre),
        after=mean_of(post),
        change=mean_of(post - pre),
        effect=effect_of(pre, post, by.sign),
        kinds=kinds,
        **told,
    )


def table_of(
    groups: list[Flags], judged: Judged | None, *, apart: bool
) -> tuple[tuple[str, ...], Counts, Flags]:
    """How many people of each group got reliably better, how many did not, and which of these numbers are hidden?

    Returns the columns, and for each group a row of numbers and of what is hidden. Finer kinds would be hidden in
    most groups. With `apart`, the recovered stand apart from the improved. No columns where nobody can be judged, or
    not even the number of all who got better can be told.
    """
    nothing = (), np.zeros((len(groups), 0), dtype=np.int64), np.zeros((len(groups), 0), dtype=np.bool_)
    if judged is None:
        return nothing
    away = kinds_hidden(judged)
    if all(away.values()):
        return nothing
    better = [kind for kind in BETTER if kind in away]
    parts = {kind: [kind] for kind in better} if apart else {"better": better}
    parts["other"] = [kind for kind in away if kind not in better]
    secret = [apart and name != "other" and away[name] for name in parts]
    cells = np.asarray(
        [[int(np.sum(here & np.isin(judged.labels, kinds))) for kinds in parts.values()] for here in groups]
    )
    gone = hidden(cells, np.asarray(secret))
    return nothing if gone is None else (tuple(parts), cells, gone)


def kinds_hidden(judged: Judged) -> dict[str, bool]:
    """Of which kinds is the number of all people hidden? Who got reliably better and who did not is told first, if
    neither are few; then each of the two is taken apart as far as that can be told."""
    counts = {kind: int(np.sum(judged.labels == kind)) for kind in judged.kinds}
    parts = [[kind for kind in counts if (kind in BETTER) is better] for better in (True, False)]
    if any(sum(counts[kind] for kind in part) < SMALL for part in parts):
        return dict.fromkeys(counts, True)
    found: dict[str, bool] = {}
    for part in parts:
        away = hidden(np.asarray([[counts[kind] for kind in part]]))
        found |= dict(zip(part, [True] * len(part) if away is None else away[0].tolist(), strict=True))
    return {kind: found[kind] for kind in counts}


def _kinds(judged: Judged) -> tuple[dict[str, Share | None], dict[str, Any]]:
    """The share of each kind, and those of kinds taken together, where they are told."""
    away = kinds_hidden(judged)
    counts = {kind: int(np.sum(judged.labels == kind)) for kind in away}
    of = sum(counts.values())
    shown = {kind: None if gone else share_of(counts[kind], of) for kind, gone in away.items()}
    told: dict[str, Any] = {"cutoff": judged.cutoff}
    if not all(away.values()):
        told["improved"] = share_of(sum(counts.get(kind, 0) for kind in BETTER), of)
        if not away["unchanged"]:  # then the rest is known, and was seen not to be small
            told["worse"] = share_of(sum(counts.get(kind, 0) for kind in WORSE), of)
    if judged.clinical is not None:
        began = int(np.sum(judged.clinical & (judged.labels != "")))
        if began >= SMALL and (began == of or of - began >= SMALL):
            told["clinical"] = began
            if shown["recovered"] and began - counts["recovered"] >= SMALL:
                told["recovery"] = share_of(counts["recovered"], began)
    return shown, told
