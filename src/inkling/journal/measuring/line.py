"""One line of a measure: numbers that can be compared, and no others."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec

from inkling.journal.entries import Reading
from inkling.journal.punctual import punctual
from inkling.measures import Better


class Given(msgspec.Struct, frozen=True, gc=False):
    """One number, the day it is about, and the reading it stands in. Was it written within two days? `filled_in` is
    how many items were left out and counted as the mean of the others. `afterwards` says that more was asked in that
    reading, and that this number was worked out once less was."""

    day: date
    value: float
    reading: UUID
    punctual: bool
    filled_in: int = 0
    afterwards: bool = False

    @property
    def watched(self) -> bool:
        """May the engine look at it? It was written in time, nothing is filled in, and it is no look back."""
        return self.punctual and not self.filled_in and not self.afterwards


@dataclass(frozen=True)
class Line:
    """One thing over time. `reliable` is the published size of a change that is more than error of measurement, if
    there is one; `own` says whether its name is in the person's words; `ended` when it is no longer asked. A mean is
    `of` the items with these keys, and `ended` on the last day on which just these were asked.

    `steps` is the smallest step on its scale, None where there is none; `unanswered` the days on which it was asked
    in time and left out.
    """

    key: str
    name: str
    better: Better | None
    scale: tuple[float, float] | None
    given: tuple[Given, ...]
    reliable: float | None = None
    own: bool = False
    ended: date | None = None
    steps: float | None = None
    unanswered: tuple[date, ...] = ()
    of: tuple[str, ...] = ()

    @property
    def punctual(self) -> tuple[Given, ...]:
        """What the engine may look at."""
        return tuple(each for each in self.given if each.watched)


def given_in(reading: Reading, value: float) -> Given:
    """This number, as it was given in this reading."""
    return Given(reading.happened.day, float(value), reading.id, punctual(reading))
