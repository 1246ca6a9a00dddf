"""How strongly do the answers speak for a shift, and when would it have begun?

Two accounts are compared: the quiet one of `quiet`, and the same with one shift of unknown day and size,
possibly over again. Level, size and spread are averaged out in closed form, so a look costs a few sums over
the answers for each value of the carry-over.

The averaging is the conjugate normal linear model (Zellner 1971, ISBN 0471981656, ch. 3); the start of a
shift gets an even prior over days (Shiryaev 1963, doi 10.1137/1108002), so looking every day is paid for.
"""

from dataclasses import dataclass, replace

import numpy as np

from inkling.change import rules
from inkling.change.moods import weigh_moods
from inkling.change.quiet import fit_quiet, whiten
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
    `quiet_inertia`: the same if there was no shift. `norms` (k,): how much could be told of a shift at each start,
    in squared standard errors for a size of 1; `sizes` (k,): its expected size, signed.
    """

    log_bayes: float
    starts: Ints
    chance: Floats
    size: float
    reach: float
    end: int
    inertia: float
    quiet_inertia: float
    norms: Floats
    sizes: Floats

    @property
    def best(self) -> int:
        """At which answer did it most likely begin?"""
        return int(self.starts[np.argmax(self.chance)])


def weigh(days: Ints, scores: Floats, way: Way = DIARY, *, careful: bool = False) -> Evidence | None:
    """Do these answers speak for a shift?

    `days` (n,) ascending, `scores` (n,) as from `Way.scores`. With `careful` the quiet account gets a better
    defence, before and after a shift: lasting moods, and first days that fade slowly. That takes ten times as
    long. None when no start has enough answers on both sides, or when all answers are the same.
    """
    n = len(days)
    first = max(way.before, int(np.searchsorted(days, days[-1] - rules.LOOK_BACK)))
    starts = np.arange(first, n - way.after + 1)
    if not len(starts) or scores.min() == scores.max():
        return None
    lengths = np.array([np.inf, *rules.VISIT_DAYS])
    ends = np.searchsorted(days, days[starts] + lengths[:, None])
    # While it lasts, a visit cannot be told from a step: its share counts for neither until it is over.
    prior = ((ends < n) & (ends - starts >= way.after)) * (way.visit_share / len(rules.VISIT_DAYS))
    prior[0] = 1.0 - way.visit_share
    account = _carried_over(days, scores, way, starts, ends)
    if careful:
        slowly = _carried_over(days, scores, way, starts, ends, rules.SLOW_SETTLING_DAYS)
        slowly = replace(slowly, log_weight=slowly.log_weight + np.log(rules.SLOW_SETTLING_PRIOR))
        account = _together([account, slowly, _moody(days, scores, way, starts, ends)])
    return _summed(account, days, starts, prior * start_mass(days, starts), way.size_sd)


def start_mass(days: Ints, starts: Ints) -> Floats:
    """How likely is it beforehand that a shift begins between each start and the answer before it? (k,)"""
    mass: Floats = np.minimum(days[starts] - days[starts - 1], rules.LONGEST_GAP) * rules.SHIFTS_A_YEAR
    return mass


def log_gain(n: int, norm: Floats, product: Floats, rest: Floats) -> Floats:
    """Log of how much better the answers fit with a column of size N(0, 1) added, that size averaged out."""
    explained = product * product / ((norm + 1.0) * rest)
    return -0.5 * np.log1p(norm) - 0.5 * (n - 4) * np.log1p(-np.minimum(explained, 1.0 - 1e-12))


@dataclass(frozen=True, eq=False)
class _Account:
    """What shifts explain under some quiet accounts: `norm`, `product` (kinds of shift, accounts, k), and of
    each account (accounts, 1) what it leaves unexplained, its weight, and how alike neighbouring answers are."""

    norm: Floats
    product: Floats
    rest: Floats
    log_weight: Floats
    alike: Floats


def _carried_over(
    days: Ints, scores: Floats, way: Way, starts: Ints, ends: Ints, fade: float = rules.SETTLING_DAYS
) -> _Account:
    """What shifts explain beside each value of the carry-over. `ends` (kinds, k): first answers after them."""
    first = int(starts[0])
    w = whiten(days, scores, fade)
    quiet = fit_quiet(w, way.settling_sd, way.phi_prior)
    steps = Steps.of(w, quiet, first)
    norm = np.empty((len(ends), len(rules.PHI), len(starts)))
    product = np.empty_like(norm)
    norm[0], product[0] = steps.norm[:, : len(starts)], steps.product[:, : len(starts)]
    for i in range(1, len(ends)):
        norm[i], product[i] = steps.ended(ends[i] - first)
    return _Account(norm, product, quiet.rest, quiet.log_weight, rules.PHI[:, None])


def _moody(days: Ints, scores: Floats, way: Way, starts: Ints, ends: Ints) -> _Account:
    """What shifts explain beside moods that last."""
    moods = weigh_moods(days, scores, way.settling_sd, starts, ends)
    alike = (rules.MOOD_SHARE * rules.MOOD_CARRY)[:, None]
    return _Account(moods.norm, moods.product, moods.quiet.rest, moods.quiet.log_weight, alike)


def _together(parts: list[_Account]) -> _Account:
    """All of these accounts side by side."""
    return _Account(
        norm=np.concatenate([one.norm for one in parts], axis=1),
        product=np.concatenate([one.product for one in parts], axis=1),
        rest=np.concatenate([one.rest for one in parts]),
        log_weight=np.concatenate([one.log_weight for one in parts]),
        alike=np.concatenate([one.alike for one in parts]),
    )


def _summed(account: _Account, days: Ints, starts: Ints, prior: Floats, size_sd: float) -> Evidence:
    """The evidence summed over kinds of shift, accounts and starts; `prior` is (kinds, k), shifts of `size_sd`."""
    log_weight = account.log_weight - account.log_weight.max()
    calm = np.exp(log_weight)
    norm, product = size_sd**2 * account.norm, size_sd * account.product
    logs = log_gain(len(days), norm, product, account.rest) + log_weight
    top = float(logs.max())
    chance = np.exp(logs - top) * prior[:, None]
    total = float(chance.sum())
    chance /= total
    size = chance * (size_sd * product) / (norm + 1.0)
    kinds = chance.sum(axis=1)
    each = np.maximum(kinds.sum(axis=0), 1e-300)
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
        inertia=float((chance * account.alike).sum()),
        quiet_inertia=float((calm * account.alike).sum() / calm.sum()),
        norms=(chance * norm).sum(axis=(0, 1)) / each,
        sizes=size.sum(axis=(0, 1)) / each,
    )
