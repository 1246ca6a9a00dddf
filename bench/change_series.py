"""Which made-up people is the watch tried on? Quiet ones, and ones with a planted shift.

Every maker takes a random generator and returns `(days, values)`; the day-to-day spread is 1 before rounding.
A year is 365 days, one answer a day unless said otherwise. Planted shifts sit on the realistic year.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Rng = np.random.Generator
Made = tuple[np.ndarray, np.ndarray]
YEAR = 365


def carried(rng: Rng, n: int, phi: float, noise: np.ndarray | None = None) -> np.ndarray:
    """n answers of spread 1 of which a share phi carries over into the next."""
    noise = rng.standard_normal(n) if noise is None else noise
    fresh = noise * np.sqrt(1.0 - phi * phi)
    fresh[0] = noise[0]
    for i in range(1, n):
        fresh[i] += phi * fresh[i - 1]
    return fresh


def rounded(latent: np.ndarray, mean: float = 5.0, spread: float = 1.6) -> np.ndarray:
    """The same on a scale from 0 to 10."""
    return np.clip(np.round(mean + spread * latent), 0, 10)


def kept(rng: Rng, values: np.ndarray, missing: float) -> Made:
    """Only the days that were answered; the first always is."""
    here = rng.random(len(values)) >= missing
    here[0] = True
    return np.flatnonzero(here), values[here]


def whole(values: np.ndarray) -> Made:
    return np.arange(len(values)), values


def weekdays(rng: Rng, n: int, spread: float) -> np.ndarray:
    effect = rng.standard_normal(7)
    effect = (effect - effect.mean()) / effect.std() * spread
    return effect[np.arange(n) % 7]


def off_at_first(rng: Rng, n: int, size: float, fades: float) -> np.ndarray:
    return rng.choice([-1.0, 1.0]) * size * np.exp(-np.arange(n) / fades)


def realistic(rng: Rng, n: int = YEAR, added: np.ndarray | float = 0.0) -> Made:
    """Carry-over .4, weekdays .3, rounded to 0-10, a fifth of the days missing."""
    latent = carried(rng, n, 0.4) + weekdays(rng, n, 0.3) + added
    return kept(rng, rounded(latent), 0.2)


def bad_start(rng: Rng, size: float, fades: float, n: int = YEAR) -> Made:
    return whole(rounded(carried(rng, n, 0.4) + off_at_first(rng, n, size, fades)))


def heavy(rng: Rng, n: int = YEAR) -> Made:
    return whole(carried(rng, n, 0.4, rng.standard_t(3, n) / np.sqrt(3.0)))


def mostly_zero(rng: Rng, n: int = YEAR) -> Made:
    """0 to 3, and 0 on four days of five."""
    return whole(np.searchsorted([0.8416, 1.2816, 1.7507], carried(rng, n, 0.4)).astype(float))


def uneven(rng: Rng, n: int = YEAR) -> Made:
    """Worse days are also more different from each other."""
    return whole(np.exp(0.6 * carried(rng, n, 0.4)))


def five_a_week(rng: Rng, n: int = YEAR) -> Made:
    days = np.arange(n)
    values = rounded(carried(rng, n, 0.4))
    return days[days % 7 < 5], values[days % 7 < 5]


def weekly(rng: Rng, phi: float, n: int = 52) -> Made:
    return 7 * np.arange(n), rounded(carried(rng, n, phi))


def sessions(rng: Rng, phi: float, n: int = 16) -> Made:
    """Totals from 0 to 63 before each weekly session."""
    return 7 * np.arange(n), np.clip(np.round(30 + 4 * carried(rng, n, phi)), 0, 63)


def dropped(rng: Rng, size: float, n: int = 16) -> "Planted":
    """The same with a drop of this many spreads, begun at one of the sessions 6 to 12."""
    onset = int(rng.integers(6, 13))
    latent = carried(rng, n, 0.2) - size * (np.arange(n) >= onset - 1)
    return Planted(7 * np.arange(n), np.clip(np.round(30 + 4 * latent), 0, 63), 7 * (onset - 1), 7 * n, False)


def season(rng: Rng, height: float, n: int = YEAR) -> Made:
    """A yearly wave of this height above and below the middle, on a realistic year."""
    wave = height * np.sin(2 * np.pi * (np.arange(n) / 365.25 + rng.random()))
    return realistic(rng, n, wave)


QUIET: dict[str, Callable[[Rng], Made]] = {
    "independent": lambda r: whole(carried(r, YEAR, 0.0)),
    "carry-over .2": lambda r: whole(carried(r, YEAR, 0.2)),
    "carry-over .5": lambda r: whole(carried(r, YEAR, 0.5)),
    "carry-over .7": lambda r: whole(carried(r, YEAR, 0.7)),
    "carry-over .8": lambda r: whole(carried(r, YEAR, 0.8)),
    "weekdays .6": lambda r: whole(carried(r, YEAR, 0.3) + weekdays(r, YEAR, 0.6)),
    "0 to 10": lambda r: whole(rounded(carried(r, YEAR, 0.4))),
    "near the floor": lambda r: whole(rounded(carried(r, YEAR, 0.4), 1.0, 2.0)),
    "30 % missing": lambda r: kept(r, carried(r, YEAR, 0.4), 0.3),
    "first days 1.5 off, 10 days": lambda r: bad_start(r, 1.5, 10.0),
    "heavy tails": heavy,
    "realistic": realistic,
    "80 % zeros": mostly_zero,
    "uneven spread": uneven,
    "five a week": five_a_week,
    "weekly, carry-over .1": lambda r: weekly(r, 0.1),
    "weekly, carry-over .5": lambda r: weekly(r, 0.5),
    "16 sessions, carry-over .2": lambda r: sessions(r, 0.2),
    "first days 2.0 off, 4 days": lambda r: bad_start(r, 2.0, 4.0),
    "first days 2.5 off, 12 days": lambda r: bad_start(r, 2.5, 12.0),
    "first days 1.2 off, 25 days": lambda r: bad_start(r, 1.2, 25.0),
    "season .25": lambda r: season(r, 0.25),
}


@dataclass(frozen=True)
class Planted:
    """A series with one shift in it: when it began, and by when it must be found."""

    days: np.ndarray
    values: np.ndarray
    onset: int
    until: int
    up: bool


def planted(rng: Rng, size: float, ramp: int = 0, lasts: int | None = None) -> Planted:
    """A shift of this size on a realistic year, begun between day 60 and 240, in either direction.

    `ramp` days until it is complete (0: at once), `lasts` days until it is over (None: it stays).
    """
    onset = int(rng.integers(60, 241))
    up = bool(rng.random() < 0.5)
    since = np.arange(YEAR) - onset
    course = (since >= 0).astype(float) if ramp == 0 else np.clip((since + 1) / ramp, 0.0, 1.0)
    if lasts is not None:
        course[since >= lasts] = 0.0
    days, values = realistic(rng, YEAR, (size if up else -size) * course)
    return Planted(days, values, onset, onset + ramp + 120, up)


PLANTS: dict[str, Callable[[Rng], Planted]] = {
    "step .8": lambda r: planted(r, 0.8),
    "step 1.2": lambda r: planted(r, 1.2),
    "step 2.0": lambda r: planted(r, 2.0),
    "6 weeks 1.2": lambda r: planted(r, 1.2, ramp=42),
    "12 weeks 1.2": lambda r: planted(r, 1.2, ramp=84),
    "28-day visit 1.5": lambda r: planted(r, 1.5, lasts=28),
}


def family(rng: Rng, count: int, alike: float = 0.0, shifted: int = 0, size: float = 0.0) -> list[Made]:
    """Series of one person, with correlation `alike`; the first `shifted` of them shift on day 150."""
    shared = carried(rng, YEAR, 0.4)
    course = size * (np.arange(YEAR) >= 150)
    latent = [np.sqrt(alike) * shared + np.sqrt(1 - alike) * carried(rng, YEAR, 0.4) for _ in range(count)]
    moved = [own + (course if i < shifted else 0.0) for i, own in enumerate(latent)]
    return [kept(rng, rounded(values), 0.2) for values in moved]
