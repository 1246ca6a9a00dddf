"""What a detector said of one made-up person, whichever detector it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench.change.peers import Alarm, Tuned
from inkling.change import Series, watch_all

Shifts = tuple[Any, ...]
Detector = Callable[[Mapping[str, Series], float], dict[str, Shifts]]
"""Series of one person by name, and a yearly chance for them all: the shifts noticed in each, in order."""


@dataclass(frozen=True)
class Said:
    """The first thing a detector said. Days are those of the answers; None where it says no such thing."""

    noticed: int
    since: int | None = None
    earliest: int | None = None
    latest: int | None = None
    shape: str | None = None
    up: bool | None = None
    earliest_later: int | None = None
    latest_later: int | None = None


def inkling(named: Mapping[str, Series], chance: float) -> dict[str, Shifts]:
    """What does Inkling notice, looking after every answer?"""
    return {name: one.shifts for name, one in watch_all(named, chance=chance).items()}


@dataclass(frozen=True)
class Setup:
    """Who is asked, and what the peers are told of each kind: `usual[label]` is its mean and spread."""

    detector: Detector = inkling
    peers: tuple[Tuned, ...] = ()
    usual: dict[str, tuple[float, float]] = field(default_factory=dict)

    def one(self, days: np.ndarray, values: np.ndarray, chance: float = 0.05) -> Shifts:
        """What does the detector notice in this series alone?"""
        return self.detector({"": Series(days, values)}, chance)[""]


def first(shifts: Shifts) -> Said | None:
    """The first shift, in the words of this file. The shape is the latest one told."""
    if not shifts:
        return None
    shift = shifts[0]
    return Said(
        shift.noticed,
        shift.since,
        shift.earliest,
        shift.latest,
        shape(shift),
        shift.direction == "up",
        getattr(shift, "earliest_later", None),
        getattr(shift, "latest_later", None),
    )


def shape(shift: Any) -> str:
    """What shape is finally told? `Shift.shape_later` where the method has one and used it, else `Shift.shape`.

    `shape_later` may be the shape alone or the shape with its day.
    """
    later = getattr(shift, "shape_later", None)
    if isinstance(later, tuple):
        later = next((part for part in later if isinstance(part, str)), None)
    return str(later or shift.shape)


def fate(shift: Any) -> str | None:
    """What became of it by the last answer: holds, wobbles, returned or visit; None if the method cannot say."""
    if getattr(shift, "visit_until", None) is not None:
        return "visit"
    state: str | None = getattr(shift, "state", None)
    return state


def of_peers(setup: Setup, label: str, days: np.ndarray, values: np.ndarray) -> dict[str, Said | None]:
    """What does every peer say at each of its settings?"""
    mean, spread = setup.usual[label]
    told = (values - mean) / spread
    said: dict[str, Said | None] = {}
    for peer in setup.peers:
        for name, alarm in peer.alarms(told).items():
            said[name] = _on_days(alarm, days)
    return said


def _on_days(alarm: Alarm | None, days: np.ndarray) -> Said | None:
    if alarm is None:
        return None
    at, start = alarm
    return Said(int(days[at]), None if start is None else int(days[start]))
