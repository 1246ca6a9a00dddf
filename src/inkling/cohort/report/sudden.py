"""Sudden gains: how many people had one, when, how large, how many reversed; and how scores went around them."""

from collections import Counter
from dataclasses import dataclass
from math import nan
from typing import Any

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from inkling.cohort.engines import Frame, kept, said_plainly
from inkling.cohort.gains import gains
from inkling.cohort.reading import Episodes
from inkling.cohort.report.courses import Courses, collected, points, whole
from inkling.cohort.report.intervals import Floats, Mean, Share, mean_from, share_of
from inkling.cohort.report.pooling import Span, pooled
from inkling.cohort.report.small_cells import SMALL
from inkling.cohort.report.yardstick import Yardstick

AROUND = (-3, -2, -1, 0, 1, 2)
"""Sessions around a gain: it lies between the third and the fourth of them, -1 and 0."""

QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, kw_only=True)
class Sudden:
    """What is known of sudden gains, found with a cutoff of `points`?

    `people`: who had one, of all who had an interval that could be judged; None where fewer than ten had one, or
    had none. Of each person the first gain counts: how many more there are would tell of the few with several.
    `gains`: how many there are; the rest is empty or None where they are too few. `when`: the sessions before
    them, pooled. `size`: their magnitude in points, better above 0; `quartiles`: a quarter, half and three quarters of
    them are at most so large; None where a quarter is fewer than ten. `share`: the median magnitude as a share of
    that person's whole change, of those who got better; None where half of them are fewer than ten. `reversed`: in
    how many of those with a later score it went back over half of the gain. `around`: the mean score of each session
    around a gain.
    """

    points: float
    people: Share | None
    gains: int | None = None
    when: tuple[Span, ...] = ()
    size: Mean | None = None
    quartiles: tuple[float, float, float] | None = None
    share: float | None = None
    reversed: Share | None = None
    around: tuple[Mean, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """Who had a gain: for each course 1, 0, or -1 where no interval could be judged."""

    by_person: NDArray[np.int64]
    told: Sudden


def sudden(episodes: Episodes, of: Courses, by: Yardstick) -> Found | None:
    """Which sudden gains are there? None where nothing says how many points make one."""
    cutoff = by.gain_points(float(np.nanstd(of.pre[of.paired], ddof=1)) if of.paired.sum() > 1 else nan)
    if cutoff is None:
        return None
    intervals = gains(episodes, cutoff, by.share, losses=by.sign > 0)
    with said_plainly():
        per_person = intervals.group_by("person").agg(
            (~nw.col("gain").is_null()).cast(nw.Int64).sum().alias("judged"),
            nw.col("gain").cast(nw.Int64).sum().alias("gains"),
        )
        found = kept(
            intervals.filter(nw.col("gain") == 1)
            .with_columns(first=nw.col("to_session").min().over("person"))
            .filter(nw.col("to_session") == nw.col("first"))
            .select("person", "to_session", "before", "after")
        )
    had = _for_each(of, collected(per_person))
    each = _each_gain(found, episodes, of, by.sign)
    people = share_of(int(np.sum(had == 1)), int(np.sum(had >= 0)))
    return Found(by_person=had, told=_told(cutoff, people, each, _around(found, episodes)))


@dataclass(frozen=True, eq=False)
class _Each:
    """One person's first gain an entry: the session before it, its size, its share of the whole change, and whether it
    went back."""

    session: NDArray[np.int64]
    size: Floats
    share: Floats
    back: Floats


def _told(cutoff: float, people: Share, each: _Each, around: tuple[Mean, ...]) -> Sudden:
    """All of it, or only what tells of nobody."""
    if people.count < SMALL or people.of - people.count < SMALL:
        return Sudden(points=cutoff, people=None)
    known = ~np.isnan(each.back)
    back, of = int(np.sum(each.back[known])), int(known.sum())
    quarter, half, three = (float(part) for part in np.quantile(each.size, QUARTERS))
    shares = each.share[~np.isnan(each.share)]
    return Sudden(
        points=cutoff,
        people=people,
        gains=len(each.size),
        when=pooled(Counter(each.session.tolist())),
        size=mean_from(len(each.size), float(each.size.mean()), float(each.size.std(ddof=1))),
        quartiles=(quarter, half, three) if len(each.size) >= 4 * SMALL else None,
        share=float(np.median(shares)) if len(shares) >= 2 * SMALL else None,
        reversed=share_of(back, of) if back >= SMALL and of - back >= SMALL else None,
        around=around if all(one.people >= SMALL for one in around) else (),
    )


def _each_gain(found: Frame, episodes: Episodes, of: Courses, sign: int) -> _Each:
    """The first gain of each person, with the scores after it."""
    after = nw.col("session") > nw.col("to_session")
    scored = ~nw.col("score").is_null()
    halfway = nw.col("after") + (nw.col("before") - nw.col("after")) / 2
    with said_plainly():
        with_later = (
            found.join(episodes.scores, on="person", how="inner")
            .with_columns(
                later=(after & scored).cast(nw.Int64),
                back=(after & scored & (sign * (nw.col("score") - halfway) < 0))
                .fill_null(False)
                .cast(nw.Int64),
            )
            .group_by("person", "to_session")
            .agg(*(nw.col(name).max() for name in ("before", "after", "later", "back")))
        )
    table = collected(with_later)
    at = of.places(table["person"])
    size = sign * (points(table["after"]) - points(table["before"]))
    whole_change = sign * (of.post - of.pre)[at] if len(at) else size
    better = whole_change > 0
    return _Each(
        session=whole(table["to_session"]) - 1,
        size=size,
        share=np.divide(size, whole_change, out=np.full(len(size), nan), where=better),
        back=np.where(whole(table["later"]) == 1, points(table["back"]), nan),
    )


def _around(found: Frame, episodes: Episodes) -> tuple[Mean, ...]:
    """The mean score of each of the six sessions around the gains."""
    at = (nw.col("session") - nw.col("to_session")).alias("at")
    with_all = found.select("person", "to_session").join(episodes.scores, on="person", how="inner")
    near = with_all.with_columns(at).filter(
        nw.col("at") >= AROUND[0], nw.col("at") <= AROUND[-1], ~nw.col("score").is_null()
    )
    table = collected(
        near.group_by("at").agg(
            nw.len().cast(nw.Int64).alias("people"),
            nw.col("score").mean().alias("mean"),
            nw.col("score").std().alias("sd"),
        )
    )
    rows = {int(row["at"]): row for row in table.rows(named=True)}
    none = {"people": 0, "mean": nan, "sd": nan}
    each = (rows.get(offset, none) for offset in AROUND)
    return tuple(
        mean_from(row["people"], row["mean"], nan if row["sd"] is None else row["sd"]) for row in each
    )


def _for_each(of: Courses, judged: nw.DataFrame[Any]) -> NDArray[np.int64]:
    """1, 0 or -1 in the order of the courses."""
    had = np.full(len(of), -1, dtype=np.int64)
    at, some = of.places(judged["person"]), whole(judged["judged"]) > 0
    had[at[some]] = points(judged["gains"].fill_null(0))[some] > 0
    return had
