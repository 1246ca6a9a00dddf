"""The mean of problems, or of goals: over those that were there from the beginning.

A reading belongs to the mean of those of them that were asked in it, and to no other. So whatever is put in new words,
rests or is taken up again later, the numbers the engine has seen stay as they are, and what was said of them stays
said. Fewer questions are another mean, with a key of its own.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from statistics import fmean
from zlib import crc32

import msgspec

from inkling.journal.days import day_in_words
from inkling.journal.entries import Reading
from inkling.journal.measuring.line import Given, Line, given_in
from inkling.journal.measuring.own import own_instrument
from inkling.language import gettext as _
from inkling.measures import Measure

MEAN = "mean"
"""By which name is the mean of all that were there from the beginning known among the lines?"""

FEWEST = 2
"""A mean of fewer is no mean."""

Keys = tuple[str, ...]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def means_of(measure: Measure, readings: tuple[Reading, ...]) -> tuple[Line, ...]:
    """The mean of what is still asked, where there is one, and then those that ended, the newest first."""
    if measure.form not in ("problems", "goals") or not readings:
        return ()
    first = _there_at_first(measure, readings)
    until: dict[Keys, date] = {}
    for reading in readings:
        until[_asked(first, reading)] = reading.happened.day
    now = tuple(key for key in first if (item := measure.item(key)) and item.ended is None)
    before = sorted((keys for keys in until if keys != now), key=lambda keys: until[keys], reverse=True)
    means = [
        _mean(measure, readings, first, now),
        *(_mean(measure, readings, first, k, until[k]) for k in before),
    ]
    return tuple(mean for mean in means if len(mean.of) >= FEWEST)


def _there_at_first(measure: Measure, readings: tuple[Reading, ...]) -> Keys:
    """Which items stood in the reading that was written first? One about an earlier day that is written down later
    does not change where it began."""
    began = min(readings, key=lambda one: (one.written.day, one.written.at or _LONG_AGO))
    return tuple(item.key for item in measure.items if item.key in began.answers)


def _asked(first: Keys, reading: Reading) -> Keys:
    return tuple(key for key in first if key in reading.answers)


def _mean(
    measure: Measure, readings: tuple[Reading, ...], first: Keys, keys: Keys, until: date | None = None
) -> Line:
    like = own_instrument("goals" if measure.form == "goals" else "problems")
    assert like.own is not None  # a test holds every instrument of this form to it
    return Line(
        key=MEAN if keys == first else f"{MEAN}-{crc32(' '.join(sorted(keys)).encode()):08x}",
        name=_name(measure.form, until),
        better=like.better,
        scale=(float(like.own.low), float(like.own.high)),
        given=tuple(_given(readings, first, keys, until)),
        reliable=like.reliable_change.value if like.reliable_change else None,
        ended=until,
        steps=1.0 / len(keys) if keys else None,
        of=keys,
    )


def _given(readings: tuple[Reading, ...], first: Keys, keys: Keys, until: date | None) -> Iterator[Given]:
    """Every time at which all of them were answered. Where more was asked, the number is worked out afterwards."""
    for reading in readings:
        values = [value for key in keys if (value := reading.answers.get(key)) is not None]
        if keys and len(values) == len(keys) and (until is None or reading.happened.day <= until):
            yield msgspec.structs.replace(
                given_in(reading, fmean(values)), afterwards=_asked(first, reading) != keys
            )


def _name(form: str, until: date | None) -> str:
    """What is the mean called, as it stands or until that day?"""
    if until is None:
        return _("Your goals together") if form == "goals" else _("Your problems together")
    said = (
        _("Your goals together, until {day}") if form == "goals" else _("Your problems together, until {day}")
    )
    return said.format(day=day_in_words(until, year=True))
