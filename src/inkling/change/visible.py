"""How small a change would have been noticed by now?"""

import numpy as np
from scipy.special import ndtr, ndtri

from inkling.change import rules
from inkling.change.evidence import log_gain, start_mass
from inkling.change.look import Look
from inkling.change.quiet import fit_quiet, gaps, whiten
from inkling.change.scores import Floats, unit_values, weekday_free
from inkling.change.steps import Steps

_SIZES = np.geomspace(0.4, 4.0, 48)  # standard deviations; a change beyond would be seen without a machine
_STRIDE = 8
_LUCK = 0.6  # evidence that chance adds at the best of many looks, in the middle case (tuned)
_LUCK_FEW = 0.8  # the same among few answers, where the spread itself is unsure (tuned)
_LUCK_IN_SIZE = 0.25  # the same for the size, in its own standard errors
_GRID = np.linspace(-4.0, 4.0, 81)  # a bell curve, cut up for averaging over it
_BELL = np.exp(-0.5 * _GRID**2) / np.exp(-0.5 * _GRID**2).sum()


def smallest_visible(seen: Look | None) -> float | None:
    """The smallest change, in units of the answers, that would be noticed by now about half of the time.

    The change asked about began `rules.RECENT_DAYS` ago, or half way through the answers if there are
    fewer. Its expected evidence is worked out for this person's own days, spread and carry-over: an
    approximation, checked by simulation. None when even four standard deviations would not be noticed,
    because there are too few answers, or when the answers never varied: no spread, no measure.
    """
    if seen is None:
        return None
    expected = _Expected(seen)
    # In strides first, then step by step: a very large change can be harder to see, so no halving.
    reached = next((i for i in range(_STRIDE - 1, len(_SIZES), _STRIDE) if expected.noticed(_SIZES[i])), None)
    if reached is None:
        return None
    size = next(size for size in _SIZES[reached - _STRIDE + 1 : reached + 1] if expected.noticed(size))
    unit = unit_values(seen.values)
    spread = float((unit if seen.way.few else weekday_free(seen.days, unit)).std())
    return float(size * spread * np.ptp(seen.values))


class _Expected:
    """What evidence would a change of some size give, at one place in these answers?

    Fields are (carry-over values, starts) or (carry-over values, 1): `norm` of each step, what it has
    `shared` with the change asked about, the `own` norm of that change, `calm` squares expected without
    any change if the carry-over is as it seems, and `log_weight`, prior times likelihood without the squares.
    """

    def __init__(self, seen: Look) -> None:
        days, n = seen.days, len(seen.days)
        starts = seen.evidence.starts
        w = whiten(days, seen.scores)
        quiet = fit_quiet(w, seen.way.settling_sd, seen.way.phi_prior)
        steps = Steps.of(w, quiet, int(starts[0]))
        recent = max(n // 2, int(np.searchsorted(days, days[-1] - rules.RECENT_DAYS)))
        begin = min(max(recent, int(starts[0])), int(starts[-1]))
        at = begin - int(starts[0])
        self.n, self.limit, self.newer = n, seen.limit, (n - begin) / n
        self.few, self.size_sd = seen.way.few, seen.way.size_sd
        self.mass = start_mass(days, starts) * (1.0 - seen.way.visit_share)
        self.norm = steps.norm[:, : len(starts)]
        self.shared = steps.shared(at, len(starts))
        self.own = steps.norm[:, at : at + 1]
        self.log_weight = quiet.log_weight + 0.5 * (n - 4) * np.log(quiet.rest)
        carry = (1.0 - w.level / w.weight)[:, 1:]
        true = max(seen.evidence.quiet_inertia, 1e-9) ** gaps(days)
        self.calm = 1.0 + ((1 + carry**2 - 2 * carry * true) / (1 - carry**2)).sum(axis=1, keepdims=True)

    def noticed(self, size: float) -> bool:
        """Would a change of `size` standard deviations be noticed in the middle case?"""
        size, spread = _in_spreads(size, self.newer) if self.few else _in_scores(size, self.newer)
        product = size * self.shared
        rest = self.calm + size**2 * self.own
        calm = self.log_weight - 0.5 * (self.n - 4) * np.log(rest)
        shifted = calm + self._gain(product, rest) + np.log(self.mass)
        evidence = np.logaddexp.reduce(shifted, axis=None) - np.logaddexp.reduce(calm, axis=None)
        weight = np.exp(shifted - shifted.max())
        usual = self.norm + 1.0 / self.size_sd**2
        luck = _LUCK_IN_SIZE / np.sqrt(usual)
        reach = (weight * (product / usual + luck)).sum() / weight.sum() * spread
        return bool(
            evidence + (_LUCK_FEW if self.few else _LUCK) > self.limit and reach >= rules.SMALLEST_SIZE
        )

    def _gain(self, product: Floats, rest: Floats) -> Floats:
        return log_gain(self.n, self.size_sd**2 * self.norm, self.size_sd * product, rest)


def _in_spreads(size: float, newer: float) -> tuple[float, float]:
    """The same where answers count as they are: the size, and the spread when the whole has spread 1."""
    return size, float(1.0 / np.sqrt(1.0 + newer * (1.0 - newer) * size * size))


def _in_scores(size: float, newer: float) -> tuple[float, float]:
    """What is left of a change once it is told in normal scores?

    `newer` is the share of answers after the change. Returns its size in spreads within the two
    levels, and that spread. Scores are bounded, so a huge change looks no larger than a large one.
    """
    mixed = [
        ndtri(np.clip((1 - newer) * ndtr(x) + newer * ndtr(x - size), 1e-9, 1 - 1e-9))
        for x in (_GRID, _GRID + size)
    ]
    old, new = (float((_BELL * scores).sum()) for scores in mixed)
    var = (1 - newer) * float((_BELL * (mixed[0] - old) ** 2).sum())
    var += newer * float((_BELL * (mixed[1] - new) ** 2).sum())
    spread = float(np.sqrt(var))
    return (new - old) / spread, spread
