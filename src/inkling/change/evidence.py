"""How strongly do the answers speak for a shift, and when would it have begun?

Two accounts are compared. The quiet one: a level, a first-days difference that fades, and answers that carry
over into the next ones (a first-order autoregression in time). The other adds one shift of unknown day and
size, possibly over again. Level, size and spread are averaged out in closed form, so a look costs a few sums
over the answers for each value of the carry-over.

The averaging is the conjugate normal linear model (Zellner 1971, ISBN 0471981656, ch. 3); the start of a
shift gets an even prior over days, so that looking every day is paid for (Shiryaev 1963, doi 10.1137/1108002).
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


@dataclass(frozen=True, eq=False)
class Evidence:
    """What one look finds.

    `log_bayes`: log of the Bayes factor for a shift. `starts` (k,): positions of answers at which it may
    have begun. `chance` (k,): how likely each is, given a shift. `size`: expected size, signed, in SDs.
    `reach`: expected size without sign. `inertia`: expected carry-over. `quiet_inertia`: the same if there
    was no shift.
    """

    log_bayes: float
    starts: Ints
    chance: Floats
    size: float
    reach: float
    inertia: float
    quiet_inertia: float

    @property
    def best(self) -> int:
        """At which answer did it most likely begin?"""
        return int(self.starts[np.argmax(self.chance)])


def whiten(days: Ints, scores: Floats) -> Whitened:
    """What is new in each answer, if a share phi ** (gap / usual gap) of the last one carried over?"""
    gap = np.diff(days).astype(np.float64)
    usual = float(np.median(gap))
    lengths, which = np.unique(gap, return_inverse=True)
    carry = np.exp(_LOG_PHI * (lengths / usual))[:, which]
    weight = np.ones((len(rules.PHI), len(days)))
    weight[:, 1:] = 1.0 / np.sqrt(1.0 - carry * carry)
    settling = np.exp((days[0] - days) / rules.SETTLING_DAYS)

    def new(column: Floats) -> Floats:
        out = weight * column
        out[:, 1:] -= weight[:, 1:] * carry * column[:-1]
        return out

    return Whitened(new(scores), new(np.ones(len(days))), new(settling), weight)


def fit_quiet(w: Whitened) -> Fitted:
    """How well does the quiet account fit, for each carry-over value?"""
    n = w.answer.shape[1]
    level_norm = _inner(w.level, w.level)
    settling_level = _inner(w.settling, w.level)
    level_answer = _inner(w.level, w.answer)
    settling_norm = (
        _inner(w.settling, w.settling) - settling_level**2 / level_norm + 1.0 / rules.SETTLING_SD**2
    )
    settling_answer = _inner(w.settling, w.answer) - settling_level * level_answer / level_norm
    rest = _inner(w.answer, w.answer) - level_answer**2 / level_norm - settling_answer**2 / settling_norm
    rest = np.maximum(rest, 1e-12)
    log_weight = (
        np.log(rules.PHI_PRIOR)[:, None]
        + np.log(w.weight).sum(axis=1, keepdims=True)
        - 0.5 * np.log(level_norm * settling_norm)
        - 0.5 * (n - 4) * np.log(rest)
    )
    return Fitted(level_norm, settling_level, level_answer, settling_norm, settling_answer, rest, log_weight)


def weigh(days: Ints, scores: Floats) -> Evidence | None:
    """Do these answers speak for a shift?

    `days` (n,) ascending, `scores` (n,) as from `scores.normal_scores`. None when no start has enough
    answers on both sides, or when all answers are the same.
    """
    n = len(days)
    starts = np.arange(rules.BEFORE, n - rules.AFTER + 1)
    starts = starts[days[starts] >= days[-1] - rules.LOOK_BACK] if len(starts) else starts
    if not len(starts) or scores.min() == scores.max():
        return None
    w = whiten(days, scores)
    quiet = fit_quiet(w)
    columns = _Steps.of(w, quiet)
    mass = np.minimum(days[starts] - days[starts - 1], rules.LONGEST_GAP) * rules.SHIFTS_A_YEAR
    shapes = [(1.0 - rules.VISIT_SHARE, columns.lasting(starts))]
    for length in rules.VISIT_DAYS:
        ends = np.searchsorted(days, days[starts] + length)
        norm, product = columns.ended(starts, ends)
        short = ends - starts < rules.AFTER
        norm[:, short] = product[:, short] = 0.0
        shapes.append((rules.VISIT_SHARE / len(rules.VISIT_DAYS), (norm, product)))
    return _summed(n, quiet, starts, mass, shapes)


@dataclass(frozen=True, eq=False)
class _Steps:
    """Inner products of every step column with the others; arrays are (carry-over values, n + 1).

    Position k is a step that begins at answer k; the last position is a step that never begins.
    """

    norm: Floats
    product: Floats
    level: Floats
    settling: Floats
    level_norm: Floats
    settling_norm: Floats

    @classmethod
    def of(cls, w: Whitened, quiet: Fitted) -> "_Steps":
        """All steps at once, by sums from the right."""
        norm = _from_right(w.weight * w.weight, w.level * w.level)
        level = _from_right(w.weight * w.level, w.level * w.level)
        answer = _from_right(w.weight * w.answer, w.level * w.answer)
        settling = _from_right(w.weight * w.settling, w.level * w.settling)
        share = level / quiet.level_norm
        settling = settling - share * quiet.settling_level
        part = settling / quiet.settling_norm
        norm = norm - share * level - part * settling
        product = answer - share * quiet.level_answer - part * quiet.settling_answer
        return cls(norm, product, level, settling, quiet.level_norm, quiet.settling_norm)

    def lasting(self, starts: Ints) -> tuple[Floats, Floats]:
        """Norm and product with the answers, level and settling taken out, of steps that last."""
        return self.norm[:, starts], self.product[:, starts]

    def ended(self, starts: Ints, ends: Ints) -> tuple[Floats, Floats]:
        """The same for shifts that end again at the answers `ends` (n: not over yet)."""
        shared = (
            self.level[:, ends]
            - self.level[:, starts] * self.level[:, ends] / self.level_norm
            - self.settling[:, starts] * self.settling[:, ends] / self.settling_norm
        )
        norm = self.norm[:, starts] + self.norm[:, ends] - 2.0 * shared
        return np.maximum(norm, 0.0), self.product[:, starts] - self.product[:, ends]


def log_gain(n: int, norm: Floats, product: Floats, rest: Floats) -> Floats:
    """Log of how much better the answers fit with a column of size N(0, 1) added, that size averaged out."""
    explained = product * product / ((norm + 1.0) * rest)
    return -0.5 * np.log1p(norm) - 0.5 * (n - 4) * np.log1p(-np.minimum(explained, 1.0 - 1e-12))


def _summed(
    n: int,
    quiet: Fitted,
    starts: Ints,
    mass: Floats,
    shapes: list[tuple[float, tuple[Floats, Floats]]],
) -> Evidence:
    norm = np.stack([norm for _, (norm, _) in shapes])
    product = np.stack([product for _, (_, product) in shapes])
    share = np.array([share for share, _ in shapes])[:, None, None]
    log_weight = quiet.log_weight - quiet.log_weight.max()
    calm = np.exp(log_weight)
    logs = log_gain(n, norm, product, quiet.rest) + log_weight
    top = float(logs.max())
    chance = share * mass * np.exp(logs - top)
    total = float(chance.sum())
    chance = chance / total
    size = chance * product / (norm + 1.0)
    phi = rules.PHI[:, None]
    return Evidence(
        log_bayes=top + float(np.log(total) - np.log(calm.sum())),
        starts=starts,
        chance=chance.sum(axis=(0, 1)),
        size=float(size.sum()),
        reach=float(np.abs(size).sum()),
        inertia=float((chance * phi).sum()),
        quiet_inertia=float((calm * phi).sum() / calm.sum()),
    )


def _inner(left: Floats, right: Floats) -> Floats:
    out: Floats = (left * right).sum(axis=1, keepdims=True)
    return out


def _from_right(first: Floats, rest: Floats) -> Floats:
    """At each position: its own `first`, plus `rest` of all positions after it; a zero at the end."""
    rows, n = rest.shape
    out = np.zeros((rows, n + 1))
    out[:, :n] = np.cumsum(rest[:, ::-1], axis=1)[:, ::-1] - rest + first
    return out
