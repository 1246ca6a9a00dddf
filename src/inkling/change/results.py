"""What the watch answers: frozen findings that can explain themselves in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from inkling.change.sentence import sentence

Shape = Literal["step", "drift", "unclear"]
Direction = Literal["up", "down"]
State = Literal["holds", "wobbles", "returned"]

METHOD = "front-3"
"""Which method made a finding; changes whenever the same answers could give another finding."""


@dataclass(frozen=True, kw_only=True)
class Shift:
    """What shifted, when was it noticed, between which days did it begin, and what became of it?

    Days are counted as in the series.

    **Fixed at noticing**, and never changed by later answers: `since` is the best single guess of the first
    day of the new level; `earliest` and `latest` bound it (nine times in ten for a step, less often for a
    slow change). `before` and `after` are levels on the
    person's own scale. `begun` gives, for some days in order, the chance that the shift had begun by then
    (for drawing). `evidence` is the natural log of the Bayes factor at the moment of noticing. `undoes` is
    the day on which an earlier shift was noticed that this one takes back: then this is a return.

    **As of the last answer**: `state` says whether the new level still holds, wobbles (the last weeks lay more
    than half way back) or has returned, and `state_since` since which day (None: ever since `since`);
    `level_now` is the level in that state. `visit_until` is the last day of a shift that was over within
    weeks: a visit (fixed too if it was over when noticed; else not before `noticed`). The shape and the days of
    the beginning are looked at once more, weeks later, on `shape_later_day`: `shape_later`, and the days
    `earliest_later` and `latest_later`, mostly closer together (None until then).
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
    undoes: int | None = None
    state: State = "holds"
    state_since: int | None = None
    level_now: float | None = None
    visit_until: int | None = None
    shape_later: Shape | None = None
    shape_later_day: int | None = None
    earliest_later: int | None = None
    latest_later: int | None = None

    def explain(self, tell_day: Callable[[int], str] | None = None) -> str:
        """What happened, in one plain sentence? `tell_day` turns a day number into words."""
        return sentence(self, tell_day)

    @property
    def over_when_noticed(self) -> bool:
        """Was it a visit that had ended by the day it was noticed?"""
        return self.visit_until is not None and self.visit_until < self.noticed

    def as_noticed(self) -> "Shift":
        """Only what was fixed at noticing: the same whatever was answered later."""
        return replace(
            self,
            state="holds",
            state_since=None,
            level_now=None,
            visit_until=self.visit_until if self.over_when_noticed else None,
            shape_later=None,
            shape_later_day=None,
            earliest_later=None,
            latest_later=None,
        )


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
