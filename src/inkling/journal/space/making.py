"""The four ways to make space, seen together over the same months."""

from dataclasses import dataclass
from datetime import date

from inkling.journal.journal import Journal
from inkling.journal.space.expected import Expected, expected
from inkling.journal.space.months import Months, months_of
from inkling.journal.space.openness import Openness, openness
from inkling.journal.space.practised import Practised, practised
from inkling.journal.space.rhythm import Rhythm, rhythm
from inkling.journal.space.suggesting import (
    Suggestion,
    for_expectations,
    for_openness,
    for_practice,
    for_rhythm,
)


@dataclass(frozen=True)
class Space:
    """Rhythm, openness, practice and expectations, each with one suggestion, in this order."""

    months: Months
    rhythm: Rhythm
    openness: Openness
    practised: Practised
    expected: Expected
    suggestions: tuple[Suggestion, Suggestion, Suggestion, Suggestion]


def making_space(journal: Journal, today: date) -> Space:
    """What makes space in this journal, of late?"""
    months = months_of(journal, today)
    seen = (
        rhythm(journal, months),
        openness(journal, months),
        practised(journal, months),
        expected(journal, months),
    )
    suggestions = (
        for_rhythm(journal, seen[0]),
        for_openness(journal, seen[1]),
        for_practice(journal, seen[2]),
        for_expectations(journal, seen[3]),
    )
    return Space(months, *seen, suggestions)
