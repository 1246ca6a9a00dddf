"""Every series the engine can watch, derived from a journal in one place and named in plain words.

Only what was written within two days of when it happened counts, or was brought in from a diary: what is remembered
later is coloured by the day on which one remembers.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from statistics import fmean
from uuid import UUID

from inkling.change import Series
from inkling.journal.entries import (
    CATCHES,
    MOST,
    STRONGEST,
    Attempt,
    Challenge,
    Entry,
    SafetyPlan,
)
from inkling.journal.journal import Journal
from inkling.journal.measuring.line import Line
from inkling.journal.measuring.lines import lines_of, readings_of
from inkling.journal.punctual import punctual
from inkling.journal.speaking.telling_apart import told_apart
from inkling.language import gettext as _
from inkling.measures import Better, Item, Measure

STEP = 2.5
"""One place on the check-in plane, on the 0 to 10 scale in which its levels are told."""

Named = tuple[str, Series]


def series_of(journal: Journal) -> dict[str, Series]:
    """What can be watched in this journal? Keys are stable; days are ordinals; several answers on one day
    are averaged. Check-ins are told on a scale of 0 to 10, measures on their own."""
    found = chain(_of_check_ins(journal), _of_measures(journal), _of_challenges(journal))
    later = chain(_of_sessions(journal), _of_practices(journal), _of_words(journal))
    return {key: series for key, series in chain(found, later) if len(series)}


def series_of_challenge(journal: Journal, challenge: Challenge) -> dict[str, Series]:
    """Only the series of this challenge, by the same keys."""
    return {key: series for key, series in _of_challenge(journal, challenge) if len(series)}


def series_key(measure: Measure, item: Item) -> str:
    """By what key is this item's series known?"""
    return f"{measure.key}:{item.key}"


def series_name(journal: Journal, key: str) -> str:
    """What is the series of this key called? The key itself when the journal no longer holds it."""
    first, _colon, last = key.partition(":")
    if first in _CHALLENGE_NAMES and (challenge := _challenge(journal, last)):
        return _CHALLENGE_NAMES[first]().format(name=challenge.name)
    if measure := journal.measures.get(first):
        lines = lines_of(measure, readings_of(journal, measure))
        return next((line.name for line in lines if line.key == last), measure.title)
    return _NAMES.get(key, lambda: key)()


_NAMES = {
    "pleasantness": lambda: _("How pleasant your days felt"),
    "energy": lambda: _("Your energy"),
    "openness": lambda: _("How open you were in sessions"),
    "safety": lambda: _("How safe you felt in sessions"),
    "practice": lambda: _("Times you practised in a week"),
    "differentiation": lambda: _("How finely you tell unpleasant feelings apart"),
}

_CHALLENGE_NAMES = {
    "strength": lambda: _("{name}: how strong"),
    "catch": lambda: _("{name}: when you caught it"),
}


def _of_check_ins(journal: Journal) -> Iterator[Named]:
    kept = [entry for entry in journal.check_ins if punctual(entry)]
    pleasant = ((c.happened.day, c.pleasantness * STEP) for c in kept)
    energy = ((c.happened.day, c.energy * STEP) for c in kept)
    yield "pleasantness", _daily(pleasant, _NAMES["pleasantness"](), "higher", (0.0, 10.0))
    yield "energy", _daily(energy, _NAMES["energy"](), None, (0.0, 10.0))


def _of_measures(journal: Journal) -> Iterator[Named]:
    """The lines the pages show, and of each what may be looked at."""
    for measure in journal.measures.values():
        for line in lines_of(measure, readings_of(journal, measure)):
            yield f"{measure.key}:{line.key}", _line_series(line)


def _of_challenges(journal: Journal) -> Iterator[Named]:
    for challenge in journal.challenges:
        yield from _of_challenge(journal, challenge)


def _of_challenge(journal: Journal, challenge: Challenge) -> Iterator[Named]:
    kept = [entry for entry in journal.responses(challenge.id) if punctual(entry)]
    strength = ((r.happened.day, float(r.strength)) for r in kept if r.strength is not None)
    caught = ((r.happened.day, float(CATCHES.index(r.catch))) for r in kept if r.catch is not None)
    key = f"strength:{challenge.id}"
    yield key, _daily(strength, series_name(journal, key), "lower", (0.0, float(STRONGEST)))
    key = f"catch:{challenge.id}"
    yield key, _daily(caught, series_name(journal, key), "higher", (0.0, len(CATCHES) - 1.0))


def _of_sessions(journal: Journal) -> Iterator[Named]:
    held = [entry for entry in journal.sessions if entry.status == "attended" and punctual(entry)]
    opened = ((s.happened.day, float(s.openness)) for s in held if s.openness is not None)
    safe = ((s.happened.day, float(s.safety)) for s in held if s.safety is not None)
    yield "openness", _daily(opened, _NAMES["openness"](), "higher", (0.0, float(MOST)))
    yield "safety", _daily(safe, _NAMES["safety"](), "higher", (0.0, float(MOST)))


def _of_practices(journal: Journal) -> Iterator[Named]:
    """How often was a practice tried in each whole week in which anything was written, once there was one? A week
    is dated by its Sunday; the week that is still going on does not count yet."""
    if not journal.practices or journal.last_day is None:
        return
    begun, ongoing = _sunday(journal.practices[0].happened.day), _sunday(journal.last_day)
    tried = Counter(
        _sunday(attempt.happened.day)
        for attempt in journal.kind(Attempt)
        if attempt.outcome == "tried" and punctual(attempt)
    )
    written = {_sunday(day) for day in set(_days_written(journal.entries))}
    weeks = sorted(week for week in written if begun <= week < ongoing)
    counts = ((week, float(tried[week])) for week in weeks)
    yield "practice", _daily(counts, _NAMES["practice"](), None, None)


def _of_words(journal: Journal) -> Iterator[Named]:
    """It rises merely from being asked often, so no way of it is called better."""
    told = ((each.last, each.found.value) for each in told_apart(journal, "unpleasant"))
    known = [(day, value) for day, value in told if value is not None]
    yield "differentiation", _daily(known, _NAMES["differentiation"](), None, (0.0, 1.0))


def _days_written(entries: Iterable[Entry]) -> Iterator[date]:
    """A safety plan is counted nowhere: the week in which it was written is not told by it."""
    lived = (entry for entry in entries if not entry.imported and not isinstance(entry, SafetyPlan))
    return (entry.written.day for entry in lived)


def _sunday(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _challenge(journal: Journal, id: str) -> Challenge | None:
    try:
        return journal.one(Challenge, UUID(id))
    except ValueError:
        return None


def _line_series(line: Line) -> Series:
    given = [(each.day, each.value) for each in line.punctual]
    return _daily([*given, *((day, None) for day in line.unanswered)], line.name, line.better, line.scale)


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
    values = [_mean(by_day[day]) for day in days]
    return Series([day.toordinal() for day in days], values, better=better, scale=scale, name=name)


def _mean(values: list[float]) -> float:
    """Most days have one answer, which is its own mean."""
    if len(values) == 1:
        return values[0]
    return fmean(values) if values else math.nan
