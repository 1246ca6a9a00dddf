"""Do several series of one person shift at the same time?

Three small shifts on the same day say more than the clearest of them alone. The other series also tell what a
day was like: where they go up and down together, what they share is set aside, and what is left is calmer than
the series was. Both follow from one account of all series at once, given how alike their daily surprises are.

For one start, each series says how many standard errors it moved. If nothing shifted, these numbers are normal
with the correlation of the surprises; if some series shifted, theirs are spread wider. Which series shifted is
searched for one after the other, the best first: leaving the other groups out can only lower the evidence.
(A mixture over groups: Xie & Siegmund 2013, doi 10.1214/13-AOS1094; one series after the other is the update of
Sherman & Morrison 1950, doi 10.1214/aoms/1177729893.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import lgamma, log

import numpy as np

from inkling.change import rules
from inkling.change.evidence import start_mass
from inkling.change.look import Look
from inkling.change.quiet import gaps
from inkling.change.scores import Floats, Ints


@dataclass(frozen=True, eq=False)
class Joint:
    """What several looks say together.

    `log_bayes`: log of the Bayes factor that some of them shifted on one day. `shifted` (k,): how likely each
    is among them, if so. `own` (k,): log evidence in each series alone for a shift on that day.
    """

    log_bayes: float
    shifted: Floats
    own: Floats


@dataclass(frozen=True, eq=False)
class _Moves:
    """What each look says of a shift on each day: arrays are (looks, days).

    `gain`: log Bayes factor of a shift begun on that day, less what is asked of series that imitate shifts; 0
    where the look knows nothing. `norm`: how much the look can tell of such a shift, 0 for nothing. `errors`:
    by how many standard errors the series moved, signed.
    """

    gain: Floats
    norm: Floats
    errors: Floats


def weigh_together(looks: Sequence[Look], today: int) -> Joint | None:
    """Do these looks at series of one person, each the newest one by `today`, speak for a shared shift?

    None when there is hardly anything to ask about, or when it is not known how alike the series are: they
    need days on which both were answered. Series with few answers say nothing here.
    """
    days = np.arange(today - rules.LOOK_BACK, today + 1)
    gain = np.stack([_gain(look, days) for look in looks])
    if not _worth_asking(gain):
        return None
    gain -= np.array([[look.limit - look.asked] for look in looks]) * (gain != 0.0)
    if not _worth_asking(gain):
        return None
    white = _surprises(looks)
    members = _members(looks, white)
    if len(members) < 2:
        return None
    promising = np.maximum(gain[members], 0.0).sum(axis=0)
    kept = promising > promising.max() - rules.TOGETHER_NEAR
    moves = _moves([looks[k] for k in members], gain[members][:, kept], days[kept])
    joint = _weighed(moves, _alike([looks[k] for k in members], white[members]))
    shifted, own = np.zeros(len(looks)), np.zeros(len(looks))
    shifted[members], own[members] = joint.shifted, joint.own
    return Joint(joint.log_bayes, shifted, own)


def _worth_asking(gain: Floats) -> bool:
    """Is there a day for which the series together say so much that it may come to something?"""
    return float(np.maximum(gain, 0.0).sum(axis=0).max()) > rules.TOGETHER_FROM


def _gain(look: Look, days: Ints) -> Floats:
    """Log Bayes factor of a shift in this series begun on each of these days; 0 where it cannot tell."""
    evidence, out = look.evidence, np.zeros(len(days))
    if look.way.few:
        return out
    mass = start_mass(look.days, evidence.starts)
    gain = evidence.log_bayes + np.log(np.maximum(evidence.chance, 1e-300)) - np.log(mass)
    at = np.searchsorted(look.days[evidence.starts], days)
    known = (at < len(gain)) & (days > look.days[evidence.starts[0] - 1])
    out[known] = gain[at[known]]
    return out


def _moves(looks: Sequence[Look], gain: Floats, days: Ints) -> _Moves:
    """The same evidence told as a norm and a number of standard errors."""
    norm, side = np.zeros(gain.shape), np.zeros(gain.shape)
    for k, look in enumerate(looks):
        evidence = look.evidence
        at = np.minimum(np.searchsorted(look.days[evidence.starts], days), len(evidence.starts) - 1)
        norm[k], side[k] = evidence.norms[at], np.sign(evidence.sizes[at])
    norm *= gain != 0.0
    square = 2.0 * (gain + 0.5 * np.log1p(norm)) * (1.0 + norm) / np.maximum(norm, 1e-9)
    return _Moves(gain, norm, side * np.sqrt(np.maximum(square, 0.0)) * (norm > 0.0))


def _weighed(moves: _Moves, alike: Floats) -> Joint:
    """The evidence summed over days and groups, given how alike the series are (looks, looks)."""
    count = len(alike)
    most = min(count, rules.TOGETHER_MOST)
    gain, order = _groups(moves, alike, most)
    prior = np.array([_log_prior(count, size) for size in range(1, most + 1)])
    logs = gain + prior[:, None] + log(rules.SHIFTS_A_YEAR)
    top = float(logs.max())
    chance = np.exp(logs - top)
    total = float(chance.sum())
    chance /= total
    within = np.cumsum(chance[::-1], axis=0)[::-1]  # each member also shifted in all larger groups
    shifted = np.zeros(count)
    np.add.at(shifted, order, within)
    own = np.log((np.exp(moves.gain) * chance.sum(axis=0)).sum(axis=1))
    return Joint(top + log(total), shifted, own)


def _groups(moves: _Moves, alike: Floats, most: int) -> tuple[Floats, Ints]:
    """Log Bayes factors of the best groups of 1, 2, … `most` series, each day, and who joins as the last.

    A member with norm a adds log N(z; 0, C + a) - log N(z; 0, C), C being how alike the series are together
    with the members so far. Both answers are (most, days).
    """
    known = moves.norm > 0.0
    both = (known[:, None] & known[None]).transpose(2, 0, 1)
    inverse = np.linalg.inv(np.where(both, alike, np.eye(len(alike))))
    norm, free = moves.norm.T, np.ones(moves.norm.T.shape, dtype=bool)
    pull = (inverse @ moves.errors.T[:, :, None])[:, :, 0]
    at, total = np.arange(len(norm)), np.zeros(len(norm))
    gain, order = np.empty((most, len(norm))), np.empty((most, len(norm)), dtype=np.int64)
    for m in range(most):
        wider = 1.0 + norm * np.einsum("dkk->dk", inverse)
        adds = np.where(free, 0.5 * (pull * pull * norm / wider - np.log(wider)), -np.inf)
        best = adds.argmax(axis=1)
        total = total + adds[at, best]
        gain[m], order[m] = total, best
        free[at, best] = False
        taken = norm[at, best] / wider[at, best]
        column = inverse[at, :, best]
        pull = pull - (taken * pull[at, best])[:, None] * column
        inverse = inverse - taken[:, None, None] * column[:, :, None] * column[:, None, :]
    return gain, order


def _log_prior(count: int, size: int) -> float:
    """How likely is it beforehand that it is this group, of this size, that shifts?"""
    groups = lgamma(count + 1) - lgamma(size + 1) - lgamma(count - size + 1)
    return log(1.0 - rules.TOGETHER_MORE) + (size - 1) * log(rules.TOGETHER_MORE) - groups


def _surprises(looks: Sequence[Look]) -> Floats:
    """What is new in each answer, on all days on which any was answered: (looks, days), NaN if not answered."""
    days = np.unique(np.concatenate([look.days for look in looks]))
    out = np.full((len(looks), len(days)), np.nan)
    for row, look in zip(out, looks, strict=True):
        carry = look.evidence.quiet_inertia ** gaps(look.days)
        row[np.searchsorted(days, look.days[1:])] = (look.scores[1:] - carry * look.scores[:-1]) / np.sqrt(
            1.0 - carry * carry
        )
    return out


def _members(looks: Sequence[Look], white: Floats) -> list[int]:
    """Which series can be weighed together? The longest first, those that share enough days with all so far."""
    here = ~np.isnan(white)
    shared = here.astype(np.float64) @ here.T
    members: list[int] = []
    for k in np.argsort(-shared.diagonal(), kind="stable"):
        if not looks[k].way.few and np.all(shared[k, members] >= rules.TOGETHER_SHARED):
            members.append(int(k))
    return sorted(members)


def _alike(looks: Sequence[Look], white: Floats) -> Floats:
    """How alike are the series, beyond luck? Correlations (looks, looks), held back where little is known.

    Partly from the surprises of single days, partly from how the means of weeks change: moods that last are
    shared too. Both hardly see a lasting shift.
    """
    weeks = rules.TOGETHER_WEEKS
    alike = (1.0 - weeks) * _correlated(white) + weeks * _correlated(np.diff(_weeks(looks), axis=1))
    np.fill_diagonal(alike, 1.0)
    values, vectors = np.linalg.eigh(alike)
    alike = (vectors * np.maximum(values, rules.TOGETHER_CALMEST)) @ vectors.T
    scale = np.sqrt(alike.diagonal())
    out: Floats = alike / scale[:, None] / scale
    return out


def _correlated(columns: Floats) -> Floats:
    """Correlations over shared columns of (looks, columns), NaN for nothing; m of them count m / (m + some)."""
    here = ~np.isnan(columns)
    values = np.where(here, columns, 0.0)
    shared = here.astype(np.float64) @ here.T
    squares = (values * values) @ here.T
    out: Floats = values @ values.T / np.sqrt(np.maximum(squares * squares.T, 1e-12))
    return out * shared / (shared + rules.TOGETHER_UNSURE)


def _weeks(looks: Sequence[Look]) -> Floats:
    """Mean scores of calendar weeks, (looks, weeks), NaN with fewer than two answers."""
    weeks = [look.days // 7 for look in looks]
    every = np.unique(np.concatenate(weeks))
    out = np.full((len(looks), len(every)), np.nan)
    for row, look, week in zip(out, looks, weeks, strict=True):
        at = np.searchsorted(every, week)
        count = np.bincount(at, minlength=len(every))
        enough = count >= 2
        row[enough] = np.bincount(at, look.scores, minlength=len(every))[enough] / count[enough]
    return out
