"""The lines of a measure: each item by itself, the mean of those that were there from the beginning, or what a
questionnaire comes to.
"""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from inkling.journal.entries import Reading
from inkling.journal.journal import Journal
from inkling.journal.measuring.line import Given, Line, given_in
from inkling.journal.measuring.together import means_of
from inkling.journal.punctual import punctual
from inkling.language import gettext as _
from inkling.measures import AnswerError, Instrument, Item, Measure, Score, instruments, score


def readings_of(journal: Journal, measure: Measure) -> tuple[Reading, ...]:
    """Each time this measure was filled in, oldest first."""
    return journal.readings_for(measure.key)


def lines_of(measure: Measure, readings: tuple[Reading, ...]) -> tuple[Line, ...]:
    """Which lines does this measure have? What it comes to first; a line without a number yet is there too."""
    if measure.form == "standard":
        known = instruments().get(measure.key)
        return tuple(_standard(known, readings)) if known else ()
    means = means_of(measure, readings)
    now = tuple(mean for mean in means if mean.ended is None)
    return (*now, *(_item(measure, item, readings) for item in measure.items), *means[len(now) :])


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
            yield given_in(reading, value)


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
            here = msgspec.structs.replace(given_in(reading, each.value), filled_in=each.filled_in)
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
        yield Line(one.key, f"{known.title}: {_(one.title)}", known.better, scale, (), steps=1.0)
