"""Could it be a mood that lasts for weeks, beside the ups and downs of single days?

The quiet account knows one carry-over only: if neighbouring days are a little alike, days a week apart should
hardly be. Many people are not like that. Here each answer is a mood that carries over, and apart from it what
the day brings; weeks are then more alike than neighbouring days would tell, and wander like shifts.

Answers are compared with what the ones before them let expect (the filter of Kalman 1960, doi
10.1115/1.3662552). That takes a step for every answer, so it is asked only when something is about to be said.
"""

from dataclasses import dataclass

import numpy as np

from inkling.change import rules
from inkling.change.quiet import Fitted, Whitened, fit_quiet, gaps
from inkling.change.scores import Floats, Ints


@dataclass(frozen=True, eq=False)
class Moods:
    """The quiet account with each of the moods of `rules.MOOD_CARRY`, and what each shift would explain.

    `norm` and `product` are (kinds of shift, moods, starts): inner products of the shift's column with itself
    and with the answers, level and settling taken out.
    """

    quiet: Fitted
    norm: Floats
    product: Floats


def weigh_moods(days: Ints, scores: Floats, settling_sd: float, starts: Ints, ends: Ints) -> Moods:
    """What would shifts explain that moods do not?

    `days` and `scores` (n,); `starts` (k,) and `ends` (kinds, k) are positions of the first answer of a shift
    and of the first one after it (n: it lasts).
    """
    n, first = len(days), int(starts[0])
    at = np.arange(n)[:, None]
    settling = np.exp((days[0] - days) / rules.SETTLING_DAYS)
    steps = at >= np.arange(first, n + 1)  # the last one never begins
    columns = np.concatenate([np.stack([scores, np.ones(n), settling], axis=1), steps], axis=1)
    white, weight = _surprises(days, columns)
    answer, level, settling = white[:, :, 0], white[:, :, 1], white[:, :, 2]
    quiet = fit_quiet(Whitened(answer, level, settling, weight), settling_sd, rules.MOOD_PRIOR)
    fixed = np.stack([level, answer, settling], axis=1)
    shifts = white[:, :, 3:]
    kinds = [_left(quiet, fixed, shifts[:, :, starts - first] - shifts[:, :, end - first]) for end in ends]
    return Moods(quiet, np.stack([norm for norm, _ in kinds]), np.stack([product for _, product in kinds]))


def _surprises(days: Ints, columns: Floats) -> tuple[Floats, Floats]:
    """How far is each answer from what those before it let expect, in spreads of that distance?

    `columns` (n, c) -> (moods, n, c), and one over those spreads (moods, n).
    """
    share = rules.MOOD_SHARE
    carry = np.ones((len(days), len(share)))
    carry[:-1] = rules.MOOD_CARRY ** gaps(days)[:, None]
    spread, learned = np.empty_like(carry), np.empty_like(carry)
    unsure = share
    for t, kept in enumerate(carry):
        spread[t] = unsure + 1.0 - share
        learned[t] = unsure / spread[t]
        unsure = share + kept * kept * (unsure * (1.0 - learned[t]) - share)
    out = np.empty((len(days), len(share), columns.shape[1]))
    expected = np.zeros(out.shape[1:])
    for t, kept in enumerate(carry[:, :, None]):
        out[t] = columns[t] - expected
        expected = kept * (expected + learned[t][:, None] * out[t])
    weight = 1.0 / np.sqrt(spread)
    out *= weight[:, :, None]
    return out.transpose(1, 0, 2), weight.T


def _left(quiet: Fitted, fixed: Floats, shift: Floats) -> tuple[Floats, Floats]:
    """Norm and product of shifts (moods, n, k), level and settling taken out. `fixed` is (moods, 3, n)."""
    level, answer, settling = (fixed @ shift).transpose(1, 0, 2)
    settling = settling - level * quiet.settling_level / quiet.level_norm
    norm = np.einsum("mnk,mnk->mk", shift, shift)
    norm = norm - level**2 / quiet.level_norm - settling**2 / quiet.settling_norm
    product = answer - level * quiet.level_answer / quiet.level_norm
    product = product - settling * quiet.settling_answer / quiet.settling_norm
    return np.maximum(norm, 0.0), product
