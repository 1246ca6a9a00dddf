"""What became of each shift, given all answers so far?

What was said when a shift was noticed stays. This adds how things stand as of the last answer: whether the
new level holds, wobbles or has returned. A return is only said once the way back was itself noticed, as a
shift of its own or as the end of a visit; a wobble is a plain description of the last four weeks. The end of
a visit is judged against the level before it as well: the new level alone has few answers to compare with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from inkling.change import rules
from inkling.change.look import look
from inkling.change.results import Shift, State
from inkling.change.scores import Floats
from inkling.change.series import Series
from inkling.change.shape import ended
from inkling.change.ways import way_of


@dataclass(frozen=True)
class _Moved:
    """From this day on the level was this."""

    day: int
    level: float


def as_of_now(series: Series, shifts: Sequence[Shift]) -> tuple[Shift, ...]:
    """The same shifts with their `state`, `state_since`, `level_now` and `visit_until` as of the last answer.

    `series` has only answered days, `shifts` are in the order in which they were noticed.
    """
    over = _over(series, shifts) if shifts else None
    return tuple(_one(series, shift, shifts[at + 1 :], over) for at, shift in enumerate(shifts))


def taken_back(shift: Shift, earlier: Sequence[Shift]) -> int | None:
    """When was the newest earlier shift noticed that this one takes back, most of the way? None if none is."""
    for past in reversed(earlier):
        if past.over_when_noticed:
            continue
        if past.direction != shift.direction and _way_back(past, shift.after) > rules.BACK:
            return past.noticed
        if past.direction == shift.direction:
            return None
    return None


def _over(series: Series, shifts: Sequence[Shift]) -> _Moved | None:
    """Was the newest shift a visit that is over by now, though the way back is not yet a shift of its own?

    The answers before it, during it and since say so together: each day on which it may have ended is weighed
    against no end at all, but only ends after which most of the way back was gone.
    """
    shift = shifts[-1]
    if shift.over_when_noticed:
        return None
    base = int(np.searchsorted(series.days, _baseline_day(shifts[:-1]))) if len(shifts) > 1 else 0
    base = max(base, len(series) - rules.WINDOW)
    days, values = series.days[base:], series.values[base:]
    way = way_of(days, settled=len(shifts) > 1)
    begun = int(np.searchsorted(days, shift.since))
    ends = np.arange(begun + way.after, len(days) - way.after + 1)
    ends = ends[days[ends] <= shift.since + rules.VISIT_LONGEST]
    since = np.cumsum(values[::-1])[::-1][ends] / (len(days) - ends)
    ends = ends[[_way_back(shift, level) > rules.BACK for level in since]] if len(ends) else ends
    if way.few or begun < way.before or not len(ends):
        return None
    seen = look(days, values, settled=len(shifts) > 1)
    if seen is None:
        return None
    evidence, end = ended(seen, begun, ends)
    return _Moved(int(days[end]), float(values[end:].mean())) if evidence > rules.OVER else None


def _baseline_day(shifts: Sequence[Shift]) -> int:
    """On which day does the level begin that these shifts led to?"""
    last = shifts[-1]
    if last.over_when_noticed and last.visit_until is not None:
        return last.visit_until + 1
    return last.since


def _one(series: Series, shift: Shift, later: Sequence[Shift], over: _Moved | None) -> Shift:
    until = shift.visit_until if shift.over_when_noticed else None
    away, since, level = False, None, None
    for moved in [*_moves(shift, later), *([over] if over else [])]:
        back = _way_back(shift, moved.level) > rules.BACK
        if back != away:
            away, since = back, moved.day
            if back and until is None and moved.day - shift.since <= rules.VISIT_LONGEST:
                until = max(moved.day - 1, shift.noticed)
        level = moved.level
    state: State = "returned" if away else "holds"
    last = max([shift.noticed, *(other.noticed for other in later)])
    wobble = None if away else _wobble(series, shift, last)
    if wobble is not None:
        state, since, level = "wobbles", wobble.day, wobble.level
    return replace(shift, state=state, state_since=since, level_now=level, visit_until=until)


def _moves(shift: Shift, later: Sequence[Shift]) -> list[_Moved]:
    """The levels after this shift, in order: each later shift brings one, the end of a visit another."""
    moves = []
    for one in (shift, *later):
        if one is not shift:
            moves.append(_Moved(one.since, one.after))
        if one.over_when_noticed and one.visit_until is not None:
            moves.append(_Moved(one.visit_until + 1, one.before))
    return moves


def _way_back(shift: Shift, level: float) -> float:
    """Which part of the way back to the old level is this? 0 at the new level, 1 at the old one."""
    apart = shift.after - shift.before
    return (shift.after - level) / apart if apart else 0.0


def _wobble(series: Series, shift: Shift, from_day: int) -> _Moved | None:
    """Did the last weeks lie more than half way back, by more than chance? Since when, and where?"""
    days, values = series.days, series.values
    first = int(np.searchsorted(days, max(from_day + 1, int(days[-1]) - rules.RECENT_STRETCH + 1)))
    recent = values[first:]
    if len(recent) < rules.RECENT_LEAST:
        return None
    level = float(recent.mean())
    error = _standard_error(recent)
    if _way_back(shift, level) > 0.5 and abs(level - shift.after) > rules.WOBBLE_ERRORS * error:
        return _Moved(int(days[first]), level)
    return None


def _standard_error(values: Floats) -> float:
    """How far may the mean of these answers be off, if each carries over into the next? (Bayley & Hammersley
    1946, doi 10.2307/2983560, in its first-order form)"""
    apart = values - values.mean()
    square = float((apart * apart).sum())
    carry = float((apart[1:] * apart[:-1]).sum()) / square if square > 0.0 else 0.0
    carry = min(max(carry, 0.2), 0.8)
    return float(np.sqrt(square * (1 + carry) / (1 - carry))) / len(values)
