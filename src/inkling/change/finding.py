"""How is a look that noticed something told? From evidence to a `Shift`."""

from dataclasses import replace

import numpy as np

from inkling.change import rules
from inkling.change.look import Look
from inkling.change.results import Shift
from inkling.change.scores import Floats
from inkling.change.shape import shape_of


def tell(seen: Look, name: str) -> Shift:
    """Which shift did this look notice? Days and levels are those of the answers looked at."""
    evidence = seen.evidence
    earliest, latest = _interval(seen, seen.evidence.chance)
    before, after = _levels(seen)
    best = evidence.best
    return Shift(
        noticed=int(seen.days[-1]),
        since=int(seen.days[best]),
        earliest=earliest,
        latest=latest,
        shape=shape_of(seen),
        before=before,
        after=after,
        direction="up" if evidence.size > 0.0 else "down",
        begun=_begun(seen),
        evidence=evidence.log_bayes,
        name=name,
        visit_until=_visit_until(seen, before, after),
    )


def _visit_until(seen: Look, before: float, after: float) -> int | None:
    """The last day of a visit that was over before it was noticed; None if the new level still stood.

    Visits of a few lengths are looked for; the end told is the one at which the answers turned, found by
    least squares among all ends.
    """
    n, best = len(seen.days), seen.evidence.best
    if seen.evidence.end > n - seen.way.after:
        return None
    ends = np.arange(best + seen.way.after, n - seen.way.after + 1)
    if not len(ends):
        return None
    total = np.concatenate(([0.0], np.cumsum(seen.scores)))
    inside, length = total[ends] - total[best], ends - best
    outside, rest = total[n] - inside, n - length
    end = int(ends[np.argmax(inside * inside / length + outside * outside / rest)])
    still = float(seen.values[end:].mean())
    return int(seen.days[end - 1]) if abs(still - before) < abs(still - after) else None


def tell_later(shift: Shift, seen: Look | None) -> Shift:
    """The same shift with its shape and the days of its beginning as this later look sees them.

    `seen` ends on the day of the later look and begins where the look that noticed the shift did; None if
    nothing could be looked at, and then all stays as it was told.
    """
    if seen is None:
        return replace(shift, shape_later=shift.shape)
    earliest, latest = shift.earliest, shift.latest
    # What was noticed by then had begun by then: later starts would be those of another shift.
    chance = seen.evidence.chance * (seen.days[seen.evidence.starts] <= shift.noticed)
    if chance.sum() > 0.0:
        earliest, latest = _interval(seen, chance / chance.sum())
    return replace(
        shift, shape_later=shape_of(seen, later=True), earliest_later=earliest, latest_later=latest
    )


def _interval(seen: Look, chance: Floats) -> tuple[int, int]:
    """First and last day of the fewest starts that together hold the share `rules.INTERVAL` of the chance."""
    order = np.argsort(-chance, kind="stable")
    needed = int(np.searchsorted(np.cumsum(chance[order]), rules.INTERVAL)) + 1
    kept = seen.evidence.starts[order[:needed]]
    # A shift that shows in one answer may have begun on any day after the answer before it.
    return int(seen.days[kept.min() - 1]) + 1, int(seen.days[kept.max()])


def _levels(seen: Look) -> tuple[float, float]:
    """Typical answer before and since, until it ended if it did.

    Means in which an answer counts by the square of the chance that it lies on this side: where the day is
    unsure, answers of the other level would blur them (the square, tried against simulation, is nearest to
    the truth). Medians from the likeliest day on where a few odd values turn the means around.
    """
    evidence, end = seen.evidence, seen.evidence.end
    begun = np.zeros(len(seen.days))
    begun[evidence.starts] = evidence.chance
    begun = np.cumsum(begun)[:end]
    before = float(np.average(seen.values[:end], weights=(1.0 - begun) ** 2))
    after = float(np.average(seen.values[:end], weights=begun**2))
    up = evidence.size > 0.0
    if (after > before) != up:
        old, new = seen.values[: evidence.best], seen.values[evidence.best : end]
        middle = float(np.median(old)), float(np.median(new))
        if middle[0] != middle[1] and (middle[1] > middle[0]) == up:
            return middle
    return before, after


def _begun(seen: Look) -> tuple[tuple[int, float], ...]:
    """The chance that it had begun by a day, at no more than `rules.MOST_POINTS` days."""
    total = np.cumsum(seen.evidence.chance)
    days = seen.days[seen.evidence.starts]
    first = int(np.searchsorted(total, 0.001))
    last = min(int(np.searchsorted(total, 0.999)), len(total) - 1)
    count = min(rules.MOST_POINTS, last - first + 1)
    kept = np.unique(np.linspace(first, last, count).round().astype(np.int64))
    return tuple((int(days[i]), round(min(float(total[i]), 1.0), 4)) for i in kept)
