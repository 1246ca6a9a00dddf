"""How would the answers go if nothing shifted?

The quiet account: a level, a first-days difference that fades, and answers that carry over into the next
ones (a first-order autoregression in time, so that gaps count). Everything is worked out for each of the
carry-over values of `rules.PHI` at once.
"""

from dataclasses import dataclass

import numpy as np

from inkling.change import rules
from inkling.change.scores import Floats, Ints

_LOG_PHI = np.log(np.maximum(rules.PHI, 1e-300))[:, None]


@dataclass(frozen=True, eq=False)
class Whitened:
    """The answers and the fixed columns with the carry-over taken out; arrays are (carry-over values, n).

    `answer`, `level`, `settling` are whitened columns, `weight` is one over the whitened spread.
    """

    answer: Floats
    level: Floats
    settling: Floats
    weight: Floats


@dataclass(frozen=True, eq=False)
class Fitted:
    """The quiet account at each carry-over value; every field is (carry-over values, 1).

    `level_norm`, `settling_level`, `level_answer`: inner products of the columns. `settling_norm`,
    `settling_answer`: the same after taking out the level. `rest`: squares left unexplained. `log_weight`:
    log of prior times likelihood, up to one constant.
    """

    level_norm: Floats
    settling_level: Floats
    level_answer: Floats
    settling_norm: Floats
    settling_answer: Floats
    rest: Floats
    log_weight: Floats


def gaps(days: Ints) -> Floats:
    """How far is each answer from the one before, in units of the median gap? (n,) -> (n - 1,)."""
    gap = (days[1:] - days[:-1]).astype(np.float64)
    ordered = np.sort(gap)
    out: Floats = gap / (0.5 * (ordered[(len(gap) - 1) // 2] + ordered[len(gap) // 2]))
    return out


def whiten(days: Ints, scores: Floats, fade: float = rules.SETTLING_DAYS) -> Whitened:
    """What is new in each answer, if a share phi ** (gap / usual gap) of the last one carried over?

    The first-days difference fades by two thirds in `fade` days.
    """
    carry = np.exp(_LOG_PHI * gaps(days))
    weight = np.ones((len(rules.PHI), len(days)))
    weight[:, 1:] = 1.0 / np.sqrt(1.0 - carry * carry)
    settling = np.exp((days[0] - days) / fade)

    def new(column: Floats) -> Floats:
        out = weight * column
        out[:, 1:] -= weight[:, 1:] * carry * column[:-1]
        return out

    return Whitened(new(scores), new(np.ones(len(days))), new(settling), weight)


def fit_quiet(
    w: Whitened, settling_sd: float = rules.SETTLING_SD, phi_prior: Floats = rules.PHI_PRIOR
) -> Fitted:
    """How well does the quiet account fit, for each carry-over value?

    `settling_sd` is how large the first-days difference may be, in spreads; `phi_prior` how likely each value
    is beforehand.
    """
    n = w.answer.shape[1]
    level_norm = _inner(w.level, w.level)
    settling_level = _inner(w.settling, w.level)
    level_answer = _inner(w.level, w.answer)
    settling_norm = _inner(w.settling, w.settling) - settling_level**2 / level_norm + 1.0 / settling_sd**2
    settling_answer = _inner(w.settling, w.answer) - settling_level * level_answer / level_norm
    rest = _inner(w.answer, w.answer) - level_answer**2 / level_norm - settling_answer**2 / settling_norm
    rest = np.maximum(rest, 1e-12)
    log_weight = (
        np.log(phi_prior)[:, None]
        + np.log(w.weight).sum(axis=1, keepdims=True)
        - 0.5 * np.log(level_norm * settling_norm)
        - 0.5 * (n - 4) * np.log(rest)
    )
    return Fitted(level_norm, settling_level, level_answer, settling_norm, settling_answer, rest, log_weight)


def _inner(left: Floats, right: Floats) -> Floats:
    out: Floats = (left * right).sum(axis=1, keepdims=True)
    return out
