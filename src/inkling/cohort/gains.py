"""Between which sessions did whom a sudden gain happen to? For any number of people, on any of the engines."""

from typing import Any

import narwhals as nw

from inkling.change import GainQuirks
from inkling.cohort.engines import Frame, engine_of, said_plainly
from inkling.cohort.errors import OptionError
from inkling.cohort.gains_rules import around_each_interval, by_share, by_size, by_stability, not_asked
from inkling.cohort.reading import Episodes, read
from inkling.language import gettext as _

GAIN_COLUMNS = (
    "person",
    "from_session",
    "to_session",
    "before",
    "after",
    "criterion_1",
    "criterion_2",
    "criterion_3",
    "gain",
)
"""The columns of the answer, in order."""


def gains(
    episodes: Episodes | Any,
    cutoff: float | None,
    share: float | None = 0.25,
    adjust: bool = True,
    losses: bool = False,
    *,
    quirks: GainQuirks | None = None,
) -> Frame:
    """Between which two sessions did a score fall suddenly (with `losses`: rise), and where can it not be said?

    `episodes` comes from `read`; any other table is read first, with its columns found by name. Returns a
    lazy table in order of person and session, with one row for each interval that has two sessions on either
    side, from a person's second to the last but two:

    - person, from_session, to_session (the next number), before, after: x and y, in points
    - criterion_1: x - y is at least `cutoff` points (never negative, for losses neither)
    - criterion_2: x - y is at least `share` of x; cannot be said where x is negative
    - criterion_3: the means of up to three sessions until x and from y on lie apart by more than
      c * sqrt(((n1-1) s1^2 + (n2-1) s2^2) / (n1 + n2 - 2)), with at least two answered on either side. With
      `adjust`, c is the two-sided 5 % value of t for n1 + n2 - 2 (2.776, 3.182 or 4.303 for six, five or four
      answers), otherwise always 2.776. This is the pooled SD, without the 1/n1 + 1/n2 of a t test.
    - gain: 1 if all of them hold, 0 if not, null if one of them cannot be said

    Criteria are 1, 0 or null. A cutoff or share of None switches that criterion off: null, and not asked in
    `gain`. The same answers, cell by cell, as `inkling.change.sudden_gains` on the table with a column a
    session; `quirks` as there (only those of losses and of negative scores matter here).

    Raises `OptionError`, and what `read` raises. Sources: Tang & DeRubeis (1999),
    doi 10.1037/0022-006X.67.6.894; Stiles et al. (2003), doi 10.1037/0022-006X.71.1.14; losses: Lutz et al.
    (2013), doi 10.1080/10503307.2012.693837.
    """
    check_sizes(cutoff, share)
    of = episodes if isinstance(episodes, Episodes) else read(episodes)
    sign, quirks = (-1 if losses else 1), quirks or GainQuirks()
    criteria = {"criterion_1": not_asked(), "criterion_2": not_asked()}
    gain = nw.col("criterion_3")
    if cutoff is not None:
        criteria["criterion_1"] = by_size(sign, cutoff)
        gain = gain * nw.col("criterion_1")
    if share is not None:
        criteria["criterion_2"] = by_share(sign, share, quirks)
        gain = gain * nw.col("criterion_2")
    with said_plainly():
        judged = by_stability(
            around_each_interval(of.scores, numbered=of.numbered), sign, adjust=adjust
        ).with_columns(**criteria)
        answer: Frame = judged.with_columns(gain=gain).select(*GAIN_COLUMNS)
        if engine_of(answer) != "polars":  # there the rows are in order already, and stay in it
            answer = answer.sort("person", "from_session")
    return answer


def check_sizes(cutoff: float | None, share: float | None) -> None:
    """Do these make sense, before anything is read? Raises `OptionError`."""
    for size in (cutoff, share):
        if size is not None and not 0 <= size < float("inf"):
            raise OptionError(_("The cutoff and the share are sizes, never negative, for losses neither."))
