"""What do the sudden gains look like? One row a gain, one choice a person, and how much could be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inkling.change.gains_rules import AROUND, Floats, GainError, GainQuirks, table_of_scores

Choice = Literal["first", "last", "smallest", "largest"]


@dataclass(frozen=True, kw_only=True, eq=False)
class GainTable:
    """What do the gains (or losses) look like? One row each, ordered by person, then session.

    All arrays are one row a gain; points are those of the measure.

    `person`: the row in the scores. `session`: the last session before. `count`: gains of this person.
    `before`, `after`: (gains, 3), the scores of the three sessions before and after, NaN where there is none.
    `magnitude`: points gained in the interval, negative for a loss. `total_change`: points gained between
    the start and the end of therapy. `change_proportion`: the magnitude (of a loss: its size) over the total
    change, NaN when the total change is zero. `reversal_value`: the score halfway across the interval.
    `reversal`: 1 if a later score is back beyond it, 0 if not, NaN if nothing was answered later.
    """

    person: NDArray[np.intp]
    ids: NDArray[Any]
    session: NDArray[np.intp]
    count: NDArray[np.intp]
    before: Floats
    after: Floats
    magnitude: Floats
    total_change: Floats
    change_proportion: Floats
    reversal_value: Floats
    reversal: Floats
    people: int
    larger: int = field(repr=False)

    def __len__(self) -> int:
        return len(self.person)

    @property
    def names(self) -> list[str]:
        """A name for every gain: the person's id, `_sg_`, and the last session before it."""
        return [f"{one}_sg_{session}" for one, session in zip(self.ids, self.session, strict=True)]

    def per_person(self, choice: Choice) -> "PersonGains":
        """Which one gain stands for each person? Ties go to the earlier one. Raises `GainError`."""
        size = self.larger * self.magnitude
        keys = {
            "first": self.session,
            "last": -self.session,
            "smallest": size,
            "largest": -size,
        }
        if choice not in keys:
            raise GainError(f"a gain is chosen by one of {', '.join(keys)}")
        order = np.lexsort((self.session, keys[choice], self.person))
        chosen = np.full(self.people, -1, dtype=np.intp)
        persons, firsts = np.unique(self.person[order], return_index=True)
        chosen[persons] = order[firsts]
        return PersonGains(
            row=chosen, count=np.bincount(self.person, minlength=self.people).astype(np.intp), table=self
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class PersonGains:
    """Which gain stands for each person? One row a person, also for people without any.

    `row`: the row in the table of gains, or -1 for none. `count`: how many gains the person has.
    """

    row: NDArray[np.intp]
    count: NDArray[np.intp]
    table: GainTable

    def each(self, column: str) -> Floats:
        """One number of the table for each person: `each("magnitude")`; NaN for people without a gain.

        `column` is any numeric array of `GainTable`. Raises `GainError` for another name.
        """
        found = getattr(self.table, column, None)
        if not isinstance(found, np.ndarray) or found.dtype.kind not in "fi":
            raise GainError(f"the table of gains has no numbers called {column!r}")
        one_each = np.full((len(self.row), *found.shape[1:]), np.nan)
        has = self.row >= 0
        one_each[has] = found[self.row[has]]
        return one_each


def window_around(
    values: ArrayLike, person: NDArray[np.intp], place: NDArray[np.intp]
) -> tuple[Floats, Floats]:
    """What are the three values up to, and the three after, column `place` of each person? (rows, 3) twice."""
    table = table_of_scores(values, least=1)
    wide = np.full((table.shape[0], table.shape[1] + 2 * AROUND), np.nan)
    wide[:, AROUND:-AROUND] = table
    columns = place[:, None] + AROUND + np.arange(-AROUND + 1, AROUND + 1)
    found = wide[person[:, None], columns]
    return found[:, :AROUND], found[:, AROUND:]


def gain_table(
    scores: Floats,
    gain: Floats,
    session: NDArray[np.intp],
    *,
    ids: Sequence[Any] | NDArray[Any] | None,
    start: ArrayLike | None,
    end: ArrayLike | None,
    down: bool,
    towards: int,
    quirks: GainQuirks,
) -> GainTable:
    """Describe every gain found: see `GainTable`. Scores get better downwards if `towards` is 1, upwards if -1."""
    people = len(scores)
    person, interval = np.nonzero(gain == 1.0)
    place = interval + 1
    before, after = window_around(scores, person, place)
    x, y = before[:, -1], after[:, 0]
    loss = down != (towards == 1)
    first = _one_each(scores[:, 0] if start is None else start, people, "start")
    last = _one_each(scores[:, -1] if end is None else end, people, "end")
    total = towards * (first - last)[person]
    magnitude = towards * (x - y)
    halfway = y + (x - y) / 2.0
    skipped = quirks.reversal_skips_a_session and session[0] == 2
    return GainTable(
        person=person,
        ids=person if ids is None else _ids(ids, people)[person],
        session=session[interval],
        count=np.bincount(person, minlength=people)[person].astype(np.intp),
        before=before,
        after=after,
        magnitude=magnitude,
        total_change=total,
        change_proportion=_proportion(
            np.abs(magnitude) if loss else magnitude, total, quirks.infinite_proportion
        ),
        reversal_value=halfway,
        reversal=_reversal(scores[person], place + (3 if skipped else 2), halfway, down, quirks),
        people=people,
        larger=-1 if loss and not quirks.largest_by_sign else 1,
    )


def _one_each(values: ArrayLike, people: int, what: str) -> Floats:
    found = np.asarray(values, dtype=np.float64)
    if found.shape != (people,):
        raise GainError(f"{what} must be one score for each person")
    return found


def _ids(ids: Sequence[Any] | NDArray[Any], people: int) -> NDArray[Any]:
    found = np.asarray(ids)
    if found.shape != (people,):
        raise GainError("ids must be one for each person")
    return found


def _proportion(size: Floats, total: Floats, infinite: bool) -> Floats:
    some = total != 0
    share: Floats = np.full(len(size), np.nan)
    np.divide(size, total, out=share, where=some)
    if infinite:
        share[~some & (size > 0)] = np.inf
    return share


def _reversal(
    scores: Floats, begins: NDArray[np.intp], halfway: Floats, down: bool, quirks: GainQuirks
) -> Floats:
    later = np.arange(scores.shape[1]) >= begins[:, None]
    seen = later & ~np.isnan(scores)
    back = scores > halfway[:, None] if down else scores < halfway[:, None]
    answer: Floats = np.asarray(np.any(seen & back, axis=1), dtype=np.float64)
    if not quirks.unseen_reversal_is_none:
        answer[~seen.any(axis=1)] = np.nan
    return answer


@dataclass(frozen=True, kw_only=True)
class Intervals:
    """How many intervals between sessions are there, could be judged in theory, and could be in fact?"""

    total: int
    in_theory: int
    judged: int
    missing: int

    def explain(self) -> str:
        """The same in one sentence."""
        return (
            f"Of {self.total} intervals between sessions, {self.in_theory} have two sessions on either side; "
            f"{self.judged} of these could be judged, {self.missing} could not because scores are missing."
        )
