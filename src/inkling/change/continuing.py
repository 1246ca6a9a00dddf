"""How far can an earlier watch be believed, so that only what is new need be looked at?"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest

import numpy as np

from inkling.change.results import METHOD, Shift, Watch
from inkling.change.scores import Ints
from inkling.change.series import Series

LONG_AGO, NEVER = int(np.iinfo(np.int64).min), int(np.iinfo(np.int64).max)
_BLOCK = 128


def first_news(
    answered: Mapping[str, Series], first_days: Ints, chance: float, known: Mapping[str, Watch]
) -> int:
    """From which day on may anything differ from what was watched already? Everything is looked at again from there.

    Series of one person are weighed together, so an answer added to one may change what is said of another from
    that day on, and never before it.
    """
    days = (_news(series, first_days, chance, known.get(key)) for key, series in answered.items())
    return min(days, default=NEVER)


def said_before(day: int, so_far: Watch | None, name: str) -> list[Shift]:
    """What had been said before that day, as it stood then."""
    shifts = [] if so_far is None else [shift for shift in so_far.shifts if shift.noticed < day]
    return [replace(_as_of(day, shift), name=name) for shift in shifts]


def family_of(series: Series, first_days: Ints, looked: int) -> tuple[int, ...]:
    """The first days of all series of the family that had begun by the last day looked at."""
    if not looked:
        return ()
    return tuple(int(day) for day in first_days if day <= series.days[looked - 1])


def digest_of(series: Series, looked: int) -> str:
    """A fingerprint of the first `looked` answers, block by block, so that the first change can be found."""
    return "".join(_fingerprint(series, at, min(at + _BLOCK, looked)) for at in range(0, looked, _BLOCK))


def _as_of(day: int, shift: Shift) -> Shift:
    later = shift.shape_later_day
    return shift.as_noticed() if later is not None and later >= day else shift


def _news(series: Series, first_days: Ints, chance: float, so_far: Watch | None) -> int:
    """The first day on which this series, or the family at its last look, may differ from that watch."""
    if so_far is None or not so_far.looked:
        return int(series.days[0]) if len(series) else NEVER
    if so_far.method != METHOD or so_far.chance != chance or not len(series):
        return LONG_AGO
    return min(_new_member(series, first_days, so_far), _new_answer(series, so_far))


def _new_member(series: Series, first_days: Ints, so_far: Watch) -> int:
    now = family_of(series, first_days, min(so_far.looked, len(series)))
    pairs = zip_longest(so_far.family, now, fillvalue=NEVER)
    return next((min(pair) for pair in pairs if pair[0] != pair[1]), NEVER)


def _new_answer(series: Series, so_far: Watch) -> int:
    looked = min(so_far.looked, len(series))
    now, size = digest_of(series, looked), len(_fingerprint(series, 0, 0))
    same = next(
        (at for at in range(0, len(now), size) if now[at : at + size] != so_far.digest[at : at + size]), None
    )
    if same is None and looked == so_far.looked:
        return int(series.days[looked]) if looked < len(series) else NEVER
    # Something changed after the last answer of the blocks that are still the same.
    kept = (len(now) if same is None else same) // size * _BLOCK
    return int(series.days[kept - 1]) + 1 if kept else LONG_AGO


def _fingerprint(series: Series, start: int, end: int) -> str:
    mark = hashlib.blake2b(digest_size=6)
    mark.update(series.days[start:end].astype("<i8").tobytes())
    mark.update((series.values[start:end] + 0.0).astype("<f8").tobytes())  # + 0.0: -0 is 0
    return mark.hexdigest()
