"""How likely it is that a shift had begun by a given day: the number every light and line is drawn from."""

from bisect import bisect_right
from collections.abc import Sequence

from inkling.change import Better, Shift


def chance(shift: Shift, day: float) -> float:
    """How likely is it that this shift had begun by that day? 0 before its first day, 1 after its last, and
    straight between the days for which the watch says so."""
    if shift.begun and day >= shift.begun[-1][0] + 1:
        return 1.0  # most days asked about lie well before or after it
    if day < shift.earliest - 1 and not (shift.begun and day > shift.begun[0][0] - 1):
        return 0.0
    known = listed(shift)
    if day <= known[0][0]:
        return 0.0
    if day >= known[-1][0]:
        return 1.0
    after = bisect_right(known, day, key=_day)
    (d0, c0), (d1, c1) = known[after - 1], known[after]
    return c0 + (c1 - c0) * (day - d0) / (d1 - d0)


def listed(shift: Shift) -> tuple[tuple[int, float], ...]:
    """For which days is the chance known, from none to certain? At least the day before `earliest`, and
    `latest` where the watch lists no days."""
    days = shift.begun or ((shift.latest, 1.0),)
    before = (min(shift.earliest, days[0][0]) - 1, 0.0)
    after = () if days[-1][1] >= 0.995 else ((days[-1][0] + 1, 1.0),)
    return (before, *days, *after)


def hoped(shift: Shift, better: Better | None) -> bool:
    """Does this shift go the way the person hopes, or at least not against it?"""
    return better is None or (shift.direction == "up") == (better == "higher")


def thinned(days: Sequence[int], most: int) -> list[int]:
    """Which of these days are enough to draw from? Both ends and evenly between, `most` at most."""
    if len(days) <= most:
        return list(days)
    last = len(days) - 1
    return [days[round(i * last / (most - 1))] for i in range(most)]


def _day(pair: tuple[int, float]) -> int:
    return pair[0]
