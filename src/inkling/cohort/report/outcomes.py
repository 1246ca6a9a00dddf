"""How did the people do who have a score before and one after?"""

from collections.abc import Mapping, Sequence
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


def counted(labels: NDArray[np.str_], kinds: tuple[str, ...]) -> NDArray[np.int64]:
    """How many people are of each kind?"""
    return np.asarray([np.sum(labels == kind) for kind in kinds], dtype=np.int64)


def table_of(
    groups: list[Flags], judged: Judged | None, *, apart: bool
) -> tuple[tuple[str, ...], Counts, Flags]:
    """How many people of each group got reliably better, how many did not, and which of these numbers are hidden?

    Returns the columns, and for each group a row of numbers and of what is hidden. Finer kinds would be hidden in
    most groups. With `apart`, the recovered stand apart from the improved. No columns where nobody can be judged, or
    no number could be told.
    """
    nothing = (), np.zeros((len(groups), 0), dtype=np.int64), np.zeros((len(groups), 0), dtype=np.bool_)
    if judged is None:
        return nothing
    away = dict(zip(judged.kinds, kinds_hidden(judged).tolist(), strict=True))
    better = [kind for kind in BETTER if kind in judged.kinds]
    parts = {kind: [kind] for kind in better} if apart else {"better": better}
    parts["other"] = [kind for kind in judged.kinds if kind not in better]
    secret = [away[kind] for kind in better] if apart else []
    secret += [not _sum_told(better, away)] * (len(parts) - len(secret))
    cells = np.asarray(
        [[int(np.sum(here & np.isin(judged.labels, kinds))) for kinds in parts.values()] for here in groups]
    )
    gone = hidden(cells, np.asarray(secret))
    return nothing if gone is None else (tuple(parts), cells, gone)


def kinds_hidden(judged: Judged) -> NDArray[np.bool_]:
    """Of which kinds is the number of all people hidden?"""
    counts = counted(judged.labels, judged.kinds)
    if counts.sum() < SMALL:
        return np.ones(len(counts), dtype=np.bool_)
    away = hidden(counts[None, :])
    return np.ones(len(counts), dtype=np.bool_) if away is None else away[0]


def _sum_told(kinds: Sequence[str], away: Mapping[str, bool]) -> bool:
    """Is the number of these kinds together known from what is told: from each of them, or from all the others?"""
    return not any(away[kind] for kind in kinds if kind in away) or not any(
        gone for kind, gone in away.items() if kind not in kinds
    )


def _kinds(judged: Judged) -> tuple[dict[str, Share | None], dict[str, Any]]:
    counts, secret = counted(judged.labels, judged.kinds), kinds_hidden(judged)
    of = int(counts.sum())
    by_kind = dict(zip(judged.kinds, counts.tolist(), strict=True))
    shown = {
        kind: None if away else share_of(count, of)
        for (kind, count), away in zip(by_kind.items(), secret, strict=True)
    }
    told: dict[str, Any] = {"cutoff": judged.cutoff}
    for name, parts in (("improved", BETTER), ("worse", ("deteriorated", "harmed"))):
        if _sum_told(parts, {kind: share is None for kind, share in shown.items()}):
            count = sum(by_kind.get(part, 0) for part in parts)
            told[name] = share_of(count, of) if count >= SMALL else None
    if judged.clinical is not None:
        began = int(np.sum(judged.clinical & (judged.labels != "")))
        if began >= SMALL and (began == of or of - began >= SMALL):
            told["clinical"] = began
            recovered = by_kind["recovered"]
            if shown["recovered"] and began - recovered >= SMALL:
                told["recovery"] = share_of(recovered, began)
    return shown, told
