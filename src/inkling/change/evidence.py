"""How strongly do the answers speak for a shift, and when would it have begun?

Two accounts are compared: the quiet one of `quiet`, and the same with one shift of unknown day and size,
possibly over again. Level, size and spread are averaged out in closed form, so a look costs a few sums over
the answers for each value of the carry-over.

The averaging is the conjugate normal linear model (Zellner 1971, ISBN 0471981656, ch. 3); the start of a
shift gets an even prior over days (Shiryaev 1963, doi 10.1137/1108002), so looking every day is paid for.
"""

from dataclasses import dataclass

import numpy as np

from inkling.change import rules
from inkling.change.quiet import Fitted, fit_quiet, whiten
from inkling.change.scores import Floats, Ints
from inkling.change.steps import Steps
from inkling.change.ways import DIARY, Way


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


def weigh(days: Ints, scores: Floats, way: Way = DIARY) -> Evidence | None:
    """Do these answers speak for a shift?

    `days` (n,) ascending, `scores` (n,) as from `Way.scores`. None when no start has enough
    answers on both sides, or when all answers are the same.
    """
    n = len(days)
    first = max(way.before, int(np.searchsorted(days, days[-1] - rules.LOOK_BACK)))
    starts = np.arange(first, n - way.after + 1)
    if not len(starts) or scores.min() == scores.max():
        return None
    w = whiten(days, scores)
    quiet = fit_quiet(w, way.settling_sd, way.phi_prior)
    steps = Steps.of(w, quiet, first)
    norm = np.empty((1 + len(rules.VISIT_DAYS), len(rules.PHI), len(starts)))
    product = np.empty_like(norm)
    prior = np.empty((len(norm), 1, len(starts)))
    norm[0], product[0] = steps.norm[:, : len(starts)], steps.product[:, : len(starts)]
    prior[0] = 1.0 - way.visit_share
    for i, length in enumerate(rules.VISIT_DAYS, start=1):
        ends = np.searchsorted(days, days[starts] + length)
        norm[i], product[i] = steps.ended(ends - first)
        # While it lasts, a visit cannot be told from a step: its share counts for neither until it is over.
        over = (ends < n) & (ends - starts >= way.after)
        prior[i] = over * (way.visit_share / len(rules.VISIT_DAYS))
    prior *= start_mass(days, starts)
    return _summed(quiet, days, starts, prior, way.size_sd**2 * norm, way.size_sd * product, way.size_sd)


def start_mass(days: Ints, starts: Ints) -> Floats:
    """How likely is it beforehand that a shift begins between each start and the answer before it? (k,)"""
    mass: Floats = np.minimum(days[starts] - days[starts - 1], rules.LONGEST_GAP) * rules.SHIFTS_A_YEAR
    return mass


def log_gain(n: int, norm: Floats, product: Floats, rest: Floats) -> Floats:
    """Log of how much better the answers fit with a column of size N(0, 1) added, that size averaged out."""
    explained = product * product / ((norm + 1.0) * rest)
    return -0.5 * np.log1p(norm) - 0.5 * (n - 4) * np.log1p(-np.minimum(explained, 1.0 - 1e-12))


def _summed(
    quiet: Fitted, days: Ints, starts: Ints, prior: Floats, norm: Floats, product: Floats, size_sd: float
) -> Evidence:
    """The evidence summed over kinds of shift, carry-over values and starts: (kinds, values, k).

    The columns of `norm` and `product` are shifts of `size_sd`."""
    log_weight = quiet.log_weight - quiet.log_weight.max()
    calm = np.exp(log_weight)
    logs = log_gain(len(days), norm, product, quiet.rest) + log_weight
    top = float(logs.max())
    chance = np.exp(logs - top) * prior
    total = float(chance.sum())
    chance /= total
    size = chance * (size_sd * product) / (norm + 1.0)
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
