"""Groups side by side, in order of the alphabet and never of their numbers: how many of each kind, and a funnel."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from inkling.cohort.report.courses import Courses
from inkling.cohort.report.intervals import Floats, Mean, Share, funnel_limits, mean_of, share_of
from inkling.cohort.report.outcomes import Judged, table_of
from inkling.cohort.report.small_cells import SMALL

INNER, OUTER = 0.95, 0.998
"""By chance alone, one group in twenty lies outside of the inner limits, and one in 500 outside of the outer ones."""

STEPS = 120


@dataclass(frozen=True)
class Group:
    """One group, or several small ones together (`names`; "" for people whose group is not said or not clear): how
    many people with a score before and after, their means in points, and the share who got reliably better (None
    where it cannot be judged, or is hidden; then the means are hidden with it, as they say how many it can be).
    `chance`: between which shares a group of this size lies 95 of 100 times
    if it is like everybody; None where nobody can be judged."""

    names: tuple[str, ...]
    people: int
    before: Mean | None
    after: Mean | None
    improved: Share | None
    chance: tuple[float, float] | None

    @property
    def alone(self) -> bool:
        """Is it one group that has a name?"""
        return len(self.names) == 1 and bool(self.names[0])


@dataclass(frozen=True, eq=False)
class Funnel:
    """How far groups of each size may lie from all by chance: `sizes`, and the limits around `share` for each.
    `outside`: how many groups lie outside of the inner and of the outer limits."""

    share: float
    sizes: NDArray[np.int64] = field(repr=False)
    inner: tuple[Floats, Floats] = field(repr=False)
    outer: tuple[Floats, Floats] = field(repr=False)
    outside: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Groups:
    """All groups in order of the alphabet, then small ones together, then people without a group. `column`: what they
    were read from. `each` is empty with fewer than two lines, `funnel` None with fewer than two shares to be told."""

    column: str
    each: tuple[Group, ...]
    funnel: Funnel | None


def groups(of: Courses, judged: Judged | None, column: str) -> Groups:
    """How did people do in each group? Groups of fewer than ten are taken together, with the smallest of the others
    where they are still fewer than ten."""
    usable = of.paired if judged is None else judged.labels != ""
    sets = _large_enough(of, usable)
    if len(sets) < 2:
        return Groups(column=column, each=(), funnel=None)
    here = [usable & np.isin(of.group, places) for places in sets]
    columns, cells, away = table_of(here, judged, apart=False)
    share = float(cells[:, 0].sum() / cells.sum()) if columns else None
    told = [judged is None or not (share is None or gone.any()) for gone in away]
    each = tuple(
        Group(
            names=tuple(of.groups[at] for at in places if at >= 0) + (("",) if -1 in places else ()),
            people=int(inside.sum()),
            before=mean_of(of.pre[inside]) if means else None,
            after=mean_of(of.post[inside]) if means else None,
            improved=share_of(int(counts[0]), int(counts.sum())) if means and columns else None,
            chance=None if share is None else _chance(share, int(inside.sum())),
        )
        for places, inside, counts, means in zip(sets, here, cells, told, strict=True)
    )
    return Groups(column=column, each=each, funnel=None if share is None else _funnel(each, share))


def _chance(share: float, people: int) -> tuple[float, float]:
    low, high = funnel_limits(share, np.asarray([people]), INNER)
    return float(low[0]), float(high[0])


def _large_enough(of: Courses, usable: NDArray[np.bool_]) -> list[tuple[int, ...]]:
    """Which groups have a line of their own, and which one together? By number; -1 and -2 are people without."""
    sizes = {at: int(np.sum(usable & (of.group == at))) for at in range(len(of.groups))}
    sizes = {at: size for at, size in sizes.items() if size}
    without = int(np.sum(usable & (of.group < 0)))
    small = [at for at, size in sizes.items() if size < SMALL]
    pool, people = list(small), sum(sizes[at] for at in small)
    if 0 < without < SMALL:
        pool, people = [*pool, -1, -2], people + without
    others = sorted((at for at in sizes if at not in pool), key=lambda at: (sizes[at], at))
    while pool and people < SMALL and others:
        smallest = others.pop(0)
        pool, people = [*pool, smallest], people + sizes[smallest]
    found: list[tuple[int, ...]] = [(at,) for at in sorted(others)]
    if pool and people >= SMALL:
        found.append(tuple(sorted(pool)))
    if without >= SMALL:
        found.append((-1, -2))
    return found


def _funnel(each: tuple[Group, ...], share: float) -> Funnel | None:
    """The limits around the share of everybody who got reliably better, and how many groups lie outside of them."""
    shown = [group.improved for group in each if group.improved and group.alone]
    if len(shown) < 2:
        return None
    most = max(one.of for one in shown)
    sizes = np.unique(np.geomspace(SMALL, most * 1.1, STEPS).round().astype(np.int64))
    counts, shares = np.asarray([one.of for one in shown]), np.asarray([one.share for one in shown])
    limits, outside = [], []
    for within in (INNER, OUTER):
        low, high = funnel_limits(share, counts, within)
        outside.append(int(np.sum((shares < low) | (shares > high))))
        limits.append(funnel_limits(share, sizes, within))
    return Funnel(share, sizes, limits[0], limits[1], (outside[0], outside[1]))
