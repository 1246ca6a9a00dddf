"""The three criteria of a sudden gain as expressions, in the same order of arithmetic as `inkling.change`.

What the engines are asked for stands in docs/cohort.md: shifts within a person, and arithmetic along a row.
"""

import narwhals as nw
from scipy import stats

from inkling.change import GainQuirks
from inkling.cohort.engines import Frame, engine_of, shifted
from inkling.cohort.reading import FARTHEST_SESSION

AROUND = 3
"""Sessions looked at on either side of an interval."""
FIXED = 2.776
"""The critical value of six answers, to three places as the literature prints it, without adjustment."""
SIGNIFICANCE = 0.05

_LAGS = {"before_3": 3, "before_2": 2, "before": 1, "after_2": -1, "after_3": -2}
_BEFORE = ("before_3", "before_2", "before")
_AFTER = ("after", "after_2", "after_3")


def around_each_interval(scores: Frame, *, numbered: bool = False) -> Frame:
    """Every interval with two sessions on either side: up to three scores before it and three after it.

    `scores` has person, session (without gaps) and score. A score is null where there is none. `numbered` as in
    `Episodes`.

    Polars is quickest when everybody is put in order together, and the neighbours of a row count if they are the
    same person's. The others take people apart: DuckDB works on several at once then, Spark must share out the work.
    """
    around = _together(scores, numbered) if engine_of(scores) == "polars" else _one_by_one(scores)
    return around.rename({"session": "to_session", "score": "after"}).with_columns(
        from_session=nw.col("to_session") - 1
    )


def _together(scores: Frame, numbered: bool) -> Frame:
    def of_same(name: str) -> nw.Expr:
        return nw.col(f"{name}_whose") == nw.col("person")

    in_order = by_one_number(scores) if numbered else scores.sort("person", "session")
    lags = {name: ("score", lag) for name, lag in _LAGS.items()}
    lags |= {f"{name}_whose": ("person", lag) for name, lag in _LAGS.items() if name != "before"}
    return (
        shifted(in_order, lags)
        .filter(of_same("before_2"), of_same("after_2"))
        .with_columns(
            nw.when(of_same(name)).then(nw.col(name)).alias(name) for name in ("before_3", "after_3")
        )
    )


def by_one_number(scores: Frame) -> Frame:
    """In order of person and session, by a number made of both: three times as quick as by two columns."""
    number = nw.col("person").cast(nw.Int64) * (2 * FARTHEST_SESSION) + nw.col("session")
    return scores.with_columns(number=number).sort("number").select("person", "session", "score")


def _one_by_one(scores: Frame) -> Frame:
    def at(column: str, lag: int) -> nw.Expr:
        return nw.col(column).shift(lag).over("person", order_by="session")

    shifted = scores.with_columns(
        *(at("score", lag).alias(name) for name, lag in _LAGS.items()),
        first=at("session", 2),
        last=at("session", -1),
    )
    return shifted.filter(~nw.col("first").is_null(), ~nw.col("last").is_null())


def by_size(sign: int, cutoff: float) -> nw.Expr:
    """Criterion 1: did the score move by at least `cutoff` points?"""
    return verdict(sign * (nw.col("before") - nw.col("after")) >= cutoff)


def by_share(sign: int, share: float, quirks: GainQuirks) -> nw.Expr:
    """Criterion 2: did it move by at least this share of the score before?"""
    x, y = nw.col("before"), nw.col("after")
    met = x - y <= share * x if quirks.loss_share_upside_down and sign < 0 else sign * (x - y) >= share * x
    return verdict(met) if quirks.share_of_negative else nw.when(x >= 0).then(verdict(met))


def by_stability(around: Frame, sign: int, *, adjust: bool) -> Frame:
    """Criterion 3 beside each interval: do the means lie further apart than chance and spread explain?

    Scores are counted from one score of the window, so that equal scores have a spread of exactly 0.
    """
    origin = (
        nw.when(nw.col("before").is_null()).then(nw.col("after")).otherwise(nw.col("before")).fill_null(0.0)
    )
    frame = around.with_columns(origin.alias("origin"))
    frame = frame.with_columns(
        (nw.col(name) - nw.col("origin")).alias(f"{name}_from") for name in (*_BEFORE, *_AFTER)
    )
    for side, names in (("1", _BEFORE), ("2", _AFTER)):
        frame = _side(frame, side, [f"{name}_from" for name in names])
    n1, n2 = nw.col("n_1"), nw.col("n_2")
    enough = (n1 >= 2) & (n2 >= 2)
    freedom = nw.when(enough).then(n1 + n2 - 2).otherwise(1)
    frame = frame.with_columns(spread=((nw.col("squares_1") + nw.col("squares_2")) / freedom).sqrt())
    apart = sign * (nw.col("mean_1") - nw.col("mean_2"))
    met = verdict(apart > _critical(n1 + n2, adjust=adjust) * nw.col("spread"))
    return frame.with_columns(criterion_3=nw.when(enough).then(met))


def verdict(met: nw.Expr) -> nw.Expr:
    """1 for yes, 0 for no, null where it cannot be said."""
    return met.cast(nw.Int8)


def not_asked() -> nw.Expr:
    """Null, for a criterion that is switched off."""
    return nw.lit(None).cast(nw.Int8)


def _side(frame: Frame, side: str, names: list[str]) -> Frame:
    """How many scores are there on this side, what is their mean, and their sum of squares around it?"""
    count, total, squares = nw.lit(0), nw.lit(0.0), nw.lit(0.0)
    for name in names:
        count = count + (~nw.col(name).is_null()).cast(nw.Int64)
        total = total + nw.col(name).fill_null(0.0)
        apart = nw.col(name) - nw.col(f"mean_{side}")
        squares = squares + (apart * apart).fill_null(0.0)
    frame = frame.with_columns(count.alias(f"n_{side}"), total.alias(f"total_{side}"))
    some = nw.when(nw.col(f"n_{side}") > 0).then(nw.col(f"n_{side}")).otherwise(1)
    frame = frame.with_columns((nw.col(f"total_{side}") / some).alias(f"mean_{side}"))
    return frame.with_columns(squares.alias(f"squares_{side}"))


def _critical(answers: nw.Expr, *, adjust: bool) -> nw.Expr:
    """The two-sided value of t for so many answers around an interval."""
    if not adjust:
        return nw.lit(FIXED)
    six, five, four = (float(stats.t.isf(SIGNIFICANCE / 2, count - 2)) for count in (6, 5, 4))
    return (
        nw.when(answers == 2 * AROUND).then(six).otherwise(nw.when(answers == 5).then(five).otherwise(four))
    )
