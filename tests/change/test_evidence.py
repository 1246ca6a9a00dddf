"""The fast sums agree with the same model written out with full matrices."""

import numpy as np
import pytest

from inkling.change import rules
from inkling.change.evidence import weigh
from inkling.change.scores import normal_scores, unit_values, weekday_free


def log_likelihood(days, scores, phi, shift=None, share=1.0, fade=rules.SETTLING_DAYS):
    """Level flat, first-days difference N(0, 1.5), shift N(0, 1), spread out: all by dense algebra.

    `share` of the spread carries over, the rest is of the day alone.
    """
    n = len(days)
    usual = np.median(np.diff(days))
    apart = np.abs(days[:, None] - days) / usual
    inverse = np.linalg.inv(np.where(apart == 0, 1.0, np.where(phi == 0, 0.0, share * phi**apart)))
    columns = [np.ones(n), np.exp((days[0] - days) / fade)]
    precision = [0.0, 1 / rules.SETTLING_SD**2]
    if shift is not None:
        columns.append(shift)
        precision.append(1.0)
    design = np.array(columns).T
    inner = design.T @ inverse @ design + np.diag(precision)
    product = design.T @ inverse @ scores
    rest = scores @ inverse @ scores - product @ np.linalg.solve(inner, product)
    logs = np.linalg.slogdet(inverse)[1] - np.linalg.slogdet(inner)[1]
    return 0.5 * logs - 0.5 * (n - 4) * np.log(rest)


def by_hand(days, scores, careful=False):
    """Log Bayes factor and chances of the starts, one start and one quiet account at a time."""
    n = len(days)
    usual = list(zip(rules.PHI, rules.PHI_PRIOR, strict=True))
    accounts = [(phi, 1.0, rules.SETTLING_DAYS, prior) for phi, prior in usual]
    if careful:
        slow = rules.SLOW_SETTLING_DAYS
        accounts += [(phi, 1.0, slow, prior * rules.SLOW_SETTLING_PRIOR) for phi, prior in usual]
        moods = zip(rules.MOOD_CARRY, rules.MOOD_SHARE, rules.MOOD_PRIOR, strict=True)
        accounts += [(carry, share, rules.SETTLING_DAYS, prior) for carry, share, prior in moods]
    quiet = -np.inf
    starts = np.arange(rules.BEFORE, n - rules.AFTER + 1)
    starts = starts[days[starts] >= days[-1] - rules.LOOK_BACK]
    shifted = np.full(len(starts), -np.inf)
    for phi, share, fade, prior in accounts:
        quiet = np.logaddexp(quiet, np.log(prior) + log_likelihood(days, scores, phi, None, share, fade))
        for i, k in enumerate(starts):
            mass = prior * min(days[k] - days[k - 1], rules.LONGEST_GAP) / 365
            kinds = [(1 - rules.VISIT_SHARE, days >= days[k])]
            for length in rules.VISIT_DAYS:
                during = (days >= days[k]) & (days < days[k] + length)
                if days[-1] >= days[k] + length and during.sum() >= rules.AFTER:
                    kinds.append((rules.VISIT_SHARE / 3, during))
            for part, column in kinds:
                likelihood = log_likelihood(days, scores, phi, column.astype(float), share, fade)
                shifted[i] = np.logaddexp(shifted[i], np.log(part * mass) + likelihood)
    total = np.logaddexp.reduce(shifted)
    return total - quiet, starts, np.exp(shifted - total)


@pytest.mark.parametrize("careful", [False, True])
@pytest.mark.parametrize(("n", "most"), [(17, 1), (40, 3), (60, 9)])
def test_the_fast_sums_are_the_model(n, most, careful):
    rng = np.random.default_rng(n)
    days = np.cumsum(rng.integers(1, most + 1, n))
    scores = normal_scores(np.round(2 * rng.standard_normal(n)) + 2 * (np.arange(n) > n // 2))
    seen = weigh(days, scores, careful=careful)
    log_bayes, starts, chance = by_hand(days, scores, careful)
    assert seen.log_bayes == pytest.approx(log_bayes, abs=1e-8)
    assert list(seen.starts) == list(starts)
    assert seen.chance == pytest.approx(chance, abs=1e-8)


def test_a_weekday_habit_is_taken_out():
    days = np.arange(140)
    values = 5.0 + 2.0 * (days % 7 == 3)
    even = weekday_free(days, unit_values(values))
    assert np.ptp(even) < 0.2 * np.ptp(unit_values(values))


def test_a_lasting_shift_is_not_mistaken_for_a_weekday_habit():
    days = np.arange(140)
    unit = unit_values(1.0 * (days >= 66))
    assert weekday_free(days, unit) == pytest.approx(unit, abs=0.1)


def test_scores_keep_order_and_ties():
    scores = normal_scores(np.array([3.0, 1.0, 3.0, 100.0]))
    assert scores[1] < scores[0] == scores[2] < scores[3] < 2.0
