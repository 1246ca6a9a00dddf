"""What every peer is asked, and how a setting is found at which it would have stayed silent."""

from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

Floats = np.ndarray
Alarm = tuple[int, int | None]
"""Position of the answer after which it alarmed, and of the first answer of the new level, if it dates."""


class Peer:
    """A detector that looks after every answer, with one knob: the higher, the stricter.

    It is given answers in units of the usual day-to-day spread of that kind of person, from their usual mean:
    more than anyone knows of a new person, and more than Inkling is told.
    """

    name = ""
    usual: float | None = None
    """The setting it comes with; None where a customary one is found on independent normal years."""
    setting = ""
    package: str | None = None
    loosest, strictest = 0.0, 1.0

    def installed(self) -> bool:
        """Can it be run here?"""
        return self.package is None or find_spec(self.package) is not None

    def alarm(self, values: Floats, knob: float) -> Alarm | None:
        """When would it first have alarmed at this setting?"""
        raise NotImplementedError

    def alarms(self, values: Floats, knobs: list[float]) -> list[Alarm | None]:
        """The same for several settings."""
        return [self.alarm(values, knob) for knob in knobs]

    def silence(self, values: Floats) -> float:
        """At which setting would it just have stayed silent all the time?"""
        low, high = self.loosest, self.strictest
        if self.alarm(values, low) is None:
            return low
        for _halving in range(9):
            middle = (low + high) / 2
            low, high = (low, middle) if self.alarm(values, middle) is None else (middle, high)
        return high


class Scored(Peer):
    """A peer that has a score after every answer and alarms when it passes the knob."""

    def scores(self, values: Floats) -> tuple[Floats, Floats]:
        """After each answer: the score, and the position of the first answer of the new level (-1: none)."""
        raise NotImplementedError

    def dated(self, values: Floats, at: int, knob: float, first: int) -> int | None:
        """Where did the new level begin, for an alarm after the answer `at`?"""
        return first if first >= 0 else None

    def alarms(self, values: Floats, knobs: list[float]) -> list[Alarm | None]:
        scores, firsts = self.scores(values)
        said: list[Alarm | None] = []
        for knob in knobs:
            above = np.flatnonzero(scores > knob)
            at = int(above[0]) if len(above) else -1
            said.append((at, self.dated(values, at, knob, int(firsts[at]))) if at >= 0 else None)
        return said

    def alarm(self, values: Floats, knob: float) -> Alarm | None:
        return self.alarms(values, [knob])[0]

    def silence(self, values: Floats) -> float:
        return float(np.max(self.scores(values)[0]))


@dataclass(frozen=True)
class Tuned:
    """A peer at its settings, by name of the setting."""

    peer: Peer
    knobs: dict[str, float]

    def alarms(self, values: Floats) -> dict[str, Alarm | None]:
        """Its first alarm at each setting; the column is `name, setting`."""
        said = self.peer.alarms(values, list(self.knobs.values()))
        return {f"{self.peer.name}, {name}": one for name, one in zip(self.knobs, said, strict=True)}
