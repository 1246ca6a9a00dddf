"""Who had a sudden gain, and between which sessions? For a whole table of people at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inkling.change.gains_rules import (
    LEAST_SESSIONS,
    Critical,
    Direction,
    Floats,
    GainError,
    GainQuirks,
    by_share,
    by_size,
    by_stability,
    table_of_scores,
)
from inkling.change.gains_summary import GainTable, Intervals, gain_table, window_around
from inkling.change.series import Better


@dataclass(frozen=True, kw_only=True, eq=False)
class SuddenGains:
    """Between which sessions did whom a sudden gain (or loss) happen to?

    Four arrays of people by intervals, 1 for yes, 0 for no, NaN for undecidable: `criterion_1`, `criterion_2`
    and `criterion_3` (None when switched off), and `gain`, all of the active ones together. An interval is
    judged only if every active criterion can be judged: NaN in one is NaN in `gain`.

    `from_session`: the number of the last session before each interval; the gain lies between it and the
    next. `scores`: what was given. `direction`, `better`, `quirks`: as asked for.
    """

    scores: Floats = field(repr=False)
    from_session: NDArray[np.intp]
    criterion_1: Floats | None = field(repr=False)
    criterion_2: Floats | None = field(repr=False)
    criterion_3: Floats | None = field(repr=False)
    gain: Floats = field(repr=False)
    direction: Direction
    better: Better
    quirks: GainQuirks

    def table(
        self,
        ids: Sequence[Any] | NDArray[Any] | None = None,
        *,
        start: ArrayLike | None = None,
        end: ArrayLike | None = None,
    ) -> GainTable:
        """What do the gains look like? One row each, in the order of people and sessions.

        `ids`, `start` and `end` are one for each person; without them people are numbered by row, and the
        first and last session count as start and end of therapy. Raises `GainError` for another length.
        """
        return gain_table(
            self.scores,
            self.gain,
            self.from_session,
            ids=ids,
            start=start,
            end=end,
            down=_falls(self.direction, self.better),
            towards=1 if self.better == "lower" else -1,
            quirks=self.quirks,
        )

    def around(self, other: ArrayLike) -> tuple[Floats, Floats]:
        """What did another measure do around each gain? Three values before, three after: (gains, 3) twice.

        `other` is a table of the same shape as the scores. Raises `GainError` if it is not.
        """
        if np.shape(other) != self.scores.shape:
            raise GainError("the other measure must be a table of the same shape as the scores")
        person, interval = np.nonzero(self.gain == 1.0)
        return window_around(other, person, interval + 1)

    @property
    def people_with(self) -> int:
        """How many people have at least one?"""
        return int(np.any(self.gain == 1.0, axis=1).sum())

    def explain(self) -> str:
        """The whole result in one sentence."""
        people, found = len(self.scores), int(np.sum(self.gain == 1.0))
        judged = int(np.sum(~np.isnan(self.gain)))
        what = "sudden gain" if self.direction == "gain" else "sudden loss"
        many = "" if found == 1 else "s" if what == "sudden gain" else "es"
        return (
            f"{found} {what}{many} in {self.people_with} of {people} people; "
            f"{judged} of {self.gain.size} intervals between sessions could be judged."
        )


def sudden_gains(
    scores: ArrayLike,
    *,
    cutoff: float | None,
    share: float | None = 0.25,
    critical: Critical | None = "by-count",
    significance: float = 0.05,
    direction: Direction = "gain",
    better: Better = "lower",
    first_to_second: bool = False,
    quirks: GainQuirks | None = None,
) -> SuddenGains:
    """Between which two sessions did a person suddenly get better (or, as a loss, worse)?

    `scores` is a table of people by sessions in order, NaN where a session has no score, in points of a
    measure whose zero means "nothing of it". `better` says which way is getting better. An interval between
    session n (score x) and the next (score y) holds a sudden gain when it meets every criterion not None:

    1. The move from x to y is at least `cutoff` points. Give the size, never a negative number;
       `define_cutoff` computes one.
    2. The move is at least `share` of x. NaN where x is negative.
    3. The mean of up to three sessions up to n and of up to three from n + 1 on lie apart by more than
       `critical` times sqrt(((n1-1) s1^2 + (n2-1) s2^2) / (n1 + n2 - 2)): the pooled SD, without the
       1/n1 + 1/n2 of a t test. At least two of the sessions must be answered on either side, else NaN.
       "by-count" takes the two-sided t value at `significance` for n1 + n2 - 2: 2.776, 3.182 or 4.303 for
       six, five or four scores; a number such as 2.776 is used as it is. Without any spread around the
       interval every difference of the means will do.

    Intervals need two columns on either side: of K columns the intervals 2 to 3, ..., K-2 to K-1. With
    `first_to_second` the first column is a baseline with number 0, so the first interval is 1 to 2.
    `quirks` reproduces known oddities of published software (`GainQuirks.suddengains()`); by default the
    second criterion binds for losses just as for gains.

    Raises `GainError` for fewer than four columns, infinite scores, no criterion, or an option that makes no
    sense.

    Sources: Tang & DeRubeis (1999), doi 10.1037/0022-006X.67.6.894; a cutoff from the reliability of the
    measure: Stiles et al. (2003), doi 10.1037/0022-006X.71.1.14; losses: Lutz et al. (2013),
    doi 10.1080/10503307.2012.693837.
    """
    table = table_of_scores(scores)
    quirks = quirks or GainQuirks()
    _check(cutoff, share, critical, significance, direction, better)
    sign = 1 if _falls(direction, better) else -1
    x, y = table[:, 1:-2], table[:, 2:-1]
    one = None if cutoff is None else by_size(x, y, cutoff, sign)
    two = None
    if share is not None:
        upside_down = quirks.loss_share_upside_down and sign < 0
        two = by_share(x, y, share, sign, upside_down=upside_down, of_negative=quirks.share_of_negative)
    three = None if critical is None else by_stability(table, critical, significance, sign)
    active = [met for met in (one, two, three) if met is not None]
    first = 1 if first_to_second else 2
    return SuddenGains(
        scores=table,
        from_session=np.arange(first, first + x.shape[1]),
        criterion_1=one,
        criterion_2=two,
        criterion_3=three,
        gain=np.prod(active, axis=0),
        direction=direction,
        better=better,
        quirks=quirks,
    )


def count_intervals(
    scores: ArrayLike, *, first_to_second: bool = False, quirks: GainQuirks | None = None
) -> Intervals:
    """How much of this table could be looked at for sudden gains by all three criteria?

    `scores` as in `sudden_gains`. Of K columns each person has K-1 intervals, of which K-3 have two columns
    on either side. With the quirk `theory_skips_one_less` and a baseline column, published software counts
    K-2 of them as possible, one more a person than it tests. Raises `GainError`.
    """
    table = table_of_scores(scores)
    people, columns = table.shape
    judged = int(np.sum(~np.isnan(sudden_gains(table, cutoff=1.0, quirks=quirks).gain)))
    one_less = first_to_second and quirks is not None and quirks.theory_skips_one_less
    tested = people * (columns - LEAST_SESSIONS + 1)
    return Intervals(
        total=people * (columns - 1),
        in_theory=tested + people if one_less else tested,
        judged=judged,
        missing=tested - judged,
    )


def _falls(direction: Direction, better: Better) -> bool:
    """Do scores fall in the change looked for?"""
    return (direction == "gain") == (better == "lower")


def _check(
    cutoff: float | None,
    share: float | None,
    critical: Critical | None,
    significance: float,
    direction: Direction,
    better: Better,
) -> None:
    if cutoff is None and share is None and critical is None:
        raise GainError("at least one criterion must be asked for")
    for name, size in (("cutoff", cutoff), ("share", share), ("critical", critical)):
        if isinstance(size, int | float) and not 0 <= size < np.inf:
            raise GainError(f"{name} must be a size, not negative, also when looking for losses")
    if isinstance(critical, str) and critical != "by-count":
        raise GainError("critical must be 'by-count', a number, or None")
    if not 0 < significance < 1:
        raise GainError("significance must lie between 0 and 1")
    if direction not in get_args(Direction) or better not in ("higher", "lower"):
        raise GainError("direction must be 'gain' or 'loss', and better 'lower' or 'higher'")
