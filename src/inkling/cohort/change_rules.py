"""The reliable change index and the categories as expressions, from moments that an engine worked out."""

from typing import Any

import narwhals as nw

from inkling.change import Better, Method, Moments, change_and_scale
from inkling.cohort.engines import Frame, one_row

NAN = float("nan")


def moments(pairs: Frame) -> Moments:
    """How do the people who have both scores (pre, post) do together? In points, SDs with n - 1.

    The covariance comes from the SD of the changes: 2 s1 s2 c = s1^2 + s2^2 - s_change^2.
    """
    both = pairs.filter(~nw.col("pre").is_null(), ~nw.col("post").is_null())
    with_change = both.with_columns(change=nw.col("post") - nw.col("pre"))
    row = one_row(
        with_change.select(
            how(nw.col(name)).alias(f"{name}_{what}")
            for name in ("pre", "post", "change")
            for what, how in (
                ("mean", nw.Expr.mean),
                ("std", nw.Expr.std),
                ("min", nw.Expr.min),
                ("max", nw.Expr.max),
            )
        )
    )
    (mean_1, sd_1), (mean_2, sd_2), (_mean, sd) = (_spread(row, name) for name in ("pre", "post", "change"))
    together = NAN
    if sd_1 > 0 and sd_2 > 0:
        together = (sd_1**2 + sd_2**2 - sd**2) / (2 * sd_1 * sd_2)
    return Moments(mean_1=mean_1, sd_1=sd_1, mean_2=mean_2, sd_2=sd_2, together=together)


def _spread(row: dict[str, Any], name: str) -> tuple[float, float]:
    """Mean and SD, exactly 0 when all are equal, NaN when there are too few."""
    mean, sd, low, high = (row[f"{name}_{what}"] for what in ("mean", "std", "min", "max"))
    if mean is None:
        return NAN, NAN
    if sd is None or sd != sd:
        return float(mean), NAN
    return (float(low), 0.0) if low == high else (float(mean), float(sd))


def index(method: Method, m: Moments, reliability: float, reliability_post: float) -> nw.Expr:
    """The reliable change index, null without any spread."""
    pre, post = nw.col("pre"), nw.col("post")
    change, scale = change_and_scale(method, pre, post, m, reliability, reliability_post)
    rci: nw.Expr = change / scale if scale > 0 else nw.lit(None).cast(nw.Float64)
    return rci


def category(critical: float, cutoff: float | None, better: Better) -> nw.Expr:
    """Which kind of change was it? A word, or null where it cannot be said. `cutoff` None: none was asked for."""
    sign = 1.0 if better == "higher" else -1.0
    rci, pre, post = sign * nw.col("rci"), sign * nw.col("pre"), sign * nw.col("post")
    if cutoff is None:
        told = [("improved", rci > critical), ("deteriorated", rci < -critical)]
    elif cutoff != cutoff:
        return nw.lit(None).cast(nw.String)
    else:
        at = sign * cutoff
        told = [
            ("recovered", (rci > critical) & (pre < at) & (post > at)),
            ("improved", rci > critical),
            ("harmed", (rci < -critical) & ~(pre < at) & ~(post > at)),
            ("deteriorated", rci < -critical),
        ]
    words: nw.Expr = nw.lit("unchanged")
    for word, holds in reversed(told):
        words = nw.when(holds).then(nw.lit(word)).otherwise(words)
    return nw.when(~rci.is_null()).then(words)
