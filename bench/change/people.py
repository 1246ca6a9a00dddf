"""The made-up people that only the published benchmark needs; the others come from `bench.change_series`."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bench import change_series as made
from bench.change_series import YEAR, Made, Planted, Rng


def constant(rng: Rng) -> Made:
    """The same answer every day."""
    return made.whole(np.full(YEAR, float(rng.integers(0, 11))))


def catches(rng: Rng, rise: np.ndarray | float = 0.0) -> Made:
    """When an old pattern was caught: 0 days after, 1 hours after, 2 in the moment, 3 before.

    It returns on three days of seven; mostly it is noticed days or hours after.
    """
    caught = made.carried(rng, YEAR, 0.3) + rise
    values = np.searchsorted([-0.2, 0.8, 1.6], caught).astype(float)
    return made.kept(rng, values, 4 / 7)


def counts_a_week(rng: Rng, usual: np.ndarray | float = 3.0) -> Made:
    """How often something happened each week: chance counts around a usual number that wanders a little."""
    wander = np.exp(0.3 * made.carried(rng, 52, 0.3))
    return 7 * np.arange(52), rng.poisson(usual * wander).astype(float)


def moody(rng: Rng, lasting: float, share: float, passing: float = 0.0) -> Made:
    """Days of chance on top of moods that last: carry-over `lasting` in this share of the spread, `passing` in
    the rest, on a scale of 0 to 10. Weeks are more alike than the likeness of neighbouring days would tell.
    """
    slow, quick = made.carried(rng, YEAR, lasting), made.carried(rng, YEAR, passing)
    return made.whole(made.rounded(np.sqrt(share) * slow + np.sqrt(1.0 - share) * quick))


QUIET: dict[str, Callable[[Rng], Made]] = {
    **made.QUIET,
    "noise on carry-over .6": lambda r: moody(r, 0.6, 0.6),
    "short and long moods": lambda r: moody(r, 0.8, 0.4, 0.1),
    "constant": constant,
    "catch scale, 3 a week": catches,
    "counts a week": counts_a_week,
    "8 sessions, carry-over .2": lambda r: made.sessions(r, 0.2, 8),
    "16 sessions, carry-over .4": lambda r: made.sessions(r, 0.4),
    "30 sessions, carry-over .4": lambda r: made.sessions(r, 0.4, 30),
}
OPEN = ("season .25", "noise on carry-over .6", "short and long moods")
"""Quiet years without a bar: told openly. The last two are not on the list of the promise, but people have them."""
OWN = ("catch scale, 3 a week", "counts a week")
"""Our own ordinal measures."""


def few_answers(label: str) -> bool:
    """Is this a kind with an answer a week or a session? Quickly done, and nothing for peers made for days."""
    return label.startswith(("weekly", "counts")) or "sessions" in label


MAIN = tuple(k for k in QUIET if k not in OPEN and k != "constant" and not few_answers(k))
"""The daily kinds that are held to the promise; most people are of these, so that 5 % can be told from 7 %."""


def steeper_catches(rng: Rng) -> Planted:
    """The pattern is caught sooner and sooner over twelve weeks."""
    onset = int(rng.integers(60, 181))
    days, values = catches(rng, 1.5 * np.clip((np.arange(YEAR) - onset + 1) / 84, 0.0, 1.0))
    return Planted(days, values, onset, onset + 84 + 120, True)


def fewer_a_week(rng: Rng) -> Planted:
    """From one week on it happens a third as often."""
    week = int(rng.integers(14, 30))
    days, values = counts_a_week(rng, np.where(np.arange(52) < week, 6.0, 2.0))
    return Planted(days, values, 7 * week, 7 * week + 120, False)


PLANTS: dict[str, Callable[[Rng], Planted]] = {
    **made.PLANTS,
    "catch scale, 12 weeks": steeper_catches,
    "counts a week, to a third": fewer_a_week,
}


def session_drop(rng: Rng, size: float, slope: float = 0.0) -> Planted:
    """Sixteen totals of 0 to 63; from a session between the sixth and the twelfth on lower by `size` SDs."""
    at = int(rng.integers(6, 13)) - 1
    course = size * (np.arange(16) >= at) + slope * np.arange(16)
    latent = made.carried(rng, 16, float(rng.choice([0.2, 0.4]))) - course
    values = np.clip(np.round(30 + 4 * latent), 0, 63)
    return Planted(7 * np.arange(16), values, 7 * at if size else 0, 7 * 16, False)


SESSIONS: dict[str, Callable[[Rng], Planted]] = {
    "drop of 2 SD": lambda r: session_drop(r, 2.0),
    "drop of 3 SD": lambda r: session_drop(r, 3.0),
    "slow trend, .12 SD a session": lambda r: session_drop(r, 0.0, 0.12),
}


@dataclass(frozen=True)
class Course:
    """A life with more than one shift: each event is its day, its height from then on, and how long in all."""

    events: tuple[tuple[int, float], ...]
    days: int

    def make(self, rng: Rng) -> tuple[Made, bool]:
        """The answers, and whether the first shift goes up."""
        up = bool(rng.random() < 0.5)
        height = np.zeros(self.days)
        for day, level in self.events:
            height[day:] = level if up else -level
        return made.realistic(rng, self.days, height), up


COURSES = {
    "a second shift": Course(((120, 1.2), (300, 2.4)), 480),
    "a return": Course(((120, 2.0), (300, 0.0)), 480),
    "a relapse after 90 days": Course(((120, 2.0), (210, 0.0)), 390),
}

DECADES: dict[str, Callable[[Rng, int], Made]] = {
    "realistic": lambda r, years: made.realistic(r, years * YEAR),
    "carry-over .5": lambda r, years: made.whole(made.carried(r, years * YEAR, 0.5)),
}

FAMILIES: dict[str, tuple[float, int, float]] = {
    "quiet": (0.0, 0, 0.0),
    "quiet, alike .6": (0.6, 0, 0.0),
    "one shifts .8": (0.0, 1, 0.8),
    "one shifts 1.2": (0.0, 1, 1.2),
    "three shift .8": (0.0, 3, 0.8),
    "three shift .8, alike .5": (0.5, 3, 0.8),
}
"""Correlation, how many shift, by how much (on day 150)."""

VISIBLE = ((90, 0.2), (150, 0.2), (150, 0.4), (365, 0.4), (365, 0.6))
"""Days answered and carry-over of people whose smallest visible change is put to the test."""
