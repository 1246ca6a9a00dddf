"""The lines of a measure: each item by itself, the mean of those that were there from the beginning, or what a
questionnaire comes to. One line holds numbers that can be compared, and no others.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean
from uuid import UUID

from inkling.journal.entries import Reading
from inkling.journal.journal import Journal
from inkling.journal.measuring.own import own_instrument
from inkling.journal.punctual import punctual
from inkling.language import gettext as _
from inkling.measures import AnswerError, Better, Instrument, Item, Measure, Score, instruments, score

MEAN = "mean"
"""By which name is the mean of problems or goals known among their lines?"""

FEWEST_FOR_A_MEAN = 2


@dataclass(frozen=True)
class Given:
    """One number, the day it is about, and the reading it stands in. Was it written within two days? `filled_in` is
    how many items were left out and counted as the mean of the others."""

    day: date
    value: float
    reading: UUID
    punctual: bool
    filled_in: int = 0


@dataclass(frozen=True)
class Line:
    """One thing over time. `reliable` is the published size of a change that is more than error of measurement, if
    there is one; `own` says whether its name is in the person's words; `ended` when it is no longer asked.

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

    @property
    def punctual(self) -> tuple[Given, ...]:
        """What the engine may look at: written in time, and nothing filled in."""
        return tuple(each for each in self.given if each.punctual and not each.filled_in)


def readings_of(journal: Journal, measure: Measure) -> tuple[Reading, ...]:
    """Each time this measure was filled in, oldest first."""
    return tuple(each for each in journal.readings if each.measure == measure.key)


def lines_of(measure: Measure, readings: tuple[Reading, ...]) -> tuple[Line, ...]:
    """Which lines does this measure have? What it comes to first; a line without a number yet is there too."""
    if measure.form == "standard":
        known = instruments().get(measure.key)
        return tuple(_standard(known, readings)) if known else ()
    items = tuple(_item(measure, item, readings) for item in measure.items)
    mean = _mean(measure, readings)
    return (mean, *items) if mean else items


def from_the_beginning(measure: Measure, readings: tuple[Reading, ...]) -> tuple[Item, ...]:
    """Which items stood in the first reading and are still asked in the same words? Their mean can be compared over
    the whole time; what was added later, or put in new words, is a line of its own."""
    if not readings:
        return ()
    return tuple(item for item in measure.items if item.key in readings[0].answers and item.ended is None)


def _item(measure: Measure, item: Item, readings: tuple[Reading, ...]) -> Line:
    scale = None if item.low is None or item.high is None else (item.low, item.high)
    own = measure.form in ("problems", "goals")
    return Line(
        key=item.key,
        name=item.name,
        better=item.better,
        scale=scale,
        given=tuple(_given(readings, item.key)),
        own=own,
        ended=item.ended,
        steps=1.0 if own else None,
        unanswered=tuple(
            reading.happened.day
            for reading in readings
            if item.key in reading.answers and reading.answers[item.key] is None and punctual(reading)
        ),
    )


def _given(readings: tuple[Reading, ...], key: str) -> Iterator[Given]:
    for reading in readings:
        value = reading.answers.get(key)
        if value is not None:
            yield _at(reading, value)


def _mean(measure: Measure, readings: tuple[Reading, ...]) -> Line | None:
    """The mean over the items from the beginning, of every time at which all of them were answered."""
    if measure.form not in ("problems", "goals"):
        return None
    like = own_instrument("problems" if measure.form == "problems" else "goals")
    keys = tuple(item.key for item in from_the_beginning(measure, readings))
    if len(keys) < FEWEST_FOR_A_MEAN or like.own is None:
        return None
    given = tuple(
        _at(reading, fmean(values))
        for reading in readings
        if len(values := [v for key in keys if (v := reading.answers.get(key)) is not None]) == len(keys)
    )
    return Line(
        key=MEAN,
        name=mean_name(measure.form),
        better=like.better,
        scale=(float(like.own.low), float(like.own.high)),
        given=given,
        reliable=like.reliable_change.value if like.reliable_change else None,
        steps=1.0 / len(keys),
    )


def mean_name(form: str) -> str:
    """What is the mean of problems or goals called?"""
    if form == "goals":
        return _("Your goals together")
    return _("Your problems together")


def _standard(known: Instrument, readings: tuple[Reading, ...]) -> Iterator[Line]:
    """What each complete reading comes to. Numbers under different keys are never joined."""
    found: dict[str, Line] = {}
    for blank in _blank(known):
        found[blank.key] = blank
    for reading in readings:
        try:
            scores = score(known, reading.answers)
        except AnswerError:
            continue
        for each in scores.all:
            if each.value is None:
                continue
            line = found.get(each.key)
            if line is None or line.scale != (each.low, each.high):
                line = _without(known, each, line)
            here = replace(_at(reading, each.value), filled_in=each.filled_in)
            found[each.key] = replace(line, given=(*line.given, here))
    yield from found.values()


def _without(known: Instrument, found: Score, line: Line | None) -> Line:
    """The line of a total in which an item did not apply: it has a scale of its own, and nothing published."""
    if line is not None:
        return replace(line, scale=(found.low, found.high))
    asked = found.key.removeprefix("total-without-").replace("-", ", ")
    name = _("{title} without item {item}").format(title=known.title, item=asked)
    return Line(found.key, name, known.better, (found.low, found.high), (), steps=1.0)


def _blank(known: Instrument) -> Iterator[Line]:
    total = known.total
    if total:
        yield Line(
            key="total",
            name=known.title,
            better=known.better,
            scale=(total.low, total.high),
            given=(),
            reliable=known.reliable_change.value if known.reliable_change else None,
            steps=float(total.times),
        )
    for one in known.subscales:
        ends = [item for id in one.items if (item := known.item(id))]
        scale = float(sum(item.low for item in ends)), float(sum(item.high for item in ends))
        yield Line(one.key, f"{known.title}: {one.title}", known.better, scale, (), steps=1.0)


def _at(reading: Reading, value: float) -> Given:
    return Given(reading.happened.day, float(value), reading.id, punctual(reading))
