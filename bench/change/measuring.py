"""One made-up person each: what is asked of them, and what is kept of the answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench.change import people
from bench.change.asking import Said, Setup, fate, first, of_peers
from bench.change_series import YEAR, Made, Planted, carried, family, rounded, whole
from inkling.change import Series, watch

Rng = np.random.Generator
NEWS = 120
"""A shift must be noticed within so many days of being complete."""
AFTERWARDS = 56
"""Days of answers after the last day on which a planted shift counts as found: what becomes of it is told by then."""


@dataclass(frozen=True)
class Seen:
    """One person, everything said of them, where their shift was if they had one, and what became of it."""

    said: dict[str, Said | None]
    onset: int = 0
    until: int = 0
    up: bool = True
    fate: str | None = None


@dataclass(frozen=True)
class Later:
    """A person with two shifts: was each noticed, was anything else, was what became of it told rightly?"""

    noticed: tuple[bool, ...]
    extra: bool
    told: bool | None = None


@dataclass(frozen=True)
class Together:
    """A family of series: first noticed in any, and in any of those that shifted when watched alone."""

    noticed: int | None
    alone: int | None


@dataclass(frozen=True)
class Visible:
    """A person told their smallest visible change (None: not told), and whether one of that size was found."""

    told: float | None
    found: bool = False


@dataclass(frozen=True)
class Asked:
    """What to ask: part and kind, from which seed, whose number, and whether the peers are asked too."""

    part: str
    label: str
    seed: int
    number: int
    peers: bool = False
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def rng(self) -> Rng:
        """Chance of this person's own, so that nobody depends on who was made before."""
        return np.random.default_rng([self.seed, self.number, *f"{self.part}/{self.label}".encode()])


def quiet(asked: Asked, setup: Setup) -> Seen:
    """A year in which nothing changed."""
    return _seen(asked, setup, people.QUIET[asked.label](asked.rng), asked.label)


def planted(asked: Asked, setup: Setup) -> Seen:
    """A year with one shift in it."""
    plant = people.PLANTS[asked.label](asked.rng)
    here = plant.days <= plant.until + AFTERWARDS
    return _seen(asked, setup, (plant.days[here], plant.values[here]), asked.label, plant)


def session(asked: Asked, setup: Setup) -> Seen:
    """Sixteen sessions with a drop or a slow trend."""
    plant = people.SESSIONS[asked.label](asked.rng)
    return _seen(asked, setup, (plant.days, plant.values), asked.label, plant)


def _seen(asked: Asked, setup: Setup, made: Made, label: str, plant: Planted | None = None) -> Seen:
    shifts = setup.one(*made)
    said = {"Inkling": first(shifts)}
    if asked.peers:
        said |= of_peers(setup, label, *made)
    if plant is None:
        return Seen(said)
    return Seen(said, plant.onset, plant.until, plant.up, fate(shifts[0]) if shifts else None)


def later(asked: Asked, setup: Setup) -> Later:
    """A second shift, a return, a relapse: is each found within 120 days, in its direction?"""
    course = people.COURSES[asked.label]
    made, up = course.make(asked.rng)
    shifts = setup.one(*made)
    levels = [0.0, *(level for _, level in course.events)]
    hits: list[Any] = []
    for i, (day, level) in enumerate(course.events):
        risen = (level > levels[i]) == up
        hits.append(next((s for s in shifts if _answers(s, day, risen) and s not in hits), None))
    noticed = tuple(hit is not None for hit in hits)
    extra = len(shifts) > sum(noticed)
    return Later(noticed, extra, _told(hits, back=levels[-1] == 0.0) if all(noticed) else None)


def _answers(shift: Any, day: int, up: bool) -> bool:
    """Is this the finding that was due?"""
    return bool(day <= shift.noticed <= day + NEWS and (shift.direction == "up") == up)


def _told(hits: list[Any], *, back: bool) -> bool | None:
    """Does the first say that it went back (or holds), and the second that it took the first back (or not)?"""
    before, after = hits
    if fate(before) is None:
        return None
    if not back:
        return fate(before) == "holds" and after.undoes is None
    return fate(before) in ("returned", "visit") and after.undoes == before.noticed


def decade(asked: Asked, setup: Setup) -> tuple[int, ...]:
    """Quiet years in a row: in which was anything said?"""
    made = people.DECADES[asked.label](asked.rng, asked.sizes["decade"])
    return tuple(sorted({s.noticed // YEAR for s in setup.one(*made)}))


def families(asked: Asked, setup: Setup) -> Together:
    """Several series of one person under one chance."""
    count = asked.sizes["count"]
    alike, shifted, size = people.FAMILIES[asked.label]
    made = family(asked.rng, count, alike, min(shifted, count), size)
    named = {str(i): Series(*one) for i, one in enumerate(made)}
    found = [shifts[0].noticed for shifts in setup.detector(named, 0.05).values() if shifts]
    alone = [setup.one(*one, 0.05 / count) for one in made[:shifted]] if shifted > 1 else []
    return Together(
        min(found, default=None), min((shifts[0].noticed for shifts in alone if shifts), default=None)
    )


def visible(asked: Asked, setup: Setup) -> Visible:
    """A change of the smallest visible size, begun 56 days ago: is it noticed by now?"""
    days, phi = people.VISIBLE[asked.sizes["case"]]
    since = max(days // 2, days - 56)
    latent = carried(asked.rng, days, phi)
    size = watch(Series(*whole(rounded(latent)))).smallest_visible
    if size is None:
        return Visible(None)
    moved = rounded(latent + size / 1.6 * (np.arange(days) >= since))
    return Visible(size, any(s.noticed >= since for s in setup.one(*whole(moved))))


PARTS: dict[str, Callable[[Asked, Setup], Any]] = {
    "quiet": quiet,
    "planted": planted,
    "sessions": session,
    "later": later,
    "decades": decade,
    "families": families,
    "large families": families,
    "visible": visible,
}
