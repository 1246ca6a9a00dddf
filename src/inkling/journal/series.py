"""Every series the engine can watch, derived from a journal in one place and named in plain words."""

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from gettext import gettext as _
from statistics import fmean

from inkling.change import Series
from inkling.journal.entries import Reading
from inkling.journal.journal import Journal
from inkling.measures import Better, Item, Measure

STEP = 2.5
"""One place on the check-in plane, on the 0 to 10 scale in which its levels are told."""


def series_of(journal: Journal) -> dict[str, Series]:
    """What can be watched in this journal? Keys are stable; days are ordinals; several answers on one day
    are averaged. Check-ins are told on a scale of 0 to 10, measures on their own."""
    found: dict[str, Series] = {}
    if journal.check_ins:
        pleasant = ((c.happened.day, c.pleasantness * STEP) for c in journal.check_ins)
        energy = ((c.happened.day, c.energy * STEP) for c in journal.check_ins)
        names = _check_in_names()
        found["pleasantness"] = _daily(pleasant, names["pleasantness"], "higher", (0.0, 10.0))
        found["energy"] = _daily(energy, names["energy"], None, (0.0, 10.0))
    readings: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in journal.readings:
        readings[reading.measure].append(reading)
    for measure in journal.measures.values():
        for item in measure.items:
            series = _item_series(item, readings[measure.key])
            if len(series):
                found[series_key(measure, item)] = series
    return found


def series_key(measure: Measure, item: Item) -> str:
    """By what key is this item's series known?"""
    return f"{measure.key}:{item.key}"


def series_name(journal: Journal, key: str) -> str:
    """What is the series of this key called? The key itself when the journal no longer holds it."""
    measure_key, _colon, item_key = key.partition(":")
    measure = journal.measures.get(measure_key)
    item = measure.item(item_key) if measure else None
    return item.name if item else _check_in_names().get(key, key)


def _check_in_names() -> dict[str, str]:
    return {"pleasantness": _("How pleasant your days felt"), "energy": _("Your energy")}


def _item_series(item: Item, readings: Iterable[Reading]) -> Series:
    given = ((r.happened.day, r.answers[item.key]) for r in readings if item.key in r.answers)
    scale = None if item.low is None or item.high is None else (item.low, item.high)
    return _daily(given, item.name, item.better, scale)


def _daily(
    answers: Iterable[tuple[date, float | None]],
    name: str,
    better: Better | None,
    scale: tuple[float, float] | None,
) -> Series:
    by_day: defaultdict[date, list[float]] = defaultdict(list)
    for day, value in answers:
        by_day[day].extend([] if value is None else [value])
    days = sorted(by_day)
    values = [fmean(by_day[day]) if by_day[day] else math.nan for day in days]
    return Series([day.toordinal() for day in days], values, better=better, scale=scale, name=name)
