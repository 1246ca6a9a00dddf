"""How strongly do the answers speak for a shift, and when would it have begun?

Two accounts are compared. The quiet one: a level, a first-days difference that fades, and answers that carry
over into the next ones (a first-order autoregression in time). The other adds one shift of unknown day and
size, possibly over again. Level, size and spread are averaged out in closed form, so a look costs a few sums
over the answers for each value of the carry-over.

The averaging is the conjugate normal linear model (Zellner 1971, ISBN 0471981656, ch. 3); the start of a
shift gets an even prior over days (Shiryaev 1963, doi 10.1137/1108002), so looking every day is paid for.
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
    `reach`: expected size without sign. `end`: the answer at which it was over again, if
    it began at the best start and was most likely a visit; n otherwise. `inertia`: expected carry-over.
    `quiet_inertia`: the same if there was no shift.
    """

    log_bayes: float
    starts: Ints
    chance: Floats
    size: float
    reach: float
    end: int
    inertia: float
    quiet_inertia: float

    @property
    def best(self) -> int:
        """At which answer did it most likely begin?"""
        return int(self.starts[np.argmax(self.chance)])


def gaps(days: Ints) -> Floats:
    """How far is each answer from the one before, in units of the median gap? (n,) -> (n - 1,)."""
    gap = (days[1:] - days[:-1]).astype(np.float64)
    ordered = np.sort(gap)
    out: Floats = gap / (0.5 * (ordered[(len(gap) - 1) // 2] + ordered[len(gap) // 2]))
    return out


def whiten(days: Ints, scores: Floats) -> Whitened:
    """What is new in each answer, if a share phi ** (gap / usual gap) of the last one carried over?"""
    carry = np.exp(_LOG_PHI * gaps(days))
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
    first = max(rules.BEFORE, int(np.searchsorted(days, days[-1] - rules.LOOK_BACK)))
    starts = np.arange(first, n - rules.AFTER + 1)
    if not len(starts) or scores.min() == scores.max():
        return None
    w = whiten(days, scores)
    quiet = fit_quiet(w)
    steps = Steps.of(w, quiet, first)
    norm = np.empty((1 + len(rules.VISIT_DAYS), len(rules.PHI), len(starts)))
    product = np.empty_like(norm)
    prior = np.empty((len(norm), 1, len(starts)))
    norm[0], product[0] = steps.norm[:, : len(starts)], steps.product[:, : len(starts)]
    prior[0] = 1.0 - rules.VISIT_SHARE
    for i, length in enumerate(rules.VISIT_DAYS, start=1):
        ends = np.searchsorted(days, days[starts] + length)
        norm[i], product[i] = steps.ended(ends - first)
        # While it lasts, a visit cannot be told from a step: its share counts for neither until it is over.
        over = (ends < n) & (ends - starts >= rules.AFTER)
        prior[i] = over * (rules.VISIT_SHARE / len(rules.VISIT_DAYS))
    prior *= start_mass(days, starts)
    return _summed(quiet, days, starts, prior, norm, product)


def start_mass(days: Ints, starts: Ints) -> Floats:
    """How likely is it beforehand that a shift begins between each start and the answer before it? (k,)"""
    mass: Floats = np.minimum(days[starts] - days[starts - 1], rules.LONGEST_GAP) * rules.SHIFTS_A_YEAR
    return mass


@dataclass(frozen=True, eq=False)
class Steps:
    """Inner products of step columns, level and settling taken out; arrays are (carry-over values, m + 1).

    Column k is a step that begins at answer `first + k`; the last is a step that never begins. `norm` with
    itself, `product` with the answers. Two steps that begin at j < k share `overlap[k]`, less the products
    of their `level` and of their `settling` parts (each along a column of norm 1).
    """

    norm: Floats
    product: Floats
    overlap: Floats
    level: Floats
    settling: Floats

    @classmethod
    def of(cls, w: Whitened, quiet: Fitted, first: int) -> "Steps":
        """All steps from the answer `first` on at once, by sums from the right."""
        own, level = w.weight[:, first:], w.level[:, first:]
        fixed = np.stack([level, w.answer[:, first:], w.settling[:, first:]])
        # A step is `own` at its first answer and the level after it.
        products = np.zeros((*fixed.shape[:2], fixed.shape[2] + 1))
        products[:, :, :-2] = np.cumsum((level * fixed)[:, :, :0:-1], axis=2)[:, :, ::-1]
        norm = products[0].copy()
        norm[:, :-1] += own * own
        products[:, :, :-1] += own * fixed
        overlap, answer, settling = products
        along = overlap / np.sqrt(quiet.level_norm)
        settling -= overlap * (quiet.settling_level / quiet.level_norm)
        settling /= np.sqrt(quiet.settling_norm)
        norm -= along * along + settling * settling
        answer -= along * (quiet.level_answer / np.sqrt(quiet.level_norm))
        answer -= settling * (quiet.settling_answer / np.sqrt(quiet.settling_norm))
        return cls(norm, answer, overlap, along, settling)

    def shared(self, at: int, count: int) -> Floats:
        """What each of the first `count` steps shares with the step at column `at`."""
        later = np.maximum(np.arange(count), at)
        level, settling = self.level[:, at : at + 1], self.settling[:, at : at + 1]
        out: Floats = self.overlap[:, later]
        return out - self.level[:, :count] * level - self.settling[:, :count] * settling

    def ended(self, ends: Ints) -> tuple[Floats, Floats]:
        """Norm and product of shifts that begin at the first len(ends) columns and end at column `ends`."""
        k = len(ends)
        level, settling = self.level.take(ends, axis=1), self.settling.take(ends, axis=1)
        shared = self.overlap.take(ends, axis=1) - self.level[:, :k] * level - self.settling[:, :k] * settling
        norm = self.norm[:, :k] + self.norm.take(ends, axis=1) - 2.0 * shared
        return np.maximum(norm, 0.0), self.product[:, :k] - self.product.take(ends, axis=1)


def log_gain(n: int, norm: Floats, product: Floats, rest: Floats) -> Floats:
    """Log of how much better the answers fit with a column of size N(0, 1) added, that size averaged out."""
    explained = product * product / ((norm + 1.0) * rest)
    return -0.5 * np.log1p(norm) - 0.5 * (n - 4) * np.log1p(-np.minimum(explained, 1.0 - 1e-12))


def _summed(
    quiet: Fitted, days: Ints, starts: Ints, prior: Floats, norm: Floats, product: Floats
) -> Evidence:
    """The evidence summed over kinds of shift, carry-over values and starts: (kinds, values, k)."""
    log_weight = quiet.log_weight - quiet.log_weight.max()
    calm = np.exp(log_weight)
    logs = log_gain(len(days), norm, product, quiet.rest) + log_weight
    top = float(logs.max())
    chance = np.exp(logs - top) * prior
    total = float(chance.sum())
    chance /= total
    size = chance * product / (norm + 1.0)
    phi = rules.PHI[:, None]
    kinds = chance.sum(axis=1)
    best = int(np.argmax(kinds.sum(axis=0)))
    kind = int(np.argmax(kinds[:, best]))
    length = np.inf if kind == 0 else rules.VISIT_DAYS[kind - 1]
    return Evidence(
        log_bayes=top + float(np.log(total) - np.log(calm.sum())),
        starts=starts,
        chance=kinds.sum(axis=0),
        size=float(size.sum()),
        reach=float(np.abs(size).sum()),
        end=int(np.searchsorted(days, days[starts[best]] + length)),
        inertia=float((chance * phi).sum()),
        quiet_inertia=float((calm * phi).sum() / calm.sum()),
    )


def _inner(left: Floats, right: Floats) -> Floats:
    out: Floats = (left * right).sum(axis=1, keepdims=True)
    return out
