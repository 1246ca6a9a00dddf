"""Expectations: what was hoped before sessions, how they felt, and from which of them something stayed."""

from dataclasses import dataclass
from datetime import date

from inkling.journal.entries import Tone
from inkling.journal.journal import Journal
from inkling.journal.sessions.between import sessions_in_order
from inkling.journal.space.months import Months


@dataclass(frozen=True)
class Felt:
    """One session: was there a hope before, how did it feel, and did something stay?"""

    day: date
    tone: Tone | None
    hoped: bool
    stayed: bool


@dataclass(frozen=True)
class Expected:
    """The sessions of these months, in order. `before` says whether there were any in earlier months."""

    months: Months
    sessions: tuple[Felt, ...]
    before: bool = False

    @property
    def told(self) -> tuple[Felt, ...]:
        """Which of them were told with how they felt?"""
        return tuple(each for each in self.sessions if each.tone)

    def of(self, tone: Tone) -> tuple[Felt, ...]:
        """Which of them felt like this?"""
        return tuple(each for each in self.sessions if each.tone == tone)

    @property
    def routine_that_stayed(self) -> int:
        """From how many routine sessions did something stay?"""
        return sum(each.stayed for each in self.of("routine"))


def expected(journal: Journal, months: Months) -> Expected:
    """What was hoped for in these months, and how was it?"""
    held = (
        each
        for each in sessions_in_order(journal.sessions)
        if each.status == "attended" and months.lived(each.happened.day)
    )
    return Expected(
        months,
        tuple(
            Felt(each.happened.day, each.tone, bool(each.hope.strip()), bool(each.stayed.strip()))
            for each in held
        ),
        any(each.status == "attended" and each.happened.day < months.first for each in journal.sessions),
    )
