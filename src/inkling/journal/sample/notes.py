"""The notes of the sample journal, and on which days they stand."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

UNEVEN = 0.04
"""What it costs a note to stand one day away from its even share, against one point away from its day."""
WEIGHT = {"energy": 0.3}
"""A note is mostly about how pleasant the day was; what is not named here counts fully."""


@dataclass(frozen=True)
class Note:
    """What was written, and to what kind of day does it belong? `about` holds the answers it goes with."""

    about: Mapping[str, float]
    text: str

    def strangeness(self, answers: Mapping[str, float | None]) -> float:
        """How badly does this note go with these answers? An answer that was skipped does not go at all."""
        total = 0.0
        for key, value in self.about.items():
            answer = answers.get(key)
            total += 9.0 if answer is None else WEIGHT.get(key, 1.0) * (answer - value) ** 2
        return total


@dataclass(frozen=True)
class Stretch:
    """Which notes belong to one stretch of the ten months? Both lists in the order they were written."""

    check_ins: tuple[Note, ...]
    evenings: tuple[Note, ...]


@cache
def stretches() -> dict[str, Stretch]:
    """What was written in each stretch, by its name? See `notes.toml`."""
    text = resources.files("inkling.journal.sample").joinpath("notes.toml").read_text(encoding="utf-8")
    return {
        name: Stretch(
            check_ins=tuple(
                Note({"pleasantness": p, "energy": e}, text) for p, e, text in given["check_ins"]
            ),
            evenings=tuple(Note({about: answer}, text) for about, answer, text in given["evenings"]),
        )
        for name, given in tomllib.loads(text).items()
    }


def places(notes: Sequence[Note], days: Sequence[Mapping[str, float | None]]) -> list[int]:
    """On which of these days does each note stand? They keep their order, at most one a day, roughly evenly
    spread, each as near as can be to a day it goes with (the cheapest such path, by dynamic programming)."""
    cost = np.array([[note.strangeness(answers) for answers in days] for note in notes], float)
    even = np.linspace(0, len(days) - 1, len(notes))
    cost += UNEVEN * (np.arange(len(days)) - even[:, None]) ** 2
    total = np.full((len(notes) + 1, len(days) + 1), np.inf)
    total[0] = 0.0
    for i, j in np.ndindex(cost.shape):
        total[i + 1, j + 1] = min(total[i + 1, j], total[i, j] + cost[i, j])
    found, j = [], len(days)
    for i in range(len(notes), 0, -1):
        while total[i, j] == total[i, j - 1]:
            j -= 1
        j -= 1
        found.append(j)
    return found[::-1]
