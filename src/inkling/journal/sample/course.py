"""The ten months of the sample journal as numbers: on which days something was written, and how they were.

Days are counted from the first one, 0, so that the ten months can end on any date. What is planted:

- pleasantness goes up by 1.15 places (about 1.3 of its day-to-day SD) within a day, on day 146;
- needless sorries go down little by little, from about 6.5 to about 2.5 a day, from day 44 to day 99;
- four hard weeks, days 230 to 257, take pleasantness a little below where it was, and touch the evenings.

Energy, sleep and tension have their ups and downs and no shift.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

SEED = "inkling sample 31"
"""One of sixteen tried, 18 to 33. With 13 of them exactly the two shifts are found; the step takes two months to
notice with most of those, because of the weeks away, and four weeks with this one."""

LENGTH = 303
STRETCHES: dict[str, range] = {
    "first weeks": range(0, 40),
    "practising": range(40, 100),
    "loosening": range(114, 146),
    "easier": range(146, 184),
    "ordinary": range(205, 230),
    "hard weeks": range(230, 258),
    "coming back": range(258, LENGTH),
}
"""Which days belong to which stretch? Between them she was away, for two weeks and for three."""

QUIET_WEEKS = (31, 72, 135, 217)
"""First days of weeks in which she wrote little."""

EASIER_FROM = STRETCHES["easier"].start
HARD_WEEKS = STRETCHES["hard weeks"]
LESS_SORRY = range(44, 100)

WEEKLY = (0.0, 0.1, 0.1, -0.2, -0.1, 0.0, 0.1)
"""How each day of her week differs in pleasantness; the fourth is the day after the session."""
CARRY_OVER = 0.35
"""How much of one day's mood is still there on the next."""


@dataclass(frozen=True)
class Day:
    """How was one day? `evening` holds the answers to the evening questions, if there are any."""

    number: int
    stretch: str
    pleasantness: int
    energy: int
    evening: Mapping[str, float | None]


def stream(of: str) -> Random:
    """Which chance decides this one thing? Each has its own, so that changing one leaves the others alone."""
    return Random(f"{SEED}: {of}")  # noqa: S311  made-up days, no secrets


def course() -> tuple[Day, ...]:
    """Which days were written about, and how were they?"""
    mood, energy = _waves("mood"), _waves("energy")
    evenings = _evenings(mood)
    chance = stream("which days")
    written = [(_is_written(day, chance), chance.random() < 0.87) for day in range(LENGTH)]
    return tuple(
        Day(
            number=day,
            stretch=stretch,
            pleasantness=_place(pleasant_level(day) + WEEKLY[day % 7] + 0.85 * mood[day]),
            energy=_place(1.95 + 0.5 * WEEKLY[day % 7] + 0.3 * mood[day] + 0.8 * energy[day]),
            evening=evenings[day] if written[day][1] else {},
        )
        for stretch, days in STRETCHES.items()
        for day in days
        if written[day][0]
    )


def pleasant_level(day: int) -> float:
    """How pleasant is this day before chance has its say?"""
    if day in HARD_WEEKS:
        return 1.35
    return 2.7 if day >= EASIER_FROM else 1.55


def sorry_level(day: int) -> float:
    """How many needless sorries does this day hold before chance has its say?"""
    done = min(max((day - LESS_SORRY.start) / len(LESS_SORRY), 0.0), 1.0)
    return 6.5 - 4.0 * done + (1.2 if day in HARD_WEEKS else 0.0)


def _is_written(day: int, chance: Random) -> bool:
    quiet = any(start <= day < start + 7 for start in QUIET_WEEKS)
    drawn = chance.random() < (0.3 if quiet else 0.86)
    return drawn or day in (0, LENGTH - 1)


def _evenings(mood: list[float]) -> list[dict[str, float | None]]:
    sleep, tension, sorry, skipped = _waves("sleep"), _waves("tension"), _waves("sorry"), stream("skipped")
    return [
        {
            "sleep": None if skipped.random() < 0.03 else _halves(6.9 + 0.8 * sleep[day] - 0.3 * hard),
            "tension": float(_whole(5.0 + 1.4 * tension[day] - 0.7 * mood[day] + 0.6 * hard, 10)),
            "sorry": float(_whole(sorry_level(day) + 1.2 * sorry[day], 20)),
        }
        for day in range(LENGTH)
        for hard in (float(day in HARD_WEEKS),)
    ]


def _waves(of: str) -> list[float]:
    """Ups and downs around 0 with a spread of 1, each day holding on to some of the day before."""
    chance = stream(of)
    waves = [chance.gauss(0.0, 1.0)]
    fresh = (1.0 - CARRY_OVER**2) ** 0.5
    while len(waves) < LENGTH:
        waves.append(CARRY_OVER * waves[-1] + fresh * chance.gauss(0.0, 1.0))
    return waves


def _place(level: float) -> int:
    return _whole(level, 4)


def _whole(level: float, most: int) -> int:
    return min(max(int(level + 0.5), 0), most)


def _halves(level: float) -> float:
    return int(2.0 * level + 0.5) / 2.0
