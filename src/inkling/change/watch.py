"""What would have been noticed, and when, by someone who looked after every answer?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from inkling.change import rules
from inkling.change.continuing import digest_of, family_of, first_news, said_before
from inkling.change.finding import tell, tell_later
from inkling.change.holding import as_of_now, taken_back
from inkling.change.look import Look, look
from inkling.change.results import Shift, Watch
from inkling.change.scores import Ints
from inkling.change.series import Series
from inkling.change.together import weigh_together
from inkling.change.visible import smallest_visible
from inkling.change.ways import way_of


def watch(series: Series, *, chance: float = 0.05, so_far: Watch | None = None) -> Watch:
    """What was noticed in this one series, looked at after every answer from the first day on?

    `chance` is the yearly chance of a false finding that is put up with, between 0 and 1. `so_far` is an
    earlier watch of the same series: if its answers are still the first ones here, only the new ones are
    looked at; the result is the same either way. What was said about earlier days never changes.

    Raises `ChangeError` when `chance` is not between 0 and 1.
    """
    known = {} if so_far is None else {"": so_far}
    return watch_all({"": series}, chance=chance, so_far=known)[""]


def watch_all(
    named: Mapping[str, Series], *, chance: float = 0.05, so_far: Mapping[str, Watch] | None = None
) -> dict[str, Watch]:
    """What was noticed in these series together, if `chance` is the yearly chance of any false finding?

    Each series is asked for as much more evidence as there are series with an answer by that day; and all are
    weighed together for a shift on one day (`together`), which is told of those that show it by themselves too.
    So one that is added later changes nothing said before it. `so_far` as in `watch`, by the same names. With
    one series the answer is that of `watch`.

    Raises `ChangeError` when `chance` is not between 0 and 1.
    """
    rules.check_chance(chance)
    answered = {key: series.answered for key, series in named.items()}
    first_days = np.sort(np.array([s.days[0] for s in answered.values() if len(s)], dtype=np.int64))
    known = so_far or {}
    day = first_news(answered, first_days, chance, known)
    lanes = {key: _Lane(s, first_days, chance, known.get(key), day) for key, s in answered.items()}
    _walk(list(lanes.values()))
    return {key: lane.watch() for key, lane in lanes.items()}


class _Lane:
    """One answered series on its way through the days: what was said of it so far, and the newest look at it.

    `first_days` are those of all members of the family, sorted. What was said before `day` is believed.
    """

    def __init__(
        self, series: Series, first_days: Ints, chance: float, so_far: Watch | None, day: int
    ) -> None:
        self.series, self.first_days, self.chance = series, first_days, chance
        self.shifts = said_before(day, so_far, series.name)
        self.looked = 0 if so_far is None else int(np.searchsorted(series.days, day))
        self.base = _baseline(series, self.shifts)
        self.seen: Look | None = None

    @property
    def ahead(self) -> Ints:
        """The days of answers not looked at yet."""
        return self.series.days[self.looked :]

    def remember(self) -> None:
        """The newest look once more, as it was before these days: the others may need it."""
        ends = range(self.looked, self.base, -1)
        end = next((end for end in ends if self._ready(end)), None)
        if end is not None:
            self.seen = self._look(self.base, end, settled=bool(self.shifts))
        elif self.shifts:
            noticed = int(np.searchsorted(self.series.days, self.shifts[-1].noticed)) + 1
            base = _baseline(self.series, self.shifts[:-1])
            self.seen = self._look(base, noticed, settled=len(self.shifts) > 1)

    def step(self) -> bool:
        """Look at the next answer. Might more be told of it yet: was it looked at, and nothing said?"""
        self.looked = end = self.looked + 1
        if self.shifts:
            self.shifts[-1] = _looked_at_later(self.series, self.shifts, end)
        if not self._ready(end):
            return False
        self.seen = self._look(self.base, end, settled=bool(self.shifts))
        if self.seen is None or not self.seen.noticed:
            return self.seen is not None
        self.tell(self.seen)
        return False

    def in_company(self) -> Look | None:
        """The newest look once more, as carefully as if it had noticed something by itself; None if a shift in
        it would not be worth telling."""
        days, values = self.series.days[self.base : self.looked], self.series.values[self.base : self.looked]
        seen = look(days, values, extra=-rules.TOGETHER_FREE, settled=bool(self.shifts))
        return seen if seen is not None and seen.noticed else None

    def tell(self, seen: Look) -> None:
        """Say what this look noticed, and begin a new baseline."""
        shift = tell(seen, self.series.name)
        self.shifts.append(replace(shift, undoes=taken_back(shift, self.shifts)))
        self.base = _baseline(self.series, self.shifts)

    def watch(self) -> Watch:
        """What there is to say now."""
        days = self.series.days
        return Watch(
            shifts=as_of_now(self.series, self.shifts),
            smallest_visible=self._visible(),
            looked=len(days),
            digest=digest_of(self.series, len(days)),
            baseline_from=int(days[self.base]) if len(days) else 0,
            family=family_of(self.series, self.first_days, len(days)),
            chance=self.chance,
        )

    def _ready(self, end: int) -> bool:
        """Is it looked at with the answer before `end`, or is a new level still settling?"""
        if not self.shifts:
            return True
        days = self.series.days[self.base : end]
        silent = self.series.days[end - 1] <= self.shifts[-1].noticed + rules.SILENT_DAYS
        return not silent and len(days) >= _baseline_answers(days)

    def _look(self, base: int, end: int, *, settled: bool) -> Look | None:
        extra = _extra(self.series, self.first_days, self.chance, int(self.series.days[end - 1]))
        return look(self.series.days[base:end], self.series.values[base:end], extra=extra, settled=settled)

    def _visible(self) -> float | None:
        end = len(self.series)
        return smallest_visible(self._look(self.base, end, settled=bool(self.shifts)) if end else None)


def _walk(lanes: list[_Lane]) -> None:
    """Go through all days that are new, looking at each series that was answered, and at all together."""
    days = np.unique(np.concatenate([lane.ahead for lane in lanes] or [np.zeros(0, np.int64)]))
    if len(lanes) > 1 and len(days):
        for lane in lanes:
            lane.remember()
    for day in days.tolist():
        here = [lane for lane in lanes if len(lane.ahead) and lane.ahead[0] == day]
        hopeful = [lane for lane in here if lane.step()]
        company = [lane for lane in lanes if lane.seen is not None]
        if hopeful and len(company) > 1:
            _tell_together(company, hopeful, day)


def _tell_together(company: list[_Lane], hopeful: list[_Lane], day: int) -> None:
    """Tell of the hopeful ones that shifted on one day with some of their company, if all together say so."""
    looks = {id(lane): lane.seen for lane in company if lane.seen is not None}
    hopeful = _shifted(looks, company, hopeful, day)
    careful = {id(lane): seen for lane in hopeful if (seen := lane.in_company()) is not None}
    hopeful = [lane for lane in hopeful if id(lane) in careful]
    for lane in _shifted(looks | careful, company, hopeful, day):
        lane.tell(careful[id(lane)])


def _shifted(looks: Mapping[int, Look], company: list[_Lane], hopeful: list[_Lane], day: int) -> list[_Lane]:
    """Which of the hopeful shifted, if these looks together say that some did? None of them if they do not."""
    if not hopeful:
        return []
    lanes = [lane for lane in company if id(lane) in looks]
    joint = weigh_together([looks[id(lane)] for lane in lanes], day)
    if joint is None or joint.log_bayes <= rules.together_limit(
        lanes[0].chance, day - int(lanes[0].first_days[0])
    ):
        return []
    sure = (joint.shifted >= rules.TOGETHER_SHIFTED) & (joint.own >= rules.TOGETHER_OWN_EVIDENCE)
    return [lane for lane, here in zip(lanes, sure, strict=True) if here and lane in hopeful]


def _baseline(series: Series, shifts: Sequence[Shift]) -> int:
    """At which answer does the level begin that is looked at after these shifts?"""
    if not shifts:
        return 0
    last = shifts[-1]
    first = last.since
    if last.over_when_noticed and last.visit_until is not None:
        first = last.visit_until + 1
    return int(np.searchsorted(series.days, first))


def _baseline_answers(days: Ints) -> int:
    """How many answers does a new level need before anything is measured against it?"""
    return rules.FEW_NEW_BASELINE if way_of(days).few else rules.NEW_BASELINE


def _looked_at_later(series: Series, shifts: Sequence[Shift], end: int) -> Shift:
    """The newest shift, looked at once more if the time has come with the answer before `end`."""
    last = shifts[-1]
    if last.shape_later_day is not None or series.days[end - 1] < last.noticed + rules.LATER_LOOK:
        return last
    base = _baseline(series, shifts[:-1])
    seen = look(series.days[base:end], series.values[base:end], settled=len(shifts) > 1)
    return replace(tell_later(last, seen), shape_later_day=int(series.days[end - 1]))


def _extra(series: Series, first_days: Ints, chance: float, today: int) -> float:
    """Log evidence asked today on top of the limit: for the chance, the family, and the later years."""
    together = int(np.searchsorted(first_days, today, side="right"))
    later = rules.LATER_PRICE if today - int(series.days[0]) > rules.FIRST_YEAR else 0.0
    return rules.extra_evidence(chance, together) + later
