"""Sudden gains on a questionnaire: a large step between two readings that stayed, in either direction.

By the criteria of Tang and DeRubeis, with the published reliable change as the size of the step (Stiles et al. 2003).
It is told only afterwards, when there are readings on both sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from inkling.change import sudden_gains
from inkling.journal.days import span_in_words
from inkling.journal.measuring.line import Line
from inkling.journal.measuring.said import number_said
from inkling.language import gettext as _

LEAST = 4
"""Readings without which no step has readings on both sides."""

SHARE = 0.25
"""A step is at least this part of what it began with, on a scale that begins with nothing."""


@dataclass(frozen=True)
class Step:
    """One large step: between which two days, and from which number to which?"""

    before: date
    after: date
    start: float
    end: float

    def explain(self) -> str:
        """The step in a sentence."""
        down = _(
            "Between two readings, {days}, it went down from {start} to {end} and stayed lower in the next."
        )
        up = _(
            "Between two readings, {days}, it went up from {start} to {end} and stayed higher in the next."
        )
        said = down if self.end < self.start else up
        days = span_in_words(self.before, self.after, year=True)
        return said.format(days=days, start=number_said(self.start), end=number_said(self.end))


def steps_of(line: Line) -> tuple[Step, ...]:
    """Which sudden steps are there in this line, oldest first? None where no size is published."""
    if line.reliable is None or line.better is None or line.scale is None or len(line.punctual) < LEAST:
        return ()
    found = [*_steps(line, "gain"), *_steps(line, "loss")]
    return tuple(sorted(found, key=lambda step: step.before))


def _steps(line: Line, direction: str) -> Iterator[Step]:
    given = line.punctual
    assert line.better is not None and line.scale is not None
    found = sudden_gains(
        [[each.value for each in given]],
        cutoff=line.reliable,
        share=SHARE if line.scale[0] == 0 and line.better == "lower" else None,
        direction="gain" if direction == "gain" else "loss",
        better=line.better,
    )
    for at in np.flatnonzero(found.gain[0] == 1.0):
        number = int(found.from_session[at]) - 1
        before, after = given[number], given[number + 1]
        yield Step(before.day, after.day, before.value, after.value)
