"""How this person's sessions felt, counted. There is no order among the tones, and those not told are counted too."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from inkling.journal.gathering.journey import Held


@dataclass(frozen=True)
class Tones:
    """So many sessions felt like this; of so many it is not said."""

    routine: int = 0
    profound: int = 0
    hard: int = 0
    untold: int = 0

    @property
    def told(self) -> int:
        """Of how many is it said how they felt?"""
        return self.routine + self.profound + self.hard

    @property
    def all(self) -> int:
        """How many are there?"""
        return self.told + self.untold


def took_place(sessions: Iterable[Held]) -> tuple[Held, ...]:
    """Which of these took place? One that was missed or cancelled felt like nothing."""
    return tuple(each for each in sessions if each.status == "attended")


def count_tones(sessions: Iterable[Held]) -> Tones:
    """How many of these sessions felt how? Only those that took place."""
    found = Counter(each.tone for each in took_place(sessions))
    return Tones(found["routine"], found["profound"], found["hard"], found[None])
