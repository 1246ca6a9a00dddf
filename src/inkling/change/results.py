"""What the watch answers: frozen findings that can explain themselves in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from inkling.change.sentence import sentence

Shape = Literal["step", "drift", "unclear"]
Direction = Literal["up", "down"]

METHOD = "front-1"
"""Which method made a finding; changes whenever the same answers could give another finding."""


@dataclass(frozen=True, kw_only=True)
class Shift:
    """What shifted, when was it noticed, and between which days did it begin?

    Days are counted as in the series. `since` is the best single guess of the first day of the new level;
    `earliest` and `latest` bound it (90 %). `before` and `after` are levels on the person's own scale.
    `begun` gives, for some days in order, the chance that the shift had begun by then (for drawing).
    `evidence` is the natural log of the Bayes factor at the moment of noticing.
    """

    noticed: int
    since: int
    earliest: int
    latest: int
    shape: Shape
    before: float
    after: float
    direction: Direction
    begun: tuple[tuple[int, float], ...]
    evidence: float
    name: str = ""

    def explain(self, tell_day: Callable[[int], str] | None = None) -> str:
        """What happened, in one plain sentence? `tell_day` turns a day number into words."""
        return sentence(self, tell_day)


@dataclass(frozen=True, kw_only=True)
class Watch:
    """What has been noticed so far in one series, and what could have been?

    `smallest_visible` is the smallest change, on the person's own scale, that would be noticed by now; None
    while there are too few answers to notice any.

    The other fields let a later watch continue this one instead of starting over: `looked` answers were
    looked at, `digest` is their fingerprint, `baseline_from` the first day of the level that new answers are
    measured against, `family` the first days of all series watched together, `chance` the yearly chance
    asked for.
    """

    shifts: tuple[Shift, ...]
    smallest_visible: float | None
    looked: int = 0
    digest: str = ""
    baseline_from: int = 0
    family: tuple[int, ...] = ()
    chance: float = 0.05
    method: str = METHOD
