"""What would have been noticed, and when, by someone who looked after every answer?"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from inkling.change import rules
from inkling.change.finding import tell, tell_later
from inkling.change.holding import as_of_now, taken_back
from inkling.change.look import look
from inkling.change.results import METHOD, Shift, Watch
from inkling.change.scores import Ints
from inkling.change.series import Series
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

    Each series is asked for as much more evidence as there are series with an answer by that day, so one
    that is added later changes nothing said before it. `so_far` as in `watch`, by the same names. With one
    series the answer is that of `watch`.

    Raises `ChangeError` when `chance` is not between 0 and 1.
    """
    rules.check_chance(chance)
    answered = {key: series.answered for key, series in named.items()}
    first_days = np.sort(np.array([s.days[0] for s in answered.values() if len(s)], dtype=np.int64))
    known = so_far or {}
    return {key: _watched(s, first_days, chance, known.get(key)) for key, s in answered.items()}


def _watched(series: Series, first_days: Ints, chance: float, so_far: Watch | None) -> Watch:
    """The watch of one answered series in a family whose members' first days are `first_days`, sorted."""
    done, base, shifts = 0, 0, list[Shift]()
    if so_far is not None and _continues(series, first_days, chance, so_far):
        done, shifts = so_far.looked, list(so_far.shifts)
        base = _baseline(series, shifts)
    days, values = series.days, series.values
    for end in range(done + 1, len(days) + 1):
        today = int(days[end - 1])
        if shifts:
            shifts[-1] = _looked_at_later(series, shifts, end)
            if today <= shifts[-1].noticed + rules.SILENT_DAYS or end - base < _baseline_answers(
                days[base:end]
            ):
                continue
        extra = _extra(series, first_days, chance, today)
        seen = look(days[base:end], values[base:end], extra=extra, settled=bool(shifts))
        if seen is not None and seen.noticed:
            shift = tell(seen, series.name)
            shifts.append(replace(shift, undoes=taken_back(shift, shifts)))
            base = _baseline(series, shifts)
    return Watch(
        shifts=as_of_now(series, shifts),
        smallest_visible=_visible(series, base, first_days, chance, settled=bool(shifts)),
        looked=len(days),
        digest=_digest(series, len(days)),
        baseline_from=int(days[base]) if len(days) else 0,
        family=_family(series, first_days, len(days)),
        chance=chance,
    )


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


def _visible(series: Series, base: int, first_days: Ints, chance: float, *, settled: bool) -> float | None:
    if not len(series):
        return None
    extra = _extra(series, first_days, chance, int(series.days[-1]))
    seen = look(series.days[base:], series.values[base:], extra=extra, settled=settled)
    return smallest_visible(seen)


def _continues(series: Series, first_days: Ints, chance: float, so_far: Watch) -> bool:
    """Do the answers that were watched still stand at the beginning of this series, in the same family?"""
    return (
        so_far.method == METHOD
        and so_far.chance == chance
        and so_far.looked <= len(series)
        and so_far.family == _family(series, first_days, so_far.looked)
        and so_far.digest == _digest(series, so_far.looked)
    )


def _family(series: Series, first_days: Ints, looked: int) -> tuple[int, ...]:
    """The first days of all series of the family that had begun by the last day looked at."""
    if not looked:
        return ()
    return tuple(int(day) for day in first_days if day <= series.days[looked - 1])


def _digest(series: Series, looked: int) -> str:
    """A fingerprint of the first `looked` answers and of the name findings carry."""
    mark = hashlib.blake2b(digest_size=16)
    mark.update(series.name.encode())
    mark.update(b"\0")
    mark.update(series.days[:looked].astype("<i8").tobytes())
    mark.update((series.values[:looked] + 0.0).astype("<f8").tobytes())  # + 0.0: -0 is 0
    return mark.hexdigest()
