"""Who changed by more than error of measurement, and who crossed over? For any number of people, on any engine."""

from dataclasses import dataclass, field

import narwhals as nw

from inkling.change import (
    Better,
    ChangeError,
    ChangeQuirks,
    CutoffKind,
    Method,
    Moments,
    check_options,
    clinical_value,
    critical_value,
    cutoff_value,
)
from inkling.cohort.change_rules import category, index, moments
from inkling.cohort.engines import Engine, Frame, said_plainly
from inkling.cohort.errors import OptionError
from inkling.cohort.pairs import PairsFlow, pairs
from inkling.language import gettext as _

CHANGE_COLUMNS = ("person", "pre", "post", "change", "rci", "category")
"""The columns of the answer, in order."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Change:
    """Who changed reliably, by how much, and into which category does each person fall?

    `frame`: a lazy table in order of person, one row each: person, pre, post and change (post - pre) in points,
    rci in standard errors with the sign of the change, category (recovered, improved, unchanged,
    deteriorated, harmed; null where it cannot be said). `flow`: who could not be judged, and why. `moments`:
    means and SDs of those who could, in points. `critical`: how large the index had to be. `cutoff`: the
    score at which the populations part, None if not asked for, NaN if it cannot be said.
    """

    frame: Frame = field(repr=False)
    flow: PairsFlow
    method: Method
    moments: Moments
    critical: float
    cutoff: float | None


def change(
    source: object,
    pre: str | float,
    post: str | float,
    method: Method = "jacobson-truax",
    *,
    reliability: float,
    reliability_post: float | None = None,
    better: Better = "lower",
    functional: tuple[float, float] | None = None,
    cutoff: CutoffKind | None = None,
    significance: float = 0.05,
    quirks: ChangeQuirks | None = None,
    person: str | None = None,
    session: str | None = None,
    score: str | None = None,
    engine: Engine = "polars",
) -> Change:
    """Who changed by more than error of measurement can explain, and did they leave the clinical range?

    `source` is a long table as for `read`; `pre` and `post` name two of its sessions, by number or by word.
    Everybody in the table has a row; who lacks one of the two scores, or has two rows for one of them, is not
    judged, does not count for means and SDs, and is counted in `flow`. `reliability` of the measure: at least
    0 and below 1. The six methods, `functional` (mean and SD of people without the problem), `cutoff` (a, b or
    c), `better`, `significance` and `quirks` as in `inkling.change.reliable_change`, whose formulas these are.

    Raises `CohortError`. Sources: Jacobson & Truax (1991), doi 10.1037/0022-006X.59.1.12; Hsu (1989),
    Behavioral Assessment 11; Speer (1992), doi 10.1037/0022-006X.60.3.402; Nunnally & Kotsch (1983), British
    Journal of Clinical Psychology 22; Hageman & Arrindell (1999), doi 10.1016/S0005-7967(99)00032-7.
    """
    later = reliability if reliability_post is None else reliability_post
    _check(method, reliability, later, significance, better, cutoff, functional)
    paired = pairs(source, pre, post, person=person, session=session, score=score, engine=engine)
    m = moments(paired.frame)
    critical = critical_value(significance, method)
    value = None
    if cutoff is not None:
        value = clinical_value(m, cutoff, functional, better, quirks, method, reliability)
    with said_plainly():
        judged = paired.frame.with_columns(
            change=nw.col("post") - nw.col("pre"), rci=index(method, m, reliability, later)
        )
        told = judged.with_columns(category=category(critical, value, better))
        answer: Frame = told.select(*CHANGE_COLUMNS).sort("person")
    return Change(frame=answer, flow=paired.flow, method=method, moments=m, critical=critical, cutoff=value)


def _check(
    method: Method,
    reliability: float,
    reliability_post: float,
    significance: float,
    better: Better,
    cutoff: CutoffKind | None,
    functional: tuple[float, float] | None,
) -> None:
    """Do these make sense together, before anything is read? Raises `OptionError`."""
    try:
        check_options(method, reliability, reliability_post, significance)
        if cutoff is not None:
            cutoff_value(cutoff, (0.0, 1.0), functional, better, ChangeQuirks())
    except ChangeError as error:
        said = str(error)
        raise OptionError(f"{said[0].upper()}{said[1:]}.") from None
    if better not in ("lower", "higher"):
        raise OptionError(_("Better must be lower or higher."))
